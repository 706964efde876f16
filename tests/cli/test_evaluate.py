"""``tlqa evaluate``: figures of a small corpus, and limits on them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from running import CLEAN, DAMAGED

from tlqa.cli.evaluate import failed, parse_limits
from tlqa.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from running import Run


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A damaged story with one span that is found and one that is not, and a clean one."""
    found, missed = DAMAGED.index("dead,”"), DAMAGED.index("soup")
    spans = (
        f"- {{start: {found}, end: {found + 6}, text: 'dead,”', kind: quote-unbalanced, severity: major}}\n"
        f"- {{start: {missed}, end: {missed + 4}, text: soup, kind: wrong-sense, severity: major}}\n"
    )
    for name, text, annotation in (
        ("fr-en/talks", DAMAGED, f"source_language: fr\nspans:\n{spans}"),
        ("clean/ferry", CLEAN, "source_language: null\nspans: []\n"),
    ):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "story.txt").write_text(text, "utf-8")
        (tmp_path / name / "story.yaml").write_text(annotation, "utf-8")
    return tmp_path


def test_text(run: Run, corpus: Path) -> None:
    result = run("evaluate", corpus)
    assert result.exit_code == 0
    assert "recall, major and critical            50.0%  (1 of 2)" in result.stdout
    assert "|profile:wire|" in result.stdout


def test_json(run: Run, corpus: Path) -> None:
    result = run("evaluate", corpus, "--json", "--misses")
    value = json.loads(result.stdout)
    assert (value["recall"], value["precision"], value["alarms"], value["auc"]) == (0.5, 1.0, 0.0, 1.0)
    assert "missed" in result.stderr


def test_misses_and_false_alarms(run: Run, corpus: Path) -> None:
    assert ":5 wrong-sense major: soup" in run("evaluate", corpus, "--misses").stdout
    assert "wrong-sense major" not in run("evaluate", corpus, "--false-alarms").stdout


@pytest.mark.parametrize(
    ("limits", "status"),
    [
        ("recall=0.5", 0),
        ("recall=50%,precision=1,alarms=0,auc=1", 0),
        ("recall=0.51", 1),
        ("precision=0.9,recall=60%", 1),
    ],
)
def test_fail_under(run: Run, corpus: Path, limits: str, status: int) -> None:
    result = run("evaluate", corpus, "--fail-under", limits)
    assert result.exit_code == status
    assert ("recall is 0.500, less than" in result.stderr) is bool(status)


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("recal=0.5", "no figure 'recal'"),
        ("recall", "is not a number"),
        ("recall=x", "is not a number"),
        ("recall=60", "0.6 or 60%"),
        ("recall=nan", "0.6 or 60%"),
        ("alarms=-1", "0.6 or 60%"),
    ],
)
def test_limits_that_are_none(part: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        parse_limits([part])


def test_a_figure_that_is_worse_than_its_limit() -> None:
    figures = {"recall": 0.5, "alarms": 2.5, "auc": None}
    assert list(failed({"recall": 0.4, "alarms": 3}, figures)) == []
    assert list(failed({"recall": 0.6, "alarms": 2, "auc": 0.5}, figures)) == [
        "recall is 0.500, less than 0.6",
        "alarms is 2.50, more than 2",
        "auc could not be measured on this corpus",
    ]


def test_several_paths_are_one_evaluation(run: Run, corpus: Path, tmp_path: Path) -> None:
    other = tmp_path / "more.jsonl"
    row = {"target": "It rained on Monday in the old harbour town.", "spans": [], "human": True}
    other.write_text(json.dumps(row) + "\nno json\n", "utf-8")
    result = run("evaluate", corpus, other, "--per-rule")
    assert result.exit_code == 2
    assert f"tlqa: error: {other}:2: is not JSON" in result.stderr
    assert "1 damaged stories, 2 clean ones" in result.stdout
    assert re.search(r"^  more +0 +1 +9 ", result.stdout, re.MULTILINE)
    assert "rules that fired nowhere: " in result.stdout
    value = json.loads(run("evaluate", corpus, other, "--json").stdout)
    assert value["sources"]["more"]["stories"] == {"damaged": 0, "clean": 1, "clean_words": 9}
    assert value["silent_rules"] == []


def test_a_regular_expression_that_is_none(run: Run, corpus: Path) -> None:
    result = run("evaluate", corpus, "--documents", "(")
    assert result.exit_code == 2
    assert "not a regular expression" in result.stderr


def test_no_corpus(run: Run, tmp_path: Path) -> None:
    result = run("evaluate", tmp_path)
    assert result.exit_code == 2
    assert "holds no annotated story" in result.stderr
