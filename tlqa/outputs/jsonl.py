"""JSON Lines: each story as in JSON, on a line of its own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tlqa.outputs.json import story

if TYPE_CHECKING:
    from tlqa.model import Report
    from tlqa.outputs.base import Options

NAME = "jsonl"
DESCRIPTION = "a line of JSON a story, as under 'files' in json"


def render(report: Report, options: Options) -> str:
    """A line a story."""
    return "".join(json.dumps(story(file), ensure_ascii=False) + "\n" for file in report.files)
