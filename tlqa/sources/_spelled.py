"""Numbers in words, and digits with words: 'two hundred and five', '1,5 Milliarden', 'deux millions et demi'.

The grammar is one for all languages: what is smaller than the place free beside the last word is added, a
scale word multiplies what stands before it, a larger scale multiplies everything ('dos mil millones').
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from tlqa.sources._lexicon import Atom

if TYPE_CHECKING:
    from tlqa.sources._types import Number

_FAR = 10**30
_MOST = 10**24


class Sum(NamedTuple):
    """A number as far as it is read.

    Attributes:
        total: what is closed by a scale word.
        group: what is open since; None where nothing is.
        room: the next word must be worth less.
        ceiling: the last scale word.
        joined: the last atom was a joining word.
        fraction: an ordinal that may be a part.
        said: how many atoms there were that count.
    """

    twenties: bool = False
    ones_first: bool = False
    ordinal_parts: bool = False
    ten_open: bool = False
    total: Number = 0
    group: Number | None = None
    room: Number = _FAR
    ceiling: Number = _FAR
    joined: bool = False
    digits: bool = False
    said: int = 0
    ordinal: bool = False
    part: bool = False
    vague: bool = False
    bare: bool = False
    article: bool = False
    closed: bool = False
    fraction: bool = False

    @property
    def value(self) -> Number:
        """What it is worth so far."""
        return self.total + (self.group or 0)

    def number(self, value: Number) -> Sum | None:
        """With a number in digits next, None where it cannot be."""
        if self.group is not None or self.closed or value >= self.ceiling or self.part:
            return None
        return self._with(group=value, room=0, digits=True)

    def take(self, atom: Atom) -> Sum | None:
        """With the next atom, None where it belongs to no number begun so."""
        if self.closed or self.total > _MOST or (self.ordinal and not self._after_ordinal(atom)):
            return None
        if atom.role == "and":
            return None if self.joined or not self.said else self._replace(joined=True)
        handler = {
            "one": self._one,
            "add": self._add,
            "weak": self._weak,
            "ordinal": self._ordinal,
            "part": self._part,
        }.get(atom.role, self._times)
        return handler(atom)

    def _after_ordinal(self, atom: Atom) -> bool:
        """Whether an ordinal goes on: dwudziesty pierwszy, الحادي والعشرون."""
        if atom.role == "ordinal" or not self.ones_first:
            return atom.role == "ordinal" and self.value % 10 == 0
        return atom.role in ("and", "add") and (atom.role == "and" or self.joined or atom.value == 10)

    def _with(self, **changes: object) -> Sum:
        return self._replace(said=self.said + 1, joined=False, **changes)  # type: ignore[arg-type]

    def _one(self, atom: Atom) -> Sum | None:
        if self.part and self.group is None:  # half a million
            return self._replace(article=True)
        if self.joined and self.said:
            added = self._add(atom)
            return added if added is not None else self._replace(article=True)
        return self._add(atom)

    def _add(self, atom: Atom) -> Sum | None:
        value = atom.value
        if self.group is None and not self.part:
            if value >= self.ceiling or (self.joined and self.digits):
                return None
            if value >= 1000:  # two thousand as one word
                return self._with(total=self.total + value, ceiling=10 ** (len(str(value)) - 1))
            return self._with(group=value, room=self._place(value))
        if self.group is None or self.digits:
            return None
        if 0 < value < self.room:
            return self._with(group=self.group + value, room=self._place(value))
        ones, hundreds = self.group % 100, self.group - self.group % 100
        if self.ones_first and not self.joined and value == 10 and 0 < ones < 10:
            return self._with(group=self.group + value, room=0)
        if self.ones_first and self.joined and 0 < ones < 10 and 20 <= value < 100 and value % 10 == 0:
            return self._with(group=hundreds + value + ones, room=0)
        return None

    def _place(self, value: Number) -> Number:
        if value == 10 and self.ten_open:
            return 10
        if value.denominator != 1 or value < 20:
            return 0
        if self.twenties and value in (60, 80):
            return 20
        size = 10 ** (len(str(int(value))) - 1)
        return size if value % size == 0 else self._place(value % size)

    def _times(self, atom: Atom) -> Sum | None:
        scale, vague = atom.value, self.vague or atom.role == "vague"
        if self.part and self.group is None:
            return self._with(total=self.total * scale, ceiling=scale, part=False, room=scale, vague=vague)
        if self.joined and self.group is None and self.said and scale >= self.ceiling:
            return None
        if scale < 1000:
            return self._small(scale, vague)
        if scale >= self.ceiling:
            return self._with(total=self.value * scale, group=None, ceiling=scale, vague=vague)
        bare = self.said == 0
        amount = 1 if self.group is None else self.group
        total = self.total + amount * scale
        return self._with(total=total, group=None, ceiling=scale, room=scale, vague=vague, bare=bare)

    def _small(self, scale: Number, vague: bool) -> Sum | None:
        """A hundred, a dozen: within a group."""
        if self.group is not None and (self.group >= 100 or (self.digits and scale < 100 and not vague)):
            return None
        if self.group is None and scale >= self.ceiling:
            return None
        bare = self.said == 0
        group = (1 if self.group is None else self.group) * scale
        return self._with(group=group, room=scale, vague=vague, bare=bare, digits=False)

    def _weak(self, atom: Atom) -> Sum | None:
        return None if self.said else self._with(group=atom.value, closed=True, bare=True)

    def _ordinal(self, atom: Atom) -> Sum | None:
        if atom.value >= 100 and self.group is not None and not self.digits:
            times = self._times(Atom("times", atom.value))
            return times and times._replace(ordinal=True, closed=True)
        if self.digits:
            return None
        if self.ordinal:  # décimo tercero
            return self._with(group=(self.group or 0) + atom.value, closed=True)
        if self.group == 1 and self.said == 1 and not self.joined:  # a third, un cuarto
            return self._with(group=atom.value, ordinal=True, closed=True, fraction=True)
        if self.ordinal_parts and self.said == 1 and self.group and 1 < self.group < atom.value <= 10:
            return self._with(total=Fraction(self.group, atom.value), group=None, closed=True)
        added = self._add(atom)
        closed = atom.value % 10 != 0 and not (self.ones_first and atom.value < 10)
        return added and added._replace(ordinal=True, closed=closed)

    def _part(self, atom: Atom) -> Sum | None:
        if not self.said:
            return self._with(total=atom.value, part=True)
        if self.joined:  # two and a half; un million et demi
            unit = 1 if self.group is not None else self.ceiling
            more = self.total + (self.group or 0) + unit * atom.value
            if unit > 1:
                return self._with(total=more, group=None, closed=True)
            return self._with(total=0, group=more, room=0, article=False)
        if self.group is not None and self.total == 0 and not self.part and self.group.denominator == 1:
            return self._with(total=self.group * atom.value, group=None, part=True)
        return None
