"""White space at the ends of a text element or a paragraph, which is in the file and nobody sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.inputs._office import Way

if TYPE_CHECKING:
    from tlqa.inputs._office import Bit

_BLANK = " \t\r\n"


def stripped(bits: list[Bit]) -> list[Bit]:
    """The pieces of a text element without the white space at its ends, which Word does not show."""
    if not bits or not (bits[0].text[0] in _BLANK or bits[-1].text[-1] in _BLANK):
        return bits
    first = 0
    while first < len(bits) and not bits[first].text.strip(_BLANK):
        first += 1
    last = len(bits)
    while last > first and not bits[last - 1].text.strip(_BLANK):
        last -= 1
    found = [_dropped(bit, bit.low, bit.high) for bit in bits[:first]]
    for bit in bits[first:last]:
        before = len(bit.text) - len(bit.text.lstrip(_BLANK)) if bit is bits[first] else 0
        after = len(bit.text) - len(bit.text.rstrip(_BLANK)) if bit is bits[last - 1] else 0
        kept = bit._replace(
            text=bit.text[before : len(bit.text) - after], low=bit.low + before, high=bit.high - after
        )
        cut = (_dropped(bit, bit.low, kept.low), kept, _dropped(bit, kept.high, bit.high))
        found += [each for each in cut if each.low < each.high]
    return found + [_dropped(bit, bit.low, bit.high) for bit in bits[last:]]


def _dropped(bit: Bit, low: int, high: int) -> Bit:
    return bit._replace(text="", low=low, high=high, way=Way.DROPPED)


def without_last_space(bits: list[Bit]) -> list[Bit]:
    """The pieces of a paragraph without the space at its end."""
    last = next((n for n in range(len(bits) - 1, -1, -1) if bits[n].way is not Way.DROPPED), None)
    if last is None or bits[last].way is Way.ELEMENT:
        return bits
    bit = bits[last]
    cut = bit.high - 1 if len(bit.text) > 1 else bit.low
    kept = [bit._replace(text=bit.text[:-1], high=cut)] if len(bit.text) > 1 else []
    dropped = bit._replace(text="", low=cut, way=Way.DROPPED)
    return [*bits[:last], *kept, dropped, *bits[last + 1 :]]
