"""Findings taken back by comments in the file, and what is said of useless orders."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from helpers import checker_with, pattern
from hypothesis import given
from hypothesis import strategies as st

from tlqa.cli.main import cli
from tlqa.engine import Checker

if TYPE_CHECKING:
    from pathlib import Path

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
        ("<!-- tlqa-disable-next-line land -->\n\n \n{}{}", "4:ferry 5:ferry 5:quay 5:mole"),
        (
            "<!-- tlqa-disable-next-line land -->\n<!-- tlqa-disable-next-line boats -->\n\n{}{}",
            "5:ferry 5:quay 5:mole",
        ),
        ("<!-- tlqa-disable-next-line -->\n{}<!-- a comment -->{}", "3:ferry 3:quay 3:mole"),
        ("<!-- tlqa-disable-next-line\nland -->\n{}{}", "3:ferry 4:ferry 4:quay 4:mole"),
        ("{}{}<!-- tlqa-disable-file boats -->", "1:quay 1:mole 2:quay 2:mole"),
        ("<!-- disable -->{}", "1:ferry 1:quay 1:mole"),
        ("<!-- see tlqa-disable -->{}", "1:ferry 1:quay 1:mole"),
        ("<!-- tlqa enables us to see such things -->{}", "1:ferry 1:quay 1:mole"),
        ("<!-- tlqa-disable\r\n  boats\r\n  -- a reason\r\n  of two lines -->{}", "4:quay 4:mole"),
        ("<!-- tlqa-disable boats — with a dash -->{}", "1:quay 1:mole"),
        ("<!-- tlqa-disable\u00a0boats – with a dash -->{}", "1:quay 1:mole"),
        ("<!-- tlqa-disable: boats --reason -->{}", "1:quay 1:mole"),
        ("<!-- TLQA-Disable boats -->{}", "1:quay 1:mole"),
        ("<!-- tlqa-disable boat -->{}", "1:ferry 1:quay 1:mole"),
        ("<!-- tlqa-disable boat, land -->{}", "1:ferry"),
        ("<p>A ferry\nor<!-- tlqa-disable-line land --> a quay\n and a mole.</p>", "1:ferry 3:mole"),
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
        (
            "<p>Rope.</p> <!-- tlqa-disable-next-line\n\nland -->\n<p>Rope.</p>\n{}",
            ["1:14 'tlqa-disable-next-line' suppresses nothing of land"],
        ),
        (
            "<!-- tlqa-disable-quays -->{}",
            ["1:1 'tlqa-disable-quays' means nothing; did you mean 'tlqa-disable'?"],
        ),
        ("<!-- tlqa disable -->{}", ["1:1 'tlqa disable' means nothing; did you mean 'tlqa-disable'?"]),
        ("<!-- tlqa: disable -->{}", ["1:1 'tlqa:disable' means nothing; did you mean 'tlqa-disable'?"]),
        ("<!-- tlqa: disabled rules are in the wiki -->{}", []),
        (
            "<!-- tlqa-disable boats -->{}<!-- tlqa-enable land -->",
            ["2:1 'tlqa-enable': nothing was disabled before it"],
        ),
        (
            "<!-- tlqa-disable -->{}<!-- tlqa-enable --><!-- tlqa-enable -->",
            ["2:21 'tlqa-enable': nothing was disabled before it"],
        ),
        ("<!-- tlqa-disable -->{}<!-- tlqa-enable land --><!-- tlqa-enable -->", []),
        ("<!-- tlqa-disable terms/forbidden -->{}", []),
        ("<!-- a comment of another kind -->{}", []),
    ],
)
def test_what_is_said(page: str, notices: list[str]) -> None:
    assert said(page.format(LINES)) == notices


@pytest.mark.parametrize(
    ("order", "select", "told"),
    [
        ("tlqa-disable land", "boats", False),
        ("tlqa-disable land", "land/mole", False),  # land/quay might be what it is for
        ("tlqa-disable", "land", False),
        ("tlqa-disable land/mole", "land/mole", True),
        ("tlqa-disable land", "land", True),
        ("tlqa-disable", "en", True),
    ],
)
def test_an_order_about_a_rule_that_was_not_run_is_not_called_useless(
    order: str, select: str, told: bool
) -> None:
    report = check(f"<!-- {order} --><p>Rope.</p>", select=[select])
    assert (len(report.notices), report.suppressed) == (int(told), 0)


def test_an_order_is_told_though_rules_on_trial_did_not_run() -> None:
    page = b"<!-- tlqa-disable quotes --><p>Rope.</p>"
    (notice,) = Checker().check_bytes(page, "a.html").notices
    assert notice.message == "'tlqa-disable' suppresses nothing of quotes"


def test_thousands_of_orders() -> None:
    page = "".join(f"<!-- tlqa-disable boat{n} --><!-- tlqa-disable land, quotes -->" for n in range(4000))
    report = Checker().check_bytes((page + LINES).encode(), "a.html")
    assert len(report.notices) > 4000


def test_what_a_comment_says_is_cut_in_a_notice() -> None:
    (notice,) = check(f"<!-- tlqa-disable {'x' * 100_000} -->{LINES}").notices
    assert notice.message == f"'{'x' * 59}…' names no rule"
    (notice,) = check(f"<!-- tlqa-{'x' * 100_000} -->{LINES}").notices
    assert notice.message == f"'tlqa-{'x' * 54}…' means nothing"


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


def test_the_real_rules_can_be_named() -> None:
    page = "<!-- tlqa-disable common/spacing -- no such family there -->"
    notices = Checker().check_bytes(page.encode(), "a.html").notices
    assert len(notices) == 1
