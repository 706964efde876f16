"""From a folded text to the numbers that stand in it, in digits, words or both."""

from __future__ import annotations

import re
from bisect import bisect_left
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tlqa.sources._digits import read_digits
from tlqa.sources._lexicon import lexicon
from tlqa.sources._spelled import Sum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.sources._text import Text
    from tlqa.sources._types import Number, SourceLanguage

_TOKEN = re.compile(r"[0-9]|[^\W\d_](?:[^\W\d_]++|[\u064b-\u0652]++)*|[½¼¾⅓⅔]")
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


def readings(masked: str, text: Text) -> Iterator[Reading]:
    """The numbers of a text, in order; none overlaps another.

    ``masked`` is its folded text with what is not to be read blanked out.
    """
    language = text.language
    after, begins = _After(text), text.numerals[1]
    at = 0
    for start in begins:
        if start < at or masked[start] == "\n":
            continue
        at, found = start, None
        if "0" <= masked[start] <= "9":
            number = read_digits(masked, start, language.decimal, language.spaced)
            assert number is not None
            end, value, other, plain = number
            if after.stops(masked, end):
                found = Reading(start, end, value, other, False, False, False, False, value == 1, plain)
            else:
                found = _read(masked, start, language)
        elif (token := after.token.match(masked, start)) is not None:
            alone = _single(token[0], language)
            if alone is not None and after.stops(masked, token.end()):
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


class _After:
    """Whether what stands after a number goes on with it.

    Attributes:
        there: the number words of the text.
        token: the expression for a word or a digit.
    """

    def __init__(self, text: Text) -> None:
        numerals = text.language.numerals
        self.there, self.joins = text.numerals[0], lexicon(numerals).never_first
        self.token = _TOKEN_APOSTROPHE if numerals.apostrophes else _TOKEN
        self.starts, self.runs, _ = text.spelled

    def stops(self, masked: str, end: int) -> bool:
        """Whether nothing after a digit or a word that ends there can go on the number it begins."""
        if masked[end : end + 1] == " " and self._plain_word(end + 1):
            return True
        token = self._next(masked, end)
        if token is not None and token[0] in self.joins:
            token = self._next(masked, token.end())
        return token is None or not self._numeric(token[0])

    def _plain_word(self, at: int) -> bool:
        """Whether a word begins at a place that is in no number."""
        number = bisect_left(self.starts, at)
        if number == len(self.runs) or self.starts[number] != at:
            return False
        return not self._numeric(self.runs[number])

    def _next(self, masked: str, end: int) -> re.Match[str] | None:
        """The token after the one that ends at a place, where the two may be of one number."""
        after = masked[end : end + 1]
        if after in _ENDS:
            return None
        at = _GAP.match(masked, end).end() if after in " -" else end  # type: ignore[union-attr]
        return self.token.match(masked, at)

    def _numeric(self, word: str) -> bool:
        return word in self.there or word[0].isdigit() or word in _SIGNS


class _Said(NamedTuple):
    """A number in digits: whether it has no separators, and its second reading."""

    plain: bool
    other: Number | None


class _Step(NamedTuple):
    """Where a number ends for now, and the digits that were read last."""

    end: int
    digits: _Said | None = None


def _read(folded: str, start: int, language: SourceLanguage) -> Reading | None:
    """The longest number that begins at a place."""
    state = Sum(language.numerals)
    best: Reading | None = None
    digits: _Said | None = None
    said, bare, at = 0, False, start
    while (step := _step(folded, at, state, language)) is not None:
        at = step.end
        digits = step.digits or digits
        if state.said and not state.joined and not (state.article and best and said == state.said):
            best, said, bare = _so_far(start, at, state, digits), state.said, state.bare
        gap = _GAP.match(folded, at)
        at = gap.end() if gap else at
    if best is None:
        return None
    if best.value == 1 and best.spelled and said == 1 and not best.ordinal and not bare:
        return None  # an article
    if folded[best.end : best.end + 1] == "." and folded[start : best.end].endswith(_ABBREVIATED):
        return best._replace(end=best.end + 1)
    return best


def _so_far(start: int, end: int, state: Sum, digits: _Said | None) -> Reading:
    """What is read up to a place."""
    value, spelled, alone = state.value, digits is None, state.said == 1
    plain, other = digits if digits is not None and alone else (False, None)
    return Reading(
        start,
        end,
        value,
        Fraction(1, value) if state.fraction else other,
        spelled,
        state.ordinal,
        spelled and value.denominator != 1,
        state.vague,
        (state.bare and alone) or state.fraction or (spelled and value <= 1) or value == 1,
        plain,
        state.ceiling if not alone and state.group is None and state.total > 0 else 1,
    )


def _step(folded: str, at: int, state: Sum, language: SourceLanguage) -> _Step | None:
    """Take the token that begins at a place; None where that goes on no number."""
    pattern = _TOKEN_APOSTROPHE if language.numerals.apostrophes else _TOKEN
    token = pattern.match(folded, at)
    if token is None:
        return None
    word = token[0]
    if word in _SIGNS:
        if state.said:
            return None
        state.number(Fraction(*_SIGNS[word]))
        return _Step(token.end())
    if not "0" <= word <= "9":
        return _word(folded, at, word, state, language)
    mixed = None if state.said else _MIXED.match(folded, at)
    if mixed is not None and state.number(_mixed(mixed)):
        return _Step(mixed.end())
    number = read_digits(folded, at, language.decimal, language.spaced)
    if number is None or state.joined or not state.number(number.value):
        return None
    return _Step(number.end, _Said(number.plain, number.other))


def _mixed(match: re.Match[str]) -> Fraction:
    """A whole number with a part of one behind it."""
    top, bottom = _SIGNS[match[2]] if match[2] else (int(match[3]), int(match[4]))
    return int(match[1]) + Fraction(top, bottom)


@lru_cache(maxsize=1024)
def _phrase(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"[ -]+".join(map(re.escape, words)) + r"(?![^\W\d_])")


def _word(folded: str, at: int, word: str, state: Sum, language: SourceLanguage) -> _Step | None:
    words = lexicon(language.numerals)
    for rest in words.phrases.get(word, ()):
        match = _phrase((word, *rest)).match(folded, at)
        if match is not None and state.take(words.known[" ".join((word, *rest))][0]):
            return _Step(match.end())
    atoms = words.atoms(word)
    if len(atoms) > 1 and atoms[0].role == "and" and not state.said:
        atoms = atoms[1:]
    return _Step(at + len(word)) if atoms and all(map(state.take, atoms)) else None
