"""A rule of many patterns, most of which need not be tried on a text: the prefilter within one rule."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from tlqa.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Parts:
    """Finds what all the patterns in one expression would find.

    Args:
        sources: the patterns.
        literals: of each pattern, the folded strings of which it needs one; None where it has none.
        flags: what they are compiled with.
    """

    def __init__(
        self, sources: Sequence[str], literals: Sequence[Sequence[str] | None], flags: re.RegexFlag
    ) -> None:
        import ahocorasick

        self._sources, self._flags = sources, flags
        self._expressions: dict[int, re.Pattern[str]] = {}
        self._always = frozenset(number for number, strings in enumerate(literals) if strings is None)
        by_literal: defaultdict[str, set[int]] = defaultdict(set)
        for number, strings in enumerate(literals):
            for literal in strings or ():
                by_literal[literal].add(number)
        self._automaton = ahocorasick.Automaton()
        for literal, numbers in by_literal.items():
            self._automaton.add_word(literal, frozenset(numbers))
        self._automaton.make_automaton()
        self._empty = not by_literal

    def finditer(self, folded: str, text: str) -> Iterator[re.Match[str]]:
        """The matches that do not overlap, from the left; of two that begin together, that of the first."""
        heads = [self.expression(number).search(text) for number in self._within(folded)]
        while found := [match for match in heads if match is not None]:
            first = min(found, key=re.Match.start)
            yield first
            end = max(first.end(), first.start() + 1)
            heads = [match if match.start() >= end else match.re.search(text, end) for match in found]

    def _within(self, folded: str) -> list[int]:
        """The numbers of the patterns to try, in order."""
        if self._empty:
            return sorted(self._always)
        return sorted(self._always.union(*(numbers for _, numbers in self._automaton.iter(folded))))

    def expression(self, number: int) -> re.Pattern[str]:
        """The pattern with this number, compiled when it is first asked for."""
        expression = self._expressions.get(number)
        if expression is None:
            expression = self._expressions[number] = compiled(self._sources[number], self._flags)
        return expression
