"""Markdown: a comment on a pull request, or the summary of a job. The worst stories and findings first."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tlqa.model import Severity
from tlqa.outputs._machine import place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.model import FileReport, Finding, Report
    from tlqa.outputs.base import Options

NAME = "markdown"
DESCRIPTION = "for a comment or a job's summary: scores, then the findings of each story, worst first"

_SHAPES = {Severity.CRITICAL: "✖", Severity.MAJOR: "▲", Severity.MINOR: "·"}
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~@&]|(?<=\w)\.(?=\w)|://")
_LONG = 200


def render(report: Report, options: Options) -> str:
    """Scores, findings, what could not be read."""
    files = sorted(report.files, key=lambda file: file.score.value)
    lines = ["## Translation quality\n\n", f"{_summary(report)}\n"]
    lines += [f"- could not be read: {_text(error)}\n" for error in report.errors]
    if files:
        lines.append("\n| story | words | score | verdict | findings |\n|---|--:|--:|---|--:|\n")
        lines += map(_score, files)
    for file in files:
        lines += _findings(file)
    return "".join([*lines, f"\n`{report.signature}`\n" if report.signature else ""])


def _summary(report: Report) -> str:
    found = Counter(finding.severity for file in report.files for finding in file.findings)
    said = ", ".join(f"{found[s]} {s.value}" for s in _SHAPES if found[s])
    return f"{len(report.files)} checked: {said or 'no findings'}"


def _score(file: FileReport) -> str:
    score = file.score
    return (
        f"| {_text(file.document.name)} | {score.words} | {score.value:g} | {score.verdict.value}"
        f" | {len(file.findings)} |\n"
    )


def _findings(file: FileReport) -> Iterator[str]:
    if not file.findings:
        return
    yield f"\n### {_text(file.document.name)}\n\n| | line | what | text | fix |\n|---|--:|---|---|---|\n"
    for finding in sorted(file.findings, key=lambda each: (-each.severity.rank, each.start)):
        yield _row(file, finding)


def _row(file: FileReport, finding: Finding) -> str:
    at = place(file, finding.start, finding.end)
    fix = finding.fix.replacement if finding.fix else ""
    what = f"{_text(finding.message)} ({_text(finding.rule)})"
    sign = f"{_SHAPES[finding.severity]} {finding.severity.value}"
    return f"| {sign} | {at.line} | {what} | {_text(finding.text)} | {_text(fix)} |\n"


def _text(text: str) -> str:
    """The words, so that nothing in them is markup, a mention, a link or another cell."""
    shown = " ".join(text.split())
    shown = shown if len(shown) <= _LONG else f"{shown[: _LONG - 1]}…"
    return _SPECIAL.sub(lambda match: "".join(f"&#{ord(char)};" for char in match[0]), shown)
