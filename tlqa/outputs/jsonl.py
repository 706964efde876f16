"""JSON Lines: one finding a line with its story, for ``jq``, databases and logs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tlqa.outputs.json import SCHEMA, finding_value
from tlqa.text.positions import line_index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.model import FileReport, Report
    from tlqa.outputs.base import Options

NAME = "jsonl"
DESCRIPTION = "one finding a line, with its story and the keys of json"


def render(report: Report, options: Options) -> str:
    """A line a finding, in the report's order; nothing where nothing was found."""
    return "".join(line for file in report.files for line in _lines(file))


def _lines(file: FileReport) -> Iterator[str]:
    index = line_index(file.document.file_text)
    head = {"schema": SCHEMA, "path": file.document.path, "story": file.document.story}
    for finding in file.findings:
        yield json.dumps({**head, **finding_value(finding, index)}, ensure_ascii=False) + "\n"
