"""Markdown into a story: the blocks of markdown-it, which says on which lines each stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from tlqa.inputs._html import read_html
from tlqa.inputs._markdown_inline import ESCAPES, Inline
from tlqa.model import BlockKind
from tlqa.sourcemap import Mapping, SourceMap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from tlqa.inputs._story import StoryBuilder

_TEMPLATE = re.compile(
    r"\{\{[<%](?:(?!\n\s*\n).){0,2000}?[>%]\}\}|\{%(?:(?!\n\s*\n).){0,2000}?%\}"
    r"|\{\{(?:(?!\n\s*\n).){0,2000}?\}\}|\{#(?:(?!\n\s*\n).){0,2000}?#\}",
    re.DOTALL,
)
_MDX = re.compile(
    r"(?m)^(?:import\s+(?:[\"'{*]|[\w$]+(?:\s*,\s*[{*][^\n]*)?\s+from\b)"
    r"|export\s+(?:(?:default|const|let|var|function|async|class)\b|[{*]))"
    r"[^\n]*(?:\n(?![ \t\r]*\n)[^\n]+)*"
    r"|\{(?:[^{}\n]|\{[^{}\n]*\}){0,2000}\}"
)
_COMMENT = re.compile(r"\{#(.*)#\}|\{/\*(.*)\*/\}", re.DOTALL)
_LINE = re.compile(r"([^\r\n]*)(\r\n|\n|\r|$)")
_CLOSING = re.compile(r"(?:^|[ \t])#+[ \t]*$")


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
        self._text_of = Inline(story, parser, self._filler)

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
        self._text_of.follow(inside, content, 0, places)
        for children, source, at, map_ in self._text_of.pictures:
            self._story.through(map_)
            self._story.block(BlockKind.CAPTION)
            self._text_of.follow(children, source, at, map_)
        self._text_of.pictures.clear()
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
            mapping.literal(len(bare), low, ESCAPES)
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
                mapping.atom(1, place.start + at, place.start + at + 2, ESCAPES)
                at += 2
            else:
                mapping.literal(1, place.start + at, ESCAPES)
                at += 1
        return mapping.map()


def _cells(row: str) -> Iterator[tuple[int, int]]:
    """The cells of a row of a table, without the white space around them; a mark at an end makes none."""
    edges = [-1, *(m.start() for m in re.finditer(r"(?<!\\)\|", row)), len(row)]
    for number, (before, after) in enumerate(pairwise(edges)):
        cell = row[before + 1 : after]
        outer = number in (0, len(edges) - 2)
        if outer and not cell.strip():
            continue
        yield before + 1 + len(cell) - len(cell.lstrip()), after - (len(cell) - len(cell.rstrip()))
