"""What a file of segments says itself of who answers to whom (XLIFF, TMX, PO, records)."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tlqa.model import Unit as Segment
    from tlqa.text.align import Unit

Numbers = tuple[int, ...]


def told(
    segments: Sequence[Segment], source: Sequence[Unit], target: Sequence[Unit]
) -> list[tuple[Numbers, Numbers]]:
    """For each segment of a file the sentences of both sides that begin in it, by their numbers.

    Segments that share a sentence are one. A single segment that is the whole story tells nothing.
    """
    starts = [unit.start for unit in source], [unit.start for unit in target]
    found: list[tuple[Numbers, Numbers]] = []
    goes_on = False
    for each in segments:
        ours = _begun(starts[0], each.source_start, each.source_end)
        theirs = _begun(starts[1], each.start, each.end)
        if goes_on and found:
            before = found.pop()
            ours, theirs = before[0] + ours, before[1] + theirs
        if ours or theirs:
            found.append((ours, theirs))
        goes_on = _beyond(source, ours, each.source_end) or _beyond(target, theirs, each.end)
    return found if len(found) > 1 else []


def _begun(starts: Sequence[int], start: int, end: int) -> Numbers:
    low = bisect_left(starts, start)
    return tuple(range(low, bisect_left(starts, end, low)))


def _beyond(units: Sequence[Unit], some: Numbers, end: int) -> bool:
    """Whether the last of some sentences ends where another segment has begun."""
    return bool(some) and units[some[-1]].end > end
