"""JSON: the contract that everything else reads. Schema 1, every key always there."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from tlqa.text.positions import line_index

if TYPE_CHECKING:
    from tlqa.model import FileReport, Finding, Related, Report
    from tlqa.outputs.base import Options
    from tlqa.text.positions import LineIndex

NAME = "json"
DESCRIPTION = "everything, for programs; positions in code points, lines and columns from 1"
SCHEMA = 1


def render(report: Report, options: Options) -> str:
    """The report as one JSON object."""
    value = {
        "schema": SCHEMA,
        "tool": "tlqa",
        "version": report.version,
        "signature": report.signature,
        "files": [story(file) for file in report.files],
        "remarks": [asdict(remark) for remark in report.remarks],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def story(file: FileReport) -> dict[str, Any]:
    """One story with its findings."""
    document, score, origin = file.document, file.score, file.translated_from
    index = line_index(document.file_text)
    return {
        "path": document.path,
        "story": document.story,
        "format": document.format,
        "language": document.language,
        "words": score.words,
        "score": score.value,
        "verdict": score.verdict.value,
        "points": score.points,
        "translated_from": {"language": origin.language, "log_odds": origin.log_odds} if origin else None,
        "lines": [{"line": each.line, "points": each.points} for each in score.lines],
        "findings": [finding_value(finding, index) for finding in file.findings],
        "suppressed": file.suppressed,
        "notices": [asdict(notice) for notice in file.notices],
        "signature": file.signature,
        "unchanged": file.unchanged,
        "accepted": file.accepted,
    }


def finding_value(finding: Finding, index: LineIndex) -> dict[str, Any]:
    """A finding as the contract has it."""
    line, column = index.line_column(finding.start)
    end_line, end_column = index.line_column(finding.end)
    fix = finding.fix
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "category": finding.category,
        "message": finding.message,
        "why": finding.why,
        "start": finding.start,
        "end": finding.end,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "text": finding.text,
        "block": finding.block.value if finding.block else None,
        "in_quotation": finding.in_quotation,
        "fix": {"replacement": fix.replacement, "safe": fix.safe} if fix else None,
        "fingerprint": finding.fingerprint,
        "related": [_related(related, index) for related in finding.related],
        "segment": asdict(finding.segment) if finding.segment else None,
        "source": asdict(finding.source) if finding.source else None,
    }


def _related(related: Related, index: LineIndex) -> dict[str, Any]:
    line, column = index.line_column(related.start)
    return {
        "start": related.start,
        "end": related.end,
        "line": line,
        "column": column,
        "text": related.text,
        "note": related.note,
    }
