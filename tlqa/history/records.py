"""What a history holds, as it is read: runs, stories, groups of them, findings that are ignored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.frozen import dataclass
from tlqa.model import TrendPoint

if TYPE_CHECKING:
    from datetime import datetime

GROUPS = ("desk", "engine", "source")
"""By what stories can be grouped; ``source`` is the language they were translated from."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run that was kept.

    Attributes:
        number: its own, growing; no two runs share one.
        when: when it began, UTC.
        label: what whoever ran it called it, such as a commit.
        version, signature: of the program, and what the scores depend on.
        stories, words: how many; ``passed``, ``review``, ``failed`` and ``too_short`` are stories by verdict.
        findings, critical, major, minor: how many.
        points: capped penalty points of all stories.
        score: the mean of the stories that are long enough to score; of all where none is.
        errors: what could not be checked.
    """

    number: int
    when: datetime
    label: str
    version: str
    signature: str
    stories: int
    words: int
    findings: int
    critical: int
    major: int
    minor: int
    points: float
    score: float
    passed: int
    review: int
    failed: int
    too_short: int
    errors: int

    @property
    def per_1000_words(self) -> float:
        """Penalty points per 1,000 words; 0 for a run without words."""
        return per_1000_words(self.points, self.words)

    def trend_point(self) -> TrendPoint:
        """The run as a point of the trend."""
        return TrendPoint(stamp(self.when), self.stories, self.words, self.score, self.per_1000_words)


@dataclass(frozen=True, slots=True)
class Story:
    """One story of a run.

    ``source_guessed`` where nobody said the language it came from, and it was told by what was found.
    """

    run: int
    name: str
    desk: str
    source: str
    source_guessed: bool
    engine: str
    words: int
    score: float
    verdict: str
    points: float
    critical: int
    major: int
    minor: int


@dataclass(frozen=True, slots=True)
class RuleCount:
    """What one rule found in one run: how many findings, in how many stories."""

    run: int
    rule: str
    findings: int
    stories: int


@dataclass(frozen=True, slots=True)
class Ignored:
    """A finding that a newsroom never wants to see again, by its fingerprint; ``text`` is what was found."""

    newsroom: str
    fingerprint: str
    rule: str
    text: str
    when: datetime


def per_1000_words(points: float, words: int) -> float:
    """Penalty points per 1,000 words; 0 where there are none."""
    return round(1000 * points / words, 2) if words else 0.0


def stamp(when: datetime) -> str:
    """A time in ISO 8601, to the second, UTC: ``2026-11-03T09:12:44Z``.

    Raises:
        ValueError: it has no time zone.
    """
    from datetime import UTC

    if when.tzinfo is None:
        raise ValueError("a time without a time zone")
    return when.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
