"""Footnotes of Markdown, as GitHub has them: ``[^1]: text``, with indented paragraphs after it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

_LABEL = re.compile(r"\[\^([^\s\[\]]{1,200})\]:([ \t]*)")
_INDENT = 4


def footnote(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """A rule of markdown-it for blocks; ``env["notes"]`` are the labels, folded."""
    low = state.bMarks[line] + state.tShift[line]
    found = None if state.is_code_block(line) else _LABEL.match(state.src, low, state.eMarks[line])
    if found is None or silent:
        return found is not None
    state.env.setdefault("notes", set()).add(found[1].casefold())
    kept = state.bMarks[line], state.tShift[line], state.sCount[line], state.parentType
    state.bMarks[line], state.tShift[line] = found.start(2), len(found[2])
    state.blkIndent += _INDENT
    state.sCount[line] = state.blkIndent
    state.parentType = "footnote"
    state.level += 1
    state.md.block.tokenize(state, line, end)
    state.level -= 1
    state.blkIndent -= _INDENT
    state.bMarks[line], state.tShift[line], state.sCount[line], state.parentType = kept
    state.line = max(state.line, line + 1)
    return True
