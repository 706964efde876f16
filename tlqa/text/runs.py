"""Strings joined while a pattern is read from left to right, and which set of them is the rarest.

The reader of patterns is ``tlqa.text.literals``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache, reduce
from math import prod
from typing import TYPE_CHECKING

from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_STRINGS = 128
"""Neighbouring pieces are not joined where that would make more strings than this."""

MAX_UNION = 512
"""More alternatives than this are no filter, only a burden on the index."""

_LONG_ENOUGH = 8

_COMMON = frozenset(
    "the and that with from this for was were has have had not but are his her its who which said will would "
    "been they their into than also after when there ing ion tion ent ers ted ment ate all one out more over "
    "of to in on at by an as is it be he or a".split()
)

_NOTHING = frozenset({""})
_RARE_MARKS = frozenset("&[]{}#*|<>=~^_@\\†【】•►▶")


Reach = tuple[int, int]
"""The least and the most characters between two places."""

Strings = Mapping[str, Reach]
"""Strings, each with how far from the beginning of a piece it stands."""

FAR = 1 << 16
"""A reach without end."""


@dataclass(frozen=True, slots=True)
class Info:
    """What is known of a piece: all strings it can match, or strings of which each match holds one.

    ``head`` and ``tail`` are strings of which each match begins and ends with one; ``width`` is how many
    characters it takes. Where ``exact`` is known it tells the width.
    """

    exact: frozenset[str] | None = None
    best: Strings | None = None
    head: frozenset[str] | None = None
    tail: frozenset[str] | None = None
    width: Reach = (0, FAR)

    def required(self) -> Strings | None:
        return better(self.best, at(self.exact, (0, 0)))


EMPTY = Info(exact=_NOTHING, width=(0, 0))
ONE_CHARACTER = Info(width=(1, 1))


def exactly(strings: frozenset[str]) -> Info:
    """A piece that matches these strings and no others."""
    return Info(exact=strings, width=lengths(strings))


def lengths(strings: frozenset[str]) -> Reach:
    sizes = set(map(len, strings))
    return min(sizes), max(sizes)


def at(strings: Iterable[str] | None, reach: Reach) -> Strings | None:
    """The strings, all at one distance."""
    return None if strings is None else dict.fromkeys(strings, reach)


def together(one: Strings, other: Strings) -> Strings:
    """The strings of both; one that is in both may stand where either says."""
    both = dict(one)
    for string, (low, high) in other.items():
        here = both.get(string, (low, high))
        both[string] = (min(low, here[0]), max(high, here[1]))
    return both


def plus(one: Reach, other: Reach) -> Reach:
    return one[0] + other[0], min(one[1] + other[1], FAR)


def minus(one: Reach, other: Reach) -> Reach:
    return one[0] - other[1], one[1] - other[0] if one[1] < FAR else FAR


def times(reach: Reach, low: int, high: int) -> Reach:
    return min(reach[0] * low, FAR), min(reach[1] * high, FAR)


def minimal(strings: Strings) -> Strings:
    """Drop the strings that hold another one: the shorter is there whenever they are."""
    kept = {s: r for s, r in strings.items() if not any(t != s and t in s for t in strings)}
    for string, reach in strings.items():
        if string not in kept:
            # of several the first, so that every run of the program chooses the same
            place, within = min((string.index(t), t) for t in kept if t in string)
            kept = dict(together(kept, {within: plus(reach, (place, place))}))
    return kept


@lru_cache(maxsize=65536)
def _worth(literal: str) -> int:
    """How rare a literal is, by its length; single letters are worth nothing, the commonest words little."""
    bare = literal.strip()
    words = bare.split()
    if words and _COMMON.issuperset(words):
        return len(words)
    if literal in (", ", ". "):
        return 0
    if bare.isdecimal():
        return len(literal) // 2  # in every story: '20', '2 '
    if len(bare) == 1 and bare in ",.'-" and literal != bare:
        return 2  # a mark with a space on the wrong side
    if len(bare) == 1 and (bare.isalnum() or bare in ",.'-\n"):
        return 0
    if bare in _RARE_MARKS:
        return 4
    if not bare:
        return 2 if literal.count(" ") > 1 else 0
    return min(len(literal), _LONG_ENOUGH)


def _rank(strings: Strings | None) -> tuple[int, int, int]:
    if not strings or len(strings) > MAX_UNION:
        return (0, 0, 0)
    return (min(map(_worth, strings)), -len(strings), min(map(len, strings)))


def better(one: Strings | None, other: Strings | None) -> Strings | None:
    """The set that is rarer in copy; None where neither is worth anything."""
    ranked = max((_rank(one), one), (_rank(other), other), key=lambda pair: pair[0])
    return ranked[1] if ranked[0][0] > 0 else None


class Runs:
    """Joins neighbouring pieces into longer literals and keeps the best set seen.

    Where the last pieces make too many strings together, the first ones of them are let go.
    """

    def __init__(self) -> None:
        self.best: Strings | None = None
        self._rank = (0, 0, 0)
        self.whole = True
        self._head = _NOTHING
        self._behind = _NOTHING
        self._pieces: list[frozenset[str]] = []
        self._joined = _NOTHING
        self._tail = ""
        self._here: Reach = (0, 0)  # how far from the beginning the pieces so far reach
        self._from: Reach = (0, 0)  # and where those that are joined begin

    def add(self, info: Info) -> None:
        exact = info.exact
        if exact is None or len(exact) > MAX_STRINGS:
            self._around(info)
            return
        self._see(info.best, self._here)
        if len(exact) == 1:
            self._tail += next(iter(exact))
        else:
            self._keep()
            self._see(at(exact, (0, 0)), self._here)
            self._tail = ""
        self._here = plus(self._here, lengths(exact))
        self._pieces.append(exact)
        if prod(map(len, self._pieces)) <= MAX_STRINGS:
            self._joined = _product(self._joined, exact)
        else:
            self._let_go()

    def _around(self, info: Info) -> None:
        """A piece of which only the ends are known, if at all."""
        start, end = self._here, plus(self._here, info.width)
        if info.head:
            self.add(exactly(info.head))
        self._apart(info.required(), start)
        self._here = self._from = minus(end, lengths(info.tail)) if info.tail else end
        if info.tail:
            self.add(exactly(info.tail))
            self._here = end

    def _let_go(self) -> None:
        self._keep()
        self._part()
        self._behind = _NOTHING
        while prod(map(len, self._pieces)) > MAX_STRINGS:
            self._from = plus(self._from, lengths(self._pieces.pop(0)))
        self._joined = reduce(_product, self._pieces, _NOTHING)

    def ahead(self, info: Info) -> None:
        """What must come next, whatever else matches there."""
        self._see(info.required(), self._here)
        if info.exact is not None and len(info.exact) * len(self._joined) <= MAX_STRINGS:
            self._see(at(_product(self._joined, info.exact), (0, 0)), self._from)

    def behind(self, info: Info) -> None:
        """What must have come before, whatever else matched there."""
        self._see(info.required(), minus(self._here, info.width))
        if self._joined == _NOTHING and info.exact is not None:
            self._behind = info.exact

    def gap(self, required: Strings | None, width: Reach) -> None:
        """What comes next does not join on to what came before."""
        self._apart(required, self._here)
        self._here = self._from = plus(self._here, width)

    def _apart(self, required: Strings | None, start: Reach) -> None:
        self._keep()
        self._see(required, start)
        self._part()
        self._behind = self._joined = _NOTHING
        self._pieces, self._tail = [], ""

    def info(self) -> Info:
        """What is known of all the pieces together."""
        self._keep()
        if self.whole:
            return Info(self._joined, self.best, width=lengths(self._joined))
        return Info(None, self.best, self._head, self._joined, self._here)

    def _part(self) -> None:
        """Note the strings at the beginning, before the first gap."""
        if self.whole:
            self._head = self._joined
        self.whole = False

    def _see(self, strings: Strings | None, start: Reach) -> None:
        """Keep these strings, which stand as told from ``start`` on, where they are the best so far."""
        if not strings or len(strings) > MAX_UNION:
            return
        least = self._rank[0]
        for string in strings:
            if _worth(string) < least:
                return
        rank = _rank(strings)
        if rank > self._rank:
            self.best = {string: plus(reach, start) for string, reach in strings.items()}
            self._rank = rank

    def _keep(self) -> None:
        self._see(at(self._joined, (0, 0)), self._from)
        self._see({self._tail: (0, 0)}, minus(self._here, (len(self._tail), len(self._tail))))
        if len(self._behind) * len(self._joined) <= MAX_STRINGS:
            before = {b + j: (-len(b), -len(b)) for b in self._behind for j in self._joined}
            self._see(before, self._from)
        start = self._from
        for number, piece in enumerate(self._pieces, 1):
            start = plus(start, lengths(piece))
            if len(piece) > 1:  # without it there are fewer strings, perhaps as rare
                self._see(at(reduce(_product, self._pieces[number:], _NOTHING), (0, 0)), start)


def _product(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    return frozenset(a + b for a in one for b in other)
