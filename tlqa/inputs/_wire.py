"""A story of the wire as it is read: its headline and other lines once, then its body."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tlqa.errors import InputError
from tlqa.inputs._html import read_html
from tlqa.inputs._html_tokens import Sort as Mark
from tlqa.inputs._html_tokens import Token, tokens, unescaped, write
from tlqa.inputs._said import TAG, Said, kept, plain_text
from tlqa.inputs._story import StoryBuilder
from tlqa.inputs._text import decode, encoding_of
from tlqa.inputs._xml import Sort, declared_encoding, events, skip, within
from tlqa.inputs._xml_html import paragraph_end, tokens_of, without_said
from tlqa.model import BlockKind
from tlqa.text.blocks import paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tlqa.inputs._xml import Event
    from tlqa.inputs.base import Raw
    from tlqa.model import Document

    Change = Callable[[Iterable[Token], str], Iterator[Token]]

_BLOCK_TAG = re.compile(r"<(?:p|div|br|li|h[1-6]|blockquote|td)\b", re.IGNORECASE)
_LINES = re.compile(r"\r?\n(?:[ \t]*\r?\n)*[ \t]*")
_BLANK_LINES = re.compile(r"\r?\n(?:[ \t]*\r?\n)+[ \t]*")
# elements of NITF that stand in a line side by side without white space
_APART = frozenset("byttl location story.date person org city state region country sublocation".split())
_TIMESTAMP = re.compile(r"\s*\d{8}T\d{6}\S*\s*")
_ORDER = "tlqa-"
_MOST_AROUND = 100  # each story is given them, so many of them would be a great many
_MARKS = {True: "“", False: "”"}


class Told(NamedTuple):
    """What a story is called in a file of many, and the language it says it is in; "" where it does not."""

    name: str = ""
    language: str = ""


class Story:
    """Gives a builder the parts of a story. Offsets count in the text that was entered last."""

    def __init__(self, raw: Raw, format_: str, text: str) -> None:
        self.builder = StoryBuilder(text, raw.path, format_, raw.language)
        self.path = raw.path
        self.text = self._file = text
        self.bodied = False
        self._known: set[str] = set()
        self.headed = False

    def enter(self, said: Said | None) -> None:
        """From here on ``line`` and ``markup`` take the events of that text; None: of the file's."""
        self.builder.through(said.places if said else None)
        self.text = said.text if said else self._file

    def line(self, kind: BlockKind, found: Iterable[Event]) -> None:
        """A block of one element; nothing where the story has said it already."""
        held = kept(found, self.path)
        words = "".join(self.text[e.low : e.high] for e in held if e.sort in (Sort.TEXT, Sort.CDATA))
        if not self._is_new(kind, unescaped(words)) or _TIMESTAMP.fullmatch(words):
            return
        self.builder.block(kind)
        for event in held:
            self._inline(event)
        self.builder.block()

    def line_of(self, kind: BlockKind, said: Said) -> None:
        """A block of a text that may hold references and tags of HTML."""
        if not self._is_new(kind, plain_text(said.text)):
            return
        self.builder.through(said.places)
        self.builder.block(kind)
        for token in tokens(said.text):
            if token.sort is Mark.TEXT:
                write(self.builder, said.text, token.low, token.high, said.at)
        self.builder.block()
        self.builder.through(None)

    def markup(self, found: Iterable[Event]) -> str:
        """The blocks of XHTML or NITF; returns the language it says it is in."""
        return self._read(tokens_of(found, self.text, self.builder.language), self.text, 0)

    def html(self, said: Said, change: Change | None = None, *, automatic: bool = False) -> None:
        """The blocks of HTML in a text; without tags of blocks, blank lines part its paragraphs.

        Args:
            said: the HTML.
            change: what is done to its tokens first.
            automatic: blank lines part paragraphs whatever there is, and line ends are line breaks:
                https://developer.wordpress.org/reference/functions/wpautop/.
        """
        found: Iterable[Token] = tokens(said.text)
        if change:
            found = change(found, said.text)
        if automatic or not _BLOCK_TAG.search(said.text):
            found = _by_lines(found, said.text, automatic)
        self.builder.through(said.places)
        self._read(found, said.text, said.at)
        self.builder.through(None)

    def plain(self, said: Said) -> None:
        """The paragraphs of plain text, as they are told in a file of it."""
        self.builder.through(said.places)
        for lines in paragraphs(said.text):
            self.builder.block()
            last = lines[0][0]
            for low, high in lines:
                if last < low:
                    self.builder.space(said.at + last, said.at + low)
                self.builder.text(said.text[low:high], said.at + low)
                last = high
            self.bodied = True
        self.builder.block()
        self.builder.through(None)

    def written(self, said: Said) -> None:
        """Text that may be HTML."""
        if TAG.search(said.text):
            self.html(said)
        else:
            self.plain(said)

    def comment(self, event: Event) -> None:
        """A comment of the XML."""
        self.builder.comment(event.low - 4, event.high + 3, self.text[event.low : event.high])

    def _read(self, found: Iterable[Token], text: str, at: int) -> str:
        return read_html(self.builder, text, at, without_said(self._heard(found, text), text, self._is_said))

    def _heard(self, found: Iterable[Token], text: str) -> Iterator[Token]:
        for token in found:
            if not self.bodied and token.sort in (Mark.TEXT, Mark.VERBATIM):
                self.bodied = not text[token.low : token.high].isspace()
            yield token

    def _is_said(self, words: str) -> bool:
        """Whether the story has said that; of no words: whether it has a headline."""
        return _same(words) in self._known if words else self.headed

    def _is_new(self, kind: BlockKind, words: str) -> bool:
        same = _same(words)
        if not same or same in self._known:
            return False
        self._known.add(same)
        self.headed |= kind is BlockKind.HEADLINE
        return True

    def _inline(self, event: Event) -> None:
        builder, (sort, low, high) = self.builder, event[:3]
        if sort is Sort.TEXT:
            write(builder, self.text, low, high, 0)
        elif sort is Sort.CDATA:
            builder.flow(self.text[low:high], low)
        elif sort is Sort.COMMENT:
            self.comment(event)
        elif event.name == "q":
            builder.atom(_MARKS[sort is Sort.START], low, high)
        elif event.name == "br" and sort is Sort.START:
            builder.line_break(low, high)
        elif sort is Sort.START and event.name in _APART:
            before = self.text[low - 1]
            if before.isalnum() or before == ">":
                builder.space(low, high)


