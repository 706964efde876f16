"""A story beside its source: which sentences answer to which, and what both sides say by value.

Made once for a story and shared by all kinds that compare.
"""

from __future__ import annotations

import math
import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Protocol, TypeVar

from tlqa import sources
from tlqa.model import BlockKind, SourceSpan
from tlqa.text.align import SHORT_VARY, Evidence, Link, Unit, agreement, align
from tlqa.text.foreign import guess
from tlqa.text.foreign import sentences as foreign_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tlqa.model import Block, Document
    from tlqa.sources import Figure, Name
    from tlqa.text.analysis import Analysis

_ASIDE = frozenset({BlockKind.BOILERPLATE, BlockKind.CODE})
_WORD = re.compile(r"[^\W\d_]{5,}")
_LETTERS = re.compile(r"[^\W\d_]+")
_SPACE = re.compile(r"\s+")
_QUESTION = re.compile(r"[?？؟]")
_QUOTE = re.compile(r"[“”„«»\"「」『』]")
_CLAUSE = re.compile(r"[,;:]\s+|\s[—–-]\s+")
_LEAST_CLAUSE = 3
_SPEAKS_FOR_ITSELF = 4
_AGREES = -0.2
_SURE = 0.5
_TELL = 7  # links that tell the usual ratio of lengths
# letters of English for one of the language, white space apart, and how far the logarithm of that is spread
# between sentences: measured on translated news and abstracts
_RATIOS = {"zh": 3.3, "ja": 2.3, "ko": 2.1}
_RATIO = 0.93
_SPREADS = {"zh": 0.04, "ja": 0.045, "ko": 0.04}
_SPREAD = 0.014
OTHER_SCRIPTS = frozenset("zh ja ko ru uk ar el he hi th bg sr fa".split())
"""Languages that are not written in Latin letters."""


class Placed(Protocol):
    """What stands somewhere in a text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


P = TypeVar("P", bound=Placed)


@dataclass(frozen=True, slots=True)
class Passage:
    """What belongs together: spans in the source and in the story, and how sure that is, from 0 to 1."""

    source: tuple[int, int]
    target: tuple[int, int]
    confidence: float
    moved: bool = False


class Pair:
    """A story and its source, aligned.

    Attributes:
        code: the language of the source, "" where it is not known.
        trouble: why the two cannot be compared, "" where they can.
    """

    def __init__(self, story: Analysis, source: Document, code: str) -> None:
        self.story, self.source, self.code = story, source, code
        self.text, self.original = story.text, source.text
        self.trouble = self._told_apart()

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Those of the story."""
        return sources.figures(self.text, self.story.language.code)

    @cached_property
    def source_figures(self) -> tuple[Figure, ...]:
        return sources.figures(self.original, self.code)

    @cached_property
    def theirs(self) -> list[list[Unit]]:
        """The sentences of the story by paragraph."""
        story = self.story
        found = []
        for blocks in _together(story.blocks, self.text):
            spans = [(each.start, each.end) for each in story.sentences(blocks[-1])]
            if len(blocks) > 1:
                spans[0] = (blocks[0].start, spans[0][1])  # the dateline
            found.append(spans)
        return self._units(found, self.text, self.figures)

    @cached_property
    def ours(self) -> list[list[Unit]]:
        """The sentences of the source by paragraph."""
        text = self.original
        found = [
            list(foreign_sentences(text, blocks[0].start, blocks[-1].end))
            for blocks in _together(self.source.blocks, text)
        ]
        return self._units(found, text, self.source_figures, self._foreign_names)

    @cached_property
    def _foreign_names(self) -> tuple[Name, ...]:
        """The names of a source in another script, for what they may be in Latin letters."""
        return sources.names(self.original, self.code) if self.code in OTHER_SCRIPTS else ()

    def _units(
        self,
        paragraphs: Iterable[Sequence[tuple[int, int]]],
        text: str,
        figures: Sequence[Figure],
        names: Sequence[Name] = (),
    ) -> list[list[Unit]]:
        found = [
            [_unit(text, span, within(figures, span), within(names, span)) for span in spans]
            for spans in paragraphs
        ]
        return [units for units in found if units]

    @cached_property
    def source_units(self) -> list[Unit]:
        return [unit for units in self.ours for unit in units]

    @cached_property
    def target_units(self) -> list[Unit]:
        return [unit for units in self.theirs for unit in units]

    @cached_property
    def aligned(self) -> tuple[Link, ...]:
        """The links, whatever trouble there is."""
        return align(self.ours, self.theirs, *self._lengths)

    @property
    def _lengths(self) -> tuple[float, float]:
        return _RATIOS.get(self.code, _RATIO), _SPREADS.get(self.code, _SPREAD)

    @property
    def links(self) -> tuple[Link, ...]:
        return () if self.trouble else self.aligned

    @cached_property
    def linked(self) -> tuple[Passage, ...]:
        """What has both sides, in the order of the story."""
        ours, theirs = self.source_units, self.target_units
        return tuple(
            Passage(
                (ours[link.source[0]].start, ours[link.source[-1]].end),
                (theirs[link.target[0]].start, theirs[link.target[-1]].end),
                link.confidence,
                link.moved,
            )
            for link in self.links
            if link.source and link.target
        )

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The same without links that are unsure. A text of one sentence is sure whatever its length."""
        alone = len(self.linked) == 1
        return tuple(each for each in self.linked if alone or each.confidence >= _SURE)

    @cached_property
    def ratio(self) -> float:
        """Letters of the story for one of the source: the median of what belongs together."""
        ratios = sorted(
            (self.letters(each) + 3) / (_letters(self.original, each.source) + 3) for each in self.linked
        )
        known = Evidence(self.source_units, self.target_units, *self._lengths).ratio
        return ratios[len(ratios) // 2] if len(ratios) >= _TELL else known

    def letters(self, passage: Passage) -> int:
        """How long the story's side is, white space apart."""
        return _letters(self.text, passage.target)

    def expected(self, passage: Passage) -> float:
        """How long the story's side would be by the length of the source's."""
        return _letters(self.original, passage.source) * self.ratio

    def surprise(self, passage: Passage) -> float:
        """By how many standard deviations the story's side is longer than expected, below 0 shorter."""
        expected = self.expected(passage)
        off = math.log((self.letters(passage) + 5) / (expected + 5))
        return off / math.sqrt(self._lengths[1] + SHORT_VARY / (expected + 8))

    @cached_property
    def source_words(self) -> frozenset[str]:
        """The words of the source in lower case."""
        return frozenset(word.lower() for word in _LETTERS.findall(self.original))

    def span(self, start: int, end: int) -> SourceSpan:
        """A place in the source, to be shown."""
        return SourceSpan(start, end, self.original[start:end])

    def _told_apart(self) -> str:
        target = self.story.language.code
        seen = guess(self.original)
        if seen == target and guess(self.text) not in (target, None):
            return "the source and the story look swapped; nothing was compared"
        if target in (self.code, seen):
            return "the source is in the language of the story; nothing was compared"
        if self._strange():
            return "the source does not belong to this story: hardly a sentence agrees; nothing was compared"
        return ""

    def _strange(self) -> bool:
        """Whether nothing aligns."""
        ours, theirs = self.source_units, self.target_units
        if min(len(ours), len(theirs)) < _SPEAKS_FOR_ITSELF:
            return False
        return agreement(self.aligned, ours, theirs, *self._lengths) < _AGREES


