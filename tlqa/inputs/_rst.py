"""Reads reStructuredText into blocks, line by line; what is within directives and tables is left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tlqa.inputs._lines import Line, Marked, lines_of
from tlqa.model import BlockKind

if TYPE_CHECKING:
    from tlqa.inputs._story import StoryBuilder

_WRITTEN = ("rst",)
_ADORNED = re.compile(r"([!-/:-@\[-`{-~])\1+")
_ITEM = re.compile(r"(?:[-*+•‣]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxlc]{1,6}|#)[.)])[ \t]+(?=\S)")
_EXPLICIT = re.compile(r"\.\.(?:[ \t]+|$)")
_FOOTNOTE = re.compile(r"\[[^\]\s]+\][ \t]+")
_NO_COMMENT = re.compile(r"(?:_|__:)\S|\|[^|\n]+\||\S[^\n]*?::(?:\s|$)")
_FIELD = re.compile(r":[^:\s][^:]*:(?:\s|$)")
_TABLE = re.compile(r"\+[-=+]+\+|={2,}(?:[ \t]+={2,})+")
_BEGINS, _ENDS = r"(?<![^\s'\"(\[{<\-/:“‘—–])", r"(?![^\s'\".,:;!?\-)\]}>/\\”’—–])"
_CODE_ROLES = "code|literal|math|file|command|program|samp|kbd|envvar|option|class|func|meth|mod|py:[a-z]+"
_MARKS = re.compile(
    rf"\\(?P<escape>[^\w\n]|\n)|\\"
    rf"|{_BEGINS}``(?P<code>\S(?:[^`]|`(?!`))*?`?)``{_ENDS}"
    rf"|{_BEGINS}:(?:{_CODE_ROLES}):`(?P<code2>[^`\s][^`]*)`"
    rf"|{_BEGINS}(?::[a-z][\w:.+-]*:)?`(?P<text>[^`\s<][^`<]*?)(?:\s*<[^`<>]*>)?`_{{0,2}}{_ENDS}"
    rf"|{_BEGINS}\*\*(?P<text2>[^\s*](?:[^*]|\*(?!\*))*?)(?<=\S)\*\*{_ENDS}"
    rf"|{_BEGINS}\*(?P<text3>[^\s*][^*]*?)(?<=\S)\*{_ENDS}"
    rf"|{_BEGINS}\|(?P<code3>[^\s|][^|\n]*)\|_{{0,2}}{_ENDS}"
    rf"|\s?\[(?:\d+|#[\w-]*|\*|[A-Z][\w-]*)\]_{_ENDS}"
    rf"|(?<=[^\W_])_{{1,2}}(?!\w){_ENDS}"
)


def read_rst(builder: StoryBuilder, text: str) -> None:
    """Give a builder the blocks and comments of a text whose lines end in ``\\n``."""
    _Reader(builder, text).read()


class _Reader:
    def __init__(self, builder: StoryBuilder, text: str) -> None:
        self._builder, self._text = builder, text
        self._lines = lines_of(text)
        self._marked = Marked(builder, text, _MARKS, _WRITTEN)
        self._around: list[tuple[int, BlockKind | None]] = [(0, None)]  # by indentation
        self._headed = False

    def read(self) -> None:
        at = 0
        while at < len(self._lines):
            line = self._lines[at]
            at = self._block(at, line) if line.text else at + 1

    def _block(self, at: int, line: Line) -> int:
        """Take the block that begins there; where the next one may."""
        title = self._title(at)
        if title >= 0:
            self._headline(self._lines[title])
            return title + 2
        if _ADORNED.fullmatch(line.text) and len(line.text) > 3:
            return at + 1
        if _EXPLICIT.match(line.text):
            return self._explicit(at, line)
        if _TABLE.fullmatch(line.text) or line.text.startswith(">>> "):
            return self._end(at)
        if line.text.startswith("__ ") or _FIELD.match(line.text):
            return self._indented(at + 1, line.indent)
        item = _ITEM.match(line.text)
        if item and (item[0].strip() in "-*+•‣" or self._listed(at, line)):
            return self._item(at, line, item.end())
        return self._paragraph(at, line.low, line.indent, self._kind(line.indent))

    def _title(self, at: int) -> int:
        """The line of the title that begins there, -1 for none."""
        over = _ADORNED.fullmatch(self._lines[at].text)
        title = at + 1 if over and self._underlined(at + 1) else at
        if over and title > at:
            return title if self._lines[title + 1].text[0] == over[1] else -1
        return at if not over and self._lines[at].indent == 0 and self._underlined(at) else -1

    def _underlined(self, at: int) -> bool:
        if at + 1 >= len(self._lines) or not self._lines[at].text:
            return False
        text, under = self._lines[at].text, self._lines[at + 1]
        whole = under.indent == 0 and _ADORNED.fullmatch(under.text)
        return bool(whole) and len(under.text) >= min(len(text), 4)

    def _headline(self, line: Line) -> None:
        self._around = [(0, None)]
        self._builder.block(BlockKind.SUBHEADING if self._headed else BlockKind.HEADLINE)
        self._headed = True
        self._marked.write(line.low, line.high)

    def _explicit(self, at: int, line: Line) -> int:
        end = self._indented(at + 1, line.indent)
        low = line.low + len(_EXPLICIT.match(line.text)[0])  # type: ignore[index]
        high = max(other.high for other in self._lines[at:end])
        note = _FOOTNOTE.match(self._text, low, high)
        if note:
            return self._paragraph(at, note.end(), line.indent, None, hanging=True)
        if low < high and not _NO_COMMENT.match(self._text, low, high):
            self._builder.comment(line.low, high, self._text[low:high])
        return end

    def _listed(self, at: int, line: Line) -> bool:
        """Whether a number begins an item: what follows is indented, a blank line, or an item."""
        if at + 1 >= len(self._lines) or not self._lines[at + 1].text:
            return True
        after = self._lines[at + 1]
        return after.indent > line.indent or (after.indent == line.indent and bool(_ITEM.match(after.text)))

    def _item(self, at: int, line: Line, mark: int) -> int:
        self._kind(line.indent)
        while len(self._around) > 1 and self._around[-1][0] >= line.indent:
            self._around.pop()
        self._around.append((line.indent + mark, BlockKind.LIST_ITEM))
        return self._paragraph(at, line.low + mark, line.indent, BlockKind.LIST_ITEM, hanging=True)

    def _kind(self, indent: int) -> BlockKind | None:
        """What a paragraph so far in is: part of an item, a quotation, running text."""
        while len(self._around) > 1 and self._around[-1][0] > indent:
            self._around.pop()
        if self._around[-1][0] < indent:
            self._around.append((indent, BlockKind.BLOCK_QUOTE))
        kinds = [kind for _, kind in self._around]
        return BlockKind.BLOCK_QUOTE if BlockKind.BLOCK_QUOTE in kinds else kinds[-1]

    def _paragraph(
        self, at: int, low: int, indent: int, kind: BlockKind | None, *, hanging: bool = False
    ) -> int:
        """Take a paragraph that begins at ``low``; the lines after the first may hang in."""
        end = at + 1
        while end < len(self._lines) and self._lines[end].text:
            line = self._lines[end]
            if line.indent < indent or (hanging and line.indent == indent):
                break
            if line.indent > indent and not hanging:
                if end == at + 1:  # a term, and what it means
                    kind = BlockKind.LIST_ITEM
                    self._around.append((line.indent, kind))
                break
            if hanging and end > at + 1 and _ITEM.match(line.text):
                break
            end += 1
        high = self._lines[end - 1].high
        literal = self._text.endswith("::", low, high)
        if literal:
            high -= 2 if high - low == 2 or self._text[high - 3].isspace() else 1
        self._builder.block(kind)
        if self._text.startswith("| ", low):
            self._verse(at, end)
        else:
            self._marked.write(low, high)
        return self._indented(end, indent) if literal else end

    def _verse(self, at: int, end: int) -> None:
        for line in self._lines[at:end]:
            mark = 2 if line.text.startswith("| ") else len(line.text) if line.text == "|" else 0
            self._marked.write(line.low + mark, line.high)
            self._builder.line_break(line.high, line.high)

    def _indented(self, at: int, indent: int) -> int:
        """Where the lines end that are indented further, with blank ones between them."""
        end = at
        while at < len(self._lines) and (not self._lines[at].text or self._lines[at].indent > indent):
            at += 1
            end = at if self._lines[at - 1].text else end
        return end

    def _end(self, at: int) -> int:
        while at < len(self._lines) and self._lines[at].text:
            at += 1
        return at
