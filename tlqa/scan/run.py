"""A scan from its beginning, or from where one was killed, to its end."""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
from array import array
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from tlqa._version import __version__
from tlqa.errors import ScanError
from tlqa.frozen import dataclass
from tlqa.outputs.terminal import printable
from tlqa.scan.layout import DATASETS, DONE, FINISHED, PLAN, SCAN, Job, finished_splits, read_job
from tlqa.scan.local import Careful, Here, Processes
from tlqa.scan.plan import Planner, read_split
from tlqa.scan.source import Source
from tlqa.scan.store import open_store
from tlqa.scan.tally import Tally
from tlqa.scan.work import Task, must_be_current, run_split
from tlqa.workers import Died

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tlqa.config.settings import Checking
    from tlqa.scan.store import Store
    from tlqa.scan.tally import Totals

PART_STORIES = 10_000
PART_SIZE = 64 * 2**20
_OURS = re.compile(r"done/\d{6,}-\d{4,}(?:\.last)?\.json|\w+/part-\d{6,}-\d{4,}\.parquet")
_LITTLE = 2**20  # bytes of input that are done before another process would have begun


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants scanned.

    Attributes:
        jobs: processes of this machine.
        scheduler: the address of a Dask scheduler instead.
        stories: of a part.
        end: what each process does when its work is done.
    """

    input: str
    output: str
    checking: Checking
    jobs: int = 1
    scheduler: str | None = None
    restart: bool = False
    day_field: str | None = None
    stories: int = PART_STORIES
    end: Callable[[], None] | None = None


class Executor(Protocol):
    """Who does splits; after so many ``deaths`` of one it is found out which story they die of."""

    deaths: int

    def run(self, job: Job, tasks: Sequence[Task]) -> Iterator[tuple[int, int | Died]]: ...


class Scan:
    """A scan that is ready to run.

    Raises:
        TlqaError: what was asked for cannot be done; nothing has been written then.
    """

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self._source = Source(asked.input)
        self._store = open_store(asked.output)

    def run(self, told: Callable[[Tally], None]) -> Totals:
        """Do what is left.

        Args:
            told: called with the tally before the work begins.

        Raises:
            TlqaError: it cannot go on; what was committed is kept.
        """
        with self._store.locked(), tempfile.TemporaryDirectory(prefix="tlqa-scan-") as scratch:
            planned = _plan(self._source, self.asked.output, Path(scratch) / PLAN)
            job = self._job(planned)
            tally = Tally(self._store, job.splits, job.weight, planned.passed)
            tally.look()
            told(tally)
            self._do(job, planned)
            tally.look()
            if tally.left:
                raise ScanError(f"{tally.left} splits are not done; the same command goes on")
            must_be_current(self._store, job)
            totals = tally.totals()
            self._store.put(
                FINISHED, json.dumps({"id": job.id, **totals._asdict()}, indent=2).encode() + b"\n"
            )
            return totals

    def _job(self, planned: _Planned) -> Job:
        """The scan that was begun, if it is the same; else a new one."""
        new = self._new(planned)
        data = self._store.get(SCAN)
        where = self.asked.output
        if data is not None and not self.asked.restart:
            job = read_job(data, self._store.address(SCAN))
            _must_be_same(job, new, self._store, planned)
            self._store.sweep(("", DONE, *DATASETS))
            return job
        if data is not None or self._store.get(PLAN) is not None:  # killed while it began, or was deleted
            _delete(self._store)
        elif self._store.holds_something():
            raise ScanError("is not empty, and holds no scan", path=where)
        self._store.put_file(PLAN, planned.path)
        self._store.put(SCAN, new.written())
        return new

    def _new(self, planned: _Planned) -> Job:
        from tlqa.config.checkers import make
        from tlqa.scan.state import state

        asked = self.asked
        checker = make(asked.checking)
        return Job(
            id=os.urandom(16).hex(),
            input=asked.input,
            output=_where(asked.output),
            version=__version__,
            state=state(checker),
            signature=checker.signature,
            plan=planned.digest,
            splits=len(planned.ends),
            weight=planned.weight,
            checking=asked.checking,
            day_field=asked.day_field,
            stories=asked.stories,
            size=PART_SIZE,
        )

    def _do(self, job: Job, planned: _Planned) -> None:
        parts, whole = finished_splits(self._store.names(DONE))
        left = [planned.task(n, parts.get(n, 0)) for n in range(job.splits) if n not in whole]
        job = replace(job, input=_where(self.asked.input), output=_where(self.asked.output))
        deaths: Counter[int] = Counter()
        executor = self._executor(job, len(left))
        while left:
            died = []
            for number, answer in executor.run(job, left):
                if isinstance(answer, Died):
                    died.append(left[number])
            left = [task._replace(parts=0) for task in died]
            deaths.update(task.start for task in left)
            for task in left:
                if deaths[task.start] >= executor.deaths:
                    run_split(job, task, Careful(job), most=1)
                    deaths[task.start] = 0

    def _executor(self, job: Job, left: int) -> Executor:
        if self.asked.scheduler is not None:
            from tlqa.scan.cluster import Cluster

            return Cluster(self.asked.scheduler)
        if job.weight < _LITTLE and (self.asked.jobs == 1 or left < 2):
            return Here()
        return Processes(self.asked.jobs, self.asked.end)


class _Planned(NamedTuple):
    """The plan as it lies on this machine's disk; ``ends`` of its lines."""

    path: Path
    digest: str
    weight: int
    ends: array[int]
    passed: dict[str, int]

    def task(self, number: int, parts: int) -> Task:
        return Task(self.ends[number - 1] if number else 0, self.ends[number], parts)


