"""The blocks of a page, and which of them are the story: what can be told only once the page was read."""

from __future__ import annotations

import re
from collections import Counter
from enum import IntEnum
from typing import TYPE_CHECKING

from tlqa.frozen import dataclass
from tlqa.inputs._html_density import mark_furniture
from tlqa.inputs._html_tokens import unescaped
from tlqa.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tlqa.inputs._html_elements import State

_SHORT = 80  # characters of a block that may be a name
_NAME_WORDS = 12
_LABEL = 40  # characters of a label at most
_SENTENCE_END = (".", "!", "?", "”", '"', "…")
_OFTEN = 3  # times that a piece of furniture is said
_CELL = 200  # characters of a table's cell beyond which the table lays out running text
_SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})
_PARTED_AFTER = re.compile(r"\s+[-|:·•»/]+\s|[|:]\s")
_SITE_REACH = 200  # characters at the end of a title in which the site is named
_SITE = re.compile(
    r"(?:\s+(?:[|·•»]|::|&raquo;|&middot;|&bull;)\s+[^|·•»\n]{2,40}"
    r"|\s+(?:[-–—]|&[mn]dash;)\s+[A-Z][\w.]*(?: [A-Z][\w.]*){0,3})\s*\Z"
)
_PARTED_BEFORE = re.compile(r"(?:\s[-|:·•»/]{1,3}|[|:])\s$")


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


_READ = frozenset({Run.TEXT, Run.OPAQUE, Run.ATTRIBUTE, Run.VERBATIM})
_WORDS = _READ | {Run.CODE}


@dataclass(slots=True)
class Figure:
    """A figure; its caption is the alternative text of its pictures where it has no other."""

    captioned: bool = False


class HtmlBlock:
    """A block as the markup has it, with what the page may still make of it.

    ``named`` says that an author's name is in it, ``dated`` that all of it is a time; ``figure`` is that of
    a picture whose alternative text it is; ``linked`` counts the characters of its links.
    """

    __slots__ = ("around", "dated", "figure", "kind", "linked", "named", "runs")

    def __init__(self, around: State) -> None:
        self.around = around
        self.kind = around.kind
        self.named, self.dated = False, True
        self.figure: Figure | None = None
        self.linked = 0
        self.runs: list[tuple[Run, int, int]] = []

    def add(self, run: Run, low: int, high: int, state: State, markup: str) -> None:
        """A stretch more."""
        self.named |= state.named
        self.dated = self.dated and (state.dated or markup[low:high].isspace())
        if state.linked:
            self.linked += high - low
        self.runs.append((run, low, high))

    def broken(self, markup: str) -> bool:
        """Whether there is nothing since a line break."""
        for run, low, high in reversed(self.runs):
            if not markup[low:high].isspace():
                return run is Run.BREAK
        return False

    def size(self) -> int:
        """Characters of its text in the file."""
        return sum(high - low for run, low, high in self.runs if run in _WORDS)

    def words(self, markup: str) -> str:
        """Its text, spaces collapsed."""
        parts = (markup[low:high] if run in _WORDS else " " for run, low, high in self.runs)
        return " ".join(unescaped("".join(parts)).split())


def story_of(blocks: list[HtmlBlock], markup: str, whole: bool) -> tuple[list[HtmlBlock], bool]:
    """The blocks with their kinds, without those that say nothing of their own; ``whole`` is a page.

    Also whether it is a page that does not say where its story begins and ends.
    """
    kept = [b for b in blocks if not (b.figure and b.figure.captioned) and _says(b, markup)]
    bounded = _part_furniture(kept, whole)
    if whole:
        mark_furniture([b for b in kept if _may_tell(b)], markup, bounded=bounded)
    _mark_repeated(kept, markup)
    for block in kept:
        if block.kind is None:
            block.kind = _small_print(block, markup)
        elif block.kind is BlockKind.TABLE_CELL and block.size() > _CELL:
            block.kind = None
    return _with_one_headline(kept, markup), whole and not bounded


def _says(block: HtmlBlock, markup: str) -> bool:
    """Whether there is anything to read in it but code."""
    return any(run in _READ and not markup[low:high].isspace() for run, low, high in block.runs)


