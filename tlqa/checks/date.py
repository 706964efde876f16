"""Dates that cannot be right, by the calendar.

``test`` says which:

* ``weekday``: a full date whose weekday is another one ('Monday, March 5, 2024' was a Tuesday). Only
  dates with a year are judged, and none before 1900: much of the world kept other calendars till then;
* ``impossible``: a day that its month never has (April 31), or not in that year (Feb. 29, 2023);
* ``header``: the date line of the page lies more than ``days`` (default 90) from every full date with a
  weekday in the body, which is how an old story looks under the date of its republication. The finding
  is the date line, the date in the body its related place.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from tlqa.checks.base import STORY_DATE, Hit
from tlqa.compiled import compiled
from tlqa.frozen import dataclass
from tlqa.model import BlockKind, Related

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.checks.base import Draft, Prepared
    from tlqa.model import Block, Rule
    from tlqa.text.analysis import Analysis
    from tlqa.text.language import Language

KIND = "date"
GROUPS = ("weekday", "right")
SCHEMA: dict[str, Any] = {
    "properties": {
        "test": {"enum": ["weekday", "impossible", "header"]},
        "days": {"type": "integer", "minimum": 1},
    },
    "required": ["test"],
}
DRAFT: Draft = (
    {"test": "weekday"},
    "The placeholder votes on ⟦Monday, March 5, 2024⟧.",
    "The placeholder votes on Tuesday, March 5, 2024.",
)

_FIRST_YEAR = 1900
_DAYS = 90
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# After 'in June 31 …' a count may follow; after these words a date is meant.
_LATE_DAY = compiled(r"\d(?:(?<=2)9|(?<=3)[01]|(?<![0-9]))")
_COUNTS = compiled(r"(?i)\b(?:in|this|last|next|late|early|mid|since|during|than)[ -]$")
_BEFORE_DATE = compiled(r"(?i)\b(?:on|until|till|before|after|from)(?: the)? $")
_GOES_ON = compiled(
    r"(?=$|[.,;:)\]”\"’!?]|\s(?:and|to|in|at|on|of|when|the|but|with|for|after|before|as|is|was|will|that|by)\b)"
)


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    from tlqa.text.literals import pattern_literals

    macro = "DAY" if params["test"] == "weekday" else "MONTH"
    found = pattern_literals(macros[macro])
    if found is None or params["test"] != "impossible":
        return found
    return tuple(sorted({name[:3] for name in found}))


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    kinds: dict[str, Prepared] = {
        "weekday": _Weekday(),
        "impossible": _Impossible(),
        "header": _Header(rule.params.get("days", _DAYS)),
    }
    return kinds[rule.params["test"]]


@dataclass(frozen=True, slots=True)
class _Written:
    """A date as it stands in the text; ``month`` from 1, ``weekday`` from 0 (Monday) or None."""

    start: int
    end: int
    year: int | None
    month: int
    day: int
    weekday: int | None

    def date(self) -> date | None:
        """The day meant; None without a year, for a day that never was, or for one before 1900."""
        if self.year is None or self.year < _FIRST_YEAR:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


@lru_cache(maxsize=16)
def _expression(language: Language) -> re.Pattern[str]:
    """Month and day in either order, with or without weekday before and year behind."""
    weekday = "|".join(language.weekdays)
    month = "|".join((*language.months, *(rf"{m[:3]}\.?" for m in language.months), r"Sept\.?"))
    day = r"\d{1,2}"
    return compiled(
        rf"\b(?:(?P<weekday>{weekday}),?\s(?:the\s)?)?"
        rf"(?:(?P<m1>{month})\s(?:the\s)?(?P<d1>{day})(?:st|nd|rd|th)?\b"
        rf"|(?P<d2>{day})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m2>{month}))"
        rf"(?:,?\s(?:of\s)?(?P<year>(?:1[6-9]|20)\d\d)(?![\d,.]\d|\d))?(?!\w)"
    )


@lru_cache(maxsize=16)
def _quick(language: Language) -> re.Pattern[str]:
    """Day and month side by side: what stands in front is a class that ``re`` skips to."""
    first = "".join(sorted({month[0] for month in language.months}))
    month = "|".join(rf"(?<={month[0]}){month[1:3]}" for month in language.months)
    return compiled(
        rf"[{first}\d](?:(?:{month})\w*\.?\s(?:the\s)?\d|(?<=\d)(?:st|nd|rd|th)?\s(?:of\s)?[{first}])"
    )


def _dates(story: Analysis, block: Block) -> Sequence[_Written]:
    """The dates of a block, read once for all rules of this kind."""
    of_blocks: dict[int, tuple[_Written, ...]] = story.kept("dates", dict)
    if block.start not in of_blocks:
        of_blocks[block.start] = tuple(_read(story, block))
    return of_blocks[block.start]


def _read(story: Analysis, block: Block) -> Iterator[_Written]:
    language = story.language
    if _quick(language).search(story.text, block.start, block.end) is None:
        return
    days = {name: i for i, name in enumerate(language.weekdays)}
    months = {name[:3]: i for i, name in enumerate(language.months, 1)}
    for match in _expression(language).finditer(story.text, block.start, block.end):
        named = match.group("weekday")
        yield _Written(
            *match.span(),
            int(match.group("year")) if match.group("year") else None,
            months[(match.group("m1") or match.group("m2"))[:3]],
            int(match.group("d1") or match.group("d2")),
            days[named] if named else None,
        )


@dataclass(frozen=True, slots=True)
class _Weekday:
    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        names = story.language.weekdays
        for block in blocks:
            for written in _dates(story, block):
                day = written.date()
                if day is None or written.weekday is None or day.weekday() == written.weekday:
                    continue
                groups = {"weekday": names[written.weekday], "right": names[day.weekday()]}
                yield Hit(written.start, written.end, groups)


@dataclass(frozen=True, slots=True)
class _Impossible:
    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        text = story.text
        for block in blocks:
            if _LATE_DAY.search(text, block.start, block.end) is None:
                continue
            for written in _dates(story, block):
                if self._never(text, written, block):
                    yield Hit(written.start, written.end)

    def _never(self, text: str, written: _Written, block: Block) -> bool:
        if written.day > _LONGEST[written.month - 1]:
            return written.day <= 31 and _is_date(text, written, block)
        return written.month == 2 and written.day == 29 and not _leap(written.year)


def _leap(year: int | None) -> bool:
    return year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))


def _is_date(text: str, written: _Written, block: Block) -> bool:
    """Whether month and number make a date, and the number counts nothing ('in June 31 people fled')."""
    if written.year is not None or written.weekday is not None:
        return True
    before = text[max(block.start, written.start - 12) : written.start]
    if _GOES_ON.match(text, written.end, block.end) is None:
        return False
    if text[written.start].isdigit():
        return _BEFORE_DATE.search(before) is not None
    return _COUNTS.search(before) is None


@dataclass(frozen=True, slots=True)
class _Header:
    days: int

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        headers = ((b, w) for b in blocks if b.kind is BlockKind.DATE for w in _dates(story, b))
        block, written = next(headers, (None, None))
        published = written.date() if written else None
        if block is None or published is None:
            return
        told = [w for b in story.paragraphs for w in _dates(story, b) if w.date() is not None]
        apart = [w for w in told if abs((_day(w) - published).days) > self.days]
        dated = next((w for w in apart if w.weekday is not None), None)
        if dated is None or len(apart) < len(told) or str(published.year) in _body(story):
            return
        yield Hit(block.start, block.end, {}, (Related(dated.start, dated.end, STORY_DATE),))


def _day(written: _Written) -> date:
    day = written.date()
    assert day is not None
    return day


def _body(story: Analysis) -> str:
    return "\n".join(story.text[b.start : b.end] for b in story.paragraphs)
