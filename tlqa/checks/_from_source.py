"""Where a quotation mark belongs that a story has lost: where its source has it.

The sentence of the source that answers to the mark which is left is looked up, there the quotation that ends
(or begins) in it, and its other mark; then the sentence of the story that answers to that. Within the
sentence the place is where as many letters stand between as do in the source, at the nearest beginning or
end of a clause.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tlqa.checks._pair import pair_of
from tlqa.checks.base import SOURCE_CLOSES, SOURCE_OPENS
from tlqa.model import Related, SourceSpan
from tlqa.text.quotations import find_quotations

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tlqa.checks._pair import Pair, Passage
    from tlqa.model import Quotation
    from tlqa.text.analysis import Analysis

_SMALL = r"(?:that|and|but|or)[ \u00a0\n]+"
_CLAUSE = re.compile(rf"(?:[,:;–—][ \u00a0\n]+(?:{_SMALL})?|\b{_SMALL})(?=\w)", re.IGNORECASE)
_STOP = re.compile(r"\w[,.!?…]+(?=[ \u00a0\n]|$)")
_WORDS = re.compile(r"\S+(?:\s+\S+){0,3}")
_SHOWN = 24
"""Letters of the source that are shown from its mark on, in writing without spaces."""
_EDGE = 3  # letters between a mark and the edge of its sentence, as a dash and a space are
_AT_EDGE = 0.6
_MARKS = "“”„‟\"«»‹›「」『』‘’‚'"


class Place(NamedTuple):
    """The words where the mark belongs, and those at the source's own."""

    related: Related
    source: SourceSpan


def lost_mark(story: Analysis, mark: int, *, opening: bool) -> Place | None:
    """Where the mark belongs that goes with the one at ``mark``; None where the source does not say.

    Args:
        opening: the opening mark is lost, else the closing one.
    """
    pair = pair_of(story)
    if pair is None or pair.trouble:
        return None
    here = _holding(pair.linked, mark)
    quotation = None if here is None else _quotation(pair, here, mark, opening=opening)
    if here is None or quotation is None:
        return None
    at = quotation.start if opening else quotation.end - 1
    there = _of_source(pair.linked, at, opening=opening)
    if there is None:
        return None
    if opening:
        place = _opens_at(pair, there, at, mark if there is here else None, quotation)
    else:
        place = _closes_at(pair, there, at, mark if there is here else None, quotation)
    if place is None:
        return None
    note = SOURCE_OPENS if opening else SOURCE_CLOSES
    return Place(Related(*place, note, pair.text[slice(*place)]), _shown(pair, quotation, opening=opening))


def _holding(passages: Sequence[Passage], at: int) -> Passage | None:
    return next((each for each in passages if each.target[0] <= at < each.target[1] + 1), None)


def _of_source(passages: Sequence[Passage], at: int, *, opening: bool) -> Passage | None:
    """The passage that has a mark of the source, which may stand a little outside of its sentence."""
    low, high = (_EDGE, 0) if opening else (0, _EDGE)
    return next((each for each in passages if each.source[0] - low <= at < each.source[1] + high), None)


def _quotation(pair: Pair, here: Passage, mark: int, *, opening: bool) -> Quotation | None:
    """The quotation of the source that ends, or begins, where the story's mark does."""
    spans = pair.story.kept(
        "quotations of the source", lambda: find_quotations(pair.original, pair.source.blocks).spans
    )
    low, high = here.source
    closed = [each for each in spans if each.closing and each.level == 1]
    if opening:
        found = [each for each in closed if low < each.end <= high + _EDGE]
        before = sum(each.end <= mark for each in _whole(pair, here))
    else:
        found = [each for each in closed if low - _EDGE <= each.start < high]
        before = sum(each.end <= mark for each in _whole(pair, here))
    return found[min(before, len(found) - 1)] if found else None


def _whole(pair: Pair, here: Passage) -> Iterator[Quotation]:
    """The quotations of the story that stand whole in a passage."""
    low, high = here.target
    for each in pair.story.quotations.spans:
        if each.closing and each.level == 1 and low <= each.start and each.end <= high:
            yield each


def _letters(pair: Pair, there: Passage) -> float:
    """Letters of the story for one of the source, in these sentences."""
    return (there.target[1] - there.target[0]) / max(1, there.source[1] - there.source[0])


def _opens_at(
    pair: Pair, there: Passage, at: int, mark: int | None, quotation: Quotation
) -> tuple[int, int] | None:
    low, high = there.target
    end = high if mark is None else mark
    at_edge = at - there.source[0] <= _EDGE
    if at_edge and mark is None:
        start = low
    else:
        until = there.source[1] if mark is None else quotation.end
        expected = end - (until - at) * _letters(pair, there)
        clauses = [match.end() for match in _CLAUSE.finditer(pair.text, low, end)]
        start = _nearest(low, clauses, expected, at_edge=at_edge)
    while start < end and not pair.text[start].isalnum():
        start += 1
    words = _WORDS.match(pair.text, start, end)
    return words.span() if words else None


def _closes_at(
    pair: Pair, there: Passage, at: int, mark: int | None, quotation: Quotation
) -> tuple[int, int] | None:
    low, high = there.target
    start = low if mark is None else mark + 1
    at_edge = there.source[1] - at <= _EDGE + 1
    if at_edge and mark is None:
        end = high
    else:
        since = there.source[0] if mark is None else quotation.start
        expected = start + (at - since) * _letters(pair, there)
        stops = [match.end() for match in _STOP.finditer(pair.text, start, high)]
        end = _nearest(high, stops, expected, at_edge=at_edge)
    while end > start and (pair.text[end - 1].isspace() or pair.text[end - 1] in _MARKS):
        end -= 1
    words = pair.text[start:end].split()[-2:]
    begin = pair.text.rfind(words[0], start, end) if words else end
    return (begin, end) if begin < end else None


def _nearest(edge: int, places: Sequence[int], expected: float, *, at_edge: bool) -> int:
    """The place nearest to the one expected; the sentence's edge seems nearer where the source has it."""
    nearer = _AT_EDGE if at_edge else 1.0

    def away(place: int) -> float:
        return abs(place - expected) * (nearer if place == edge else 1.0)

    return min((edge, *places), key=away)


def _shown(pair: Pair, quotation: Quotation, *, opening: bool) -> SourceSpan:
    """The source's mark with the words that stand at it."""
    text = pair.original[quotation.start : quotation.end]
    if opening:
        words = _WORDS.match(text)
        size = words.end() if words and words.end() <= _SHOWN * 2 else min(len(text), _SHOWN)
        return pair.span(quotation.start, quotation.start + size)
    back = text[-_SHOWN:]
    space = back.find(" ")
    size = len(back) - space - 1 if 0 <= space < len(back) // 2 and len(back) < len(text) else len(back)
    return pair.span(quotation.end - size, quotation.end)
