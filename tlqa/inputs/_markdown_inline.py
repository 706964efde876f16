"""The text of a block of Markdown: markdown-it's inline tokens, followed through the source.

The grammar leaves no choice: each token says what must come next in the source, so following them in order
gives every place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.helpers import parseLinkDestination, parseLinkTitle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from tlqa.inputs._story import StoryBuilder
    from tlqa.sourcemap import SourceMap

ESCAPES = ("markdown",)
_OBJECT = "\ufffc"
_HTML_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_BREAK = re.compile(r"\\?[ \t]*\n[ \t]*")
_LABEL = re.compile(r"\[(?:\\.|[^\[\]\\])*\]", re.DOTALL)
_BR = re.compile(r"(?i)<br\s*/?>")


class Inline:
    """Gives a story the text of blocks; ``pictures`` are the alternative texts met, with their sources."""

    def __init__(self, story: StoryBuilder, parser: MarkdownIt, filler: re.Pattern[str]) -> None:
        self._story, self._parser, self._filler = story, parser, filler
        self.pictures: list[tuple[Sequence[Token], str, int, SourceMap]] = []

    def follow(self, tokens: Sequence[Token], source: str, at: int, places: SourceMap) -> None:
        """Follow the tokens of a block through its source from ``at`` on; ``places`` are the source's."""
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
                story.atom(token.content, at, at + len(token.markup), ESCAPES)
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
                self.pictures.append((token.children or (), source, at + 2, places))
                at = self._after_label(source, at + 2 + len(token.content))
            elif kind == "html_inline":
                self._tag(token.content, at)
                at += len(token.content)
            else:  # a mark of emphasis
                at += len(token.markup)

    def _words(self, words: str, at: int) -> None:
        last = 0
        for match in self._filler.finditer(words):
            self._story.flow(words[last : match.start()], at + last, ESCAPES)
            self._object(at + match.start(), at + match.end())
            last = match.end()
        self._story.flow(words[last:], at + last, ESCAPES)

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
