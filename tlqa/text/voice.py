"""Who tells a story: a reporter, or a writer who says *I* to the reader and may write as people talk.

A column, a diary or a live blog drops subjects and verbs on purpose; in a report they were lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.compiled import compiled
from tlqa.model import BlockKind

if TYPE_CHECKING:
    from tlqa.text.analysis import Analysis

_OF_THE_WRITER = {
    "en": (
        (compiled(r"\b(?:I|I[’'](?:m|ve|d|ll)|[Mm]y|me|[Mm]yself)\b(?![.’'])"), 3, 0.2),
        (compiled(r"\b(?:[Yy]ou|[Yy]our|[Yy]ou[’'](?:re|ve|d|ll))\b"), 4, 0.3),
    )
}
"""Words by which the writer speaks of himself or to the reader, and of how many paragraphs that is a habit:
at least so many, and such a share."""


def told_by_the_writer(story: Analysis) -> bool:
    """Whether the narration of a story says *I*, or *you*, throughout; quotations aside."""
    return story.kept("told by its writer", lambda: _told(story))


def _told(story: Analysis) -> bool:
    spoken = story.quotations.in_speech
    blocks = [b for b in story.blocks if b.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)]
    for words, least, share in _OF_THE_WRITER.get(story.language.code, ()):
        wanted = max(least, share * len(blocks))
        found = 0
        for block in blocks:
            found += any(not spoken(m.start()) for m in words.finditer(story.text, block.start, block.end))
            if found >= wanted:
                return True
    return False
