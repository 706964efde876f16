"""The tagger: part of speech and inflection of each word, greedily from left to right.

A linear model. Each feature has a row of int8 weights, one a tag, kept as one whole number with a lane of
16 bits a tag: adding two numbers adds all their lanes at once, so no library of arrays is needed and
nothing has to be imported. A word's rows are added up once, for each place it can have in the window.
"""

from __future__ import annotations

import struct
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, Any

from tlqa.model import Tag
from tlqa.text import tagmodel
from tlqa.text.mainclause import MainClauses
from tlqa.text.tagfeatures import (
    LONGEST,
    Seen,
    first_word,
    history,
    is_caseless,
    keys,
    plain,
    with_next,
    with_tag,
)

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence
    from pathlib import Path

_MOST_WORDS = 20_000  # kept at a time; a text with more begins anew, so that none can fill the memory
_UNTABLED = 10  # sentences; after so many a table of all rows has earned what it takes to make
SURE = 100
"""The largest margin: of a word that has only one tag, and of any tag that is at least so far ahead."""


class _Word:
    """What is known of a word form: its summed rows by place, and what it makes with a tag before it."""

    __slots__ = (
        "after", "after2", "before", "before2", "guess", "join", "kind", "low", "next", "own",
        "pair0", "pair1", "pair2", "pair3", "pinned", "tags", "tail", "word",
    )  # fmt: skip
    own: int
    before: int
    after: int
    before2: int
    after2: int
    pinned: int
    low: str
    word: int
    tail: int
    kind: int
    pair0: int
    pair1: int
    pair2: int
    pair3: int
    guess: int
    join: dict[int, int]
    next: dict[int, int]
    tags: dict[int, Tag]


class _Rows(dict[int, int]):
    """The rows of features by their keys, which ascend: looked up by halving, and then kept."""

    def __init__(self, keys: array[int]) -> None:
        self._keys = keys

    def get(self, key: int, default: Any = None) -> Any:
        found = dict.get(self, key)
        if found is None:
            at = bisect_left(self._keys, key)
            if at == len(self._keys) or self._keys[at] != key:
                return default
            found = self[key] = at
        return found


