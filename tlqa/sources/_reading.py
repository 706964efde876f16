"""From a folded text to the numbers that stand in it, in digits, words or both."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tlqa.sources._digits import read_digits
from tlqa.sources._lexicon import lexicon
from tlqa.sources._spelled import Sum

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tlqa.sources._text import Text
    from tlqa.sources._types import Figure, Number, SourceLanguage

    Plainly = Callable[[str, int, frozenset[str]], Figure | None]

_TOKEN = re.compile(r"[0-9]|[^\W\d_](?:[^\W\d_]++|[\u064b-\u0652]++)*+|[½¼¾⅓⅔]")
_TOKEN_APOSTROPHE = re.compile(r"[0-9]|[^\W\d_]+(?:'[^\W\d_]+)*|[½¼¾⅓⅔]")
_GAP = re.compile(r"[ ]?-?[ ]?|\n[ ]?")
_ABBREVIATED = ("mio", "mrd", "mln", "mld", "tys", "млн", "млрд", "трлн", "тыс", "тис")
_MIXED = re.compile(r"([0-9]{1,3})(?:[ -]?([½¼¾⅓⅔])|[ -]([1-9])[/⁄]([2-9])(?![0-9/⁄]))")  # 4 1/2
_SIGNS = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3)}


class Reading(NamedTuple):
    """A number from ``start`` to ``end``, in the folded text."""

    start: int
    end: int
    value: Number
    other: Number | None = None
    spelled: bool = False
    ordinal: bool = False
    part: bool = False
    vague: bool = False
    weak: bool = False
    plain: bool = False
    scale: Number = 1


_ENDS = frozenset([*'.,;:!?()%”“"\n', ""])  # after which no number goes on
_NOTHING = Reading(0, 0, 0)


def readings(masked: str, text: Text, plainly: Plainly | None = None) -> Iterator[Reading | Figure]:
    """The numbers of a text, in order; none overlaps another.

    Args:
        masked: its folded text with what is not to be read blanked out.
        plainly: tells at once which figure begins with the digits at a place, where nothing is to be asked.
    """
    language = text.language
    there, begins = text.numerals
    pattern = _TOKEN_APOSTROPHE if language.numerals.apostrophes else _TOKEN
    at = 0
    for start in begins:
        if start < at or masked[start] == "\n":
            continue
        at, found = start, None
        if "0" <= masked[start] <= "9":
            if plainly is not None and (figure := plainly(masked, start, there)) is not None:
                yield figure
                at = figure.end
                continue
            number = read_digits(masked, start, language.decimal, language.spaced)
            assert number is not None
            if _stops(masked, number.end, pattern, there):
                value = number.value
                found = Reading(start, number.end, value, number.other, weak=value == 1, plain=number.plain)
            else:
                found = _read(masked, start, language)
        elif (token := pattern.match(masked, start)) is not None:
            alone = _single(token[0], language)
            if alone is not None and _stops(masked, token.end(), pattern, there):
                found = Reading(start, token.end(), *alone[2:]) if alone.end else None
            else:
                found = _read(masked, start, language)
        if found is not None:
            yield found
            at = found.end


@lru_cache(maxsize=4096)
def _single(word: str, language: SourceLanguage) -> Reading | None:
    """What a number word says where no other follows; it ends at 0 where that is no number.

    None for a word that may begin a phrase, or that has a full stop of its own.
    """
    if word in lexicon(language.numerals).phrases or word.endswith(_ABBREVIATED):
        return None
    return _read(word, 0, language) or _NOTHING


def _stops(masked: str, end: int, pattern: re.Pattern[str], there: frozenset[str]) -> bool:
    """Whether nothing after a digit or a word can go on the number that it begins."""
    after = masked[end : end + 1]
    if after in _ENDS:
        return True
    at = _GAP.match(masked, end).end() if after in " -" else end  # type: ignore[union-attr]
    token = pattern.match(masked, at)
    if token is None:
        return True
    word = token[0]
    return word not in there and not word[0].isdigit() and word not in _SIGNS


def _read(folded: str, start: int, language: SourceLanguage) -> Reading | None:
    numerals = language.numerals
    state = Sum(numerals.twenties, numerals.ones_first, numerals.ordinal_parts, numerals.ten_open)
    best: tuple[Sum, int] | None = None
    digits, plain, other, at = False, False, None, start
    while (step := _step(folded, at, state, language)) is not None:
        state, at, number = step
        if number is not None:
            digits, plain, other = True, number[0], number[1]
        if state.said and not state.joined and not (state.article and best and best[0].said == state.said):
            best = (state, at)
        gap = _GAP.match(folded, at)
        at = gap.end() if gap else at
    if best is None:
        return None
    state, end = best
    value = state.value
    if not digits and value == 1 and state.said == 1 and not state.ordinal and not state.bare:
        return None  # an article
    untouched = digits and state.said == 1
    if folded[end : end + 1] == "." and folded[start:end].endswith(_ABBREVIATED):
        end += 1
    weak = (state.bare and state.said == 1) or state.fraction or (not digits and value <= 1) or value == 1
    return Reading(
        start,
        end,
        value,
        Fraction(1, value) if state.fraction else other if untouched else None,
        not digits,
        state.ordinal,
        value.denominator != 1 and not digits,
        state.vague,
        weak,
        plain and untouched,
        state.ceiling if state.said > 1 and state.group is None and state.total > 0 else 1,
    )


def _step(
    folded: str, at: int, state: Sum, language: SourceLanguage
) -> tuple[Sum, int, tuple[bool, Number | None] | None] | None:
    """The number with the token that begins at a place; None where that goes on no number."""
    pattern = _TOKEN_APOSTROPHE if language.numerals.apostrophes else _TOKEN
    token = pattern.match(folded, at)
    if token is None:
        return None
    word = token[0]
    if word in _SIGNS:
        part = Fraction(*_SIGNS[word])
        return (state.number(part) or state, token.end(), None) if not state.said else None
    mixed = _MIXED.match(folded, at) if not state.said else None
    if mixed is not None and (grown := state.number(_mixed(mixed))) is not None:
        return grown, mixed.end(), None
    if word in "0123456789":
        number = read_digits(folded, at, language.decimal, language.spaced)
        if number is None or state.joined:
            return None
        grown = state.number(number.value)
        return None if grown is None else (grown, number.end, (number.plain, number.other))
    return _word(folded, at, word, state, language)


def _mixed(match: re.Match[str]) -> Fraction:
    """A whole number with a part of one behind it."""
    top, bottom = _SIGNS[match[2]] if match[2] else (int(match[3]), int(match[4]))
    return int(match[1]) + Fraction(top, bottom)


@lru_cache(maxsize=1024)
def _phrase(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"[ -]+".join(map(re.escape, words)) + r"(?![^\W\d_])")


def _word(
    folded: str, at: int, word: str, state: Sum, language: SourceLanguage
) -> tuple[Sum, int, None] | None:
    words = lexicon(language.numerals)
    for rest in words.phrases.get(word, ()):
        match = _phrase((word, *rest)).match(folded, at)
        if match is None:
            continue
        grown = state.take(words.known[" ".join((word, *rest))][0])
        if grown is not None:
            return grown, match.end(), None
    atoms = words.atoms(word)
    if not atoms:
        return None
    grown: Sum | None = state  # type: ignore[no-redef]
    for atom in atoms[1:] if len(atoms) > 1 and atoms[0].role == "and" and not state.said else atoms:
        grown = None if grown is None else grown.take(atom)
    return None if grown is None else (grown, at + len(word), None)
