"""Dates and parts of dates: 12 March 2024, March 12, le 1er mars, 2021年3月25日, 15.09.2020, Monday."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tlqa.sources._tables import any_of, table
from tlqa.sources._text import first_runs, read
from tlqa.sources._types import Day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.sources._text import Text
    from tlqa.sources._types import SourceLanguage

DATE = re.compile(
    r"(?<![0-9./-])([0-3]?[0-9])(?:[./-]| ?\. ?)([0-3]?[0-9])(?:[./-]| ?\. ?)"
    r"((?:19|20)?[0-9]{2})(?![0-9]|[.,/-][0-9])"
    r"|(?<![0-9./-])((?:19|20)[0-9]{2})[-./]([01]?[0-9])[-./]([0-3]?[0-9])(?![0-9])"
)
"""A date in digits: day, month, year, or year, month, day."""
_SETS_APART = frozenset("./- ")

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
_HAN_RUN = re.compile("[0-9一二三四五六七八九十〇○零]+[年月日号號]")
_CHINESE = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
_LOOK = 14


def read_dates(text: str, language: SourceLanguage) -> tuple[Day, ...]:
    """The dates of a text, in order; a weekday is a date of its own."""
    read_text = read(text, language)
    found = [*_numeric(read_text), *_weekdays(read_text)]
    found += _named(read_text) if language.spaces else _han(read_text.folded)
    return tuple(sorted(found, key=lambda day: (day.start, day.end)))


def numeric(text: Text) -> Iterator[re.Match[str]]:
    """The dates in digits."""
    at, folded = 0, text.folded
    for start, end in text.digits:
        if start >= at and folded[end : end + 1] in _SETS_APART and (match := DATE.match(folded, start)):
            yield match
            at = match.end()


def _numeric(text: Text) -> list[Day]:
    found = []
    for match in numeric(text):
        if match[1]:
            year, month, day = int(match[3]), int(match[2]), int(match[1])
            year += 2000 if year < 100 else 0
            if month > 12 >= day or (text.language.code == "en" and "/" in match[0] and day <= 12):
                month, day = day, month
        else:
            year, month, day = int(match[4]), int(match[5]), int(match[6])
        if 1 <= month <= 12 and 1 <= day <= 31:
            found.append(Day(match.start(), match.end(), year, month, day))
    return found


def _weekdays(text: Text) -> list[Day]:
    language = text.language
    forms = _forms(language, "weekdays")
    capital = language.code in ("en", "de")
    return [
        Day(*m.span(), weekday=int(forms.numbers.get(m[1]) or forms.numbers[m[1].replace("-", " ")]))
        for m in _found(text, forms)
        if not capital or text.text[m.start()].isupper()
    ]


class _Forms(NamedTuple):
    """Words as one expression, how they begin (None where anything may stand before them), their numbers."""

    pattern: re.Pattern[str]
    firsts: frozenset[str] | None
    numbers: dict[str, str]


def _found(text: Text, forms: _Forms) -> Iterator[re.Match[str]]:
    if forms.firsts is None:
        return forms.pattern.finditer(text.folded)
    return text.found(forms.pattern, forms.firsts)


@cache
def _forms(language: SourceLanguage, name: str) -> _Forms:
    numbers = table(getattr(language, name))
    inner = any_of(tuple(numbers), spaced=language.spaces).pattern
    before = r"(?<![^\W\d_])(?:ال|و|ب|ل|في)?" if language.script == "Arabic" else r"(?<![^\W\d_])"
    pattern = re.compile((before if language.spaces else "") + inner)
    apart = language.spaces and language.script != "Arabic"
    return _Forms(pattern, first_runs(tuple(numbers)) if apart else None, numbers)


def _named(text: Text) -> list[Day]:
    """Months by name, with the day before or after them and the year after."""
    language, folded = text.language, text.folded
    forms = _forms(language, "months")
    found = []
    for match in _found(text, forms):
        if language.code in ("en", "de") and not text.text[match.start()].isupper():
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
        if (
            match[1] == "may"
            and day is None
            and year is None
            and not _dated(folded[max(0, match.start() - _LOOK) : match.start()])
        ):
            continue
        if day is not None and not 1 <= day <= 31:
            day = None
        start = before.start() if before and day else match.start()
        end = after.end() if after and (year or (day and not before)) else match.end()
        found.append(Day(start, end, year, int(forms.numbers[match[1]]), day))
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


def _han_matches(folded: str) -> Iterator[re.Match[str]]:
    """What may be a date: looked for where numerals stand before one of its signs."""
    at = 0
    for run in _HAN_RUN.finditer(folded):
        for start in range(max(at, run.start()), run.end() - 1):
            match = _HAN.match(folded, start)
            if match is not None and match.end() > start:
                yield match
                at = match.end()
                break


def _han(folded: str) -> list[Day]:
    found = []
    for match in _han_matches(folded):
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
