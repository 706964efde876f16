"""Whether two figures are worth the same."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from tlqa.sources._units import in_base, kind_of

if TYPE_CHECKING:
    from tlqa.sources._types import Figure, Number

_ROUND = Fraction(4, 100)
_NONE = Fraction(0)
_ABOUT = Fraction(4, 100)
_BOTH_ABOUT = Fraction(1, 100)
_DOLLARS = ("USD", "AUD", "CAD", "HKD", "NZD", "SGD")
_YEN = ("CNY", "JPY")


def same_value(a: Figure, b: Figure) -> bool:
    """Whether two figures can be one: the same number, a unit converted, or near where either is approximate.

    Sorts may differ, for one language says per cent where another does not; currencies and kinds of units
    that both name may not.
    """
    if a.sort == "time" or b.sort == "time":
        return _same_time(a, b)
    if a.unit and b.unit and a.unit != b.unit:
        return _converted(a, b)
    if _equal(a.value, b.value):
        return True
    exact = a.exact and b.exact
    if not exact or a.other is not None or b.other is not None:
        tolerance = _tolerance(a, b)
        for x in (a.value, a.other):
            for y in (b.value, b.other):
                if x is not None and y is not None and near(x, y, tolerance):
                    return True
    return _decades(a, b) or _parts(a, b)


def _equal(x: Number, y: Number) -> bool:
    return x.numerator == y.numerator and x.denominator == y.denominator


def _tolerance(a: Figure, b: Figure) -> Fraction:
    """One side may round what the other says exactly; where both round, they round to the same."""
    if a.exact and b.exact:
        return _NONE
    return _ABOUT if a.exact or b.exact else _BOTH_ABOUT


def near(x: Number, y: Number, tolerance: Fraction) -> bool:
    """Whether two numbers differ by no more than a part of the larger."""
    if tolerance is _NONE:
        return _equal(x, y)
    a, b = Fraction(x), Fraction(y)
    return abs(a - b) <= tolerance * max(abs(a), abs(b))


def _same_time(a: Figure, b: Figure) -> bool:
    """Times agree by the clock face where the half of the day is not told; a full hour may be a number."""
    if a.sort == b.sort:
        return not {a.value % 1440, a.other}.isdisjoint({b.value % 1440, b.other} - {None})
    time, number = (a, b) if a.sort == "time" else (b, a)
    return not number.unit and same_hour(time, number)


def same_hour(time: Figure, number: Figure) -> bool:
    """Whether a time is the full hour that a number gives; up to twelve it may be of either half of a day."""
    hours = number.value if number.value <= 12 else number.value - 24
    return (time.value - hours * 60) % (720 if number.value <= 12 else 1440) == 0


def _converted(a: Figure, b: Figure) -> bool:
    if a.unit == "GBP" and kind_of(b.unit) == "mass":  # pounds of either kind
        a = a._replace(unit="lb")
    elif b.unit == "GBP" and kind_of(a.unit) == "mass":
        b = b._replace(unit="lb")
    kind = kind_of(a.unit)
    if kind and kind == kind_of(b.unit):
        x, y = Fraction(in_base(a.value, a.unit)), Fraction(in_base(b.value, b.unit))
        if kind == "temperature":
            return abs(x - y) <= max(Fraction(1), abs(x) / 200)
        return near(x, y, _ROUND if a.exact and b.exact else _ABOUT)
    family = {a.unit, b.unit}
    allowed = ("$" in family and bool(family & {*_DOLLARS})) or ("¥" in family and bool(family & {*_YEN}))
    both_measures = bool(kind) and bool(kind_of(b.unit))
    both_money = a.sort == b.sort == "money"
    if (both_money and not allowed) or both_measures:
        return False
    return near(a.value, b.value, _tolerance(a, b))


def _decades(a: Figure, b: Figure) -> bool:
    """The 90s and the 1990s."""
    return "decade" in (a.sort, b.sort) and a.value % 100 == b.value % 100


def _parts(a: Figure, b: Figure) -> bool:
    """Half and 50 per cent."""
    if {a.sort, b.sort} != {"percent", "fraction"}:
        return False
    scaled = [Fraction(f.value if f.sort == "percent" else f.value * 100) for f in (a, b)]
    return abs(scaled[0] - scaled[1]) <= 1


def unanswered(asked: tuple[Figure, ...], given: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The figures of one text that the other does not have; weak ones are not asked for."""
    return tuple(f for f in asked if not f.weak and not any(same_value(f, other) for other in given))
