"""SARIF 2.1.0 (OASIS), as GitHub code scanning reads it: within its limits, the gravest findings first.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/ and
https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
"""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from tlqa.outputs._machine import URL, appliable, level, place, utf16, worst_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tlqa.model import FileReport, Finding, Report
    from tlqa.outputs._machine import Located
    from tlqa.outputs.base import Options

NAME = "sarif"
DESCRIPTION = "SARIF 2.1.0, for code scanning; columns in UTF-16 units"

MOST_RESULTS = 25_000
MOST_RELATED = 1_000
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = ("error", "warning", "note")
_PRECISION = {"high": "very-high", "medium": "high", "low": "medium"}


def render(report: Report, options: Options) -> str:
    """The report as one run."""
    found = worst_first(report)
    shown = found[:MOST_RESULTS]
    rules = _rules(shown)
    numbers = {rule["id"]: number for number, rule in enumerate(rules)}
    driver = {
        "name": "tlqa",
        "informationUri": URL,
        "semanticVersion": report.version,
        "rules": rules,
        "properties": {"signature": report.signature},
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "utf16CodeUnits",
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The directory that the check ran in."}}},
        "invocations": [_invocation(report, len(found) - len(shown))],
        "results": [_result(each, numbers[each.finding.rule]) for each in shown],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False) + "\n"


def _rules(found: Iterable[Located]) -> list[dict[str, Any]]:
    """The rules that found something, with what is known of them."""
    rules: dict[str, dict[str, Any]] = {}
    for _, finding, _ in found:
        if finding.rule in rules:
            continue
        why = finding.why or finding.message
        rules[finding.rule] = {
            "id": finding.rule,
            "shortDescription": {"text": finding.rule},
            "fullDescription": {"text": why},
            "help": {
                "text": f"{why}\n\nMore: tlqa explain {finding.rule}",
                "markdown": f"{_markdown(why)}\n\nMore: `tlqa explain {finding.rule}`",
            },
            "helpUri": f"{URL}/blob/main/docs/rules.md",
            "defaultConfiguration": {"level": level(finding.severity, _LEVELS)},
            "properties": {
                "tags": ["translation", finding.category],
                "precision": _PRECISION[finding.confidence.value],
                "problem.severity": level(finding.severity, ("error", "warning", "recommendation")),
            },
        }
    return list(rules.values())


def _result(each: Located, rule: int) -> dict[str, Any]:
    file, finding, repeat = each
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": level(finding.severity, _LEVELS),
        "message": {"text": finding.message},
        "locations": [_location(file, finding.start, finding.end)],
        "partialFingerprints": {"tlqaFinding/v1": f"{finding.fingerprint}:{repeat + 1}"},
    }
    if finding.related:
        result["relatedLocations"] = [
            {
                **_location(file, other.start, other.end),
                "id": number,
                "message": {"text": other.note or "see"},
            }
            for number, other in enumerate(finding.related[:MOST_RELATED], 1)
        ]
    fix = _fix(file, finding)
    return {**result, "fixes": [fix]} if fix else result


def _location(file: FileReport, start: int, end: int) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": _artifact(file.document.path),
            "region": _region(file, start, end),
        }
    }


def _region(file: FileReport, start: int, end: int) -> dict[str, int]:
    at = place(file, start, end, utf16)
    return {
        "startLine": at.line,
        "startColumn": at.column,
        "endLine": at.end_line,
        "endColumn": at.end_column,
    }


def _artifact(path: str) -> dict[str, str]:
    pure = PurePath(path)
    if pure.is_absolute():
        return {"uri": pure.as_uri()}
    return {"uri": quote(pure.as_posix().encode("utf-8", "surrogateescape")), "uriBaseId": "SRCROOT"}


def _fix(file: FileReport, finding: Finding) -> dict[str, Any] | None:
    fix = appliable(file, finding)
    if fix is None:
        return None
    replacement = {
        "deletedRegion": _region(file, finding.start, finding.end),
        "insertedContent": {"text": fix.replacement},
    }
    return {
        "description": {"text": "Cannot change the meaning." if fix.safe else "To be approved by a person."},
        "artifactChanges": [
            {"artifactLocation": _artifact(file.document.path), "replacements": [replacement]}
        ],
    }


def _invocation(report: Report, left_out: int) -> dict[str, Any]:
    told = [{"level": "error", "message": {"text": error}} for error in report.errors]
    if left_out:
        said = f"{left_out} of the lightest findings are left out: code scanning takes {MOST_RESULTS}"
        told.append({"level": "warning", "message": {"text": said}})
    told += _notices(report.files)
    invocation: dict[str, Any] = {"executionSuccessful": not report.errors}
    return {**invocation, "toolExecutionNotifications": told} if told else invocation


def _notices(files: Sequence[FileReport]) -> list[dict[str, Any]]:
    return [
        {
            "level": "note",
            "message": {"text": notice.message},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": _artifact(file.document.path),
                        "region": {"startLine": notice.line},
                    }
                }
            ],
        }
        for file in files
        for notice in file.notices
    ]


def _markdown(text: str) -> str:
    return "".join(f"\\{c}" if c in r"\`*_{}[]<>#|" else c for c in text)
