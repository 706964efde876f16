"""Builds a story from the pieces of a file that say what they are: for every format with markup.

The text is that of the blocks with a blank line between them, as a plain-text story has it, so that the same
story has the same findings and score in every format.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tlqa.inputs._meta import Notes
from tlqa.model import Comment, Document
from tlqa.sourcemap import Mapping, SourceMap
from tlqa.text.blocks import known_blocks

if TYPE_CHECKING:
    from tlqa.model import BlockKind
    from tlqa.sourcemap import Escapes
    from tlqa.text.language import Language

_BETWEEN = "\n\n"
# white space as HTML collapses it; a no-break space is a character like others
_WHITE = " \t\r\n\f"
# white space that is not one space as it stands
_GAP = re.compile(rf"[\t\r\n\f][{_WHITE}]*+| [{_WHITE}]++")


class StoryBuilder:
    """Takes a story's blocks and their text in order; ``document`` gives the story.

    Offsets given to it are code points of ``markup``, the file's text, or of what ``through`` leads from: the
    text of a JSON string that holds HTML, say. ``notes`` takes what the file says of the story besides.
    """

    def __init__(self, markup: str, path: str, format_: str, language: Language) -> None:
        self._markup, self._path, self._format, self._language = markup, path, format_, language
        self._parts: list[str] = []
        self._mapping = Mapping()
        self._length = 0
        self._spans: list[tuple[int, int, BlockKind | None]] = []
        self._kind: BlockKind | None = None
        self._begun = -1  # where the text of the block began, -1 while it has none
        self._waiting: tuple[str, int, int, Escapes] | None = (
            None  # white space that may turn out to end the block
        )
        self._opaque: list[tuple[int, int]] = []
        self._opaque_from: int | None = None
        self._depth = 0
        self._comments: list[Comment] = []
        self._through: SourceMap | None = None
        self.notes = Notes()
        self.unbounded = False  # as in ``Document``

    def block(self, kind: BlockKind | None = None) -> None:
        """A block begins, and the one before ends. None is running text: told apart as plain text is."""
        if self._begun >= 0:
            end = self._end()
            if end > self._begun:
                self._spans.append((self._begun, end, self._kind))
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
        begin = len(text) - len(text.lstrip(None if self._begun < 0 else _WHITE))
        end = max(begin, len(text.rstrip(_WHITE)))
        if begin:
            self._wait(" ", at, at + begin, escapes)
        last = begin
        for match in _GAP.finditer(text, begin, end):
            self._literal(text[last : match.start()], at + last, escapes)
            self._wait(" ", at + match.start(), at + match.end(), escapes)
            last = match.end()
        if last < end:
            self._literal(text[last:end], at + last, escapes)
        if end < len(text):
            self._wait(" ", at + end, at + len(text), escapes)

    def atom(self, text: str, low: int, high: int, escapes: Escapes = ()) -> None:
        """Text that ``[low, high)`` of the file stands for: an entity, an escape, a mark that a tag makes."""
        if not text.strip() and self._begun < 0:
            return
        self._add(text, self._at(low, high), self._around(low, high, escapes), literal=False)

    def space(self, low: int, high: int, escapes: Escapes = ()) -> None:
        """White space that ``[low, high)`` of the file stands for: one space with what is beside it."""
        self._wait(" ", low, high, escapes)

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
    def language(self) -> str:
        """The code of the language that the story is expected to be in."""
        return self._language.code

    @property
    def length(self) -> int:
        """How long the text is so far, white space that waits left out."""
        return self._length

    @property
    def empty(self) -> bool:
        """Whether there is no text yet."""
        return self._length == 0

    def document(self, *, story: str | None = None, encoding: str = "utf-8", language: str = "") -> Document:
        """The story: ``story`` names it in a file of many; ``language`` is what the file says it is in."""
        self.block()
        text = "".join(self._parts)
        self._parts = [text]  # one copy is enough
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
            self.notes.meta,
            unbounded=self.unbounded,
        )

    def _end(self) -> int:
        """Where the text of the block ends, no-break spaces at its end left out."""
        end = self._length
        for part in reversed(self._parts):
            bare = len(part.rstrip())
            end -= len(part) - bare
            if bare or end <= self._begun:
                break
        return end

    def _at(self, low: int, high: int) -> tuple[int, int]:
        return (low, high) if self._through is None else self._through.span(low, high)

    def _wait(self, text: str, low: int, high: int, escapes: Escapes) -> None:
        if self._begun >= 0 and (self._waiting is None or self._waiting[0] != "\n"):
            self._waiting = self._waiting or (text, *self._at(low, high), self._around(low, high, escapes))

    def _around(self, low: int, high: int, escapes: Escapes) -> Escapes:
        """The ways of writing that hold there, those of the file around it last."""
        if self._through is None:
            return escapes
        inner = self._through.pieces(low, high)
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
            self._begun = self._length
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
