"""Checkstyle's XML, which many builds read: ``error`` elements by ``file``, columns in characters from 1."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from tlqa.outputs._machine import in_order, level, place, xml_text

if TYPE_CHECKING:
    from tlqa.model import Report
    from tlqa.outputs._machine import Located
    from tlqa.outputs.base import Options

NAME = "checkstyle"
DESCRIPTION = "XML of Checkstyle"

_LEVELS = ("error", "warning", "info")


def render(report: Report, options: Options) -> str:
    """The findings by file; a file without any is not named."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="10.0">\n']
    for path, found in groupby(in_order(report), key=lambda each: each.file.document.path):
        lines.append(f'  <file name="{xml_text(path)}">\n')
        lines += map(_error, found)
        lines.append("  </file>\n")
    return "".join([*lines, "</checkstyle>\n"])


def _error(each: Located) -> str:
    file, finding, _ = each
    at = place(file, finding.start, finding.end)
    return (
        f'    <error line="{at.line}" column="{at.column}" severity="{level(finding.severity, _LEVELS)}"'
        f' message="{xml_text(finding.message)}" source="tlqa.{xml_text(finding.rule)}"/>\n'
    )
