"""What a pattern must be before a rule may use it: a regular expression that cannot run away.

A repeat of a repeat, such as ``(a+)+`` or ``(?:\\w+\\s?)*``, can split one text in exponentially many ways,
and Python's ``re`` tries them all. Such a pair is let through only when each round of the outer repeat
must pass a character that the inner one cannot match, as the blank in ``(?:\\w+ )+``. What may be there or
not, as in ``(?:aa?)+``, is a repeat too; and so are two ways to match one text, as in ``(?:\\w+ |the )+``.
"""

from __future__ import annotations

import re
import warnings
from re import _compiler  # type: ignore[attr-defined]
from re import _constants as _c  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any, NamedTuple

from tlqa.text.literals import parse_pattern

if TYPE_CHECKING:
    from collections.abc import Callable

MANY = 20
"""A repeat with a higher limit counts as one without limit."""

_LONGEST, _MOST_WAYS = 60, 64
_REPEATS = (_c.MAX_REPEAT, _c.MIN_REPEAT)
_ALPHABET = {chr(code) for code in range(0x20, 0x180)} | set("\t\n\u2009\u202f–—‘’“”„…€ſαΩбЖאع中の")


class _Step(NamedTuple):
    """One character of a sequence: which ones fit, whether it may be missing, whether it may go on."""

    chars: frozenset[str]
    optional: bool
    again: bool


class BadPattern(ValueError):  # noqa: N818  (an answer about the pattern, which load turns into a RuleError)
    """A pattern that cannot be used; says why."""


def check_pattern(expanded: str, *, ignore_case: bool = False) -> re.Pattern[str]:
    """Compile a pattern without macros.

    Raises:
        BadPattern: not a regular expression, or one that can run away.
    """
    flags = re.IGNORECASE if ignore_case else re.NOFLAG
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            tree = parse_pattern(expanded, re.NOFLAG)
            compiled: re.Pattern[str] = _compiler.compile(tree, flags)
    except (re.error, Warning, OverflowError) as problem:
        raise BadPattern(_say(problem, expanded)) from problem
    except RecursionError as problem:
        raise BadPattern("is nested too deeply") from problem
    any_case = bool(compiled.flags & re.IGNORECASE) or "(?i" in expanded
    if _repeats_much(tree) and _Nested(_alphabet(tree), any_case).search(tree):
        raise BadPattern(
            "repeats a repeat or a choice with two ways, which can take for ever; let each round begin or "
            "end with something that the inner repeat cannot match, and let no two ways match the same"
        )
    return compiled


def _say(problem: Exception, pattern: str) -> str:
    if not isinstance(problem, re.error):
        return f"is ambiguous: {problem}"
    if problem.pos is None:
        return f"is not a regular expression: {problem.msg}"
    near = pattern[problem.pos : problem.pos + 16]
    return f"is not a regular expression: {problem.msg} at character {problem.pos + 1}" + (
        f", before '{near}'" if near else ""
    )


def _repeats_much(items: Any) -> bool:
    """Whether anything is there to run away, at any depth."""
    return any(
        (op in _REPEATS and int(arg[1]) > MANY) or any(map(_repeats_much, _below(op, arg)))
        for op, arg in items
    )


def _alphabet(tree: Any) -> frozenset[str]:
    """Sample characters on which character sets are compared: common ones and all the pattern names."""
    chars = set(_ALPHABET)
    stack: list[Any] = [tree]
    while stack:
        item = stack.pop()
        if isinstance(item, tuple) and len(item) == 2 and item[0] in (_c.LITERAL, _c.NOT_LITERAL):
            chars.add(chr(item[1]))
        elif isinstance(item, tuple) and len(item) == 2 and item[0] is _c.RANGE:
            chars.update(map(chr, item[1]))
        elif isinstance(item, tuple | list) or hasattr(item, "data"):
            stack.extend(item)
    return frozenset(chars)


