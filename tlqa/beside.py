"""What the engine says of a story and its source as a pair; nothing is imported for a story without one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tlqa.model import Notice

if TYPE_CHECKING:
    from tlqa.checks._pair import Pair
    from tlqa.model import Aligned, Document
    from tlqa.text.analysis import Analysis


def with_source(document: Document, common: Document | None, code: str | None) -> Document:
    """The document with its source, and the language of that, which may be a guess.

    Args:
        document: the story.
        common: the source of every story that brings none.
        code: the language of the sources, where it was told.
    """
    source = document.source or common
    if source is None or source.language:
        return document
    from tlqa.text.foreign import guess

    language = code or document.meta.source.split("-")[0].lower() or guess(source.text) or ""
    return replace(document, source=replace(source, language=language))


def source_language(story: Analysis) -> str | None:
    """The language of a source that belongs to the story."""
    pair = _pair(story)
    return (pair.code or None) if pair is not None and not pair.trouble else None


def odd(story: Analysis) -> tuple[Notice, ...]:
    """What is odd about a story and its source: said once, and nothing is compared."""
    pair = _pair(story)
    return (Notice(1, 1, pair.trouble),) if pair is not None and pair.trouble else ()


def aligned(story: Analysis) -> tuple[Aligned, ...]:
    """What of the source answers to what of the story, for outputs that show both."""
    pair = _pair(story)
    if pair is None:
        return ()
    from tlqa.model import Aligned

    return tuple(Aligned(each.source, each.target, each.moved) for each in pair.linked)


def _pair(story: Analysis) -> Pair | None:
    if story.document.source is None:
        return None
    from tlqa.checks._pair import pair_of

    return pair_of(story)
