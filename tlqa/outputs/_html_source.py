"""The source beside the story: what of it belongs to which row of the page, and what was compared with."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from tlqa.frozen import dataclass
from tlqa.outputs._html_pieces import Piece, text_blocks
from tlqa.text.direction import direction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tlqa.model import Aligned, Document, Finding


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the source within one of its blocks, in pieces.

    Attributes:
        kind: of its block.
        moved: whether it does not stand where the story says the same.
    """

    pieces: tuple[Piece, ...]
    kind: str
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """A source beside the rows of a page.

    Attributes:
        language, direction: of its text: a code or "", and ``rtl``, ``ltr`` or ``auto``.
        rows: the stretches beside each row, by the row's place.
        rest: the whole source where nothing is known to belong together.
        labelled: the findings whose place in the source can be led to.
    """

    language: str
    direction: str
    rows: Mapping[int, tuple[Stretch, ...]]
    rest: tuple[Stretch, ...]
    labelled: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Part:
    start: int
    end: int
    kind: str
    row: int
    moved: bool = False


def beside(
    source: Document,
    aligned: Sequence[Aligned],
    rows: Sequence[tuple[int, int]],
    numbered: Mapping[int, Finding],
) -> Beside:
    """The source beside a story.

    Args:
        source: its text; findings and alignment count in it.
        aligned: which sentences belong together.
        rows: where the blocks that the page shows stand in the story's text, in order.
        numbered: the story's findings by the numbers that the page gives them.
    """
    spans = {n: (f.source.start, f.source.end) for n, f in numbered.items() if f.source is not None}
    order = sorted(spans, key=lambda n: (-numbered[n].severity.rank, spans[n][0] - spans[n][1], n))
    parts = _parts(source, aligned, rows)
    last = {n: part for part in parts for n in order if _touches(part, spans[n])}
    shown = [
        (
            part.row,
            Stretch(tuple(_pieces(source.text, part, order, spans, numbered, last)), part.kind, part.moved),
        )
        for part in parts
    ]
    found: defaultdict[int, list[Stretch]] = defaultdict(list)
    for row, stretch in shown:
        found[row].append(stretch)
    rest = tuple(found.pop(_NOWHERE, ()))
    return Beside(
        source.language,
        direction(source.language),
        {row: tuple(each) for row, each in found.items()},
        rest,
        frozenset(last),
    )


_NOWHERE = -1


def _parts(source: Document, aligned: Sequence[Aligned], rows: Sequence[tuple[int, int]]) -> list[_Part]:
    """The blocks of the source, cut where they go on beside another row."""
    links = sorted(_of_rows(aligned, rows))
    starts = [link[0] for link in links]
    parts: list[_Part] = []
    row = next((link[2] for link in links if not link[3]), 0 if links else _NOWHERE)
    for block in text_blocks(source.text, source.blocks):
        here = links[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
        # what has no other side stays with what stands before it, or begins what follows
        told = [next(group) for _, group in groupby(here, key=lambda link: link[2:])]
        cuts = [block.start, *(link[0] for link in told[1:]), block.end]
        for (start, end), (*_, place, moved) in zip(
            pairwise(cuts), told or [(0, 0, row, False)], strict=True
        ):
            parts.append(_Part(start, end, block.kind.value, place, moved))
            row = row if moved else place
    return parts


def _of_rows(
    aligned: Iterable[Aligned], rows: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, int, bool]]:
    """The links as places in the source and the row that holds the most of the other side."""
    begins = [start for start, _ in rows]
    for link in aligned:
        first = max(0, bisect_right(begins, link.target[0]) - 1)
        best, most = first, 0
        place = first
        while place < len(rows) and rows[place][0] < link.target[1]:
            shared = min(rows[place][1], link.target[1]) - max(rows[place][0], link.target[0])
            if shared > most:
                best, most = place, shared
            place += 1
        if rows:
            yield (*link.source, best, link.moved)


def _touches(part: _Part, span: tuple[int, int]) -> bool:
    return span[0] < part.end and part.start < max(span[1], span[0] + 1)


def _pieces(
    text: str,
    part: _Part,
    order: Sequence[int],
    spans: Mapping[int, tuple[int, int]],
    numbered: Mapping[int, Finding],
    last: Mapping[int, _Part],
) -> Iterator[Piece]:
    """A part of the source cut where something begins or ends that a finding was compared with."""
    here = [n for n in order if _touches(part, spans[n])]
    begin = {n: max(spans[n][0], part.start) for n in here}
    stop = {n: max(min(spans[n][1], part.end), begin[n]) for n in here}
    cuts = sorted({part.start, part.end, *begin.values(), *stop.values()})
    for low, high in pairwise(cuts):
        for n in here:
            if begin[n] == stop[n] == low:
                yield Piece("", False, (n,), numbered[n].severity, (n,))
        found = tuple(n for n in here if begin[n] <= low and high <= stop[n])
        ends = tuple(sorted(n for n in found if stop[n] == high and last[n] is part))
        yield Piece(text[low:high], False, found, numbered[found[0]].severity if found else None, ends)
