"""The blocks of Markdown by markdown-it-py, made to say where each stands.

markdown-it-py gives the lines of a block and no more. Here its state also notes where each line of a block's
content begins in the source, after the marks of the lists and quotations around it.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Literal, NamedTuple

from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.rules_block import StateBlock

from tlqa.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token


class Where:
    """Where the content of a block stands in the source: its characters from ``starts[i]`` on at ``lows[i]``.

    A low of -1 is for spaces that only a tab stands for.
    """

    __slots__ = ("_lows", "_starts")

    def __init__(self, starts: Sequence[int], lows: Sequence[int]) -> None:
        self._starts, self._lows = starts, lows

    def __call__(self, position: int) -> int:
        """The place of a character."""
        index = bisect_right(self._starts, position) - 1
        low = self._lows[index]
        return self._lows[index + 1] if low < 0 else low + position - self._starts[index]

    def pieces(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """The stretches of ``[start, end)`` that stand together in the source, each with its place."""
        starts, lows = self._starts, self._lows
        index = bisect_right(starts, start) - 1
        while start < end:
            index += 1
            stop = min(end, starts[index]) if index < len(starts) else end
            if lows[index - 1] >= 0:
                yield start, stop, lows[index - 1] + start - starts[index - 1]
            start = stop

    def within(self, begin: int) -> Where:
        """The same for the content from ``begin`` on."""
        return Where(tuple(start - begin for start in self._starts), self._lows) if begin else self


class Blocks(StateBlock):
    """Blocks; the ``meta`` of those with content has its ``where``."""

    def __init__(self, source: str, parser: MarkdownIt) -> None:
        super().__init__(source, parser, {}, [])
        self._cut = ("", Where((0,), (0,)))
        self._waiting: Token | None = None  # whose content is cut after it is made
        self._row: Token | None = None
        self._cells: Iterator[Where] | None = None

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        before = self.tokens[-1] if self.tokens else None
        token = super().push(ttype, tag, nesting)
        if ttype == "inline":
            token.meta["where"] = self._where(before)
        elif ttype == "html_block":
            self._waiting = token
        elif ttype == "tr_open":
            self._row, self._cells = token, None
        return token

    def getLines(self, begin: int, end: int, indent: int, keepLastLF: bool) -> str:  # noqa: N802, N803
        if (
            begin < end
            and not indent
            and all(self.bMarks[i] == self.eMarks[i - 1] + 1 for i in range(begin + 1, end))
        ):
            last = self.eMarks[end - 1] + keepLastLF
            return self._note(self.src[self.bMarks[begin] : last], Where((0,), (self.bMarks[begin],)))
        starts: list[int] = []
        lows: list[int] = []
        parts: list[str] = []
        length = 0
        for line in range(begin, end):
            first, spaces = self._first(line, indent) if indent else (self.bMarks[line], 0)
            last = self.eMarks[line] + (line + 1 < end or keepLastLF)
            if spaces:
                starts.append(length)
                lows.append(-1)
                parts.append(" " * spaces)
                length += spaces
            if not lows or lows[-1] < 0 or lows[-1] + length - starts[-1] != first:
                starts.append(length)
                lows.append(first)
            parts.append(self.src[first:last])
            length += len(parts[-1])
        return self._note("".join(parts), Where(starts, lows))

    def _note(self, content: str, where: Where) -> str:
        self._cut = (content, where)
        if self._waiting is not None:
            self._waiting.meta["where"] = where
            self._waiting = None
        return content

    def _first(self, line: int, indent: int) -> tuple[int, int]:
        """Where the content of a line begins, and how many spaces of a tab before it are content too."""
        begin = first = self.bMarks[line]
        last, width = self.eMarks[line], 0
        while first < last and width < indent:
            character = self.src[first]
            if character == "\t":
                width += 4 - (width + self.bsCount[line]) % 4
            elif character == " " or first - begin < self.tShift[line]:
                width += 1  # the mark of a list or quotation counts as indentation
            else:
                break
            first += 1
        return first, max(0, width - indent)

    def _where(self, before: Token | None) -> Where:
        if before is not None and before.type in ("th_open", "td_open"):
            return self._cell()
        if before is not None and before.type == "heading_open" and before.markup.startswith("#"):
            line = self.line - 1
            low, high = self.bMarks[line] + self.tShift[line] + len(before.markup), self.eMarks[line]
            while low < high and self.src[low] in MD_TRIM_CHARS:
                low += 1
            return Where((0,), (low,))
        content, where = self._cut
        return where.within(len(content) - len(content.lstrip(MD_TRIM_CHARS)))

    def _cell(self) -> Where:
        assert self._row is not None and self._row.map
        if self._cells is None:
            line = self._row.map[0]
            low, high = self.bMarks[line] + self.tShift[line], self.eMarks[line]
            self._cells = iter(_cells(self.src, low, high))
        return next(self._cells, Where((0,), (self.eMarks[self._row.map[0]],)))


def _cells(source: str, low: int, high: int) -> list[Where]:
    """The cells of a table's row, split at its bars; the backslash before a bar is none of the content."""
    while low < high and source[low] in MD_TRIM_CHARS:
        low += 1
    while low < high and source[high - 1] in MD_TRIM_CHARS:
        high -= 1
    cells: list[list[tuple[int, int]]] = [[]]
    last, bar = low, source.find("|", low, high)
    while bar >= 0:
        if bar > low and source[bar - 1] == "\\":
            cells[-1].append((last, bar - 1))
            last = bar
        else:
            cells[-1].append((last, bar))
            cells.append([])
            last = bar + 1
        bar = source.find("|", bar + 1, high)
    cells[-1].append((last, high))
    if len(cells) > 1 and all(begin == end for begin, end in cells[0]):
        del cells[0]
    return [_cell(source, cell) for cell in cells]


