"""A comparison for spreadsheets: of each draft a row for the whole, then one a segment; figures in full."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from tlqa.outputs.csv import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.distance.model import Compared

COLUMNS = ("draft", "number", "line")
LAST = ("findings", "text", "reference")


def render(compared: Compared) -> str:
    """A row of names, then the rows; ``number`` is empty in the row of the whole."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow((*COLUMNS, *compared.figures.names, *LAST))
    for number in range(len(compared.paired.drafts)):
        writer.writerows([harmless(cell) for cell in row] for row in _rows(compared, number))
    return buffer.getvalue()


def _rows(compared: Compared, draft: int) -> Iterator[tuple[str, ...]]:
    """Of several references only the first is shown."""
    paired, measured = compared.paired, compared.figures.drafts[draft]
    side, names = paired.drafts[draft], compared.figures.names
    yield (side.path, "", "", *(repr(measured.story[name]) for name in names), "", "", "")
    for at, (segment, scores) in enumerate(zip(side.segments, measured.lines, strict=True)):
        found = compared.found[draft].segments[at] if compared.found else ()
        yield (
            side.path,
            str(at + 1),
            str(segment.line),
            *("" if scores is None else repr(scores[name]) for name in names),
            " ".join(finding.rule for finding in found),
            segment.text,
            paired.references[0].segments[at].text,
        )
