"""Reads Markdown into blocks: CommonMark with GitHub's tables, strikethrough and footnotes, or MDX."""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING

from tlqa.inputs._html_tokens import Sort
from tlqa.inputs._markdown_blocks import Blocks, parts
from tlqa.inputs._markdown_html import Elements
from tlqa.inputs._markdown_inline import parse_inline, parser
from tlqa.inputs._markdown_templates import fill
from tlqa.model import BlockKind
from tlqa.sourcemap import Mapping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from tlqa.inputs._markdown_blocks import Part, Where
    from tlqa.inputs._story import StoryBuilder
    from tlqa.sourcemap import SourceMap

WRITTEN = ("markdown",)
_MARKUP = re.compile(r"[\\`*_\[<&]|~~|\^\[|  \n")
_TASK = re.compile(r"\[[ xX]\][ \t]+")
_ATTRIBUTES = re.compile(r"[ \t]*\{[#.:][^{}\n]*\}[ \t]*$")
_BETWEEN = frozenset(("softbreak", "hardbreak", "link_open", "link_close"))
_AROUND = {BlockKind.BLOCK_QUOTE: "<blockquote>", BlockKind.LIST_ITEM: "<li>"}
_MARKS = ("“", "”"), ("‘", "’")


class Markdown:
    """A text in Markdown, its blocks told apart.

    Args:
        text: the file's, lines ending in ``\\n``.
        at: where the Markdown begins in it.
        mdx: whether it is MDX, in which JSX may stand.
    """

    def __init__(self, text: str, at: int = 0, *, mdx: bool = False) -> None:
        self.text, self.at = text, at
        self.filled = fill(text[at:] if at else text, mdx=mdx)
        blocks = Blocks(self.filled.text, parser())
        self.parts = deque(parts(blocks))
        self.labels = blocks.env  # of links and notes
        self._writer: _Writer | None = None

    @property
    def headline(self) -> str:
        """The content of the first heading of the first level, as written."""
        return self._first(part.content for part in self.parts if part.top)

    @property
    def lead(self) -> str:
        """The content of the first running text, as written."""
        return self._first(part.content for part in self.parts if part.kind is None and not part.html)

    def _first(self, contents: Iterator[str]) -> str:
        return self.filled.without(next(contents, ""))

    def write(self, builder: StoryBuilder, outer: SourceMap | None = None, *, heading: bool = False) -> None:
        """Give a builder the blocks and comments, those that it does not have yet.

        Args:
            builder: takes them.
            outer: what it reads through, if anything.
            heading: stop after the first heading of the first level.
        """
        writer = self._writer = self._writer or _Writer(self, builder, outer)
        while self.parts:
            part = self.parts.popleft()
            writer.write(part)
            if heading and part.top:
                return
        self._writer = None  # which holds this: both would outlive their use
        for low, high, text in self.filled.comments:
            builder.comment(self.at + low, self.at + high, text)


class _Writer:
    def __init__(self, markdown: Markdown, builder: StoryBuilder, outer: SourceMap | None) -> None:
        self._markdown, self._builder, self._outer = markdown, builder, outer
        self._elements = Elements(builder.language)

    def write(self, part: Part) -> None:
        if part.html:
            self._html(part)
        else:
            self._block(part)

    def _block(self, part: Part) -> None:
        kind, content, where, *_ = part
        around = self._elements.state
        if around.left_out or around.foreign or not around.translated:
            return
        kind = kind or around.kind
        if kind is BlockKind.LIST_ITEM and content[0] == "[":
            task = _TASK.match(content)
            begin = task.end() if task else 0
            content, where = content[begin:], where.within(begin)
        elif kind in (BlockKind.HEADLINE, BlockKind.SUBHEADING) and content.endswith("}"):
            content = _ATTRIBUTES.sub("", content)
        self._builder.block(kind)
        if _MARKUP.search(content) or self._markdown.filled.within(content):
            self._marked(content, where, kind)
        else:
            at = self._markdown.at
            for low, high, place in where.pieces(0, len(content)):
                self._builder.flow(content[low:high], at + place, WRITTEN)

    def _marked(self, content: str, where: Where, kind: BlockKind | None) -> None:
        tokens = parse_inline(content, self._markdown.labels)
        images = [token for token in tokens if token.type == "image"]
        if images and all(self._shows_nothing(token) for token in tokens):
            for token in images:
                label = token.meta["at"] + 2
                self._builder.block(BlockKind.CAPTION)
                self._line(content[label:], where.within(label), token.children or [])
            return
        if all(token.type in _BETWEEN or token.type == "code_inline" for token in tokens):
            return  # a block of nothing but code
        self._line(content, where, tokens)
        for token in tokens:
            if token.type == "footnote_inline":
                label = token.meta["at"] + 2
                self._builder.block(BlockKind.BLOCK_QUOTE if kind is BlockKind.BLOCK_QUOTE else None)
                self._line(content[label:], where.within(label), token.children or [])

    def _shows_nothing(self, token: Token) -> bool:
        if token.type == "text":
            return not self._markdown.filled.without(token.content).strip()
        return token.type == "image" or (token.type in _BETWEEN and not token.markup)

    def _line(self, content: str, where: Where, tokens: list[Token]) -> None:
        _Line(self._markdown, self._builder, content, where).write(tokens)

    def _html(self, block: Part) -> None:
        from tlqa.inputs._html import read_html

        filled, at = self._markdown.filled, self._markdown.at
        around = _AROUND.get(block.kind, "") if block.kind else ""
        text = [around]
        mapping = Mapping()
        mapping.atom(len(around), 0, 0)
        for low, high, place in block.where.pieces(0, len(block.content)):
            for begin, end in filled.texts(block.content, low, high):
                text.append(block.content[begin:end])
                mapping.literal(end - begin, at + place + begin - low)
        inner = mapping.map()
        self._builder.block()
        self._builder.through(inner.through(self._outer) if self._outer else inner)
        html = "".join(text)
        read_html(self._builder, html)
        self._elements.around(html[len(around) :])
        self._builder.block()
        self._builder.through(self._outer)


