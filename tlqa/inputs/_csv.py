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
    Halves,
    Source,
    Value,
    first_of,
    listed,
    no_text_field,
    source_field,
    source_headline_field,
    targets,
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
                yield from columns.stories(file, row, delimiter)
    except UnclosedError as problem:
        yield _unclosed(raw, text, problem)
    yield from columns.halves.told()


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

    def worth(delimiter: str) -> tuple[bool, bool, int]:
        names = header_of(text, delimiter)
        there = targets(text_field, names)[0] if text_field else first_of(TEXT_FIELDS, names)
        return text_field in names, bool(there), len(names)

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
        self._raw, self._header = raw, header
        self._texts = self._targets()
        name = header[self._texts[0]]
        # what is named so is told apart by it
        self._several = raw.text_field is not None and raw.text_field not in header
        self._id = self._asked(raw.id_field, first_of(ID_FIELDS, header))
        self._source = self._asked(raw.source_field, source_field(name, header))
        headline, source_headline = first_of(HEADLINE_FIELDS, header), source_headline_field(header)
        self._headline = None if headline in (None, name) else header.index(headline or "")
        self._source_headline = None if source_headline is None else header.index(source_headline)
        self._width = len(header)
        self._notes = [(column, field) for column, field in enumerate(header) if known(field)]
        self.halves = Halves(raw.path)

    def _targets(self) -> list[int]:
        """The columns of the stories."""
        raw, header = self._raw, self._header
        if raw.text_field is None:
            found = first_of(TEXT_FIELDS, header)
            names, absent = [found] if found is not None else [], list[str]()
        else:
            names, absent = targets(raw.text_field, header)
        if absent or not names:
            said = no_text_field(", ".join(absent) if absent else raw.text_field, header, "column")
            raise InputError(said, path=raw.path, line=1)
        return [header.index(name) for name in names]

    def _asked(self, asked: str | None, usual: str | None) -> int | None:
        name = usual if asked is None else asked
        if name is not None and name in self._header:
            return self._header.index(name)
        if asked is not None:
            said = f"has no column {asked!r}; there are {listed(self._header)}"
            raise InputError(said, path=self._raw.path, line=1)
        return None

    def stories(self, file: File, row: list[Cell], delimiter: str) -> Iterator[Document | InputError]:
        """The stories of a row: one, or one a translation of its source."""
        line = line_index(file.text).line_of(row[0].low)
        surplus = not all(cell.empty for cell in row[self._width :])
        if len(row) <= min(self._texts) or surplus:
            said = f"the row has {len(row)} cells, where the header has {self._width}"
            hint = "; is a cell not in quotation marks that holds a delimiter?" if surplus else ""
            yield InputError(said + hint, path=file.raw.path, line=line)
            return

        def read(column: int | None) -> Value | None:
            return None if column is None or column >= len(row) else value(file.text, row[column], delimiter)

        name = read(self._id)
        called = (name.text.strip() if name else "") or str(line)
        original = read(self._source)
        source = None
        if original is not None and original.text.strip():
            source = Source(original, read(self._source_headline))
        elif self._source is not None:
            self.halves.add("source", called, line)
        notes = [(field, each.text) for column, field in self._notes if (each := read(column))]
        for column in self._texts:
            yield from self._story(
                file, (called, line, column), read(column), read(self._headline), notes, source
            )

    def _story(
        self,
        file: File,
        at: tuple[str, int, int],
        body: Value | None,
        headline: Value | None,
        notes: list[tuple[str, str]],
        source: Source | None,
    ) -> Iterator[Document]:
        """The story of a cell, of the record ``at`` name, line and column."""
        called, line, column = at
        field = self._header[column]
        if self._several:
            called, notes = f"{called} {field}", [*notes, ("translator", field)]
        if body is not None and (source is None or body.text.strip()):
            yield file.document(called, body, headline, noted(notes), source)
        else:
            self.halves.add("translation", called, line)


def _unclosed(raw: Raw, text: str, problem: UnclosedError) -> InputError:
    line = line_index(text).line_of(problem.at)
    return InputError("a quotation mark that opens a cell here is not closed", path=raw.path, line=line)


@cache
def _pattern(delimiter: str) -> re.Pattern[str]:
    return re.compile(
        rf"""(?:"(?P<quoted>(?>[^"]*(?:""[^"]*)*))"(?P<tail>[^{delimiter}\r\n]*)"""
        rf"""|(?P<bare>(?!")[^{delimiter}\r\n]*))(?P<end>{delimiter}|\r\n|\r|\n|\Z)"""
    )
