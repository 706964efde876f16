"""Checkstyle and JUnit: well-formed whatever a story holds, and in the form that their readers expect."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from runs import HUGE, RUNS, hostile_run, huge_run, render

from tlqa.model import Report
from tlqa.outputs._xml import content, tag

_SUMS = ("tests", "failures", "errors", "skipped")


def root_of(name: str, report: Report) -> ElementTree.Element:
    return ElementTree.fromstring(render(name, report).encode("utf-8"))


@given(st.text(alphabet=st.characters(), max_size=80))
def test_any_text_is_well_formed(text: str) -> None:
    made = tag("a", {"b": text}) + content(text) + "</a>"
    element = ElementTree.fromstring(made.encode("utf-8", "backslashreplace"))
    legal = "".join(
        c for c in text if c in "\t\n\r" or " " <= c < "\ud800" or "\ue000" <= c <= "\ufffd" or c > "\uffff"
    )
    if legal == text:
        assert (element.text or "") == text
        assert element.get("b") == text
    else:
        assert len(element.get("b", "")) == len(text)


@pytest.mark.parametrize("name", RUNS)
def test_checkstyle(name: str) -> None:
    report = RUNS[name]()
    root = root_of("checkstyle", report)
    assert root.tag == "checkstyle"
    assert [file.tag for file in root] == ["file"] * len(report.files)
    errors = [error for file in root for error in file]
    assert len(errors) == sum(len(file.findings) for file in report.files)
    for error in errors:
        assert set(error.attrib) == {"line", "column", "severity", "message", "source"}
        assert error.get("severity") in {"error", "warning", "info"}
        assert int(error.get("line", 0)) >= 1
        assert int(error.get("column", 0)) >= 1


def test_checkstyle_counts_code_points() -> None:
    errors = [error for file in root_of("checkstyle", hostile_run()) for error in file]
    assert {error.get("column") for error in errors} == {str(len("😀 before ") + 1)}


def test_stories_of_one_file_stand_together_in_checkstyle() -> None:
    (file, *_) = hostile_run().files
    two = [replace(file, document=replace(file.document, story=name)) for name in ("a", "b")]
    (element,) = root_of("checkstyle", Report("0", "", tuple(two)))
    assert len(element) == 2


@pytest.mark.parametrize("name", RUNS)
def test_junit(name: str) -> None:
    report = RUNS[name]()
    root = root_of("junit", report)
    assert root.tag == "testsuites"
    for key in _SUMS:
        assert int(root.get(key, "")) == sum(int(suite.get(key, "")) for suite in root)
    for suite in root:
        cases = suite.findall("testcase")
        assert len(cases) == int(suite.get("tests", ""))
        assert sum(len(case.findall("failure")) for case in cases) == int(suite.get("failures", ""))
        assert all(len(case) <= 1 and case.get("name") and case.get("classname") for case in cases)
    assert int(root.get("failures", "")) == sum(len(file.findings) for file in report.files)
    assert int(root.get("errors", "")) == len(report.errors)


@pytest.mark.parametrize("name", ["checkstyle", "junit"])
def test_a_hundred_thousand(name: str) -> None:
    assert len(root_of(name, huge_run())[0]) == HUGE
