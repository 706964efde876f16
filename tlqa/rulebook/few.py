"""The prefilter's strings as a kept book has them: of a text or two they are told without an automaton."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, TypeVar

from tlqa.model import Anchors
from tlqa.rulebook.kept import kept_of, number_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tlqa.model import Rule
    from tlqa.rulebook.kept import Kept

_MOST = 16_000
"""Code points, all texts together: from then on the automaton has earned what it takes to build."""

_Value = TypeVar("_Value")


class Few:
    """Finds the strings that a selection of the rules of a kept book waits for."""

    def __init__(self, kept: Kept, rules: Sequence[Rule]) -> None:
        self._kept, self._strings, self._left = kept, kept.strings, _MOST
        self._numbers = {number_of(rule): n for n, rule in enumerate(rules)}
        self.everywhere = frozenset(self._numbers[n] for n in kept.strings.everywhere if n in self._numbers)

    def is_quicker(self, folded: str) -> bool:
        """Whether to look for strings in this text here; the answer turns to no, and stays so."""
        self._left -= len(folded)
        return self._left >= 0

    def find(
        self, folded: str, value: Callable[[str, Sequence[tuple[int, Anchors]]], _Value]
    ) -> list[tuple[int, _Value]]:
        """Where each string ends, in order, with the value of it and the rules that wait for it."""
        found: list[tuple[int, _Value]] = []
        for string, rows in self._strings.within(folded):
            waiting = self._waiting(rows)
            if not waiting:
                continue
            made = value(string, waiting)
            at = folded.find(string)
            while at >= 0:
                found.append((at + len(string) - 1, made))
                at = folded.find(string, at + 1)
        return sorted(found, key=itemgetter(0))

    def all(
        self, value: Callable[[str, Sequence[tuple[int, Anchors]]], _Value]
    ) -> Iterator[tuple[str, _Value]]:
        """All strings, each with its value: one for strings as long for which the same rules wait."""
        made: dict[tuple[str, int], _Value] = {}
        for string, rows in self._strings.every():
            key = rows, len(string)
            if key not in made:
                waiting = self._waiting(rows)
                if not waiting:
                    continue
                made[key] = value(string, waiting)
            yield string, made[key]
        self._kept.forget()

    def _waiting(self, rows: str) -> list[tuple[int, Anchors]]:
        """The rules of the selection that wait for a string."""
        return [
            (self._numbers[number], Anchors((), *rest))
            for number, rest in self._strings.entries(rows)
            if number in self._numbers
        ]


def few_of(rules: Sequence[Rule]) -> Few | None:
    """None where the rules are not those of a kept book."""
    kept = kept_of(rules)
    return None if kept is None else Few(kept, rules)
