"""The report for people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tlqa.outputs.base import Options, find_output
from tlqa.outputs.terminal import width

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from tlqa.model import Report

ANSI = re.compile(r"\x1b\[\d+m")


def rendered(report: Report, **options: bool) -> str:
    return find_output("text").render(report, Options(**options))


def test_snapshot(any_report: Report, snapshot: SnapshotAssertion) -> None:
    assert rendered(any_report) == snapshot


def test_lines_worst_first(many: Report, snapshot: SnapshotAssertion) -> None:
    assert rendered(many, lines=True) == snapshot


def test_quiet_is_one_line_a_story(any_report: Report, snapshot: SnapshotAssertion) -> None:
    text = rendered(any_report, quiet=True)
    assert text.count("\n") == len(any_report.files)
    assert text == snapshot


def test_colours_change_nothing_but_colours(any_report: Report, snapshot: SnapshotAssertion) -> None:
    colored = rendered(any_report, color=True, lines=True)
    assert ANSI.sub("", colored) == rendered(any_report, lines=True)
    assert colored == snapshot


def test_no_control_character_of_a_story_reaches_the_terminal(any_report: Report) -> None:
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", rendered(any_report))


def test_no_line_is_much_wider_than_a_hundred_columns(many: Report) -> None:
    assert max(map(width, rendered(many).splitlines())) <= 110
