"""GitLab's code quality report, which shows findings in a merge request.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format: a JSON array without a
byte-order mark; each entry has ``description``, ``check_name``, ``fingerprint`` (unique), ``severity``
(info, minor, major, critical, blocker), ``location.path`` (from the repository's root, without ``./``) and
``location.lines``.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from tlqa.outputs._found import in_order
from tlqa.outputs._paths import from_root
from tlqa.text.positions import Unit

if TYPE_CHECKING:
    from tlqa.model import Report
    from tlqa.outputs._found import Found
    from tlqa.outputs.base import Options

NAME = "gitlab"
DESCRIPTION = "code quality report of GitLab; lines only"


def render(report: Report, options: Options) -> str:
    """One entry a finding, in the report's order."""
    entries = [_entry(found, options) for found in in_order(report)]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _entry(found: Found, options: Options) -> dict[str, Any]:
    finding = found.finding
    path = from_root(found.path, options)
    first, _, last, column = found.places(Unit.CODE_POINTS)
    # A span that ends with its line end, before anything of the next line, lies on one line to a reader.
    last -= column == 1 and last > first
    return {
        "description": finding.message,
        "check_name": finding.rule,
        "fingerprint": _fingerprint(found, path),
        "severity": finding.severity.value,
        "location": {"path": path, "lines": {"begin": first, "end": last}},
    }


def _fingerprint(found: Found, path: str) -> str:
    """GitLab takes two entries of one fingerprint for one, so that the path and a number belong to it."""
    parts = (path, found.finding.rule, found.name, str(found.number))
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
