"""Dates and parts of dates: 12 March 2024, March 12, le 1er mars, 2021年3月25日, 15.09.2020, Monday."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tlqa.sources._figures import DATE
from tlqa.sources._fold import fold
from tlqa.sources._tables import any_of, table
from tlqa.sources._types import Day

if TYPE_CHECKING:
    from tlqa.sources._types import SourceLanguage

_DAY_BEFORE = re.compile(
    r"(?<![0-9.,:/-])([0-3]?[0-9])(?:\.|er|º|ª|st|nd|rd|th|-?го|-?е|-?ое)?(?: (?:de|of|d'))? ?$"
)
_AFTER = re.compile(
    r"(?:\.? ([0-3]?[0-9])(?:st|nd|rd|th)?(?![0-9:.]))?"
    r"(?:,? (?:de |del |of |do )?((?:1[0-9]|20)[0-9]{2})(?![0-9]))?"
)
_HAN = re.compile(
    r"(?:([12][0-9]{3}|[一二〇○零][〇○零一二三四五六七八九]{3})年)?(?:([0-9]{1,2}|[一二三四五六七八九十]{1,2})月(?!间|間|份以))?"
    r"(?:([0-9]{1,2}|[一二三四五六七八九十]{1,3})[日号號](?!间|間|本|常|子|前|后|後))?"
)
_CHINESE = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
_LOOK = 14


def read_dates(text: str, language: SourceLanguage) -> tuple[Day, ...]:
    """The dates of a text, in order; a weekday is a date of its own."""
    folded = fold(text)
    found = [*_numeric(folded, language), *_weekdays(text, folded, language)]
    found += _named(text, folded, language) if language.spaces else _han(folded)
    return tuple(sorted(found, key=lambda day: (day.start, day.end)))


def _numeric(folded: str, language: SourceLanguage) -> list[Day]:
    found = []
    for match in DATE.finditer(folded):
        if match[1]:
            year, month, day = int(match[3]), int(match[2]), int(match[1])
            year += 2000 if year < 100 else 0
            if month > 12 >= day or (language.code == "en" and "/" in match[0] and day <= 12):
                month, day = day, month
        else:
            year, month, day = int(match[4]), int(match[5]), int(match[6])
        if 1 <= month <= 12 and 1 <= day <= 31:
            found.append(Day(match.start(), match.end(), year, month, day))
    return found


def _weekdays(text: str, folded: str, language: SourceLanguage) -> list[Day]:
    pattern, numbers = _pattern(language, "weekdays")
    capital = language.code in ("en", "de")
    return [
        Day(*match.span(), weekday=int(numbers.get(match[1]) or numbers[match[1].replace("-", " ")]))
        for match in pattern.finditer(folded)
        if not capital or text[match.start()].isupper()
    ]


@cache
def _pattern(language: SourceLanguage, name: str) -> tuple[re.Pattern[str], dict[str, str]]:
    numbers = table(getattr(language, name))
    inner = any_of(tuple(numbers), spaced=language.spaces).pattern
    before = r"(?<![^\W\d_])(?:ال|و|ب|ل|في)?" if language.script == "Arabic" else r"(?<![^\W\d_])"
    return re.compile((before if language.spaces else "") + inner), numbers


def _named(text: str, folded: str, language: SourceLanguage) -> list[Day]:
    """Months by name, with the day before or after them and the year after."""
    pattern, numbers = _pattern(language, "months")
    found = []
    for match in pattern.finditer(folded):
        if language.code in ("en", "de") and not text[match.start()].isupper():
            continue
        before = _DAY_BEFORE.search(folded, max(0, match.start() - _LOOK), match.start())
        after = _AFTER.match(folded, match.end())
        day = (
            int(before[1])
            if before
            else int(after[1])
            if after and after[1] and language.code == "en"
            else None
        )
        year = int(after[2]) if after and after[2] else None
        if match[1] == "may" and day is None and year is None and not _dated(folded[: match.start()]):
            continue
        if day is not None and not 1 <= day <= 31:
            day = None
        start = before.start() if before and day else match.start()
        end = after.end() if after and (year or (day and not before)) else match.end()
        found.append(Day(start, end, year, int(numbers[match[1]]), day))
    return found


def _dated(before: str) -> bool:
    """Whether what stands before May makes it the month."""
    return before.endswith(
        ("in ", "since ", "until ", "by ", "of ", "last ", "from ", "early ", "late ", "mid-")
    )


def _number(text: str | None) -> int | None:
    if not text or text.isascii():
        return int(text) if text else None
    if "十" not in text:
        return int("".join(str(_CHINESE[c]) for c in text))
    tens, _, ones = text.partition("十")
    return _CHINESE.get(tens, 1) * 10 + _CHINESE.get(ones, 0)


def _han(folded: str) -> list[Day]:
    found = []
    for match in _HAN.finditer(folded):
        year, month, day = (_number(match[i]) for i in (1, 2, 3))
        if (year or month or day) and (month or 1) <= 12 and (day or 1) <= 31:
            found.append(Day(*match.span(), year, month, day))
    return found


def unanswered_days(asked: tuple[Day, ...], given: tuple[Day, ...]) -> tuple[Day, ...]:
    """The months and weekdays of one text that the other does not have.

    Days of the month and years are figures, and looked for as such.
    """
    months = {day.month for day in given}
    weekdays = {day.weekday for day in given}
    return tuple(
        day
        for day in asked
        if (day.month is not None and day.month not in months)
        or (day.weekday is not None and day.weekday not in weekdays)
    )
