"""A story beside its reference: which of its sentences say what the reference's do.

The two are aligned as a story and its source are; they are of one language, so that words tell more.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from tlqa.checks._pair import Pair, _together
from tlqa.text.analysis import Analysis
from tlqa.text.foreign import guess

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tlqa.text.align import Unit

Span = tuple[int, int]

_RATIO, _SPREAD = 1.0, 0.02


class Beside(Pair):
    """A story and its reference, aligned; the reference stands where a source does in ``Pair``."""

    @cached_property
    def ours(self) -> list[list[Unit]]:
        """The sentences of the reference by paragraph."""
        other = Analysis(self.source, self.story.language)
        found = []
        for blocks in _together(self.source.blocks, self.original):
            spans = [(each.start, each.end) for each in other.sentences(blocks[-1])]
            if len(blocks) > 1:
                spans[0] = (blocks[0].start, spans[0][1])  # the dateline
            found.append(spans)
        return self._units(found, self.original, self.source_figures)

    @property
    def _lengths(self) -> tuple[float, float]:
        return _RATIO, _SPREAD

    def sentences(self) -> Iterator[tuple[Span, str]]:
        """Where each sentence stands that has an answer in the reference, and that answer."""
        for passage in self.linked:
            yield passage.target, self.original[slice(*passage.source)]

    def paragraphs(self) -> Iterator[tuple[Span, str]]:
        """The same by paragraph of the story, with all that answers to one of its sentences."""
        answers: dict[int, tuple[int, ...]] = {j: link.source for link in self.links for j in link.target}
        begin = 0
        for units in self.theirs:
            numbers = range(begin, begin + len(units))
            begin += len(units)
            found = sorted({i for j in numbers for i in answers.get(j, ())})
            if found:
                said = (self.source_units[i] for i in found)
                theirs = " ".join(self.original[unit.start : unit.end] for unit in said)
                yield (units[0].start, units[-1].end), theirs

    def answer(self, place: Span) -> str:
        """All of the reference that answers to a sentence within a place of the story, in one line."""
        every = self._answers
        at = bisect_right(every, place[0], key=lambda each: each[0][1])
        found = takewhile(lambda each: each[0][0] < place[1], islice(every, at, None))
        return in_one_line(" ".join(theirs for _, theirs in found))

    @cached_property
    def _answers(self) -> list[tuple[Span, str]]:
        """The sentences in order of their places; none overlaps another."""
        return sorted(self.sentences())

    @property
    def whole(self) -> str:
        """The story in one line, without what is furniture."""
        return in_one_line(" ".join(_texts(self.theirs, self.text)))

    @property
    def other_whole(self) -> str:
        """The reference in one line."""
        return in_one_line(" ".join(_texts(self.ours, self.original)))

    def _told_apart(self) -> str:
        ours = self.story.language.code
        if guess(self.original) not in (ours, None):
            return "the reference is not in the language of the story; it was not used"
        if self._strange():
            return "the reference does not belong to this story: hardly a sentence agrees; it was not used"
        return ""


def in_one_line(text: str) -> str:
    """A text with its white space as single spaces, as the metrics see it."""
    return " ".join(text.split())


def _texts(paragraphs: Iterable[Sequence[Unit]], text: str) -> Iterator[str]:
    return (text[units[0].start : units[-1].end] for units in paragraphs)


def beside_of(story: Analysis) -> Beside | None:
    """A story with its reference; None where that is not at hand, or says nothing."""
    reference = story.document.reference
    if reference is None or not reference.text.strip() or not story.text.strip():
        return None
    return story.kept("reference", lambda: Beside(story, reference, story.language.code))