def stories(
    raw: Raw,
    format_: str,
    begins: Callable[[Event], bool],
    read: Callable[[Story, Event, Iterator[Event]], Told | None],
) -> Iterator[Document]:
    """The stories of an XML file, one an element that ``begins`` one.

    Args:
        raw: the file.
        format_: its name.
        begins: whether a story begins with a start tag.
        read: takes a story, its start and the events within; None is no story.

    Raises:
        InputError: the file cannot be read on, or holds no text.
    """
    found = _each(raw, format_, begins, read)
    first = next(found, None)
    if first is None:
        raise InputError("holds no story to read", path=raw.path)
    try:
        second = next(found, None)
    except InputError:
        yield first
        raise
    if second is None:
        yield replace(first, story=None)  # the only one needs no name
    else:
        yield from (first, second)
        yield from found


def _each(
    raw: Raw,
    format_: str,
    begins: Callable[[Event], bool],
    read: Callable[[Story, Event, Iterator[Event]], Told | None],
) -> Iterator[Document]:
    declared = declared_encoding(raw.data)
    text = decode(raw.data, raw.path, raw.encoding, declared)
    encoding = encoding_of(raw.data, raw.encoding, declared)
    stream = events(text, raw.path, raw.data if encoding == "utf-8" else b"")
    around, number = _around(text, raw.path, begins), 0
    for event in stream:
        if event.sort is not Sort.START or not begins(event):
            continue
        number += 1
        story, held = Story(raw, format_, text), within(stream)
        for comment in around:
            story.comment(comment)
        told = read(story, event, held)
        for _ in held:
            pass
        if told is not None and not story.builder.empty:
            name = told.name or str(number)
            yield story.builder.document(story=name, encoding=encoding, language=told.language)


def _around(text: str, path: str, begins: Callable[[Event], bool]) -> list[Event]:
    """The comments outside of the stories that may say what to suppress: they are said of each of them."""
    found: list[Event] = []
    if _ORDER not in text:
        return found
    stream = events(text, path)
    with suppress(InputError):  # it will be told when the stories are read
        for event in stream:
            if event.sort is Sort.COMMENT and _ORDER in text[event.low : event.high]:
                found.append(event)
            elif event.sort is Sort.START and begins(event):
                skip(stream)
    return found[:_MOST_AROUND]


def _by_lines(found: Iterable[Token], text: str, breaks: bool) -> Iterator[Token]:
    """The tokens with the paragraphs that blank lines make, and the line breaks that line ends make."""
    for token in found:
        if token.sort is not Mark.TEXT:
            yield token
            continue
        low = token.low
        for end in (_LINES if breaks else _BLANK_LINES).finditer(text, low, token.high):
            if low < end.start():
                yield token._replace(low=low, high=end.start())
            if _BLANK_LINES.fullmatch(end[0]):
                yield paragraph_end(end.start())
            elif token.low < end.start() and end.end() < token.high:
                yield Token(Mark.START, end.start(), end.end(), "br", end.end())
            else:  # beside a tag it only lays out
                yield token._replace(low=end.start(), high=end.end())
            low = end.end()
        if low < token.high:
            yield token._replace(low=low)


def _same(words: str) -> str:
    return " ".join(words.split()).casefold()
