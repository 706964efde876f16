"""rdjson and rdjsonl: reviewdog's schemas, its columns, its suggestions."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from runs import HOSTILE, HUGE, RUNS, hostile_run, huge_run, published, render

from tlqa.engine import Checker
from tlqa.model import FileReport, Report

# https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/reviewdog.proto
DIAGNOSTIC = {
    *("message", "location", "severity", "source", "code", "suggestions", "original_output"),
    "related_locations",
}
SEVERITIES = {"ERROR", "WARNING", "INFO", "UNKNOWN_SEVERITY"}


def assert_diagnostic(value: dict[str, Any]) -> None:
    assert value.keys() <= DIAGNOSTIC
    assert isinstance(value["message"], str)
    assert value["severity"] in SEVERITIES
    assert value["code"].keys() <= {"value", "url"}
    places = [value["location"], *(each["location"] for each in value.get("related_locations", ()))]
    assert all(place.keys() == {"path", "range"} for place in places)
    for range_ in [place["range"] for place in places] + [s["range"] for s in value.get("suggestions", ())]:
        assert range_.keys() == {"start", "end"}
        for at in range_.values():
            assert at.keys() == {"line", "column"}
            assert all(isinstance(number, int) and number >= 1 for number in at.values())


def diagnostics(report: Report) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(render("rdjson", report))["diagnostics"]
    return found


@pytest.mark.parametrize("name", RUNS)
def test_schemas(name: str) -> None:
    report = RUNS[name]()
    value = json.loads(render("rdjson", report))
    assert value.keys() <= {"diagnostics", "source", "severity"}
    assert [error.message for error in published("reviewdog-DiagnosticResult", value)] == []
    lines = render("rdjsonl", report).split("\n")
    assert lines.pop() == ""
    for line, diagnostic in zip(lines, value["diagnostics"], strict=True):
        assert_diagnostic(json.loads(line))
        assert [error.message for error in published("reviewdog-Diagnostic", json.loads(line))] == []
        assert json.loads(line) == {**diagnostic, "source": value["source"]}


def test_columns_are_bytes_of_utf8() -> None:
    for diagnostic in diagnostics(hostile_run()):
        start = diagnostic["location"]["range"]["start"]
        assert start == {"line": 1, "column": len("😀 before ".encode()) + 1}


def test_only_safe_fixes_are_suggested() -> None:
    found = diagnostics(hostile_run())
    assert ["suggestions" in each for each in found] == [n % 2 == 0 for n in range(len(HOSTILE))]
    for each in found:
        for suggestion in each.get("suggestions", ()):
            assert suggestion["range"] == each["location"]["range"]


@pytest.mark.parametrize(
    ("name", "story", "suggested"),
    [
        ("a.txt", "The 😀 ministry , which owns the bridge, said that it was open.\n", True),
        ("a.html", "<p>The ministry , which owns the bridge, said that it was open.</p>\n", True),
        ("a.html", "<p>The ministry <b>,</b> which owns the bridge, said that it was open.</p>\n", False),
    ],
)
def test_a_suggestion_is_what_may_stand_in_the_file(name: str, story: str, suggested: bool) -> None:
    checker = Checker(select=["en/spacing/space-before-comma"])
    (file,) = checker.check_stories(story.encode(), name)
    assert isinstance(file, FileReport)
    (found,) = diagnostics(checker.report([file]))
    assert ("suggestions" in found) == suggested
    for suggestion in found.get("suggestions", ()):
        start, end = (suggestion["range"][key]["column"] - 1 for key in ("start", "end"))
        data = story.encode()
        mended = data[:start] + suggestion["text"].encode() + data[end:]
        assert mended.decode() == story.replace(" ,", ",")


def test_no_suggestion_for_files_that_are_no_text() -> None:
    (file, *_) = hostile_run().files
    packed = replace(file, document=replace(file.document, format="docx"))
    assert "suggestions" in diagnostics(Report("0", "", (file,)))[0]
    assert "suggestions" not in diagnostics(Report("0", "", (packed,)))[0]


def test_a_hundred_thousand() -> None:
    assert render("rdjsonl", huge_run()).count("\n") == HUGE
