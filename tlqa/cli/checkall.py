"""Every story of a run: from what earlier runs kept, else checked here or in processes side by side."""

from __future__ import annotations

import os
import time
from contextlib import closing
from stat import S_ISREG
from typing import TYPE_CHECKING, Any, NamedTuple

from tlqa.cli.console import progress
from tlqa.cli.options import keep_patterns, read_stories, size_of
from tlqa.discovery.walk import STDIN
from tlqa.errors import ConfigError, InputError
from tlqa.inputs.base import LARGEST
from tlqa.model import FileReport

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tlqa.cli.session import Session
    from tlqa.config.settings import Checking
    from tlqa.engine import Checker
    from tlqa.results.keeper import Keeper
    from tlqa.results.store import Store

_ONE_IS_LARGE = 2**18
_A_PROCESS = 8  # files that are worth starting a process
_TOGETHER = 500
_SECONDS = 0.5  # between writing down what was found


class Outcome(NamedTuple):
    """What came of one source, and the key and value under which it is to be kept, if it is."""

    reports: Sequence[FileReport] = ()
    errors: Sequence[str] = ()
    entry: tuple[bytes, bytes] | None = None


def check_all(session: Session, sources: Sequence[str], errors: list[str]) -> list[FileReport]:
    """Check every source; one that cannot be read is added to ``errors`` and does not stop the others."""
    run = _Run(session, sources)
    if session.keeps and (len(sources) > 1 or size_of(sources) > _ONE_IS_LARGE):
        outcomes = run.with_results()
    else:
        outcomes = run.checked(range(len(sources)))
    found = dict(outcomes)
    reports: list[FileReport] = []
    for number in range(len(sources)):
        errors += found[number].errors
        reports += found[number].reports
    return reports


