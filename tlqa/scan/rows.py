"""The rows of Parquet, each as the JSON record with the same fields, so that one reader knows both."""

from __future__ import annotations

import json
from contextlib import contextmanager
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from tlqa.errors import ScanError
from tlqa.inputs._meta import known
from tlqa.inputs._records import HEADLINE_FIELDS, ID_FIELDS, SOURCE_FIELDS, TEXT_FIELDS, no_text_field
from tlqa.scan.days import DAY_FIELDS
from tlqa.scan.needs import needed
from tlqa.scan.units import FILE, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pyarrow.parquet as pq

    from tlqa.scan.plan import Split
    from tlqa.scan.source import Source

_BATCH = 500
_USUAL = frozenset((*TEXT_FIELDS, *ID_FIELDS, *HEADLINE_FIELDS, *SOURCE_FIELDS, *DAY_FIELDS))
_ALSO = frozenset(("source", "src", "original", "meta", "metadata"))


class Fields:
    """Which columns are read: the usual ones, and those that are asked for by name."""

    def __init__(self, text: str | None = None, *others: str | None) -> None:
        self.asked = [part.strip() for each in (text, *others) if each for part in each.split(",")]
        self.text = text

    def wants(self, name: str) -> bool:
        plain = name.strip().lower()
        if plain in _USUAL or plain in _ALSO or known(name) or plain.startswith(("source_", "src_")):
            return True
        return any(name == each.partition(".")[0] or fnmatchcase(name, each) for each in self.asked)

    def lacks(self, names: Sequence[str]) -> str:
        """What to say of columns without one for the story; "" where there is one."""
        if self.text is not None:
            parts = [part.strip() for part in self.text.split(",")]
            found = any(
                n == p.partition(".")[0] or fnmatchcase(n, p) for n in names for p in (self.text, *parts)
            )
        else:
            found = any(name.strip().lower() in TEXT_FIELDS for name in names)
        return "" if found else no_text_field(self.text, names, "column")


def count_of(source: Source, path: str) -> int:
    """How many rows a file has, as it says at its end; 0 where it cannot be read."""
    try:
        with source.open(path, 2**16) as file, _parquet(file) as opened:
            return int(opened.metadata.num_rows)
    except _damaged():
        return 0


def rows(source: Source, split: Split, begin: int, fields: Fields) -> Iterator[Unit]:
    """One unit a row of a range; a file that is no Parquet, or has no story, is one failure."""
    path = split.files[0][0]
    low = max(begin, split.start)
    try:
        with source.must_open(path, split.weight) as file, _parquet(file) as opened:
            total = int(opened.metadata.num_rows)
            names = list(opened.schema_arrow.names)
            said = fields.lacks(names)
            if said:
                if low == 0:
                    yield Unit(path, None, total, split.weight, problem=said, failure=FILE)
                return
            high = total if split.end < 0 else split.end
            each = split.weight / max(1, high - split.start)
            for row, value in _values(opened, [n for n in names if fields.wants(n)], low, high):
                weight = int(each * (row + 1 - split.start))
                yield _unit(path, row, weight, value)
    except _damaged() as problem:
        if isinstance(problem, OSError) and problem.errno is not None:
            raise ScanError(f"cannot be read: {problem.strerror}", path=path) from problem
        # of a file in many splits it is said by each that comes to the damage
        yield Unit(path, None, 2**62, split.weight, problem=f"is damaged: {problem}", failure=FILE)


@contextmanager
def _parquet(file: Any) -> Iterator[pq.ParquetFile]:
    with needed():
        import pyarrow.parquet as pq
    with pq.ParquetFile(file, pre_buffer=False, buffer_size=2**20) as opened:
        yield opened


def _damaged() -> tuple[type[Exception], ...]:
    with needed():
        import pyarrow as pa
    return (pa.ArrowException, OSError)


def _values(
    opened: pq.ParquetFile, columns: Sequence[str], low: int, high: int
) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows from ``low`` to ``high``, of the row groups that have any, some hundred in memory."""
    first = 0
    for group in range(opened.metadata.num_row_groups):
        after = first + opened.metadata.row_group(group).num_rows
        if after > low and first < high:
            at = first
            for batch in opened.iter_batches(_BATCH, row_groups=[group], columns=list(columns)):
                if at + len(batch) > low and at < high:
                    values = batch.slice(max(0, low - at), min(high, at + len(batch)) - max(low, at))
                    yield from enumerate(values.to_pylist(maps_as_pydicts="lossy"), max(low, at))
                at += len(batch)
        first = after


def _unit(path: str, row: int, weight: int, value: dict[str, Any]) -> Unit:
    try:
        data = json.dumps(value, ensure_ascii=False, default=_plain).encode()
    except UnicodeDecodeError as problem:
        said = f"is not UTF-8: byte 0x{problem.object[problem.start]:02x}"
        return Unit(path, row, row + 1, weight, problem=said)
    except (ValueError, TypeError) as problem:
        return Unit(path, row, row + 1, weight, problem=f"is no record: {problem}")
    return Unit(path, row, row + 1, weight, data, "jsonl", "parquet")


def _plain(value: object) -> str:
    """What JSON has no type for: bytes are text, days and times as ISO 8601 has them."""
    return value.decode() if isinstance(value, bytes) else str(value)
