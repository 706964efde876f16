"""Markdown into a story: the blocks of markdown-it, its inline tokens followed through the source.

markdown-it says on which lines a block stands and which tokens its text has, but not where in it. The
grammar leaves no choice: each token says what must come next in the source, so following them in order gives
every place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkDestination, parseLinkTitle

from tlqa.inputs._html import read_html
from tlqa.model import BlockKind
from tlqa.sourcemap import Mapping, SourceMap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from tlqa.inputs._story import StoryBuilder

_ESCAPES = ("markdown",)
_OBJECT = "\ufffc"
_TEMPLATE = re.compile(
    r"\{\{[<%](?:(?!\n\s*\n).){0,2000}?[>%]\}\}|\{%(?:(?!\n\s*\n).){0,2000}?%\}"
    r"|\{\{(?:(?!\n\s*\n).){0,2000}?\}\}|\{#(?:(?!\n\s*\n).){0,2000}?#\}",
    re.DOTALL,
)
_MDX = re.compile(
    r"(?m)^(?:import\s+(?:[\"'{*]|[\w$]+(?:\s*,\s*[{*][^\n]*)?\s+from\b)"
    r"|export\s+(?:(?:default|const|let|var|function|async|class)\b|[{*]))"
    r"[^\n]*(?:\n(?![ \t]*\n)[^\n]+)*"
    r"|\{(?:[^{}\n]|\{[^{}\n]*\}){0,2000}\}"
)
_COMMENT = re.compile(r"\{#(.*)#\}|\{/\*(.*)\*/\}", re.DOTALL)
_HTML_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_LINE = re.compile(r"([^\r\n]*)(\r\n|\n|\r|$)")
_BREAK = re.compile(r"\\?[ \t]*\n[ \t]*")
_LABEL = re.compile(r"\[(?:\\.|[^\[\]\\])*\]", re.DOTALL)
_CLOSING = re.compile(r"(?:^|[ \t])#+[ \t]*$")
_BR = re.compile(r"(?i)<br\s*/?>")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the file without its end: ``[start, end)``; the next one begins at ``after``."""

    start: int
    end: int
    after: int


def read_markdown(story: StoryBuilder, text: str, at: int = 0, *, mdx: bool = False, title: str = "") -> None:
    """Give a story the blocks of ``text`` from ``at`` on; ``title`` is the headline it has already."""
    filler = next(c for c in map(chr, range(0xE000, 0xF8FF)) if c not in text)
    filled = _without_templates(story, text, at, filler, mdx=mdx)
    # the text of blocks is parsed when it is read: of all at once the tokens are many times the file
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable(["inline", "text_join"])
    reader = _Reader(story, filled, at, filler, parser, title)
    reader.read(parser.parse(filled[at:], reader.references))
    story.through(None)
    story.block()


def _without_templates(story: StoryBuilder, text: str, at: int, filler: str, *, mdx: bool) -> str:
    """The text with what site generators put in its place covered, character for character."""

    def cover(match: re.Match[str]) -> str:
        comment = _COMMENT.fullmatch(match.group())
        if comment:
            story.comment(match.start() + at, match.end() + at, comment[1] or comment[2] or "")
        return re.sub(r"[^\r\n]", filler, match.group())

    body = _TEMPLATE.sub(cover, text[at:]) if "{" in text else text[at:]
    return text[:at] + (_MDX.sub(cover, body) if mdx else body)


