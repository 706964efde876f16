"""The formulas: values worked out by hand (they are ours, not the paper's), and what must always hold.

With the points (250, 4) and (1000, 8) the equation of ``calibrate`` has a closed form: the longer text
is four times as long and tolerates twice as much, so 1 + 4y = (1 + y)² with y = 250 b, hence y = 2,
b = 0.008 and a = 4 / ln 3 = 3.640957. E(500) = a · ln 5 = 5.859895.
"""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tlqa.scoring.formulas import (
    calibrate,
    capped,
    linear_score,
    nonlinear_score,
    penalty_points,
    tolerance,
)

A, B = 4 / math.log(3), 0.008

POINTS = st.floats(0, 1e4)
WORDS = st.integers(1, 1_000_000)
THRESHOLDS = st.floats(0, 99)


def test_penalty_points() -> None:
    assert penalty_points(5, 0.5) == 2.5


def test_calibrate_by_hand() -> None:
    assert calibrate(250, 4, 1000, 8) == pytest.approx((A, B), rel=1e-9)


def test_calibrate_another_by_hand() -> None:
    """Nine times as long, three times as much would be 1 + 9y = (1 + y)³: y² + 3y − 6 = 0."""
    y = (-3 + math.sqrt(33)) / 2
    assert calibrate(100, 2, 900, 6) == pytest.approx((2 / math.log1p(y), y / 100), rel=1e-9)


@pytest.mark.parametrize(
    ("words", "expected"), [(0, 0.0), (250, 4.0), (500, 5.859895), (1000, 8.0), (2000, 10.315608)]
)
def test_tolerance_by_hand(words: int, expected: float) -> None:
    """E(2000) = 4 · ln 17 / ln 3 = 4 · 2.8332133 / 1.0986123."""
    assert tolerance(words, A, B) == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize(
    ("points", "words", "expected"),
    [
        (0, 500, 100.0),
        (4, 250, 95.0),  # the penalty is the tolerance: the threshold
        (8, 250, 90.0),  # twice the tolerance: twice as far from 100
        (8, 500, 93.173938),  # 100 − 5 · 8 / 5.859895
        (1000, 250, 0.0),
    ],
)
def test_nonlinear_score_by_hand(points: float, words: int, expected: float) -> None:
    assert nonlinear_score(points, words, a=A, b=B, threshold=95) == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize(
    ("points", "words", "expected"), [(0, 1, 100.0), (4, 250, 95.0), (8, 500, 95.0), (8, 250, 90.0)]
)
def test_linear_score_by_hand(points: float, words: int, expected: float) -> None:
    score = linear_score(points, words, reference_words=250, tolerated=4, threshold=95)
    assert score == pytest.approx(expected)


@pytest.mark.parametrize(
    "anchors",
    [
        (250, 4, 1000, 16),  # on a straight line through nothing
        (250, 4, 1000, 20),  # bends the wrong way
        (250, 4, 1000, 4),  # flat
        (250, 4, 1000, 3),  # falls
        (1000, 8, 250, 4),  # the wrong way round
        (0, 4, 1000, 8),
        (250, 0, 1000, 8),
        (250, 4, 1000, 4 * (1 + 1e-9)),  # too flat for a double
    ],
)
def test_calibrate_without_a_solution(anchors: tuple[float, float, float, float]) -> None:
    with pytest.raises(ValueError, match="tolerance"):
        calibrate(*anchors)


@pytest.mark.parametrize("words", [0, -1])
def test_no_words_no_score(words: int) -> None:
    with pytest.raises(ValueError, match="without words"):
        nonlinear_score(1, words, a=A, b=B, threshold=95)
    with pytest.raises(ValueError, match="without words"):
        linear_score(1, words, reference_words=250, tolerated=4, threshold=95)


@given(st.floats(10, 5000), st.floats(1.2, 50), st.floats(0.1, 100), st.floats(0.05, 0.95), THRESHOLDS)
def test_both_anchor_points_are_met(
    x1: float, times: float, e1: float, bend: float, threshold: float
) -> None:
    x2, e2 = x1 * times, e1 * times**bend
    assume(1.02 < e2 / e1 < 0.98 * x2 / x1)
    a, b = calibrate(x1, e1, x2, e2)
    assert a > 0
    assert b > 0
    for words, points in ((x1, e1), (x2, e2)):
        assert tolerance(words, a, b) == pytest.approx(points, rel=1e-6)
        assert nonlinear_score(points, words, a=a, b=b, threshold=threshold) == pytest.approx(threshold)


@given(WORDS, THRESHOLDS)
def test_nothing_found_is_100(words: int, threshold: float) -> None:
    assert nonlinear_score(0, words, a=A, b=B, threshold=threshold) == 100


@given(POINTS, POINTS, WORDS, THRESHOLDS)
def test_more_penalty_never_scores_higher(p: float, q: float, words: int, threshold: float) -> None:
    low, high = sorted((p, q))
    better = nonlinear_score(low, words, a=A, b=B, threshold=threshold)
    worse = nonlinear_score(high, words, a=A, b=B, threshold=threshold)
    assert 0 <= worse <= better <= 100


@given(POINTS, WORDS, WORDS)
def test_the_same_penalty_weighs_less_in_a_longer_story(points: float, x: int, y: int) -> None:
    short, long = sorted((x, y))
    assert nonlinear_score(points, short, a=A, b=B, threshold=95) <= nonlinear_score(
        points, long, a=A, b=B, threshold=95
    )


@given(st.lists(st.floats(0, 100), min_size=1), st.floats(0.1, 100))
def test_a_cap_is_shared(points: list[float], cap: float) -> None:
    shared = capped(points, cap)
    assert math.fsum(shared) == pytest.approx(min(cap, math.fsum(points)))
    assert all(mine <= own + 1e-9 for mine, own in zip(shared, points, strict=True))
