"""Reads HTML into blocks: a page, or a fragment that another format holds.

No tree is built. A stack of the open elements says what the text at hand is; which elements end without
their end tags is as the HTML standard has it (13.2.6), where it matters to a block.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tlqa.inputs._html_blocks import Figure, HtmlBlock, Run, story_of
from tlqa.inputs._html_elements import (
    BLOCKS,
    HEADINGS,
    ITEMS,
    LEFT_OUT,
    PAGE,
    PARTS_OF_TABLES,
    PLAIN,
    VOID,
    State,
    entered,
    language_of,
)
from tlqa.inputs._html_tokens import Sort, Token, attributes, tokens, unescaped, write
from tlqa.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tlqa.inputs._html_tokens import Attributes
    from tlqa.inputs._story import StoryBuilder

_DEEP = 64  # elements that an end tag of markup within a line looks up through for its start
_MARKS = {Run.OPENING: "“", Run.CLOSING: "”", Run.INNER_OPENING: "‘", Run.INNER_CLOSING: "’"}
_NONE: Attributes = {}
_NAMED_BY = ("name", "property", "itemprop", "http-equiv")
_MOST_NOTES = 1000


def read_html(builder: StoryBuilder, text: str, at: int = 0, found: Iterable[Token] | None = None) -> str:
    """Give a builder the blocks and comments of a page or a fragment.

    Returns the language that the page says it is in, ISO 639, or "" where it does not say. What is in another
    language is left out, or not to be judged within a line.

    Args:
        builder: takes them.
        text: the HTML.
        at: where ``text`` begins in what the builder's offsets count in.
        found: its tokens, where another reader has told them apart: those of XHTML within XML.
    """
    reader = _Reader(text, builder.language)
    for token in tokens(text) if found is None else found:
        reader.read(token)
    reader.end()
    for name, value in reader.notes:
        builder.notes.say(name, value)
    for low, high, inner in reader.comments:
        builder.comment(at + low, at + high, text[low + 4 : inner])
    blocks, builder.unbounded = story_of(reader.blocks, text, reader.whole)
    for block in blocks:
        builder.block(block.kind)
        _write(builder, block, text, at)
        block.runs.clear()  # the story is made beside it
    return reader.said


def _known(name: str) -> str:
    """The name that an element is open by: the end tag of any heading ends one."""
    return "h1" if name in HEADINGS else name


def _write(builder: StoryBuilder, block: HtmlBlock, text: str, at: int) -> None:
    opaque = False
    for run, low, high in block.runs:
        if run <= Run.CODE and (run is not Run.TEXT) != opaque:
            opaque = not opaque
            if opaque:
                builder.open_opaque()
            else:
                builder.close_opaque()
        if run <= Run.CODE:
            write(builder, text, low, high, at)
        elif run is Run.BREAK:
            builder.line_break(at + low, at + high)
        elif run is Run.ATTRIBUTE:
            write(builder, text, low, high, at, ("attribute",))
        elif run is Run.VERBATIM:
            builder.flow(text[low:high], at + low)
        else:
            builder.atom(_MARKS[run], at + low, at + high)
    if opaque:
        builder.close_opaque()


class _Reader:
    """Takes the tokens of a page in order; ``blocks`` are what it found."""

    def __init__(self, text: str, language: str) -> None:
        self._text, self._language = text, language
        self.blocks: list[HtmlBlock] = []
        self.comments: list[tuple[int, int, int]] = []
        self.notes: list[tuple[str, str]] = []  # of the elements ``meta``
        self.whole = False
        self.said = ""  # the language that the page says it is in
        self._state = self._around = State()  # of the text at hand, and of its block where it began
        self._block: HtmlBlock | None = None
        # each open element with the state around it and what ``_ends`` was
        self._stack: list[tuple[str, State, tuple[int, int, int]]] = []
        self._open: Counter[str] = Counter()
        # where on the stack the p, the list item and the cell are that the next one ends, -1 for none
        self._ends = (-1, -1, -1)

    def read(self, token: Token) -> None:
        """Take the next token."""
        sort = token.sort
        if sort is Sort.TEXT:
            self._say(token.low, token.high)
        elif sort is Sort.START:
            self._start(token)
        elif sort is Sort.END:
            self._end(token)
        elif sort is Sort.COMMENT:
            self.comments.append((token.low, token.high, token.inner))
        elif sort is Sort.VERBATIM:
            self._run(Run.VERBATIM, token.low + 9, max(token.low + 9, token.high - 3))

    def end(self) -> None:
        """The text ends, and with it what is open."""
        self._close(0, Token(Sort.END, len(self._text), len(self._text)))

    def _say(self, low: int, high: int) -> None:
        state = self._state
        if self._block is None and self._text[low:high].isspace():
            return
        run = Run.CODE if state.code else Run.OPAQUE if state.foreign or not state.translated else Run.TEXT
        self._run(run, low, high)

    def _run(self, run: Run, low: int, high: int) -> None:
        around, state = self._around, self._state
        if state.left_out or around.foreign or not around.translated:
            return
        if self._block is None:
            self._block = HtmlBlock(around)
            self.blocks.append(self._block)
        self._block.add(run, low, high, state, self._text)

    def _start(self, token: Token) -> None:
        name, outer = token.name, self._state
        given = attributes(self._text, token) if token.high - token.inner > 2 else _NONE
        if name in VOID:
            self._void(token, given)
            return
        block = name in BLOCKS
        if block:
            self._imply_ends(name, token.low)
            self._block, outer = None, self._state
        if token.empty or (name in PAGE and self._open[name]):
            return
        if given or name not in PLAIN:
            values = {key: self._text[low:high].strip().lower() for key, (low, high) in given.items()}
            if name in PAGE:
                self.said = language_of(values) or self.said
                self._language = self.said or self._language
            self._state = entered(name, values, outer, token.low + 1, self._language)
            self._note(name)
        known = _known(name)
        self._stack.append((known, outer, self._ends))
        self._open[known] += 1
        if block:
            self._around = self._state
            self._begin(name, len(self._stack) - 1)
        elif name == "q":
            self._run(Run.INNER_OPENING if outer.quotes % 2 else Run.OPENING, token.low, token.high)

    def _note(self, name: str) -> None:
        self.whole |= name in PAGE
        if name == "figure":
            self._state = self._state.within(Figure())
        elif name == "figcaption" and self._state.figure:
            self._state.figure.captioned = True

    def _say_of_story(self, given: Attributes) -> None:
        """What a ``meta`` says: ``name``, ``property`` (Open Graph), ``itemprop`` (schema.org) name it."""
        values = {key: unescaped(self._text[low:high]) for key, (low, high) in given.items()}
        for key in _NAMED_BY:
            if key in values and "content" in values:
                self.notes.append((values[key], values["content"]))

    def _void(self, token: Token, given: Attributes) -> None:
        if token.name == "meta" and len(self.notes) < _MOST_NOTES:
            self._say_of_story(given)
        if token.name == "br" and self._block is not None and not self._block.broken(self._text):
            self._run(Run.BREAK, token.low, token.high)
        elif token.name in ("br", "hr"):  # a second line break after another ends the block
            self._block = None
        elif token.name == "img" and self._state.figure and "alt" in given:
            kept, self._block = self._block, None
            self._run(Run.ATTRIBUTE, *given["alt"])
            alternative, self._block = self.blocks[-1] if self._block else None, kept
            if alternative:
                alternative.figure = self._state.figure
                if alternative.kind is not BlockKind.BOILERPLATE:
                    alternative.kind = BlockKind.CAPTION

    def _end(self, token: Token) -> None:
        name = _known(token.name)
        if name in BLOCKS or name in LEFT_OUT:
            if name == "p" and self._ends[0] < 0:
                self._block = None  # it stands for an empty paragraph
            elif self._open[name]:
                index = len(self._stack) - 1
                while self._stack[index][0] != name:
                    index -= 1
                self._close(index, token)
        elif self._open[name]:
            for index in range(len(self._stack) - 1, max(-1, len(self._stack) - 1 - _DEEP), -1):
                if self._stack[index][0] == name:
                    self._close(index, token)
                    return
                if self._stack[index][0] in BLOCKS:
                    return

    def _close(self, index: int, token: Token) -> None:
        """End the elements from that one of the stack on; the tag is the end tag of the first or of none."""
        while len(self._stack) > index:
            name, outer, ends = self._stack.pop()
            self._open[name] -= 1
            if name == "q" and self._block is not None:
                own = token.name == "q" and len(self._stack) == index
                run = Run.INNER_CLOSING if outer.quotes % 2 else Run.CLOSING
                self._run(run, token.low, token.high if own else token.low)
            self._state, self._ends = outer, ends
            if name in BLOCKS:
                self._block, self._around = None, outer

    def _imply_ends(self, name: str, at: int) -> None:
        """End what the start of a block ends: a p, an item before an item, a heading before a heading."""
        paragraph, item, cell = self._ends
        index = paragraph
        if name in ITEMS and item >= 0 and (name == "li") == (self._stack[item][0] == "li"):
            index = item
        elif name in PARTS_OF_TABLES:
            index = cell
        elif name in HEADINGS and self._stack and self._stack[-1][0] in HEADINGS:
            index = len(self._stack) - 1
        if index >= 0:
            self._close(index, Token(Sort.END, at, at))

    def _begin(self, name: str, index: int) -> None:
        """A block began at that place of the stack: what later ones end, and what hides that from them."""
        _, item, cell = self._ends
        if name == "p":
            self._ends = (index, item, cell)
        elif name in ITEMS:
            self._ends = (-1, index, cell)
        elif name in ("ul", "ol", "dl"):
            self._ends = (-1, -1, cell)
        elif name in ("td", "th", "caption"):
            self._ends = (-1, -1, index)
        elif name == "table":
            self._ends = (-1, -1, -1)
