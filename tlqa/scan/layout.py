"""What lies where in the result of a scan, and what a scan is, as its ``scan.json`` says."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, NamedTuple

from tlqa.config.settings import Checking
from tlqa.errors import ScanError
from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

SCHEMA = 1
STORIES, FINDINGS, FAILURES = "stories", "findings", "failures"
DATASETS = (STORIES, FINDINGS, FAILURES)
DONE = "done"
SCAN, PLAN, FINISHED = "scan.json", "plan.jsonl", "finished.json"
LAST = ".last.json"


class Part(NamedTuple):
    """A part of the result: the number of its split, and its own within that, from 0."""

    split: int
    number: int

    @property
    def stem(self) -> str:
        return f"{self.split:06d}-{self.number:04d}"

    def file(self, dataset: str) -> str:
        """The name of its rows."""
        return f"{dataset}/part-{self.stem}.parquet"

    def mark(self, *, last: bool) -> str:
        """The name of its mark; the last part of a split says so by its name."""
        return f"{DONE}/{self.stem}{LAST if last else '.json'}"


@dataclass(frozen=True, slots=True)
class Job:
    """All that a process, here or elsewhere, must know to do a split.

    Attributes:
        id: of this scan, by chance; whoever finds another one in ``scan.json`` is too late.
        state: a digest of rules, options and program (``tlqa.scan.state``).
        day_field: the key of a story's day, where it is not a usual one.
        stories, size: a part ends after so many stories, or bytes of them.
    """

    id: str
    input: str
    output: str
    version: str
    state: str
    signature: str
    plan: str
    splits: int
    weight: int
    checking: Checking
    day_field: str | None
    stories: int
    size: int

    def written(self) -> bytes:
        """As ``scan.json``."""
        value = {"schema": SCHEMA, "tool": "tlqa", **asdict(self), "checking": self.checking._asdict()}
        return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def read_job(data: bytes, where: str) -> Job:
    """The scan of a ``scan.json``.

    Raises:
        ScanError: it is none, or of a newer version.
    """
    try:
        value: dict[str, Any] = json.loads(data)
        schema = value.pop("schema")
        value.pop("tool")
        if schema != SCHEMA:
            raise ScanError(f"is of schema {schema}; this version knows {SCHEMA}", path=where)
        given = {k: _tuples(v) for k, v in value.pop("checking").items()}
        return Job(**value, checking=Checking(**given))
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise ScanError("is damaged; --restart begins anew", path=where) from problem


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value


class Mark(NamedTuple):
    """What the mark of a part says: its counts, and where in the split the next part begins.

    Attributes:
        next: a byte, a row, or the number of a file, as its kind of split counts.
        weight: bytes of the input that it and the parts before it stand for.
        passed: what lay in the input and is no story, by what it is.
        seconds: of processor time.
        by: the machine and the process that made it.
    """

    split: int
    part: int
    last: bool
    next: int
    weight: int
    stories: int
    findings: int
    failures: int
    words: int
    passed: dict[str, int]
    seconds: float
    by: str

    def written(self) -> bytes:
        return json.dumps(self._asdict()).encode() + b"\n"


def read_mark(data: bytes) -> Mark:
    """The mark as it was written.

    Raises:
        ScanError: it is none.
    """
    try:
        return Mark(**json.loads(data))
    except (ValueError, TypeError) as problem:
        raise ScanError(f"has a mark that is damaged: {problem}", path=DONE) from problem


def part_of(name: str) -> tuple[Part, bool]:
    """The part that the name of a mark is of, and whether it is the last of its split."""
    stem, _, rest = name.rpartition("/")[2].partition(".")
    split, _, number = stem.partition("-")
    return Part(int(split), int(number)), rest == "last.json"


def finished_splits(marks: Iterable[str]) -> tuple[dict[int, int], set[int]]:
    """How many parts of each split are there, and which splits are all there."""
    parts: dict[int, int] = {}
    whole: set[int] = set()
    for name in marks:
        part, last = part_of(name)
        parts[part.split] = max(parts.get(part.split, 0), part.number + 1)
        if last:
            whole.add(part.split)
    return parts, whole
