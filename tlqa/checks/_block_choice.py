"""Which blocks a pattern looks at: by where they stand on the page, and by a quick expression."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tlqa.compiled import compiled
from tlqa.model import BlockKind

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from tlqa.model import Block
    from tlqa.text.analysis import Analysis

_EDGE_BLOCKS = 8
_DIGIT = r"\d"


def placed(story: Analysis, blocks: Sequence[Block], where: str | None) -> Sequence[Block]:
    """Those of the blocks at the ``top`` or ``bottom`` of the page, or in its ``body``; all where None."""
    if where is None:
        return blocks
    if where == "body":
        first = next((b.start for b in story.blocks if b.kind is BlockKind.PARAGRAPH), 0)
        return [b for b in blocks if b.start > first]
    edge = set(story.blocks[:_EDGE_BLOCKS] if where == "top" else story.blocks[-_EDGE_BLOCKS:])
    return [b for b in blocks if b in edge]


def blocks_with(story: Analysis, needs: str) -> frozenset[int]:
    """The starts of the blocks in which the expression is found: looked for once for all rules."""
    return story.kept(f"blocks with {needs}", lambda: _found(story, needs))


def _found(story: Analysis, needs: str) -> frozenset[int]:
    search = _compiled(needs).search
    text = story.text
    if needs.startswith(_DIGIT) and needs != _DIGIT:  # what many rules need first is looked for once
        digits = blocks_with(story, _DIGIT)
        return frozenset(b.start for b in story.blocks if b.start in digits and search(text, b.start, b.end))
    places: set[int] = set()
    match = search(text)
    while match is not None:  # from one block that may have it to the next
        block = story.block_at(match.start())
        if block is not None and search(text, block.start, block.end):
            places.add(block.start)
        match = search(text, block.end if block is not None else match.start() + 1)
    return frozenset(places)


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    return compiled(pattern)
