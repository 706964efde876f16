"""Builds a story from the pieces of a file that say what they are: for every format with markup.

The text is that of the blocks with a blank line between them, as a plain-text story has it, so that the same
story has the same findings and score in every format.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tlqa.model import Comment, Document
from tlqa.sourcemap import Mapping, SourceMap
from tlqa.text.blocks import known_blocks

if TYPE_CHECKING:
    from tlqa.model import BlockKind
    from tlqa.sourcemap import Escapes
    from tlqa.text.language import Language

_BETWEEN = "\n\n"
# white space as HTML collapses it; a no-break space is a character like others
_SPACE = " \t\r\n\f"
_RUN = re.compile(r"[ \t\r\n\f]{2,}|[\t\r\n\f]")


class StoryBuilder:
    """Takes a story's blocks and their text in order; ``document`` gives the story.

    Offsets given to it are code points of ``markup``, the file's text, or of what ``through`` leads from: the
    text of a JSON string that holds HTML, say.
    """

    def __init__(self, markup: str, path: str, format_: str, language: Language) -> None:
        self._markup, self._path, self._format, self._language = markup, path, format_, language
        self._parts: list[str] = []
        self._mapping = Mapping()
        self._length = 0
        self._spans: list[tuple[int, int, BlockKind | None]] = []
        self._kind: BlockKind | None = None
        self._begun = -1  # where the text of the block began, -1 while it has none
        self._first = 0  # its first part
        self._waiting: tuple[str, int, int, Escapes] | None = (
            None  # white space that may turn out to end the block
        )
        self._opaque: list[tuple[int, int]] = []
        self._opaque_from: int | None = None
        self._depth = 0
        self._comments: list[Comment] = []
        self._through: SourceMap | None = None

    def block(self, kind: BlockKind | None = None) -> None:
        """A block begins, and the one before ends. None is running text: told apart as plain text is."""
        if self._begun >= 0:
            first, last = self._parts[self._first], self._parts[-1]
            begin = self._begun + len(first) - len(first.lstrip())
            end = self._length - len(last) + len(last.rstrip())
            if begin < end:
                self._spans.append((begin, end, self._kind))
        self._begun, self._waiting, self._kind = -1, None, kind

    def text(self, text: str, at: int, escapes: Escapes = ()) -> None:
        """Text that stands so in the file from ``at`` on; white space at a block's edges is dropped."""
        end = len(text.rstrip())
        begin = 0 if self._begun >= 0 else len(text) - len(text.lstrip())
        if end > begin:
            self._literal(text[begin:end], at + begin, escapes)
        begin = max(begin, end)
        if begin < len(text):
            self._wait(text[begin:], at + begin, at + len(text), escapes)

    def flow(self, text: str, at: int, escapes: Escapes = ()) -> None:
        """Text as HTML has it: a run of spaces and line ends is one space."""
        end = len(text.rstrip(_SPACE))
        begin = last = len(text) - len(text.lstrip(_SPACE))
        if begin:
            self._wait(" ", at, at + begin, escapes)
        for match in _RUN.finditer(text, begin, end):
            self._literal(text[last : match.start()], at + last, escapes)
            self._wait(" ", at + match.start(), at + match.end(), escapes)
            last = match.end()
        self._literal(text[last:end], at + last, escapes)
        if begin < end < len(text):
            self._wait(" ", at + end, at + len(text), escapes)

    def atom(self, text: str, low: int, high: int, escapes: Escapes = ()) -> None:
        """Text that ``[low, high)`` of the file stands for: an entity, an escape, a mark that a tag makes.

        White space among it is kept between two words of the block: ASCII's as one space.
        """
        if text.isspace():
            self._wait(" " if text.isascii() else text, low, high, escapes)
            return
        self._add(text, self._at(low, high), escapes, literal=False)

    def line_break(self, low: int, high: int) -> None:
        """The line ends, the block goes on: ``<br>``."""
        if self._begun >= 0:
            self._waiting = ("\n", *self._at(low, high), ())

    def open_opaque(self) -> None:
        """What follows is no text to judge, until ``close_opaque``; it may be nested."""
        self._depth += 1
        if self._depth == 1:
            self._opaque_from = self._length

    def close_opaque(self) -> None:
        """The inverse of ``open_opaque``."""
        self._depth -= 1
        if self._depth == 0 and self._opaque_from is not None and self._opaque_from < self._length:
            self._opaque.append((self._opaque_from, self._length))

    def comment(self, low: int, high: int, text: str) -> None:
        """A comment of the markup at ``[low, high)``, marks included, that says ``text``."""
        self._comments.append(Comment(*self._at(low, high), text.strip()))

    def through(self, outer: SourceMap | None) -> None:
        """From here on offsets count in the text of ``outer``, which leads to the file; None: in the file."""
        self._through = outer

    @property
    def empty(self) -> bool:
        """Whether there is no text yet."""
        return self._length == 0

    def document(self, *, story: str | None = None, encoding: str = "utf-8", language: str = "") -> Document:
        """The story: ``story`` names it in a file of many; ``language`` is what the file says it is in."""
        self.block()
        text = "".join(self._parts)
        self._parts.clear()  # a large file's text need not be there twice
        return Document(
            text,
            self._path,
            self._format,
            language or self._language.code,
            known_blocks(text, self._spans, self._language),
            self._markup,
            self._mapping.map(),
            story,
            tuple(self._opaque),
            tuple(sorted(self._comments, key=lambda comment: comment.start)),
            encoding,
        )

    def _at(self, low: int, high: int) -> tuple[int, int]:
        return (low, high) if self._through is None else self._through.span(low, high)

    def _wait(self, text: str, low: int, high: int, escapes: Escapes) -> None:
        if self._begun >= 0 and (self._waiting is None or self._waiting[0] != "\n"):
            self._waiting = self._waiting or (text, *self._at(low, high), self._around(low, high, escapes))

    def _around(self, low: int, high: int, escapes: Escapes) -> Escapes:
        """The ways of writing that hold there, those of the file around it last."""
        inner = self._through.pieces(low, high) if self._through is not None else []
        return escapes + (inner[0].escapes if inner else ())

    def _literal(self, text: str, at: int, escapes: Escapes) -> None:
        if self._through is None:
            self._add(text, (at, at + len(text)), escapes, literal=True)
            return
        for piece in self._through.pieces(at, at + len(text)):
            part = text[piece.start - at : piece.end - at]
            self._add(part, (piece.low, piece.high), escapes + piece.escapes, literal=piece.literal)

    def _add(self, text: str, place: tuple[int, int], escapes: Escapes, *, literal: bool) -> None:
        """Text of the block, at a place of the file, after what waits before it."""
        if not text:
            return
        if self._begun < 0:
            if self._length:
                self._put(_BETWEEN, place[0], place[0], (), literal=False)
            self._begun, self._first = self._length, len(self._parts)
        elif self._waiting is not None:
            space, low, high, around = self._waiting
            self._put(space, low, high, around, literal=space == self._markup[low:high])
        self._waiting = None
        self._put(text, *place, escapes, literal=literal)

    def _put(self, text: str, low: int, high: int, escapes: Escapes, *, literal: bool) -> None:
        self._parts.append(text)
        self._length += len(text)
        if literal:
            self._mapping.literal(len(text), low, escapes)
        else:
            self._mapping.atom(len(text), low, high, escapes)
