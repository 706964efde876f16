"""Annotations of GitHub Actions: lines of the log that the runner shows beside the story's lines.

The runner shows ten of each level a step, so that the worst come first. Escapes are those of
https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts; columns are UTF-16 code units, and
are given only where a finding begins and ends on one line, as the API of check runs asks.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tlqa.model import Severity
from tlqa.outputs._found import in_order, remarks, worst_first
from tlqa.outputs._paths import from_root
from tlqa.outputs.terminal import printable
from tlqa.text.positions import Unit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tlqa.model import Remark, Report
    from tlqa.outputs._found import Found
    from tlqa.outputs.base import Options

NAME = "github"
DESCRIPTION = "annotations of GitHub Actions, worst first; columns in UTF-16 code units"

SHOWN = 10
SUMMARY_LIMIT = 1024 * 1024
"""Bytes of the summary of a step; a longer one is not shown at all."""

_LEVELS = {Severity.CRITICAL: "error", Severity.MAJOR: "warning", Severity.MINOR: "notice"}


def render(report: Report, options: Options) -> str:
    """What could not be checked, then the findings, then how many of these the page shows."""
    lines = [_command("error", {"title": "tlqa"}, error) for error in report.errors]
    found = worst_first(in_order(report))
    lines += [_annotation(each, options) for each in found]
    odd = remarks(report)
    lines += [_remark(each, options) for each in odd]
    counts = Counter(_LEVELS[each.finding.severity] for each in found)
    counts["error"] += len(report.errors)
    counts["notice"] += len(odd)
    if any(count > SHOWN for count in counts.values()):
        told = ", ".join(f"{counts[level]} of level {level}" for level in _LEVELS.values() if counts[level])
        lines.append(f"tlqa: {told}; GitHub shows the first {SHOWN} of each level, the worst\n")
    return "".join(lines)


def _annotation(found: Found, options: Options) -> str:
    finding = found.finding
    line, column, end_line, end_column = found.places(Unit.UTF16)
    where: dict[str, object] = {"file": from_root(found.path, options), "line": line, "endLine": end_line}
    if line == end_line:
        where |= {"col": column, "endColumn": end_column}
    said = [finding.message, *[finding.why] * bool(finding.why)]
    if finding.fix is not None:
        new = finding.fix.replacement or "(nothing)"
        said.append(f"{'fix' if finding.fix.safe else 'suggested'}: {finding.text} → {new}")
    return _command(_LEVELS[finding.severity], {**where, "title": finding.rule}, "\n".join(said))


def _remark(remark: Remark, options: Options) -> str:
    where = {"file": from_root(remark.path, options), "line": remark.line, "title": "tlqa"}
    return _command("notice", where, remark.message)


def _command(level: str, properties: Mapping[str, object], message: str) -> str:
    told = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    shown = "\n".join(map(printable, message.split("\n")))
    return f"::{level} {told}::{_data(shown)}\n"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
