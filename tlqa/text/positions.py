"""From code-point offsets to lines and columns, once, at the edge.

A line ends at LF, CR LF or a lone CR, as editors have it; the other separators that ``str.splitlines``
knows (form feed, U+2028 …) stand inside a line. Lines and columns count from 1 in every unit, so a
writer whose format counts from 0 (LSP) subtracts 1.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import field
from enum import Enum
from functools import lru_cache
from itertools import accumulate, repeat
from operator import add

from tlqa.compiled import compiled
from tlqa.frozen import dataclass

_LINE_END = compiled(r"\r\n|\n|\r")
_STEP = 256


class Unit(Enum):
    """What a format counts columns in."""

    CODE_POINTS = ("utf-32-le", 4)
    UTF8 = ("utf-8", 1)
    UTF16 = ("utf-16-le", 2)

    def length(self, text: str) -> int:
        """How many units a text has; lone surrogates count as what they would take."""
        encoding, width = self.value
        return len(text.encode(encoding, "surrogatepass")) // width


@dataclass(frozen=True, slots=True)
class LineIndex:
    """The line starts of a text, for looking up positions in logarithmic time.

    A text that ends in a line end has an empty last line, as in an editor, so that every offset from 0
    to ``len(text)``, both included, has a line.

    Args:
        text: the whole text that the offsets count in.
    """

    text: str
    starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", _starts(self.text))

    @property
    def lines(self) -> int:
        """How many lines the text has; 1 for an empty text."""
        return len(self.starts)

    def line_of(self, offset: int) -> int:
        """The line, from 1, of a code-point offset.

        Raises:
            ValueError: an offset outside 0 to ``len(text)``.
        """
        if not 0 <= offset <= len(self.text):
            raise ValueError(f"offset {offset} is outside a text of {len(self.text)} characters")
        return bisect_right(self.starts, offset)

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, the column in code points."""
        line = self.line_of(offset)
        return line, offset - self.starts[line - 1] + 1

    def line_span(self, line: int) -> tuple[int, int]:
        """Half-open offsets of a line (from 1) without its line end.

        Raises:
            ValueError: a line that the text has not.
        """
        if not 1 <= line <= len(self.starts):
            raise ValueError(f"line {line} is not one of {len(self.starts)}")
        start = self.starts[line - 1]
        end = self.starts[line] if line < len(self.starts) else len(self.text)
        if line < len(self.starts):
            end -= 2 if self.text.startswith("\r\n", end - 2) and end - 2 >= start else 1
        return start, end

    def utf8_column(self, offset: int) -> int:
        """Column from 1 in UTF-8 bytes (rdjson)."""
        return utf8_column(self.text, self.starts[self.line_of(offset) - 1], offset)

    def utf16_column(self, offset: int) -> int:
        """Column from 1 in UTF-16 code units (SARIF's default; LSP counts the same from 0)."""
        return utf16_column(self.text, self.starts[self.line_of(offset) - 1], offset)


def _starts(text: str) -> tuple[int, ...]:
    if "\r" in text:
        return (0, *(match.end() for match in _LINE_END.finditer(text)))
    lengths = map(len, text.split("\n"))  # four times as fast
    return tuple(accumulate(map(add, lengths, repeat(1)), initial=0))[:-1]


@lru_cache(maxsize=2)
def line_index(text: str) -> LineIndex:
    """The lines of a text, found once for the stories of one file."""
    return LineIndex(text)


class Columns:
    """Lines and columns of a text in one unit.

    A finding at the end of a line of a megabyte costs no more than one at its beginning: how many units
    stand before every 256th character is counted once.

    Args:
        text: the whole text that the offsets count in.
        unit: what columns count.
    """

    def __init__(self, text: str, unit: Unit) -> None:
        self._index = line_index(text)
        self._unit = Unit.CODE_POINTS if text.isascii() else unit
        pieces = range(0, len(text) if self._unit is not Unit.CODE_POINTS else 0, _STEP)
        self._before = list(accumulate((unit.length(text[i : i + _STEP]) for i in pieces), initial=0))

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of a code-point offset.

        Raises:
            ValueError: an offset outside the text.
        """
        line = self._index.line_of(offset)
        start = self._index.starts[line - 1]
        return line, self._units(offset) - self._units(start) + 1

    def _units(self, offset: int) -> int:
        if self._unit is Unit.CODE_POINTS:
            return offset
        step = offset // _STEP
        return self._before[step] + self._unit.length(self._index.text[step * _STEP : offset])


@lru_cache(maxsize=4)
def columns(text: str, unit: Unit) -> Columns:
    """The columns of a text, counted once for the stories of one file."""
    return Columns(text, unit)


def utf8_column(text: str, line_start: int, offset: int) -> int:
    """Column from 1, in UTF-8 bytes, of ``offset`` on the line that begins at ``line_start``."""
    return len(text[line_start:offset].encode("utf-8", "surrogatepass")) + 1


def utf16_column(text: str, line_start: int, offset: int) -> int:
    """Column from 1, in UTF-16 code units, of ``offset`` on the line that begins at ``line_start``."""
    return len(text[line_start:offset].encode("utf-16-le", "surrogatepass")) // 2 + 1
