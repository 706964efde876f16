"""Words side by side, and how surprising that is: what a treebank says of a language.

Every word has a class: a frequent function word is a class by itself, other words have the parts of speech
that the treebank gives them, and words it has not get the class of their ending. Of each two classes the
data say, in bits, by how much rarer one stands right before the other than it would in words thrown
together: log2(expected / observed), both with half a pair added. 0 is no evidence, usual pairs are below 0.
Names, marks, brackets and whatever is in capitals have no class and so no evidence; neither has a word
beside itself.

The data are ``tlqa/languages/CODE.pairs.json``, written by ``tools/train_pairs.py``, read when first asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import compress, count, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tlqa.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

VERSION = 1
SCALE = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
"""Quarters of a bit: ``SCALE[NOTHING]`` is no evidence, the letter after it a quarter of a bit."""
NOTHING = 24
ODD = 2.5
"""Bits from which on a pair counts as odd."""
NUMBER, YEAR, NAME = "#", "####", "Name"

_STRIKING = 4.5
_NEAR = 12
_BITS = {letter: (place - NOTHING) / 4 for place, letter in enumerate(SCALE)}
_BETWEEN, _END = "\ue000", -1  # a word that no text has, between texts that are looked at in one go
_TOKEN = re.compile(r"['’.,][^\s'’.,]*|[^\s'’.,]+")
_MOST_LEARNED, _LONG = 50_000, 40
_LEAST_WORDS, _MOST_WORDS = 5, 80


def words_of(text: str) -> list[str]:
    """The words of a text: at white space, and before each apostrophe, full stop and comma."""
    plain = text.replace("’", "'").replace("'", " '").replace(".", " .").replace(",", " ,")
    return plain.split()


def places_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the words of ``text[start:end]`` stand, in code points of the whole text, end exclusive."""
    return [match.span() for match in _TOKEN.finditer(text, start, end)]


def class_of_unknown(word: str, endings: Iterable[tuple[str, str]]) -> str:
    """The class of a word that the treebank has not, '' for none; ``endings`` are tried in order."""
    if word.isdecimal():
        return YEAR if len(word) == len(YEAR) else NUMBER
    if word[0].isupper() and len(word) > 1 and word.isalpha() and word[1:].islower():
        return NAME
    if len(word) > 3 and word.isalpha() and word.islower():
        for ending, name in endings:
            if word.endswith(ending):
                return name
    return ""


class _Words(dict[str, int]):
    """The number of each word's class, 0 for none; words that it has not are classed once and kept."""

    def __init__(self, known: Mapping[str, int], endings: list[tuple[str, str]], numbers: Mapping[str, int]):
        super().__init__(known)
        self[_BETWEEN] = _END
        self._endings, self._numbers = endings, numbers
        self._most = len(known) + _MOST_LEARNED

    def __missing__(self, word: str) -> int:
        number = self._numbers.get(class_of_unknown(word, self._endings), 0)
        if len(self) < self._most and len(word) < _LONG:
            self[word] = number
        return number


