"""GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from tlqa.outputs._machine import in_order, level, place

if TYPE_CHECKING:
    from tlqa.model import Report
    from tlqa.outputs._machine import Located
    from tlqa.outputs.base import Options

NAME = "gitlab"
DESCRIPTION = "code quality report of GitLab"

_LEVELS = ("critical", "major", "minor")


def render(report: Report, options: Options) -> str:
    """A list of all findings, each with a fingerprint of its own."""
    return json.dumps([_issue(each) for each in in_order(report)], ensure_ascii=False, indent=1) + "\n"


def _issue(each: Located) -> dict[str, Any]:
    file, finding, repeat = each
    path = PurePath(file.document.path).as_posix()
    at = place(file, finding.start, finding.end)
    name = "\0".join((path, finding.rule, finding.fingerprint, str(repeat)))
    return {
        "description": finding.message,
        "check_name": finding.rule,
        "fingerprint": sha256(name.encode("utf-8", "surrogatepass")).hexdigest(),
        "severity": level(finding.severity, _LEVELS),
        "location": {"path": path, "lines": {"begin": at.line, "end": at.end_line}},
    }
