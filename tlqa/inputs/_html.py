"""HTML into a story: which element is which block, and what of it a reader sees."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tlqa.inputs._htmltokens import Token, attributes, tokens
from tlqa.model import Block, BlockKind

if TYPE_CHECKING:
    from tlqa.inputs._story import StoryBuilder
    from tlqa.model import Document

_XML = ("xml",)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_KINDS = {
    "h1": BlockKind.HEADLINE,
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6", "dt", "summary"), BlockKind.SUBHEADING),
    "blockquote": BlockKind.BLOCK_QUOTE,
    **dict.fromkeys(("figcaption", "caption"), BlockKind.CAPTION),
    **dict.fromkeys(("li", "dd"), BlockKind.LIST_ITEM),
    **dict.fromkeys(("td", "th"), BlockKind.TABLE_CELL),
    **dict.fromkeys(("nav", "footer", "aside", "form"), BlockKind.BOILERPLATE),
}
_BLOCKS = frozenset(_KINDS) | frozenset(
    "address article body center details dialog div dl fieldset figure header hr html legend main menu ol p"
    " section table tbody tfoot thead tr ul".split()
)
_LEFT_OUT = frozenset(
    "audio button canvas iframe math noscript object pre script select style svg template textarea"
    " video".split()
)
_OPAQUE = frozenset("code kbd samp var tt".split())
# An element of these ends an open paragraph, and one of the same name that its author forgot to close.
_OPEN_ENDED = frozenset("p li dt dd td th tr option".split())
_BYLINE = re.compile(r"(?i)(?:^|[\s_-])(?:by-?line|author)(?:$|[\s_-])")
_STORY = re.compile(r"(?i)<(article|main)[\s>]")
_HEADLINE = re.compile(r"(?i)<h1[\s>]")
_OFTEN = 3
_SHORT = 80


@dataclass(frozen=True, slots=True)
class _Element:
    """An open element; ``kind`` is what text in it is, ``skipped`` when none of it is read."""

    tag: str
    kind: BlockKind | None
    skipped: bool
    opaque: bool
    outside: bool


def read_html(story: StoryBuilder, text: str, at: int = 0, language: str = "") -> str:
    """Give a story the blocks of a page or fragment.

    Args:
        story: takes them; offsets it gets are those in ``text`` plus ``at``.
        text: the HTML.
        at: where it begins in what the story's offsets count in.
        language: of the story; elements in another are not read.

    Returns:
        the language that the page itself says it is in, or nothing. It is only told and not believed: pages
        of translated copy keep the language of their template.
    """
    story.block()
    reader = _Reader(story, text, at, language)
    for token in tokens(text):
        reader.read(token)
    reader.end()
    return reader.said


def without_repeats(document: Document) -> Document:
    """Short blocks that stand on the page again and again are its furniture."""
    said = Counter(document.text[b.start : b.end] for b in document.blocks if b.end - b.start <= _SHORT)
    often = {text for text, times in said.items() if times >= _OFTEN}
    if not often:
        return document
    blocks = (
        Block(b.start, b.end, BlockKind.BOILERPLATE, 0.9) if document.text[b.start : b.end] in often else b
        for b in document.blocks
    )
    return document.with_blocks(tuple(blocks))


class _Reader:
    """Turns tokens into blocks. A tag without its end is forgiven, and an end without its tag."""

    def __init__(self, story: StoryBuilder, text: str, at: int, language: str) -> None:
        self.said = ""
        self._story, self._at, self._language = story, at, language
        self._open: list[_Element] = []
        self._count: Counter[str] = Counter()
        self._quotes = 0
        self._headed = self._furniture = False
        self._page_title = _HEADLINE.search(text) is None
        roots = Counter(name.lower() for name in _STORY.findall(text))
        self._root = next((name for name in ("article", "main") if roots[name] == 1), "")
        self._top = _Element("", None, False, False, bool(self._root))

    def read(self, token: Token) -> None:
        """Take the next token."""
        kind, low, high, value, rest = token
        low, high = low + self._at, high + self._at
        if kind == "text":
            if not self._above.skipped:
                self._story.flow(value, low, _XML)
        elif kind == "reference":
            if not self._above.skipped:
                self._story.atom(value, low, high, _XML)
        elif kind == "start":
            self._start(value, rest, low, high)
        elif kind == "end":
            self._stop(value, low, high)
        else:
            self._story.comment(low, high, value)

    def end(self) -> None:
        """The text is over: what is open ends."""
        while self._open:
            self._close(self._open[-1].tag)
        if self._furniture:
            self._story.close_opaque()
        self._story.block()

    @property
    def _above(self) -> _Element:
        return self._open[-1] if self._open else self._top

    def _start(self, tag: str, rest: str, low: int, high: int) -> None:
        self._end_open_ended(tag)
        above = self._above
        if tag == "br" and not above.skipped:
            self._story.line_break(low, high)
        if tag in _VOID:
            if tag == "hr":
                self._begin(above)
            return
        element = self._element(tag, attributes(rest) if rest else {}, above)
        if tag in _BLOCKS or tag == "title":
            self._begin(element)
        if tag == "q" and not element.skipped:
            self._story.atom("“‘"[self._quotes % 2], low, high, _XML)
            self._quotes += 1
        if element.opaque:
            self._story.open_opaque()
        self._open.append(element)
        self._count[tag] += 1
        if rest.endswith("/"):
            self._close(tag)

    def _stop(self, tag: str, low: int, high: int) -> None:
        if not self._count[tag]:
            return
        if tag == "q" and not self._above.skipped:
            self._quotes -= 1
            self._story.atom("”’"[self._quotes % 2], low, high, _XML)
        self._close(tag)

    def _element(self, tag: str, given: dict[str, str], above: _Element) -> _Element:
        """What the element makes of the text in it."""
        code = (given.get("lang") or given.get("xml:lang") or "").lower().split("-")[0]
        if tag in ("html", "body"):
            self.said, code = code or self.said, ""
        foreign = bool(code and self._language) and code != self._language
        inline = tag not in _BLOCKS
        hidden = "hidden" in given or given.get("aria-hidden") == "true"
        skipped = above.skipped or hidden or tag in _LEFT_OUT or (foreign and not inline)
        opaque = (inline and foreign) or tag in _OPAQUE or given.get("translate") == "no"
        if tag == "title" and self._page_title and not self._headed:
            return _Element(tag, BlockKind.HEADLINE, False, opaque, above.outside)
        outside = above.outside and tag != self._root
        return _Element(
            tag, self._kind(tag, given, above), skipped or tag == "title", opaque and not skipped, outside
        )

    def _kind(self, tag: str, given: dict[str, str], above: _Element) -> BlockKind | None:
        own = _KINDS.get(tag)
        within = self._count["article"] or self._count["main"]
        if above.kind is BlockKind.BOILERPLATE or (tag == "header" and not within):
            return BlockKind.BOILERPLATE if tag != "h1" else self._heading()
        if tag == "h1":
            return self._heading()
        named = given.get("rel") == "author" or _BYLINE.search(given.get("class") or "") is not None
        if named and tag in _BLOCKS and own is None:
            return BlockKind.BYLINE
        if tag == "p" or own is None:
            return above.kind
        return above.kind if above.kind is BlockKind.BLOCK_QUOTE else own

    def _heading(self) -> BlockKind:
        first, self._headed = not self._headed, True
        return BlockKind.HEADLINE if first else BlockKind.SUBHEADING

    def _begin(self, element: _Element) -> None:
        """A block begins. What is known to be the page's own is not judged: nobody would publish it."""
        kind = element.kind
        if element.outside and kind is not BlockKind.HEADLINE:
            kind = BlockKind.BOILERPLATE
        self._story.block(kind)
        furniture = kind is BlockKind.BOILERPLATE
        if furniture and not self._furniture:
            self._story.open_opaque()
        elif self._furniture and not furniture:
            self._story.close_opaque()
        self._furniture = furniture

    def _end_open_ended(self, tag: str) -> None:
        if tag in _BLOCKS and self._open and self._open[-1].tag == "p":
            self._close("p")
        if tag in _OPEN_ENDED and self._open and self._open[-1].tag == tag:
            self._close(tag)

    def _close(self, tag: str) -> None:
        """Close the element and what was left open in it."""
        blocks = False
        while self._open:
            element = self._open.pop()
            self._count[element.tag] -= 1
            blocks = blocks or element.tag in _BLOCKS or element.tag == "title"
            if element.opaque:
                self._story.close_opaque()
            if element.tag == tag:
                break
        if blocks:
            self._begin(self._above)
