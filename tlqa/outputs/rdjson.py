"""Reviewdog's Diagnostic Format: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf.

Columns count UTF-8 bytes from 1, and a range ends before its end.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tlqa.outputs._machine import URL, appliable, in_order, level, place, utf8

if TYPE_CHECKING:
    from tlqa.model import FileReport, Report
    from tlqa.outputs._machine import Located
    from tlqa.outputs.base import Options

NAME = "rdjson"
DESCRIPTION = "reviewdog, one object; columns in UTF-8 bytes, safe fixes as suggestions"

_LEVELS = ("ERROR", "WARNING", "INFO")


def render(report: Report, options: Options) -> str:
    """All findings in one object."""
    value = {
        "source": {"name": "tlqa", "url": URL},
        "diagnostics": [diagnostic(each) for each in in_order(report)],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def diagnostic(each: Located) -> dict[str, Any]:
    """One finding."""
    file, finding, _ = each
    value: dict[str, Any] = {
        "message": finding.message,
        "location": _location(file, finding.start, finding.end),
        "severity": level(finding.severity, _LEVELS),
        "code": {"value": finding.rule, "url": f"{URL}/blob/main/docs/rules.md"},
    }
    fix = appliable(file, finding)
    if fix is not None and fix.safe:
        range_ = _range(file, finding.start, finding.end)
        value["suggestions"] = [{"range": range_, "text": fix.replacement}]
    if finding.related:
        value["relatedLocations"] = [
            {"message": other.note, "location": _location(file, other.start, other.end)}
            for other in finding.related
        ]
    return value


def _location(file: FileReport, start: int, end: int) -> dict[str, Any]:
    return {"path": file.document.path, "range": _range(file, start, end)}


def _range(file: FileReport, start: int, end: int) -> dict[str, Any]:
    at = place(file, start, end, utf8)
    return {
        "start": {"line": at.line, "column": at.column},
        "end": {"line": at.end_line, "column": at.end_column},
    }