def pair_of(story: Analysis) -> Pair | None:
    """The pair of a story; None where its source is not at hand."""
    source = story.document.source
    if source is None or not source.text.strip() or not story.text.strip():
        return None
    return story.kept("pair", lambda: Pair(story, source, source.language or guess(source.text) or ""))


def within(items: Sequence[P], span: tuple[int, int]) -> Sequence[P]:
    """Those that begin in a span, of items in order."""
    low = bisect_left(items, span[0], key=_start)
    return items[low : bisect_left(items, span[1], low, key=_start)]


def matched(ours: Iterable[P], theirs: Iterable[P], same: Callable[[P, P], bool]) -> tuple[list[P], list[P]]:
    """What each side has that nothing of the other answers, each answering once."""
    left = list(theirs)
    alone: list[P] = []
    for one in ours:
        answer = next((n for n, other in enumerate(left) if same(one, other)), None)
        if answer is None:
            alone.append(one)
        else:
            left.pop(answer)
    return alone, left


def answer_in(one: P, items: Sequence[P], span: tuple[int, int], same: Callable[[P, P], bool]) -> bool:
    """Whether something within a span answers this."""
    return any(same(one, other) for other in within(items, span))


def last_word(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The last word of a span with the marks after it: where something is missing."""
    start, end = span
    while end > start and text[end - 1].isspace():
        end -= 1
    at = end
    while at > start and not text[at - 1].isalnum():
        at -= 1
    while at > start and not text[at - 1].isspace():
        at -= 1
    return at, end


def clause_at(text: str, span: tuple[int, int], share: float) -> tuple[int, int]:
    """The clause of a span in which a share of it ends, from its first word to its last with the marks after it."""
    start, end = span
    borders = [start, *(match.end() for match in _CLAUSE.finditer(text, start, end)), end]
    at = start + share * (end - start)
    index = next((n for n, border in enumerate(borders[1:]) if border > at), len(borders) - 2)
    low, high = borders[index], borders[index + 1]
    while len(_LETTERS.findall(text, low, high)) < _LEAST_CLAUSE and (low, high) != span:
        if high < end:
            index += 1
            high = borders[index + 1]
        else:
            low = max(border for border in borders if border < low)
    while high > low and text[high - 1].isspace():
        high -= 1
    while low < high and not text[low].isalnum():
        low += 1
    return (low, high) if low < high else span


def first_word(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The first word of a span."""
    start, end = span
    while start < end and not text[start].isalnum():
        start += 1
    at = start
    while at < end and (text[at].isalnum() or text[at] in "’'-"):
        at += 1
    return (start, at) if at > start else span


def _start(item: Placed) -> int:
    return item.start


def _together(blocks: Iterable[Block], text: str) -> Iterator[list[Block]]:
    """The blocks of each paragraph: a dateline or kicker is part of the line that it was cut off."""
    group: list[Block] = []
    for block in blocks:
        if block.kind in _ASIDE:
            continue
        if group and "\n" in text[group[-1].end : block.start]:
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _letters(text: str, span: tuple[int, int]) -> int:
    return len(_SPACE.sub("", text[span[0] : span[1]]))


def _unit(text: str, span: tuple[int, int], figures: Sequence[Figure], names: Sequence[Name]) -> Unit:
    start, end = span
    keys = {f"n:{figure.value}" for figure in figures if not figure.weak}
    keys.update(f"w:{_begin(word)}" for word in _WORD.findall(text, start, end))
    for name in names:
        keys.update(f"w:{_begin(word)}" for latin in name.latin for word in latin.split() if len(word) > 3)
    if _QUESTION.search(text, start, end):
        keys.add("m:?")
    if _QUOTE.search(text, start, end):
        keys.add("m:“")
    return Unit(start, end, _letters(text, span), frozenset(keys))


@lru_cache(maxsize=65_536)
def _begin(word: str) -> str:
    """How a word begins without accents: what a cognate, or a name in Latin letters, has in common."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))[:5]
