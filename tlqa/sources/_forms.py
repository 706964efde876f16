"""Figures that an English text writes as another language does: 20 000, 1.234.567, 0,5 per cent."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from tlqa.sources._fold import fold

if TYPE_CHECKING:
    from tlqa.sources._types import Figure

_SPACED = re.compile(r"(?<![0-9.,:/-])[0-9]{1,3}(?: [0-9]{3})+(?![0-9])")
_POINTED = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}(?![0-9.]*[0-9])")
_COMMA = re.compile(r"(?<![0-9.,])0,[0-9]+(?![0-9,])|(?<![0-9.,])[0-9]+,[0-9]{1,2}(?![0-9,])(?= ?[%°€£$])")
_EITHER = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}\.[0-9]{3}(?![0-9.,]*[0-9])")
_DECIMAL = re.compile(r"(?<![0-9.,])[1-9][0-9]*,[0-9]{1,2}(?![0-9,])")


def foreign_forms(text: str, asked: tuple[Figure, ...] = ()) -> tuple[tuple[int, int], ...]:
    """Where figures of an English text are set as in another language, in order.

    Args:
        text: in English.
        asked: the figures of its source: with them 390.516 is known to be no decimal, and 12,5 no list.
    """
    folded = fold(text)
    values = {figure.value for figure in asked}
    found = {match.span() for pattern in (_SPACED, _POINTED, _COMMA) for match in pattern.finditer(folded)}
    for match in _EITHER.finditer(folded):
        if Fraction(match[0].replace(".", "")) in values and Fraction(match[0]) not in values:
            found.add(match.span())
    for match in _DECIMAL.finditer(folded):
        if Fraction(match[0].replace(",", ".")) in values:
            found.add(match.span())
    return tuple(sorted(found))
