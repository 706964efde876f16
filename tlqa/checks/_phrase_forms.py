"""What phrases look like in a text: folded, plainly typed, by their first words, as one expression."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import islice, product
from math import prod
from typing import TYPE_CHECKING

from tlqa.compiled import compiled
from tlqa.frozen import dataclass
from tlqa.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

WORD = compiled(r"\w+")
_MOST_WORDS = 64  # of a table that are remembered: a long run asks for each sooner or later
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
    return tuple(match.group() for match in islice(WORD.finditer(text), 2))


@dataclass(frozen=True)
class Entries:
    """The entries of a table by the first words of the phrases that they stand for.

    They are spelled out one by one, where their first words stand: a large table stands for ten thousand
    phrases and more, of which a story has none. ``lines`` are those of ``lines_of``, ``longest`` is how long
    the longest phrase is in code points.
    """

    lines: str
    longest: int

    def that_begin(self, words: tuple[str, ...]) -> Iterator[str]:
        """The entries of which a phrase has these folded words first, both or the one that it has."""
        return (entry for entry, _ in self._begun(words))

    def right_of(self, wrong: str) -> str:
        """What a phrase, as it stands in a text, should be; "" where the table does not say."""
        key, right = key_of(wrong), ""
        for entry, said in self._begun(first_words(key)):
            if any(key_of(phrase) == key for phrase in phrases_of(entry)):
                right = said
        return right

    def _begun(self, words: tuple[str, ...]) -> Iterator[_Row]:
        for word in {*words[:1], ""}:
            openings = self._openings(word)
            for first in {words, words[:1], ()}:
                yield from openings.get(first, ())

    def _openings(self, word: str) -> dict[tuple[str, ...], list[_Row]]:
        """The entries by their first words, of which this is the first: made when it is asked for."""
        known = self._by_word.get(word)
        if known is None:
            if len(self._by_word) == _MOST_WORDS:
                self._by_word.clear()
            known = self._by_word[word] = {}
            for begins, row in self._with_word(word):
                for first in begins.split("|"):
                    if first == word or first.startswith(f"{word} "):
                        known.setdefault(tuple(first.split()), []).append(row)
        return known

    @cached_property
    def _by_word(self) -> dict[str, dict[tuple[str, ...], list[_Row]]]:
        return {}

    def _with_word(self, word: str) -> Iterator[tuple[str, _Row]]:
        """The entries of which a phrase begins with a word, each with the first words of all its phrases."""
        lines, wanted = self.lines, f"|{word}"
        at = lines.find(wanted)
        while at >= 0:
            start, end = lines.rfind("\n", 0, at) + 1, lines.index("\n", at)
            begins, entry, right = lines[start:end].split("\t")
            if f"{wanted}|" in begins or f"{wanted} " in begins:
                yield begins[1:-1], (entry, right)
            at = lines.find(wanted, end)


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
    parts = _parts(key_of(entry) if ignore_case else typed(entry))
    found = _reach(parts, text, 0, 0)
    if ignore_case or not text[:1].isupper():
        return found
    return max(found, _reach(parts, text[:1].lower() + text[1:], 0, 0))  # small letters may begin a sentence


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
