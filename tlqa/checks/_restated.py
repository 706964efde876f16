"""A sentence that says in other words what one before it has said, for the kind ``repetition``."""

from __future__ import annotations

from collections import deque
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tlqa.checks.base import SAID_BEFORE, Hit
from tlqa.compiled import compiled
from tlqa.frozen import dataclass
from tlqa.model import Related

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tlqa.model import Block
    from tlqa.text.analysis import Analysis

_WORD = compiled(r"\d[\d.,:]*\d|\w+")
_ENDINGS = tuple("ations ation ings ing ies ied ions ion ers ed es er al ly s y e".split())
_LEAST_STEM, _STEM = 4, 7
_COMMA = compiled(r"[,;] ")
_WINDOW = 40  # sentences
_FEW = 3
_LOOSER, _LOOSEST = 0.07, 0.45
"""How much less of a sentence is enough for each word that it is longer, and what is the least."""
_NEAR = 2
_RUN, _SHORT = 4, 10
_EMPTY = frozenset(
    """
    said says say saying told tell tells added adds add according statement stated states noted notes
    announced reported reports mr ms mrs dr also already very it's that's one did does year years people time
    """.split()
)
_SAME = {"us": "american", "america": "american", "uk": "british", "britain": "british", "eu": "european"}


class _Said(NamedTuple):
    """A sentence with its content words and its numbers."""

    number: int
    start: int
    end: int
    words: frozenset[str]
    every: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Restated:
    """Compare each sentence with those shortly before it: linear in the length of the story."""

    words: int
    similarity: float

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        recent: deque[_Said] = deque(maxlen=_WINDOW)
        for said in _sentences(story, blocks):
            spoken = not any(story.quotations.narration(said.start, said.end))
            for other in () if spoken else reversed(recent):
                if _is_far(said, other):
                    continue
                if self._again(said, other):
                    first = Related(other.start, other.end, SAID_BEFORE)
                    yield Hit(said.start, said.end, {}, (first,))
                    break
            else:
                yield from self._within(story, said)
            recent.append(said)

    def _within(self, story: Analysis, said: _Said) -> Iterator[Hit]:
        """The last clause of a sentence that says what stands before its comma."""
        if len(said.every) < self.words * 3:
            return
        for comma in _COMMA.finditer(story.text, said.start, said.end):
            first = frozenset(_content(story, _words(story, said.start, comma.start())))
            last = frozenset(_content(story, _words(story, comma.end(), said.end)))
            if len(last) >= self.words - 1 and last <= first:
                yield Hit(comma.end(), said.end, {}, (Related(said.start, comma.start(), SAID_BEFORE),))
                return

    def _again(self, said: _Said, other: _Said) -> bool:
        known, shared = len(said.words), len(said.words & other.words)
        behind = said.number - other.number
        if behind == 1 and _FEW <= known == shared:
            return True
        if behind <= _NEAR and _is_echo(said.every, other.every):
            return True
        if known < self.words or shared < known * max(
            _LOOSEST, self.similarity - _LOOSER * (known - self.words)
        ):
            return False
        return all(word in other.words for word in said.words if word[0].isdigit())


def _is_far(said: _Said, other: _Said) -> bool:
    """Told quickly, and true of nearly all: too few words in common, and not next to each other."""
    if said.number - other.number <= _NEAR:
        return False
    return len(said.words & other.words) < _LOOSEST * len(said.words)


def _is_echo(words: tuple[str, ...], before: tuple[str, ...]) -> bool:
    """Whether most of a short sentence stands word for word in the one before."""
    if not _RUN <= len(words) <= _SHORT:
        return False
    least = max(_RUN, -(-len(words) * 3 // 5))
    runs = {words[i : i + least] for i in range(len(words) - least + 1)}
    return any(before[i : i + least] in runs for i in range(len(before) - least + 1))


def _sentences(story: Analysis, blocks: Sequence[Block]) -> Iterator[_Said]:
    headline = story.headline
    number = 0
    for block in blocks:
        if headline is not None and block.start <= headline.start:
            continue
        for sentence in story.sentences(block):
            number += 1
            every = _words(story, sentence.start, sentence.end)
            yield _Said(number, sentence.start, sentence.end, frozenset(_content(story, every)), every)


def _words(story: Analysis, start: int, end: int) -> tuple[str, ...]:
    return tuple(_WORD.findall(story.folded, start, end))


def _content(story: Analysis, words: Iterable[str]) -> Iterator[str]:
    small = story.language.function_words
    for word in words:
        if word not in small and word not in _EMPTY and (len(word) > 1 or word.isdigit()):
            yield _SAME.get(word) or _stem(word)


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    if word[0].isdigit():
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return word[: -len(ending)][:_STEM]
    return word[:_STEM]
