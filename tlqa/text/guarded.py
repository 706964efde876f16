"""What somebody may have said: more than the quotation machine is sure of, for whoever would change a word.

Judging needs the likely reading of a mark, changing the cautious one. So these count as speech here too:
what stands between single marks that could be a pair, between marks that are typed of two characters
(````so''``), before a closing mark that nothing opens, between a lost mark and the one it may go with, and a
paragraph that begins with a dash, as speech does in other languages.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from tlqa.model import BlockKind
from tlqa.text.quotations import find_quotations
from tlqa.text.speech import Event

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tlqa.model import Block
    from tlqa.text.speech import Quotations

Span = tuple[int, int]

# an apostrophe at the beginning of a word is none: ’90s, 'em, firm 's
_OPENS = re.compile(r"(?<![\w'’‘`])(?:[‘‚](?=\S)|'(?=\w))(?!(?i:\d0s|em|tis|twas|s|t|re|ve|ll|d|m)\b)")
_CLOSES = re.compile(r"(?<=\S)[’'‘](?![\w'])")
_POSSESSIVE = re.compile(r"[sS][’'] \w")
_TYPED = re.compile(r"``|''|´´|,,(?=\w)|[″〝〞＂]")
_DASHES = "—–―"
_MOST_BETWEEN = 12
"""Paragraphs that a quotation whose marks are lost runs on for, at most."""


class Guarded:
    """The stretches of a story that somebody may have said."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        found = find_quotations(text, blocks)
        merged: list[list[int]] = []
        for start, end in sorted(_spans(text, blocks, found)):
            if merged and start <= merged[-1][1]:
                merged[-1][1] = max(merged[-1][1], end)
            else:
                merged.append([start, end])
        self._starts = [start for start, _ in merged]
        self._ends = [end for _, end in merged]

    def touches(self, start: int, end: int) -> bool:
        """Whether a change of ``text[start:end]``, or at ``start`` where that is empty, is within one."""
        at = bisect_left(self._starts, max(start, end)) - 1
        return at >= 0 and start < self._ends[at]


def _spans(text: str, blocks: Sequence[Block], found: Quotations) -> Iterator[Span]:
    for block in blocks:
        yield from found.speech(block.start, block.end)
        yield from _single(text, block)
        yield from _typed(text, block)
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and text[block.start] in _DASHES:
            yield block.start, block.end
    yield from _lost(blocks, found)


def _single(text: str, block: Block) -> Iterator[Span]:
    """From each single mark that may open to the last that may close before the next one opens."""
    opens = [match.start() for match in _OPENS.finditer(text, block.start, block.end)]
    closes = [match.start() for match in _CLOSES.finditer(text, block.start, block.end)] if opens else []
    likely = [at for at in closes if not _POSSESSIVE.match(text, at - 1)]
    for start, following in pairwise([*opens, block.end]):
        before = (places[: bisect_left(places, following)] for places in (likely, closes))
        last = next((places[-1] for places in before if places and places[-1] > start), None)
        if last is not None:
            yield start, last + 1
        elif text[start] == "‘" and following == block.end:
            yield start, block.end


def _typed(text: str, block: Block) -> Iterator[Span]:
    """From the first to the last; where one stands alone, what it opens or closes."""
    places = list(_TYPED.finditer(text, block.start, block.end))
    if len(places) > 1:
        yield places[0].start(), places[-1].end()
    elif places:
        opens = text[places[0].end() : places[0].end() + 1].isalnum()
        yield (places[0].start(), block.end) if opens else (block.start, places[0].end())


def _lost(blocks: Sequence[Block], found: Quotations) -> Iterator[Span]:
    """What stands before a closing mark that nothing opens: there, and since the last mark that was lost."""
    unclosed: list[int] = [event.block for event in found.events if event.kind is Event.UNCLOSED]
    for event in found.events:
        if event.kind is Event.UNOPENED:
            yield blocks[event.block].start, event.end
            before = bisect_right(unclosed, event.block - 1) - 1
            if before >= 0 and event.block - unclosed[before] <= _MOST_BETWEEN:
                yield blocks[unclosed[before]].end, event.end
