"""What a word processor's built-in styles say a paragraph is, by their English names."""

from __future__ import annotations

import re

from tlqa.model import BlockKind

BODY_LEVEL = 9
"""The outline level of running text; headings have 0 to 8."""

_HEADING = re.compile(r"heading (\d)")
_KINDS = {
    "title": BlockKind.HEADLINE,
    "subtitle": BlockKind.SUBHEADING,
    "quote": BlockKind.BLOCK_QUOTE,
    "intense quote": BlockKind.BLOCK_QUOTE,
    "quotations": BlockKind.BLOCK_QUOTE,
    "block text": BlockKind.BLOCK_QUOTE,
    "caption": BlockKind.CAPTION,
    "author": BlockKind.BYLINE,
    "byline": BlockKind.BYLINE,
    "date": BlockKind.DATE,
}


def heading(level: int) -> BlockKind | None:
    """What a paragraph of that outline level is."""
    if level >= BODY_LEVEL:
        return None
    return BlockKind.HEADLINE if level <= 0 else BlockKind.SUBHEADING


def of_style(name: str) -> BlockKind | None:
    """What a paragraph is whose style has that name; None where the name says nothing."""
    low = name.lower()
    level = _HEADING.fullmatch(low)
    return heading(int(level.group(1)) - 1) if level else _KINDS.get(low)
