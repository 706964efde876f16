"""reviewdog's Diagnostic Format, one diagnostic a line. See ``tlqa.outputs.rdjson``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tlqa.outputs.rdjson import SOURCE, diagnostics

if TYPE_CHECKING:
    from tlqa.model import Report
    from tlqa.outputs.base import Options

NAME = "rdjsonl"
DESCRIPTION = "diagnostics of reviewdog, one a line; columns in UTF-8 bytes"


def render(report: Report, options: Options) -> str:
    """A Diagnostic a line, each with its source; nothing where nothing was found."""
    lines = ({**value, "source": SOURCE} for value in diagnostics(report, options))
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
