"""The quotations of the outer level, each with what stands around it in its paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tlqa.checks import _around_quotations as w
from tlqa.text.speech import Event

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.model import Block
    from tlqa.text.analysis import Analysis


class Quoted(NamedTuple):
    """A quotation with what stands around it in its block, as far as the next one on either side."""

    block: Block
    start: int
    end: int
    before: str
    inside: str
    after: str
    closed: bool


def outer_quotations(story: Analysis) -> list[Quoted]:
    """Those of a story that close in their paragraph, or open it and are lost: read once for all rules."""
    return story.kept("quoted", lambda: list(_read(story)))


def _read(story: Analysis) -> Iterator[Quoted]:
    text = story.text
    lost = {event.start for event in story.quotations.events if event.kind is Event.UNCLOSED}
    outer = [q for q in story.quotations.spans if q.level == 1]
    by_block: dict[int, list[tuple[int, int, bool]]] = {}
    for q in outer:
        block = story.block_at(q.start)
        if block is not None:
            by_block.setdefault(block.start, []).append((q.start, q.end, bool(q.closing)))
    for block in story.blocks:
        places = by_block.get(block.start, [])
        bounds = [(block.start, block.start, True), *places, (block.end, block.end, True)]
        for i, (start, end, closed) in enumerate(places, 1):
            if end - start > 2 and (closed or (start in lost and start == block.start)):
                low, high = bounds[i - 1][1], bounds[i + 1][0]
                before = text[max(block.start, low - 2) : start] if low > block.start else text[low:start]
                inside = text[start + 1 : end - closed]
                yield Quoted(block, start, end, before, inside, text[end:high], closed)


def sentence_so_far(before: str) -> str:
    """What stands before the mark in its own sentence."""
    found = w.LAST_STOP.match(before)
    return before[found.end() :] if found else before
