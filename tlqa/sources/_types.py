"""What is read from a text by value. Places are half-open code-point offsets into that text."""

from __future__ import annotations

from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from fractions import Fraction

    Number = int | Fraction  # a Fraction only where it is none that is whole: it takes ten times as long


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


P = TypeVar("P", bound=_Placed)


class Ordered(tuple[P, ...]):
    """Things in the order of their places; ``starts`` has these, to look for what lies between two."""

    @cached_property
    def starts(self) -> list[int]:
        return [each.start for each in self]


class Figure(NamedTuple):
    """A number, by what it is worth and not by how it is written.

    Attributes:
        value: its worth, scale words counted in; of a percentage the number before the sign; of a time the
            minutes since midnight. An ``int`` where it is read whole, else a ``Fraction``.
        sort: number, percent, money, unit, ordinal, fraction, year, decade, day-of-month, month-of-year or
            time.
        unit: the currency (ISO 4217, or ``$`` for a dollar not named) or the unit (``km``, ``degC``).
        exact: False where the text says about, nearly, more than.
        weak: it may be said without a number in another language (one, both, first, G20), or its reading is
            unsure; it can answer a figure and asks for no answer.
        other: the second reading of ``1,234`` where a comma can be either, or of ``5m``.
        spelled: written in words.
    """

    start: int
    end: int
    value: Number
    sort: str = "number"
    unit: str = ""
    exact: bool = True
    weak: bool = False
    other: Number | None = None
    spelled: bool = False


class Day(NamedTuple):
    """A date or a part of one. ``weekday`` is 0 for Monday."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


class Clock(NamedTuple):
    """A time of day in ``minutes`` since midnight.

    Attributes:
        zone: as written and folded ("gmt", "et", "local"), "" where none is given.
        half: whether the half of the day is known; without it 3:00 may be 15:00.
    """

    start: int
    end: int
    minutes: int
    zone: str = ""
    half: bool = True


class Name(NamedTuple):
    """A name; ``latin`` has the folded Latin spellings it may have, likeliest first.

    ``sure`` is False where it may be a common word: at the start of a sentence, a German noun.
    """

    start: int
    end: int
    text: str
    latin: tuple[str, ...] = ()
    sure: bool = True


class Mark(NamedTuple):
    """A word or sign that negates, asks or hedges."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Numerals:
    """The number words of a language, as tables.

    A table is text: on each line a value and the words for it; ``(a|b)`` stands for either ending, ``_`` for
    a space or hyphen within.

    Attributes:
        ones: words for one that are articles too.
        cardinals: words that add up; a hundred of its own word (``200 doscientos``) is one.
        scales: words that multiply what stands before them.
        vague: words that multiply, and round: dozen, centaine.
        ordinals, parts: first, third; half, thirds.
        weak: words that say a number otherwise: both, twice.
        compounds: how words begin that have a number in them (двухлетний), which is then weak.
        joins: words between the parts of a number.
        halves: words that add a half (Turkish buçuk).
        together: number words are written as one (dreiundzwanzig).
        ones_first: the ones may stand before the tens (drei und zwanzig).
        twenties: sixty and eighty take eleven to nineteen.
        ordinal_parts: two thirds is two third (Dutch twee derde).
        ten_open: ones are added to ten (Turkish on bir).
        apostrophes: stand within words (п'ять).
        prefixes: what may be written together before a number word (Arabic wa-, bi-).
        ordinal_endings: make an ordinal of a word for a cardinal.
    """

    ones: str = ""
    cardinals: str = ""
    scales: str = ""
    vague: str = ""
    ordinals: str = ""
    parts: str = ""
    weak: str = ""
    compounds: str = ""
    joins: str = ""
    halves: str = ""
    together: bool = False
    ones_first: bool = False
    twenties: bool = False
    ordinal_parts: bool = False
    ten_open: bool = False
    apostrophes: bool = False
    prefixes: tuple[str, ...] = ()
    ordinal_endings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class SourceLanguage:
    """What is known of a language that stories are translated from, or into.

    Attributes:
        decimal: "," or ".": what stands before the decimals.
        spaced: thousands may be set off by an ordinary space.
        ratio: characters of English for one of this language, with ``spread`` the variance per character of
            the source (Gale and Church 1993, s²).
        about: words before a number that make it approximate.
        percent, percent_before: words for per cent after and before a number.
        units, currencies: tables as in ``Numerals``, with the unit in the place of the value.
        suffixes: letters after digits that make an ordinal.
        months, weekdays: a table by number; Monday is 0.
        century: how the word begins that makes a Roman numeral a century; decade, decade_before: what
            makes 90 the nineties, after it and before.
        am, pm: words that tell the half of the day; oclock: words after an hour that make it a time; hours:
            words that do so only after one of hour_before.
        hour_sure: a bare number after one of hour_before is a time.
        half_after: what adds a half after the unit (trois mois et demi).
        negations: words, and in scripts without spaces strings, that negate.
        questions: particles at the end of a sentence that ask.
        modal, reportative: words for may and must, and for what is said by others.
    """

    code: str
    name: str
    numerals: Numerals
    decimal: str = ","
    spaced: bool = False
    script: str = "Latin"
    quotes: tuple[tuple[str, str], ...] = (("“", "”"), ("«", "»"), ('"', '"'))
    sentence_ends: str = ".!?…"
    ratio: float = 1.0
    spread: float = 6.8
    about: str = ""
    percent: str = ""
    percent_before: str = ""
    units: str = ""
    currencies: str = ""
    suffixes: str = ""
    months: str = ""
    weekdays: str = ""
    century: str = ""
    decade: str = ""
    decade_before: str = ""
    am: str = ""
    pm: str = ""
    oclock: str = ""
    hours: str = ""
    half_after: str = ""
    hour_sure: bool = False
    hour_before: str = ""
    negations: str = ""
    questions: str = ""
    modal: str = ""
    reportative: str = ""
    titles: str = ""
    particles: str = ""
    spaces: bool = field(default=True)
