"""A rule of many patterns, most of which need not be tried on a text: the prefilter within one rule.

Where it is known how far into a match a pattern's strings stand, it is tried there and nowhere else.
"""

from __future__ import annotations

from collections import defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING

from tlqa.compiled import compiled
from tlqa.model import BEGINNING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from tlqa.model import Anchors

    Place = tuple[int, int, int]
    """Of a string: a pattern by number; where its match begins, counted back from the string's end."""

_PLACE = itemgetter(0, 1)


class Parts:
    """Finds what all the patterns in one expression would find.

    Args:
        sources: the patterns.
        literals: of each pattern, the folded strings of which it needs one; None where it has none.
        flags: what they are compiled with.
        anchors: where the strings stand in a match of the pattern that they name as their ``part``.
    """

    def __init__(
        self,
        sources: Sequence[str],
        literals: Sequence[Sequence[str] | None],
        flags: re.RegexFlag,
        anchors: Sequence[Anchors] = (),
    ) -> None:
        import ahocorasick

        self._sources, self._flags = sources, flags
        self._expressions: dict[int, re.Pattern[str]] = {}
        self._always = frozenset(number for number, strings in enumerate(literals) if strings is None)
        known = _known(anchors)
        by_literal: defaultdict[str, list[Place | int]] = defaultdict(list)
        for number, strings in enumerate(literals):
            for literal in strings or ():
                by_literal[literal] += _places(number, literal, known)
        self._automaton = ahocorasick.Automaton()
        for literal, places in by_literal.items():
            self._automaton.add_word(literal, places)
        self._automaton.make_automaton()
        self._empty = not by_literal

    def finditer(self, folded: str, text: str) -> Iterator[re.Match[str]]:
        """The matches that do not overlap, from the left; of two that begin together, that of the first."""
        anywhere, placed = self._within(folded, text)
        heads = [(number, self.expression(number).search(text)) for number in anywhere]
        end = 0
        while True:
            found = [(match.start(), number, match) for number, match in heads if match is not None]
            while placed and placed[-1][0] < end:
                placed.pop()
            if placed:
                found.append(placed[-1])
            if not found:
                return
            first = min(found, key=_PLACE)[2]
            yield first
            end = max(first.end(), first.start() + 1)
            heads = [
                (number, match if match.start() >= end else match.re.search(text, end))
                for number, match in heads
                if match is not None
            ]

    def _within(self, folded: str, text: str) -> tuple[list[int], list[tuple[int, int, re.Match[str]]]]:
        """The patterns to look for anywhere, by number, in order; and where others match, the last first."""
        if self._empty:
            return sorted(self._always), []
        anywhere = set(self._always)
        placed: list[tuple[int, int, re.Match[str]]] = []
        for end, places in self._automaton.iter(folded):
            for place in places:
                if place.__class__ is int:
                    anywhere.add(place)
                    continue
                number, low, high = place
                tried = self.expression(number).match
                for start in range(max(0, end - low), end - high + 1):
                    match = tried(text, start)
                    if match is not None:
                        placed.append((start, number, match))
        placed.sort(key=_PLACE, reverse=True)
        return sorted(anywhere), placed

    def expression(self, number: int) -> re.Pattern[str]:
        """The pattern with this number, compiled when it is first asked for."""
        expression = self._expressions.get(number)
        if expression is None:
            expression = self._expressions[number] = compiled(self._sources[number], self._flags)
        return expression


def _known(anchors: Sequence[Anchors]) -> dict[tuple[int, str], list[tuple[int, int]]]:
    """By pattern and string, or how that begins: how far into a match it stands, at least and at most."""
    known: defaultdict[tuple[int, str], list[tuple[int, int]]] = defaultdict(list)
    anywhere = {literal for literals, part, *_ in anchors if part is None for literal in literals}
    for literals, part, low, high, opening in anchors:
        if part is not None and not opening:
            for literal in literals:
                if literal not in anywhere:
                    known[part, literal].append((low, high))
    return known


def _places(
    number: int, literal: str, known: dict[tuple[int, str], list[tuple[int, int]]]
) -> Iterator[Place | int]:
    """Where a string tells that the pattern with this number may match; the number alone for anywhere."""
    reaches = known.get((number, literal[:BEGINNING]))
    if reaches is None:
        yield number
        return
    last = len(literal) - 1
    for low, high in reaches:
        yield number, last + high, last + low
