"""A story beside its source: which sentences answer to which, and what both sides say by value.

Made once for a story and shared by all kinds that compare.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple
from weakref import ref

from tlqa import sources
from tlqa.checks import _sides
from tlqa.checks._spans import answer_in, clause_at, first_word, last_word, matched, within
from tlqa.checks._told import told
from tlqa.model import SourceSpan
from tlqa.sources import dictionary, english_words
from tlqa.text._evidence import SHORT_VARY, Evidence
from tlqa.text.align import Link, Unit, average, links_by
from tlqa.text.foreign import guess

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tlqa.checks._spans import P
    from tlqa.model import Document
    from tlqa.sources import Figure
    from tlqa.text.analysis import Analysis

__all__ = [
    "OTHER_SCRIPTS",
    "Pair",
    "Passage",
    "answer_in",
    "clause_at",
    "first_word",
    "last_word",
    "matched",
    "pair_of",
    "within",
]

_LETTERS = re.compile(r"[^\W\d_]+")
_SPEAKS_FOR_ITSELF = 4
_AGREES = 0.3
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


class Passage(NamedTuple):
    """What belongs together: spans in the source and in the story, and how sure that is, from 0 to 1.

    ``lengths`` are those of both, white space apart.
    """

    source: tuple[int, int]
    target: tuple[int, int]
    confidence: float
    moved: bool = False
    lengths: tuple[int, int] = (0, 0)


class Pair:
    """A story and its source, aligned.

    Attributes:
        code: the language of the source, "" where it is not known.
        trouble: why the two cannot be compared, "" where they can.
    """

    def __init__(self, story: Analysis, source: Document, code: str) -> None:
        # not the story itself, which keeps the pair: a ring of two would stay until the collector comes
        self._story = ref(story)
        self.language, self._segments = story.language, story.document.units
        self._sentences = _sides.of_story(story)
        self.source, self.code = source, code
        self.text, self.original = story.text, source.text
        self._placed: dict[int, tuple[object, dict[int, list[Any]]]] = {}
        self.trouble = self._told_apart()

    @property
    def story(self) -> Analysis:
        """The story, as long as somebody holds it."""
        story = self._story()
        assert story is not None
        return story

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Those of the story."""
        return sources.figures(self.text, self.language.code)

    @cached_property
    def source_figures(self) -> tuple[Figure, ...]:
        return sources.figures(self.original, self.code)

    @cached_property
    def theirs(self) -> list[list[Unit]]:
        """The sentences of the story by paragraph."""
        meant = english_words if dictionary(self.code) and self.language.code == "en" else None
        return _sides.units_of(self._sentences, self.text, self.language.code, self.figures, meant=meant)

    @cached_property
    def ours(self) -> list[list[Unit]]:
        """The sentences of the source by paragraph."""
        text, code = self.original, self.code
        names = sources.names(text, code) if code in OTHER_SCRIPTS else ()
        known = dictionary(code)
        meant = known.english if known and self.language.code == "en" else None
        spans = _sides.of_source(self.source)
        return _sides.units_of(spans, text, code, self.source_figures, names, meant)

    @cached_property
    def source_units(self) -> list[Unit]:
        return [unit for units in self.ours for unit in units]

    @cached_property
    def target_units(self) -> list[Unit]:
        return [unit for units in self.theirs for unit in units]

    @cached_property
    def _evidence(self) -> Evidence:
        return Evidence(self.source_units, self.target_units, _RATIOS.get(self.code, _RATIO), self._spread)

    @cached_property
    def aligned(self) -> tuple[Link, ...]:
        """The links, whatever trouble there is."""
        return links_by(self._evidence, self.ours, self.theirs, self._told)

    @cached_property
    def _told(self) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
        return told(self._segments, self.source_units, self.target_units)

    @property
    def _spread(self) -> float:
        return _SPREADS.get(self.code, _SPREAD)

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
                (sum([ours[i].length for i in link.source]), sum([theirs[j].length for j in link.target])),
            )
            for link in self.links
            if link.source and link.target
        )

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The same without links that are unsure. A text of one sentence is sure whatever its length."""
        alone = len(self.linked) == 1
        return tuple(
            each
            for n, each in enumerate(self.linked)
            if alone or each.confidence >= _SURE or self._between(n)
        )

    def _between(self, number: int) -> bool:
        """Whether a link stands between two sure ones on both sides: nothing else can belong there."""
        return any(
            self._follow(number - before, number + after) for before, after in ((1, 1), (1, 2), (2, 1))
        )

    def _follow(self, first: int, last: int) -> bool:
        """Whether links follow each other on both sides, nothing between; the first and the last are sure."""
        if first < 0 or last >= len(self.linked):
            return False
        links = self.linked[first : last + 1]
        if min(links[0].confidence, links[-1].confidence) < _SURE or any(each.moved for each in links):
            return False
        return all(
            not self.original[one.source[1] : two.source[0]].strip()
            and not self.text[one.target[1] : two.target[0]].strip()
            for one, two in pairwise(links)
        )

    def by_source(self, items: Iterable[P]) -> dict[int, list[P]]:
        """What stands in the source, by the number of its passage, in the order of passages."""
        return self._by(0, items)

    def by_target(self, items: Iterable[P]) -> dict[int, list[P]]:
        """What stands in the story, by the number of its passage, in the order of passages."""
        return self._by(1, items)

    def _by(self, side: int, items: Iterable[P]) -> dict[int, list[P]]:
        known = self._placed.get(id(items) * 2 + side)
        if known is not None:
            return known[1]
        starts, ends, numbers = self._order[side]
        found: dict[int, list[P]] = {}
        for item in items:
            place = bisect_right(starts, item.start) - 1
            if place >= 0 and item.start < ends[place]:
                found.setdefault(numbers[place], []).append(item)
        found = dict(sorted(found.items()))
        if isinstance(items, sources.Ordered):  # what several rules ask about
            self._placed[id(items) * 2 + side] = items, found
        return found

    @cached_property
    def _order(self) -> tuple[tuple[list[int], list[int], list[int]], ...]:
        """For each side where the passages begin and end, in order, and their numbers."""
        found = []
        for spans in ([p.source for p in self.passages], [p.target for p in self.passages]):
            order = sorted(range(len(spans)), key=spans.__getitem__)
            found.append(([spans[n][0] for n in order], [spans[n][1] for n in order], order))
        return tuple(found)

    @cached_property
    def ratio(self) -> float:
        """Letters of the story for one of the source: the median of what belongs together."""
        ratios = sorted([(each.lengths[1] + 3) / (each.lengths[0] + 3) for each in self.linked])
        return ratios[len(ratios) // 2] if len(ratios) >= _TELL else self._evidence.ratio

    def letters(self, passage: Passage) -> int:
        """How long the story's side is, white space apart."""
        return passage.lengths[1]

    def expected(self, passage: Passage) -> float:
        """How long the story's side would be by the length of the source's."""
        return passage.lengths[0] * self.ratio

    def surprise(self, passage: Passage) -> float:
        """By how many standard deviations the story's side is longer than expected, below 0 shorter."""
        expected = self.expected(passage)
        off = math.log((self.letters(passage) + 5) / (expected + 5))
        return off / math.sqrt(self._spread + SHORT_VARY / (expected + 8))

    @cached_property
    def source_words(self) -> frozenset[str]:
        """The words of the source in lower case."""
        return frozenset(_LETTERS.findall(self.original.lower()))

    def span(self, start: int, end: int) -> SourceSpan:
        """A place in the source, to be shown."""
        return SourceSpan(start, end, self.original[start:end])

    def _told_apart(self) -> str:
        target = self.language.code
        seen = guess(self.original)
        if seen == target and guess(self.text) not in (target, None):
            return "the source and the story look swapped; nothing was compared"
        if target in (self.code, seen):
            return "the source is in the language of the story; nothing was compared"
        if self._strange():
            return "the source does not belong to this story: hardly a sentence agrees; nothing was compared"
        return ""

    def _strange(self) -> bool:
        """Whether nothing aligns; where the file itself says what answers what, that is so."""
        if self._told or min(len(self.source_units), len(self.target_units)) < _SPEAKS_FOR_ITSELF:
            return False
        return average(self.aligned, self._evidence) < _AGREES


def pair_of(story: Analysis) -> Pair | None:
    """The pair of a story; None where its source is not at hand."""
    source = story.document.source
    if source is None or not source.text.strip() or not story.text.strip():
        return None
    return story.kept("pair", lambda: Pair(story, source, source.language or guess(source.text) or ""))
