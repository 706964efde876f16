"""CSV, a finding a line, for a spreadsheet. A cell that would be taken for a formula begins with '."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from tlqa.outputs._machine import in_order, place

if TYPE_CHECKING:
    from tlqa.model import Report
    from tlqa.outputs._machine import Located
    from tlqa.outputs.base import Options

NAME = "csv"
DESCRIPTION = "a finding a line, for a spreadsheet; columns in code points"

_HEADER = (
    *("path", "story", "line", "column", "end_line", "end_column", "severity", "confidence", "rule"),
    *("category", "message", "text", "replacement", "safe"),
)
# https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def render(report: Report, options: Options) -> str:
    """A header, then a line a finding."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_HEADER)
    writer.writerows(_row(each) for each in in_order(report))
    return out.getvalue()


def _row(each: Located) -> list[str | int]:
    file, finding, _ = each
    at = place(file, finding.start, finding.end)
    fix = finding.fix
    texts = [finding.message, finding.text, fix.replacement if fix else ""]
    return [
        _harmless(file.document.path),
        _harmless(file.document.story or ""),
        *at,
        finding.severity.value,
        finding.confidence.value,
        finding.rule,
        finding.category,
        *map(_harmless, texts),
        "" if fix is None else "yes" if fix.safe else "no",
    ]


def _harmless(cell: str) -> str:
    cell = cell.replace("\0", "\ufffd")
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
