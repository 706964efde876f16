"""What phrases look like in a text: folded, plainly typed, by their first words, as one expression."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from functools import cached_property, lru_cache
from itertools import product
from math import prod
from typing import TYPE_CHECKING

from tlqa.compiled import compiled
from tlqa.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

WORD = compiled(r"\w+")
_LOOKED_FOR = 64  # first words, before it pays to know where all of them stand
_TWO_WORDS = compiled(r"\W*(\w+)(?:\W+(\w+))?")
_IN_LINE = str.maketrans(dict.fromkeys("\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029", " "))  # what ends a line
_Row = tuple[str, str]  # an entry, what it should be
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
    found = _TWO_WORDS.match(text)
    return () if found is None else (found[1],) if found[2] is None else (found[1], found[2])


class Entries:
    """The entries of a table by the first words of the phrases that they stand for.

    They are spelled out one by one, where their first words stand: a large table stands for ten thousand
    phrases and more, of which a story has none. A few times the first words are looked for in the whole
    table, which takes no making ready; from then on it is known where they stand.

    Args:
        lines: those of ``lines_of``.
        longest: how long the longest phrase is in code points.
    """

    def __init__(self, lines: str, longest: int) -> None:
        self.longest = longest
        self._lines = lines
        self._asked = 0

    def that_begin(self, folded: str) -> list[str]:
        """The entries of which a phrase begins with the first two words of a folded text, or with its one."""
        return [entry for entry, _ in self._begun(folded)]

    def right_of(self, wrong: str) -> str:
        """What a phrase, as it stands in a text, should be; "" where the table does not say."""
        key, right = key_of(wrong), ""
        for entry, said in self._begun(key):
            if any(key_of(phrase) == key for phrase in phrases_of(entry)):
                right = said
        return right

    def _begun(self, folded: str) -> list[_Row]:
        words = first_words(folded)
        rows: list[_Row] = []
        for first in (*words[:1], " ".join(words)) if len(words) > 1 else words:
            self._find(first, rows)
        if self._has_none:
            self._find("", rows)
        return rows

    @cached_property
    def _has_none(self) -> bool:
        """Whether there is a phrase without a word."""
        return "||" in self._lines

    def _find(self, first: str, rows: list[_Row]) -> None:
        """Add the entries that have these first words."""
        if self._asked < _LOOKED_FOR:
            self._asked += 1
            wanted, at = f"|{first}|", 0
            while (at := self._lines.find(wanted, at)) >= 0:
                at = self._add(self._lines.rfind("\n", 0, at) + 1, wanted, rows)
            return
        hashes, starts = self._index
        each = hash(first)
        i = bisect_left(hashes, each)
        while i < len(hashes) and hashes[i] == each:
            self._add(starts[i], f"|{first}|", rows)
            i += 1

    def _add(self, start: int, wanted: str, rows: list[_Row]) -> int:
        """Add the entry of a line if it has these first words; where the line ends."""
        end = self._lines.index("\n", start)
        begins, entry, right = self._lines[start:end].split("\t")
        if wanted in begins:
            rows.append((entry, right))
        return end

    @cached_property
    def _index(self) -> tuple[array[int], array[int]]:
        """The hashes of all first words in order, and where the line of each begins."""
        rows: list[tuple[int, int]] = []
        start = 0
        for line in self._lines.splitlines(keepends=True):
            begins, _, _ = line.partition("\t")
            rows += ((hash(first), start) for first in begins[1:-1].split("|"))
            start += len(line)
        rows.sort()
        return array("q", (each for each, _ in rows)), array("I", (at for _, at in rows))


def lines_of(entries: Mapping[str, str | None]) -> str:
    """A table as text, which takes a fifth of the memory: a line an entry, of three fields between tabs.

    They are the first two words, folded, of each of its phrases, between bars; the entry; what it should be.
    """
    rows = (
        (entry.translate(_IN_LINE), (right or "").translate(_IN_LINE)) for entry, right in entries.items()
    )
    return "".join(f"|{'|'.join(_firsts(entry))}|\t{entry}\t{right}\n" for entry, right in rows)


def entries_in(lines: str) -> dict[str, str | None]:
    """The table that ``lines_of`` was given."""
    rows = (line.split("\t") for line in lines.splitlines())
    return {entry: right or None for _, entry, right in rows}


def _firsts(entry: str) -> list[str]:
    return sorted({" ".join(first_words(key_of(each))) for each in _beginnings(entry)})


def length_of(entries: Iterable[str]) -> int:
    """The length of the longest phrase of entries in code points."""
    return max(sum(max(map(len, part)) for part in _parts(entry)) for entry in entries)


def _beginnings(entry: str) -> Iterator[str]:
    """How the phrases of an entry begin, each with two words whole where it has them."""
    if "{" not in entry:
        return iter((entry,))
    parts, taken, least = _parts(entry), 0, 0
    while taken < len(parts) and (least <= 2 or any(each[:1].isalnum() for each in parts[taken])):
        least += min(len(WORD.findall(each)) for each in parts[taken])
        taken += 1
    return map("".join, product(*parts[:taken]))


def reach(entry: str, text: str, *, ignore_case: bool) -> int:
    """How long the longest phrase of an entry is that a text begins with, in whole words; 0 where none is.

    The text is ``typed``, or folded where case is ignored.
    """
    plain = key_of(entry) if ignore_case else typed(entry)
    found = _whole(plain, text)
    if ignore_case or not text[:1].isupper():
        return found
    return max(found, _whole(plain, text[:1].lower() + text[1:]))  # small letters may begin a sentence


def _whole(entry: str, text: str) -> int:
    opening = entry.partition("{")[0]
    if not text.startswith(opening):
        return 0
    if len(opening) < len(entry):
        return _reach(_kept_parts(entry), text, 0, 0)
    return _reach((), text, 0, len(entry))


@lru_cache(maxsize=256)
def _kept_parts(entry: str) -> list[list[str]]:
    return _parts(entry)


def _reach(parts: Sequence[Sequence[str]], text: str, part: int, at: int) -> int:
    """Where one of each of the parts from that on end in the text, one behind the other from an offset on."""
    if part == len(parts):
        return 0 if at < len(text) and (text[at].isalnum() or text[at] == "_") else at
    ends = (
        _reach(parts, text, part + 1, at + len(each)) for each in parts[part] if text.startswith(each, at)
    )
    return max(ends, default=0)


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
