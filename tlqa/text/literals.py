"""The strings without which a pattern cannot match: what lets most rules sleep on most stories.

``pattern_literals`` reads the parsed pattern, never its text, and errs on the side of ``None`` (run the
rule everywhere). Its promise, for any text: if ``re.search(pattern, text)`` matches, with or without
IGNORECASE, then one of the literals stands in ``fold(text)``. Look-around keeps the promise too, since
what it looks at is part of the same text: search for literals in at least the text given to ``re``.
"""

from __future__ import annotations

import re
from functools import lru_cache, reduce
from re import _constants as _c  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any

from tlqa.text.folding import fold
from tlqa.text.runs import (
    EMPTY,
    MAX_STRINGS,
    MAX_UNION,
    ONE_CHARACTER,
    Info,
    Runs,
    at,
    better,
    exactly,
    minimal,
    minus,
    times,
    together,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tlqa.text.runs import Strings

_MAX_CLASS = 10
_MAX_COPIES = 8

_DIGITS = frozenset("0123456789")


@lru_cache(maxsize=512)
def parse_pattern(pattern: str, flags: int) -> Any:
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
    places = literal_places(expanded_pattern, flags)
    return tuple(places) if places else None


def literal_places(expanded_pattern: str, flags: int = 0) -> Strings | None:
    """``pattern_literals``, sorted, each with how far from the beginning of a match it stands.

    Of every match, one of the literals stands at one of its distances: the least and the most of them, in
    code points, below 0 for what a look-behind needs, ``FAR`` for any distance.

    Raises:
        re.error: not a regular expression.
    """
    try:
        info = _sequence(parse_pattern(expanded_pattern, int(flags) & re.VERBOSE))
    except RecursionError:
        return None
    best = info.required()
    return dict(sorted(minimal(best).items())) if best else None


def rarer(one: tuple[str, ...] | None, other: tuple[str, ...] | None) -> tuple[str, ...] | None:
    """Of two sets of which both must have a string in the text, the one that lets a rule sleep more."""
    best = better(at(one or (), (0, 0)), at(other or (), (0, 0)))
    return tuple(sorted(best)) if best else None


def _sequence(items: Any) -> Info:
    runs = Runs()
    letters = ""
    for op, arg in items:
        if op is _c.LITERAL:
            letters += fold(chr(arg))
            continue
        if letters:
            runs.add(exactly(frozenset({letters})))
            letters = ""
        if op is _c.ASSERT:
            direction, inside = arg
            (runs.ahead if direction > 0 else runs.behind)(_sequence(inside))
            continue
        for info, joins in _pieces(op, arg):
            if joins:
                runs.add(info)
            else:
                runs.gap(info.required(), info.width)
    if letters:
        runs.add(exactly(frozenset({letters})))
    return runs.info()


def _pieces(op: Any, arg: Any) -> Iterator[tuple[Info, bool]]:
    """The parts of one node, each with whether it can be joined to its neighbours."""
    if op in (_c.MAX_REPEAT, _c.MIN_REPEAT, _c.POSSESSIVE_REPEAT):
        yield from _repeat(*arg)
    elif op is _c.IN:
        yield _class(arg), True
    elif op is _c.SUBPATTERN:
        yield _sequence(arg[3]), True
    elif op is _c.ATOMIC_GROUP:
        yield _sequence(arg), True
    elif op is _c.BRANCH:
        yield _branch(arg[1]), True
    elif op in (_c.AT, _c.ASSERT_NOT):
        yield EMPTY, True
    else:
        yield ONE_CHARACTER if op in (_c.ANY, _c.NOT_LITERAL) else Info(), False


def _repeat(low: Any, high: Any, body: Any) -> Iterator[tuple[Info, bool]]:
    low, high = int(low), int(high)
    if high == 0:
        yield EMPTY, True
        return
    info = _sequence(body)
    whole = times(info.width, low, high)
    if low == 0:
        optional = high == 1 and info.exact is not None
        yield (exactly((info.exact or frozenset()) | {""}), True) if optional else (Info(width=whole), False)
        return
    ends = min(low, _MAX_COPIES)
    copies = [(info, True)] * ends
    yield from copies
    if high > low or low > _MAX_COPIES:
        yield Info(width=minus(whole, times(info.width, 2 * ends, 2 * ends))), False
        yield from copies  # what is repeated stands at the end too, next to what follows


def _class(members: Any) -> Info:
    chars: set[str] = set()
    for op, arg in members:
        if op is _c.LITERAL:
            chars.add(fold(chr(arg)))
        elif op is _c.RANGE and arg[1] - arg[0] < 2 * _MAX_CLASS:
            chars.update(fold(chr(code)) for code in range(arg[0], arg[1] + 1))
        elif op is _c.CATEGORY and arg is _c.CATEGORY_DIGIT:
            chars |= _DIGITS
        else:
            return ONE_CHARACTER
    return exactly(frozenset(chars)) if 0 < len(chars) <= _MAX_CLASS else ONE_CHARACTER


def _branch(alternatives: Any) -> Info:
    infos = [_sequence(alternative) for alternative in alternatives]
    widths = [info.width for info in infos]
    return Info(
        _union([info.exact for info in infos], MAX_UNION),
        _places([info.required() for info in infos]),
        _union([info.exact or info.head for info in infos], MAX_STRINGS),
        _union([info.exact or info.tail for info in infos], MAX_STRINGS),
        (min(low for low, _ in widths), max(high for _, high in widths)),
    )


def _union(sets: Sequence[frozenset[str] | None], most: int) -> frozenset[str] | None:
    """All their strings together; None where one set is not known, or there are too many."""
    known = [strings for strings in sets if strings is not None]
    if len(known) < len(sets):
        return None
    every = frozenset[str]().union(*known)
    return every if len(every) <= most else None


def _places(sets: Sequence[Strings | None]) -> Strings | None:
    """The same of strings with their places."""
    known = [strings for strings in sets if strings is not None]
    if len(known) < len(sets):
        return None
    every: Strings = reduce(together, known)
    return every if len(every) <= MAX_UNION else None
