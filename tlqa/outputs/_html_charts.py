"""The geometry of two small charts, in the units of their SVG; each has the numbers that it draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tlqa.model import TrendPoint

_STEP = 5
_BINS = 100 // _STEP

WIDTH, HEIGHT = 400.0, 100.0
"""Of the area that is drawn in."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a histogram: how many scores are from ``low`` to ``high``, and where it is drawn."""

    low: int
    high: int
    count: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Histogram:
    """The distribution of scores; ``highest`` is the most that a bar counts."""

    bars: tuple[Bar, ...]
    highest: int
    total: int


@dataclass(frozen=True, slots=True)
class Dot:
    """A run of the past, and where it is drawn."""

    x: float
    y: float
    point: TrendPoint


@dataclass(frozen=True, slots=True)
class Line:
    """The mean scores of runs, oldest first, from ``low`` at the bottom to ``high`` at the top."""

    name: str
    dots: tuple[Dot, ...]
    low: float
    high: float

    @property
    def path(self) -> str:
        return " ".join(f"{dot.x:g},{dot.y:g}" for dot in self.dots)

    @property
    def change(self) -> float:
        """By how much the mean score of the last run is above that of the first."""
        return self.dots[-1].point.score - self.dots[0].point.score


def histogram(scores: Sequence[float]) -> Histogram:
    """How many of the scores, 0 to 100, fall into each step of five; 100 belongs to the last."""
    counts = [0] * _BINS
    for score in scores:
        counts[min(_BINS - 1, max(0, int(score // _STEP)))] += 1
    return histogram_of(counts)


def histogram_of(counts: Sequence[int]) -> Histogram:
    """The same where the scores of each step have been counted."""
    highest = max(counts)
    width = WIDTH / _BINS
    bars = []
    for place, count in enumerate(counts):
        height = round(HEIGHT * count / highest, 1) if highest else 0.0
        x, y = round(place * width + 1, 1), round(HEIGHT - height, 1)
        bars.append(Bar(place * _STEP, (place + 1) * _STEP, count, x, y, width - 2, height))
    return Histogram(tuple(bars), highest, sum(counts))


def line(name: str, points: Sequence[TrendPoint]) -> Line:
    """The line of one group's runs, of which there is at least one."""
    scores = [point.score for point in points]
    low, high = min(scores), max(scores)
    if high - low < 1:  # a flat line is drawn in the middle
        low, high = max(0.0, low - 1), min(100.0, high + 1)
    across = WIDTH / max(1, len(points) - 1)
    dots = tuple(
        Dot(round(place * across, 1), round(HEIGHT * (high - each.score) / (high - low), 1), each)
        for place, each in enumerate(points)
    )
    return Line(name, dots, low, high)
