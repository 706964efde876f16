"""Which draft is better, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.distance.model import Comparison, Difference
from tlqa.measures import gain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.distance.model import Figures, Significance

CHANCE = 0.05


def comparisons(
    figures: Figures, by: str, significance: Significance | None = None
) -> tuple[Comparison, ...]:
    """Every draft but the first against the first; lines by the metric ``by``."""
    return tuple(_comparison(figures, n, by, significance) for n in range(1, len(figures.drafts)))


def _comparison(figures: Figures, draft: int, by: str, significance: Significance | None) -> Comparison:
    first, other = figures.drafts[0], figures.drafts[draft]
    differences = {
        name: Difference(
            gain(name, other.story[name], first.story[name]),
            significance.drafts[draft][name].p if significance else None,
        )
        for name in figures.names
    }
    gains = [each.gain for each in differences.values()]
    better = None
    if any(gains) and (min(gains) >= 0 or max(gains) <= 0):
        better = draft if max(gains) > 0 else 0
    sure = all(each.p is not None and each.p < CHANCE for each in differences.values())
    return Comparison(
        draft, differences, better, sure if significance else None, tuple(_lines(figures, draft, by))
    )


def _lines(figures: Figures, draft: int, by: str) -> Iterator[tuple[int, float]]:
    pairs = zip(figures.drafts[0].lines, figures.drafts[draft].lines, strict=True)
    gains = ((n, gain(by, b[by], a[by])) for n, (a, b) in enumerate(pairs) if a is not None and b is not None)
    yield from sorted(((n, each) for n, each in gains if each), key=lambda pair: (-abs(pair[1]), pair[0]))