def _plan(source: Source, output: str, path: Path) -> _Planned:
    planner = Planner(source, source.within(output))
    digest = hashlib.blake2b(digest_size=20)
    ends, weight = array("q"), 0
    with path.open("wb") as file:
        for split in planner.splits():
            line = split.written()
            digest.update(line)
            file.write(line)
            weight += split.weight
            ends.append(file.tell())
    if not ends:
        said = f"holds no story (files: {_few(planner.passed)})" if planner.passed else "holds no story"
        raise ScanError(f"{said}; see 'tlqa inputs'", path=source.where)
    return _Planned(path, digest.hexdigest(), weight, ends, planner.passed)


def _few(passed: dict[str, int]) -> str:
    return ", ".join(f"{count:,} {printable(suffix)[:40]}" for suffix, count in sorted(passed.items())[:5])


def _where(given: str) -> str:
    """A place by which processes elsewhere find it too."""
    from tlqa.scan.store import is_remote, local_path

    return given if is_remote(given) else os.path.abspath(local_path(given))  # noqa: PTH100


def _must_be_same(old: Job, new: Job, store: Store, planned: _Planned) -> None:
    """A scan is gone on with by what began it, and nothing else.

    Raises:
        ScanError: something differs; it says what.
    """
    where = new.output
    again = "--restart deletes it and begins anew"
    if old.version != new.version:
        said = f"holds a scan by tlqa {old.version}, and this is {new.version}; {again}"
        raise ScanError(said, path=where)
    if old.plan != new.plan:
        said = _what_changed(store, planned)
        raise ScanError(f"holds a scan of another input: {said}; {again}", path=where)
    asked = [(o, n) for o, n in zip(old.checking._asdict().items(), new.checking, strict=True) if o[1] != n]
    if asked:
        names = ", ".join(name for (name, _), _ in asked)
        raise ScanError(f"holds a scan with other options ({names}); {again}", path=where)
    if (old.day_field, old.stories) != (new.day_field, new.stories):
        raise ScanError(f"holds a scan with other options; {again}", path=where)
    if old.state != new.state:
        said = f"holds a scan with other rules, or another build of tlqa ({old.signature}); {again}"
        raise ScanError(said, path=where)


def _what_changed(store: Store, planned: _Planned) -> str:
    """The first file that the two plans do not agree on."""
    old = (store.get(PLAN) or b"").splitlines(keepends=True)
    with planned.path.open("rb") as file:
        for number, line in enumerate(file):
            if number >= len(old):
                return f"{read_split(line).files[0][0]} is new"
            if line != old[number]:
                return _differ(read_split(old[number]).files, read_split(line).files)
    return f"{read_split(old[len(planned.ends)]).files[0][0]} is not there any more"


def _differ(old: tuple[tuple[str, int, str], ...], new: tuple[tuple[str, int, str], ...]) -> str:
    before = {path: rest for path, *rest in old}
    for path, *rest in new:
        if path in before:
            if before[path] != rest:
                return f"{path} has changed"
        elif len(new) >= len(old):
            return f"{path} is new"
    gone = before.keys() - {path for path, *_ in new}
    return f"{min(gone)} is not there any more" if gone else "its files are others"


def _delete(store: Store) -> None:
    """All that a scan wrote, what it is first: a worker that is left over then stops."""
    for name in (SCAN, FINISHED):
        if store.get(name) is not None:
            store.remove("", [name])
    for folder in (DONE, *DATASETS):
        store.remove(folder, [name for name in store.names(folder) if _OURS.fullmatch(name)])