@dataclass(frozen=True, slots=True)
class Gap:
    """Two words side by side: where the first begins, where the second does, where it ends; bits."""

    start: int
    second: int
    end: int
    bits: float


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """The data of one language."""

    words: _Words
    guessed: frozenset[int]
    rows: tuple[str, ...]
    odd: frozenset[tuple[int, int]]
    striking: frozenset[tuple[int, int]]

    def struck(self, texts: Sequence[str]) -> list[int]:
        """Which of the texts have a very odd pair, or odd pairs close together: quick, and mostly none."""
        if any(_BETWEEN in text for text in texts):
            return list(range(len(texts)))
        numbers = list(map(self.words.__getitem__, words_of(f" {_BETWEEN} ".join(texts))))
        odd = list(compress(count(), map(self.odd.__contains__, pairwise(numbers))))
        found: list[int] = []
        text, at, before = 0, 0, -_NEAR - 1
        for i in odd:
            if (numbers[i], numbers[i + 1]) in self.striking or self._close(numbers, before, i):
                text, at = text + numbers[at:i].count(_END), i
                found.append(text)
            before = i
        return list(dict.fromkeys(found))

    def _close(self, numbers: list[int], one: int, other: int) -> bool:
        """Whether what lies between two odd pairs does not make up for them."""
        if other - one > _NEAR:
            return False
        both = pairwise(numbers[one : other + 2])
        total = 0.0
        for left, right in both:
            if left == _END or right == _END:
                return False
            total += _BITS[self.rows[left][right]]
        return total >= 2 * ODD

    def gaps(self, text: str, start: int, end: int, share: float) -> list[Gap]:
        """The pairs of the sentence ``text[start:end]`` of which something is known, in order.

        Args:
            share: of the sentence's words; when the treebank has fewer the list is empty, and so it is for
                sentences of under 5 or over 80 words.
        """
        places = places_of(text, start, end)
        if not _LEAST_WORDS <= len(places) <= _MOST_WORDS:
            return []
        words = [text[low:high].replace("’", "'") for low, high in places]
        classes = [self.words[word] for word in words]
        if sum(number > 0 and number not in self.guessed for number in classes) < share * len(classes):
            return []
        return [
            Gap(places[i][0], *places[i + 1], _BITS[self.rows[left][right]])
            for i, (left, right) in enumerate(pairwise(classes))
            if left > 0 and right > 0 and words[i].lower() != words[i + 1].lower()
        ]


@cache
def pairs_of(code: str) -> Pairs | None:
    """What is known of a language (ISO 639-1); None where nothing is.

    Raises:
        ModelError: the file is damaged.
    """
    path = Path(__file__).resolve().parents[1] / "languages" / f"{code}.pairs.json"
    return load(path) if path.exists() else None


def load(path: Path) -> Pairs:
    """Read and check a file of pairs.

    Raises:
        ModelError: it cannot be read, or is damaged, or made for another version; says which and why.
    """
    import json

    try:
        return _pairs(json.loads(path.read_bytes()))
    except OSError as problem:
        raise ModelError(f"cannot be read: {problem.strerror or problem}", path=str(path)) from problem
    except ModelError as problem:
        raise ModelError(f"is no usable table of word pairs: {problem.message}", path=str(path)) from None
    except ValueError as problem:
        raise ModelError(f"is no usable table of word pairs: {problem}", path=str(path)) from problem


def _pairs(data: Any) -> Pairs:
    if not isinstance(data, dict):
        raise ModelError("it is no JSON object")
    if data.get("version") != VERSION:
        raise ModelError(f"its version is {data.get('version')!r}, this program reads {VERSION}")
    classes, odds, endings = (_texts(data, name) for name in ("classes", "odds", "endings"))
    if classes.keys() != odds.keys():
        raise ModelError("'classes' and 'odds' have not the same classes")
    numbers = {name: number for number, name in enumerate(sorted(classes), 1)}
    words = {word: numbers[name] for name, members in classes.items() for word in members.split()}
    rows = [SCALE[NOTHING] * (len(classes) + 1), *(SCALE[NOTHING] + odds[name] for name in sorted(odds))]
    if any(len(row) != len(rows) or not set(row) <= set(SCALE) for row in rows):
        raise ModelError(f"a row of 'odds' is not {len(numbers)} letters of the scale")
    known = _Words(words, list(endings.items()), numbers)
    guessed = frozenset(numbers[name] for name, members in classes.items() if not members)
    return Pairs(known, guessed, tuple(rows), _from(ODD, rows), _from(_STRIKING, rows))


def _from(least: float, rows: Sequence[str]) -> frozenset[tuple[int, int]]:
    """The pairs of that many bits and more."""
    letters = re.compile(f"[{SCALE[NOTHING + int(4 * least)]}-z]")
    return frozenset((left, m.start()) for left, row in enumerate(rows) for m in letters.finditer(row))


def _texts(data: dict[str, Any], name: str) -> dict[str, str]:
    value = data.get(name)
    if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
        raise ModelError(f"'{name}' is no object of texts")
    return value
