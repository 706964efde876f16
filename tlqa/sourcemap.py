"""Where each stretch of a story stands in the file it was read from.

A reader that drops markup notes for every piece of text where it came from, so that no position is ever
found by searching again. A piece is *literal* when its characters are the file's own, one for one, and an
*atom* when they stand for others there: ``&`` for ``&amp;``, a space for a line end and its indentation.
An atom is never cut. Maps of one reading within another (HTML in a JSON string) are joined by ``through``.

All positions are half-open code-point offsets.
"""

from __future__ import annotations

import itertools
from array import array
from bisect import bisect_right

from tlqa.frozen import dataclass

Escapes = tuple[str, ...]
"""How text is written in the file, innermost first: ``("xml", "json")``; see ``tlqa.inputs.escapes``."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text, where it stands in the file, and how it is written there."""

    start: int
    end: int
    low: int
    high: int
    literal: bool
    escapes: Escapes


class SourceMap:
    """Made by ``Mapping``; maps offsets in the story's text to offsets in the file's."""

    def __init__(self) -> None:
        self._starts, self._lows, self._highs = array("l"), array("l"), array("l")
        self._literal, self._kinds = bytearray(), array("H")
        self._escapes: list[Escapes] = []
        self.length = 0

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the file from the first to the last character of ``text[start:end]``.

        An atom that the text cuts is taken whole. Markup between the characters is part of the stretch.
        """
        if not self._starts:
            return 0, 0
        first = self._at(start)
        low = self._lows[first]
        if self._literal[first]:
            low += min(start - self._starts[first], self._highs[first] - low)
        if end <= start:
            return low, low
        last = self._at(end - 1)
        high = self._lows[last] + end - self._starts[last] if self._literal[last] else self._highs[last]
        return low, max(low, high)

    def pieces(self, start: int = 0, end: int | None = None) -> list[Piece]:
        """The pieces of ``text[start:end]``; literal ones are cut to it, atoms are whole."""
        stop = self.length if end is None else end
        found: list[Piece] = []
        index = self._at(start) if self._starts and start < stop else len(self._starts)
        while index < len(self._starts) and self._starts[index] < stop:
            found.append(self._cut(index, start, stop))
            index += 1
        return found

    def run(self, start: int, end: int) -> Piece | None:
        """The stretch as one piece where it can be rewritten: side by side in the file, written one way.

        None where markup stands between its characters, or where a part of it is no text of the file.
        """
        found = self.pieces(start, end)
        if not found or any(piece.low == piece.high for piece in found):
            return None
        first, last = found[0], found[-1]
        joined = all(one.high == other.low for one, other in itertools.pairwise(found))
        alike = all(piece.escapes == first.escapes for piece in found)
        whole = first.start >= start and last.end <= end
        if not (joined and alike and whole):
            return None
        return Piece(start, end, first.low, last.high, all(p.literal for p in found), first.escapes)

    def through(self, outer: SourceMap) -> SourceMap:
        """The map of this text to the file of ``outer``, whose text is what this map leads to."""
        joined = Mapping()
        for piece in self.pieces():
            if not piece.literal:
                low, high = outer.span(piece.low, piece.high)
                inner = outer.pieces(piece.low, piece.high)
                around = inner[0].escapes if inner else ()
                joined.atom(piece.end - piece.start, low, high, piece.escapes + around)
                continue
            for part in outer.pieces(piece.low, piece.high):
                length = part.end - part.start
                escapes = piece.escapes + part.escapes
                if part.literal:
                    joined.literal(length, part.low, escapes)
                else:
                    joined.atom(length, part.low, part.high, escapes)
        return joined.map()

    def _at(self, position: int) -> int:
        return max(0, bisect_right(self._starts, position) - 1)

    def _cut(self, index: int, start: int, end: int) -> Piece:
        begin, low, high = self._starts[index], self._lows[index], self._highs[index]
        stop = self._starts[index + 1] if index + 1 < len(self._starts) else self.length
        literal = bool(self._literal[index])
        if literal:
            low += max(0, start - begin)
            begin, stop = max(begin, start), min(stop, end)
            high = low + stop - begin
        return Piece(begin, stop, low, high, literal, self._escapes[self._kinds[index]])


class Mapping:
    """Collects the pieces of a text in order; neighbours that are one in the file too become one piece."""

    def __init__(self) -> None:
        self._map = SourceMap()
        self._known: dict[Escapes, int] = {}

    def literal(self, length: int, low: int, escapes: Escapes = ()) -> None:
        """``length`` characters that stand so in the file from ``low`` on."""
        made, kind = self._map, self._kind(escapes)
        goes_on = made._starts and made._literal[-1] and made._highs[-1] == low and made._kinds[-1] == kind
        if length <= 0:
            return
        if goes_on:
            made._highs[-1] = low + length
            made.length += length
        else:
            self._add(length, low, low + length, kind, literal=True)

    def atom(self, length: int, low: int, high: int, escapes: Escapes = ()) -> None:
        """``length`` characters that stand for ``[low, high)`` of the file, empty for what it lacks."""
        if length > 0:
            self._add(length, low, high, self._kind(escapes), literal=False)

    def map(self) -> SourceMap:
        """What was collected."""
        return self._map

    def _kind(self, escapes: Escapes) -> int:
        if escapes not in self._known:
            self._known[escapes] = len(self._map._escapes)
            self._map._escapes.append(escapes)
        return self._known[escapes]

    def _add(self, length: int, low: int, high: int, kind: int, *, literal: bool) -> None:
        made = self._map
        made._starts.append(made.length)
        made._lows.append(low)
        made._highs.append(high)
        made._literal.append(literal)
        made._kinds.append(kind)
        made.length += length
