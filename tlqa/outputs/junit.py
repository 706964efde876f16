"""JUnit's XML: a suite a story, a failed test a finding, a passed one where nothing was found.

There is no specification; this is what Jenkins and GitLab read (the schema of the former allows one
failure a test). Files that could not be checked are errors of a suite of their own. No times: a report
of the same stories is the same.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from tlqa.outputs._found import in_order
from tlqa.outputs._paths import from_root
from tlqa.outputs._xml import HEAD, content, tag
from tlqa.text.positions import Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tlqa.model import Report
    from tlqa.outputs._found import Found
    from tlqa.outputs.base import Options

NAME = "junit"
DESCRIPTION = "XML of JUnit: a suite a story, a failure a finding"


def render(report: Report, options: Options) -> str:
    """All suites under one ``testsuites`` with their sums."""
    found = {key: list(group) for key, group in groupby(in_order(report), key=lambda each: id(each.file))}
    suites = []
    tests = 0
    for file in report.files:
        cases = found.get(id(file), [])
        tests += len(cases) or 1
        path = from_root(file.document.path, options)
        story = file.document.story
        suites.append(_suite(path, path if story is None else f"{path} [{story}]", cases))
    if report.errors:
        tests += len(report.errors)
        suites.append(_errors(report.errors))
    failures = sum(len(file.findings) for file in report.files)
    return "".join(
        [
            HEAD,
            tag("testsuites", _sums("tlqa", tests, failures, len(report.errors))),
            "\n",
            *suites,
            "</testsuites>\n",
        ]
    )


def _sums(name: str, tests: int, failures: int, errors: int) -> dict[str, object]:
    return {"name": name, "tests": tests, "failures": failures, "errors": errors, "skipped": 0, "time": 0}


def _suite(path: str, name: str, cases: Sequence[Found]) -> str:
    parts = [tag("testsuite", _sums(name, len(cases) or 1, len(cases), 0)), "\n"]
    if not cases:
        parts.append(tag("testcase", {"name": name, "classname": path, "file": path, "time": 0}, empty=True))
        parts.append("\n")
    parts += [_case(each, path) for each in cases]
    return "".join([*parts, "</testsuite>\n"])


def _case(found: Found, path: str) -> str:
    finding = found.finding
    line, column, _, _ = found.places(Unit.CODE_POINTS)
    name = f"{finding.rule} {line}:{column}"
    said = [f"{path}:{line}:{column}: {finding.severity.value} {finding.rule}", finding.message]
    said += [finding.text] * bool(finding.text)
    said += [f"why: {finding.why}"] * bool(finding.why)
    return "".join(
        [
            tag("testcase", {"name": name, "classname": path, "file": path, "line": line, "time": 0}),
            tag("failure", {"type": finding.severity.value, "message": finding.message}),
            content("\n".join(said)),
            "</failure></testcase>\n",
        ]
    )


def _errors(errors: Sequence[str]) -> str:
    parts = [tag("testsuite", _sums("could not be checked", len(errors), 0, len(errors))), "\n"]
    for number, error in enumerate(errors, 1):
        parts.append(tag("testcase", {"name": f"error {number}", "classname": "tlqa", "time": 0}))
        parts.append(tag("error", {"type": "error", "message": error}, empty=True) + "</testcase>\n")
    return "".join([*parts, "</testsuite>\n"])
