"""Figures: the numbers of a text with what they count, how exact they are and how firmly they are said."""

from __future__ import annotations

import re
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING

from tlqa.sources._around import around
from tlqa.sources._counted import counted
from tlqa.sources._dates import numeric
from tlqa.sources._han import han_readings
from tlqa.sources._reading import readings
from tlqa.sources._roman import read_romans
from tlqa.sources._tables import table, words
from tlqa.sources._text import read
from tlqa.sources._times import read_times
from tlqa.sources._types import Figure

if TYPE_CHECKING:
    from tlqa.sources._text import Text
    from tlqa.sources._types import Number, SourceLanguage

_RANGE = re.compile(
    r" ?(?:-|—|~|至|到|から|to|and|or|bis|und|oder|a|et|ou|y|e|o|do|i|lub|до|и|или|або|і|ile|الي|و|en|of|tot)"
    r"(?: (?:i|gli|le|les|los|las|os|as))?"
    r" ?$"
)
_PARTS = {("h", "min"): 60, ("min", "s"): 60, ("year", "month"): 12, ("ft", "in"): 12}
_AND = re.compile(r" ?(?:,? ?(?:and|und|et|y|e|ed|en|i|и|і|ve|و|)) ?")
_LOOK = 80  # letters before minutes in which their hour may be said
_START = attrgetter("start")


def read_figures(text: str, language: SourceLanguage) -> tuple[Figure, ...]:
    """All figures of a text, in order; none overlaps another."""
    whole = read(text, language)
    romans = read_romans(text, language) if language.spaces else []
    taken = _apart([*times_as_figures(text, language), *dates_as_figures(whole), *romans])
    masked = _without(whole.folded, taken)
    beside = around(language)
    source = readings(masked, whole) if language.spaces else han_readings(masked)
    found: list[Figure] = []
    for reading in source:
        if found and reading.start < found[-1].end:
            continue
        figure = counted(masked, reading, beside, whole)
        if found and figure.start < found[-1].end:  # 5€5
            figure = figure._replace(start=reading.start)
        if found and reading.scale >= 1000:
            found[-1] = _shared_scale(found[-1], figure, reading.scale, masked)
        low = max(0, figure.start - _LOOK)
        if figure.unit == "min" and (hour := _one_hour(language).search(masked, low, figure.start)):
            figure = figure._replace(start=hour.start(), value=figure.value + 60, weak=False)
        if found and (both := _together(found[-1], figure, masked)) is not None:
            found[-1] = both
        else:
            found.append(figure)
    return tuple(sorted(found + taken, key=_START)) if taken else tuple(found)


def _shared_scale(first: Figure, second: Figure, scale: Number, folded: str) -> Figure:
    """The 4 of 'from 4 to 6 million' may be 4 million."""
    between = folded[first.end : second.start]
    if first.value >= 1000 or first.other is not None or not _RANGE.match(between):
        return first
    return first._replace(other=first.value * scale)


@cache
def _one_hour(language: SourceLanguage) -> re.Pattern[str]:
    """An hour that is said without a number, just before its minutes: an hour and five minutes."""
    ones = "|".join(map(re.escape, words(language.numerals.ones)))
    hours = "|".join(re.escape(word) for word, unit in table(language.units).items() if unit == "h")
    return re.compile(rf"(?<![^\W\d_])(?:{ones}) (?:{hours}){_AND.pattern}\Z" if ones and hours else r"(?!)")


def _together(first: Figure, second: Figure, folded: str) -> Figure | None:
    """One hour and nine minutes as 69 minutes; None where the two are no one measure."""
    sizes = _PARTS.get((first.unit, second.unit))
    if sizes is None and second.unit == "s" and folded[first.end : second.start] == "分":
        sizes = 60
    elif sizes is None or _AND.fullmatch(folded, first.end, second.start) is None:
        return None
    if second.value >= sizes or first.value.denominator != 1:
        return None
    return second._replace(
        start=first.start,
        value=first.value * sizes + second.value,
        exact=first.exact and second.exact,
        weak=False,
    )


def _apart(figures: list[Figure]) -> list[Figure]:
    """Those that overlap none before them."""
    kept: list[Figure] = []
    for figure in sorted(figures, key=lambda figure: figure.start):
        if not kept or figure.start >= kept[-1].end:
            kept.append(figure)
    return kept


def _without(folded: str, taken: list[Figure]) -> str:
    """The text with what is read already blanked out, as long as it was."""
    if not taken:
        return folded
    pieces, last = [], 0
    for figure in taken:
        pieces += [folded[last : figure.start], "\n" * (figure.end - figure.start)]
        last = figure.end
    return "".join([*pieces, folded[last:]])


def times_as_figures(text: str, language: SourceLanguage) -> list[Figure]:
    """The times of day as figures: minutes since midnight, and twelve hours on where that may be meant."""
    return [
        Figure(
            c.start,
            c.end,
            c.minutes,
            "time",
            other=None if c.half else (c.minutes + 720) % 1440,
        )
        for c in read_times(text, language)
    ]


def dates_as_figures(text: Text) -> list[Figure]:
    """Dates in digits alone as figures of the day and of the year; the month counts for nothing."""
    found: list[Figure] = []
    for match in numeric(text):
        first, second = int(match[1] or match[6]), int(match[2] or match[5])
        year = match[3] or match[4]
        if not (1 <= first <= 31 and 1 <= second <= 31 and min(first, second) <= 12):
            continue
        start, end = match.span(1) if match[1] else match.span(6)
        loose = (first <= 12 and text.language.code == "en") or len(year) == 2
        found.append(Figure(start, end, first, "day-of-month", other=second, weak=loose))
        start, end = match.span(3) if match[3] else match.span(4)
        full = int(year) if len(year) == 4 else 2000 + int(year)
        found.append(Figure(start, end, full, "year", weak=len(year) == 2, other=int(year)))
        middle = match.span(2) if match[2] else match.span(5)
        found.append(Figure(*middle, second, "month-of-year", weak=True, other=first))
    return found
