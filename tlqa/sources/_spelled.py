"""Numbers in words, and digits with words: 'two hundred and five', '1,5 Milliarden', 'deux millions et demi'.

The grammar is one for all languages: what is smaller than the place free beside the last word is added, a
scale word multiplies what stands before it, a larger scale multiplies everything ('dos mil millones').
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from tlqa.sources._lexicon import Atom

if TYPE_CHECKING:
    from tlqa.sources._types import Number, Numerals

_FAR = 10**30
_MOST = 10**24


class Sum:
    """A number as far as it is read; it grows with each word that it takes.

    Attributes:
        total: what is closed by a scale word.
        group: what is open since; None where nothing is.
        room: the next word must be worth less.
        ceiling: the last scale word.
        joined: the last atom was a joining word.
        fraction: an ordinal that may be a part.
        said: how many atoms there were that count.
    """

    __slots__ = (
        *("numerals", "total", "group", "room", "ceiling", "joined", "digits", "said"),
        *("ordinal", "part", "vague", "bare", "article", "closed", "fraction"),
    )

    def __init__(self, numerals: Numerals) -> None:
        self.numerals = numerals
        self.total: Number = 0
        self.group: Number | None = None
        self.room: Number = _FAR
        self.ceiling: Number = _FAR
        self.said = 0
        self.joined = self.digits = self.ordinal = self.part = self.vague = False
        self.bare = self.article = self.closed = self.fraction = False

    @property
    def value(self) -> Number:
        """What it is worth so far."""
        return self.total + (self.group or 0)

    def number(self, value: Number) -> bool:
        """Take a number in digits; False where it cannot be next."""
        if self.group is not None or self.closed or value >= self.ceiling or self.part:
            return False
        self.digits = True
        return self._open(value, 0)

    def take(self, atom: Atom) -> bool:
        """Take the next atom; False where it belongs to no number begun so."""
        if self.closed or self.total > _MOST or (self.ordinal and not self._after_ordinal(atom)):
            return False
        role = atom.role
        if role == "and":
            if self.joined or not self.said:
                return False
            self.joined = True
            return True
        return _TAKES.get(role, Sum._times)(self, atom)

    def _after_ordinal(self, atom: Atom) -> bool:
        """Whether an ordinal goes on: dwudziesty pierwszy, الحادي والعشرون."""
        if atom.role == "ordinal" or not self.numerals.ones_first:
            return atom.role == "ordinal" and self.value % 10 == 0
        return atom.role in ("and", "add") and (atom.role == "and" or self.joined or atom.value == 10)

    def _said(self) -> bool:
        """One atom more."""
        self.said += 1
        self.joined = False
        return True

    def _open(self, group: Number, room: Number) -> bool:
        """With this open, in which smaller ones have so much room."""
        self.group, self.room = group, room
        return self._said()

    def _close(self, total: Number) -> bool:
        """With this, and nothing may follow."""
        self.total, self.group, self.closed = total, None, True
        return self._said()

    def _one(self, atom: Atom) -> bool:
        if self.part and self.group is None:  # half a million
            self.article = True
        elif not self._add(atom):
            if not (self.joined and self.said):
                return False
            self.article = True
        return True

    def _add(self, atom: Atom) -> bool:
        value = atom.value
        if self.group is None and not self.part:
            if value >= self.ceiling or (self.joined and self.digits):
                return False
            if value >= 1000:  # two thousand as one word
                self.total, self.ceiling = self.total + value, 10 ** (len(str(value)) - 1)
                return self._said()
            return self._open(value, self._place(value))
        if self.group is None or self.digits:
            return False
        if 0 < value < self.room:
            return self._open(self.group + value, self._place(value))
        ones, hundreds = self.group % 100, self.group - self.group % 100
        if not self.numerals.ones_first or not 0 < ones < 10:
            return False
        if not self.joined and value == 10:
            return self._open(self.group + value, 0)
        if self.joined and 20 <= value < 100 and value % 10 == 0:
            return self._open(hundreds + value + ones, 0)
        return False

    def _place(self, value: Number) -> Number:
        if value == 10 and self.numerals.ten_open:
            return 10
        if value.denominator != 1 or value < 20:
            return 0
        if self.numerals.twenties and value in (60, 80):
            return 20
        size = 10 ** (len(str(int(value))) - 1)
        return size if value % size == 0 else self._place(value % size)

    def _times(self, atom: Atom) -> bool:
        scale, vague = atom.value, self.vague or atom.role == "vague"
        if self.part and self.group is None:
            self.total, self.part = self.total * scale, False
        elif self.joined and self.group is None and self.said and scale >= self.ceiling:
            return False
        elif scale < 1000:
            return self._small(scale, vague)
        elif scale >= self.ceiling:
            self.total, self.group, self.ceiling, self.vague = self.value * scale, None, scale, vague
            return self._said()
        else:
            self.bare = self.said == 0
            self.total += (1 if self.group is None else self.group) * scale
            self.group = None
        self.ceiling = self.room = scale
        self.vague = vague
        return self._said()

    def _small(self, scale: Number, vague: bool) -> bool:
        """A hundred, a dozen: within a group."""
        if self.group is not None and (self.group >= 100 or (self.digits and scale < 100 and not vague)):
            return False
        if self.group is None and scale >= self.ceiling:
            return False
        self.bare, self.vague, self.digits = self.said == 0, vague, False
        return self._open((1 if self.group is None else self.group) * scale, scale)

    def _weak(self, atom: Atom) -> bool:
        if self.said:
            return False
        self.group, self.closed, self.bare = atom.value, True, True
        return self._said()

    def _ordinal(self, atom: Atom) -> bool:
        value = atom.value
        if value >= 100 and self.group is not None and not self.digits:
            if not self._times(Atom("times", value)):
                return False
            self.ordinal = self.closed = True
            return True
        if self.digits:
            return False
        if self.ordinal:  # décimo tercero
            self.group, self.closed = (self.group or 0) + value, True
            return self._said()
        if self.group == 1 and self.said == 1 and not self.joined:  # a third, un cuarto
            self.group, self.ordinal, self.closed, self.fraction = value, True, True, True
            return self._said()
        if self.numerals.ordinal_parts and self.said == 1 and self.group and 1 < self.group < value <= 10:
            return self._close(Fraction(self.group, value))
        if not self._add(atom):
            return False
        self.ordinal = True
        self.closed = value % 10 != 0 and not (self.numerals.ones_first and value < 10)
        return True

    def _part(self, atom: Atom) -> bool:
        if not self.said:
            self.total, self.part = atom.value, True
            return self._said()
        if self.joined:  # two and a half; un million et demi
            unit = 1 if self.group is not None else self.ceiling
            more = self.total + (self.group or 0) + unit * atom.value
            if unit > 1:
                return self._close(more)
            self.total, self.article = 0, False
            return self._open(more, 0)
        if self.group is not None and self.total == 0 and not self.part and self.group.denominator == 1:
            self.total, self.group, self.part = self.group * atom.value, None, True
            return self._said()
        return False


_TAKES = {
    "one": Sum._one,
    "add": Sum._add,
    "weak": Sum._weak,
    "ordinal": Sum._ordinal,
    "part": Sum._part,
}
