"""The same thing twice: what a merge, a scrape or a decoder leaves behind.

``of`` says what is repeated: ``paragraph`` (two paragraphs whose words agree to ``similarity``, the
share of the shorter one's distinct words found in the other), ``sentence`` (the same sentence twice in
running text), ``line`` (two neighbouring lines alike, such as a byline), ``headline`` (the headline
again as a line of its own), ``phrase`` (words said again at once: 'the army said the army said').
``words`` is the least length that counts. A paragraph that stands in quotation marks from end to end may
be a pull quote, which repeats by design: ``paragraph`` and ``sentence`` leave it out.

For ``phrase``, ``most`` is the greatest length and ``times`` (default 2) how often it stands in a row;
``except`` lists words that are doubled on purpose. Left out are also numbers, function words by
themselves, names that the story always doubles (Duran Duran), and pairs round a small word ('more and
more and more').

The finding is the second occurrence, of a phrase all but the first; the first is its related place.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from dataclasses import dataclass
from itertools import islice, pairwise
from operator import eq
from typing import TYPE_CHECKING, Any

from tlqa.checks.base import Hit
from tlqa.model import Related

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.checks.base import Draft, Prepared
    from tlqa.model import Block, Rule, Sentence
    from tlqa.text.analysis import Analysis

KIND = "repetition"
SCHEMA: dict[str, Any] = {
    "properties": {
        "of": {"enum": ["paragraph", "sentence", "line", "headline", "phrase"]},
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

_WORD = re.compile(r"\w+")
_SPOKEN = re.compile(r"\w+(?:'\w+)*")
_CAPITALISED = re.compile(r"\b[^\W\d_a-z]\w*")
_DOUBLED = re.compile(r"\b([^\W\d_a-z]\w*) (?=\1\b)")
_OPENING = re.compile(r"(\w+)(?:\W+(\w+)(?:\W+(\w+))?)?")
_WINDOW = 40
_NEARLY = 16
_LONGEST = 12
_TWICE = 2
_PULLED = re.compile(r"""[“"«‘].*[”"»’]""", re.DOTALL)
_BETWEEN = re.compile(r"[ \t\n\u00a0\u202f]+")
_BETWEEN_MANY = re.compile(r"[ \t\n\u00a0\u202f,;]+")
_SMALL = frozenset("and or by after to for in on over upon with".split())


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
        "phrase": _Phrase(
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
        for first, second in pairwise(blocks):
            if story.block_index(second.start) != (story.block_index(first.start) or 0) + 1:
                continue
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
            alike = abs((block.end - block.start) - (headline.end - headline.start)) < _NEARLY
            if block.start > headline.end and alike and _key(story.text[block.start : block.end]) == key:
                yield Hit(block.start, block.end, {}, (first,))


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
                if _opening(story, sentence) not in again:
                    continue
                key = tuple(_WORD.findall(story.folded, sentence.start, sentence.end))
                if len(key) < self.words:
                    continue
                start, end, where = seen.get(key, (0, 0, -_WINDOW))
                if number - where < _WINDOW:
                    yield Hit(sentence.start, sentence.end, {}, (Related(start, end, "the first time"),))
                seen[key] = (sentence.start, sentence.end, number)


def _opening(story: Analysis, sentence: Sentence) -> tuple[str, ...]:
    """The first words of a sentence, at most three."""
    match = _OPENING.search(story.folded, sentence.start, sentence.end)
    return match.groups("") if match else ()


def _openings_again(story: Analysis) -> frozenset[tuple[str, ...]]:
    """The openings that several sentences have: the others cannot be the same sentence."""
    counted = Counter(_opening(story, s) for b in story.blocks for s in story.sentences(b))
    return frozenset(opening for opening, times in counted.items() if times > 1)


@dataclass(frozen=True, slots=True)
class _Paragraphs:
    words: int
    similarity: float

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        """Compare each paragraph with the ones shortly before it: linear in the length of the story."""
        recent: deque[tuple[Block, frozenset[str]]] = deque(maxlen=_WINDOW + 1)
        stop = story.language.function_words
        for block in blocks:
            if block.end - block.start < self.words * 4:
                continue
            if _PULLED.fullmatch(story.text, block.start, block.end):
                continue
            words = _words(story)[block.start]
            if len(words) < self.words:
                continue
            content = frozenset(words) - stop
            for other, before in recent:
                if _alike(content, before, self.similarity):
                    yield Hit(block.start, block.end, {}, (Related(other.start, other.end, "said before"),))
                    break
            recent.append((block, content))


def _alike(one: frozenset[str], other: frozenset[str], similarity: float) -> bool:
    """Most content words shared, and every number: two results of two matches are not one paragraph."""
    small, large = len(one), len(other)
    if small > large:
        small, large = large, small
    if small < 6 or small < similarity * large * 0.7:
        return False
    shared = len(one & other)
    if shared < similarity * small:
        return False
    return {w for w in one if w[0].isdigit()} == {w for w in other if w[0].isdigit()}


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words said again at once; candidates come from the last place of each word, so it is linear."""

    words: int
    most: int
    times: int
    exempt: frozenset[str]

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        repeats = story.kept("repeats", lambda: _repeats(story))
        for block in blocks if repeats else ():
            words, twice = repeats.get(block.start, ([], []))
            starts = [(at, length) for at, length in twice if self._often(words, at, length)]
            if starts:
                places = [m.span() for m in _SPOKEN.finditer(story.folded, block.start, block.end)]
                yield from self._hits(story, words, places, starts)

    def _often(self, words: list[str], start: int, length: int) -> bool:
        if not self.words <= length <= self.most:
            return False
        if self.times == _TWICE:
            return True
        wanted = words[start : start + length] * self.times
        return words[start : start + length * self.times] == wanted

    def _hits(
        self,
        story: Analysis,
        words: list[str],
        places: list[tuple[int, int]],
        starts: list[tuple[int, int]],
    ) -> Iterator[Hit]:
        done = -1
        for start, length in starts:
            if start < done or not self._counts(
                story, words, places[start : start + length * self.times], start, length
            ):
                continue
            done = start + length
            while words[done : done + length] == words[start : start + length]:
                done += length
            if story.text.startswith("@", places[done - 1][1]):
                continue
            first = Related(places[start][0], places[start + length - 1][1], "the first time")
            yield Hit(places[start + length][0], places[done - 1][1], {}, (first,))

    def _counts(
        self, story: Analysis, words: list[str], places: list[tuple[int, int]], start: int, length: int
    ) -> bool:
        """Whether the repetition is a fault, and not a figure of speech, a name or a list."""
        phrase = words[start : start + length]
        content = [w for w in phrase if w not in story.language.function_words]
        if all(w.isdigit() for w in phrase) or not self.exempt.isdisjoint(phrase):
            return False
        if length <= 2 and (not content or not _SMALL.isdisjoint(phrase)):
            return False
        if length == 1 and (len(phrase[0]) < 3 or _doubled_name(story, *places[0])):
            return False
        named = length > 2 and phrase[0] in ("the", "a", "an")
        between = _BETWEEN_MANY if named or self.times > 2 else _BETWEEN
        joints = range(length - 1, length * self.times - 1, length)
        return all(between.fullmatch(story.text, places[i][1], places[i + 1][0]) for i in joints)


