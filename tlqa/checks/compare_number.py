"""Figures that the source has otherwise, by value and not by form (needs the story's source).

``event`` says what is found: ``changed`` (a figure where the source has another), ``lost`` (a figure of the
source that the story has not) and ``added`` (one that the source has not). 1,5 million, 1.5m and anderthalb
Millionen are the same, and so are kilometres and the miles they make; ``sorts`` narrows it to some sorts:
``number``, ``percent``, ``money``, ``unit``, ``ordinal``, ``fraction``, ``year``, ``time`` …; the other
figures still answer each other. Figures that may be said without a number (one, both, first) ask for no
answer. A lost figure is marked at the last word of the sentence that should have it.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from tlqa import sources
from tlqa.checks._pair import answer_in, last_word, matched, pair_of, within
from tlqa.checks.base import Hit
from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.checks._pair import Pair
    from tlqa.checks.base import Draft, Prepared
    from tlqa.model import Block, Rule
    from tlqa.sources import Figure
    from tlqa.text.analysis import Analysis

KIND = "compare-number"
EVENTS = ("changed", "lost", "added")
SORTS = (
    *("number", "percent", "money", "unit", "ordinal", "fraction"),
    *("year", "decade", "day", "month", "time"),
)
SCHEMA: dict[str, Any] = {
    "properties": {
        "event": {"enum": list(EVENTS)},
        "sorts": {"type": "array", "items": {"enum": list(SORTS)}, "minItems": 1},
    },
    "required": ["event"],
}
GROUPS = ("theirs",)
DRAFT: Draft = (
    {"event": "changed"},
    {"text": "The placeholder cost ⟦45 euros⟧.", "source": "Der Platzhalter kostete 54 Euro.", "from": "de"},
    {"text": "The placeholder cost 54 euros.", "source": "Der Platzhalter kostete 54 Euro.", "from": "de"},
)

_DIGITS = re.compile(r"\d+")
_SMALL = 12
_YUAN = frozenset(("", "¥", "RMB", "CNY"))
_TORN_TIME = re.compile(r"\d{1,2}: \d\d")
_SPACED = re.compile(r"(?<!\d)\d{1,3}(?:\.?[ \u00a0\u202f]\d{3})(?:\.?[ \u00a0\u202f]?\d{3})*(?!\d)")
_BARE = re.compile(r"(?<!\d)[.,]\Z")  # .05
_TO = re.compile(r"\s?(?:to|and|or|[-–—~～至到]|bis|und|oder|à|et|ou|a|y|o|e|до|и|или|tot|en|do|lub)\s?")
_PLAIN = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?(?![\d.,])")
_SCALES = (10**3, 10**4, 10**6, 10**8, 10**9, 10**12)


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    return None


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    return _Numbers(rule.params["event"], frozenset(rule.params.get("sorts", SORTS)))


@dataclass(frozen=True, slots=True)
class _Mismatch:
    """A figure without its answer; both where one stands for the other."""

    ours: Figure | None
    theirs: Figure | None
    target: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Numbers:
    event: str
    sorts: frozenset[str]

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        pair = pair_of(story)
        if pair is None:
            return
        for each in story.kept("compared figures", lambda: tuple(_mismatches(pair))):
            hit = self._hit(pair, each)
            if hit is not None:
                yield hit

    def _hit(self, pair: Pair, each: _Mismatch) -> Hit | None:
        ours, theirs = each.ours, each.theirs
        event = "changed" if ours and theirs else "lost" if ours else "added"
        figure = theirs or ours
        if event != self.event or figure is None or figure.sort not in self.sorts:
            return None
        span = pair.span(ours.start, ours.end) if ours else None
        groups = {"theirs": span.text if span else ""}
        start, end = (theirs.start, theirs.end) if theirs else last_word(pair.text, each.target)
        return Hit(start, end, groups, source=span)


def _mismatches(pair: Pair) -> Iterator[_Mismatch]:
    every = pair.source_figures, pair.figures
    sides = pair.by_source(every[0]), pair.by_target(every[1])
    for number in sorted(sides[0].keys() | sides[1].keys()):
        passage = pair.passages[number]
        there = sides[0].get(number, ()), sides[1].get(number, ())
        if sorted(map(_said, there[0])) == sorted(map(_said, there[1])):
            continue
        ours = _told(pair.original, there[0], passage.source)
        theirs = _told(pair.text, there[1], passage.target)
        lost, added = matched(ours, theirs, _same)
        if not any(not figure.weak for figure in (*lost, *added)):
            continue
        near = [p for p in pair.passages[max(0, number - 1) : number + 2] if p is not passage]
        written = _unread(pair.original, passage.source, ours), _unread(pair.text, passage.target, theirs)
        lost = [
            f
            for f in lost
            if not f.weak
            and not _stands(pair.original, f, written[1])
            and not any(answer_in(f, every[1], p.target, _same_firmly) for p in near)
        ]
        added = [
            f
            for f in added
            if not f.weak
            and not _stands(pair.text, f, written[0])
            and not any(_converts(f, each) for each in ours)
            and not any(answer_in(f, every[0], p.source, _same_firmly) for p in near)
        ]
        yield from _paired(lost, added, every, passage.target)


def _said(figure: Figure) -> tuple[int, int, str, bool]:
    """What a figure says, where that is so much alike that nothing need be asked."""
    return figure.value.numerator, figure.value.denominator, figure.unit, figure.sort == "time"


def _told(text: str, figures: Sequence[Figure], span: tuple[int, int]) -> list[Figure]:
    """The figures as they may be meant: 12 to 14 million; of a torn one (14: 40) no half is asked for."""
    if not figures:
        return []
    torn = [match.span() for match in _TORN_TIME.finditer(text, *span)]
    torn += [m.span() for m in _SPACED.finditer(text, *span) if len(within(figures, m.span())) > 1]
    told: list[Figure] = []
    for each, following in zip_longest(figures, figures[1:]):
        weak = (
            each.weak
            or _BARE.search(text, max(0, each.start - 2), each.start) is not None
            or any(low <= each.start < high for low, high in torn)
        )
        other = each.other
        if following is not None and each.value < 1000 and _TO.fullmatch(text, each.end, following.start):
            other = each.value * _scale(text, following)
        if each.unit == "year" and each.value >= 1000:
            each = each._replace(sort="year", unit="")
        told.append(
            each if (weak, other) == (each.weak, each.other) else each._replace(weak=weak, other=other)
        )
    return told


def _scale(text: str, figure: Figure) -> int:
    """What a word or letter after the digits makes of them."""
    digits = _PLAIN.search(text, figure.start, figure.end)
    shown = float(digits.group().replace(",", ".")) if digits else 0.0
    factor = float(figure.value) / shown if shown else 1.0
    return next((scale for scale in _SCALES if abs(factor / scale - 1) < 0.01), 1)


def _paired(
    lost: list[Figure],
    added: list[Figure],
    every: tuple[Sequence[Figure], Sequence[Figure]],
    target: tuple[int, int],
) -> Iterator[_Mismatch]:
    """Each added figure with the lost one that it stands for, the likest first."""
    for theirs in list(added):
        likely = [ours for ours in lost if _alike(ours, theirs)]
        if likely:
            ours = min(likely, key=lambda each: (each.sort != theirs.sort, each.start))
            lost.remove(ours)
            added.remove(theirs)
            yield _Mismatch(ours, theirs, target)
    for theirs in added:
        if not _little(theirs) and not any(_same(each, theirs) for each in every[0]):
            yield _Mismatch(None, theirs, target)
    for ours in lost:
        if not _little(ours) and not any(_same(ours, each) for each in every[1]):
            yield _Mismatch(ours, None, target)


def _same(one: Figure, other: Figure) -> bool:
    """Whether two figures are worth the same.

    'More than' on both sides makes neither less exact; a year may be written with two digits; yuan and
    renminbi are one.
    """
    if not one.exact and not other.exact and not (one.spelled or other.spelled):
        one, other = one._replace(exact=True), other._replace(exact=True)
    if sources.same_value(one, other):
        return True
    if "time" in (one.sort, other.sort):
        return _one_hour(one, other)
    if "year" in (one.sort, other.sort) and min(one.value, other.value) < 100:
        return one.value % 100 == other.value % 100
    loose = one.unit in _YUAN and other.unit in _YUAN
    return loose and one.value == other.value and one.sort == other.sort == "money"


def _converts(one: Figure, other: Figure) -> bool:
    """Whether a measure is another one in a second unit: 96 metres (315 feet)."""
    return one.sort == other.sort == "unit" and one.unit != other.unit and _same(one, other)


def _same_firmly(one: Figure, other: Figure) -> bool:
    """The same for a figure of another sentence: a measure or a sum is no 'second', no day of a month."""
    measured = one.sort in ("unit", "money", "percent")
    if measured and (
        other.sort in ("month-of-year", "day-of-month", "ordinal") or (other.weak and not other.unit)
    ):
        return False
    return _same(one, other)


def _one_hour(one: Figure, other: Figure) -> bool:
    """Whether one is a time and the other its hour: 6 p.m., à 18 heures, om 18 uur."""
    clock, hour = (one, other) if one.sort == "time" else (other, one)
    told = hour.sort == "number" or hour.unit in ("hour", "h")
    return told and sources.same_hour(clock, hour)


def _alike(one: Figure, other: Figure) -> bool:
    """Whether a figure can stand where the other should: of one sort, a bare number, an hour for a time."""
    sorts = one.sort, other.sort
    return one.sort == other.sort or "number" in sorts or ("time" in sorts and "h" in (one.unit, other.unit))


def _little(figure: Figure) -> bool:
    """Small numbers come and go in translation: two of them, the three."""
    return figure.spelled or (figure.sort in ("number", "ordinal") and figure.value <= _SMALL)


def _written(text: str, span: tuple[int, int]) -> frozenset[str]:
    """The runs of digits in a span."""
    found = _DIGITS.findall(text, *span)
    return frozenset(unicodedata.normalize("NFKC", each).lstrip("0") for each in found)


def _unread(text: str, span: tuple[int, int], figures: Sequence[Figure]) -> frozenset[str]:
    """The runs of digits in a span that are no figure's by themselves: H5N1, a paragraph of a law."""
    found: set[str] = set()
    at = span[0]
    for figure in figures:
        if not figure.weak:
            found |= _written(text, (at, max(at, figure.start)))
            at = max(at, figure.end)
    return frozenset(found | _written(text, (at, max(at, span[1]))))


def _stands(text: str, figure: Figure, written: frozenset[str]) -> bool:
    """Whether the other side has the digits of a figure, where they are read as no figure."""
    digits = _written(text, (figure.start, figure.end))
    return bool(digits) and digits <= written
