"""The strings without which a pattern cannot match: what lets most rules sleep on most stories.

``pattern_literals`` reads the parsed pattern, never its text, and errs on the side of ``None`` (run the
rule everywhere). Its promise, for any text: if ``re.search(pattern, text)`` matches, with or without
IGNORECASE, then one of the literals stands in ``fold(text)``. Look-around keeps the promise too, since
what it looks at is part of the same text: search for literals in at least the text given to ``re``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from re import _constants as _c  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any

from tlqa.text.folding import fold
from tlqa.text.runs import EMPTY, MAX_STRINGS, MAX_UNION, NOTHING_KNOWN, Info, Runs, better, minimal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MAX_CLASS = 10
_MAX_COPIES = 8

_DIGITS = frozenset("0123456789")


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
    return tuple(sorted(minimal(best))) if best else None


def rarer(one: tuple[str, ...] | None, other: tuple[str, ...] | None) -> tuple[str, ...] | None:
    """Of two sets of which both must have a string in the text, the one that lets a rule sleep more."""
    best = better(frozenset(one or ()), frozenset(other or ()))
    return tuple(sorted(best)) if best else None


def _sequence(items: Any) -> Info:
    runs = Runs()
    for op, arg in items:
        if op is _c.ASSERT:
            direction, inside = arg
            (runs.ahead if direction > 0 else runs.behind)(_sequence(inside))
            continue
        for info, joins in _pieces(op, arg):
            if joins:
                runs.add(info)
            else:
                runs.gap(info.required())
    return runs.info()


def _pieces(op: Any, arg: Any) -> Iterator[tuple[Info, bool]]:
    """The parts of one node, each with whether it can be joined to its neighbours."""
    if op in (_c.MAX_REPEAT, _c.MIN_REPEAT, _c.POSSESSIVE_REPEAT):
        yield from _repeat(*arg)
    elif op is _c.LITERAL:
        yield Info(exact=frozenset({fold(chr(arg))})), True
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
        yield NOTHING_KNOWN, False


def _repeat(low: Any, high: Any, body: Any) -> Iterator[tuple[Info, bool]]:
    low, high = int(low), int(high)
    if high == 0:
        yield EMPTY, True
        return
    info = _sequence(body)
    if low == 0:
        optional = high == 1 and info.exact is not None
        yield (Info(exact=(info.exact or frozenset()) | {""}), True) if optional else (NOTHING_KNOWN, False)
        return
    copies = [(info, True)] * min(low, _MAX_COPIES)
    yield from copies
    if high > low or low > _MAX_COPIES:
        yield NOTHING_KNOWN, False
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
            return NOTHING_KNOWN
    return Info(exact=frozenset(chars)) if 0 < len(chars) <= _MAX_CLASS else NOTHING_KNOWN


def _branch(alternatives: Any) -> Info:
    infos = [_sequence(alternative) for alternative in alternatives]
    return Info(
        exact=_union((info.exact for info in infos), MAX_UNION),
        best=_union((info.required() for info in infos), MAX_UNION),
        head=_union((info.exact or info.head for info in infos), MAX_STRINGS),
        tail=_union((info.exact or info.tail for info in infos), MAX_STRINGS),
    )


def _union(sets: Iterable[frozenset[str] | None], most: int) -> frozenset[str] | None:
    """All their strings together; None where one set is not known, or there are too many."""
    together: set[str] = set()
    for strings in sets:
        if strings is None:
            return None
        together |= strings
    return frozenset(together) if len(together) <= most else None