def _words(story: Analysis) -> dict[int, list[str]]:
    """The folded words of every block, by the block's start."""

    def find() -> dict[int, list[str]]:
        return {b.start: _WORD.findall(story.folded, b.start, b.end) for b in story.blocks}

    return story.kept("folded words of blocks", find)


def _repeats(story: Analysis) -> dict[int, tuple[list[str], list[tuple[int, int]]]]:
    """Where up to ``_LONGEST`` words stand twice in a row, by the start of the block, with its words.

    A place is (index of the first word, how many words).
    """
    found = {}
    for block in story.blocks:
        words = _words(story)[block.start]
        if True in map(eq, words, islice(words, 1, None)) or _pair_again(words):
            words = _SPOKEN.findall(story.folded, block.start, block.end)
            twice = list(_twice(words))
            if twice:
                found[block.start] = words, twice
    return found


def _twice(words: list[str]) -> Iterator[tuple[int, int]]:
    last: dict[str, int] = {}
    for i, word in enumerate(words):
        before = last.get(word, -_LONGEST - 1)
        last[word] = i
        length = i - before
        if length <= _LONGEST and words[before:i] == words[i : i + length]:
            yield before, length


def _pair_again(words: list[str]) -> bool:
    if len(set(zip(words, islice(words, 1, None), strict=False))) >= len(words) - 1:
        return False
    last: dict[tuple[str, str], int] = {}
    for i, pair in enumerate(pairwise(words)):
        if i - last.get(pair, -_LONGEST - 1) <= _LONGEST:
            return True
        last[pair] = i
    return False


def _doubled_name(story: Analysis, start: int, end: int) -> bool:
    """A capitalised word that the story doubles more than once, and never has by itself."""
    word = story.text[start:end]
    if not word[0].isupper():
        return False
    doubled = story.kept("doubled names", lambda: Counter(_DOUBLED.findall(story.text)))[word]
    return doubled > 1 and _names(story)[word] <= 2 * doubled


def _names(story: Analysis) -> Counter[str]:
    """How often each capitalised word stands in the story."""
    return story.kept("capitalised words", lambda: Counter(_CAPITALISED.findall(story.text)))
