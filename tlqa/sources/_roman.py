"""Roman numerals: the nineteenth century is XIXe siècle, siglo XIX, XIX век."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tlqa.sources._tables import words
from tlqa.sources._text import read
from tlqa.sources._types import Figure

if TYPE_CHECKING:
    from tlqa.sources._types import SourceLanguage

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ALIKE = str.maketrans("ІХСⅠⅤⅩ", "IXCIVX")
"""Letters of other scripts that stand for them in Cyrillic texts."""
_ALIKES = re.compile("[ІХСⅠⅤⅩ]")
_NUMERAL = re.compile(r"(C?(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))(?=(?:e|er|è|ème|º|o|a)?(?![^\W_]))")
_BEGINS = re.compile(r"[IVXLC](?<![^\W_].)")
_LOOK = 14


def read_romans(text: str, language: SourceLanguage) -> list[Figure]:
    """The Roman numerals of a text as ordinals, firm beside the century; one letter counts only there."""
    plain = text if _ALIKES.search(text) is None else text.translate(_ALIKE)
    folded = read(text, language).folded
    century, before = _century(language), _century_before(language)
    found = []
    for first in _BEGINS.finditer(plain):
        match = _NUMERAL.match(plain, first.start())
        if match is None or not match[1]:
            continue
        start, end = match.span()
        firm = century.match(folded, end) or before.search(folded, max(0, start - _LOOK), start)
        if firm or end - start > 1:
            found.append(Figure(start, end, _value(match[1]), "ordinal", weak=not firm))
    return found


def _value(numeral: str) -> int:
    total = 0
    for sign, following in zip(numeral, [*numeral[1:], "I"], strict=True):
        value = _VALUES[sign]
        total += -value if value < _VALUES[following] else value
    return total


@cache
def _century(language: SourceLanguage) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, words(language.century)))) or "(?!)"
    return re.compile(rf"(?:e|er|è|ème|º|o)?[ -](?:{names})")


@cache
def _century_before(language: SourceLanguage) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, words(language.century)))) or "(?!)"
    return re.compile(rf"(?:{names}) $")
