"""A rule of many patterns, of which the prefilter says which may match in a block, and where."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from tlqa.checks.base import ANYWHERE, anchored
from tlqa.compiled import compiled

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tlqa.checks.base import Begun

_PLACE = itemgetter(0, 1)


class Parts:
    """Finds what all the patterns in one expression would find.

    Args:
        sources: the patterns.
        always: those by number that may match anywhere in any text.
        flags: what they are compiled with.
    """

    def __init__(self, sources: Sequence[str], always: Iterable[int], flags: re.RegexFlag) -> None:
        self._sources, self._always, self._flags = sources, frozenset(always), flags
        self._expressions: dict[int, re.Pattern[str]] = {}
        self._firsts: dict[int, Callable[[str], re.Match[str] | None]] = {}

    def finditer(self, text: str, begun: Iterable[Begun]) -> Iterator[re.Match[str]]:
        """The matches that do not overlap, from the left; of two that begin together, that of the first."""
        anywhere, placed = self._within(text, begun)
        heads = [(number, self._first(number)(text)) for number in anywhere]
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

    def _within(
        self, text: str, begun: Iterable[Begun]
    ) -> tuple[list[int], list[tuple[int, int, re.Match[str]]]]:
        """The patterns to look for anywhere, by number, in order; and where others match, the last first."""
        anywhere = set(self._always)
        placed: list[tuple[int, int, re.Match[str]]] = []
        for number, at, reach in begun:
            if reach == ANYWHERE:
                anywhere.add(number)
                continue
            tried = self.expression(number).match
            for start in range(at, at + reach + 1):
                match = tried(text, start)
                if match is not None:
                    placed.append((start, number, match))
        placed.sort(key=_PLACE, reverse=True)
        return sorted(anywhere), placed

    def _first(self, number: int) -> Callable[[str], re.Match[str] | None]:
        """What gives the first match of a pattern in a text."""
        first = self._firsts.get(number)
        if first is None:
            expression = self.expression(number)
            once = anchored(self._sources[number])
            first = self._firsts[number] = expression.match if once else expression.search
        return first

    def expression(self, number: int) -> re.Pattern[str]:
        """The pattern with this number, compiled when it is first asked for."""
        expression = self._expressions.get(number)
        if expression is None:
            expression = self._expressions[number] = compiled(self._sources[number], self._flags)
        return expression