def _small_print(block: HtmlBlock, markup: str) -> BlockKind | None:
    if block.dated:
        return BlockKind.DATE
    if block.named and block.size() <= _SHORT and len(block.words(markup).split()) <= _NAME_WORDS:
        return BlockKind.BYLINE
    return None


def _may_tell(block: HtmlBlock) -> bool:
    """Whether a block may be some of the story."""
    return block.kind is not BlockKind.BOILERPLATE and not block.around.title


def _part_furniture(blocks: list[HtmlBlock], whole: bool) -> bool:
    """What is outside the one article, or the one main part, of a page is no part of the story.

    Of many articles it is the one with a headline; a headline before the articles is the main part's. Returns
    whether the page says what its story is.
    """
    heads = [b.around for b in blocks if b.around.top]
    if whole and not (len(heads) == 1 and heads[0].furnished):
        _furniture(b for b in blocks if b.around.furnished)
    story = [b for b in blocks if _may_tell(b)]
    articles, mains = {b.around.article for b in story} - {0}, {b.around.main for b in story} - {0}
    headed = {b.around.article for b in story if b.around.top}  # 0: a headline in none
    if len(articles) > 1:  # comments, other stories
        articles &= headed
    if len(articles) == 1 and not (headed == {0} and len(mains) == 1):
        _furniture(b for b in story if b.around.article not in articles)
        return True
    if len(mains) == 1:
        _furniture(b for b in story if not b.around.main)
    return len(mains) == 1


def _furniture(blocks: Iterable[HtmlBlock]) -> None:
    for block in blocks:
        block.kind = BlockKind.BOILERPLATE


def _mark_repeated(blocks: list[HtmlBlock], markup: str) -> None:
    """A label that the page shows again and again is its own: 'Read more', 'Advertisement'.

    A sentence is none: one that comes back is a fault of the story. Nor is the page's title where it is told
    as the headline, and again in a header.
    """
    title = next((block.words(markup) for block in blocks if block.around.title), "")
    labels = [
        (block, block.words(markup))
        for block in blocks
        if block.kind is not BlockKind.TABLE_CELL and block.size() <= _LABEL
    ]
    times = Counter(words for _, words in labels)
    _furniture(
        block
        for block, words in labels
        if times[words] >= _OFTEN
        and words[-1:] not in _SENTENCE_END
        and any(map(str.isalpha, words))
        and not (words == title and block.kind is BlockKind.HEADLINE)
    )


def _with_one_headline(blocks: list[HtmlBlock], markup: str) -> list[HtmlBlock]:
    """The blocks without the page's title, where a headline of the story says the same.

    A page that has no ``h1`` may have its headline in an ``h2``.
    """
    title = next((_same(b.words(markup)) for b in blocks if b.around.title), "")
    tops = [b for b in blocks if b.around.top and b.kind is BlockKind.HEADLINE]
    others = [b for b in blocks if b.kind is BlockKind.SUBHEADING] if title and not tops else []
    said = next((b for b in tops or others if _is_said(title, _same(b.words(markup)))), None)
    if said is None:
        _without_site(blocks, markup)
        return blocks
    said.kind = BlockKind.HEADLINE
    return [b for b in blocks if not b.around.title]


def _without_site(blocks: Iterable[HtmlBlock], markup: str) -> None:
    """Leave the name of the site, which belongs to a page's title, out of one that is read as a headline."""
    for block in blocks:
        if block.around.title and block.runs:
            run, low, high = block.runs[-1]
            found = _SITE.search(markup, max(low, high - _SITE_REACH), high)
            if found and found.start() > low:
                block.runs[-1] = run, low, found.start()


def _same(words: str) -> str:
    return words.translate(_SAME).casefold()


def _is_said(title: str, headline: str) -> bool:
    """Whether a headline says what the title says, but for the name of the site before or after it."""
    if not headline or len(headline) * 2 < len(title):
        return False
    before, found, after = title.partition(headline)
    parted = (not before or _PARTED_BEFORE.search(before)) and (not after or _PARTED_AFTER.match(after))
    return bool(found and parted)
