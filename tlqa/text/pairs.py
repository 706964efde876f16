"""Words side by side, and how surprising that is: what a treebank says of a language.

Every word has a class: a frequent function word is a class by itself, other words have the parts of speech
that the treebank gives them, and words it has not get the class of their ending. Of each two classes the
data say, in bits, by how much rarer one stands right before the other than it would in words thrown
together: log2(expected / observed), both with half a pair added. 0 is no evidence, usual pairs are below 0.
Marks other than comma and full stop, brackets and whatever is in capitals have no class and so no evidence,
and a word beside itself is left to other rules. Names are a class that says little.

The data are ``tlqa/languages/CODE.pairs.json``, written by ``tools/train_pairs.py``, read when first asked.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tlqa.compiled import compiled
from tlqa.errors import ModelError
from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

VERSION = 1
SCALE = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
"""Quarters of a bit: ``SCALE[NOTHING]`` is no evidence, the letter after it a quarter of a bit."""
NOTHING = 24
ODD = 2.5
"""Bits from which on a pair counts as odd."""
NUMBER, YEAR, NAME = "#", "####", "Name"

_BITS = {letter: (place - NOTHING) / 4 for place, letter in enumerate(SCALE)}
_TOKEN = compiled(r"['’.,][^\s'’.,]*|[^\s'’.,]+")
_JOINED = frozenset("'.,")
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


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """The data of one language: the class of each word, and for each class a row of the scale's letters.

    ``single`` are the classes of one word each; ``endings`` tell the classes of words it has not.
    """

    words: Mapping[str, str]
    endings: tuple[tuple[str, str], ...]
    single: tuple[str, ...]
    column: Mapping[str, int]
    rows: Mapping[str, str]

    def literals(self, least: float) -> tuple[str, ...]:
        """The pairs of function words of that many bits and more, as they stand in folded text.

        One in capitals begins a sentence; within it, its folded form would be an everyday word.
        """
        found: set[str] = set()
        for one in self.single:
            starts = ("\n", ". ") if one[0].isupper() else (_space(one),)
            for other in self.single:
                if other[0].isupper() or _BITS[self.rows[one][self.column[other]]] < least:
                    continue
                pair = f"{one}{_space(other)}{other}{' ' if other[-1].isalpha() else ''}".lower()
                found.update(start + pair for start in starts)
        return tuple(sorted(found))

    def bits(self, text: str, share: float) -> list[float]:
        """How odd each two neighbours of a sentence are, in order; 0 is no evidence.

        Args:
            share: of the sentence's words; when the treebank has fewer the list is empty, and so it is for
                sentences of under 5 or over 80 words.
        """
        words = words_of(text)
        if not _LEAST_WORDS <= len(words) <= _MOST_WORDS:
            return []
        if sum(word in self.words for word in words) < share * len(words):
            return []
        names = [self.words.get(word) or class_of_unknown(word, self.endings) for word in words]
        for i, two in enumerate(pairwise(words)):
            if two == (".", "."):
                names[i] = ""  # dots that break off
        again = [one.lower() == other.lower() for one, other in pairwise(words)]
        pairs = zip(pairwise(names), again, strict=True)
        return [0.0 if same else self._bits(one, other) for (one, other), same in pairs]

    def _bits(self, one: str, other: str) -> float:
        if one not in self.rows or other not in self.rows:
            return 0.0
        return _BITS[self.rows[one][self.column[other]]]


def _space(word: str) -> str:
    return "" if word[0] in _JOINED else " "


@cache
def pairs_of(code: str) -> Pairs:
    """What is known of a language (ISO 639-1).

    Raises:
        ModelError: there is no file for it, or it is damaged.
    """
    return load(_file(code))


def has_pairs(code: str) -> bool:
    """Whether anything is known of a language."""
    return _file(code).is_file()


def _file(code: str) -> Path:
    return Path(__file__).resolve().parents[1] / "languages" / f"{code}.pairs.json"


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
    column = {name: place for place, name in enumerate(sorted(classes))}
    if any(len(row) != len(column) or not _BITS.keys() >= set(row) for row in odds.values()):
        raise ModelError(f"a row of 'odds' is not {len(column)} letters of the scale")
    words = {word: name for name, members in classes.items() for word in members.split()}
    single = tuple(name for name, members in classes.items() if members == name)
    return Pairs(words, tuple(endings.items()), single, column, odds)


def _texts(data: dict[str, Any], name: str) -> dict[str, str]:
    value = data.get(name)
    if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
        raise ModelError(f"'{name}' is no object of texts")
    return value
