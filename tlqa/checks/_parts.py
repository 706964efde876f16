"""A rule of many patterns, most of which need not be tried on a text: the prefilter within one rule.

Where it is known how far into a match a pattern's strings stand, it is tried there and nowhere else.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from tlqa.compiled import compiled
from tlqa.model import BEGINNING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tlqa.model import Anchors

    Place = tuple[int, int, int]
    """Of a string: a pattern by number; where its match begins, counted back from the string's end."""

_ANYWHERE: list[int] = []
"""What stands for all places of a text."""


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
        waiting = sorted(self._within(folded, len(text)).items())
        heads = [(self._next(number, starts, text, 0), number, starts) for number, starts in waiting]
        while found := [head for head in heads if head[0] is not None]:
            first = min((match for match, _, _ in found if match is not None), key=re.Match.start)
            yield first
            end = max(first.end(), first.start() + 1)
            heads = [
                head
                if head[0] is not None and head[0].start() >= end
                else (self._next(head[1], head[2], text, end), head[1], head[2])
                for head in found
            ]

    def _next(self, number: int, starts: list[int], text: str, at: int) -> re.Match[str] | None:
        """The first match of a pattern from an offset on."""
        expression = self.expression(number)
        if starts is _ANYWHERE:
            return expression.search(text, at)
        for start in starts[bisect_left(starts, at) :]:
            match = expression.match(text, start)
            if match is not None:
                return match
        return None

    def _within(self, folded: str, size: int) -> dict[int, list[int]]:
        """The patterns to try by number, each with the offsets at which its matches may begin, in order."""
        found = dict.fromkeys(self._always, _ANYWHERE)
        if self._empty:
            return found
        some: defaultdict[int, set[int]] = defaultdict(set)
        for end, places in self._automaton.iter(folded):
            for place in places:
                if place.__class__ is int:
                    found[place] = _ANYWHERE
                else:
                    number, low, high = place
                    some[number].update(range(max(0, end - low), min(size, end - high + 1)))
        for number, starts in some.items():
            if number not in found:
                found[number] = sorted(starts)
        return found

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
