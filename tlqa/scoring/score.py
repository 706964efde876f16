"""One story's findings to one story's score."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from tlqa.model import Confidence, LineScore, Scale, Score, Severity, Verdict
from tlqa.scoring.formulas import capped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tlqa.model import Finding
    from tlqa.scoring.profiles import Profile


def score_story(
    findings: Sequence[Finding], words: int, line_of: Callable[[int], int], profile: Profile
) -> Score:
    """Score a story.

    Args:
        findings: what was found, with penalty points before capping (``Profile.penalty``).
        words: the length of the story's copy.
        line_of: the line, from 1, of a code-point offset.
        profile: the weights, tolerance and thresholds.

    Returns:
        the score, rounded to one decimal; its verdict, which is that of the rounded score, so that what
        is printed can be compared with the threshold; and the capped points of each line and each severity.
    """
    points = _capped_points(findings, profile)
    total = math.fsum(points)
    lines: defaultdict[int, float] = defaultdict(float)
    for finding, cost in zip(findings, points, strict=True):
        lines[line_of(finding.start)] += cost
    value = round(profile.score(total, words), 1)
    return Score(
        value=value,
        verdict=_verdict(value, findings, words, profile),
        points=round(total, 2),
        words=words,
        lines=tuple(LineScore(line, round(cost, 2)) for line, cost in sorted(lines.items())),
        parts=_parts(findings, points),
        scale=scale_of(profile),
    )


def _parts(findings: Sequence[Finding], points: Sequence[float]) -> tuple[tuple[Severity, float], ...]:
    costs: defaultdict[Severity, list[float]] = defaultdict(list)
    for finding, cost in zip(findings, points, strict=True):
        costs[finding.severity].append(cost)
    return tuple((each, round(math.fsum(costs[each]), 2)) for each in reversed(Severity) if each in costs)


def scale_of(profile: Profile) -> Scale:
    """The numbers of a profile that a score depends on besides the findings and their points."""
    reference, tolerated = profile.tolerance[0]
    return Scale(
        model=profile.model,
        a=profile.a,
        b=profile.b,
        reference_words=reference,
        tolerated=tolerated,
        cap=profile.cap,
        confidences=tuple((each, profile.confidences[each]) for each in Confidence),
        passing=profile.passing,
        review=profile.review,
        min_words=profile.min_words,
        fail_on_critical=profile.fail_on_critical,
    )


def _capped_points(findings: Sequence[Finding], profile: Profile) -> list[float]:
    """Each finding's points after its rule's cap, in the order of ``findings``."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, finding in enumerate(findings):
        places[finding.rule].append(place)
    points = [0.0] * len(findings)
    for mine in places.values():
        cap = profile.cap * max(_weight(findings[place], profile) for place in mine)
        for place, cost in zip(mine, capped([findings[place].points for place in mine], cap), strict=True):
            points[place] = cost
    return points


def _weight(finding: Finding, profile: Profile) -> float:
    """What the finding would cost at full confidence."""
    factor = profile.confidences[finding.confidence]
    return finding.points / factor if factor else finding.points


def _verdict(value: float, findings: Sequence[Finding], words: int, profile: Profile) -> Verdict:
    if profile.fail_on_critical and any(
        finding.severity is Severity.CRITICAL and finding.confidence is Confidence.HIGH and finding.points
        for finding in findings
    ):
        return Verdict.FAIL
    if words < profile.min_words:
        return Verdict.TOO_SHORT
    if value >= profile.passing:
        return Verdict.PASS
    return Verdict.REVIEW if value >= profile.review else Verdict.FAIL
