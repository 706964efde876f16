"""Figures: the numbers of a text with what they count, how exact they are and how firmly they are said."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from tlqa.sources._fold import fold
from tlqa.sources._han import han_readings
from tlqa.sources._reading import readings
from tlqa.sources._roman import read_romans
from tlqa.sources._tables import any_of, table, words
from tlqa.sources._times import read_times
from tlqa.sources._types import Figure
from tlqa.sources._units import kind_of

if TYPE_CHECKING:
    from tlqa.sources._reading import Reading
    from tlqa.sources._types import SourceLanguage

_SYMBOLS = {
    "$": "$",
    "€": "EUR",
    "£": "GBP",
    "¥": "¥",
    "₽": "RUB",
    "₴": "UAH",
    "₺": "TRY",
    "₹": "INR",
    "₩": "KRW",
}
_CODES = "us$ usd eur gbp jpy cny rmb rub uah try pln chf aud cad hk$ a$ c$ nz$ s$ r$"
_CODE_OF = {
    "us$": "USD",
    "rmb": "CNY",
    "¥": "¥",
    "hk$": "HKD",
    "a$": "AUD",
    "c$": "CAD",
    "nz$": "NZD",
    "s$": "SGD",
    "r$": "BRL",
}
_BEFORE = re.compile(r"(us\$|hk\$|nz\$|[acsr]\$|usd|eur|gbp|jpy|cny|rmb|[$€£¥₽₴₺₹₩])[ ]?$")
_AFTER = re.compile(r"[ ]?([$€£¥₽₴₺₹₩])|[ ]?(usd|eur|gbp|jpy|cny|rmb|rub|uah|pln|chf)(?![^\W\d_])")
_PERCENT = re.compile(r"[ ]?[%٪]")
_SHORT = re.compile(r"[ ]?(bn|tn|mn|mio|mrd|mln|mld|k|m|b)\.?(?![^\W\d_])")
_SHORT_OF = {
    "k": 3, "m": 6, "mn": 6, "mio": 6, "mln": 6, "b": 9, "bn": 9, "mrd": 9, "mld": 9, "tn": 12,
}  # fmt: skip
_GLUED = re.compile(r"[a-zа-я]-?$")
_LETTER = re.compile(r"[a-zа-я]")
DATE = re.compile(
    r"(?<![0-9./-])([0-3]?[0-9])(?:[./-]| ?\. ?)([0-3]?[0-9])(?:[./-]| ?\. ?)"
    r"((?:19|20)?[0-9]{2})(?![0-9]|[.,/-][0-9])"
    r"|(?<![0-9./-])((?:19|20)[0-9]{2})[-./]([01]?[0-9])[-./]([0-3]?[0-9])(?![0-9])"
)
"""A date in digits: day, month, year, or year, month, day."""
_RANGE = re.compile(
    r" ?(?:-|—|~|至|到|から|to|and|or|bis|und|oder|a|et|ou|y|e|o|do|i|lub|до|и|или|або|і|ile|الي|و|en|of|tot)"
    r" ?$"
)
_LOOK = 24


def read_figures(text: str, language: SourceLanguage) -> tuple[Figure, ...]:
    """All figures of a text, in order; none overlaps another."""
    folded = fold(text)
    romans = read_romans(text, language) if language.spaces else []
    taken = _apart([*times_as_figures(text, language), *dates_as_figures(folded, language), *romans])
    masked = _without(folded, taken)
    source = readings(masked, language) if language.spaces else han_readings(masked)
    found: list[Figure] = []
    for reading in source:
        if found and reading.start < found[-1].end:
            continue
        figure = _figure(masked, reading, language)
        if found and figure.start < found[-1].end:  # 5€5
            figure = replace(figure, start=reading.start)
        if found and reading.scale >= 1000:
            found[-1] = _shared_scale(found[-1], figure, reading.scale, masked)
        found.append(figure)
    return tuple(sorted(found + taken, key=lambda figure: figure.start))


def _shared_scale(first: Figure, second: Figure, scale: Fraction, folded: str) -> Figure:
    """The 4 of 'from 4 to 6 million' may be 4 million."""
    between = folded[first.end : second.start]
    if first.value >= 1000 or first.other is not None or not _RANGE.match(between):
        return first
    return replace(first, other=first.value * scale)


def _apart(figures: list[Figure]) -> list[Figure]:
    """Those that overlap none before them."""
    kept: list[Figure] = []
    for figure in sorted(figures, key=lambda figure: figure.start):
        if not kept or figure.start >= kept[-1].end:
            kept.append(figure)
    return kept


def _without(folded: str, taken: list[Figure]) -> str:
    """The text with what is read already blanked out, as long as it was."""
    pieces, last = [], 0
    for figure in taken:
        pieces += [folded[last : figure.start], "\n" * (figure.end - figure.start)]
        last = figure.end
    return "".join([*pieces, folded[last:]])


def times_as_figures(text: str, language: SourceLanguage) -> list[Figure]:
    """The times of day as figures: minutes since midnight."""
    return [Figure(c.start, c.end, Fraction(c.minutes), "time") for c in read_times(text, language)]


def dates_as_figures(folded: str, language: SourceLanguage) -> list[Figure]:
    """Dates in digits alone as figures of the day and of the year; the month counts for nothing."""
    found: list[Figure] = []
    for match in DATE.finditer(folded):
        first, second = int(match[1] or match[6]), int(match[2] or match[5])
        year = match[3] or match[4]
        if not (1 <= first <= 31 and 1 <= second <= 31 and min(first, second) <= 12):
            continue
        start, end = match.span(1) if match[1] else match.span(6)
        loose = (first <= 12 and language.code == "en") or len(year) == 2
        found.append(Figure(start, end, Fraction(first), "day-of-month", other=Fraction(second), weak=loose))
        start, end = match.span(3) if match[3] else match.span(4)
        full = Fraction(int(year) if len(year) == 4 else 2000 + int(year))
        found.append(Figure(start, end, full, "year", weak=len(year) == 2, other=Fraction(int(year))))
        middle = match.span(2) if match[2] else match.span(5)
        found.append(Figure(*middle, Fraction(second), "month-of-year", weak=True, other=Fraction(first)))
    return found


def _figure(folded: str, reading: Reading, language: SourceLanguage) -> Figure:
    """A number with what stands around it."""
    before = folded[max(0, reading.start - _LOOK) : reading.start]
    sort = "ordinal" if reading.ordinal else "fraction" if reading.part else "number"
    about = _about(language).search(before) is not None
    figure = Figure(
        reading.start,
        reading.end,
        reading.value,
        sort,
        exact=not (reading.vague or about),
        weak=reading.weak or reading.vague,
        other=reading.other,
        spelled=reading.spelled,
    )
    currency = _BEFORE.search(before)
    if currency is not None:
        code = currency[1]
        unit = _SYMBOLS.get(code) or _CODE_OF.get(code) or code.upper()
        figure = replace(figure, start=reading.start - len(currency[0]), sort="money", unit=unit)
    figure = _short(folded, figure, reading)
    return _named(folded, figure, reading, language, before)


def _short(folded: str, figure: Figure, reading: Reading) -> Figure:
    """With a letter for a scale: 1.5m, 20k. Without a currency 5m may be metres."""
    match = None if reading.spelled else _SHORT.match(folded, figure.end)
    if match is None:
        return figure
    power, value = _SHORT_OF[match[1]], figure.value
    if match[1] == "b" and figure.sort != "money":
        return figure
    other = value if match[1] == "m" and figure.sort != "money" else None
    return replace(figure, end=match.end(), value=value * 10**power, other=other)


def _named(folded: str, figure: Figure, reading: Reading, language: SourceLanguage, before: str) -> Figure:
    """With the word after it, or before it, that says what it counts."""
    glued = None if reading.spelled else _GLUED.search(folded, max(0, reading.start - 2), reading.start)
    if glued is not None and figure.sort != "money":  # G20, COVID-19
        return replace(figure, weak=True)
    if (percent := _percent(folded, figure, language, before)) is not None:
        return percent
    symbol = _AFTER.match(folded, figure.end) if figure.sort != "money" else None
    if symbol is not None:
        code = symbol[1] or symbol[2]
        return replace(
            figure,
            end=symbol.end(),
            sort="money",
            unit=_SYMBOLS.get(code) or _CODE_OF.get(code) or code.upper(),
        )
    money, units = _after(language, "currencies"), _after(language, "units")
    for sort, (pattern, codes) in (("money", money), ("unit", units)):
        match = pattern.match(folded, _skip(folded, figure.end))
        if match is not None and figure.sort in ("number", "fraction"):
            unit = codes[match[1].replace("-", " ")]
            if unit == "tenths":
                return replace(figure, end=match.end(), value=figure.value * 10, sort="percent")
            if unit == "year" and figure.value >= 1000 and not language.spaces:
                return replace(figure, end=match.end(), sort="year")
            if sort == "unit" and not kind_of(unit):
                return replace(
                    figure, end=match.end(), sort=unit, weak=figure.weak or unit == "month-of-year"
                )
            figure = replace(
                figure, other=None if sort == "money" and figure.value >= 10**6 else figure.other
            )
            figure = replace(figure, end=match.end(), sort=sort, unit=unit)
            half = _after(language, "half_after")[0].match(folded, _skip(folded, figure.end))
            if half is not None and sort == "unit":
                return replace(figure, end=half.end(), value=figure.value + Fraction(1, 2), weak=False)
            return figure
    return _plain(folded, figure, reading, language)


def _skip(folded: str, at: int) -> int:
    return at + 1 if folded[at : at + 1] in (" ", "-", "'") else at


def _percent(folded: str, figure: Figure, language: SourceLanguage, before: str) -> Figure | None:
    sign = _PERCENT.match(folded, figure.end)
    if sign is None:
        sign = _after(language, "percent")[0].match(folded, _skip(folded, figure.end))
    if sign is not None:
        return replace(figure, end=sign.end(), sort="percent", weak=False)
    ahead = _before(language, "percent_before").search(before)
    if ahead is not None:
        return replace(figure, start=figure.start - len(ahead[0]), sort="percent", weak=False)
    return None


def _plain(folded: str, figure: Figure, reading: Reading, language: SourceLanguage) -> Figure:
    """A number with nothing that says what it counts: a year, a part of a name, an ordinal."""
    if reading.spelled:
        return figure
    suffix = _after(language, "suffixes")[0].match(folded, _skip(folded, figure.end))
    if suffix is not None and figure.sort == "number":
        return replace(figure, end=suffix.end(), sort="ordinal")
    if language.decade and figure.value % 10 == 0 and figure.value > 0:
        decade = _after(language, "decade")[0].match(folded, figure.end)
        if decade is not None:
            return replace(figure, end=decade.end(), sort="decade")
    if _LETTER.match(folded, figure.end):
        return replace(figure, weak=True)
    if reading.plain and reading.end - reading.start == 4 and 1000 <= figure.value <= 2100:
        return replace(figure, sort="year")
    return figure


@cache
def _about(language: SourceLanguage) -> re.Pattern[str]:
    return any_of(tuple(words(language.about)), spaced=language.spaces, before=True)


@cache
def _before(language: SourceLanguage, name: str) -> re.Pattern[str]:
    return any_of(tuple(words(getattr(language, name))), spaced=language.spaces, before=True)


@cache
def _after(language: SourceLanguage, name: str) -> tuple[re.Pattern[str], dict[str, str]]:
    text = getattr(language, name)
    codes = table(text) if name in ("units", "currencies") else dict.fromkeys(words(text), "")
    return any_of(tuple(codes), spaced=language.spaces), codes
