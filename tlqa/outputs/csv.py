"""CSV (RFC 4180) for spreadsheets: one finding a row under a row of names.

A cell that a spreadsheet would take for a formula gets an apostrophe before it: what stands in a story may
not run on the machine of whoever opens the report (https://owasp.org/www-community/attacks/CSV_Injection).
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from tlqa.outputs._found import in_order
from tlqa.text.positions import Unit

if TYPE_CHECKING:
    from tlqa.model import Report
    from tlqa.outputs._found import Found
    from tlqa.outputs.base import Options

NAME = "csv"
DESCRIPTION = "one finding a row, for spreadsheets; columns in code points"

COLUMNS = (
    *("path", "story", "line", "column", "end_line", "end_column", "severity", "confidence", "rule"),
    *("category", "message", "text", "fix", "safe", "block", "in_quotation", "fingerprint"),
)
# The full-width forms count, too; a tab or line end before the sign is dropped by some programs.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def render(report: Report, options: Options) -> str:
    """The row of names, and a row a finding."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    writer.writerows([harmless(cell) for cell in _row(found)] for found in in_order(report))
    return buffer.getvalue()


def harmless(cell: str) -> str:
    """The cell, with an apostrophe before what a spreadsheet would compute."""
    # NUL ends the cell, or the file, for many readers.
    plain = cell.replace("\0", "␀")
    return f"'{plain}" if plain.lstrip(" ").startswith(_FORMULA) else plain


def _row(found: Found) -> tuple[str, ...]:
    finding, fix = found.finding, found.finding.fix
    return (
        found.path,
        found.file.document.story or "",
        *map(str, found.places(Unit.CODE_POINTS)),
        finding.severity.value,
        finding.confidence.value,
        finding.rule,
        finding.category,
        finding.message,
        finding.text,
        fix.replacement if fix else "",
        ("yes" if fix.safe else "no") if fix else "",
        finding.block.value if finding.block else "",
        "yes" if finding.in_quotation else "no",
        finding.fingerprint,
    )
