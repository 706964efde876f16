"""JUnit's XML: a suite a story, a failed case a finding, one passed case for a story without any.

The elements are those that Jenkins and GitLab read: https://github.com/testmoapp/junitxml.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.outputs._machine import place, xml_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.model import FileReport, Report
    from tlqa.outputs.base import Options

NAME = "junit"
DESCRIPTION = "XML of JUnit: a story is a suite, a finding a failure"


def render(report: Report, options: Options) -> str:
    """The stories as suites; what could not be read is a suite of errors."""
    found = sum(len(file.findings) for file in report.files)
    cases = sum(max(1, len(file.findings)) for file in report.files) + len(report.errors)
    counts = f'tests="{cases}" failures="{found}" errors="{len(report.errors)}"'
    lines = [f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="tlqa" {counts}>\n']
    for file in report.files:
        lines += _suite(file)
    if report.errors:
        lines += _errors(report.errors)
    return "".join([*lines, "</testsuites>\n"])


def _suite(file: FileReport) -> Iterator[str]:
    name, path = xml_text(file.document.name), xml_text(file.document.path)
    found = len(file.findings)
    yield f'  <testsuite name="{name}" tests="{max(1, found)}" failures="{found}" errors="0">\n'
    if not found:
        yield f'    <testcase name="no findings" classname="{name}" file="{path}"/>\n'
    for finding in file.findings:
        at = place(file, finding.start, finding.end)
        case = f'name="{xml_text(finding.rule)}:{at.line}:{at.column}" classname="{name}"'
        kind, said = finding.severity.value, xml_text(finding.message)
        shown = f"{file.document.path}:{at.line}:{at.column}: {finding.text}\n{finding.why}"
        yield (
            f'    <testcase {case} file="{path}" line="{at.line}">\n'
            f'      <failure type="{kind}" message="{said}">{xml_text(shown)}</failure>\n    </testcase>\n'
        )
    yield "  </testsuite>\n"


def _errors(errors: tuple[str, ...]) -> Iterator[str]:
    count = len(errors)
    yield f'  <testsuite name="could not be read" tests="{count}" failures="0" errors="{count}">\n'
    for error in errors:
        said = xml_text(error)
        yield (
            f'    <testcase name="{said}" classname="could not be read">\n'
            f'      <error type="input" message="{said}"/>\n    </testcase>\n'
        )
    yield "  </testsuite>\n"
