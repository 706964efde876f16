"""Stories of the wire's XML: NITF, NewsML-G2 and NewsML 1, RSS, Atom and WordPress."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING

from tlqa.errors import InputError
from tlqa.inputs._html import read_html
from tlqa.inputs._story import StoryBuilder
from tlqa.inputs._text import decode, encoding_of
from tlqa.inputs._xml import Element, Text, read_xml
from tlqa.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tlqa.inputs._xml import Remark
    from tlqa.inputs.base import Raw
    from tlqa.model import Document

_DECLARED = re.compile(rb"^\s*<\?xml[^>]*encoding=[\"']([\w.:-]+)")
_KINDS = {
    **dict.fromkeys(("hl1", "h1", "headline"), BlockKind.HEADLINE),
    **dict.fromkeys(("hl2", "h2", "h3", "h4", "h5", "h6"), BlockKind.SUBHEADING),
    **dict.fromkeys(("byline", "by"), BlockKind.BYLINE),
    "dateline": BlockKind.DATELINE,
    **dict.fromkeys(("bq", "blockquote"), BlockKind.BLOCK_QUOTE),
    **dict.fromkeys(("media-caption", "figcaption", "caption"), BlockKind.CAPTION),
    **dict.fromkeys(("li", "dd"), BlockKind.LIST_ITEM),
    **dict.fromkeys(("td", "th"), BlockKind.TABLE_CELL),
    "tagline": BlockKind.BOILERPLATE,
}
_BLOCKS = frozenset(_KINDS) | frozenset(
    "p div block body section article table tr ul ol dl dt hedline abstract media figure hr body.head"
    " body.content body.end".split()
)
_LEFT_OUT = frozenset(
    "head script style pre nitf-table-metadata media-metadata media-reference media-producer distributor"
    " series key-list docdata rights note byttl virtloc credit creditline slugline title".split()
)
_INLINE_OPAQUE = frozenset("code kbd samp".split())
_BREAK = re.compile(r"(?:[ \t]*\r?\n){2,}")
_SHORTCODE = re.compile(r"\[/?[a-z_-]+(?: [^\]\n]*)?\]")
_PUBLISHED = ("publish", "future", "")
_PAGES = ("post", "page", "")


def stories(raw: Raw, format_: str, split: Callable[[Element], list[Element]]) -> Iterator[Document]:
    """The stories of a file: ``split`` gives the element of each.

    Raises:
        InputError: it is not XML that can be read, or holds no story.
    """
    match = _DECLARED.match(raw.data[:1024].removeprefix(b"\xef\xbb\xbf"))
    declared = match[1].decode("ascii") if match else None
    text = decode(raw.data, raw.path, raw.encoding, declared)
    encoding = encoding_of(raw.data, raw.encoding, declared)
    root, remarks = read_xml(text, raw.path)
    items = split(root)
    if not items:
        raise InputError("is XML, but holds no story that is known", path=raw.path)
    comments = _Comments(remarks, items)
    for number, item in enumerate(items, 1):
        story = StoryBuilder(text, raw.path, format_, raw.language)
        for remark in comments.of(item):
            story.comment(remark.low, remark.high, remark.text)
        name = (_name(item) or str(number)) if len(items) > 1 else None
        _READERS.get(item.name, _Body.read_item)(_Body(story, raw.language.code), item)
        yield story.document(story=name, encoding=encoding)


def nitf_items(root: Element) -> list[Element]:
    """The story of an NITF file."""
    return [root] if root.name == "nitf" else []


def news_items(root: Element) -> list[Element]:
    """The news items of a NewsML file or message; a fragment that holds a body is one."""
    items = [e for e in root.walk() if e.name == "newsitem"]
    if items:
        return items
    return [root] if any(e.name in ("inlinexml", "inlinedata", "contentmeta") for e in root.walk()) else []


def feed_items(root: Element) -> list[Element]:
    """The items of a feed; of a WordPress export the posts and pages that were published."""
    return [e for e in root.walk() if e.name in ("item", "entry") and _is_story(e)]


def _is_story(item: Element) -> bool:
    kind, status = (_said(item.find(name)) for name in ("post_type", "status"))
    return kind in _PAGES and status in _PUBLISHED


def _name(item: Element) -> str:
    own = item.attributes.get("guid") or item.attributes.get("duid")
    return own or _said(item.find("guid", "id", "identification", "link"))


def _said(element: Element | None) -> str:
    return "" if element is None else element.content()[0].strip()


class _Comments:
    """The comments of a file by its stories: those within one are its own, those around are everyone's."""

    def __init__(self, remarks: list[Remark], items: list[Element]) -> None:
        self._remarks, self._lows = remarks, [remark.low for remark in remarks]
        inside = {number for item in items for number in self._within(item)}
        around = (remark for number, remark in enumerate(remarks) if number not in inside)
        # each story is given them, so many of them would be a great many
        marks = around if len(items) == 1 else islice((each for each in around if "tlqa" in each.text), 100)
        self._around = list(marks)

    def of(self, item: Element) -> list[Remark]:
        """What is said in a story and around it."""
        return [*self._around, *(self._remarks[number] for number in self._within(item))]

    def _within(self, item: Element) -> range:
        return range(bisect_left(self._lows, item.low), bisect_left(self._lows, item.high))


