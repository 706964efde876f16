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


_TO_READERS = {
    "en": compiled(
        r"(?:[Gg]ood (?:morning|afternoon|evening)\b|Hello\b|Happy [A-Z][a-z]+day\b"
        r"|Welcome (?:back|to (?:the|our|this))\b|(?:(?:And )?[Tt]hat[’']s|That is) (?:it|all|a wrap)\b"
        r"|(?:Many )?[Tt]hank(?:s| you) for (?:reading|staying|following|joining|being)\b)"
    )
}
"""How a letter to readers or a live page begins or ends: its writer says *we*, and writes as people talk."""


def told_by_the_writer(story: Analysis) -> bool:
    """Whether a story greets its readers, or its narration says *I* or *you* throughout; quotations aside."""
    return story.kept("told by its writer", lambda: _told(story))


def _told(story: Analysis) -> bool:
    spoken = story.quotations.in_speech
    blocks = [b for b in story.blocks if b.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)]
    greets = _TO_READERS.get(story.language.code)
    if greets is not None and any(greets.match(story.text, b.start, b.end) for b in blocks):
        return True
    for words, least, share in _OF_THE_WRITER.get(story.language.code, ()):
        wanted = max(least, share * len(blocks))
        found = 0
        for block in blocks:
            found += any(not spoken(m.start()) for m in words.finditer(story.text, block.start, block.end))
            if found >= wanted:
                return True
    return False
