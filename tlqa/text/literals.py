"""The strings without which a pattern cannot match: what lets most rules sleep on most stories.

``pattern_literals`` reads the parsed pattern, never its text, and errs on the side of ``None`` (run the
rule everywhere). Its promise, for any text: if ``re.search(pattern, text)`` matches, with or without
IGNORECASE, then one of the literals stands in ``fold(text)``. Look-around keeps the promise too, since
what it looks at is part of the same text: search for literals in at least the text given to ``re``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from re import _constants as _c  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_STRINGS = 64
"""Neighbouring pieces are not joined where that would make more strings than this."""

MAX_UNION = 512
"""More alternatives than this are no filter, only a burden on the index."""

_MAX_CLASS = 8
_MAX_COPIES = 8
_LONG_ENOUGH = 6

# Characters that re.IGNORECASE holds equal though str.lower keeps them apart (re/_casefix.py), then the
# marks and spaces that wire copy mixes freely. One replacement each, so the length never changes.
_EQUAL_CASE = {
    "\u0131": "i",
    "\u017f": "s",
    "\u00b5": "\u03bc",
    "\u0345": "\u03b9",
    "\u1fbe": "\u03b9",
    "\u1fd3": "\u0390",
    "\u1fe3": "\u03b0",
    "\u03d0": "\u03b2",
    "\u03f5": "\u03b5",
    "\u03d1": "\u03b8",
    "\u03f0": "\u03ba",
    "\u03d6": "\u03c0",
    "\u03f1": "\u03c1",
    "\u03c2": "\u03c3",
    "\u03d5": "\u03c6",
    "\u1c80": "\u0432",
    "\u1c81": "\u0434",
    "\u1c82": "\u043e",
    "\u1c83": "\u0441",
    "\u1c84": "\u0442",
    "\u1c85": "\u0442",
    "\u1c86": "\u044a",
    "\u1c87": "\u0463",
    "\u1c88": "\ua64b",
    "\u1e9b": "\u1e61",
    "\ufb06": "\ufb05",
}
_SAME_IN_COPY = {"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2019": "'", "\u2018": "'"}
_AFTER_LOWER = _EQUAL_CASE | _SAME_IN_COPY

_COMMON = frozenset(
    "the and that with from this for was were has have had not but are his her its who which said will would "
    "been they their into than also after when there ing ion tion ent ers ted ment ate all one out more over "
    "of to in on at by an as is it be he or a".split()
)


def fold(text: str) -> str:
    """Lower case, plain spaces and straight apostrophes, with every character at its old offset."""
    if text.isascii():
        return text.lower()
    text = text.replace("\u0130", "i").lower()  # the one character whose lower case is longer
    for odd in _AFTER_LOWER.keys() & set(text):
        text = text.replace(odd, _AFTER_LOWER[odd])
    return text


@lru_cache(maxsize=512)
def parse_pattern(pattern: str, flags: int = 0) -> Any:
    """The parse tree of ``re`` itself.

    Raises:
        re.error: not a regular expression.
    """
    return _parser.parse(pattern, flags)


def pattern_literals(expanded_pattern: str, flags: int = 0) -> tuple[str, ...] | None:
    """Folded strings of which one stands in the folded form of every text the pattern matches.

    Args:
        expanded_pattern: a pattern without macros.
        flags: the flags it is compiled with; only VERBOSE changes the answer.

    Raises:
        re.error: not a regular expression.
    """
    try:
        info = _sequence(parse_pattern(expanded_pattern, int(flags) & re.VERBOSE))
    except RecursionError:
        return None
    best = info.required()
    return tuple(sorted(_minimal(best))) if best else None


@dataclass(frozen=True, slots=True)
class _Info:
    """What is known of a piece: all strings it can match, or strings of which each match holds one."""

    exact: frozenset[str] | None = None
    best: frozenset[str] | None = None

    def required(self) -> frozenset[str] | None:
        return _better(self.best, self.exact)


_NOTHING_KNOWN = _Info()
_EMPTY = _Info(exact=frozenset({""}))


def _minimal(strings: frozenset[str]) -> frozenset[str]:
    """Drop the strings that hold another one: the shorter is there whenever they are."""
    return frozenset(s for s in strings if not any(t != s and t in s for t in strings))


@lru_cache(maxsize=8192)
def _worth(literal: str) -> int:
    """How rare a literal is, by its length; single letters are worth nothing, the commonest words little."""
    bare = literal.strip()
    words = bare.split()
    if words and _COMMON.issuperset(words):
        return len(words)
    if len(bare) == 1 and bare in ",.'-" and literal != bare:
        return 2  # a mark with a space on the wrong side
    if len(bare) == 1 and (bare.isalnum() or bare in ",.'-\n"):
        return 0
    if not bare:
        return 2 if literal.count(" ") > 1 else 0
    return min(len(literal), _LONG_ENOUGH)


def _rank(strings: frozenset[str] | None) -> tuple[int, int, int]:
    if not strings or len(strings) > MAX_UNION:
        return (0, 0, 0)
    return (min(map(_worth, strings)), -len(strings), min(map(len, strings)))


def _better(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    ranked = max((_rank(one), one), (_rank(other), other), key=lambda pair: pair[0])
    return ranked[1] if ranked[0][0] > 0 else None


class _Runs:
    """Joins neighbouring pieces into longer literals and keeps the best set seen."""

    def __init__(self) -> None:
        self.best: frozenset[str] | None = None
        self.whole = True
        self._joined = frozenset({""})
        self._tail = ""

    def add(self, info: _Info) -> None:
        exact = info.exact
        if exact is None or len(exact) * len(self._joined) > MAX_STRINGS:
            self.gap(info.required())
            if exact is not None and len(exact) <= MAX_STRINGS:
                self._joined = exact
                self._tail = next(iter(exact)) if len(exact) == 1 else ""
            return
        self.best = _better(self.best, info.best)
        if len(exact) == 1:
            self._tail += next(iter(exact))
        else:
            self._keep()
            self.best = _better(self.best, exact)
            self._tail = ""
        self._joined = frozenset(a + b for a, b in product(self._joined, exact))

    def gap(self, required: frozenset[str] | None = None) -> None:
        """What comes next does not join on to what came before."""
        self.close()
        self.best = _better(self.best, required)
        self.whole = False
        self._joined, self._tail = frozenset({""}), ""

    def close(self) -> None:
        self._keep()

    def exact(self) -> frozenset[str] | None:
        return self._joined if self.whole else None

    def _keep(self) -> None:
        self.best = _better(_better(self.best, self._joined), frozenset({self._tail}))


def _sequence(items: Any) -> _Info:
    runs = _Runs()
    for op, arg in items:
        for info, joins in _pieces(op, arg):
            if joins:
                runs.add(info)
            else:
                runs.gap(info.required())
    runs.close()
    return _Info(exact=runs.exact(), best=runs.best)


def _pieces(op: Any, arg: Any) -> Iterator[tuple[_Info, bool]]:
    """The parts of one node, each with whether it can be joined to its neighbours."""
    if op in (_c.MAX_REPEAT, _c.MIN_REPEAT, _c.POSSESSIVE_REPEAT):
        yield from _repeat(*arg)
    elif op is _c.LITERAL:
        yield _Info(exact=frozenset({fold(chr(arg))})), True
    elif op is _c.IN:
        yield _class(arg), True
    elif op is _c.SUBPATTERN:
        yield _sequence(arg[3]), True
    elif op is _c.ATOMIC_GROUP:
        yield _sequence(arg), True
    elif op is _c.BRANCH:
        yield _branch(arg[1]), True
    elif op is _c.ASSERT:
        yield _Info(exact=frozenset({""}), best=_sequence(arg[1]).required()), True
    elif op in (_c.AT, _c.ASSERT_NOT):
        yield _EMPTY, True
    else:
        yield _NOTHING_KNOWN, False


def _repeat(low: Any, high: Any, body: Any) -> Iterator[tuple[_Info, bool]]:
    low, high = int(low), int(high)
    if high == 0:
        yield _EMPTY, True
        return
    info = _sequence(body)
    if low == 0:
        optional = high == 1 and info.exact is not None
        yield (_Info(exact=(info.exact or frozenset()) | {""}), True) if optional else (_NOTHING_KNOWN, False)
        return
    for _ in range(min(low, _MAX_COPIES)):
        yield info, True
    if high > low or low > _MAX_COPIES:
        yield _NOTHING_KNOWN, False


def _class(members: Any) -> _Info:
    chars: set[str] = set()
    for op, arg in members:
        if op is _c.LITERAL:
            chars.add(fold(chr(arg)))
        elif op is _c.RANGE and arg[1] - arg[0] < 2 * _MAX_CLASS:
            chars.update(fold(chr(code)) for code in range(arg[0], arg[1] + 1))
        else:
            return _NOTHING_KNOWN
    return _Info(exact=frozenset(chars)) if 0 < len(chars) <= _MAX_CLASS else _NOTHING_KNOWN


def _branch(alternatives: Any) -> _Info:
    infos = [_sequence(alternative) for alternative in alternatives]
    exact: set[str] = set()
    best: set[str] = set()
    all_exact = all_required = True
    for info in infos:
        required = info.required()
        all_exact = all_exact and info.exact is not None
        all_required = all_required and required is not None
        exact |= info.exact or frozenset()
        best |= required or frozenset()
    return _Info(
        exact=frozenset(exact) if all_exact and len(exact) <= MAX_UNION else None,
        best=frozenset(best) if all_required and len(best) <= MAX_UNION else None,
    )
