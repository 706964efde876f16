"""Strings joined while a pattern is read from left to right, and which set of them is the rarest.

The reader of patterns is ``tlqa.text.literals``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, reduce
from math import prod

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


@dataclass(frozen=True, slots=True)
class Info:
    """What is known of a piece: all strings it can match, or strings of which each match holds one.

    ``head`` and ``tail`` are strings of which each match begins and ends with one.
    """

    exact: frozenset[str] | None = None
    best: frozenset[str] | None = None
    head: frozenset[str] | None = None
    tail: frozenset[str] | None = None

    def required(self) -> frozenset[str] | None:
        return better(self.best, self.exact)


NOTHING_KNOWN = Info()
EMPTY = Info(exact=_NOTHING)


def minimal(strings: frozenset[str]) -> frozenset[str]:
    """Drop the strings that hold another one: the shorter is there whenever they are."""
    return frozenset(s for s in strings if not any(t != s and t in s for t in strings))


@lru_cache(maxsize=8192)
def _worth(literal: str) -> int:
    """How rare a literal is, by its length; single letters are worth nothing, the commonest words little."""
    bare = literal.strip()
    words = bare.split()
    if words and _COMMON.issuperset(words):
        return len(words)
    if literal in (", ", ". ") or bare.isdecimal():
        return len(bare) // 2  # in every story
    if len(bare) == 1 and bare in ",.'-" and literal != bare:
        return 2  # a mark with a space on the wrong side
    if len(bare) == 1 and (bare.isalnum() or bare in ",.'-\n"):
        return 0
    if bare in _RARE_MARKS:
        return 4
    if not bare:
        return 2 if literal.count(" ") > 1 else 0
    return min(len(literal), _LONG_ENOUGH)


def _rank(strings: frozenset[str] | None) -> tuple[int, int, int]:
    if not strings or len(strings) > MAX_UNION:
        return (0, 0, 0)
    return (min(map(_worth, strings)), -len(strings), min(map(len, strings)))


def better(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    ranked = max((_rank(one), one), (_rank(other), other), key=lambda pair: pair[0])
    return ranked[1] if ranked[0][0] > 0 else None


class Runs:
    """Joins neighbouring pieces into longer literals and keeps the best set seen.

    Where the last pieces make too many strings together, the first ones of them are let go.
    """

    def __init__(self) -> None:
        self.best: frozenset[str] | None = None
        self.whole = True
        self._head = _NOTHING
        self._behind = _NOTHING
        self._pieces: list[frozenset[str]] = []
        self._joined = _NOTHING
        self._tail = ""

    def add(self, info: Info) -> None:
        exact = info.exact
        if exact is None or len(exact) > MAX_STRINGS:
            self._around(info)
            return
        self.best = better(self.best, info.best)
        if len(exact) == 1:
            self._tail += next(iter(exact))
        else:
            self._keep()
            self.best = better(self.best, exact)
            self._tail = ""
        self._pieces.append(exact)
        if prod(map(len, self._pieces)) <= MAX_STRINGS:
            self._joined = _product(self._joined, exact)
        else:
            self._let_go()

    def _around(self, info: Info) -> None:
        """A piece of which only the ends are known, if at all."""
        if info.head:
            self.add(Info(exact=info.head))
        self.gap(info.required())
        if info.tail:
            self.add(Info(exact=info.tail))

    def _let_go(self) -> None:
        self._keep()
        self._part()
        self._behind = _NOTHING
        while prod(map(len, self._pieces)) > MAX_STRINGS:
            del self._pieces[0]
        self._joined = reduce(_product, self._pieces, _NOTHING)

    def ahead(self, info: Info) -> None:
        """What must come next, whatever else matches there."""
        self.best = better(self.best, info.required())
        if info.exact is not None and len(info.exact) * len(self._joined) <= MAX_STRINGS:
            self.best = better(self.best, _product(self._joined, info.exact))

    def behind(self, info: Info) -> None:
        """What must have come before, whatever else matched there."""
        self.best = better(self.best, info.required())
        if self._joined == _NOTHING and info.exact is not None:
            self._behind = info.exact

    def gap(self, required: frozenset[str] | None = None) -> None:
        """What comes next does not join on to what came before."""
        self._keep()
        self.best = better(self.best, required)
        self._part()
        self._behind = self._joined = _NOTHING
        self._pieces, self._tail = [], ""

    def info(self) -> Info:
        """What is known of all the pieces together."""
        self._keep()
        if self.whole:
            return Info(self._joined, self.best)
        return Info(None, self.best, self._head, self._joined)

    def _part(self) -> None:
        """Note the strings at the beginning, before the first gap."""
        if self.whole:
            self._head = self._joined
        self.whole = False

    def _keep(self) -> None:
        self.best = better(better(self.best, self._joined), frozenset({self._tail}))
        if len(self._behind) * len(self._joined) <= MAX_STRINGS:
            self.best = better(self.best, _product(self._behind, self._joined))
        for at, piece in enumerate(self._pieces, 1):
            if len(piece) > 1:  # without it there are fewer strings, perhaps as rare
                self.best = better(self.best, reduce(_product, self._pieces[at:], _NOTHING))


def _product(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    return frozenset(a + b for a in one for b in other)
