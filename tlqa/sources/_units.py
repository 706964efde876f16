"""Units of measure: how many of its base unit each is, so that 100 km is 62 miles."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tlqa.sources._types import Number

_TABLE = """
length m 1 km 1000 cm 0.01 mm 0.001 mi 1609.344 yd 0.9144 ft 0.3048 in 0.0254 nmi 1852 li 500
mass kg 1 g 0.001 mg 0.000001 t 1000 lb 0.45359237 oz 0.0283495 st 6.35029 ton 907.185 jin 0.5 centner 100
area m2 1 km2 1000000 ha 10000 acre 4046.856 mi2 2589988 ft2 0.092903 mu 666.667 dunam 1000 tsubo 3.30579
volume l 1 ml 0.001 m3 1000 gal 3.785412 bbl 158.9873 cl 0.01 ft3 28.3168
speed kmh 1 mph 1.609344 kn 1.852 ms 3.6
time s 1 min 60 h 3600 day 86400 week 604800 month 2629746 year 31556952
power w 1 kw 1000 mw 1000000 gw 1000000000 hp 745.7
energy kwh 1 mwh 1000 gwh 1000000 twh 1000000000
temperature degC 1 degF 1 degK 1
"""
_NO_UNIT = "", Fraction(0)


@cache
def _units() -> dict[str, tuple[str, Fraction]]:
    found: dict[str, tuple[str, Fraction]] = {}
    for line in _TABLE.split("\n"):
        kind, *pairs = line.split() or [""]
        found |= {name: (kind, Fraction(size)) for name, size in zip(pairs[::2], pairs[1::2], strict=True)}
    return found


def kind_of(unit: str) -> str:
    """What a unit measures: length, mass …; "" for what is no unit of measure."""
    return _units().get(unit, _NO_UNIT)[0]


def in_base(value: Number, unit: str) -> Number:
    """A measure in the base unit of its kind; temperatures in degrees Celsius."""
    kind, size = _units()[unit]
    if kind != "temperature":
        return value * size
    if unit == "degF":
        return (value - 32) * Fraction(5, 9)
    return value - Fraction(27315, 100) if unit == "degK" else value
