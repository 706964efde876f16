"""Figures: the numbers of a text with what they count, how exact they are and how firmly they are said."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from tlqa.sources._fold import fold
from tlqa.sources._han import han_readings
from tlqa.sources._reading import readings
from tlqa.sources._tables import any_of, table, words
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
_LOOK = 24


def read_figures(text: str, language: SourceLanguage) -> tuple[Figure, ...]:
    """All figures of a text, in order."""
    folded = fold(text)
    if language.spaces:
        return tuple(_figure(folded, reading, language) for reading in readings(folded, language))
    return tuple(_figure(folded, reading, language) for reading in han_readings(folded))


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
    if (percent := _percent(folded, figure, language, before)) is not None:
        return percent
    symbol = _AFTER.match(folded, figure.end) if figure.sort != "money" else None
    if symbol is not None:
        code = symbol[1] or symbol[2]
        return replace(figure, end=symbol.end(), sort="money", unit=_SYMBOLS.get(code) or code.upper())
    money, units = _after(language, "currencies"), _after(language, "units")
    for sort, (pattern, codes) in (("money", money), ("unit", units)):
        match = pattern.match(folded, _skip(folded, figure.end))
        if match is not None and figure.sort in ("number", "fraction"):
            unit = codes[match[1].replace("-", " ")]
            if unit == "tenths":
                return replace(figure, end=match.end(), value=figure.value * 10, sort="percent")
            if sort == "unit" and not kind_of(unit):
                return replace(
                    figure, end=match.end(), sort=unit, weak=figure.weak or unit == "month-of-year"
                )
            figure = replace(
                figure, other=None if sort == "money" and figure.value >= 10**6 else figure.other
            )
            return replace(figure, end=match.end(), sort=sort, unit=unit)
    return _plain(folded, figure, reading, language)


def _skip(folded: str, at: int) -> int:
    return at + 1 if folded[at : at + 1] in (" ", "-") else at


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
    glued = _GLUED.search(folded, max(0, reading.start - 2), reading.start)
    if glued is not None or _LETTER.match(folded, figure.end):
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
