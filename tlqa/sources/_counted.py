"""A number with what it counts: what stands before and after it makes it money, a measure, a year."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from tlqa.sources._around import (
    ANYTHING,
    CURRENCY_AFTER,
    CURRENCY_BEFORE,
    LETTER,
    MONEY,
    PERCENT,
    PERCENTS,
    SCALE,
    SHORT,
    SHORT_OF,
    SIGN,
    SUFFIX,
    UNIT,
    currency,
)
from tlqa.sources._types import Figure
from tlqa.sources._units import kind_of

if TYPE_CHECKING:
    from tlqa.sources._around import Around
    from tlqa.sources._reading import Reading
    from tlqa.sources._text import Text

_GLUED = re.compile(r"[a-zа-я]-?$")
_AN_HOUR = re.compile("(?:时速|時速|每小时|每小時|毎時)(?:[约約为達达近超]|达到|超过|高达)?[ ]?$")
_OF = re.compile(
    r"[ ']?(?:of|parte? |часть|из|всех|van|von|d(?:er|es|avon|i|el|ell[aeo]|ei|egli|a|ai|all[aei]|e|u|os?|as"
    r"|el[ae]s)(?![^\W\d_])|d[' ])"
)
_ONE_IN = re.compile(r" (?:ni eno|rus enu?|adac ed on?u|us onu|adac me mu)(?![^\W\d_])")  # turned round
_NTH = re.compile(r" (?:tsrif|dnoces|driht|htruof|tsal|txen)(?![^\W\d_])")  # turned round: quarters of a year
_LOOK = 24
_AFTER = frozenset(" -'")
_APART = frozenset(" (")  # usual before a number


def counted(masked: str, reading: Reading, beside: Around, text: Text) -> Figure:
    """The figure that a number is, with what stands beside it.

    ``masked`` is the folded text with what is not to be read blanked out.
    """
    draft = _Draft(masked, reading, beside)
    draft.tell(text)
    return Figure(
        draft.start,
        draft.end,
        draft.value,
        draft.sort,
        draft.unit,
        draft.exact,
        draft.weak,
        draft.other,
        draft.spelled,
    )


class _Draft:
    """A figure as far as it is told."""

    __slots__ = (
        *("folded", "reading", "beside", "before", "led"),
        *("start", "end", "value", "sort", "unit", "exact", "weak", "other", "spelled"),
    )

    def __init__(self, folded: str, reading: Reading, beside: Around) -> None:
        self.folded, self.reading, self.beside = folded, reading, beside
        self.start, self.end, self.value, self.other, self.spelled, ordinal, part, vague, weak, _, _ = reading
        self.sort = "ordinal" if ordinal else "fraction" if part else "number"
        self.unit = ""
        self.before = before = folded[max(0, self.start - _LOOK) : self.start][::-1]
        self.led = beside.leads(before)
        self.exact = not (vague or (self.led and beside.about.match(before) is not None))
        self.weak = weak or vague

    def tell(self, text: Text) -> None:
        """Fill it in from what stands beside."""
        if self.led and (sign := CURRENCY_BEFORE.match(self.before)) is not None:
            self.start -= len(sign[1])
            self.sort, self.unit = "money", currency(sign[1].strip()[::-1])
        at = self._skip()
        may = self.beside.follows(text, at)
        if not self.spelled:
            if may & SCALE and self._short():
                at, may = self._skip(), ANYTHING
            if self.sort != "money" and self._glued():
                self.weak = True  # G20, COVID-19
                return
        if self._percent(may) or (may & SIGN and self.sort != "money" and self._sign()):
            return
        if (may & (MONEY | UNIT) and self._counts(at, may)) or self._decade():
            return
        if not self.spelled:
            self._plain(at, may)
        if self.spelled or self.sort == "number":
            self._part(at)

    def _glued(self) -> bool:
        """Whether letters stand right before the digits."""
        if self.before[:1] in _APART:
            return False
        start = self.reading.start
        return _GLUED.search(self.folded, max(0, start - 2), start) is not None

    def _short(self) -> bool:
        """With a letter for a scale: 1.5m, 20k. Without a currency 5m may be metres."""
        match = SHORT.match(self.folded, self.end)
        if match is None or (match[1] == "b" and self.sort != "money"):
            return False
        if match[0] == " m" and self.sort != "money":
            return False  # metres
        self.other = self.value if match[1] == "m" and self.sort != "money" else None
        self.end, self.value = match.end(), self.value * 10 ** SHORT_OF[match[1]]
        return True

    def _skip(self) -> int:
        return self.end + 1 if self.folded[self.end : self.end + 1] in _AFTER else self.end

    def _percent(self, may: int) -> bool:
        sign = None
        if may & PERCENTS:
            sign = PERCENT.match(self.folded, self.end)
            sign = sign or self.beside.percent.match(self.folded, self._skip())
        if sign is not None:
            self.end = sign.end()
        elif self.led and (ahead := self.beside.percent_before.match(self.before)) is not None:
            self.start -= len(ahead[1])
        else:
            return False
        self.sort, self.weak = "percent", False
        return True

    def _sign(self) -> bool:
        """With a currency's sign or code after it."""
        match = CURRENCY_AFTER.match(self.folded, self.end)
        if match is None:
            return False
        self.end, self.sort, self.unit = match.end(), "money", currency(match[1] or match[2])
        return True

    def _counts(self, at: int, may: int) -> bool:
        """With the word after it that says what it counts."""
        if self.sort not in ("number", "fraction"):
            return False
        beside = self.beside
        for sort, one, (pattern, codes) in (
            ("money", MONEY, beside.currencies),
            ("unit", UNIT, beside.units),
        ):
            match = pattern.match(self.folded, at) if may & one else None
            if match is not None:
                self.end = match.end()
                self._of(sort, codes[match[1].replace("-", " ")])
                return True
        return False

    def _of(self, sort: str, unit: str) -> None:
        if unit == "tenths":
            self.value, self.sort = self.value * 10, "percent"
        elif unit == "year" and self.value >= 1000 and not self.beside.spaced:
            self.sort, self.exact = "year", True
        elif sort == "unit" and not kind_of(unit):
            self.sort, self.weak = unit, self.weak or unit in ("month-of-year", "century")
        else:
            if sort == "money" and self.value >= 10**6:
                self.other = None
            hourly = unit == "km" and _AN_HOUR.search(self.before[::-1]) is not None
            self.sort, self.unit = sort, "kmh" if hourly else unit
            half = self.beside.half_after.match(self.folded, self._skip()) if sort == "unit" else None
            if half is not None:
                self.end, self.value, self.weak = half.end(), self.value + Fraction(1, 2), False

    def _plain(self, at: int, may: int) -> None:
        """A number with nothing that says what it counts: a year, a part of a name, an ordinal."""
        if may & SUFFIX and self.sort == "number":
            suffix = self.beside.suffixes.match(self.folded, at)
            if suffix is not None and (at == self.end or len(suffix[0]) > 1):  # 800 a 950
                self.end, self.sort = suffix.end(), "ordinal"
                return
        if LETTER.match(self.folded, self.end):
            self.weak = True
        elif self._four_digits() and 1000 <= self.value <= 2100:
            self.sort = "year"

    def _four_digits(self) -> bool:
        return self.reading.plain and self.reading.end - self.reading.start == 4

    def _part(self, at: int) -> None:
        """A part of something that is named: a third of the houses, one in five. It asks for an answer."""
        sort = self.sort
        if sort == "number":
            if 2 <= self.value <= 100 and _ONE_IN.match(self.before):
                self.value, self.sort, self.weak = Fraction(1, self.value), "fraction", False
            return
        of = _OF.match(self.folded, at) is not None
        if of and sort == "ordinal" and self.other is not None and self.other * self.value == 1:
            self.value, self.other, self.sort, self.weak = Fraction(1, self.value), None, "fraction", False
        elif sort == "fraction" and self.value.denominator > 2:
            sure = of or (self.value.denominator != 4 and self.beside.joined)
            self.weak = not sure or _NTH.match(self.before) is not None

    def _decade(self) -> bool:
        value = self.value
        if self.sort != "number" or value.denominator != 1 or value.numerator <= 0 or value.numerator % 10:
            return False
        after = None if self.spelled else self.beside.decade.match(self.folded, self.end)
        if after is None and (not self.led or value.numerator > 2100):
            return False
        if after is None and self.beside.decade_before.match(self.before) is None:
            return False
        self.end, self.sort, self.weak = after.end() if after else self.end, "decade", False
        return True
