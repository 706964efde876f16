"""What a split is read as: one record or file after the other, with its place and where the next begins."""

from __future__ import annotations

import zlib
from typing import IO, TYPE_CHECKING, NamedTuple

from tlqa.errors import ScanError
from tlqa.inputs.base import LARGEST
from tlqa.scan import plan
from tlqa.scan.source import decompressed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from tlqa.scan.plan import Split
    from tlqa.scan.rows import Fields
    from tlqa.scan.source import Source

    Weight = Callable[[int], int]

FILE, RECORD, LANGUAGE, CHECK, PROCESS = "file", "record", "language", "check", "process"
"""Kinds of failures: see ``tlqa.scan.schema``."""

DAMAGED = (OSError, EOFError, zlib.error)


class Unit(NamedTuple):
    """What is read at once.

    Attributes:
        path: of its file, from INPUT on.
        offset: its place there; see ``tlqa.scan.schema``. None where it is all of the file.
        after: where in the split the next one begins.
        weight: bytes of the input from the beginning of the split to there.
        data: its bytes, as the input ``format`` reads them (None: as the surest does).
        shown: what the format is called in the result; "" where the one that reads it says.
        name: of a file, without ``.gz``, which may tell its format.
        problem: why it cannot be read; then ``data`` is empty, and ``failure`` says what kind that is.
        passed: what it is where it is no story, and nothing is wrong with that.
    """

    path: str
    offset: int | None
    after: int
    weight: int
    data: bytes = b""
    format: str | None = None
    shown: str = ""
    name: str = ""
    url: str = ""
    own_id: str = ""
    day: date | None = None
    encoding: str | None = None
    problem: str = ""
    failure: str = RECORD
    passed: str = ""


def units(source: Source, split: Split, begin: int, fields: Fields) -> Iterator[Unit]:
    """The units of a split from ``begin`` on, as ``after`` says it; ``fields`` are those of Parquet.

    Raises:
        ScanError: the input is not what it was when the scan was planned, or is away.
    """
    if split.kind == plan.FILES:
        from tlqa.scan.files import files

        yield from files(source, split, begin)
        return
    _must_be_as_planned(source, split)
    if split.kind == plan.LINES:
        yield from _lines(source, split, begin)
    elif split.kind == plan.STREAM:
        yield from _stream(source, split, begin)
    elif split.kind == plan.ROWS:
        from tlqa.scan.rows import rows

        yield from rows(source, split, begin, fields)
    else:
        from tlqa.scan.pages import pages

        yield from pages(source, split, begin)


def _must_be_as_planned(source: Source, split: Split) -> None:
    path, size, stamp = split.files[0]
    try:
        now = source.entry(path)
    except FileNotFoundError as problem:
        raise ScanError("is gone since the scan began; --restart begins anew", path=path) from problem
    if (now.size, now.stamp) != (size, stamp):
        raise ScanError("has changed since the scan began; --restart begins anew", path=path)


def _lines(source: Source, split: Split, begin: int) -> Iterator[Unit]:
    """The lines that begin within a range of bytes."""
    path = split.files[0][0]
    with source.must_open(path, split.end - max(begin, split.start)) as file:
        at = begin
        if begin <= split.start:
            at = split.start
            if at:
                file.seek(at - 1)
                at += _skipped(file) - 1
        file.seek(at)
        yield from _units_of(file, path, at, split.end, lambda here: min(here, split.end) - split.start)


def _stream(source: Source, split: Split, begin: int) -> Iterator[Unit]:
    """The lines of a compressed file; places count in what it was before."""
    path = split.files[0][0]
    with source.must_open(path, split.weight) as raw:
        at = 0
        try:
            file = decompressed(raw, path)
            while at < begin and (piece := file.read(min(2**20, begin - at))):
                at += len(piece)
            yield from _units_of(file, path, at, None, lambda _: min(raw.tell(), split.weight))
        except DAMAGED as problem:
            if isinstance(problem, OSError) and problem.errno is not None:  # the disk, not the file
                raise ScanError(f"cannot be read: {problem.strerror}", path=path) from problem
            said = f"is damaged or cut off: {problem}; what came before it has been read"
            yield Unit(path, None, 2**62, split.weight, problem=said, failure=FILE)


def _units_of(file: IO[bytes], path: str, at: int, end: int | None, weight: Weight) -> Iterator[Unit]:
    """The lines from here to ``end``, blank ones left out."""
    while end is None or at < end:
        line = file.readline(LARGEST + 1)
        if not line:
            return
        begin, at = at, at + len(line)
        if len(line) > LARGEST and not line.endswith(b"\n"):
            at += _skipped(file)
            said = f"is too large: a line of more than {LARGEST // 2**20} MB"
            yield Unit(path, begin, at, weight(at), problem=said)
        elif line.strip():
            data = line.rstrip(b"\r\n")
            yield Unit(path, begin, at, weight(at), data, "jsonl", "jsonl")


def _skipped(file: IO[bytes]) -> int:
    """Read to the end of the line; how many bytes that were."""
    count = 0
    while piece := file.readline(2**20):
        count += len(piece)
        if piece.endswith(b"\n"):
            break
    return count
