"""What an editor shows when the pointer rests on a finding: what is wrong, why, and what to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lsprotocol import types

from tlqa.lsp.diagnostics import Ranges
from tlqa.outputs.advice import advice
from tlqa.outputs.terminal import printable

if TYPE_CHECKING:
    from tlqa.lsp.checking import Checked
    from tlqa.lsp.positions import Encoding
    from tlqa.model import Finding

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+.!|~&$-])")


def hover(
    checked: Checked, position: types.Position, encoding: Encoding, *, markdown: bool
) -> types.Hover | None:
    """The findings at a position; None where there is none."""
    ranges = Ranges(checked, encoding)
    at, _ = ranges.span(types.Range(position, position))
    findings = [finding for _, finding in checked.touching(at, at)]
    if not findings:
        return None
    low, high = min(f.start for f in findings), max(f.end for f in findings)
    kind = types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText
    rule = "\n\n---\n\n" if markdown else "\n\n"
    said = rule.join(_said(finding, markdown=markdown) for finding in findings)
    return types.Hover(types.MarkupContent(kind, said), ranges.range(low, high))


def _said(finding: Finding, *, markdown: bool) -> str:
    shown = _escaped if markdown else printable
    rule = f"`{finding.rule}`" if markdown else finding.rule
    severity = f"**{finding.severity.value}**" if markdown else finding.severity.value
    parts = [
        f"{severity} {rule}, {finding.confidence.value} confidence",
        shown(finding.message),
        shown(" ".join(finding.why.split())),
    ]
    if finding.fix is not None:
        sure = "safe" if finding.fix.safe else "check the meaning"
        parts.append(f"Fix ({sure}): {shown(finding.fix.replacement) or '(take it out)'}")
    elif said := advice(finding.rule):
        parts.append(f"Do: {shown(said)}")
    return "\n\n".join(parts)


def _escaped(text: str) -> str:
    """A story's words are no markup: a link in them would be one that the story wrote."""
    return _MARKDOWN.sub(r"\\\1", printable(text))
