"""A check of the checker: do its findings lie in the segments that are far from the reference?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from tlqa.distance.model import Found
from tlqa.measures import worst_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tlqa.distance.model import Measured, Paired, Side
    from tlqa.model import Finding


def found(
    paired: Paired, draft: int, measured: Measured, findings: Sequence[Iterable[Finding]], by: str
) -> Found:
    """The findings of a draft beside its figures.

    Args:
        paired: what was measured.
        draft: its number.
        measured: its figures.
        findings: those of each of its stories, in order.
        by: the metric they are held against.
    """
    side = paired.drafts[draft]
    segments, elsewhere = _by_segment(side, findings)
    with_: list[float] = []
    without: list[float] = []
    for scores, here in zip(measured.lines, segments, strict=True):
        if scores is not None:
            (with_ if here else without).append(scores[by])
    same = tuple(
        number
        for number, here in enumerate(segments)
        if here and any(side.segments[number].text == r.segments[number].text for r in paired.references)
    )
    return Found(
        segments,
        elsewhere,
        len(with_),
        len(without),
        _mean(with_),
        _mean(without),
        _auc([worst_first(by, x) for x in with_], [worst_first(by, x) for x in without]),
        same,
    )


def _by_segment(
    side: Side, findings: Sequence[Iterable[Finding]]
) -> tuple[tuple[tuple[Finding, ...], ...], int]:
    """The findings that begin in each segment, and how many begin in none."""
    found: list[list[Finding]] = [[] for _ in side.segments]
    starts = [(segment.story, segment.start) for segment in side.segments]
    elsewhere = 0
    for story, several in enumerate(findings):
        for finding in several:
            at = finding.seen[0]
            number = bisect_right(starts, (story, at)) - 1
            segment = side.segments[number] if number >= 0 else None
            if segment is None or segment.story != story or at >= max(segment.end, segment.start + 1):
                elsewhere += 1
            else:
                found[number].append(finding)
    return tuple(map(tuple, found)), elsewhere


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _auc(lower: Sequence[float], higher: Sequence[float]) -> float | None:
    """How often a value of the first is lower than one of the second, ties half (Mann and Whitney 1947)."""
    if not lower or not higher:
        return None
    ordered = sorted(higher)
    wins = sum(
        len(ordered) - (bisect_left(ordered, value) + bisect_right(ordered, value)) / 2 for value in lower
    )
    return wins / (len(lower) * len(higher))
