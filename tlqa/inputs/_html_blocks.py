"""The blocks of a page, and which of them are the story: what can be told only once the page was read."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

from tlqa.inputs._html_tokens import unescaped
from tlqa.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHORT = 80  # characters of a block that may be a name or a piece of furniture
_NAME_WORDS = 12
_OFTEN = 3
_SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})
_PARTS = re.compile(r"\s[-|:·•»]+\s")


class Run(IntEnum):
    """What a stretch of a block is. Up to CODE it is text."""

    TEXT = 0
    OPAQUE = 1
    CODE = 2
    BREAK = 3
    OPENING = 4
    CLOSING = 5
    INNER_OPENING = 6
    INNER_CLOSING = 7
    ATTRIBUTE = 8
    VERBATIM = 9


_WORDS = frozenset({Run.TEXT, Run.OPAQUE, Run.CODE, Run.ATTRIBUTE, Run.VERBATIM})


@dataclass(slots=True)
class Figure:
    """A figure; its caption is the alternative text of its pictures where it has no other."""

    captioned: bool = False


@dataclass(slots=True)
class HtmlBlock:
    """A block as the markup has it, with what the page may still make of it.

    ``article`` and ``main`` number the outermost such element it is in, 0 for none; ``furnished`` is in a
    header of the page; ``named`` has an author's name, ``dated`` only a time; ``title`` is the page's.
    """

    kind: BlockKind | None
    article: int = 0
    main: int = 0
    furnished: bool = False
    named: bool = False
    dated: bool = True
    title: bool = False
    top: bool = False
    figure: Figure | None = None
    runs: list[tuple[Run, int, int]] = field(default_factory=list)

    def size(self) -> int:
        """Characters of its text in the file."""
        return sum(high - low for run, low, high in self.runs if run in _WORDS)

    def words(self, markup: str) -> str:
        """Its text, spaces collapsed."""
        parts = (markup[low:high] if run in _WORDS else " " for run, low, high in self.runs)
        return " ".join(unescaped("".join(parts)).split())


def story_of(blocks: list[HtmlBlock], markup: str, whole: bool) -> list[HtmlBlock]:
    """The blocks with their kinds, without those that say nothing of their own; ``whole`` is a page."""
    kept = [b for b in blocks if not (b.figure and b.figure.captioned) and _says(b, markup)]
    _part_furniture(kept, whole)
    _mark_repeated(kept, markup)
    for block in kept:
        if block.kind is None and block.dated:
            block.kind = BlockKind.DATE
        elif block.kind is None and block.named and block.size() <= _SHORT:
            if len(block.words(markup).split()) <= _NAME_WORDS:
                block.kind = BlockKind.BYLINE
    headlines = [_same(b.words(markup)) for b in kept if b.top and b.kind is BlockKind.HEADLINE]
    return [b for b in kept if not (b.title and _is_said(_same(b.words(markup)), headlines))]


def _says(block: HtmlBlock, markup: str) -> bool:
    """Whether there is anything to read in it but code."""
    wanted = _WORDS - {Run.CODE}
    return any(run in wanted and not markup[low:high].isspace() for run, low, high in block.runs)


def _part_furniture(blocks: list[HtmlBlock], whole: bool) -> None:
    """What is outside the one article, or the one main part, of a page is no part of the story."""
    heads = [b for b in blocks if b.top]
    if whole and not (len(heads) == 1 and heads[0].furnished):
        _furniture(b for b in blocks if b.furnished)
    story = [b for b in blocks if b.kind is not BlockKind.BOILERPLATE]
    articles, mains = {b.article for b in story} - {0}, {b.main for b in story} - {0}
    headed = any(b.top and b.article for b in story) or not any(b.top and b.main for b in story)
    if len(articles) == 1 and (headed or len(mains) != 1):
        _furniture(b for b in story if not b.article and not b.title)
    elif len(mains) == 1:
        _furniture(b for b in story if not b.main and not b.title)


def _furniture(blocks: Iterable[HtmlBlock]) -> None:
    for block in blocks:
        block.kind = BlockKind.BOILERPLATE


def _mark_repeated(blocks: list[HtmlBlock], markup: str) -> None:
    """Short words that the page says again and again are its own: 'Read more', 'Advertisement'."""
    short = [
        (b, b.words(markup)) for b in blocks if b.kind is not BlockKind.TABLE_CELL and b.size() <= _SHORT
    ]
    times = Counter(words for _, words in short)
    _furniture(b for b, words in short if times[words] >= _OFTEN and any(c.isalpha() for c in words))


def _same(words: str) -> str:
    return words.translate(_SAME).casefold()


def _is_said(title: str, headlines: list[str]) -> bool:
    """Whether a headline says what the title says, without the name of the site."""
    parts = {title, *_PARTS.split(title)}
    return any(
        headline and len(headline) * 2 >= len(title) and (headline in parts or title.startswith(headline))
        for headline in headlines
    )
