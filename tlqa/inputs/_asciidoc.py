"""Reads AsciiDoc into blocks, line by line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tlqa.inputs._lines import Line, Marked, lines_of
from tlqa.model import BlockKind

if TYPE_CHECKING:
    from tlqa.inputs._story import StoryBuilder

_WRITTEN = ("asciidoc",)
_HEADING = re.compile(r"(={1,6}|#{1,6})[ \t]+(?=\S)")
_ATTRIBUTE = re.compile(r":!?[\w-]+!?:(?:\s|$)")
_LEFT_OUT = re.compile(r"(?:-{4,}|\.{4,}|\+{4,}|`{3,}[\w-]*)$")
_DELIMITER = re.compile(r"(?:--|={4,}|\*{4,}|'{3,}|<{3,}|-{3}|\*{3})$")
_LIST = re.compile(r"(?:\*{1,5}|-|\.{1,5}|\d{1,3}\.|<(?:\d+|\.)>)[ \t]+(?:\[[ xX*]\][ \t]+)?(?=\S)")
_TERM = re.compile(r"([^:\n]+?):{2,4}(?:[ \t]+|$)")
_MACRO = re.compile(r"(\w+)::\S*?\[([^\]\n]*)\]$")
_SPECIAL = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
_AUTHOR = re.compile(r"[^<:;]*[^<:;\s]")
_CODE = re.compile(r"\[(?:source|listing|literal|stem|pass)\b|\[,")
_QUOTE = re.compile(r"\[(?:quote|verse)\b")
_BEGINS, _ENDS = r"(?<![\w\\:;}])", r"(?!\w)"
_MARKS = re.compile(
    r"\\(?P<escape>[*_`#^~\[{<])"
    r"|(?P<opening>[\"']`)(?=\S)|(?<=\S)(?P<closing>`[\"'])"
    rf"|{_BEGINS}`\+?(?P<code>[^\s`+](?:[^`\n]*[^\s`+])?)\+?`{_ENDS}|``(?P<code2>[^`\n]+)``"
    r"|\[\[[^\[\]\n]*\]\]|\(\(\([^()\n]*\)\)\)"
    r"|(?:\[[.\w, #%\"=-]*\])?(?:"
    r"\*\*(?P<text>[^*]+)\*\*|__(?P<text2>[^_]+)__|\#\#(?P<text3>[^#]+)\#\#"
    rf"|{_BEGINS}\*(?P<text7>[^\s*](?:[^*]*[^\s*])?)\*{_ENDS}"
    rf"|{_BEGINS}_(?P<text8>[^\s_](?:[^_]*[^\s_])?)_{_ENDS}"
    rf"|{_BEGINS}\#(?P<text9>[^\s#](?:[^#]*[^\s#])?)\#{_ENDS})"
    r"|\b(?:link|xref|mailto):[^\s\[\]]{0,500}\[(?P<text4>[^\[\]]*?)(?:,[^\[\]]*|\^)?\]"
    r"|\b(?:https?|ftp|irc)://[^\s\[\]<>]{1,2000}\[(?P<text5>[^\[\]]+?)(?:\^)?\]"
    r"|<<[^,<>\n]+,[ ]*(?P<text6>[^<>]+)>>|<<(?P<code3>[^<>\n]+)>>"
    r"|\b(?:kbd|btn|menu|pass|stem|latexmath|asciimath):[^\s\[\]]{0,500}\[(?P<code4>[^\[\]\n]*)\]"
    r"|\b(?:image|icon|footnote|footnoteref|indexterm2?|anchor):[^\s\[\]]{0,500}\[[^\[\]]*\]"
    r"|(?P<code5>\{[\w-]+\})|[ ]\+(?P<break>\n)"
)
_BAR = re.compile(r"(?<!\S)(?:[\d.]+[+*])?[<^>.]*[aehlmsd]?\||(?<!\\)\|")
_NOTE = re.compile(r"\bfootnote:[^\s\[\]]{0,500}\[([^\[\]]+)\]")


def read_asciidoc(builder: StoryBuilder, text: str) -> None:
    """Give a builder the blocks and comments of a text whose lines end in ``\\n``."""
    _Reader(builder, text).read()


class _Reader:
    def __init__(self, builder: StoryBuilder, text: str) -> None:
        self._builder, self._text = builder, text
        self._lines = lines_of(text)
        self._marked = Marked(builder, text, _MARKS, _WRITTEN)
        self._headed = self._quoted = False
        self._next = ""  # what the attributes before a block make of it: "code" or "quote"
        self._goes_on = False  # a block is of the item before it

    def read(self) -> None:
        at = 0
        while at < len(self._lines):
            line = self._lines[at]
            if not line.text:
                at, self._goes_on = at + 1, False
                continue
            at = self._block(at, line)

    def _block(self, at: int, line: Line) -> int:
        """Take the block that begins there; where the next one may."""
        text = line.text
        if text.startswith("//"):
            return self._comment(at, line)
        if _LEFT_OUT.match(text):
            self._next = ""
            return self._after(at, re.match(r"\W+", text)[0])  # type: ignore[index]
        heading = _HEADING.match(text)
        if heading and not line.indent:
            return self._heading(at, line, heading.end())
        if re.fullmatch(r"_{4,}", text):
            self._quoted, self._next = not self._quoted, ""
        elif text in ("|===", ",===", ":==="):
            return self._table(at) if text[0] == "|" else self._after(at, text)
        elif text.startswith("[") and text.endswith("]"):
            self._next = "code" if _CODE.match(text) else "quote" if _QUOTE.match(text) else self._next
        elif text == "+":
            self._goes_on = True
        elif macro := _MACRO.match(text):
            if macro[1] == "image" and macro[2]:
                alternative = macro[2].partition(",")[0].strip('"')
                low = line.low + macro.start(2) + macro[2].startswith('"')
                self._write(BlockKind.CAPTION, low, low + len(alternative))
        elif not (_DELIMITER.match(text) or _ATTRIBUTE.match(text)):
            return self._text_of(at, line)
        return at + 1

    def _comment(self, at: int, line: Line) -> int:
        if not re.fullmatch(r"/{4,}", line.text):
            self._builder.comment(line.low, line.high, line.text[2:])
            return at + 1
        end = self._after(at, line.text)
        inner = self._text[line.high : self._lines[end - 1].low]
        self._builder.comment(line.low, self._lines[end - 1].high, inner)
        return end

    def _after(self, at: int, mark: str) -> int:
        """After the line that closes what the mark opens."""
        for index in range(at + 1, len(self._lines)):
            if self._lines[index].text == mark:
                return index + 1
        return len(self._lines)

    def _heading(self, at: int, line: Line, mark: int) -> int:
        first = not self._headed and mark > 0 and line.text[1] in " \t"
        self._headed |= first
        low, high = line.low + mark, line.high
        self._write(BlockKind.HEADLINE if first else BlockKind.SUBHEADING, low, high)
        at += 1
        if first and at < len(self._lines):  # the author, and which edition it is
            author = _AUTHOR.match(self._lines[at].text)
            if author and author[0][0].isalpha():
                self._write(BlockKind.BYLINE, self._lines[at].low, self._lines[at].low + author.end())
                at += 1
                at += at < len(self._lines) and self._lines[at].text[:1] not in ("", ":", "/")
        return at

    def _table(self, at: int) -> int:
        end = self._after(at, "|===")
        low, high = self._lines[at].high, self._lines[min(end, len(self._lines)) - 1]
        stop = high.low if high.text == "|===" and end - 1 > at else high.high
        bars = list(_BAR.finditer(self._text, low, stop))
        for index, bar in enumerate(bars):
            after = bars[index + 1].start() if index + 1 < len(bars) else stop
            self._write(BlockKind.TABLE_CELL, bar.end(), after)
        self._next = ""
        return end

    def _text_of(self, at: int, line: Line) -> int:
        end = at + 1
        item = _LIST.match(line.text)
        title = re.match(r"\.[^\s.]", line.text)
        while not title and end < len(self._lines) and not self._ends(self._lines[end]):
            end += 1
        code = self._next == "code" or (line.indent > 0 and not item and not self._goes_on)
        if code and not title:
            self._next = ""
            return end
        high = self._lines[end - 1].high
        if title:
            self._write(BlockKind.CAPTION, line.low + 1, high)
            return end
        kind, low = self._kind_of(line, item)
        self._next = ""
        term = _TERM.match(line.text)
        if term and not item:
            self._write(BlockKind.LIST_ITEM, line.low, line.low + term.end(1))
            low, kind = line.low + term.end(), BlockKind.LIST_ITEM
        self._write(kind, low, high)
        for note in _NOTE.finditer(self._text, low, high):
            self._write(None, *note.span(1))
        return end

    def _kind_of(self, line: Line, item: re.Match[str] | None) -> tuple[BlockKind | None, int]:
        if self._quoted or self._next == "quote":
            return BlockKind.BLOCK_QUOTE, line.low + (item.end() if item else 0)
        if item:
            return BlockKind.LIST_ITEM, line.low + item.end()
        special = _SPECIAL.match(line.text)
        low = line.low + (special.end() if special else 0)
        return (BlockKind.LIST_ITEM if self._goes_on else None), low

    def _ends(self, line: Line) -> bool:
        """Whether a paragraph ends before that line."""
        text = line.text
        ends = _LEFT_OUT.match(text) or _DELIMITER.match(text) or _LIST.match(text) or _TERM.match(text)
        return not text or bool(ends) or text in ("+", "|===") or text.startswith(("//", "____"))

    def _write(self, kind: BlockKind | None, low: int, high: int) -> None:
        self._builder.block(kind)
        self._marked.write(low, high)
