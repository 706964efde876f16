"""A story's text cut into pieces of which each has one thing to say: who speaks, and what was found there."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from tlqa.frozen import dataclass
from tlqa.model import Block, BlockKind, Severity
from tlqa.text.quotations import find_quotations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tlqa.model import Document, Finding
    from tlqa.text.speech import Quotations


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block's text.

    Attributes:
        speech: whether it is spoken, marks included.
        findings: the numbers of the findings that it belongs to, gravest first.
        severity: of the gravest of these; None where there are none.
        ends: the findings that end with it, whose labels follow.
    """

    text: str
    speech: bool
    findings: tuple[int, ...] = ()
    severity: Severity | None = None
    ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A block with its pieces; ``findings`` are the numbers of those that begin in it."""

    block: Block
    pieces: tuple[Piece, ...]
    findings: tuple[int, ...]


def rows(document: Document, numbered: Mapping[int, Finding]) -> tuple[Row, ...]:
    """The blocks of a story in order, each cut where a finding or a speech begins or ends.

    A finding that lies in no block has its text shown as a block of its own, or, where there is nothing to
    see, stands at the end of the block before.

    Args:
        document: the story.
        numbered: its findings by the numbers that the page gives them.
    """
    text = document.text
    blocks = text_blocks(text, document.blocks)
    quotations = find_quotations(text, document.blocks or blocks)
    spans = {number: _within(text, finding.seen) for number, finding in numbered.items()}
    blocks = _with_loose(text, blocks, spans.values())
    of_block = _by_block(blocks, spans)
    order = sorted(numbered, key=lambda n: (-numbered[n].severity.rank, spans[n][0] - spans[n][1], n))
    rank = {number: place for place, number in enumerate(order)}
    last = {number: place for place in sorted(of_block) for number in of_block[place]}
    first = {number: place for place in sorted(of_block, reverse=True) for number in of_block[place]}
    cutter = _Cutter(text, quotations, numbered, spans, rank, first, last)
    return tuple(cutter.row(place, block, of_block.get(place, ())) for place, block in enumerate(blocks))


def _within(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start = min(max(span[0], 0), len(text))
    return start, min(max(span[1], start), len(text))


def text_blocks(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks, or the lines of a text that was not read into any."""
    if blocks:
        return sorted(blocks, key=lambda block: (block.start, block.end))
    return list(_lines(text, 0, len(text)))


def _lines(text: str, start: int, end: int) -> Iterator[Block]:
    at = start
    for line in text[start:end].splitlines(keepends=True):
        shown = line.strip()
        if shown:
            begin = at + line.index(shown[0])
            yield Block(begin, begin + len(shown), BlockKind.PARAGRAPH, 0.0)
        at += len(line)


def _with_loose(text: str, blocks: list[Block], spans: Iterable[tuple[int, int]]) -> list[Block]:
    """The blocks, and what findings hold that lies in none of them."""
    loose: list[Block] = []
    reach = [block.end for block in blocks]
    for start, end in sorted(set(spans)):
        place = bisect_right(reach, start)
        covered = place < len(blocks) and blocks[place].start < end
        if not covered and not (loose and loose[-1].end > start) and text[start:end].strip():
            loose += _lines(text, start, end)
    return sorted((*blocks, *loose), key=lambda block: (block.start, block.end)) if loose else blocks


def _by_block(blocks: Sequence[Block], spans: Mapping[int, tuple[int, int]]) -> dict[int, list[int]]:
    """The findings of each block, by its place; one may lie in many."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    order = sorted(spans, key=lambda number: (*spans[number], number))
    first = 0
    for number in order:
        start, end = spans[number]
        while first < len(blocks) and blocks[first].end < start:
            first += 1
        place, hit = first, False
        while place < len(blocks) and blocks[place].start < end:
            if blocks[place].end > start:
                found[place].append(number)
                hit = True
            place += 1
        if not hit and blocks:
            touching = first < len(blocks) and blocks[first].start <= start
            found[first if touching else max(0, first - 1)].append(number)
    return found


@dataclass(frozen=True, slots=True)
class _Cutter:
    """Cuts blocks; ``first`` and ``last`` are the places of the blocks where each finding begins and ends."""

    text: str
    quotations: Quotations
    numbered: Mapping[int, Finding]
    spans: Mapping[int, tuple[int, int]]
    rank: Mapping[int, int]
    first: Mapping[int, int]
    last: Mapping[int, int]

    def row(self, place: int, block: Block, numbers: Sequence[int]) -> Row:
        ends = {number: min(max(self.spans[number][1], block.start), block.end) for number in numbers}
        starts = {number: min(max(self.spans[number][0], block.start), block.end) for number in numbers}
        begun = tuple(number for number in numbers if self.first[number] == place)
        cuts = {block.start, block.end, *ends.values(), *starts.values()}
        for low, high in self.quotations.speech(block.start, block.end):
            cuts |= {low, high}
        pieces = tuple(self._pieces(place, sorted(cuts), starts, ends))
        return Row(block, pieces, tuple(sorted(begun)))

    def _pieces(
        self, place: int, cuts: Sequence[int], starts: Mapping[int, int], ends: Mapping[int, int]
    ) -> Iterator[Piece]:
        begin: defaultdict[int, list[int]] = defaultdict(list)
        close: defaultdict[int, list[int]] = defaultdict(list)
        for number, start in starts.items():
            begin[start].append(number)
            close[ends[number]].append(number)
        here: set[int] = set()
        # where nothing was found between two words there is nothing to underline: a mark of its own
        yield from self._points(place, cuts[0], begin, ends)
        for start, end in pairwise(cuts):
            here |= {number for number in begin[start] if ends[number] > start}
            closed = [number for number in close[end] if starts[number] < end]
            yield self._piece(place, start, end, here, closed)
            here -= set(closed)
            yield from self._points(place, end, begin, ends)

    def _piece(self, place: int, start: int, end: int, here: set[int], closed: Sequence[int]) -> Piece:
        found = tuple(sorted(here, key=self.rank.__getitem__))
        return Piece(
            self.text[start:end],
            self.quotations.in_speech(start),
            found,
            self.numbered[found[0]].severity if found else None,
            tuple(sorted(number for number in closed if self.last[number] == place)),
        )

    def _points(
        self, place: int, at: int, begin: Mapping[int, Sequence[int]], ends: Mapping[int, int]
    ) -> Iterator[Piece]:
        empty = [number for number in begin.get(at, ()) if ends[number] == at and self.last[number] == place]
        for number in sorted(empty):
            severity = self.numbered[number].severity
            yield Piece("", self.quotations.in_speech(at), (number,), severity, (number,))
