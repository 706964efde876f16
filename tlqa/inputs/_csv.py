"""Reads CSV and TSV cell by cell, each with its place.

The rules are those of RFC 4180 as Python's ``csv`` has them, which says no positions; a test holds the two
against each other.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tlqa.errors import InputError
from tlqa.inputs._meta import known, noted
from tlqa.inputs._records import (
    HEADLINE_FIELDS,
    ID_FIELDS,
    TEXT_FIELDS,
    File,
    Value,
    first_of,
    listed,
    no_text_field,
)
from tlqa.inputs._text import decode, encoding_of
from tlqa.sourcemap import Mapping
from tlqa.text.positions import line_index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.inputs.base import Raw
    from tlqa.model import Document

BARE = {",": ("bare-comma",), ";": ("bare-semicolon",), "\t": ("bare-tab",)}
"""The delimiters, and how text is written in a cell without quotation marks."""

_DOUBLED = ("double",)
_SAID = re.compile(r"sep=([,;\t])\r?\n")  # Excel's own line before the header


class Cell(NamedTuple):
    """A cell at ``[low, high)``, within its marks where it has some; what follows these ends at ``tail``."""

    low: int
    high: int
    quoted: bool
    tail: int

    @property
    def empty(self) -> bool:
        """Whether it says nothing."""
        return self.low == self.high and self.tail <= self.high + self.quoted


class UnclosedError(ValueError):
    """A quotation mark at ``at`` that is not closed."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


def parse(raw: Raw, format_: str) -> Iterator[Document | InputError]:
    """The stories of a file, a row each.

    Raises:
        InputError: there is no header, or no column for the stories.
    """
    text = decode(raw.data, raw.path, raw.encoding)
    said = _SAID.match(text)
    start = said.end() if said else 0
    delimiter = said.group(1) if said else delimiter_of(text, raw.text_field)
    table = rows(text, delimiter, start)
    try:
        header = [value(text, cell, delimiter).text.strip() for cell in next(table, [])]
    except UnclosedError as problem:
        raise _unclosed(raw, text, problem) from problem
    columns = _Columns(raw, header)
    file = File(raw, format_, text, encoding_of(raw.data, raw.encoding))
    try:
        for row in table:
            if not all(cell.empty for cell in row):
                yield columns.story(file, row, delimiter)
    except UnclosedError as problem:
        yield _unclosed(raw, text, problem)


def rows(text: str, delimiter: str, start: int = 0) -> Iterator[list[Cell]]:
    """The rows from an offset on, empty lines left out.

    Raises:
        UnclosedError: a quotation mark that is not closed.
    """
    match, at, row = _pattern(delimiter).match, start, list[Cell]()
    while at < len(text) or row:
        found = match(text, at)
        if found is None:
            raise UnclosedError(at)
        low, high = found.span("quoted")
        quoted = low >= 0
        if quoted:
            row.append(Cell(low, high, True, found.end("tail")))
        else:
            low, high = found.span("bare")
            row.append(Cell(low, high, False, high))
        at = found.end()
        if found.group("end") != delimiter:
            if len(row) > 1 or quoted or low < high:
                yield row
            row = []


def value(text: str, cell: Cell, delimiter: str) -> Value:
    """What a cell says."""
    if not cell.quoted:
        places = Mapping()
        places.literal(cell.high - cell.low, cell.low, BARE[delimiter])
        return Value(text[cell.low : cell.high], places.map())
    parts: list[str] = []
    places, at = Mapping(), cell.low
    while (mark := text.find('""', at, cell.high)) >= 0:
        parts += (text[at:mark], '"')
        places.literal(mark - at, at, _DOUBLED)
        places.atom(1, mark, mark + 2, _DOUBLED)
        at = mark + 2
    parts += (text[at : cell.high], text[cell.high + 1 : cell.tail])
    places.literal(cell.high - at, at, _DOUBLED)
    places.literal(cell.tail - cell.high - 1, cell.high + 1, BARE[delimiter])
    return Value("".join(parts), places.map())


def delimiter_of(text: str, text_field: str | None = None) -> str:
    """What parts the cells: the delimiter that gives the header a column for stories, or most columns."""

    def worth(delimiter: str) -> tuple[bool, int]:
        names = header_of(text, delimiter)
        return (text_field in names if text_field else first_of(TEXT_FIELDS, names) is not None, len(names))

    return max(BARE, key=worth)


def header_of(text: str, delimiter: str) -> list[str]:
    """The names of the columns."""
    try:
        row = next(rows(text, delimiter), [])
    except UnclosedError:
        return []
    return [value(text, cell, delimiter).text.strip() for cell in row]


class _Columns:
    """Which column holds what."""

    def __init__(self, raw: Raw, header: list[str]) -> None:
        if not header:
            raise InputError("has no row that names its columns", path=raw.path, line=1)
        found = _chosen(raw.text_field, TEXT_FIELDS, header)
        if found is None:
            raise InputError(no_text_field(raw.text_field, header, "column"), path=raw.path, line=1)
        self._text = found
        self._id = _chosen(raw.id_field, ID_FIELDS, header)
        if self._id is None and raw.id_field is not None:
            said = f"has no column {raw.id_field!r}; there are {listed(header)}"
            raise InputError(said, path=raw.path, line=1)
        headline = _chosen(None, HEADLINE_FIELDS, header)
        self._headline = None if headline == self._text else headline
        self._width = len(header)
        self._notes = [(column, name) for column, name in enumerate(header) if known(name)]

    def story(self, file: File, row: list[Cell], delimiter: str) -> Document | InputError:
        """The story of a row."""
        line = line_index(file.text).line_of(row[0].low)
        surplus = not all(cell.empty for cell in row[self._width :])
        if len(row) <= self._text or surplus:
            said = f"the row has {len(row)} cells, where the header has {self._width}"
            hint = "; is a cell not in quotation marks that holds a delimiter?" if surplus else ""
            return InputError(said + hint, path=file.raw.path, line=line)

        def read(column: int | None) -> Value | None:
            return None if column is None or column >= len(row) else value(file.text, row[column], delimiter)

        name = read(self._id)
        body = value(file.text, row[self._text], delimiter)
        notes = [(field, each.text) for column, field in self._notes if (each := read(column))]
        called = (name.text.strip() if name else "") or str(line)
        return file.document(called, body, read(self._headline), noted(notes))


def _chosen(asked: str | None, usual: list[str], header: list[str]) -> int | None:
    name = first_of(usual, header) if asked is None else asked
    return header.index(name) if name in header else None


def _unclosed(raw: Raw, text: str, problem: UnclosedError) -> InputError:
    line = line_index(text).line_of(problem.at)
    return InputError("a quotation mark that opens a cell here is not closed", path=raw.path, line=line)


@cache
def _pattern(delimiter: str) -> re.Pattern[str]:
    return re.compile(
        rf"""(?:"(?P<quoted>(?>[^"]*(?:""[^"]*)*))"(?P<tail>[^{delimiter}\r\n]*)"""
        rf"""|(?P<bare>(?!")[^{delimiter}\r\n]*))(?P<end>{delimiter}|\r\n|\r|\n|\Z)"""
    )
