"""What phrases look like in a text: folded, plainly typed, by their first words, as one expression."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from itertools import islice, product
from math import prod
from typing import TYPE_CHECKING

from tlqa.compiled import compiled
from tlqa.frozen import dataclass
from tlqa.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

WORD = compiled(r"\w+")
_START = 2
_SPACE = "[ \u00a0\u202f\u2009]"
_PARTS = compiled(r"\{[^{}]*\}|[^{}]+|[{}]")
_PLAIN = str.maketrans("\u00a0\u202f\u2009’", "   '")


def key_of(text: str) -> str:
    """The text folded; itself where that changes nothing, for tables have many phrases."""
    folded = fold(text)
    return text if folded == text else folded


def typed(text: str) -> str:
    """The text with plain spaces and apostrophes, in the case that it has."""
    return text if text.isascii() else text.translate(_PLAIN)


def count_of(entry: str) -> int:
    """How many phrases an entry with alternatives in braces stands for."""
    return prod(map(len, _parts(entry)))


def phrases_of(entry: str) -> Iterator[str]:
    """Every phrase that an entry stands for: *in {his|her} cabinet* is two."""
    return map("".join, product(*_parts(entry))) if "{" in entry else iter((entry,))


def _parts(entry: str) -> list[list[str]]:
    return [(each[1:-1].split("|") if each[0] == "{" else [each]) for each in _PARTS.findall(entry)]


def first_words(text: str) -> tuple[str, ...]:
    """The first two words of a folded text; fewer where it has no more."""
    return tuple(match.group() for match in islice(WORD.finditer(text), 2))


@dataclass(frozen=True)
class Entries:
    """The entries of a table by the first words of the phrases that they stand for.

    They are spelled out one by one, where their first words stand: a large table stands for ten thousand
    phrases and more, of which a story has none. ``starts`` are of each entry those of its phrases, where they
    are known (see ``starts_of``), ``length`` is that of the longest phrase.
    """

    entries: Mapping[str, str | None]
    starts: Sequence[str] | None = None
    length: int | None = None

    @cached_property
    def longest(self) -> int:
        """The length of the longest phrase in code points."""
        return length_of(self.entries) if self.length is None else self.length

    def that_begin(self, words: tuple[str, ...]) -> Iterator[str]:
        """The entries of which a phrase has these folded words first, both or the one that it has."""
        for start in {words[0][:_START] if words else "", ""}:
            openings = self._openings(start)
            for first in {words, words[:1], ()}:
                yield from openings.get(first, ())

    def right_of(self, wrong: str) -> str:
        """What a phrase, as it stands in a text, should be; "" where the table does not say."""
        key = key_of(wrong)
        fitting = [
            entry
            for entry in self.that_begin(first_words(key))
            if any(key_of(phrase) == key for phrase in phrases_of(entry))
        ]
        return self.entries[fitting[-1]] or ""

    def _openings(self, start: str) -> dict[tuple[str, ...], list[str]]:
        """The entries by the first words, for words that start so: made when it is asked for."""
        known = self._by_start.get(start)
        if known is None:
            known = self._by_start[start] = {}
            for entry in self._with_start(start):
                for first in {first_words(key_of(each)) for each in _beginnings(entry)}:
                    if (first[0][:_START] if first else "") == start:
                        known.setdefault(first, []).append(entry)
        return known

    @cached_property
    def _by_start(self) -> dict[str, dict[tuple[str, ...], list[str]]]:
        return {}

    def _with_start(self, start: str) -> Iterator[str]:
        """The entries of which a phrase starts so."""
        barred = f"|{start}|"
        for entry, starts in zip(self.entries, self._starts, strict=True):
            if barred in starts:
                yield entry

    @cached_property
    def _starts(self) -> Sequence[str]:
        return starts_of(self.entries) if self.starts is None else self.starts


def length_of(entries: Iterable[str]) -> int:
    """The length of the longest phrase of entries in code points."""
    return max(sum(max(map(len, part)) for part in _parts(entry)) for entry in entries)


def starts_of(entries: Iterable[str]) -> list[str]:
    """Of each entry the first two letters, folded, of its phrases, between bars; none for one of no word."""
    return [f"|{'|'.join(sorted({_start_of(each) for each in _beginnings(entry, 1)}))}|" for entry in entries]


def _start_of(text: str) -> str:
    word = WORD.search(key_of(text))
    return word.group()[:_START] if word else ""


def _beginnings(entry: str, words: int = 2) -> Iterator[str]:
    """How the phrases of an entry begin, each with so many words whole where it has them."""
    if "{" not in entry:
        return iter((entry,))
    parts, taken, least = _parts(entry), 0, 0
    while taken < len(parts) and (least <= words or any(each[:1].isalnum() for each in parts[taken])):
        least += min(len(WORD.findall(each)) for each in parts[taken])
        taken += 1
    return map("".join, product(*parts[:taken]))


@lru_cache(maxsize=256)
def written(entry: str, *, ignore_case: bool) -> tuple[str, ...]:
    """The beginnings of what the phrases of an entry match, ``typed``, or folded where case is ignored."""
    if ignore_case:
        return tuple(map(key_of, phrases_of(entry)))
    plain = [typed(phrase) for phrase in phrases_of(entry)]
    capital = [first + each[1:] for each in plain if each[0].islower() for first in each[0].upper()]
    return (*plain, *capital)


@lru_cache(maxsize=512)
def expression_of(phrases: tuple[str, ...], flags: re.RegexFlag) -> re.Pattern[str]:
    """What finds any of the phrases; rules and stories that look for the same ones share it."""
    return re.compile(alternation(phrases, ignore_case=bool(flags & re.IGNORECASE)), flags)


def alternation(phrases: Iterable[str], *, ignore_case: bool) -> str:
    """One expression for all, the longest first, as whole words."""
    ordered = sorted(phrases, key=lambda p: (-len(p), p))
    return r"(?<!\w)(?:" + "|".join(_one(p, ignore_case=ignore_case) for p in ordered) + r")(?!\w)"


def _one(phrase: str, *, ignore_case: bool) -> str:
    body = re.escape(phrase).replace(r"\ ", _SPACE).replace("’", "'").replace("'", "['’]")
    first = phrase[0]
    if ignore_case or not first.islower():
        return body
    return f"[{first}{first.upper()}]{body[1:]}"
