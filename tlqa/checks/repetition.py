"""The same thing twice: what a merge, a scrape or a decoder leaves behind.

``of`` says what is repeated: ``paragraph`` (two paragraphs whose words agree to ``similarity``, the
share of the shorter one's distinct words found in the other), ``sentence`` (the same sentence twice in
running text), ``line`` (two neighbouring lines alike, such as a byline), ``headline`` (the headline
again as a line or as the first sentence of the text). ``words`` is the least length that counts.
The finding is the second occurrence; the first is its related place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tlqa.checks.base import Hit
from tlqa.model import Related

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.checks.base import Prepared
    from tlqa.model import Block, Rule
    from tlqa.text.analysis import Analysis

KIND = "repetition"
SCHEMA: dict[str, Any] = {
    "properties": {
        "of": {"enum": ["paragraph", "sentence", "line", "headline"]},
        "words": {"type": "integer", "minimum": 1},
        "similarity": {"type": "number", "exclusiveMinimum": 0, "maximum": 1},
    },
    "required": ["of"],
}

_WORD = re.compile(r"\w+")
_WINDOW = 40


def required_literals(params: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[str, ...] | None:
    return None


def prepare(rule: Rule, macros: Mapping[str, str]) -> Prepared:
    params = rule.params
    words, similarity = params.get("words", 1), params.get("similarity", 0.8)
    kinds: dict[str, Prepared] = {
        "paragraph": _Paragraphs(words, similarity),
        "sentence": _Sentences(words),
        "line": _Lines(words),
        "headline": _Headline(words),
    }
    return kinds[params["of"]]


def _key(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower().replace("’", "'")))


@dataclass(frozen=True, slots=True)
class _Lines:
    words: int

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        for first, second in zip(blocks, blocks[1:], strict=False):
            key = _key(story.text[first.start : first.end])
            if len(key) >= self.words and key == _key(story.text[second.start : second.end]):
                yield Hit(second.start, second.end, {}, (Related(first.start, first.end, "the first time"),))


@dataclass(frozen=True, slots=True)
class _Headline:
    words: int

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        headline = story.headline
        if headline is None:
            return
        key = _key(story.text[headline.start : headline.end])
        if len(key) < self.words:
            return
        first = Related(headline.start, headline.end, "the headline")
        for block in blocks:
            if block.start > headline.end and _key(story.text[block.start : block.end]) == key:
                yield Hit(block.start, block.end, {}, (first,))


@dataclass(frozen=True, slots=True)
class _Sentences:
    words: int

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        seen: dict[tuple[str, ...], tuple[int, int, int]] = {}
        for number, block in enumerate(blocks):
            for sentence in story.sentences(block):
                if sentence.end - sentence.start < self.words * 3:
                    continue
                key = _key(story.text[sentence.start : sentence.end])
                if len(key) < self.words:
                    continue
                start, end, where = seen.get(key, (0, 0, -_WINDOW))
                if number - where < _WINDOW:
                    yield Hit(sentence.start, sentence.end, {}, (Related(start, end, "the first time"),))
                seen[key] = (sentence.start, sentence.end, number)


@dataclass(frozen=True, slots=True)
class _Paragraphs:
    words: int
    similarity: float

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        """Compare each paragraph with the ones shortly before it: linear in the length of the story."""
        recent: list[tuple[Block, frozenset[str]]] = []
        stop = story.language.function_words
        for block in blocks:
            if block.end - block.start < self.words * 4:
                continue
            words = _WORD.findall(story.folded[block.start : block.end])
            if len(words) < self.words:
                continue
            content = frozenset(words) - stop
            for other, before in recent:
                if _alike(content, before, self.similarity):
                    yield Hit(block.start, block.end, {}, (Related(other.start, other.end, "said before"),))
                    break
            recent = [*recent[-_WINDOW:], (block, content)]


def _alike(one: frozenset[str], other: frozenset[str], similarity: float) -> bool:
    """Most content words shared, and every number: two results of two matches are not one paragraph."""
    small, large = sorted((len(one), len(other)))
    if small < 6 or small < similarity * large * 0.7:
        return False
    shared = len(one & other)
    if shared < similarity * small:
        return False
    return {w for w in one if w[0].isdigit()} == {w for w in other if w[0].isdigit()}