class _Line:
    """Writes what is within a block."""

    def __init__(self, markdown: Markdown, builder: StoryBuilder, content: str, where: Where) -> None:
        self._filled, self._at = markdown.filled, markdown.at
        self._text, self._builder = markdown.text, builder
        self._content, self._where = content, where
        self._elements = Elements(builder.language)
        self._opaque = False
        self._templates = any(c.isalnum() for c in self._filled.without(content))

    def write(self, tokens: list[Token]) -> None:
        builder, where, at = self._builder, self._where, self._at
        for token in tokens:
            kind, meta = token.type, token.meta
            if kind == "html_inline":
                self._tag(token.content, meta["at"], meta["end"])
            elif self._elements.state.left_out:
                continue
            elif kind == "text":
                self._say(meta["at"], meta["at"] + len(token.content))
            elif kind == "text_special":
                self._special(token, at + where(meta["at"]))
            elif kind == "softbreak":
                builder.space(at + where(meta["at"]), at + where(meta["end"]), WRITTEN)
            elif kind == "hardbreak":
                builder.line_break(at + where(meta["at"]), at + where(meta["end"]))
            elif kind == "code_inline":
                self._verbatim(meta["at"] + len(token.markup), meta["end"] - len(token.markup))
            elif kind == "link_open" and token.markup == "autolink":
                self._verbatim(meta["at"] + 1, meta["end"] - 1)
        self._judge(True)

    def _say(self, low: int, high: int) -> None:
        content, at, filled = self._content, self._at, self._filled
        for begin, end, place in self._where.pieces(low, high):
            if not filled.within(content[begin:end]):
                self._builder.flow(content[begin:end], at + place, WRITTEN)
                continue
            for first, last, template in filled.parts(content, begin, end):
                low = at + place + first - begin
                if not template:
                    self._builder.flow(content[first:last], low, WRITTEN)
                elif self._templates:
                    self._builder.open_opaque()
                    self._builder.flow(self._text[low : low + last - first], low)
                    self._builder.close_opaque()

    def _special(self, token: Token, low: int) -> None:
        """What an escape or an entity stands for."""
        meant, written = token.content, token.markup
        if meant == written:  # a backslash that escapes nothing
            self._say(token.meta["at"], token.meta["end"])
        elif meant in ("\n", "\t", " ", "\f", "\r"):
            self._builder.space(low, low + len(written), WRITTEN)
        else:
            self._builder.atom(meant, low, low + len(written), WRITTEN)

    def _verbatim(self, low: int, high: int) -> None:
        """Code, or an address: not to be judged, and nothing in it is markup."""
        self._builder.open_opaque()
        for begin, end, place in self._where.pieces(low, high):
            place += self._at
            self._builder.flow(self._text[place : place + end - begin], place)
        self._builder.close_opaque()

    def _tag(self, markup: str, low: int, high: int) -> None:
        begin, end = self._at + self._where(low), self._at + self._where(high - 1) + 1
        for token, outer in self._elements.read(markup):
            if token.sort is Sort.COMMENT:
                self._builder.comment(begin, end, self._text[begin + 4 : end - 3])
            elif token.name == "br" and not self._elements.state.left_out:
                self._builder.line_break(begin, end)
            elif token.name == "q" and outer and not outer.left_out:
                mark = _MARKS[outer.quotes % 2][token.sort is Sort.END]
                self._builder.atom(mark, begin, end)
        self._judge()

    def _judge(self, ended: bool = False) -> None:
        """Whether the text at hand is to be judged may have changed."""
        state = self._elements.state
        opaque = not ended and (state.code or state.foreign or not state.translated)
        if opaque and not self._opaque:
            self._builder.open_opaque()
        elif self._opaque and not opaque:
            self._builder.close_opaque()
        self._opaque = opaque
