"""Numbers written in digits: which commas and points set off thousands, and which decimals."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tlqa.sources._types import Number

_RUN = re.compile(r"[0-9]+(?:[.,'٫٬·][0-9]+| [0-9]{3}(?![0-9])){0,12}")
_HEAD = re.compile("[0-9]+")
_PART = re.compile(r"([.,'٫٬· ])([0-9]+)")


class Digits(NamedTuple):
    """A number in digits up to ``end``; ``other`` is its second reading; ``plain`` has no separators."""

    end: int
    value: Number
    other: Number | None = None
    plain: bool = False


_LONGEST = 60
"""Digits of a number that count; a longer run is no number of a story."""


def whole(digits: str) -> int:
    """The number that digits are, of which there may be too many."""
    return int(digits[:_LONGEST])


def read_digits(text: str, at: int, decimal: str, spaced: bool) -> Digits | None:
    """The number that begins at a place of a folded text, None where there is no digit.

    Args:
        text: folded.
        at: where it begins.
        decimal: the sign before decimals in the language.
        spaced: thousands may be set off by a space.
    """
    run = _RUN.match(text, at)
    if run is None:
        return None
    said = run[0]
    if said.isdigit():
        return Digits(run.end(), whole(said), None, True)
    size, value, other, plain = _parted(said, decimal, spaced)
    return Digits(at + size, value, other, plain)


@lru_cache(maxsize=4096)
def _parted(run: str, decimal: str, spaced: bool) -> Digits:
    """The number that a run of digits and separators begins with."""
    first = _HEAD.match(run)
    assert first is not None
    head, end = first[0], first.end()
    parts = [(m[1], m[2], m.end()) for m in _PART.finditer(run, end)]
    parts = _kept(head, parts, decimal, spaced)
    return _value(head, parts, decimal) if parts else Digits(end, whole(head), None, True)


def _kept(
    head: str, parts: list[tuple[str, str, int]], decimal: str, spaced: bool
) -> list[tuple[str, str, int]]:
    """The parts that belong to the number: after a space only thousands, and after decimals nothing."""
    kept: list[tuple[str, str, int]] = []
    for sign, digits, end in parts:
        if sign == " " and (not spaced or len(head) > 3 or (kept and kept[-1][0] != " ") or head == "0"):
            break
        if kept and kept[-1][0] in ".,٫" and sign == kept[-1][0] and len(kept[-1][1]) == 1:
            break
        kept.append((sign, digits, end))
    changes = [i for i in range(1, len(kept)) if kept[i][0] != kept[i - 1][0]]
    if changes and (len(changes) > 1 or changes[0] != len(kept) - 1):
        return kept[: changes[0]]  # 1.597,2.176 are two
    return kept


def _value(head: str, parts: list[tuple[str, str, int]], decimal: str) -> Digits:
    signs = [sign for sign, _, _ in parts]
    last, digits, end = parts[-1]
    body = head + "".join(part for _, part, _ in parts[:-1])
    as_decimal = Fraction(whole(body + digits), 10 ** min(len(digits), 60))
    as_thousands = whole(body + digits)
    if last in " '٬":
        return Digits(end, as_thousands)
    if last in "٫·":
        return Digits(end, as_decimal)
    if len(signs) > 1 and last != signs[-2]:
        return Digits(end, as_decimal)
    if len(signs) > 1:
        return Digits(end, as_thousands)
    grouped = len(digits) == 3 and len(head) <= 3 and head[0] != "0"
    if not grouped:
        return Digits(end, as_decimal)
    if digits == "000" and last != decimal:
        return Digits(end, as_thousands)  # nobody writes three decimals that are none
    if last == decimal:
        return Digits(end, as_decimal, as_thousands)
    return Digits(end, as_thousands, as_decimal)
