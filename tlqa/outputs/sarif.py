"""SARIF 2.1.0 (OASIS), with what GitHub code scanning needs and within its limits.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/ and
https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning.
The worst results come first; what a limit leaves out is said in a notification of the run.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tlqa.outputs._found import HOME, in_order, remarks, span, worst_first
from tlqa.outputs._paths import from_root, uri
from tlqa.outputs._sarif_rules import LEVELS, descriptor
from tlqa.text.positions import Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tlqa.model import FileReport, Related, Remark, Report
    from tlqa.outputs._found import Found
    from tlqa.outputs.base import Options

NAME = "sarif"
EXAMPLES = True
DESCRIPTION = "SARIF 2.1.0, for code scanning; columns in UTF-16 code units"

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
RESULTS, SHOWN, LOCATIONS = 25_000, 5_000, 1_000
"""GitHub refuses more results in a run, shows no more, and refuses more locations of a result."""


def render(report: Report, options: Options) -> str:
    """One log of one run."""
    every = worst_first(in_order(report))
    results = every[:RESULTS]
    known = {rule.id: rule for rule in report.rules}
    first = {found.finding.rule: found.finding for found in reversed(results)}
    numbers = {rule: number for number, rule in enumerate(sorted(first))}
    run = {
        "tool": {
            "driver": {
                "name": "tlqa",
                "version": report.version,
                "semanticVersion": report.version,
                "informationUri": HOME,
                "rules": [descriptor(first[rule], known.get(rule)) for rule in sorted(first)],
            }
        },
        "invocations": [_invocation(report, every, options)],
        "columnKind": "utf16CodeUnits",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": [_result(found, numbers, options) for found in results],
        "properties": {"signature": report.signature},
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False) + "\n"


def _invocation(report: Report, every: Sequence[Found], options: Options) -> dict[str, Any]:
    notes: list[dict[str, Any]] = [{"level": "error", "message": {"text": error}} for error in report.errors]
    notes += [{"level": "warning", "message": {"text": said}} for said in _left_out(every)]
    notes += [_noted(each, options) for each in remarks(report)[:RESULTS]]
    value: dict[str, Any] = {"executionSuccessful": not report.errors}
    return {**value, "toolExecutionNotifications": notes} if notes else value


def _noted(remark: Remark, options: Options) -> dict[str, Any]:
    artifact = _artifact(uri(from_root(remark.path, options)))
    place = {"artifactLocation": artifact, "region": {"startLine": remark.line}}
    return {
        "level": "note",
        "message": {"text": _text(remark.message)},
        "locations": [{"physicalLocation": place}],
    }


def _left_out(every: Sequence[Found]) -> list[str]:
    said = []
    if len(every) > RESULTS:
        said.append(
            f"{len(every) - RESULTS} of {len(every)} findings are left out:"
            f" GitHub takes {RESULTS} results in a run. None of them is graver than those given."
        )
    if len(every) > SHOWN:
        said.append(f"GitHub shows the {SHOWN} gravest of {len(every)} findings.")
    cut = sum(len(found.finding.related) > LOCATIONS for found in every[:RESULTS])
    if cut:
        said.append(f"Of {cut} findings only {LOCATIONS} related places are given.")
    return said


def _result(found: Found, numbers: dict[str, int], options: Options) -> dict[str, Any]:
    finding, file = found.finding, found.file
    where = uri(from_root(found.path, options))
    value: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": numbers[finding.rule],
        "level": LEVELS[finding.severity],
        "message": {"text": _text(finding.message)},
        "locations": [{"physicalLocation": _place(where, file, finding.start, finding.end)}],
        "properties": {"category": finding.category, "confidence": finding.confidence.value},
    }
    if file.document.story is not None:
        value["locations"][0]["logicalLocations"] = [{"name": file.document.story, "kind": "element"}]
    if finding.fingerprint:
        # GitHub heeds the first alone, and takes two results of one fingerprint for one.
        value["partialFingerprints"] = {
            "primaryLocationLineHash": f"{found.name}:{found.number}",
            "tlqa/v1": found.name,
        }
    if finding.related:
        places = enumerate(finding.related[:LOCATIONS], 1)
        value["relatedLocations"] = [_related(number, each, where, file) for number, each in places]
    if finding.fix is not None and found.replacement is not None:
        value["fixes"] = [_fix(found, where)]
    return value


def _text(message: str) -> str:
    """Plain text of a message: brackets would begin a link, and braces a placeholder (3.11)."""
    escaped = message.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return escaped.replace("{", "{{").replace("}", "}}")


def _place(where: str, file: FileReport, start: int, end: int) -> dict[str, Any]:
    return {"artifactLocation": _artifact(where), "region": _region(file, start, end)}


def _artifact(where: str) -> dict[str, str]:
    return {"uri": where} if where.startswith("file:") else {"uri": where, "uriBaseId": "%SRCROOT%"}


def _region(file: FileReport, start: int, end: int) -> dict[str, int]:
    line, column, end_line, end_column = span(file, start, end, Unit.UTF16)
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _related(number: int, related: Related, where: str, file: FileReport) -> dict[str, Any]:
    return {
        "id": number,
        "message": {"text": _text(related.note or related.text or "see")},
        "physicalLocation": _place(where, file, related.start, related.end),
    }


def _fix(found: Found, where: str) -> dict[str, Any]:
    finding = found.finding
    assert finding.fix is not None
    told = "Safe: the meaning cannot change." if finding.fix.safe else "Suggested: check the meaning."
    region = _region(found.file, finding.start, finding.end)
    change = {"deletedRegion": region, "insertedContent": {"text": found.replacement}}
    return {
        "description": {"text": told},
        "artifactChanges": [{"artifactLocation": _artifact(where), "replacements": [change]}],
    }
