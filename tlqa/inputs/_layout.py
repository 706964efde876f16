"""Plain text as its reader sees it, whatever way it is laid out.

The lines of a paragraph that was wrapped at a width are one, a line end is one character, and who sets two
spaces behind each full stop means one.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from tlqa.compiled import compiled
from tlqa.sourcemap import Mapping

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tlqa.model import Block
    from tlqa.sourcemap import SourceMap

_Edit = tuple[int, int, str]

_LINE_END = compiled(r"(?<![^\S\r\n])[^\S\r\n]*(?:\r\n|\r|\n)\s*")
_CUT = compiled(r"(?<=\w[-‐])(?:\r\n|\r|\n)\s*(?=\w)(?!(?:and|or|to)\b)")
"""The line end in *well-known*: the word was cut behind its hyphen, and is none of *short- and long-term*."""
_MARKS = "”\"’')»"
_STOP = rf"(?:(?<=[a-z{_MARKS}][.!?])|(?<=[a-z][.!?][{_MARKS}]))"
_TWO = compiled(rf"{_STOP}  (?=\S)")
_ONE = compiled(rf"{_STOP} (?=[A-ZÀ-Ž“\"«])")
_HABIT = 3


def as_read(text: str, blocks: Sequence[Block]) -> tuple[str, tuple[Block, ...], SourceMap | None]:
    """A text and its blocks without its layout, and where each character stands in ``text``.

    The map is None where there is nothing to change: then all is as it was.
    """
    edits = sorted(_edits(text, blocks))
    if not edits:
        return text, tuple(blocks), None
    made, at = Mapping(), 0
    parts: list[str] = []
    ends, shifts, shift = [-1], [0], 0
    for low, high, new in edits:
        parts += (text[at:low], new)
        made.literal(low - at, at)
        made.atom(len(new), low, high)
        at = high
        shift += len(new) - (high - low)
        ends.append(high)
        shifts.append(shift)
    parts.append(text[at:])
    made.literal(len(text) - at, at)

    def moved(position: int) -> int:
        return position + shifts[bisect_left(ends, position + 1) - 1]

    found = (replace(block, start=moved(block.start), end=moved(block.end)) for block in blocks)
    return "".join(parts), tuple(found), made.map()


def _edits(text: str, blocks: Sequence[Block]) -> Iterator[_Edit]:
    """What to set in place of what: no two touch the same characters."""
    returns, two = "\r" in text, _two_spaces(text)
    if not (returns or two or any("\n" in text[b.start : b.end] for b in blocks)):
        return
    last = 0
    for block in blocks:
        if returns:
            yield from _returns(text, last, block.start)
        yield from _joints(text, block)
        if two:
            yield from ((m.start(), m.end(), " ") for m in _TWO.finditer(text, block.start, block.end))
        last = block.end
    if returns:
        yield from _returns(text, last, len(text))


def _returns(text: str, start: int, end: int) -> Iterator[_Edit]:
    at = text.find("\r\n", start, end)
    while at >= 0:
        yield at, at + 2, "\n"
        at = text.find("\r\n", at + 2, end)


def _joints(text: str, block: Block) -> Iterator[_Edit]:
    """The line ends within a block, and what stands for each."""
    for match in _LINE_END.finditer(text, block.start, block.end):
        low, high = match.span()
        yield low, high, "" if _CUT.match(text, low) else " "


def _two_spaces(text: str) -> bool:
    """Whether the writer sets two spaces behind a full stop."""
    two = sum(1 for _ in _TWO.finditer(text)) if "  " in text else 0
    return two >= _HABIT and two >= 2 * sum(1 for _ in _ONE.finditer(text))
