"""Questions to a history: the last runs against those before, all together and by group."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from tlqa.frozen import dataclass
from tlqa.history.compare import SURE, compare, latest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tlqa.history.compare import Comparison
    from tlqa.history.records import Run, Story
    from tlqa.history.store import History

RULE = "rule"
LAST = 5
"""Runs that are held against as many before, where there are so many."""

_FEW = 10  # findings on both sides together, of which nothing is said

GUESSED = " (guessed)"
"""Stands behind a source language that nobody said, where stories are grouped by it."""


@dataclass(frozen=True, slots=True)
class Trend:
    """The last runs against those before.

    Attributes:
        now, before: how many runs; 0 before where there is but one.
        together: all their stories.
        groups: the same by group, in order of the words they have now, most first.
        other_rules: whether scores depend on something else than before: the rules, the profile.
    """

    now: int
    before: int
    together: Comparison
    groups: tuple[Comparison, ...]
    other_rules: bool


@dataclass(frozen=True, slots=True)
class Step:
    """The last run and the one before it; ``other_rules`` as of ``Trend``."""

    now: Run
    before: Run

    @property
    def points(self) -> float:
        """Penalty points per 1,000 words, now less before: negative is better."""
        return round(self.now.per_1000_words - self.before.per_1000_words, 2)

    @property
    def score(self) -> float:
        """Mean score, now less before: positive is better."""
        return round(self.now.score - self.before.score, 1)

    @property
    def other_rules(self) -> bool:
        """Whether scores depend on something else than before."""
        return self.now.signature != self.before.signature

    @property
    def change(self) -> str:
        """``better``, ``worse`` or ``the same``, by the points, without asking what is chance."""
        return "the same" if not self.points else "better" if self.points < 0 else "worse"


@dataclass(frozen=True, slots=True)
class RuleTrend:
    """How often a rule found something, and in how many words: in the last runs, and in those before."""

    rule: str
    now: int
    before: int
    words_now: int
    words_before: int

    @property
    def rate_now(self) -> float:
        """Findings per 1,000 words."""
        return _rate(self.now, self.words_now)

    @property
    def rate_before(self) -> float:
        """Findings per 1,000 words."""
        return _rate(self.before, self.words_before)

    @property
    def change(self) -> str:
        """``more`` or ``fewer`` where that is more than chance makes of counts, else "".

        The counts of two Poisson processes, by the normal approximation.
        """
        if self.now + self.before < _FEW or not self.words_now or not self.words_before:
            return ""
        difference = self.now / self.words_now - self.before / self.words_before
        error = math.sqrt(self.now / self.words_now**2 + self.before / self.words_before**2)
        return "" if abs(difference) <= SURE * error else "fewer" if difference < 0 else "more"


def step(history: History) -> Step | None:
    """The last run and the one before; None where there are not two."""
    runs = history.runs(2)
    return Step(*runs) if len(runs) == 2 else None


def group_of(by: str) -> Callable[[Story], str]:
    """What group a story is in, by ``desk``, ``engine`` or ``source``."""
    if by != "source":
        return lambda story: str(getattr(story, by))
    return lambda story: story.source + (GUESSED if story.source_guessed else "")


def windows(runs: Sequence[Run], last: int = LAST) -> tuple[Sequence[Run], Sequence[Run]]:
    """The last runs and those before, as many of each; of an odd number the oldest is left out.

    Args:
        runs: newest first.
        last: how many at most.
    """
    count = max(1, min(last, len(runs) // 2))
    return runs[:count], runs[count : 2 * count]


def trend(history: History, last: int = LAST, by: str | None = None) -> Trend | None:
    """Whether the last runs are better than those before; None of a history without runs."""
    runs = history.runs(2 * last)
    if not runs:
        return None
    now, before = windows(runs, last)
    return held(history, now, before, by)


def held(history: History, now: Sequence[Run], before: Sequence[Run], by: str | None = None) -> Trend:
    """Some runs against others. Of a story checked in several of them, the last time counts."""
    new, old = _stories(history, now), _stories(history, before)
    groups: list[Comparison] = []
    if by is not None:
        group = group_of(by)
        ours, theirs = _split(new, group), _split(old, group)
        groups = [
            compare(latest(ours.get(name, ())), latest(theirs.get(name, ())), name)
            for name in {*ours, *theirs}
        ]
    signatures = [{run.signature for run in runs} for runs in (now, before) if runs]
    return Trend(
        len(now),
        len(before),
        compare(latest(new), latest(old)),
        tuple(sorted(groups, key=lambda each: (-each.now.words, -each.before.words, each.group))),
        len(set.union(*signatures)) > 1,
    )


def rules(history: History, last: int = LAST) -> tuple[RuleTrend, ...]:
    """How often each rule found something, the most frequent now first."""
    now, before = windows(history.runs(2 * last), last)
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    new = {run.number for run in now}
    for count in history.rules([run.number for run in (*now, *before)]):
        counts[count.rule][count.run not in new] += count.findings
    words = sum(run.words for run in now), sum(run.words for run in before)
    found = [RuleTrend(rule, count[0], count[1], *words) for rule, count in counts.items()]
    return tuple(sorted(found, key=lambda each: (-each.now, -each.before, each.rule)))


def _stories(history: History, runs: Sequence[Run]) -> list[Story]:
    """The stories of runs that are newest first, oldest first."""
    order = {run.number: place for place, run in enumerate(reversed(runs))}
    return sorted(history.stories(order), key=lambda story: order[story.run])


def _split(stories: Sequence[Story], group: Callable[[Story], str]) -> dict[str, list[Story]]:
    found: defaultdict[str, list[Story]] = defaultdict(list)
    for story in stories:
        found[group(story)].append(story)
    return found


def _rate(count: int, words: int) -> float:
    return round(1000 * count / words, 2) if words else 0.0