class _Reader:
    """Walks the blocks; knows which quotation, list or cell is open."""

    def __init__(
        self,
        story: StoryBuilder,
        text: str,
        at: int,
        filler: str,
        parser: MarkdownIt,
        title: str,
    ) -> None:
        self._story, self._text = story, text
        self._filler = re.compile(f"{filler}+")
        self._parser = parser
        self.references: dict[str, object] = {}
        self._lines = [_Line(m.start(), m.end(1), m.end()) for m in _LINE.finditer(text, at)]
        self._quotes = self._items = 0
        self._headed = bool(title)
        self._title = title
        self._heading: BlockKind | None = None
        self._cell = -1
        self._row: list[tuple[int, int]] = []
        self._pictures: list[tuple[Sequence[Token], str, int, SourceMap]] = []

    def read(self, tokens: Sequence[Token]) -> None:
        """Take the blocks in order."""
        for token in tokens:
            kind = token.type
            if kind == "inline":
                self._inline_block(token)
            elif kind == "html_block":
                self._html(token)
            elif kind in ("blockquote_open", "blockquote_close"):
                self._quotes += token.nesting
            elif kind in ("list_item_open", "list_item_close"):
                self._items += token.nesting
            elif kind == "heading_open":
                self._heading = (
                    BlockKind.HEADLINE if token.tag == "h1" and not self._headed else BlockKind.SUBHEADING
                )
                self._headed = self._headed or token.tag == "h1"
            elif kind == "heading_close":
                self._heading = None
            elif kind == "tr_open":
                self._cell = 0
            elif kind == "table_close":
                self._cell = -1

    def _kind(self) -> BlockKind | None:
        if self._heading is not None:
            return self._heading
        if self._cell >= 0:
            return BlockKind.TABLE_CELL
        if self._quotes:
            return BlockKind.BLOCK_QUOTE
        return BlockKind.LIST_ITEM if self._items else None

    def _inline_block(self, token: Token) -> None:
        content = token.content
        if self._heading is BlockKind.SUBHEADING and content.strip() == self._title != "":
            self._title = ""
            return  # the title of the front matter again: read once
        places = self._cell_places(token) if self._cell >= 0 else self._places(token)
        if not self._filler.sub("", content).strip():
            return
        self._story.through(places)
        self._story.block(self._kind())
        inside: list[Token] = []
        self._parser.inline.parse(content, self._parser, self.references, inside)
        self._inline(inside, content, 0, places)
        for children, source, at, map_ in self._pictures:
            self._story.through(map_)
            self._story.block(BlockKind.CAPTION)
            self._inline(children, source, at, map_)
        self._pictures.clear()
        self._story.through(None)

    def _html(self, token: Token) -> None:
        content = token.content.rstrip("\n")
        self._story.through(self._places(token, content))
        read_html(self._story, content)
        self._story.through(None)

    def _places(self, token: Token, content: str | None = None) -> SourceMap:
        """Where each line of a block's text stands: it ends where the file's line ends."""
        mapping = Mapping()
        lines = (token.content if content is None else content).split("\n")
        first = (token.map or [0, 0])[0]
        for number, line in enumerate(lines):
            place = self._lines[min(first + number, len(self._lines) - 1)]
            bare = line.lstrip(" \t")
            low = self._low(place, bare, heading=self._heading is not None and len(lines) == 1)
            mapping.atom(len(line) - len(bare), low, low)
            mapping.literal(len(bare), low, _ESCAPES)
            if number < len(lines) - 1:
                mapping.atom(1, low + len(bare), place.after)
        return mapping.map()

    def _low(self, place: _Line, bare: str, *, heading: bool) -> int:
        written = self._text[place.start : place.end]
        if not written.endswith(bare):
            written = written.rstrip()
        if heading and not written.endswith(bare):
            written = _CLOSING.sub("", written).rstrip()
        return place.start + len(written) - len(bare) if written.endswith(bare) else place.start

    def _cell_places(self, token: Token) -> SourceMap:
        """Where a table's cell stands: between the marks of its row, their escapes left out."""
        place = self._lines[(token.map or [0, 0])[0]]
        row = self._text[place.start : place.end]
        if self._cell == 0:
            self._row = list(_cells(row))
        low, high = self._row[self._cell] if self._cell < len(self._row) else (0, 0)
        self._cell += 1
        mapping, at = Mapping(), low
        while at < high:
            if row.startswith("\\|", at):
                mapping.atom(1, place.start + at, place.start + at + 2, _ESCAPES)
                at += 2
            else:
                mapping.literal(1, place.start + at, _ESCAPES)
                at += 1
        return mapping.map()

    def _inline(self, tokens: Sequence[Token], source: str, at: int, places: SourceMap) -> None:
        """Follow the tokens of a block through its source."""
        story, automatic = self._story, False
        for token in tokens:
            kind = token.type
            if automatic:
                automatic = kind != "link_close"
                continue
            if kind == "text":
                self._words(token.content, at)
                at += len(token.content)
            elif kind == "text_special":
                story.atom(token.content, at, at + len(token.markup), _ESCAPES)
                at += len(token.markup)
            elif kind in ("softbreak", "hardbreak"):
                at = self._line_end(kind, source, at)
            elif kind == "code_inline":
                at = self._code(token.markup, source, at)
            elif kind == "link_open" and token.markup == "autolink":
                end, automatic = source.index(">", at), True
                self._opaque(source[at + 1 : end], at + 1)
                at = end + 1
            elif kind == "link_open":
                at += 1
            elif kind == "link_close":
                at = self._after_label(source, at)
            elif kind == "image":
                self._pictures.append((token.children or (), source, at + 2, places))
                at = self._after_label(source, at + 2 + len(token.content))
            elif kind == "html_inline":
                self._tag(token.content, at)
                at += len(token.content)
            else:  # a mark of emphasis
                at += len(token.markup)

    def _words(self, words: str, at: int) -> None:
        last = 0
        for match in self._filler.finditer(words):
            self._story.flow(words[last : match.start()], at + last, _ESCAPES)
            self._object(at + match.start(), at + match.end())
            last = match.end()
        self._story.flow(words[last:], at + last, _ESCAPES)

    def _object(self, low: int, high: int) -> None:
        """What a site generator puts there: a word in the sentence, of which nothing is known."""
        self._story.open_opaque()
        self._story.atom(_OBJECT, low, high)
        self._story.close_opaque()

    def _line_end(self, kind: str, source: str, at: int) -> int:
        match = _BREAK.match(source, at)
        end = match.end() if match else at
        if kind == "hardbreak":
            self._story.line_break(at, end)
        else:
            self._story.space(at, end)
        return end

    def _code(self, marks: str, source: str, at: int) -> int:
        begin = at + len(marks)
        close = re.compile(rf"(?<!`){marks}(?!`)").search(source, begin)
        end = close.start() if close else len(source)
        self._opaque(source[begin:end], begin)
        return end + len(marks)

    def _opaque(self, words: str, at: int) -> None:
        self._story.open_opaque()
        self._story.flow(words.strip(), at + len(words) - len(words.lstrip()), ())
        self._story.close_opaque()

    def _tag(self, tag: str, at: int) -> None:
        comment = _HTML_COMMENT.fullmatch(tag)
        if comment:
            self._story.comment(at, at + len(tag), comment[1])
        elif _BR.fullmatch(tag):
            self._story.line_break(at, at + len(tag))
        elif tag[1].isupper() and tag.endswith("/>"):
            self._object(at, at + len(tag))

    def _after_label(self, source: str, at: int) -> int:
        """Where a link ends whose text ends at ``at``: after its target, its reference, or its bracket."""
        at += 1
        end = self._after_target(source, at) if source.startswith("(", at) else None
        if end is not None:
            return end
        label = _LABEL.match(source, at)
        return label.end() if label else at

    def _after_target(self, source: str, at: int) -> int | None:
        most = len(source)
        at = _after_space(source, at + 1)
        target = parseLinkDestination(source, at, most)
        if target.ok and self._parser.validateLink(self._parser.normalizeLink(target.str)):
            at = target.pos
            space = _after_space(source, at)
            title = parseLinkTitle(source, space, most)
            at = _after_space(source, title.pos) if space > at and title.ok else space
        return at + 1 if source.startswith(")", at) else None


def _after_space(source: str, at: int) -> int:
    while at < len(source) and source[at] in " \t\n":
        at += 1
    return at


def _cells(row: str) -> Iterator[tuple[int, int]]:
    """The cells of a row of a table, without the white space around them; a mark at an end makes none."""
    edges = [-1, *(m.start() for m in re.finditer(r"(?<!\\)\|", row)), len(row)]
    for number, (before, after) in enumerate(pairwise(edges)):
        cell = row[before + 1 : after]
        outer = number in (0, len(edges) - 2)
        if outer and not cell.strip():
            continue
        yield before + 1 + len(cell) - len(cell.lstrip()), after - (len(cell) - len(cell.rstrip()))
