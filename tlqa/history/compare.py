"""Is it getting better? Two sets of stories beside one another, in penalty points per 1,000 words.

The rate of a set is a ratio of sums, R = Σp / Σw over its stories. The standard error of the difference of
two is got by linearisation, with a story that is in both as one cluster, so that a story which has not
changed says nothing either way (Cochran, Sampling Techniques, 3rd ed., 1977, sections 2.12 and 6.4):

    e = (p₂ − R₂·w₂) / W₂ − (p₁ − R₁·w₁) / W₁       of each story, with 0 on a side where it is not
    var(R₂ − R₁) ≈ n / (n − 1) · Σ e²

A difference that is more than 1.96 times that is called one; smaller ones may be chance.
"""

from __future__ import annotations

import math
from enum import StrEnum
from typing import TYPE_CHECKING

from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tlqa.history.records import Story

LEAST_WORDS, LEAST_STORIES = 2_000, 5
"""On each side, below which nothing is said: fewer words hold a handful of findings."""

SURE = 1.96
"""Standard errors beyond which a difference is none of chance: 95 % of a normal distribution."""

_NAMELESS = "<"  # <stdin>: the same name says nothing of the story


class Change(StrEnum):
    """What came of it."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "no clear change"
    TOO_LITTLE = "too little to tell"
    NEW = "nothing before"


@dataclass(frozen=True, slots=True)
class Side:
    """The stories of one side: how many, their words, capped penalty points, and these per 1,000 words."""

    stories: int
    words: int
    points: float

    @property
    def per_1000_words(self) -> float:
        """0 where there are no words."""
        return round(1000 * self.points / self.words, 2) if self.words else 0.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides and what came of it; ``group`` names them. ``margin`` is that of the difference, per 1,000
    words, within which it may be chance."""

    group: str
    now: Side
    before: Side
    change: Change
    margin: float

    @property
    def difference(self) -> float:
        """Points per 1,000 words, now less before: negative is better."""
        return round(self.now.per_1000_words - self.before.per_1000_words, 2)


Sample = tuple[int, float]
"""A story: its words and its points."""


def latest(stories: Iterable[Story]) -> dict[str, Sample]:
    """The stories by name, of those checked again and again the last; in the order of their runs."""
    found: dict[str, Sample] = {}
    for number, story in enumerate(stories):
        name = f"{story.name} {number}" if story.name.startswith(_NAMELESS) else story.name
        found[name] = story.words, story.points
    return found


def compare(now: Mapping[str, Sample], before: Mapping[str, Sample], group: str = "") -> Comparison:
    """Hold stories against those before; both by name."""
    sides = _side(now), _side(before)
    margin = SURE * _error(now, before, *sides)
    return Comparison(group, *sides, _change(*sides, margin), round(margin, 2))


def _side(samples: Mapping[str, Sample]) -> Side:
    return Side(
        len(samples),
        sum(words for words, _ in samples.values()),
        round(math.fsum(points for _, points in samples.values()), 2),
    )


def _error(now: Mapping[str, Sample], before: Mapping[str, Sample], new: Side, old: Side) -> float:
    """The standard error of the difference, in points per 1,000 words."""
    names = now.keys() | before.keys()
    if len(names) < 2 or not new.words or not old.words:
        return 0.0
    squares = math.fsum(
        (_influence(now.get(name), new) - _influence(before.get(name), old)) ** 2 for name in names
    )
    return 1000 * math.sqrt(len(names) / (len(names) - 1) * squares)


def _influence(sample: Sample | None, side: Side) -> float:
    if sample is None:
        return 0.0
    words, points = sample
    return (points - side.points / side.words * words) / side.words


def _change(new: Side, old: Side, margin: float) -> Change:
    if not old.stories:
        return Change.NEW
    if min(new.words, old.words) < LEAST_WORDS or min(new.stories, old.stories) < LEAST_STORIES:
        return Change.TOO_LITTLE
    difference = new.per_1000_words - old.per_1000_words
    if abs(difference) <= max(margin, 0.005):  # of figures that are shown with two places
        return Change.SAME
    return Change.BETTER if difference < 0 else Change.WORSE
