"""Which sentences are prose in the story's language: no rule of grammar speaks of the others.

Other languages, tables of figures, code, credits in capitals and lists a page long are told by what every
sentence of prose has: small words, and more words than marks.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tlqa.checks.base import anchored
from tlqa.compiled import compiled

if TYPE_CHECKING:
    from tlqa.model import Sentence
    from tlqa.text.analysis import Analysis
    from tlqa.text.language import Language

_MOST_WORDS = 400
_SHARE = 0.08
_FEW = 8
_ALL = 0.24
_DIGITS = 0.25
_LETTERS = 0.6
_WORD = compiled(r"[^\W\d_]+")
_CODE = compiled(r"[{}<>=\\^~|_]|\(\)|://|\w\[\w|;\n")
# Small words of English that other languages have too, as words of their own or as other words.
_SHARED = frozenset("a am an as at do he i in is it me my no on or so to was we up such all here per".split())


def grammatical(story: Analysis, sentence: Sentence) -> bool:
    """Whether the sentence is prose that a rule of grammar may judge; looked at once a story."""
    known: dict[tuple[int, int], bool] = story.kept("sentences of prose", dict)
    key = sentence.start, sentence.end
    found = known.get(key)
    if found is None:
        text = story.folded[sentence.start : sentence.end]
        capitals = story.text[sentence.start : sentence.end].isupper()
        found = known[key] = not capitals and _prose(text, story.language)
    return found


class Needs:
    """A quick expression for a sentence in lower case; ``^`` may stand at its beginning and nowhere else."""

    __slots__ = ("_search",)

    def __init__(self, expression: str) -> None:
        begins = anchored(expression)
        self._search = compiled(expression[1:]).match if begins else compiled(expression).search

    def met(self, story: Analysis, sentence: Sentence) -> bool:
        return self._search(story.folded, sentence.start, sentence.end) is not None


def _prose(folded: str, language: Language) -> bool:
    words = _WORD.findall(folded)
    count = len(words)
    if not 2 <= count <= _MOST_WORDS or len(_CODE.findall(folded)) > 1:
        return False
    solid = len(folded) - folded.count(" ")
    if sum(map(str.isdigit, folded)) > _DIGITS * solid or sum(map(len, words)) < _LETTERS * solid:
        return False
    small = sum(word in _small(language) for word in words)
    every = sum(word in language.function_words for word in words) >= _ALL * count
    return every and small >= _SHARE * count if count > _FEW else every or small >= 1


@lru_cache(maxsize=8)
def _small(language: Language) -> frozenset[str]:
    return language.function_words - _SHARED
