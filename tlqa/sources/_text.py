"""A text as all that read it by value share it: folded once, and cut into words once.

text ──▶ folded ──▶ runs (of letters) ──▶ which of them a table has ──▶ only there is looked closely
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, cached_property, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from tlqa.sources._fold import fold
from tlqa.sources._lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tlqa.sources._types import SourceLanguage

_LATIN = re.escape("".join(c for c in map(chr, range(0x250)) if c.isalnum() and not c.isdecimal()))
_RUNS = {
    "Latin": re.compile(f"([{_LATIN}]+)"),
    "Cyrillic": re.compile(f"([{_LATIN}\u0400-\u0481\u048a-\u052f]+)"),
    "": re.compile(r"([\u0900-\u0963\u0970-\u097f]+|[^\W\d_]+)"),
}
"""By script: to list the letters is twice as quick as to ask of each whether it is one."""
_OTHERS = {
    "Latin": re.compile("[\u0250-\u1fff\u2c00-\U0010ffff]"),
    "Cyrillic": re.compile("[\u0250-\u03ff\u0530-\u1fff\u2c00-\U0010ffff]"),
}
"""Letters of other scripts: a text that has one is read the slow way."""
_RUN_APOSTROPHE = re.compile(r"([^\W\d_]+(?:'[^\W\d_]+)*)")
_VOWELS = re.compile("[\u064b-\u0652]")
_RUN_VOWELS = re.compile(r"([^\W\d_](?:[^\W\d_]|[\u064b-\u0652])*)")
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile("[0-9]+")
_SIGNS = "½¼¾⅓⅔"
_JOINS = frozenset("-'")
Cut = tuple[list[int], list[str], list[str]]  # where words begin, the words, and what stands between
_KEPT = 8  # texts: both sides of a pair, and what is read of it in pieces


class Text:
    """A text of one language. Places in ``folded`` are places in the text.

    Attributes:
        runs: its words as runs of letters, folded; ``starts`` says where each begins, ``gaps`` what stands
            before each (and after the last).
    """

    def __init__(self, text: str, language: SourceLanguage) -> None:
        self.text, self.language = text, language
        self.folded = fold(text)
        others = None if self.folded.isascii() else _OTHERS.get(language.script)
        script = language.script if others is None or others.search(self.folded) is None else ""
        self.starts, self.runs, self.gaps = _cut(_RUNS.get(script, _RUNS[""]), self.folded)

    @cached_property
    def distinct(self) -> frozenset[str]:
        """The words, each once."""
        return frozenset(self.runs)

    def word_at(self, at: int) -> str:
        """The word that begins at a place, "" for none."""
        number = bisect_left(self.starts, at)
        return self.runs[number] if number < len(self.runs) and self.starts[number] == at else ""

    @cached_property
    def digits(self) -> tuple[tuple[int, int], ...]:
        """Where the runs of digits are."""
        return tuple([match.span() for match in _DIGITS.finditer(self.folded)])

    def begins(self, firsts: frozenset[str]) -> Iterator[int]:
        """Where a word begins that is one of these, in order."""
        there = self.distinct & firsts
        if there:
            starts = self.starts
            for number, run in enumerate(self.runs):
                if run in there:
                    yield starts[number]

    def found(self, pattern: re.Pattern[str], firsts: frozenset[str]) -> Iterator[re.Match[str]]:
        """What an expression finds that begins with one of these words, as ``finditer`` would."""
        at = 0
        for start in self.begins(firsts):
            if start >= at and (match := pattern.match(self.folded, start)) is not None:
                yield match
                at = match.end()

    @cached_property
    def joined(self) -> list[str]:
        """The words that a hyphen or an apostrophe joins, whole; ``joined_at`` has where each begins."""
        return [word for _, word in self._joined]

    @cached_property
    def joined_at(self) -> list[int]:
        """For each word of ``joined`` the number of its first run."""
        return [number for number, _ in self._joined]

    @cached_property
    def _joined(self) -> list[tuple[int, str]]:
        runs, gaps = self.runs, self.gaps
        found: list[tuple[int, str]] = []
        last = -1
        for number in [n for n, gap in enumerate(gaps) if gap in _JOINS and 0 < n < len(runs)]:
            first, word = found.pop() if number - 1 == last else (number - 1, runs[number - 1])
            found.append((first, word + gaps[number] + runs[number]))
            last = number
        return found

    @cached_property
    def spelled(self) -> Cut:
        """Its words as numbers may be spelled: apostrophes stand within Ukrainian ones, vowels in Arabic."""
        if self.language.numerals.apostrophes and "'" in self.folded:
            return _cut(_RUN_APOSTROPHE, self.folded)
        if self.language.script == "Arabic" and _VOWELS.search(self.folded):
            return _cut(_RUN_VOWELS, self.folded)
        return self.starts, self.runs, self.gaps

    @cached_property
    def numerals(self) -> tuple[frozenset[str], list[int]]:
        """The words that may begin or go on a number, and where such words and digits begin, in order."""
        folded, (starts, runs, gaps) = self.folded, self.spelled
        words = lexicon(self.language.numerals)
        there = words.numberish(self.distinct if runs is self.runs else frozenset(runs))
        found = [start for start, _ in self.digits]
        if there:
            never, hardly = words.never_first, words.hardly_first
            for number in [n for n, run in enumerate(runs) if run in there and run not in never]:
                if runs[number] not in hardly or _goes_on(gaps, runs, number, there):
                    found.append(starts[number])
        if not folded.isascii():
            found += [at for sign in _SIGNS for at in _places(folded, sign)]
        return there, sorted(found)


def _places(text: str, sign: str) -> Iterator[int]:
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


def _goes_on(gaps: list[str], runs: list[str], number: int, there: frozenset[str]) -> bool:
    """Whether another number word, or a digit, comes after a word."""
    gap = gaps[number + 1]
    return (number + 1 < len(runs) and runs[number + 1] in there) or any(map(str.isnumeric, gap))


def _cut(pattern: re.Pattern[str], folded: str) -> Cut:
    pieces = pattern.split(folded)
    ends = list(accumulate(map(len, pieces)))
    return ends[:-1:2], pieces[1::2], pieces[::2]


@lru_cache(maxsize=_KEPT)
def read(text: str, language: SourceLanguage) -> Text:
    """A text made ready; the last few are kept."""
    return Text(text, language)


@cache
def first_runs(forms: Iterable[str]) -> frozenset[str] | None:
    """The words with which some folded forms begin; None where one begins with no letter."""
    found = [_LETTERS.match(form) for form in forms]
    return None if None in found else frozenset(match[0] for match in found if match is not None)
