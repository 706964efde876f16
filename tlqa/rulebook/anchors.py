"""What the prefilter waits for before it wakes a rule: strings, and where the places are known, at which."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from tlqa.model import BEGINNING, Anchors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tlqa.checks.base import CheckModule
    from tlqa.model import Rule
    from tlqa.text.runs import Reach, Strings

_MOST_TRIES = 20
_COMMON = frozenset("the a i he it in on at of to is an as st nd rd th en".split())


def with_anchors(rule: Rule, kind: CheckModule, macros: Mapping[str, str]) -> Rule:
    """The rule with its ``anchors`` and, where it has several ``parts``, those ``always`` looked for.

    Raises:
        re.error, KeyError, ValueError, TypeError: what the kind raises at parameters it cannot use.
    """
    expressions = getattr(kind, "parts", lambda *_: ())(rule.params, macros)
    places = [_places(source) for source, _ in expressions]
    rare = [each if each and not any(map(_common, each)) else None for each in places]
    opening = getattr(kind, "OPENING", False)
    if len(places) > 1 or (places and rare[0] and not opening):  # each by itself, however many strings
        anchors = (
            each
            for part, (strings, (_, first)) in enumerate(zip(rare, expressions, strict=True))
            for each in _of_part(part, strings or {}, first, several=len(places) > 1)
        )
        always = (part for part, strings in enumerate(rare) if strings is None)
        return replace(rule, anchors=tuple(anchors), always=tuple(always))
    literals = kind.required_literals(rule.params, macros)
    if literals is None or any(map(_common, literals)):
        return replace(rule, anchors=None)
    if opening:
        return replace(rule, anchors=(Anchors(_shortest(_begun(literals)), 0),))
    return replace(rule, anchors=(Anchors(_begun(literals)),))


def is_everywhere(rule: Rule) -> bool:
    """Whether it runs on every block of its scope, as no string tells where it may find something."""
    return rule.anchors is None or bool(rule.always)


def _of_part(part: int, strings: Strings, opening: bool, *, several: bool) -> Iterator[Anchors]:
    by_reach: defaultdict[Reach | None, list[str]] = defaultdict(list)
    for string, (low, high) in strings.items():
        by_reach[(low, high) if opening or high - low < _MOST_TRIES else None].append(string)
    for reach, found in by_reach.items():
        if reach is None:
            yield Anchors(_begun(found), part, anywhere=True) if several else Anchors(_begun(found))
        else:
            yield Anchors(_begun(found), part, *reach, opening)


def _places(pattern: str) -> Strings | None:
    from tlqa.text.literals import literal_places

    return literal_places(pattern)


def _begun(literals: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(literal[:BEGINNING] for literal in literals))


def _shortest(literals: Iterable[str]) -> tuple[str, ...]:
    """Those that do not begin with another one: where they stand, that stands too."""
    kept: list[str] = []
    for literal in sorted(literals):
        if not kept or not literal.startswith(kept[-1]):
            kept.append(literal)
    return tuple(kept)


def _common(literal: str) -> bool:
    """A commonest word or ending of English, with or without spaces; a comma or stop in its usual place.

    It stands in nearly every block and would only slow the pass down.
    """
    return literal.strip() in _COMMON or literal in (" ", ",", ".", ", ", ". ")
