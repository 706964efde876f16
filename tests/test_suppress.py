"""Findings taken back: by comments in the file or the list beside it; and what is said of useless orders."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from helpers import checker_with, pattern
from hypothesis import given
from hypothesis import strategies as st

from tlqa.cli.main import cli
from tlqa.engine import Checker
from tlqa.errors import InputError
from tlqa.sidecar import read_sidecar

if TYPE_CHECKING:
    from tlqa.model import FileReport

RULES = (pattern("ferry", "en/boats/ferry"), pattern("quay", "en/land/quay"), pattern("mole", "en/land/mole"))
LINES = "<p>A ferry, a quay, a mole.</p>\n"


def check(page: str, **options: object) -> FileReport:
    return checker_with(*RULES, **options).check_bytes(page.encode(), "a.html")


def left(page: str) -> str:
    """The findings left: line and word of each."""
    found = check(page).findings
    return " ".join(f"{page[: f.start].count(chr(10)) + 1}:{f.text}" for f in found)


def said(page: str) -> list[str]:
    return [f"{n.line}:{n.column} {n.message}" for n in check(page).notices]


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("{}", "1:ferry 1:quay 1:mole"),
        ("<!-- tlqa-disable -->{}", ""),
        ("<!-- tlqa-disable en/boats -->{}", "1:quay 1:mole"),
        ("<!-- tlqa-disable land/quay, boats -->{}", "1:mole"),
        ("<!-- tlqa-disable en/land/* -- they are ours -->{}", "1:ferry"),
        ("<!-- tlqa-disable -- all of it -->{}", ""),
        ("<!--tlqa-disable land-->\n{}<!-- tlqa-enable -->{}", "2:ferry 3:ferry 3:quay 3:mole"),
        ("<!-- tlqa-disable -->{}<!-- tlqa-enable land/mole -->{}", "2:mole"),
        ("<!-- tlqa-disable land -->{}<!-- tlqa-enable land/mole -->{}", "1:ferry 2:ferry 2:mole"),
        ("{}<!-- tlqa-disable land -->{}", "1:ferry 1:quay 1:mole 2:ferry"),
        ("{}<!-- tlqa-disable-line land -->{}", "1:ferry 1:quay 1:mole 2:ferry"),
        ("<!-- tlqa-disable-next-line\nland -->\n{}{}", "3:ferry 4:ferry 4:quay 4:mole"),
        ("{}{}<!-- tlqa-disable-file boats -->", "1:quay 1:mole 2:quay 2:mole"),
        ("<!-- disable -->{}", "1:ferry 1:quay 1:mole"),
        ("<!-- see tlqa-disable -->{}", "1:ferry 1:quay 1:mole"),
    ],
)
def test_what_is_left(page: str, found: str) -> None:
    filled = page.format(*[LINES] * page.count("{}"))
    assert left(filled) == found


def test_a_finding_that_is_suppressed_costs_nothing() -> None:
    clean, marked = check("<p>A boat.</p>"), check("<!-- tlqa-disable -->" + LINES)
    assert marked.score.points == clean.score.points == 0
    assert (marked.suppressed, marked.findings, marked.notices) == (3, (), ())


@pytest.mark.parametrize(
    ("page", "notices"),
    [
        ("<!-- tlqa-disable -->{}", []),
        ("\n <!-- tlqa-disable en/boat -->{}", ["2:2 'en/boat' names no rule; did you mean 'en/boats'?"]),
        ("<!-- tlqa-disabel -->{}", ["1:1 'tlqa-disabel' means nothing; did you mean 'tlqa-disable'?"]),
        ("<!-- tlqa-quux -->{}", ["1:1 'tlqa-quux' means nothing"]),
        ("{}<!-- tlqa-disable boats -->", ["2:1 'tlqa-disable' suppresses nothing of boats"]),
        ("<!-- tlqa-disable-line -->\n{}", ["1:1 'tlqa-disable-line' suppresses nothing"]),
        ("<!-- tlqa-enable -->{}", ["1:1 'tlqa-enable': nothing was disabled before it"]),
        ("<!-- tlqa-disable --><!-- tlqa-disable -->{}", ["1:1 'tlqa-disable' suppresses nothing"]),
        ("<!-- a comment of another kind -->{}", []),
    ],
)
def test_what_is_said(page: str, notices: list[str]) -> None:
    assert said(page.format(LINES)) == notices


def test_an_order_about_a_rule_that_was_not_run_is_not_called_useless() -> None:
    page = "<!-- tlqa-disable land -->" + LINES
    assert check(page, select=["boats"]).notices == ()
    assert check(page, select=["boats"]).suppressed == 0


def test_all_can_be_reported() -> None:
    report = check("<!-- tlqa-disable -->" + LINES, suppress=False)
    assert (len(report.findings), report.suppressed, report.notices) == (3, 0, ())


MARK = st.sampled_from(["", "<!-- tlqa-disable -->", "<!-- tlqa-enable -->", "<!-- tlqa-disable land -->"])


@given(st.lists(MARK, max_size=12))
def test_switches_hold_until_the_next(marks: list[str]) -> None:
    page = "".join(f"{mark}<p>{n}: a ferry, a quay, a mole.</p>\n" for n, mark in enumerate(marks))
    expected, off_land, off_all = [], False, False
    for number, mark in enumerate(marks, 1):
        off_all = (off_all or mark == "<!-- tlqa-disable -->") and "tlqa-enable" not in mark
        off_land = (off_land or "land" in mark) and "tlqa-enable" not in mark
        expected += [] if off_all else [f"{number}:ferry"]
        expected += [] if off_all or off_land else [f"{number}:quay", f"{number}:mole"]
    assert left(page) == " ".join(expected)


# The list beside the file


def story(tmp_path: Path, accepted: str) -> Path:
    path = tmp_path / "story.txt"
    path.write_text("The ferry left.\n\nA quay and a mole and a ferry.\n", "utf-8")
    Path(f"{path}.tlqa.yaml").write_text(accepted, "utf-8")
    return path


@pytest.mark.parametrize(
    ("accepted", "found"),
    [
        ("- rule: boats", "quay mole"),
        ("- {rule: boats, line: 3}", "ferry quay mole"),
        ("- {rule: land, text: mole, reason: it is ours}", "ferry quay ferry"),
        ("- {rule: land, expires: 2001-01-31}", "ferry quay mole ferry"),
        ("- {rule: land, expires: 2999-12-31}\n- {rule: boats, line: 1}", "ferry"),
        ("", "ferry quay mole ferry"),
    ],
)
def test_a_list_beside_the_file(tmp_path: Path, accepted: str, found: str) -> None:
    report = checker_with(*RULES).check_file(story(tmp_path, accepted))
    assert " ".join(f.text for f in report.findings) == found
    assert report.suppressed == 4 - len(report.findings)


def test_what_is_said_of_the_list(tmp_path: Path) -> None:
    accepted = "- {rule: land, expires: 2001-01-31}\n- {rule: boats, text: barge}\n- {rule: boat}\n"
    report = checker_with(*RULES).check_file(story(tmp_path, accepted))
    assert [n.message for n in report.notices] == [
        "'boat' names no rule; did you mean 'boats'?",
        "the list beside the file suppresses nothing of boats",
        "what was accepted of land has expired",
    ]


@pytest.mark.parametrize(
    ("accepted", "message"),
    [
        ("- rules: land", "1: unknown key 'rules'"),
        ("- rule: land\n  line: two", "2: line: must be a whole number"),
        ("- rule: land\n- line: 2", "2: "),
        ("rule: land", "1: "),
        ("- {rule: land, expires: 2026-02-31}", "day is out of range for month"),
        ("- {rule: land, expires: '2026-02-31'}", "1: expires: 2026-02-31 is no date"),
        ("- [", "is not YAML"),
    ],
)
def test_a_list_that_is_wrong(tmp_path: Path, accepted: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read_sidecar(story(tmp_path, accepted))
    assert "story.txt.tlqa.yaml:" in str(caught.value)
    assert message in str(caught.value)


# From the command line


def test_the_command(tmp_path: Path) -> None:
    damaged = "<p>The talks ended late. The deal is dead,” the envoy told reporters on Sunday evening.</p>\n"
    page = tmp_path / "a.html"
    page.write_text(
        f"<!-- tlqa-disable-next-line quotes -- as said -->\n{damaged}<!-- tlqa-enable -->\n", "utf-8"
    )
    run = CliRunner().invoke(cli, ["check", str(page)])
    assert run.exit_code == 0
    assert "1 finding suppressed" in run.output
    assert "a.html:3:1  notice: 'tlqa-enable': nothing was disabled before it" in run.output
    run = CliRunner().invoke(cli, ["check", "--format", "concise", str(page)])
    assert run.output == f"{page}:3:1: notice: 'tlqa-enable': nothing was disabled before it\n"
    (file,) = json.loads(CliRunner().invoke(cli, ["check", "-f", "json", str(page)]).output)["files"]
    assert file["suppressed"] == 1
    assert [notice["line"] for notice in file["notices"]] == [3]
    assert CliRunner().invoke(cli, ["check", "--no-suppress", str(page)]).exit_code == 1


def test_a_list_that_is_wrong_does_not_stop_the_others(tmp_path: Path) -> None:
    wrong, right = story(tmp_path, "- nothing"), tmp_path / "b.txt"
    right.write_text("The ferry sailed on time.\n", "utf-8")
    run = CliRunner().invoke(cli, ["check", "--format", "concise", str(wrong), str(right)])
    assert run.exit_code == 2
    assert "story.txt.tlqa.yaml:1: " in run.stderr


def test_the_real_rules_can_be_named() -> None:
    page = "<!-- tlqa-disable common/spacing -- no such family there -->"
    notices = Checker().check_bytes(page.encode(), "a.html").notices
    assert len(notices) == 1