class _Run:
    """One run over some sources; they are called by their numbers."""

    def __init__(self, session: Session, sources: Sequence[str]) -> None:
        self._session, self._sources = session, sources
        self._keepers: dict[Checker, Keeper] = {}

    def with_results(self) -> Iterator[tuple[int, Outcome]]:
        """What is known, then what had to be checked; that is kept."""
        try:
            from tlqa.results.store import Store
        except ImportError:  # a Python without SQLite
            yield from self.checked(range(len(self._sources)))
            return
        with closing(Store()) as store:
            left: list[int] = []
            numbers = range(len(self._sources))
            for start in range(0, len(numbers), _TOGETHER):
                few = numbers[start : start + _TOGETHER]
                known = dict(self._known(store, few))
                yield from known.items()
                left += [number for number in few if number not in known]
            if left:
                yield from _kept(store, self.checked(left, keyed=True))

    def checked(self, numbers: Sequence[int], *, keyed: bool = False) -> Iterator[tuple[int, Outcome]]:
        """Check sources, with what is to be kept of each where that is asked for."""
        sources = [self._sources[number] for number in numbers]
        with progress(numbers, size=size_of(sources)) as items:
            count = min(self._session.jobs, len(numbers) // _A_PROCESS)
            if count < 2:
                yield from ((number, self._outcome(number, keyed)) for number in items)
            else:
                bar = iter(items)
                for each in self._side_by_side(numbers, count, keyed):
                    next(bar, None)
                    yield each
                next(bar, None)

    def _keeper(self, number: int) -> Keeper:
        """The keeper of a source.

        Raises:
            ConfigError: its configuration cannot be used.
        """
        checker = self._session.checker(self._sources[number])
        keeper = self._keepers.get(checker)
        if keeper is None:
            from tlqa.results.keeper import Keeper

            keeper = self._keepers[checker] = Keeper(checker)
        return keeper

    def _known(self, store: Store, numbers: Iterable[int]) -> Iterator[tuple[int, Outcome]]:
        from tlqa.results.trust import DamagedError

        asked: list[tuple[int, Keeper, bytes, bytes]] = []
        for number in numbers:
            source = self._sources[number]
            try:
                if _is_file(source):
                    keeper, data = self._keeper(number), _read(source)
                    asked.append((number, keeper, data, keeper.key(data, source)))
            except (InputError, ConfigError, OSError):
                continue  # said when it is checked
        values = store.get([key for *_, key in asked])
        for number, keeper, data, key in asked:
            if key in values:
                try:
                    yield number, Outcome(keeper.unpack(values[key], data, self._sources[number]))
                except DamagedError:
                    continue

    def _outcome(self, number: int, keyed: bool) -> Outcome:
        source = self._sources[number]
        try:
            if keyed and _is_file(source):
                return _outcome_of(self._keeper(number), source)
            checker = self._session.checker(source)
            stories = list(read_stories(checker, source, self._session.stdin_name))
        except (InputError, ConfigError) as problem:
            return Outcome(errors=[str(problem)])
        return Outcome(
            [story for story in stories if isinstance(story, FileReport)],
            [str(story) for story in stories if isinstance(story, InputError)],
        )

    def _side_by_side(self, numbers: Sequence[int], count: int, keyed: bool) -> Iterator[tuple[int, Outcome]]:
        """Check in processes what can be; the rest, such as standard input, here."""
        from tlqa.workers import Died, in_processes

        work = _Work(keyed)
        sent: list[tuple[int, int, str]] = []
        for number in numbers:
            source = self._sources[number]
            try:
                if _is_file(source):
                    sent.append((number, work.number(self._keeper(number), self._checking(source)), source))
                    continue
            except ConfigError as problem:
                yield number, Outcome(errors=[str(problem)])
                continue
            yield number, self._outcome(number, keyed)
        with closing(in_processes(work, sent, count, end=keep_patterns)) as answers:
            for place, answer in answers:
                number, _, source = sent[place]
                if isinstance(answer, Died):
                    said = InputError(str(answer), path=source)
                    yield number, Outcome(errors=[str(said)])
                    continue
                if answer is None:
                    yield number, self._outcome(number, keyed=False)
                    continue
                data, value, key, errors = answer
                reports = self._keeper(number).unpack(value, data, source) if value else ()
                yield number, Outcome(reports, errors, (key, value) if key is not None else None)

    def _checking(self, source: str) -> Checking:
        return self._session.settings(source).checking


class _Work:
    """What a process does with a file. Begun anew (and not forked), it makes its own checkers."""

    def __init__(self, keyed: bool) -> None:
        self._keyed = keyed
        self._keepers: list[Keeper | None] = []
        self._checkings: list[Checking] = []

    def number(self, keeper: Keeper, checking: Checking) -> int:
        """The number of a way to check; the processes know it by that."""
        if keeper not in self._keepers:
            self._keepers.append(keeper)
            self._checkings.append(checking)
        return self._keepers.index(keeper)

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_keepers": [None] * len(self._keepers)}

    def __call__(self, item: tuple[int, int, str]) -> tuple[bytes, bytes, bytes | None, list[str]] | None:
        """Bytes of the file, packed reports, their key, errors; None where it is too much to send."""
        _, way, source = item
        try:
            keeper = self._keeper(way)
            checked, key = keeper.check_keyed(source) if self._keyed else (keeper.check(source), None)
        except (InputError, ConfigError) as problem:
            return b"", b"", None, [str(problem)]
        value = keeper.pack(checked)
        return None if value is None else (checked.data, value, key, checked.errors)

    def _keeper(self, number: int) -> Keeper:
        keeper = self._keepers[number]
        if keeper is None:
            from tlqa.config.checkers import make
            from tlqa.results.keeper import Keeper

            keeper = self._keepers[number] = Keeper(make(self._checkings[number]))
        return keeper


def _outcome_of(keeper: Keeper, source: str) -> Outcome:
    checked, key = keeper.check_keyed(source)
    value = keeper.pack(checked) if key is not None else None
    return Outcome(
        checked.reports,
        checked.errors,
        (key, value) if key is not None and value is not None else None,
    )


def _kept(store: Store, outcomes: Iterable[tuple[int, Outcome]]) -> Iterator[tuple[int, Outcome]]:
    """The outcomes, kept every half second and whatever ends the run."""
    entries: list[tuple[bytes, bytes]] = []
    last = time.monotonic()
    try:
        for number, outcome in outcomes:
            if outcome.entry is not None:
                entries.append(outcome.entry)
            if time.monotonic() - last > _SECONDS:
                store.put(entries)
                entries, last = [], time.monotonic()
            yield number, outcome._replace(entry=None)
    finally:
        store.put(entries)


def _is_file(source: str) -> bool:
    """Whether a source can be read twice: no pipe, no standard input, nothing too large."""
    try:
        state = os.stat(source)  # noqa: PTH116
    except (OSError, ValueError):
        return False
    return source != STDIN and S_ISREG(state.st_mode) and state.st_size <= LARGEST


def _read(source: str) -> bytes:
    with open(source, "rb", buffering=0) as file:  # noqa: PTH123
        return file.read()