class _Body:
    """Gives a story the blocks of an element; knows what was read already."""

    def __init__(self, story: StoryBuilder, language: str) -> None:
        self._story, self._language = story, language
        self._headlines: set[str] = set()
        self._quotes = 0

    def read_item(self, item: Element) -> None:
        """The story of an NITF document, or of a news item."""
        meta = next((e for e in item.walk() if e.name in ("contentmeta", "newslines")), None)
        for name in ("headline", "by", "byline", "dateline"):
            element = meta.find(name) if meta is not None else None
            if element is not None:
                self._block(element, _KINDS[name])
        if item.name == "nitf":
            self._all(item, None)
            return
        bodies = [e for e in item.walk() if e.name in ("inlinexml", "inlinedata", "datacontent")]
        for body in bodies:
            if body.name == "inlinexml" or any(isinstance(c, Element) for c in body.children):
                self._all(body, None)
            else:
                self._text(body, html="html" in body.attributes.get("contenttype", "text"))
        self._story.block()

    def read_entry(self, item: Element) -> None:
        """The story of an item of a feed."""
        title = item.find("title")
        if title is not None:
            self._block(title, BlockKind.HEADLINE)
        author = item.find("creator", "author")
        if author is not None:
            self._block(author.find("name") or author, BlockKind.BYLINE)
        body = (
            item.find("encoded") or item.find("content") or item.find("description") or item.find("summary")
        )
        if body is None:
            return
        if body.attributes.get("type") == "xhtml":
            self._all(body, None)
        else:
            self._text(body, html=body.attributes.get("type", "html") != "text")

    def _text(self, element: Element, *, html: bool) -> None:
        """A body that is text in the XML: HTML once more, or paragraphs with blank lines between."""
        text, places = element.content()
        element.children.clear()
        self._story.through(places)
        if html and re.search(r"<(?:p|div|h[1-6]|ul|blockquote)[\s>]", text):
            read_html(self._story, text)
        else:
            self._paragraphs(text, html=html)
        self._story.through(None)

    def _paragraphs(self, text: str, *, html: bool) -> None:
        last = 0
        for match in [*_BREAK.finditer(text), None]:
            end = match.start() if match else len(text)
            part = text[last:end]
            self._story.block()
            if html:
                bare = _SHORTCODE.sub(lambda m: " " * len(m.group()), part)
                read_html(self._story, bare, last)
            else:
                self._story.text(part, last, ())
            last = match.end() if match else end

    def _block(self, element: Element, kind: BlockKind | None) -> None:
        """An element that is one block; a headline that was read already is not read again."""
        words = " ".join(element.content()[0].split())
        if kind is BlockKind.HEADLINE:
            if words in self._headlines:
                return
            self._headlines.add(words)
        self._story.block(kind)
        self._all(element, kind)
        self._story.block()

    def _all(self, element: Element, kind: BlockKind | None) -> None:
        for child in element.children:
            if isinstance(child, Text):
                self._words(child)
            else:
                self._element(child, kind)
        element.children.clear()  # read once; a large file's text need not be there twice

    def _words(self, piece: Text) -> None:
        if piece.literal:
            self._story.flow(piece.text, piece.low, piece.escapes)
        elif piece.text.isspace() and piece.text.isascii():
            self._story.space(piece.low, piece.high, piece.escapes)
        else:
            self._story.atom(piece.text, piece.low, piece.high, piece.escapes)

    def _element(self, element: Element, kind: BlockKind | None) -> None:
        name = element.name
        if name in _LEFT_OUT:
            return
        if name in _BLOCKS:
            own = kind if kind is BlockKind.BLOCK_QUOTE else _KINDS.get(name, kind)
            if own is BlockKind.HEADLINE or name == "byline":
                self._block(element, own)
                return
            self._story.block(own)
            self._inside(element, own)
            self._story.block(kind)
            return
        if name == "br":
            self._story.line_break(element.low, element.high)
        elif name == "q":
            self._quoted(element, kind)
        else:
            self._inside(element, kind, inline=True)

    def _inside(self, element: Element, kind: BlockKind | None, *, inline: bool = False) -> None:
        code = element.attributes.get("lang", "").lower().split("-")[0]
        foreign = bool(code) and code != self._language
        if foreign and not inline:
            return
        opaque = foreign or (inline and element.name in _INLINE_OPAQUE) or kind is BlockKind.BOILERPLATE
        if opaque:
            self._story.open_opaque()
        self._all(element, kind)
        if opaque:
            self._story.close_opaque()

    def _quoted(self, element: Element, kind: BlockKind | None) -> None:
        level = self._quotes % 2
        self._story.atom("“‘"[level], element.low, element.inner, ())
        self._quotes += 1
        self._all(element, kind)
        self._quotes -= 1
        self._story.atom("”’"[level], element.last, element.high, ())


_READERS: dict[str, Callable[[_Body, Element], None]] = {
    "item": _Body.read_entry,
    "entry": _Body.read_entry,
}
