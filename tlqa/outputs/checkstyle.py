"""Checkstyle's XML, which many build servers read. Columns in code points, as Checkstyle counts them.

The form is that of Checkstyle's own XMLLogger: ``checkstyle > file > error``, with ``line``, ``column``,
``severity`` (error, warning, info), ``message`` and ``source``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.model import Severity
from tlqa.outputs._found import in_order
from tlqa.outputs._paths import from_root
from tlqa.outputs._xml import HEAD, tag
from tlqa.text.positions import Unit

if TYPE_CHECKING:
    from tlqa.model import Report
    from tlqa.outputs._found import Found
    from tlqa.outputs.base import Options

NAME = "checkstyle"
DESCRIPTION = "XML of Checkstyle, for Jenkins and others; columns in code points"

_LEVELS = {Severity.CRITICAL: "error", Severity.MAJOR: "warning", Severity.MINOR: "info"}


def render(report: Report, options: Options) -> str:
    """One ``file`` a path, also where nothing was found in it."""
    files: dict[str, list[str]] = {from_root(file.document.path, options): [] for file in report.files}
    for found in in_order(report):
        files[from_root(found.path, options)].append(_error(found))
    lines = [HEAD, tag("checkstyle", {"version": "8.0"}), "\n"]
    for path, errors in files.items():
        lines += [tag("file", {"name": path}), "\n", *errors, "</file>\n"]
    return "".join([*lines, "</checkstyle>\n"])


def _error(found: Found) -> str:
    finding = found.finding
    line, column, _, _ = found.places(Unit.CODE_POINTS)
    values = {
        "line": line,
        "column": column,
        "severity": _LEVELS[finding.severity],
        "message": finding.message,
        "source": f"tlqa.{finding.rule}",
    }
    return tag("error", values, empty=True) + "\n"
