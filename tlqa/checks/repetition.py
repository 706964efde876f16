"""The same thing twice: what a merge, a scrape or a decoder leaves behind.

``of`` says what is repeated: ``paragraph`` (two paragraphs whose words agree to ``similarity``, the
share of the shorter one's distinct words found in the other), ``sentence`` (the same sentence twice in
running text), ``line`` (two neighbouring lines alike, such as a byline), ``headline`` (the headline
again as a line of its own, or run into a paragraph), ``restated`` (a sentence whose content words, to
``similarity``, stand in one before it, with every number), ``phrase`` (words said again at once: 'the
army said the army said'). ``words`` is the least length that counts. A paragraph that stands in quotation
marks from end to end may be a pull quote, which repeats by design: ``paragraph`` and ``sentence`` leave it
out.

For ``restated``, ``words`` are content words, and of longer sentences a smaller share is enough. A sentence
of fewer, but three, counts if all of them stand in the one right before it, and so does a short one most of
which stands there word for word, and a last clause that says what is before its comma. Speech is left out.

For ``phrase``, ``most`` is the greatest length and ``times`` (default 2) how often it stands in a row;
``except`` lists words that are doubled on purpose. Left out are also numbers, function words by
themselves, names that the story always doubles (Duran Duran), and pairs round a small word ('more and
more and more'). With ``times`` 4 or more only the last are left out, and short numbers. A year is a fault
right after in, since and until.

The finding is the second occurrence, of a phrase all but the first; the first is its related place.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from tlqa.checks._repeated import RepeatedPhrase, folded_words
from tlqa.checks._restated import Restated
from tlqa.checks.base import FIRST_TIME, HEADLINE, SAID_BEFORE, Hit
from tlqa.compiled import compiled
from tlqa.frozen import dataclass
from tlqa.model import Related

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tlqa.checks.base import Draft, Prepared
    from tlqa.model import Block, Rule
    from tlqa.text.analysis import Analysis

KIND = "repetition"
SCHEMA: dict[str, Any] = {
    "properties": {
        "of": {"enum": ["paragraph", "sentence", "line", "headline", "restated", "phrase"]},
        "words": {"type": "integer", "minimum": 1},
        "most": {"type": "integer", "minimum": 1, "maximum": 12},
        "times": {"type": "integer", "minimum": 2},
        "except": {"type": "array", "items": {"type": "string", "minLength": 1}},
        "similarity": {"type": "number", "exclusiveMinimum": 0, "maximum": 1},
    },
    "required": ["of"],
}
DRAFT: Draft = (
    {"of": "phrase", "words": 2, "most": 6},
    "The placeholder said ⟦the placeholder said⟧ it was late.",
    "The placeholder said that the other placeholder said it was late.",
)

_WORD = compiled(r"\w+")
_OPENING, _LETTERS, _MARKS = 16, 10, "“”\"'‘«„(–—-• "
_BEGINS = compiled(r"\s?[A-ZÀ-Ý“\"]\w")
_WINDOW = 40
_NEARLY = 16
_EVEN = 0.7
_PULLED = compiled(r"""[“"«‘].*[”"»’]""", re.DOTALL)


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
        "restated": Restated(words, similarity),
        "phrase": RepeatedPhrase(
            words,
            params.get("most", words),
            params.get("times", 2),
            frozenset(word.lower() for word in params.get("except", ())),
        ),
    }
    return kinds[params["of"]]


def _key(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower().replace("’", "'")))


@dataclass(frozen=True, slots=True)
class _Lines:
    words: int

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        words = folded_words(story)
        for first, second in pairwise(blocks):
            if words[first.start] != words[second.start]:
                continue
            if story.block_index(second.start) != (story.block_index(first.start) or 0) + 1:
                continue
            key = _key(story.text[first.start : first.end])
            if len(key) >= self.words and key == _key(story.text[second.start : second.end]):
                yield Hit(second.start, second.end, {}, (Related(first.start, first.end, FIRST_TIME),))


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
        first = Related(headline.start, headline.end, HEADLINE)
        folded, length = story.folded, headline.end - headline.start
        title = folded[headline.start : headline.end]
        for block in blocks:
            if block.start < headline.end:
                continue
            alike = abs((block.end - block.start) - length) < _NEARLY
            if alike and _key(story.text[block.start : block.end]) == key:
                yield Hit(block.start, block.end, {}, (first,))
            elif folded.startswith(title, block.start):
                end = block.start + length
                # run into a paragraph that begins with a capital of its own
                if end < block.end and _BEGINS.match(story.text, end, block.end):
                    yield Hit(block.start, end, {}, (first,))


@dataclass(frozen=True, slots=True)
class _Sentences:
    words: int

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        seen: dict[tuple[str, ...], tuple[int, int, int]] = {}
        again = _openings_again(story)
        for number, block in enumerate(blocks if again else ()):
            if _PULLED.fullmatch(story.text, block.start, block.end):
                continue
            for sentence in story.sentences(block):
                if sentence.end - sentence.start < self.words * 3:
                    continue
                if _opening(story.folded, sentence.start) not in again:
                    continue
                key = tuple(_WORD.findall(story.folded, sentence.start, sentence.end))
                if len(key) < self.words:
                    continue
                start, end, where = seen.get(key, (0, 0, -_WINDOW))
                if number - where < _WINDOW:
                    yield Hit(sentence.start, sentence.end, {}, (Related(start, end, FIRST_TIME),))
                seen[key] = (sentence.start, sentence.end, number)


def _opening(folded: str, start: int) -> str:
    """The first letters of a sentence."""
    return folded[start : start + _OPENING].lstrip(_MARKS)[:_LETTERS]


def _openings_again(story: Analysis) -> frozenset[str]:
    """The openings that several sentences have: the others cannot be the same sentence."""
    folded = story.folded
    starts = [sentence.start for block in story.blocks for sentence in story.sentences(block)]
    openings = [folded[start : start + _OPENING].lstrip(_MARKS)[:_LETTERS] for start in starts]
    if len(set(openings)) == len(openings):
        return frozenset()
    return frozenset(opening for opening, times in Counter(openings).items() if times > 1)


@dataclass(frozen=True, slots=True)
class _Paragraphs:
    words: int
    similarity: float

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        """Compare each paragraph with the ones shortly before it: linear in the length of the story."""
        recent: deque[tuple[int, Block, frozenset[str]]] = deque()
        for number, (block, content) in self._likely(self._contents(story, blocks)):
            while recent and recent[0][0] < number - _WINDOW - 1:
                recent.popleft()
            for _, other, before in recent:
                if _alike(content, before, self.similarity):
                    yield Hit(block.start, block.end, {}, (Related(other.start, other.end, SAID_BEFORE),))
                    break
            recent.append((number, block, content))

    def _contents(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[tuple[Block, frozenset[str]]]:
        """The paragraphs that count with their content words."""
        stop, folded = story.language.function_words, folded_words(story)
        for block in blocks:
            if block.end - block.start < self.words * 4:
                continue
            if _PULLED.fullmatch(story.text, block.start, block.end):
                continue
            words = folded[block.start]
            if len(words) >= self.words:
                yield block, frozenset(words) - stop

    def _likely(
        self, paragraphs: Iterable[tuple[Block, frozenset[str]]]
    ) -> Iterator[tuple[int, tuple[Block, frozenset[str]]]]:
        """Those, by number, that share as many words with others as one that is like another must."""
        every = list(paragraphs)
        seen: set[str] = set()
        again: set[str] = set()
        for _, content in every:
            again |= content & seen
            seen |= content
        least = self.similarity * self.similarity * _EVEN - 1e-9
        for number, (block, content) in enumerate(every):
            if len(content & again) >= least * len(content):
                yield number, (block, content)


def _alike(one: frozenset[str], other: frozenset[str], similarity: float) -> bool:
    """Most content words shared, and every number: two results of two matches are not one paragraph."""
    small, large = len(one), len(other)
    if small > large:
        small, large = large, small
    if small < 6 or small < similarity * large * _EVEN:
        return False
    shared = len(one & other)
    if shared < similarity * small:
        return False
    return {w for w in one if w[0].isdigit()} == {w for w in other if w[0].isdigit()}
