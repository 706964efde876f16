"""reviewdog's Diagnostic Format as one object: comments on a change, with suggestions where a fix is safe.

https://github.com/reviewdog/reviewdog/tree/master/proto/rdf: lines and columns from 1, columns in bytes of
UTF-8, ends exclusive.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tlqa.model import Severity
from tlqa.outputs._found import HOME, in_order, page, span
from tlqa.outputs._paths import from_root
from tlqa.text.positions import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.model import FileReport, Report
    from tlqa.outputs._found import Found
    from tlqa.outputs.base import Options

NAME = "rdjson"
DESCRIPTION = "diagnostics of reviewdog as one object; columns in UTF-8 bytes"

SOURCE = {"name": "tlqa", "url": HOME}
_LEVELS = {Severity.CRITICAL: "ERROR", Severity.MAJOR: "WARNING", Severity.MINOR: "INFO"}


def render(report: Report, options: Options) -> str:
    """A DiagnosticResult."""
    value = {"source": SOURCE, "diagnostics": list(diagnostics(report, options))}
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def diagnostics(report: Report, options: Options) -> Iterator[dict[str, Any]]:
    """A Diagnostic a finding, in the report's order."""
    return (_diagnostic(found, from_root(found.path, options)) for found in in_order(report))


def _diagnostic(found: Found, path: str) -> dict[str, Any]:
    finding, file = found.finding, found.file
    where = _range(file, finding.start, finding.end)
    value: dict[str, Any] = {
        "message": f"{finding.message}\n\n{finding.why}".strip(),
        "location": {"path": path, "range": where},
        "severity": _LEVELS[finding.severity],
        "code": {"value": finding.rule, "url": page(finding.rule)},
    }
    if finding.fix is not None and finding.fix.safe and found.replacement is not None:
        value["suggestions"] = [{"range": where, "text": found.replacement}]
    if finding.related:
        value["related_locations"] = [
            {
                "message": related.note or related.text,
                "location": {"path": path, "range": _range(file, related.start, related.end)},
            }
            for related in finding.related
        ]
    return value


def _range(file: FileReport, start: int, end: int) -> dict[str, Any]:
    line, column, end_line, end_column = span(file, start, end, Unit.UTF8)
    return {"start": {"line": line, "column": column}, "end": {"line": end_line, "column": end_column}}