class _Nested:
    """Looks for repeats within repeats that nothing keeps apart."""

    def __init__(self, alphabet: frozenset[str], ignore_case: bool) -> None:
        self._alphabet = alphabet
        self._ignore_case = ignore_case

    def search(self, items: Any) -> bool:
        """Whether a sequence holds, at any depth, a repeat that can run away."""
        for op, arg in items:
            if op in _REPEATS and int(arg[1]) > MANY and self._ambiguous(arg[2], []):
                return True
            if any(self.search(below) for below in _below(op, arg)):
                return True
        return False

    def _ambiguous(self, items: Any, siblings: list[tuple[Any, Any]]) -> bool:
        """Whether a part of this round can grow at the expense of the next round."""
        for index, (op, arg) in enumerate(items):
            around = siblings + [other for i, other in enumerate(items) if i != index]
            if op is _c.BRANCH and self._two_ways(arg[1], around):
                return True
            if op in _REPEATS and _varies(arg):
                inner = self._chars(arg[2])
                if inner and not any(self._stops(other, inner) for other in around):
                    return True
            deeper = _below(op, arg) if op in (*_REPEATS, _c.SUBPATTERN, _c.BRANCH) else []
            if any(self._ambiguous(below, around) for below in deeper):
                return True
        return False

    def _two_ways(self, branches: Any, around: list[tuple[Any, Any]]) -> bool:
        """Whether alternatives give one text two readings: both match it, or one of them is empty."""
        if not all(len(branch) for branch in branches):
            inner = frozenset[str]().union(*(self._chars(branch) for branch in branches))
            if inner and not any(self._stops(other, inner) for other in around):
                return True
        ways = [self._ways(branch) for branch in branches]
        return any(
            _meet(one, other)
            for place, mine in enumerate(ways)
            for theirs in ways[:place]
            for one in mine
            for other in theirs
        )

    def _ways(self, items: Any) -> list[list[_Step]]:
        """The plain sequences that a part can match; none where it holds more than characters and repeats."""
        found: list[list[_Step]] = [[]]
        for op, arg in items:
            parts = self._parts(op, arg)
            found = [one + other for one in found for other in parts]
            if len(found) > _MOST_WAYS:
                return []
        return [way for way in found if len(way) <= _LONGEST]

    def _parts(self, op: Any, arg: Any) -> list[list[_Step]]:
        if op in (_c.LITERAL, _c.NOT_LITERAL, _c.IN, _c.ANY):
            return [[_Step(self._fold(self._set(op, arg)), False, False)]]
        if op is _c.SUBPATTERN:
            return self._ways(arg[3])
        if op is _c.BRANCH:
            return [way for branch in arg[1] for way in self._ways(branch)]
        if op not in (*_REPEATS, _c.POSSESSIVE_REPEAT):
            return []
        low, high, inner = int(arg[0]), int(arg[1]), self._ways(arg[2])
        if len(inner) != 1 or len(inner[0]) != 1 or low > _LONGEST:
            return []
        endless = high > MANY
        more = [_Step(inner[0][0].chars, True, endless)] * (1 if endless else high - low)
        return [[*(inner[0] * low), *more]]

    def _stops(self, item: tuple[Any, Any], inner: frozenset[str]) -> bool:
        """Whether every match of an item holds a character outside ``inner``."""
        op, arg = item
        if op in (_c.MAX_REPEAT, _c.MIN_REPEAT, _c.POSSESSIVE_REPEAT):
            return int(arg[0]) > 0 and any(self._stops(i, inner) for i in arg[2])
        if op is _c.BRANCH:
            return all(any(self._stops(i, inner) for i in branch) for branch in arg[1])
        if op in (_c.SUBPATTERN, _c.ATOMIC_GROUP):
            return any(self._stops(i, inner) for below in _below(op, arg) for i in below)
        if op in (_c.LITERAL, _c.NOT_LITERAL, _c.IN):
            return not self._fold(self._set(op, arg)) & inner
        return False

    def _chars(self, items: Any) -> frozenset[str]:
        """All sample characters that any part of a sequence can match."""
        found: frozenset[str] = frozenset()
        for op, arg in items:
            if op in (_c.LITERAL, _c.NOT_LITERAL, _c.IN, _c.ANY):
                found |= self._fold(self._set(op, arg))
            elif op in (_c.GROUPREF, _c.GROUPREF_EXISTS):
                found |= self._alphabet
            elif op not in (_c.ASSERT, _c.ASSERT_NOT):
                for below in _below(op, arg):
                    found |= self._chars(below)
        return found

    def _set(self, op: Any, arg: Any) -> frozenset[str]:
        if op is _c.LITERAL:
            return frozenset({chr(arg)})
        if op is _c.NOT_LITERAL:
            return self._alphabet - {chr(arg)}
        if op is _c.ANY:
            return self._alphabet
        chars: set[str] = set()
        negated = False
        for kind, value in arg:
            if kind is _c.NEGATE:
                negated = True
            elif kind is _c.LITERAL:
                chars.add(chr(value))
            elif kind is _c.RANGE:
                chars.update(c for c in self._alphabet if value[0] <= ord(c) <= value[1])
            else:
                chars.update(c for c in self._alphabet if _CATEGORIES[value](c))
        return self._alphabet - chars if negated else frozenset(chars)

    def _fold(self, chars: frozenset[str]) -> frozenset[str]:
        return frozenset(c.lower() for c in chars) if self._ignore_case else chars


def _meet(one: list[_Step], other: list[_Step]) -> bool:
    """Whether two sequences have a text in common that both match."""
    seen: set[tuple[int, int]] = set()
    ahead = [(0, 0)]
    while ahead:
        place = ahead.pop()
        if place in seen:
            continue
        seen.add(place)
        i, j = place
        if i == len(one) and j == len(other):
            return True
        if i < len(one) and one[i].optional:
            ahead.append((i + 1, j))
        if j < len(other) and other[j].optional:
            ahead.append((i, j + 1))
        if i < len(one) and j < len(other) and one[i].chars & other[j].chars:
            ahead += [
                (a, b)
                for a in ((i, i + 1) if one[i].again else (i + 1,))
                for b in ((j, j + 1) if other[j].again else (j + 1,))
            ]
    return False


def _is_word(c: str) -> bool:
    return c.isalnum() or c == "_"


_CATEGORIES: dict[Any, Callable[[str], bool]] = {
    _c.CATEGORY_DIGIT: str.isdecimal,
    _c.CATEGORY_NOT_DIGIT: lambda c: not c.isdecimal(),
    _c.CATEGORY_SPACE: str.isspace,
    _c.CATEGORY_NOT_SPACE: lambda c: not c.isspace(),
    _c.CATEGORY_WORD: _is_word,
    _c.CATEGORY_NOT_WORD: lambda c: not _is_word(c),
}


def _varies(repeat: Any) -> bool:
    """A repeat that can take more or less."""
    return int(repeat[1]) > int(repeat[0])


def _below(op: Any, arg: Any) -> list[Any]:
    """The sequences within a node."""
    if op in (_c.MAX_REPEAT, _c.MIN_REPEAT, _c.POSSESSIVE_REPEAT):
        return [arg[2]]
    if op is _c.SUBPATTERN:
        return [arg[3]]
    if op is _c.ATOMIC_GROUP:
        return [arg]
    if op is _c.BRANCH:
        return list(arg[1])
    if op in (_c.ASSERT, _c.ASSERT_NOT):
        return [arg[1]]
    if op is _c.GROUPREF_EXISTS:
        return [branch for branch in arg[1:] if branch is not None]
    return []
