"""A number with what it counts: what stands before and after it makes it money, a measure, a year."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from tlqa.sources._around import CURRENCY_AFTER, CURRENCY_BEFORE, LETTER, PERCENT, SHORT, SHORT_OF, currency
from tlqa.sources._types import Figure
from tlqa.sources._units import kind_of

if TYPE_CHECKING:
    from tlqa.sources._around import Around
    from tlqa.sources._reading import Reading

_GLUED = re.compile(r"[a-zа-я]-?$")
_AN_HOUR = re.compile("(?:时速|時速|每小时|每小時|毎時)(?:[约約为達达近超]|达到|超过|高达)?[ ]?$")
_OF = re.compile(
    r"[ ']?(?:of|parte? |часть|из|всех|van|von|d(?:er|es|avon|i|el|ell[aeo]|ei|egli|a|ai|all[aei]|e|u|os?|as"
    r"|el[ae]s)(?![^\W\d_])|d[' ])"
)
ONE_IN = re.compile(r" (?:ni eno|rus enu?|adac ed on?u|us onu|adac me mu)(?![^\W\d_])")  # turned round
_NTH = re.compile(r" (?:tsrif|dnoces|driht|htruof|tsal|txen)(?![^\W\d_])")  # turned round: quarters of a year
LOOK = 24
_AFTER = frozenset(" -'")


def counted(folded: str, reading: Reading, beside: Around) -> Figure:
    """The figure that a number is, with what stands beside it in the folded text."""
    draft = _Draft(folded, reading, beside)
    draft.tell()
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
        self.start, self.end, self.value = reading.start, reading.end, reading.value
        self.sort = "ordinal" if reading.ordinal else "fraction" if reading.part else "number"
        self.unit, self.other, self.spelled = "", reading.other, reading.spelled
        self.before = before = folded[max(0, self.start - LOOK) : self.start][::-1]
        self.led = beside.leads(before)
        self.exact = not (reading.vague or (self.led and beside.about.match(before) is not None))
        self.weak = reading.weak or reading.vague

    def tell(self) -> None:
        """Fill it in from what stands beside."""
        if self.led and (sign := CURRENCY_BEFORE.match(self.before)) is not None:
            self.start -= len(sign[1])
            self.sort, self.unit = "money", currency(sign[1].strip()[::-1])
        start = self.reading.start
        follows = self.beside.follows(self.folded, self._skip())
        if not self.spelled:
            if follows:
                self._short()
            if self.sort != "money" and _GLUED.search(self.folded, max(0, start - 2), start):
                self.weak = True  # G20, COVID-19
                return
        if (follows or self.led) and (self._percent() or (self.sort != "money" and self._sign())):
            return
        at = self._skip()
        follows = follows and self.beside.follows(self.folded, at)
        if (follows and self._counts(at)) or self._decade():
            return
        if not self.spelled:
            self._plain(at, follows)
        if self.spelled or self.sort == "number":
            self._part(at)

    def _short(self) -> None:
        """With a letter for a scale: 1.5m, 20k. Without a currency 5m may be metres."""
        match = SHORT.match(self.folded, self.end)
        if match is None or (match[1] == "b" and self.sort != "money"):
            return
        if match[0] == " m" and self.sort != "money":
            return  # metres
        self.other = self.value if match[1] == "m" and self.sort != "money" else None
        self.end, self.value = match.end(), self.value * 10 ** SHORT_OF[match[1]]

    def _skip(self) -> int:
        return self.end + 1 if self.folded[self.end : self.end + 1] in _AFTER else self.end

    def _percent(self) -> bool:
        sign = PERCENT.match(self.folded, self.end)
        if sign is None:
            sign = self.beside.percent.match(self.folded, self._skip())
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

    def _counts(self, at: int) -> bool:
        """With the word after it that says what it counts."""
        if self.sort not in ("number", "fraction"):
            return False
        for sort, (pattern, codes) in (("money", self.beside.currencies), ("unit", self.beside.units)):
            match = pattern.match(self.folded, at)
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

    def _plain(self, at: int, follows: bool) -> None:
        """A number with nothing that says what it counts: a year, a part of a name, an ordinal."""
        if follows and self.sort == "number":
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
        of = _OF.match(self.folded, at) is not None
        if of and self.sort == "ordinal" and self.other == Fraction(1, self.value):
            self.value, self.other, self.sort, self.weak = Fraction(1, self.value), None, "fraction", False
        elif self.sort == "fraction" and self.value.denominator > 2:
            sure = of or (self.value.denominator != 4 and self.beside.joined)
            self.weak = not sure or _NTH.match(self.before) is not None
        elif self.sort == "number" and ONE_IN.match(self.before) and 2 <= self.value <= 100:
            self.value, self.sort, self.weak = Fraction(1, self.value), "fraction", False

    def _decade(self) -> bool:
        value = self.value
        if self.sort != "number" or value.denominator != 1 or value.numerator <= 0 or value.numerator % 10:
            return False
        after = None if self.spelled else self.beside.decade.match(self.folded, self.end)
        if after is None and (value.numerator > 2100 or not self.beside.decade_before.match(self.before)):
            return False
        self.end, self.sort, self.weak = after.end() if after else self.end, "decade", False
        return True
