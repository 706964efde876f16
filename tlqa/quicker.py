"""Regular expressions that match the same and fail sooner.

``re`` tries the alternatives of ``(?:agree|deny|depart|…)`` one by one, and where letters may be of either
case it begins each in earnest. Here alternatives that begin alike share their beginning, and each begins with
a character or a set of exact characters, which the matcher looks at before anything else. A search is
also told with which characters a match can begin, past what takes no room, such as ``\\b``.

Works on the tree that ``re._parser`` makes, before ``re._compiler`` sees it. The order in which matches are
tried stays: only alternatives that no text can have in common pass each other.
"""

from __future__ import annotations

from functools import cache
from itertools import chain
from re import _compiler, _parser  # type: ignore[attr-defined]
from re import _constants as _c  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

VERSION = 1
"""Of what is made of a pattern; a program that was kept is good for one."""

_IGNORE, _OTHER = _c.SRE_FLAG_IGNORECASE, _c.SRE_FLAG_LOCALE | _c.SRE_FLAG_ASCII
_REPEATS = (_c.MAX_REPEAT, _c.MIN_REPEAT, _c.POSSESSIVE_REPEAT)
_PLAIN = frozenset((_c.LITERAL, _c.NOT_LITERAL, _c.IN, _c.ANY, _c.AT, _c.GROUPREF))
_WITHIN = {_c.SUBPATTERN: 3, **dict.fromkeys(_REPEATS, 2), _c.ASSERT: 1, _c.ASSERT_NOT: 1}
"""Where in the value of an item the sequence stands that is within it; it is the last part of each."""
_NO_ROOM = (_c.AT, _c.ASSERT, _c.ASSERT_NOT)
_WIDEST = 600
"""A set of more characters is not spelled out."""
_MANY = 4
"""Of fewer alternatives each may begin in earnest."""
_CASED = range(0x1E944)
"""Where the letters lie that have a case."""

_MASK = 2
"""Where the program says what its head knows of the beginning of a match."""

Items = list[tuple[Any, Any]]


def program(pattern: str | bytes, flags: int) -> tuple[Any, list[int]]:
    """The state of the parser, which knows flags and groups, and the program of the matcher.

    Raises:
        re.error: not a regular expression.
    """
    parsed = _parser.parse(pattern, flags)
    flags |= parsed.state.flags
    if flags & _OTHER or isinstance(pattern, bytes):
        return parsed.state, _compiler._code(parsed, flags)
    tree = _Factored(parsed.state)
    parsed = tree.sequence(parsed, flags)
    code: list[int] = []
    _compiler._compile_info(code, parsed, flags)
    if not code[_MASK] and parsed.getwidth()[0]:
        begins, needed = _within(parsed, flags)
        if begins and needed:
            _inform(code, begins)
    _compiler._compile(code, parsed.data, flags)
    code.append(_c.SUCCESS)
    return parsed.state, code


def _inform(code: list[int], begins: Items) -> None:
    """What says how wide a match is, with what it begins with (see ``_compile_info`` of ``re``)."""
    charset, _ = _compiler._optimize_charset(begins)
    _compiler._compile_charset(charset, _c.SRE_FLAG_UNICODE, code)
    code[_MASK] = _c.SRE_INFO_CHARSET
    code[1] = len(code) - 1


class _Factored:
    """Makes trees of the same state in which alternatives share their beginnings."""

    def __init__(self, state: Any) -> None:
        self._state = state

    def _made(self, items: Items) -> Any:
        return _parser.SubPattern(self._state, items)

    def sequence(self, items: Any, flags: int) -> Any:
        """The tree of a sequence; the same one where nothing changes."""
        made: Items = []
        changed = False
        for item in items.data:
            op, value = item
            if op in _PLAIN:
                made.append(item)
                continue
            found = self._item(op, value, flags)
            changed |= len(found) != 1 or found[0][1] is not value
            made += found
        return self._made(made) if changed else items

    def _item(self, op: Any, value: Any, flags: int) -> Items:
        if op is _c.BRANCH:
            return self._branch([self.sequence(each, flags).data for each in value[1]], flags)
        within = _WITHIN.get(op, -1)
        if op is _c.SUBPATTERN:
            flags = (flags | value[1]) & ~value[2]
        if op is _c.ATOMIC_GROUP:
            return [(op, self.sequence(value, flags))]
        if within < 0:
            return [(op, value)]
        inner = self.sequence(value[within], flags)
        return [(op, value if inner is value[within] else (*value[:within], inner))]

    def _branch(self, alternatives: list[Items], flags: int) -> Items:
        """The choice between alternatives, those that begin alike together."""
        groups = _together(alternatives, flags)
        if len(groups) == 1:
            return self._shared(groups[0], flags)
        if single := _one_character(groups):
            return [(_c.IN, single)]
        parts = [self._shared(group, flags) for group in groups]
        if len(parts) >= _MANY and flags & _IGNORE:
            parts = [self._dispatched(part, flags) for part in parts]
        branches = [self._made(part) for part in parts]
        return [(_c.BRANCH, (None, branches))]

    def _shared(self, group: list[Items], flags: int) -> Items:
        """Alternatives with the same first item: it, then the choice between what follows."""
        if len(group) == 1:
            return group[0]
        return [group[0][0], *self._branch([items[1:] for items in group], flags)]

    def _dispatched(self, items: Items, flags: int) -> Items:
        """An alternative that begins with exact characters, where it begins with one of either case."""
        if not items:
            return items
        begins = _characters(*items[0], flags)
        if begins is None or (len(begins) == 1 and items[0][0] is _c.LITERAL):
            return items
        exact = self._made([(_c.IN, _spelled(begins))])
        return [(_c.SUBPATTERN, (None, 0, _IGNORE, exact)), *items[1:]]


