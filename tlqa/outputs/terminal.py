"""What a terminal makes of characters: how wide they are, which must not reach it, how to colour."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tlqa.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from tlqa.text.positions import LineIndex

WIDTH = 100
TAB = "    "

_ZERO_WIDTH = frozenset({"Mn", "Me", "Cf"})
# Marks that turn the direction of what follows: they could make a report read as what it does not say.
_TURNING = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C)))

# All that ``_shown`` changes: most text has none of it.
_ODD = compiled(f"[\x00-\x1f\x7f-\x9f\u2028\u2029{''.join(sorted(_TURNING))}]")
# What is shown as it is and one column wide; U+00AD is not.
_USUAL = compiled("[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u20ac]*")

_STYLES = {"bold": 1, "dim": 2, "red": 31, "green": 32, "yellow": 33, "magenta": 35, "cyan": 36}


class Excerpt(NamedTuple):
    """A line of a story cut to fit, and where on it a span stands.

    Attributes:
        line: what is shown, on one line of a terminal.
        indent: columns before the span.
        width: columns of the span, at least 1.
        more: the further lines that the span runs over.
    """

    line: str
    indent: int
    width: int
    more: int


def paint(text: str, style: str, on: bool) -> str:
    """Text in an ANSI style (``bold``, ``red`` …) where ``on``, else the text itself."""
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if on else text


def printable(text: str) -> str:
    """Text on one line without characters that move the cursor, hide or turn what follows."""
    return _ODD.sub(lambda match: _shown(match[0]), text)


def table(names: Sequence[str], rows: Iterable[Sequence[str]], left: Container[str]) -> list[str]:
    """The lines of a table of plain text: its head, then its rows.

    Args:
        names: the head.
        rows: cells that are ``printable``.
        left: the columns by name that are set to the left; the others are figures.
    """
    cells = [tuple(names), *map(tuple, rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]

    def line(row: Sequence[str]) -> Iterator[str]:
        for name, cell, width in zip(names, row, widths, strict=True):
            yield cell.ljust(width) if name in left else cell.rjust(width)

    return ["  ".join(line(row)).rstrip() for row in cells]


def columns(char: str) -> int:
    """How many terminal columns a character takes: 0, 1 or 2 (Unicode Standard Annex 11)."""
    if unicodedata.combining(char) or unicodedata.category(char) in _ZERO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def width(text: str) -> int:
    """How many terminal columns a text takes."""
    return len(text) if _USUAL.fullmatch(text) else sum(map(columns, text))


def shorten(text: str, limit: int) -> str:
    """Printable text of at most ``limit`` columns, its end replaced by … where it is longer."""
    shown = printable(text[: limit * 4])
    usual = _USUAL.fullmatch(shown)
    if len(text) <= limit * 4 and (len(shown) if usual else width(shown)) <= limit:
        return shown
    if usual:
        return shown[: limit - 1].rstrip() + "…"
    kept, used = [], 1
    for char in shown:
        used += columns(char)
        if used > limit:
            break
        kept.append(char)
    return "".join(kept).rstrip() + "…"


def excerpt(index: LineIndex, start: int, end: int, limit: int = WIDTH) -> Excerpt:
    """The line on which a span begins, cut to a window around it.

    Args:
        index: the story's lines.
        start: offset of the span in code points.
        end: its end, exclusive.
        limit: how many columns of a long line are shown around the span.
    """
    line = index.line_of(start)
    first, last = index.line_span(line)
    # A paragraph can be a megabyte on one line: look only at what could be shown.
    low, high = max(first, start - 2 * limit), min(last, start + 2 * limit)
    around = index.text[low:high]
    begin, stop = min(start - low, len(around)), max(0, min(end, high) - low)
    more = index.line_of(max(start, end - 1)) - line if end > last else 0
    if _USUAL.fullmatch(around):
        left, right = _window_of_ones(len(around), begin, stop, limit)
        shown, indent, taken = around[left:right], begin - left, min(stop, right) - begin
    else:
        cells = [_shown(char) for char in around]
        widths = list(map(_cell_width, cells))
        left, right = _window(widths, begin, stop, limit)
        shown, indent = "".join(cells[left:right]), sum(widths[left:begin])
        taken = sum(widths[begin : min(stop, right)])
    before, after = "…" * (low + left > first), "…" * (low + right < last)
    return Excerpt(before + shown + after, len(before) + indent, max(1, taken), more)


def _window(widths: list[int], begin: int, stop: int, limit: int) -> tuple[int, int]:
    """The cells to show: the span's first, then as much on both sides as fits."""
    left = right = begin
    used = 0
    while right < stop and used + widths[right] <= limit:
        used += widths[right]
        right += 1
    grown = True
    while grown:
        grown = False
        if left > 0 and used + widths[left - 1] <= limit:
            left, grown = left - 1, True
            used += widths[left]
        if right < len(widths) and used + widths[right] <= limit:
            used, grown = used + widths[right], True
            right += 1
    while 0 < left < len(widths) and widths[left] == 0:  # an accent belongs to the letter before it
        left -= 1
    return left, right


def _window_of_ones(count: int, begin: int, stop: int, limit: int) -> tuple[int, int]:
    """The same where every cell is one column wide; the left side gets an odd one more."""
    right = max(begin, min(stop, begin + limit))
    free = limit - (right - begin)
    after = min(count - right, free // 2)
    before = min(begin, free - after)
    return begin - before, right + min(count - right, free - before)


_cell_width = lru_cache(maxsize=4096)(width)


@lru_cache(maxsize=4096)
def _shown(char: str) -> str:
    if char == "\t":
        return TAB
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if 0x80 <= code < 0xA0 or char in "\u2028\u2029" or char in _TURNING:
        return "�"
    return char
