"""The figures, on stories small enough to count by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tlqa.evaluate.kinds import CLASSES, KIND_CLASS, detector_class
from tlqa.evaluate.measure import Share, auc, by_source, measure, touches, unfound, untouching
from tlqa.evaluate.render import as_json, as_text
from tlqa.evaluate.story import Span, Story
from tlqa.model import Confidence, Document, FileReport, Finding, Origin, Score, Severity, Verdict

if TYPE_CHECKING:
    from tlqa.evaluate.measure import Figures


def finding(
    start: int, end: int, rule: str = "a/b", severity: Severity = Severity.MAJOR, category: str = "style"
) -> Finding:
    return Finding(
        rule=rule,
        severity=severity,
        confidence=Confidence.HIGH,
        category=category,
        message="",
        why="",
        start=start,
        end=end,
        text="",
        points=1.0,
    )


def span(start: int, end: int, kind: str = "word-order", severity: Severity = Severity.MAJOR) -> Span:
    return Span(start, end, "", kind, severity)


def story(words: int, *spans: Span) -> Story:
    return Story("x", Path("x"), b"", "word " * words, None, spans)


def checked(words: int, spans: list[Span], findings: list[Finding], score: float) -> tuple[Story, FileReport]:
    document = Document("", "x", "text", "en", ())
    return story(words, *spans), FileReport(document, tuple(findings), Score(score, Verdict.PASS, 0.0, words))


@pytest.mark.parametrize(
    ("place", "marked", "expected"),
    [
        ((0, 5), (5, 9), False),
        ((0, 6), (5, 9), True),
        ((8, 20), (5, 9), True),
        ((9, 20), (5, 9), False),
        ((5, 5), (5, 9), True),  # no length: the character after it
        ((9, 9), (5, 9), False),
        ((0, 124), (5, 6), True),  # 4 times 1 and 120
        ((0, 125), (5, 6), False),
    ],
)
def test_touches(place: tuple[int, int], marked: tuple[int, int], expected: bool) -> None:
    assert touches(finding(*place), span(*marked)) is expected


@pytest.mark.parametrize(
    ("lower", "higher", "expected"),
    [([1, 2], [3, 4], 1.0), ([3], [1], 0.0), ([1, 3], [2, 3], 0.625), ([], [1], None), ([1], [], None)],
)
def test_auc(lower: list[float], higher: list[float], expected: float | None) -> None:
    """1 < 2, 1 < 3, not 3 < 2, and 3 ties with 3: 2.5 of 4."""
    assert auc(lower, higher) == expected


def example() -> Figures:
    """Two damaged stories (4 spans, 3 of them grave, 2 of these found; 4 findings, 3 touch) and two clean."""
    spans = [
        span(0, 5),
        span(10, 15, "quote-style", Severity.MINOR),
        span(20, 25, "calque", Severity.CRITICAL),
    ]
    return measure(
        [
            checked(
                100, spans, [finding(1, 2), finding(3, 4), finding(12, 13, "q"), finding(50, 51, "q")], 60
            ),
            checked(100, [span(0, 5, "calque")], [finding(4, 9, category="terminology")], 99),
            checked(1500, [], [finding(1, 2, "q", Severity.MINOR), finding(3, 4)], 98),
            checked(500, [], [], 100),
        ]
    )


def test_figures() -> None:
    figures = example()
    assert (figures.damaged, figures.clean, figures.clean_words) == (2, 2, 2000)
    assert figures.recall == Share(2, 3)
    assert figures.recall_all == Share(3, 4)
    assert figures.recall_by_class == {"lexicon": Share(1, 2), "parsing": Share(1, 1)}
    assert figures.recall_by_kind == {"calque": Share(1, 2), "word-order": Share(1, 1)}
    assert figures.precision == Share(4, 5)
    assert figures.precision_by_category == {"style": Share(3, 4), "terminology": Share(1, 1)}
    assert figures.alarms_per_1000_words == 1.0
    assert figures.alarms_major_per_1000_words == 0.5
    assert figures.auc == 0.75


def test_rules_most_false_first() -> None:
    rules = [(each.rule, each.fired, each.touching, each.false, each.alarms) for each in example().rules]
    assert rules == [("q", 3, 1, 2, 1), ("a/b", 4, 3, 1, 1)]


def test_misses_and_false_alarms() -> None:
    pair = checked(100, [span(0, 5), span(20, 25)], [finding(1, 2), finding(40, 41)], 60)
    assert unfound(*pair) == (span(20, 25),)
    assert untouching(*pair) == (finding(40, 41),)


def test_of_nothing_there_are_no_figures() -> None:
    figures = measure([])
    assert (figures.recall.value, figures.precision.value, figures.auc) == (None, None, None)
    assert figures.alarms_per_1000_words is None
    assert "–" in as_text(figures, "sig", {})
    assert json.loads(as_json(figures, "sig", {}))["recall"] is None


def test_text() -> None:
    lines = as_text(example(), "sig", {}).splitlines()
    assert lines[0] == "2 damaged stories, 2 clean ones of 2,000 words"
    assert "recall, major and critical            66.7%  (2 of 3)" in lines
    assert "false alarms per 1,000 clean words     1.00  (2)" in lines
    assert "ROC AUC of the score                 0.750" in lines
    assert lines[-1] == "sig"


def test_json() -> None:
    value = json.loads(as_json(example(), "sig", {}))
    assert value["signature"] == "sig"
    assert value["recall"] == 0.6667
    assert value["counts"]["recall"] == {"part": 2, "whole": 3}
    assert value["rules"][0] == {
        "rule": "q",
        "fired": 3,
        "touching": 1,
        "false": 2,
        "alarms": 1,
        "hits": 2,
        "precision": 0.5,
        "alarms_major": 0,
        "alarms_per_1000_words": 0.5,
    }
    assert value["sources"] == {}


def test_text_by_source_and_by_rule() -> None:
    pairs = [
        (replace(story, source=name), report)
        for name, (story, report) in zip(
            "ab", [checked(100, [span(0, 5)], [finding(1, 2)], 90), checked(500, [], [], 100)], strict=True
        )
    ]
    assert list(by_source(pairs)) == ["a", "b"]
    rows = [
        line.split() for line in as_text(measure(pairs), "sig", by_source(pairs), ["x/silent"]).splitlines()
    ]
    assert "a 1 0 0 100% 100% – – –".split() in rows
    assert "b 0 1 500 – – 0.00 0.00 –".split() in rows
    assert "a/b 1 1 100% 0 0.000".split() in rows
    assert rows[rows.index("rules that fired nowhere: 1".split()) + 1] == ["x/silent"]


def test_a_known_slip_of_clean_copy_is_no_false_alarm() -> None:
    story, report = checked(500, [], [finding(1, 2), finding(40, 41)], 98)
    pair = (replace(story, known=((0, 5),)), report)
    assert measure([pair]).alarms == 1
    assert untouching(*pair) == (finding(40, 41),)


def test_translated_copy_without_a_mark_is_not_clean() -> None:
    story, report = checked(500, [], [finding(1, 2)], 98)
    figures = measure([(replace(story, translated=True), report)])
    assert (figures.damaged, figures.clean, figures.alarms, figures.precision) == (1, 0, 0, Share(0, 1))


def test_source_languages() -> None:
    """Four stories of known language: two guessed, one of them right; and a clean one with a guess."""
    guesses = [("fr", "fr"), ("fr", "de"), ("es", None), ("es", None), (None, "ru")]
    pairs = []
    for code, guess in guesses:
        story, report = checked(100, [span(0, 5)] if code else [], [], 90)
        origin = Origin(guess, 3.0) if guess else None
        pairs.append((replace(story, source_language=code), replace(report, translated_from=origin)))
    figures = measure(pairs).origin
    assert (figures.guessed, figures.right, figures.clean) == (Share(2, 4), Share(1, 2), Share(1, 1))


@pytest.mark.parametrize(
    ("category", "expected"),
    [
        ("Fluency/Punctuation", "surface"),
        ("Locale_convention/Name", "surface"),
        ("Linguistic_conventions/Grammar", "part-of-speech"),
        ("Accuracy/Mistranslation", "source-only"),
    ],
)
def test_categories_of_mqm(category: str, expected: str) -> None:
    assert detector_class(category) == expected


def test_every_kind_has_one_class() -> None:
    assert set(KIND_CLASS.values()) == set(CLASSES)
    assert detector_class("quote-unbalanced") == "quotes"
    assert detector_class("never-heard-of") == "source-only"
