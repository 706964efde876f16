"""One line a finding, in the form that editors and ``grep`` know: path:line:column: what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.outputs.terminal import printable
from tlqa.text.positions import line_index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.model import FileReport, Report
    from tlqa.outputs.base import Options

NAME = "concise"
DESCRIPTION = "one line a finding: path:line:column: severity rule: message"


def render(report: Report, options: Options) -> str:
    """One line a finding, stories and findings in the report's order; nothing where nothing was found."""
    lines = (line for file in report.files for line in _lines(file))
    return "".join([*lines, *_remarks(report)])


def _remarks(report: Report) -> Iterator[str]:
    for remark in report.remarks:
        yield f"{printable(remark.path)}:{remark.line}:1: notice: {printable(remark.message)}\n"


def _lines(file: FileReport) -> Iterator[str]:
    index = line_index(file.document.file_text)
    for finding in file.findings:
        line, column = index.line_column(finding.start)
        place = f"{printable(file.document.path)}:{line}:{column}"
        yield f"{place}: {finding.severity.value} {finding.rule}: {printable(finding.message)}\n"
    for notice in file.notices:
        place = f"{printable(file.document.path)}:{notice.line}:{notice.column}"
        yield f"{place}: notice: {printable(notice.message)}\n"
