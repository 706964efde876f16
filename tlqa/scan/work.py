"""A split done: read, checked and committed part by part, here, in a process or on another machine."""

from __future__ import annotations

import json
import os
import socket
import threading
import time
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

from tlqa.errors import ScanError
from tlqa.scan.judge import Judge, Judged, Row
from tlqa.scan.layout import DATASETS, FAILURES, FINDINGS, PLAN, SCAN, STORIES, Job, Mark, Part, read_mark
from tlqa.scan.needs import needed
from tlqa.scan.plan import read_split
from tlqa.scan.rows import Fields
from tlqa.scan.schema import schema
from tlqa.scan.source import Source
from tlqa.scan.store import open_store, told
from tlqa.scan.units import units

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyarrow as pa

    from tlqa.engine import Checker
    from tlqa.scan.plan import Split
    from tlqa.scan.store import Store
    from tlqa.scan.units import Unit

_TOGETHER = 500
_ONE_AT_A_TIME = threading.Lock()
"""Checkers share what they make ready: a worker of Dask with many threads does one split at a time."""


class Task(NamedTuple):
    """A split to do: where its line stands in the plan, and how many of its parts are known to be there."""

    start: int
    end: int
    parts: int = 0


class Judging(Protocol):
    """What becomes of units, in order."""

    def all(self, units: Iterable[Unit]) -> Iterator[tuple[Unit, Judged]]: ...


def run_split(job: Job, task: Task, judging: Judging | None = None, most: int | None = None) -> int:
    """Do what is left of a split; how many of its parts there are then.

    Args:
        judging: who checks; a checker of this process where not given.
        most: stop after so many parts.

    Raises:
        ScanError: the input changed, a server is away, or another scan has taken this one's place.
    """
    with _ONE_AT_A_TIME, told(job.input, "read"):
        store = open_store(job.output)
        split = read_split(store.get_range(PLAN, task.start, task.end))
        part, begin, done = _begin(store, split, task.parts)
        if done:
            return part.number
        judge = judging or Judge(checker_of(job.checking, job.state), job.day_field)
        reading = units(_source(job.input), split, begin, fields_of(job))
        return _Run(job, store, split, begin).parts(judge.all(reading), part, most)


def fields_of(job: Job) -> Fields:
    """The columns that stories are read from."""
    asked = job.checking
    return Fields(asked.text_field, asked.id_field, asked.source_field, job.day_field)


@lru_cache(2)
def checker_of(checking: object, state: str) -> Checker:
    """The checker of a scan, made once a process.

    Raises:
        ScanError: it is not the one that the scan began with: another version, or other rules, here.
    """
    from tlqa.config.checkers import make
    from tlqa.scan.state import state as state_of

    checker = make(checking)  # type: ignore[arg-type]
    if state_of(checker) != state:
        raise ScanError(
            "a worker has another version of tlqa, of Python or of the rules than the scan began with"
        )
    return checker


@lru_cache(2)
def _source(where: str) -> Source:
    return Source(where)


def _begin(store: Store, split: Split, known: int) -> tuple[Part, int, bool]:
    """The part to make, where in the split it begins, and whether there is none left."""
    part, begin = Part(split.number, known), split.start
    if known and (data := store.get(part._replace(number=known - 1).mark(last=False))):
        begin = read_mark(data).next
    elif known:
        return part, begin, True
    while True:  # a worker that was thought dead may have made more
        if store.get(part.mark(last=True)) is not None:
            return part._replace(number=part.number + 1), begin, True
        data = store.get(part.mark(last=False))
        if data is None:
            return part, begin, False
        part, begin = part._replace(number=part.number + 1), read_mark(data).next


class _Run:
    """The rest of a split, from ``begin`` on."""

    def __init__(self, job: Job, store: Store, split: Split, begin: int) -> None:
        self._job, self._store, self._split, self._begin = job, store, split, begin

    def parts(self, judged: Iterator[tuple[Unit, Judged]], part: Part, most: int | None) -> int:
        rows, made = _Rows(), 0
        ahead = next(judged, None)
        while ahead is not None:
            unit, found = ahead
            rows.add(unit, found)
            ahead = next(judged, None)
            full = rows.stories >= self._job.stories or rows.size >= self._job.size
            if full and ahead is not None:
                self._commit(part, rows, last=False)
                part, rows, made = part._replace(number=part.number + 1), _Rows(), made + 1
                if made == most:
                    return part.number
        self._commit(part, rows, last=True)
        return part.number + 1

    def _commit(self, part: Part, rows: _Rows, *, last: bool) -> None:
        """Rows first, the mark last: what has a mark is all there."""
        must_be_current(self._store, self._job)
        for dataset in DATASETS:
            if rows.counts[dataset] or dataset == STORIES:
                self._store.put(part.file(dataset), rows.parquet(dataset))
        self._store.put(part.mark(last=last), rows.mark(part, last, self._begin).written())


def must_be_current(store: Store, job: Job) -> None:
    """Nothing is written for a scan that has been deleted.

    Raises:
        ScanError: it was.
    """
    data = store.get(SCAN)
    if data is None or json.loads(data).get("id") != job.id:
        raise ScanError("another scan has begun in its place", path=job.output)


class _Rows:
    """The rows of a part, as Arrow keeps them, and what its mark says."""

    def __init__(self) -> None:
        self.counts = dict.fromkeys(DATASETS, 0)
        self.size = self.words = self.weight = 0
        self.after: int | None = None
        self._passed: dict[str, int] = {}
        self._waiting: dict[str, list[Row]] = {name: [] for name in DATASETS}
        self._batches: dict[str, list[pa.RecordBatch]] = {name: [] for name in DATASETS}
        self._began = time.process_time()

    @property
    def stories(self) -> int:
        return self.counts[STORIES] + self.counts[FAILURES] + sum(self._passed.values())

    def add(self, unit: Unit, found: Judged) -> None:
        if unit.passed:
            self._passed[unit.passed] = self._passed.get(unit.passed, 0) + 1
        for dataset, rows in zip(DATASETS, found[:3], strict=True):
            self._waiting[dataset] += rows
            self.counts[dataset] += len(rows)
            if len(self._waiting[dataset]) >= _TOGETHER:
                self._flush(dataset)
        self.words += found.words
        self.size += len(unit.data)
        self.after, self.weight = unit.after, unit.weight

    def _flush(self, dataset: str) -> None:
        import pyarrow as pa

        self._batches[dataset].append(
            pa.RecordBatch.from_pylist(self._waiting[dataset], schema=schema(dataset))
        )
        self._waiting[dataset] = []

    def parquet(self, dataset: str) -> bytes:
        with needed():
            import pyarrow as pa
            import pyarrow.parquet as pq
        self._flush(dataset)
        table = pa.Table.from_batches(self._batches[dataset], schema=schema(dataset))
        buffer = pa.BufferOutputStream()
        pq.write_table(table, buffer, compression="zstd", compression_level=3)
        data: bytes = buffer.getvalue().to_pybytes()
        return data

    def mark(self, part: Part, last: bool, begin: int) -> Mark:
        return Mark(
            split=part.split,
            part=part.number,
            last=last,
            next=begin if self.after is None else self.after,
            weight=self.weight,
            stories=self.counts[STORIES],
            findings=self.counts[FINDINGS],
            failures=self.counts[FAILURES],
            words=self.words,
            passed=self._passed,
            seconds=round(time.process_time() - self._began, 3),
            by=f"{socket.gethostname()}:{os.getpid()}",
        )
