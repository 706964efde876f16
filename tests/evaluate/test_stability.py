"""The limits of stable rules, and the table in which measurements lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers import pattern

from tlqa.errors import CorpusError
from tlqa.evaluate.stability import Measured, Source, Table, doubtful, read_table, tabulate, to_csv
from tlqa.evaluate.story import Span, Story
from tlqa.model import Confidence, Document, FileReport, Finding, Score, Severity, Verdict

if TYPE_CHECKING:
    from pathlib import Path

SOURCES = (Source("news", True, 90_000), Source("bank", True, 10_000), Source("news", False, 50_000))


def table(*numbers: int) -> Table:
    return Table("2026-01-31", SOURCES, {"en/tests/rule": Measured("en/tests/rule", "stable", *numbers)})


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((0, 0, 0, 0), None),
        ((2, 10, 9, 9), None),  # 0.02 and 0.1 in 1,000 words, the most there may be
        ((3, 0, 9, 9), "0.030 major or critical alarms in 1,000 words of clean copy, more than 0.02"),
        ((0, 11, 9, 9), "0.110 minor alarms in 1,000 words of clean copy, more than 0.1"),
        ((0, 0, 2, 0), None),  # two hits say nothing
        ((0, 0, 3, 2), "2 of 3 hits right, less than 80%"),
        ((0, 0, 5, 4), None),
    ],
)
def test_limits(numbers: tuple[int, ...], said: str | None) -> None:
    assert table(*numbers).breaks("en/tests/rule") == said


def test_a_rule_that_was_not_measured_breaks_nothing() -> None:
    assert table(9, 9, 9, 0).breaks("en/tests/other") is None


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((0, 0, 4, 0), None),
        ((0, 0, 10, 9), None),
        ((0, 0, 10, 8), Confidence.MEDIUM),
        ((2, 0, 9, 9), None),  # two alarms in twice the length are one: 9 of 10
        ((10, 0, 5, 5), Confidence.LOW),
    ],
)
def test_doubtful_confidence(numbers: tuple[int, ...], expected: Confidence | None) -> None:
    rule = pattern("x", confidence=Confidence.HIGH)
    found = doubtful(table(*numbers), [rule])
    assert found == ([(rule.id, Confidence.HIGH, expected)] if expected else [])


def test_there_and_back(tmp_path: Path) -> None:
    path = tmp_path / "measured.csv"
    path.write_text(to_csv(table(1, 2, 4, 3)), "utf-8")
    assert path.read_text("utf-8").splitlines()[-1] == "en/tests/rule,stable,1,2,4,3,0.010,0.020,0.75"
    assert read_table(path) == table(1, 2, 4, 3)


def test_a_bad_row_is_named(tmp_path: Path) -> None:
    path = tmp_path / "measured.csv"
    path.write_text(to_csv(table(1, 2, 4, 3)) + "en/tests/other,stable,x,0,0,0\n", "utf-8")
    with pytest.raises(CorpusError, match=r"measured.csv:7: is no row"):
        read_table(path)
    with pytest.raises(CorpusError, match="cannot be read"):
        read_table(tmp_path / "absent.csv")


def test_tabulate(tmp_path: Path) -> None:
    """Two hits in a story with one span, an alarm in a clean one, and a rule that is silent."""

    def found(start: int) -> Finding:
        return Finding(
            "en/tests/rule", Severity.MINOR, Confidence.HIGH, "style", "", "", start, start + 1, "", 1
        )

    def report(*findings: Finding) -> FileReport:
        return FileReport(Document("", "x", "plain", "en", ()), findings, Score(90, Verdict.PASS, 0, 3))

    span = Span(0, 2, "ab", "calque", Severity.MAJOR)
    damaged = Story("a", tmp_path, None, "ab cd ef", "fr", (span,), source="x")
    clean = Story("b", tmp_path, None, "ab cd", None, (), source="x")
    rules = [pattern("x"), pattern("y", "en/tests/silent", status="preview")]
    made = tabulate("2026-01-31", [(damaged, report(found(0), found(4))), (clean, report(found(1)))], rules)
    assert made.sources == (Source("x", False, 3), Source("x", True, 2))
    assert made.rows == {
        "en/tests/rule": Measured("en/tests/rule", "stable", 0, 1, 2, 1),
        "en/tests/silent": Measured("en/tests/silent", "preview", 0, 0, 0, 0),
    }
