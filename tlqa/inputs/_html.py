"""Reads HTML into blocks: a page, or a fragment that another format holds.

The tree is not built. A stack of the open elements says what the text at hand is; which elements end
without their end tags is as the HTML standard has it where it matters to a block.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tlqa.inputs._html_blocks import Figure, HtmlBlock, Run, story_of
from tlqa.inputs._html_tokens import Sort, Token, attributes, tokens, write
from tlqa.model import BlockKind

if TYPE_CHECKING:
    from tlqa.inputs._story import StoryBuilder

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_FURNITURE = frozenset("nav footer aside form menu dialog".split())
_PAGE = frozenset("html head body".split())
_BLOCKS = (
    _PAGE
    | _HEADINGS
    | _FURNITURE
    | frozenset(
        "address article blockquote caption center dd details dir div dl dt fieldset figcaption figure header hgroup "
        "legend li main ol optgroup option p pre search section summary table tbody td tfoot th thead title tr ul".split()
    )
)
_LEFT_OUT = frozenset(
    "pre template svg math select button object canvas audio video datalist listing".split()
)
_CODE = frozenset("code kbd samp var tt".split())
_PLAIN = frozenset("p div span a b i em strong ul ol small sup sub u font".split())
_KINDS = {
    "h1": BlockKind.HEADLINE,
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), BlockKind.SUBHEADING),
    "blockquote": BlockKind.BLOCK_QUOTE,
    **dict.fromkeys(("figcaption", "caption"), BlockKind.CAPTION),
    **dict.fromkeys(("li", "dt", "dd"), BlockKind.LIST_ITEM),
    **dict.fromkeys(("td", "th"), BlockKind.TABLE_CELL),
    **dict.fromkeys(_FURNITURE, BlockKind.BOILERPLATE),
    "title": BlockKind.HEADLINE,
}
_ROLES = {"navigation", "banner", "contentinfo", "complementary", "search", "menu", "dialog"}
_STRUCTURE = frozenset("html body article main section".split())
_AUTHOR = re.compile(r"byline|author(?!i[tsz])")
_LANGUAGE = re.compile(r"<html\b[^>]*?\s(?:xml:)?lang\s*=\s*[\"']?([a-zA-Z]{2,8})", re.IGNORECASE)
_DEEP = 64  # how far up the end tag of a word's markup looks for its start
_NO_ATTRIBUTES: dict[str, tuple[int, int]] = {}


def read_html(builder: StoryBuilder, text: str, at: int = 0) -> None:
    """Give a builder the blocks of a page or a fragment.

    Args:
        builder: takes the blocks; it is told of comments too.
        text: the HTML.
        at: where ``text`` begins in what the builder's offsets count in.
    """
    reader = _Reader(text, page_language(text) or builder.language)
    for token in tokens(text):
        reader.read(token)
    for low, high in reader.comments:
        builder.comment(at + low, at + high, _said(text[low:high]))
    for block in story_of(reader.blocks, text, reader.whole):
        builder.block(block.kind)
        _write(builder, block, text, at)


def _said(comment: str) -> str:
    return comment.removeprefix("<!--").removesuffix(">").removesuffix("!").removesuffix("--")


def page_language(text: str) -> str:
    """The language that a page says it is in, ISO 639, or "" where it does not say."""
    match = _LANGUAGE.search(text, 0, 4096)
    return match[1].lower() if match else ""


_MARKS = {Run.OPENING: "“", Run.CLOSING: "”", Run.INNER_OPENING: "‘", Run.INNER_CLOSING: "’"}


def _write(builder: StoryBuilder, block: HtmlBlock, text: str, at: int) -> None:
    opaque = False
    for run, low, high in block.runs:
        if run in (Run.TEXT, Run.OPAQUE, Run.CODE) and (run is not Run.TEXT) != opaque:
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


@dataclass(frozen=True, slots=True)
class _State:
    """What the text is, by the elements around it."""

    kind: BlockKind | None = None
    left_out: bool = False
    foreign: bool = False
    translated: bool = True
    code: bool = False
    named: bool = False
    dated: bool = False
    furnished: bool = False
    article: int = 0
    main: int = 0
    quotes: int = 0
    title: bool = False
    top: bool = False
    figure: Figure | None = None


class _Reader:
    """Takes the tokens of a page in order; ``blocks`` are what it found."""

    def __init__(self, text: str, language: str) -> None:
        self._text, self._language = text, language
        self.blocks: list[HtmlBlock] = []
        self.comments: list[tuple[int, int]] = []
        self.whole = False
        self._state = self._around = _State()  # of the text, and of its block
        self._block: HtmlBlock | None = None
        # the open elements, each with what it was within: the state, the p, li and td that a start tag ends
        self._stack: list[tuple[str, _State, tuple[int, int, int]]] = []
        self._open: Counter[str] = Counter()
        self._ends = (-1, -1, -1)
        self._articles = self._mains = 0

    def read(self, token: Token) -> None:
        """Take the next token."""
        if token.sort is Sort.TEXT:
            self._say(token.low, token.high)
        elif token.sort is Sort.START:
            self._start(token)
        elif token.sort is Sort.END:
            self._end(token)
        elif token.sort is Sort.COMMENT:
            self.comments.append((token.low, token.high))
        else:
            self._run(Run.VERBATIM, token.low + 9, max(token.low + 9, token.high - 3))

    def _say(self, low: int, high: int) -> None:
        state = self._state
        if self._block is None and self._text[low:high].isspace():
            return
        sort = Run.CODE if state.code else Run.OPAQUE if state.foreign or not state.translated else Run.TEXT
        self._run(sort, low, high)

    def _run(self, run: Run, low: int, high: int) -> None:
        around, state = self._around, self._state
        if state.left_out or around.foreign or not around.translated:
            return
        block = self._block
        if block is None:
            block = self._block = HtmlBlock(
                around.kind, around.article, around.main, around.furnished, title=around.title, top=around.top
            )
            self.blocks.append(block)
        block.named |= state.named
        block.dated &= state.dated or self._text[low:high].isspace()
        block.runs.append((run, low, high))

    def _start(self, token: Token) -> None:
        name = token.name
        plain = token.high - token.inner < 3
        given = _NO_ATTRIBUTES if plain else attributes(self._text, token)
        if name in _VOID:
            self._void(token, given)
            return
        if name in _BLOCKS:
            self._imply_ends(name, token.low)
            self._break()
        if token.empty:
            return
        outer = self._state
        if not (name in _PLAIN and not given):
            self._state = self._entered(name, given, outer)
        self._stack.append((name, outer, self._ends))
        self._open[name] += 1
        if name in _BLOCKS:
            self._around = self._state
            self._begin_ends(name, len(self._stack) - 1)
        elif name == "q":
            self._run(Run.INNER_OPENING if outer.quotes % 2 else Run.OPENING, token.low, token.high)

    def _void(self, token: Token, given: dict[str, tuple[int, int]]) -> None:
        if token.name == "br":
            if self._block is None:
                return
            if self._after_break():
                self._break()
            else:
                self._run(Run.BREAK, token.low, token.high)
        elif token.name == "hr":
            self._break()
        elif token.name == "img" and self._state.figure and "alt" in given:
            kept, self._block = self._block, None
            self._run(Run.ATTRIBUTE, *given["alt"])
            if self._block is not None:
                self._block.kind = self._block.kind or BlockKind.CAPTION
                self._block.figure = self._state.figure
            self._block = kept

    def _after_break(self) -> bool:
        """Whether the block has nothing since a line break: a second one ends it."""
        for run, low, high in reversed(self._block.runs if self._block else ()):
            if run is Run.BREAK:
                return True
            if not self._text[low:high].isspace():
                return False
        return False

    def _end(self, token: Token) -> None:
        name = token.name
        if name in _BLOCKS:
            self._break()
            if self._open[name] and (name != "p" or self._ends[0] >= 0):
                self._close_to(name, token)
        elif self._open[name]:
            for index in range(len(self._stack) - 1, max(-1, len(self._stack) - 1 - _DEEP), -1):
                if self._stack[index][0] == name:
                    self._close(index, token)
                    return
                if self._stack[index][0] in _BLOCKS:
                    return

    def _close_to(self, name: str, token: Token) -> None:
        index = len(self._stack) - 1
        while self._stack[index][0] != name:
            index -= 1
        self._close(index, token)

    def _close(self, index: int, token: Token) -> None:
        """End the elements from that one of the stack on; an end tag that is not theirs stands for no mark."""
        while len(self._stack) > index:
            name, outer, ends = self._stack.pop()
            self._open[name] -= 1
            if name == "q":
                own = token.sort is Sort.END and token.name == "q" and len(self._stack) == index
                run = Run.INNER_CLOSING if outer.quotes % 2 else Run.CLOSING
                if self._block is not None:
                    self._run(run, token.low, token.high if own else token.low)
            self._state, self._ends = outer, ends
            if name in _BLOCKS:
                self._break()
                self._around = outer

    def _break(self) -> None:
        self._block = None

    def _imply_ends(self, name: str, at: int) -> None:
        """End the elements that this one's start tag ends: a p, an li before an li, a heading before another."""
        token = Token(Sort.END, at, at)
        paragraph, item, cell = self._ends
        index = paragraph
        if name in ("li", "dt", "dd"):
            index = item if item >= 0 else paragraph
        elif name in ("td", "th", "tr", "tbody", "thead", "tfoot"):
            index = cell
        elif name in _HEADINGS and self._stack and self._stack[-1][0] in _HEADINGS:
            index = len(self._stack) - 1
        if index >= 0:
            self._close(index, token)

    def _begin_ends(self, name: str, index: int) -> None:
        paragraph, item, cell = self._ends
        if name == "p":
            self._ends = (index, item, cell)
        elif name in ("li", "dt", "dd"):
            self._ends = (-1, index, cell)
        elif name in ("ul", "ol", "dl"):
            self._ends = (-1, -1, cell)
        elif name in ("td", "th", "caption"):
            self._ends = (-1, -1, index)
        elif name == "table":
            self._ends = (-1, -1, -1)

    def _entered(self, name: str, given: dict[str, tuple[int, int]], outer: _State) -> _State:
        """The state within an element."""
        changes: dict[str, object] = {}
        if name in _LEFT_OUT:
            changes["left_out"] = True
        elif name in _KINDS:
            kind = self._kind(name, outer.kind)
            changes.update(kind=kind, top=name == "h1", title=name == "title")
        elif name == "header":
            changes["furnished"] = not (outer.article or outer.main)
        elif name == "article" and not outer.article and outer.kind is not BlockKind.BOILERPLATE:
            self._articles += 1
            changes["article"] = self._articles
        elif name == "main" and not outer.main:
            self._mains += 1
            changes["main"] = self._mains
        elif name == "figure":
            changes["figure"] = Figure()
        elif name in _CODE:
            changes["code"] = True
        elif name == "time":
            changes["dated"] = True
        elif name == "address":
            changes["named"] = True
        elif name == "q":
            changes["quotes"] = outer.quotes + 1
        if name == "figcaption" and outer.figure:
            outer.figure.captioned = True
        self.whole |= name in _PAGE
        if given:
            self._heed(name, given, changes)
        return replace(outer, **changes) if changes else outer  # type: ignore[arg-type]

    def _kind(self, name: str, outer: BlockKind | None) -> BlockKind | None:
        if outer is BlockKind.BLOCK_QUOTE and name == "footer":
            return BlockKind.CAPTION
        return outer if outer in (BlockKind.BOILERPLATE, BlockKind.BLOCK_QUOTE) else _KINDS[name]

    def _heed(self, name: str, given: dict[str, tuple[int, int]], changes: dict[str, object]) -> None:
        """What the attributes of an element say of the text within."""

        def value(of: str) -> str:
            return self._text[slice(*given[of])].strip().lower() if of in given else ""

        if "hidden" in given or value("aria-hidden") == "true":
            changes["left_out"] = True
        if name not in ("html", "body") and "translate" in given:
            changes["translated"] = value("translate") != "no"
        language = value("lang") or value("xml:lang")
        if language:
            changes["foreign"] = re.split("[-_]", language)[0] not in (self._language, "und", "mul")
        if value("role") in _ROLES:
            changes["kind"] = BlockKind.BOILERPLATE
        if name not in _STRUCTURE and ("author" in value("rel").split() or _AUTHOR.search(value("class"))):
            changes["named"] = True
