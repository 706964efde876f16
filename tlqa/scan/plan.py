"""What there is to do: the files of INPUT cut into splits, from the input alone, in the order of names."""

from __future__ import annotations

import json
from itertools import chain, islice
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from tlqa.inputs.base import suffixes
from tlqa.sidecar import is_sidecar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tlqa.scan.source import Entry, Source

LINES, STREAM, ROWS, PAGES, FILES = "lines", "stream", "rows", "pages", "files"
"""Kinds of splits: a range of a JSON Lines file, all of a compressed one, rows of Parquet, a WARC, files."""

LARGEST_SPLIT = 32 * 2**20
SMALLEST_SPLIT = 2**18
MOST_FILES = 500
_SPLITS = 64  # that a small input is cut into, so that every process has something to do
_AHEAD = 20_000  # files that are looked at before it is decided how large a split is
_ROWS = (200, 50_000)
_COMPRESSED = (".gz", ".zst")
_RECORDS = {".jsonl": LINES, ".ndjson": LINES, ".parquet": ROWS, ".pq": ROWS, ".warc": PAGES}


class Split(NamedTuple):
    """A piece of the input that one process reads.

    Attributes:
        number: from 0.
        start, end: bytes or rows; an ``end`` of -1 is that of the file.
        files: with their sizes and stamps: one, or those of a split of files.
        weight: bytes of the input.
    """

    number: int
    kind: str
    start: int
    end: int
    weight: int
    files: tuple[tuple[str, int, str], ...]

    def written(self) -> bytes:
        return (json.dumps(self, ensure_ascii=False, separators=(",", ":")) + "\n").encode(
            "utf-8", "surrogatepass"
        )


def read_split(line: bytes) -> Split:
    """The split of a line of the plan."""
    *first, files = json.loads(line.decode("utf-8", "surrogatepass"))
    number, kind, start, end, weight = first
    return Split(number, kind, start, end, weight, tuple(tuple(each) for each in files))


def kind_of(path: str) -> str | None:
    """How a file of this name is read; None for what is no story."""
    name = PurePosixPath(path)
    packed = name.suffix.lower() in _COMPRESSED
    suffix = (PurePosixPath(name.stem) if packed else name).suffix.lower()
    kind = _RECORDS.get(suffix)
    if kind is ROWS:
        return None if packed else ROWS
    if kind is not None:
        return STREAM if packed and kind is LINES else kind
    known = suffix in suffixes() and not is_sidecar(Path(path))
    return FILES if known else None


class Planner:
    """Makes the splits of a source; ``passed`` counts the files of other names, by their endings."""

    def __init__(self, source: Source, without: str = "") -> None:
        self._source, self._without = source, [without] if without else []
        self.passed: dict[str, int] = {}
        self.files = 0

    def splits(self) -> Iterator[Split]:
        """All splits, numbered."""
        entries = self._known(self._source.entries(self._without))
        ahead = list(islice(entries, _AHEAD))
        whole = len(ahead) < _AHEAD
        total = sum(entry.size for entry, _ in ahead)
        step = min(LARGEST_SPLIT, max(SMALLEST_SPLIT, total // _SPLITS)) if whole else LARGEST_SPLIT
        together = min(MOST_FILES, max(1, len(ahead) // _SPLITS)) if whole else MOST_FILES
        for number, split in enumerate(self._cut(chain(ahead, entries), step, together)):
            yield split._replace(number=number)

    def _known(self, entries: Iterable[Entry]) -> Iterator[tuple[Entry, str]]:
        for entry in entries:
            kind = kind_of(entry.path)
            if kind is None and self._source.single:
                kind = FILES  # what is named is read, whatever it is called
            if kind is not None:
                self.files += 1
                yield entry, kind
                continue
            suffix = PurePosixPath(entry.path).suffix.lower() or "(none)"
            if suffix in self.passed or len(self.passed) < 1000:
                self.passed[suffix] = self.passed.get(suffix, 0) + 1

    def _cut(self, entries: Iterable[tuple[Entry, str]], step: int, together: int) -> Iterator[Split]:
        waiting: list[Entry] = []
        size = 0
        for entry, kind in entries:
            if kind is not FILES:
                yield from self._records(entry, kind, step)
                continue
            if waiting and (len(waiting) == together or size + entry.size > step):
                yield _of_files(waiting)
                waiting, size = [], 0
            waiting.append(entry)
            size += entry.size
        if waiting:
            yield _of_files(waiting)

    def _records(self, entry: Entry, kind: str, step: int) -> Iterator[Split]:
        if kind is LINES:
            for start in range(0, entry.size, step):
                end = min(entry.size, start + step)
                yield Split(0, LINES, start, end, end - start, (entry,))
        elif kind is ROWS and entry.size > step:
            yield from self._rows(entry, step)
        else:
            yield Split(0, kind, 0, -1, entry.size, (entry,))

    def _rows(self, entry: Entry, step: int) -> Iterator[Split]:
        from tlqa.scan.rows import count_of

        rows = count_of(self._source, entry.path)
        if not rows:  # none, or what reading it says
            yield Split(0, ROWS, 0, -1, entry.size, (entry,))
            return
        least, most = _ROWS
        each = min(most, max(least, rows * step // entry.size))
        for start in range(0, rows, each):
            end = min(rows, start + each)
            yield Split(0, ROWS, start, end, entry.size * (end - start) // rows, (entry,))


def _of_files(entries: list[Entry]) -> Split:
    return Split(0, FILES, 0, len(entries), sum(entry.size for entry in entries), tuple(entries))
