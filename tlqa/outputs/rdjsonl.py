"""Reviewdog's Diagnostic Format, a finding a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tlqa.outputs._machine import in_order
from tlqa.outputs.rdjson import diagnostic

if TYPE_CHECKING:
    from tlqa.model import Report
    from tlqa.outputs.base import Options

NAME = "rdjsonl"
DESCRIPTION = "reviewdog, an object a line"


def render(report: Report, options: Options) -> str:
    """A line of JSON for each finding."""
    return "".join(json.dumps(diagnostic(each), ensure_ascii=False) + "\n" for each in in_order(report))
