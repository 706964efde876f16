"""The arithmetic of the score: pure functions of numbers.

Two scales turn a story's absolute penalty total (APT, in penalty points) into a score out of 100. Both
are tied to a passing threshold PT: the score that a story gets when its penalty is just the tolerated
one. The linear scale tolerates so many points per reference number of words, as MQM scorecards do. The
non-linear one is the model of S. Gladkoff, L. Han and K. Gasova, 'Non-Linear Scoring Model for
Translation Quality Evaluation', arXiv 2511.13467: what readers tolerate grows with the logarithm of the
length, so a linear scale is too hard on briefs and too soft on long reads.
"""

from __future__ import annotations

import math

_MOST_STEPS = 300


def penalty_points(weight: float, factor: float) -> float:
    """Penalty points of one finding: its weight times how far a rule of its confidence is trusted.

    The weights are MQM's severity weights (minor 1, major 5, critical 25) or a rule's own; the factor for
    confidence is ours, since a rule, unlike a rater, is known to be wrong at times.
    """
    return weight * factor


def capped(points: list[float], cap: float) -> list[float]:
    """Share a cap among the findings of one rule in one story.

    Args:
        points: the penalty points of each finding, none negative.
        cap: the most that they may cost together.

    Returns:
        the points themselves where they stay under the cap, else each one's share of it, so that no
        finding is free because it comes late in the story.
    """
    total = math.fsum(points)
    if total <= cap:
        return list(points)
    return [cap * each / total for each in points]


def tolerance(words: float, a: float, b: float) -> float:
    """E(x) = a · ln(1 + b · x): the penalty points tolerated in x words (arXiv 2511.13467)."""
    return a * math.log1p(b * words)


def nonlinear_score(points: float, words: float, *, a: float, b: float, threshold: float) -> float:
    """score = 100 − (100 − PT) · APT / E(words), not below 0 (arXiv 2511.13467).

    Args:
        points: APT, the absolute penalty total.
        words: the length of the story, above 0.
        a: scale of the tolerance, in points.
        b: how soon the tolerance bends, per word.
        threshold: PT, the score of a story whose penalty is just E(words).

    Raises:
        ValueError: no words, so nothing to measure against.
    """
    if words <= 0:
        raise ValueError("a story without words has no tolerance")
    return _score(points, tolerance(words, a, b), threshold)


def linear_score(
    points: float, words: float, *, reference_words: float, tolerated: float, threshold: float
) -> float:
    """The same scale with a tolerance that grows in proportion: ``tolerated`` points per ``reference_words``.

    This is the linear calibrated scoring of MQM that arXiv 2511.13467 takes as its point of departure.

    Raises:
        ValueError: no words, so nothing to measure against.
    """
    if words <= 0:
        raise ValueError("a story without words has no tolerance")
    return _score(points, tolerated * words / reference_words, threshold)


def _score(points: float, tolerated: float, threshold: float) -> float:
    return max(0.0, 100.0 - (100.0 - threshold) * points / tolerated)


def calibrate(x1: float, e1: float, x2: float, e2: float) -> tuple[float, float]:
    """The (a, b) of E(x) = a · ln(1 + b · x) through two tolerance points (arXiv 2511.13467).

    Dividing E(x2) by E(x1) removes a and leaves one equation in b,

        ln(1 + b · x2) / ln(1 + b · x1) = e2 / e1,

    whose left side falls steadily from x2/x1 (b → 0, a straight line) to 1 (b → ∞). So there is one
    solution when 1 < e2/e1 < x2/x1 and none otherwise. It is found by bisection over ln b.

    Args:
        x1: words of the shorter text.
        e1: penalty points tolerated in it.
        x2: words of the longer text.
        e2: penalty points tolerated in it.

    Raises:
        ValueError: no curve of this form passes through the two points.
    """
    if not (0 < x1 < x2 and e1 > 0):
        raise ValueError("two tolerance points need 0 < words 1 < words 2 and points above 0")
    ratio = e2 / e1
    if not 1 < ratio < x2 / x1:
        raise ValueError(
            f"no logarithmic tolerance passes through {e1:g} points in {x1:g} words"
            f" and {e2:g} points in {x2:g} words: the longer text must tolerate more points,"
            " but fewer per word"
        )
    b = _bisect(x1, x2, ratio)
    return e1 / math.log1p(b * x1), b


def _bisect(x1: float, x2: float, ratio: float) -> float:
    """The b at which ln(1 + b · x2) / ln(1 + b · x1) is ``ratio``."""
    low, high = math.log(1e-9 / x2), math.log(1e300 / x2)
    for _ in range(_MOST_STEPS):
        middle = (low + high) / 2
        b = math.exp(middle)
        if math.log1p(b * x2) / math.log1p(b * x1) > ratio:
            low = middle
        else:
            high = middle
    b = math.exp((low + high) / 2)
    if not math.isclose(math.log1p(b * x2) / math.log1p(b * x1), ratio, rel_tol=1e-6):
        raise ValueError("the two tolerance points lie too nearly on a straight or a flat line to calibrate")
    return b
