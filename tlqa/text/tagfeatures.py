"""What the tagger sees of a word: 32-bit keys of its features, one list for each place in the window.

Training and tagging share this file. A template that changes must change ``VERSION`` too, so that a
model made for other features is refused and not read wrongly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from tlqa.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

VERSION = 1
LONGEST = 40
"""No more letters of a word are looked at: they tell its part of speech, and a hostile one is cheap."""

_QUOTES = str.maketrans("’‘`´“”„«»‑", '\'\'\'\'"""""-')
_WHOLE = {"``": '"', "''": '"', "—": "--", "―": "--", "---": "--", "…": "...", "....": "..."}
_DIGIT = compiled(r"\d")
_SHAPE = ((compiled(r"[A-ZÀ-Þ]"), "X"), (compiled(r"[^\W\dX_]"), "x"), (compiled(r"\d"), "0"))
_RUN = compiled(r"(.)\1+")
_HIDDEN = (0, 0, 0, 0)


class Seen(NamedTuple):
    """A word as the features see it. ``first`` of its sentence; ``caseless`` where capitals tell nothing."""

    form: str
    first: bool = False
    caseless: bool = False


class Keys(NamedTuple):
    """A word's feature keys: for the word itself and as neighbour, and three that join with a tag.

    ``pairs`` are halves of the keys of two words side by side, which are added: this word on the left and
    on the right of a pair seen from its right word, then the same seen from its left word.
    """

    own: tuple[int, ...]
    before: tuple[int, ...]
    after: tuple[int, ...]
    before2: tuple[int, ...]
    after2: tuple[int, ...]
    word: int
    tail: int
    kind: int
    pairs: tuple[int, int, int, int]


def plain(word: str) -> str:
    """The word with plain quotation marks, apostrophes and dashes."""
    word = word[:LONGEST]
    if word.isascii() and word.isalnum():
        return word
    word = word.translate(_QUOTES)
    return _WHOLE.get(word, word)


def folded(word: str) -> str:
    """A plain word in lower case, every digit a 0."""
    word = word.lower()
    return word if word.isalpha() else _DIGIT.sub("0", word)


def shape(word: str) -> str:
    """'Xx' of 'Paris', 'X' of 'NATO', '0-x' of '15-year': runs of one class are one letter."""
    if word.isalpha() and word.isascii():
        if word.islower():
            return "x"
        if word[1:].islower():
            return "Xx"
    for pattern, letter in _SHAPE:
        word = pattern.sub(letter, word)
    return _RUN.sub(r"\1", word)[:8]


def look(words: Sequence[str]) -> list[Seen]:
    """The words of a sentence as the features see them."""
    caseless = is_caseless(words)
    first = first_word(words)
    return [Seen(w.lower() if caseless else w, i == first, caseless) for i, w in enumerate(words)]


def is_caseless(words: Sequence[str]) -> bool:
    """Whether a sentence is all capitals or all small letters, which then say nothing."""
    letters = "".join(words)
    return len(words) > 2 and (letters.islower() or letters.isupper())


def first_word(words: Sequence[str]) -> int:
    """The index of the first word with a letter or digit in front, -1 if there is none."""
    return next((i for i, word in enumerate(words) if word[:1].isalnum()), -1)


def keys(seen: Seen, lexicon: Mapping[int, int], *, known: bool = True) -> Keys:
    """The feature keys of a word.

    Args:
        seen: the word.
        lexicon: the class of frequent words, by the crc32 of the folded word.
        known: whether the word itself may be a feature; training hides some, to learn from endings.
    """
    form = plain(seen.form)
    low = folded(form).encode("utf-8", "replace")
    outline = b"?" if seen.caseless else shape(form).encode("utf-8", "replace")
    two, three = low[-2:], low[-3:]
    word, tail = (crc32(low, 1) if known else 0), crc32(three, 2)
    group = lexicon.get(crc32(low)) if known else None
    kind = crc32(two + outline, 14) if group is None else crc32(bytes((group,)), 15)
    look = crc32(outline, 3 if seen.first else 4)
    exact = crc32(form.encode("utf-8", "replace"), 12) if known and not (seen.first or seen.caseless) else 0
    endings = (crc32(low[-1:], 16), crc32(two, 5), crc32(low[-4:], 6), crc32(low[-5:], 7), crc32(two, look))
    starts = (crc32(low[:1], 8), crc32(low[:2], 9), crc32(low[:3], 10), crc32(low[:4], 11))
    pairs = (crc32(low, 61) >> 1, crc32(low, 62) >> 1, crc32(low, 63) >> 1, crc32(low, 64) >> 1)
    return Keys(
        (word, tail, look, kind, 13, exact, *endings, *starts),
        (word ^ 21, tail ^ 22, look ^ 23, kind ^ 24),
        (word ^ 31, tail ^ 32, look ^ 33, kind ^ 34, crc32(two, 35)),
        (word ^ 41, crc32(two, 42), kind ^ 43),
        (word ^ 51, crc32(two, 52), kind ^ 53),
        word,
        tail,
        kind,
        pairs if known else _HIDDEN,
    )


def _salts(count: int, seed: int) -> list[int]:
    return [crc32(number.to_bytes(4, "little"), seed) for number in range(count)]


_MOST_TAGS = 64
_ALONE, _TWICE, _WITH_WORD, _WITH_TAIL, _WITH_KIND, _WITH_NEXT, _WITH_NEXT_KIND = (
    _salts(_MOST_TAGS, seed) for seed in range(71, 78)
)


def history(one: int, two: int) -> tuple[int, int]:
    """The keys of the tags before: ``one`` right before, ``two`` before that."""
    return _ALONE[one], _ALONE[one] ^ _TWICE[two]


def with_tag(one: int, word: int, tail: int, kind: int) -> tuple[int, int, int]:
    """The keys that join the tag before with the word; a word that is not known (0) joins as nothing."""
    return word and word ^ _WITH_WORD[one], tail ^ _WITH_TAIL[one], kind ^ _WITH_KIND[one]


def with_next(one: int, word: int, kind: int) -> tuple[int, int]:
    """The keys that join the tag before with the word after."""
    return word and word ^ _WITH_NEXT[one], kind ^ _WITH_NEXT_KIND[one]
