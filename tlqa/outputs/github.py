"""Annotations of GitHub Actions: workflow commands, the gravest first, since ten of each level are shown.

https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.outputs._machine import level, place, utf16, worst_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.model import Report
    from tlqa.outputs._machine import Located
    from tlqa.outputs.base import Options

NAME = "github"
DESCRIPTION = "annotations of GitHub Actions, the gravest first; the default there"

_LEVELS = ("error", "warning", "notice")


def render(report: Report, options: Options) -> str:
    """A command a line: what could not be read, findings, what is odd about suppressions; then a count."""
    lines = [f"::error title=tlqa::{_data(error)}\n" for error in report.errors]
    found = worst_first(report)
    lines += map(_finding, found)
    lines += _notices(report)
    count = f"{len(found)} finding{'' if len(found) == 1 else 's'}"
    stories = f"{len(report.files)} {'story' if len(report.files) == 1 else 'stories'}"
    return "".join([*lines, f"tlqa: {count} in {stories}\n"])


def _finding(each: Located) -> str:
    file, finding, _ = each
    at = place(file, finding.start, finding.end, utf16)
    said = {"file": file.document.path, "line": str(at.line), "endLine": str(at.end_line)}
    if at.line == at.end_line:  # columns of several lines are not shown
        said |= {"col": str(at.column), "endColumn": str(at.end_column)}
    said["title"] = finding.rule
    properties = ",".join(f"{name}={_property(value)}" for name, value in said.items())
    return f"::{level(finding.severity, _LEVELS)} {properties}::{_data(finding.message)}\n"


def _notices(report: Report) -> Iterator[str]:
    for file in report.files:
        for notice in file.notices:
            place_ = f"file={_property(file.document.path)},line={notice.line}"
            yield f"::notice {place_},title=tlqa::{_data(notice.message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
