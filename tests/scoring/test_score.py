"""A story's score: caps, lines, verdicts, and the calibration that the wire profile promises."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tlqa.model import Confidence, Finding, Severity, Verdict
from tlqa.scoring.profiles import load_profile
from tlqa.scoring.score import score_story

WIRE = load_profile("wire")
LENIENT = load_profile("lenient")


def finding(
    rule: str,
    severity: Severity = Severity.MINOR,
    confidence: Confidence = Confidence.HIGH,
    start: int = 0,
    weight: float | None = None,
) -> Finding:
    return Finding(
        rule=rule,
        severity=severity,
        confidence=confidence,
        category="x",
        message="x",
        why="x",
        start=start,
        end=start + 1,
        text="x",
        points=WIRE.penalty(severity, confidence, weight),
    )


def line_of(offset: int) -> int:
    """Ten characters a line."""
    return offset // 10 + 1


def test_clean() -> None:
    score = score_story([], 500, line_of, WIRE)
    assert (score.value, score.verdict, score.points, score.lines) == (100, Verdict.PASS, 0, ())


def test_one_major_and_a_few_minors_go_to_an_editor() -> None:
    findings = [finding("a", Severity.MAJOR), finding("b"), finding("c"), finding("d")]
    score = score_story(findings, 500, line_of, WIRE)
    assert (score.value, score.points, score.verdict) == (93.2, 8, Verdict.REVIEW)


def test_a_single_slip_passes() -> None:
    assert score_story([finding("a")], 60, line_of, WIRE).verdict is Verdict.PASS


def test_a_story_as_damaged_as_the_founding_one_fails_even_without_its_critical() -> None:
    majors = [finding(f"m{n}", Severity.MAJOR, Confidence.MEDIUM) for n in range(10)]
    critical = finding("c", Severity.CRITICAL, Confidence.MEDIUM)
    score = score_story([*majors, critical], 600, line_of, WIRE)
    assert score.verdict is Verdict.FAIL
    assert score.value == pytest.approx(70.7)


def test_a_rule_costs_at_most_three_times_its_weight() -> None:
    findings = [finding("a", Severity.MAJOR, start=10 * n) for n in range(6)]
    score = score_story(findings, 500, line_of, WIRE)
    assert score.points == 15
    assert [(line.line, line.points) for line in score.lines] == [(n, 2.5) for n in range(1, 7)]


def test_the_cap_counts_the_weight_and_not_the_confidence() -> None:
    findings = [finding("a", Severity.MAJOR, Confidence.LOW) for _ in range(10)]
    assert score_story(findings, 500, line_of, WIRE).points == 10


def test_the_cap_is_per_rule() -> None:
    findings = [finding(rule) for rule in "ab" for _ in range(5)]
    assert score_story(findings, 500, line_of, WIRE).points == 6


def test_points_stand_on_the_line_where_the_finding_begins() -> None:
    findings = [finding("b", start=25), finding("a", start=3), finding("c", Severity.MAJOR, start=29)]
    score = score_story(findings, 500, line_of, WIRE)
    assert [(line.line, line.points) for line in score.lines] == [(1, 1), (3, 6)]


def test_too_short_has_a_number_but_no_verdict() -> None:
    score = score_story([finding("a")], 39, line_of, WIRE)
    assert score.verdict is Verdict.TOO_SHORT
    assert score.value == score_story([finding("a")], 40, line_of, WIRE).value


def test_no_words_at_all() -> None:
    assert score_story([], 0, line_of, WIRE).value == 100


@pytest.mark.parametrize("words", [10, 5000])
def test_a_sure_critical_fails_by_itself(words: int) -> None:
    findings = [finding("a", Severity.CRITICAL, weight=0.1)]
    assert score_story(findings, words, line_of, WIRE).verdict is Verdict.FAIL
    assert score_story(findings, words, line_of, LENIENT).verdict is not Verdict.FAIL


def test_an_unsure_critical_does_not() -> None:
    findings = [finding("a", Severity.CRITICAL, Confidence.MEDIUM)]
    assert score_story(findings, 1000, line_of, WIRE).verdict is Verdict.REVIEW


def test_the_verdict_is_that_of_the_number_shown() -> None:
    """5.9 points in 500 words score 94.966: shown as 95.0, so it passes."""
    score = score_story([finding("a", weight=5.9)], 500, line_of, WIRE)
    assert (score.value, score.verdict) == (95.0, Verdict.PASS)


FINDINGS = st.lists(
    st.builds(
        finding,
        st.sampled_from("abc"),
        st.sampled_from(Severity),
        st.sampled_from(Confidence),
        st.integers(0, 200),
    )
)


@given(FINDINGS, st.integers(0, 3000))
def test_lines_add_up_to_the_points(findings: list[Finding], words: int) -> None:
    score = score_story(findings, words, line_of, WIRE)
    assert sum(line.points for line in score.lines) == pytest.approx(score.points, abs=0.2)
    assert 0 <= score.value <= 100


@given(FINDINGS)
def test_order_does_not_matter(findings: list[Finding]) -> None:
    assert score_story(findings, 500, line_of, WIRE) == score_story(findings[::-1], 500, line_of, WIRE)
