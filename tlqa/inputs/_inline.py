"""What stands within a segment of XLIFF or TMX: text, and codes that are none.

A code that is a tag of the original (``<g>``, ``<bpt>``, ``<pc>``) is dropped, and the text around which it
stands stays; what such a code holds itself is no text. A code that stands for a word, a placeholder, is a
word that is not judged.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tlqa.inputs._html_tokens import unescaped, write
from tlqa.inputs._pairs import Written, write_text
from tlqa.inputs._said import TAG, said_in
from tlqa.inputs._xml import Sort

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.inputs._story import StoryBuilder
    from tlqa.inputs._xml import Event
    from tlqa.model import BlockKind

# elements of XLIFF 1.2 and 2 and of TMX; those that hold the original's own code are left out with it
_TAGS = frozenset("bx ex it bpt ept sc ec".split())
_PLACES = frozenset("x ph ut".split())
_AROUND = frozenset("g pc hi".split())
_DELETED = "x-sdl-deleted"  # a tracked change: read as accepted, as in documents
_BREAKS = frozenset(("lb", "xlf:lb", "x-br"))
_LOOKS = frozenset("image pb bold italic underlined link".split())
_MARKED = re.compile(r"&lt;[/!]?[a-zA-Z-]|<!\[CDATA\[")
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")
_ENDS = ">\t\r\n ("
_GOES_ON = "<\t\r\n .,;:!?)’”"
_PLAIN = frozenset((Sort.TEXT, Sort.CDATA, Sort.COMMENT))


class Content(NamedTuple):
    """What a ``source``, ``target`` or ``seg`` holds, at ``[low, high)`` of the file, and its attributes."""

    events: Sequence[Event]
    low: int
    high: int
    attributes: Mapping[str, str] = {}


def content(start: Event, stream: Iterator[Event]) -> Content:
    """The element whose start was taken last."""
    held: list[Event] = []
    depth, high = 1, start.high
    for event in stream:
        if event.sort is Sort.START:
            depth += 1
        elif event.sort is Sort.END:
            depth -= 1
            if not depth:
                high = event.low
                break
        held.append(event)
    return Content(held, start.high, max(start.high, high), start.attributes)


def words(held: Content | None, text: str) -> str:
    """What a content says, roughly, for a comparison."""
    parts = [text[e.low : e.high] for e in held.events if e.sort in (Sort.TEXT, Sort.CDATA)] if held else []
    return " ".join("".join(parts).split())


class Inline:
    """Writes contents to a builder.

    Args:
        builder: takes them.
        text: the file's.
        natives: what codes that refer to data elsewhere stand for, by the name of the data.
    """

    def __init__(self, builder: StoryBuilder, text: str, natives: Mapping[str, str] | None = None) -> None:
        self._builder, self._text, self._natives = builder, text, natives or {}
        self._codes: list[str] = []
        self.segments: dict[str, Written] = {}

    def write(self, held: Content, kind: BlockKind | None = None) -> Written:
        """Write a content to the block that has begun; ``segments`` then has those it is marked into."""
        builder, low = self._builder, self._builder.length
        self._codes, self.segments = [], {}
        if _MARKED.search(self._text, held.low, held.high) and all(e.sort in _PLAIN for e in held.events):
            said = said_in(held.events, self._text)
            if TAG.search(said.text):
                write_text(builder, said, kind)
                return Written(low, builder.length)
        self._events(held.events, kind)
        return Written(low, builder.length, tuple(self._codes))

    def _events(self, events: Sequence[Event], kind: BlockKind | None) -> None:
        marks: list[tuple[str, int, int, bool]] = []
        at, count = 0, len(events)
        while at < count:
            event = events[at]
            sort, low, high, name = event[:4]
            at += 1
            if sort is Sort.TEXT:
                self._flow(low, high, kind)
            elif sort is Sort.CDATA:
                self._builder.flow(self._text[low:high], low)
            elif sort is Sort.COMMENT:
                self._builder.comment(low - 4, high + 3, self._text[low:high])
            elif name == "mrk" and event.attributes.get("mtype") == _DELETED:
                at = _end(events, at)
            elif name == "mrk":
                self._mark(event, marks)
            elif sort is Sort.START:
                at = self._code(event, events, at)
        while marks:
            self._mark(None, marks)

    def _flow(self, low: int, high: int, kind: BlockKind | None) -> None:
        blank = _BLANK_LINE.search(self._text, low, high)
        while blank is not None:
            write(self._builder, self._text, low, blank.start(), 0)
            if blank.end() < high and not self._builder.empty:
                self._builder.block(kind)
            low = blank.end()
            blank = _BLANK_LINE.search(self._text, low, high)
        write(self._builder, self._text, low, high, 0)

    def _mark(self, event: Event | None, marks: list[tuple[str, int, int, bool]]) -> None:
        """A marked stretch begins or ends: a segment, or what is not to be translated."""
        builder = self._builder
        if event is not None and event.sort is Sort.START:
            given = event.attributes
            kept = given.get("mtype") == "protected" or given.get("translate") == "no"
            segment = given.get("mid", "") if given.get("mtype") == "seg" else ""
            if segment and self.segments:
                builder.space(event.low, event.low)
            if kept:
                builder.open_opaque()
            marks.append((segment, builder.length, len(self._codes), kept))
        elif marks:
            segment, low, codes, kept = marks.pop()
            if kept:
                builder.close_opaque()
            if segment:
                self.segments[segment] = Written(low, builder.length, tuple(self._codes[codes:]))

    def _code(self, event: Event, events: Sequence[Event], at: int) -> int:
        """An element that is no mark; returns where to go on."""
        name = event.name
        if name == "cp":
            self._character(event)
        if name in _AROUND:
            self._codes.append(_named(event))
        if name not in _TAGS and name not in _PLACES:
            return at
        self._codes.append(_named(event))
        at = _end(events, at)
        if name in _PLACES:
            self._place(event, events[at - 1])
        return at

    def _place(self, event: Event, end: Event) -> None:
        """A code by itself: a line break, a tag, or what stands for a word."""
        builder, text, given = self._builder, self._text, event.attributes
        held = unescaped(text[event.high : end.low]).strip()
        native = held or self._natives.get(given.get("dataRef", ""), "")
        native = native or given.get("equiv-text") or given.get("equiv") or given.get("disp") or ""
        kind = given.get("ctype") or given.get("subType") or given.get("type") or ""
        if kind in _BREAKS or _BREAK.fullmatch(native):
            builder.line_break(event.low, end.high)
        elif kind not in _LOOKS and not TAG.search(native) and self._is_word(event.low, end.high, native):
            builder.open_opaque()
            builder.atom(native or f"{{{given.get('id') or given.get('x') or '1'}}}", event.low, end.high)
            builder.close_opaque()

    def _is_word(self, low: int, high: int, native: str) -> bool:
        """Whether a code stands where a word does; one of which nothing is known must not be a bare tag."""
        if native:
            return True
        text = self._text
        within = text[low - 1] in _ENDS and text[high : high + 1] in _GOES_ON
        return within and (text[low - 1] != ">" or text[high : high + 1] != "<")

    def _character(self, event: Event) -> None:
        """A character that XML cannot hold: https://docs.oasis-open.org/xliff/xliff-core/v2.1/#cp"""
        try:
            self._builder.atom(chr(int(event.attributes.get("hex", ""), 16)), event.low, event.high)
        except (ValueError, OverflowError):
            return


def _end(events: Sequence[Event], at: int) -> int:
    """Behind the element whose content begins there."""
    depth = 1
    while depth and at < len(events):
        depth += (events[at].sort is Sort.START) - (events[at].sort is Sort.END)
        at += 1
    return at


def _named(event: Event) -> str:
    given = event.attributes
    number = given.get("id") or given.get("x") or given.get("startRef") or given.get("rid") or given.get("i")
    return f"{event.name}{number or given.get('type') or ''}"