class Tagger:
    """Tags sentences; keeps what it learns of words from one sentence to the next."""

    def __init__(self, model: tagmodel.Model) -> None:
        meta = model.meta
        self.meta = meta
        self.labels: list[tuple[str, ...]] = [tuple(tag) for tag in meta["tags"]]
        self._by_word: dict[str, list[str]] = meta["by_word"]
        self._pinned: dict[str, int] = meta["pinned"]
        self._count = len(self.labels)
        self._size = 2 * (self._count + 2)  # an empty lane at each end, for the second best
        self._lanes = struct.Struct(f"<{self._count + 2}H")
        self._rows, self._keys = model.rows, model.keys
        self._index: dict[int, int] = _Rows(model.keys)
        self._untabled = _UNTABLED
        self._last = len(model.keys)
        self._lexicon = dict(zip(model.lexicon_keys, model.lexicon_classes, strict=True))
        self._ones = self._wide(bytes([1]) * self._count)
        self._high = self._ones << 15
        self._shifts = [16 * (tag + 1) for tag in range(self._count)]
        self._all_but = [self._high - (0x8000 << shift) for shift in self._shifts]
        self._words: dict[str, _Word] = {}
        self._others: dict[Seen, _Word] = {}
        self._history: dict[int, int] = {}
        self._edge = self._make(Seen(""))
        self._finite = [label[1] == "Fin" for label in self.labels]
        self._mains = MainClauses(model, self.labels)

    @classmethod
    def load(cls, path: Path) -> Tagger:
        """Read a model.

        Raises:
            ModelError: the file is missing, damaged, or made for another version.
        """
        return cls(tagmodel.load(path))

    def tag(self, words: Sequence[str]) -> tuple[tuple[Tag, ...], tuple[int, ...]]:
        """The tag of each word of a sentence, and by how much it beat the second best (0 or more)."""
        if self._untabled:
            self._untabled -= 1
            if not self._untabled:
                self._index = dict(zip(self._keys, range(self._last), strict=True)) | self._index
        each = self._look(words)
        found, margins = self._decode(each)
        inner, finite = each[2:-2], self._finite
        tags = [word.tags.get(one) or self._tag(word, one) for word, one in zip(inner, found, strict=True)]
        verbs = [i for i, one in enumerate(found) if finite[one]]
        if verbs:
            for i in self._mains.among(verbs, [word.low for word in inner], found):
                tag = tags[i]
                tags[i] = interned(tag.pos, tag.form, tag.tense, tag.number, tag.person, True)
        return tuple(tags), tuple(margins)

    def _look(self, words: Sequence[str]) -> list[_Word]:
        """The words with two edges at each end."""
        edge = self._edge
        if is_caseless(words):
            first = first_word(words)
            each = [self._other(Seen(w.lower(), i == first, True)) for i, w in enumerate(words)]
            return [edge, edge, *each, edge, edge]
        known = self._words.get
        each = [edge, edge, *[known(word) or self._word(word) for word in words], edge, edge]
        first = first_word(words)
        if first >= 0:
            each[first + 2] = self._other(Seen(words[first], True))
        return each

    def _decode(self, each: list[_Word]) -> tuple[list[int], list[int]]:
        """The number of each word's tag, and the margins; ``SURE`` caps these, which spares most rankings."""
        one = two = self._count
        index, last, past = self._index.get, self._last, self._history.get
        shifts, others, high, ones = self._shifts, self._all_but, self._high, self._ones
        found: list[int] = []
        margins: list[int] = []
        windows = zip(each, each[1:], each[2:], each[3:], each[4:], strict=False)
        for left2, left, word, right, right2 in windows:
            best = word.pinned
            if best >= 0:
                margins.append(SURE)
            else:
                total = (
                    word.own + left.before + right.after + left2.before2 + right2.after2
                    + (past(two * 64 + one) or self._past(one, two))
                    + (word.join.get(one) or self._join(word, one))
                    + (right.next.get(one) or self._next(right, one))
                )  # fmt: skip
                key = left.pair0 + word.pair1
                row = index(key)
                if row is not None:
                    total += row if row > last else self._row(key)
                key = word.pair2 + right.pair3
                row = index(key)
                if row is not None:
                    total += row if row > last else self._row(key)
                best = word.guess
                top = (total >> shifts[best] & 0xFFFF) - SURE
                if top > 0 and (high + top * ones - total) & high == others[best]:
                    margins.append(SURE)  # the word's last tag is far ahead again: no other can be best
                else:
                    best, margin = self._rank(total)
                    margins.append(margin)
                    word.guess = best
            found.append(best)
            one, two = best, one
        return found, margins

    def _rank(self, total: int) -> tuple[int, int]:
        """The tag with the largest sum, the first of equals, and its margin."""
        values = self._lanes.unpack(total.to_bytes(self._size, "little"))
        ranked = sorted(values)
        return values.index(ranked[-1]) - 1, min(ranked[-1] - ranked[-2], SURE)

    def _tag(self, word: _Word, one: int) -> Tag:
        pos, form, tense, number, person, _ = self.labels[one]
        if pos in ("PRON", "DET") or (form == "Fin" and pos in ("AUX", "VERB")):
            own = self._by_word.get(f"{word.low} {pos if form == '' else 'be'}")
            if own is not None:
                number, person = own
        tag = word.tags[one] = interned(pos, form, tense, number, person)
        return tag

    def _word(self, form: str) -> _Word:
        word = self._make(Seen(form))
        if len(form) <= LONGEST:
            if len(self._words) >= _MOST_WORDS:
                self._words.clear()
            self._words[form] = word
        return word

    def _other(self, seen: Seen) -> _Word:
        word = self._others.get(seen)
        if word is None:
            word = self._make(seen)
            if len(seen.form) <= LONGEST:
                if len(self._others) >= _MOST_WORDS:
                    self._others.clear()
                self._others[seen] = word
        return word

    def _make(self, seen: Seen) -> _Word:
        word, found, add = _Word(), keys(seen, self._lexicon), self._sum
        word.own = self._ones + add(found.own)
        word.before, word.after = add(found.before), add(found.after)
        word.before2, word.after2 = add(found.before2), add(found.after2)
        word.word, word.tail, word.kind = found.word, found.tail, found.kind
        word.pair0, word.pair1, word.pair2, word.pair3 = found.pairs
        word.guess = 0
        word.join, word.next, word.tags = {}, {}, {}
        word.low = plain(seen.form).lower()
        word.pinned = self._pinned.get(word.low, -1)
        return word

    def _past(self, one: int, two: int) -> int:
        found = self._history[two * 64 + one] = self._ones + self._sum(history(one, two))
        return found

    def _join(self, word: _Word, one: int) -> int:
        found = word.join[one] = self._ones + self._sum(with_tag(one, word.word, word.tail, word.kind))
        return found

    def _next(self, word: _Word, one: int) -> int:
        found = word.next[one] = self._ones + self._sum(with_next(one, word.word, word.kind))
        return found

    def _sum(self, features: tuple[int, ...]) -> int:
        last, total = self._last, 0
        for row, key in zip(map(self._index.get, features), features, strict=True):
            if row is not None:
                total += row if row > last else self._row(key)
        return total

    def _row(self, key: int) -> int:
        """The row of a feature as one number; from now on it stands in the index itself."""
        at = self._index[key] * self._count
        row = self._index[key] = self._wide(self._rows[at : at + self._count])
        return row

    def _wide(self, row: tagmodel.Table) -> int:
        wide = bytearray(self._size)
        wide[2:-2:2] = row
        return int.from_bytes(wide, "little")


@cache
def interned(
    pos: str, form: str = "", tense: str = "", number: str = "", person: str = "", main: bool = False
) -> Tag:
    """The one object of a tag."""
    return Tag(pos, form, tense, number, person, main)


@cache
def tagger_at(path: Path) -> Tagger:
    """The tagger of a model's file, read once."""
    return Tagger.load(path)
