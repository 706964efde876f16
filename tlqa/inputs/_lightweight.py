"""reStructuredText and AsciiDoc into stories: blocks by their lines, inline marks dropped where they stand.

Only what a story needs is read: titles, paragraphs, lists, quotations. Directives, listings, tables and
attributes are left out, and so are comments, which are kept for what they may say to this program.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tlqa.inputs._story import StoryBuilder
from tlqa.inputs._text import decode, encoding_of
from tlqa.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tlqa.inputs.base import Raw
    from tlqa.model import Document


@dataclass(frozen=True, slots=True)
class Syntax:
    """What a language looks like.

    Attributes:
        inline: an expression of its inline marks; group ``text`` is read, ``code`` is read and not judged.
        comment: a line that is one; its group 1 is what it says.
        item: the mark of a list's item.
        title: a title by its own line, with its mark and its text as groups 1 and 2.
        underlined: whether a line of marks under (and over) a line makes it a title.
        left_out: a line that begins a block that is not read; with what is indented under it.
        fences: lines that open a block, each with whether it is a quotation that is read.
        attribute: a line that is not text.
    """

    inline: re.Pattern[str]
    comment: re.Pattern[str]
    item: re.Pattern[str]
    title: re.Pattern[str] | None
    underlined: bool
    left_out: re.Pattern[str] | None
    fences: dict[str, bool]
    attribute: re.Pattern[str]


RST = Syntax(
    inline=re.compile(
        r"``(?P<code>[^`]+)``|\*\*(?P<strong>[^*\n]+)\*\*|\*(?P<em>[^*\n]+)\*"
        r"|(?::[\w.-]+:)?`(?P<text>[^`<]+?)(?:\s*<[^`>]*>)?`_{0,2}|\|(?P<sub>\w[^|\n]*)\|_?"
    ),
    comment=re.compile(r"\.\. (?!\[|_|\||[\w-]+::)(.*)"),
    item=re.compile(r"(?:[-*+•]|\d{1,3}[.)]|#\.)[ \t]+"),
    title=None,
    underlined=True,
    left_out=re.compile(r"\.\.(?:\s|$)|:[\w-]+:"),
    fences={},
    attribute=re.compile(r":[\w -]+:(?:\s.*)?|__ .*"),
)
ASCIIDOC = Syntax(
    inline=re.compile(
        r"`(?P<code>[^`\n]+)`|\*{1,2}(?P<strong>[^*\n]+)\*{1,2}|(?<!\w)_{1,2}(?P<em>[^_\n]+)_{1,2}(?!\w)"
        r"|(?:link:|https?://)[^\s\[]+\[(?P<text>[^\]\n]*)\]"
    ),
    comment=re.compile(r"//(?!/)\s?(.*)"),
    item=re.compile(r"(?:[*-]{1,5}|\.{1,5}|\d{1,3}\.)[ \t]+"),
    title=re.compile(r"(={1,6})[ \t]+(.*)"),
    underlined=False,
    left_out=None,
    fences={"----": False, "....": False, "++++": False, "////": False, "|===": False, "____": True},
    attribute=re.compile(r":[!\w-]+:(?:\s.*)?|\[[^\]]*\]|(?:image|include|video|audio)::.*|<<<|'''|\+"),
)
_UNDER = re.compile(r"([=\-`:.'\"~^_*+#<>])\1{2,}[ \t]*")
_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\n|\r|$)")


def story(raw: Raw, format_: str, syntax: Syntax) -> Document:
    """The story of a file.

    Raises:
        InputError: the bytes are not text.
    """
    text = decode(raw.data, raw.path, raw.encoding)
    builder = StoryBuilder(text, raw.path, format_, raw.language)
    _Reader(builder, text, syntax).read()
    return builder.document(encoding=encoding_of(raw.data, raw.encoding))


class _Reader:
    """Goes through the groups of lines between empty ones."""

    def __init__(self, story: StoryBuilder, text: str, syntax: Syntax) -> None:
        self._story, self._text, self._syntax = story, text, syntax
        self._headed = False
        self._quoted = False
        self._skip_deeper = -1  # what is indented deeper than this is left out

    def read(self) -> None:
        """Take every group."""
        for group in self._groups():
            self._group(group)

    def _groups(self) -> Iterator[list[re.Match[str]]]:
        group: list[re.Match[str]] = []
        fence = ""
        for line in _LINE.finditer(self._text):
            bare = line[1].rstrip()
            if fence:
                fence = "" if bare == fence else fence
                continue
            if bare in self._syntax.fences:
                if group:
                    yield group
                    group = []
                if self._syntax.fences[bare]:
                    self._quoted = not self._quoted
                else:
                    fence = bare
                continue
            if bare.strip():
                group.append(line)
            elif group:
                yield group
                group = []
        if group:
            yield group

    def _group(self, lines: list[re.Match[str]]) -> None:
        indent = _indent(lines[0])
        if self._skip_deeper >= 0 and indent > self._skip_deeper:
            return
        self._skip_deeper = -1
        lines = [line for line in lines if not self._aside(line)]
        if lines and self._syntax.left_out and self._syntax.left_out.match(lines[0][1].strip()):
            self._skip_deeper = indent
            return
        lines = self._titled(lines)
        if lines:
            self._text_of(lines, indent)
        if lines and lines[-1][1].rstrip().endswith("::") and self._syntax.underlined:
            self._skip_deeper = indent

    def _aside(self, line: re.Match[str]) -> bool:
        """Whether the line is a comment or an attribute, and no text."""
        bare = line[1].strip()
        comment = self._syntax.comment.fullmatch(bare)
        if comment:
            self._story.comment(line.start(1), line.end(1), comment[1])
        return comment is not None or self._syntax.attribute.fullmatch(bare) is not None

    def _titled(self, lines: list[re.Match[str]]) -> list[re.Match[str]]:
        """The lines without the title that they begin with."""
        syntax = self._syntax
        if lines and syntax.title and (match := syntax.title.fullmatch(lines[0][1].rstrip())):
            self._title(lines[0].start(1) + match.start(2), match[2])
            return lines[1:]
        if syntax.underlined:
            if len(lines) >= 3 and _UNDER.fullmatch(lines[0][1]) and _UNDER.fullmatch(lines[2][1]):
                lines = lines[1:]
            if len(lines) >= 2 and _UNDER.fullmatch(lines[1][1]) and not _UNDER.fullmatch(lines[0][1]):
                self._title(lines[0].start(1), lines[0][1])
                return lines[2:]
        return [line for line in lines if not _UNDER.fullmatch(line[1].strip())]

    def _title(self, at: int, words: str) -> None:
        self._story.block(BlockKind.SUBHEADING if self._headed else BlockKind.HEADLINE)
        self._headed = True
        self._inline(words, at)

    def _text_of(self, lines: Sequence[re.Match[str]], indent: int) -> None:
        quoted = self._quoted or (self._syntax.underlined and indent > 0)
        kind = BlockKind.BLOCK_QUOTE if quoted else None
        self._story.block(kind)
        for line in lines:
            begin = _indent(line)
            item = self._syntax.item.match(line[1], begin)
            if item:
                self._story.block(BlockKind.LIST_ITEM)
                begin = item.end()
            words = line[1][begin:]
            if self._syntax.underlined:
                words = re.sub(r"::[ \t]*$", ":", words) if words.rstrip().endswith("::") else words
            self._inline(words, line.start(1) + begin)
            self._story.space(line.end(1), line.end())

    def _inline(self, words: str, at: int) -> None:
        last = 0
        for match in self._syntax.inline.finditer(words):
            self._story.flow(words[last : match.start()], at + last)
            name = match.lastgroup or ""
            if name == "code":
                self._story.open_opaque()
            if name:
                self._story.flow(match[name], at + match.start(name))
            if name == "code":
                self._story.close_opaque()
            last = match.end()
        self._story.flow(words[last:], at + last)


def _indent(line: re.Match[str]) -> int:
    return len(line[1]) - len(line[1].lstrip())