def _cell(source: str, stretches: list[tuple[int, int]]) -> Where:
    starts, lows, length = [], [], 0
    for low, high in stretches:
        starts.append(length)
        lows.append(low)
        length += high - low
    content = "".join(source[low:high] for low, high in stretches)
    return Where(starts, lows).within(len(content) - len(content.lstrip(MD_TRIM_CHARS)))


class Part(NamedTuple):
    """A block with its content as written, and where that stands; ``kind`` is None for running text.

    ``top`` is a heading of the first level; ``html`` is a block of HTML.
    """

    kind: BlockKind | None
    content: str
    where: Where
    top: bool = False
    html: bool = False


def parts(state: Blocks) -> Iterator[Part]:
    """The blocks of the source. Tokens are dropped one block after the other, for they take much memory."""
    rules, context = state.md.block.ruler.getRules(""), _Context()
    line = state.skipEmptyLines(0)
    while line < state.lineMax:
        state.line = line
        any(rule(state, line, state.lineMax, False) for rule in rules)
        yield from context.parts(state.tokens)
        state.tokens.clear()
        line = state.skipEmptyLines(state.line)


class _Context:
    """What is around the tokens at hand."""

    def __init__(self) -> None:
        self._quotes = self._items = 0
        self._kind: BlockKind | None = None  # of a heading or a cell
        self._top = self._headed = False

    def parts(self, tokens: list[Token]) -> Iterator[Part]:
        for token in tokens:
            match token.type:
                case "inline" if token.content:
                    yield Part(self._of_text(), token.content, token.meta["where"], self._top)
                case "html_block":
                    yield Part(self._of_text(), token.content, token.meta["where"], html=True)
                case "blockquote_open" | "blockquote_close":
                    self._quotes += token.nesting
                case "list_item_open" | "list_item_close":
                    self._items += token.nesting
                case "heading_open":
                    self._top = token.tag == "h1"
                    first = self._top and not self._headed
                    self._headed |= first
                    self._kind = BlockKind.HEADLINE if first else BlockKind.SUBHEADING
                case "th_open" | "td_open":
                    self._kind = BlockKind.TABLE_CELL
                case "heading_close" | "table_close":
                    self._kind, self._top = None, False

    def _of_text(self) -> BlockKind | None:
        """What is quoted is quoted, whatever else it is."""
        if self._quotes:
            return BlockKind.BLOCK_QUOTE
        return self._kind or (BlockKind.LIST_ITEM if self._items else None)