def _together(alternatives: Sequence[Items], flags: int) -> list[list[Items]]:
    """Alternatives in groups that begin alike; none passes another that a text could have in common."""
    groups: list[list[Items]] = []
    known: dict[frozenset[int], int] = {}
    taken: set[int] = set()  # by an alternative that the next ones must not pass
    for items in alternatives:
        first = _characters(*items[0], flags) if items else None
        if first is None:  # could match anything
            known, taken = {}, set()
        elif items[0][0] is _c.LITERAL and first in known:
            groups[known[first]].append(items)
            continue
        elif taken & first:
            known = {each: at for each, at in known.items() if not each & first}
        groups.append([items])
        if first is not None:
            taken |= first
            if items[0][0] is _c.LITERAL:
                known[first] = len(groups) - 1
    return groups


def _one_character(groups: Sequence[list[Items]]) -> Items:
    """The set of all alternatives, where each is one character."""
    found: Items = []
    for items, *more in groups:
        if more or len(items) != 1:
            return []
        op, value = items[0]
        if op is _c.LITERAL:
            found.append((op, value))
        elif op is _c.IN and value[0][0] is not _c.NEGATE:
            found += value
        else:
            return []
    return found


def _characters(op: Any, value: Any, flags: int) -> frozenset[int] | None:
    """The characters that an item of one character can be; None where they are too many, or it is none."""
    if op is _c.LITERAL:
        return _cases(value) if flags & _IGNORE else frozenset((value,))
    if op is not _c.IN:
        return None
    found: set[int] = set()
    for kind, what in value:
        if kind is _c.LITERAL:
            found.add(what)
        elif kind is _c.RANGE and what[1] - what[0] < _WIDEST:
            found.update(range(what[0], what[1] + 1))
        else:
            return None
    return frozenset(chain.from_iterable(map(_cases, found))) if flags & _IGNORE else frozenset(found)


def _first(op: Any, value: Any, flags: int) -> tuple[Items | None, bool]:
    """What one item can begin with, and whether it must be there."""
    if op is _c.SUBPATTERN:
        _, added, removed, inner = value
        return _within(inner, (flags | added) & ~removed)
    if op is _c.ATOMIC_GROUP:
        return _within(value, flags)
    if op in _REPEATS:
        first, needed = _within(value[2], flags)
        return first, needed and value[0] > 0
    if op is _c.BRANCH:
        each = [_within(branch, flags) for branch in value[1]]
        if any(first is None for first, _ in each):
            return None, False
        return [item for first, _ in each for item in first or ()], all(needed for _, needed in each)
    if op is _c.IN and not flags & _IGNORE:
        return (None, False) if value[0][0] is _c.NEGATE else (value, True)
    characters = _characters(op, value, flags)
    return (None, False) if characters is None else (_spelled(characters), True)


def _within(items: Any, flags: int) -> tuple[Items | None, bool]:
    """What a sequence can begin with, and whether it takes any room."""
    found: Items = []
    for op, value in items.data:
        if op in _NO_ROOM:
            continue
        first, needed = _first(op, value, flags)
        if first is None:
            return None, False
        found += first
        if needed:
            return found, True
    return found, False


def _spelled(characters: Iterable[int]) -> Items:
    return [(_c.LITERAL, character) for character in sorted(characters)]


@cache
def _cases(character: int) -> frozenset[int]:
    """All characters that ``re`` takes for this one where case does not count."""
    import _sre  # type: ignore[import-not-found]
    from re import _casefix  # type: ignore[attr-defined]

    lower = _sre.unicode_tolower(character)
    alike = (lower, *_casefix._EXTRA_CASES.get(lower, ()))
    return frozenset(chain((character,), *(_by_lower().get(each, (each,)) for each in alike)))


@cache
def _by_lower() -> dict[int, tuple[int, ...]]:
    """The characters that become one in lower case, by that one; of those alone that have cases."""
    import _sre

    found: dict[int, tuple[int, ...]] = {}
    for character in _CASED:
        lower = _sre.unicode_tolower(character)
        if lower != character:
            found[lower] = (*found.get(lower, (lower,)), character)
    return found
