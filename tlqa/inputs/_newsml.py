"""Reads NewsML-G2, and NewsML 1, whose elements say the same by other names.

See the guidelines for NewsML-G2, https://iptc.org/std/NewsML-G2/guidelines/.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from tlqa.errors import InputError
from tlqa.inputs._newsml_notes import note_item, note_line, note_property
from tlqa.inputs._nitf import PARTS, read_nitf
from tlqa.inputs._said import kept, language_of, said_in
from tlqa.inputs._wire import Told, stories
from tlqa.inputs._xml import Sort, skip, within
from tlqa.inputs._xmlroot import root_of
from tlqa.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tlqa.inputs._said import Said
    from tlqa.inputs._wire import Story
    from tlqa.inputs._xml import Event
    from tlqa.inputs.base import Raw
    from tlqa.model import Document

_ITEMS = frozenset(("newsitem", "packageitem", "conceptitem", "knowledgeitem", "planningitem"))
_FRAGMENTS = frozenset(("contentmeta", "contentset", "inlinexml", "inlinedata"))
_AROUND = frozenset(("newsmessage", "newsml", "itemset"))
_META = frozenset(("contentmeta", "newslines"))
_CONTENT = frozenset(("inlinexml", "inlinedata", "datacontent"))
_LEFT_OUT = frozenset(
    """itemmeta rightsinfo catalog catalogref partmeta groupset newsmanagement header
    newsenvelope topicset""".split()
)
_LINES = {
    "headline": BlockKind.HEADLINE,
    "by": BlockKind.BYLINE,
    "byline": BlockKind.BYLINE,
    "dateline": BlockKind.DATELINE,
}
_PICTURES = ("picture", "graphic", "video", "audio", "animation", "photo")


class _Line(NamedTuple):
    """An element of the metadata, with what it says of itself."""

    name: str
    language: str
    role: str
    held: list[Event]


def parse(raw: Raw, format_: str) -> Iterator[Document]:
    """The stories of a file.

    Raises:
        InputError: it is no XML, or of a kind that is not read.
    """
    found = False
    try:
        for document in stories(raw, format_, _begins, _item):
            found = True
            yield document
    except InputError as problem:
        root = root_of(raw.data, raw.path)
        if found or problem.line or not root.name or root.name in _ITEMS | _FRAGMENTS | _AROUND:
            raise
        said = f"is XML of a kind that is not read: its root element is <{root.name}>"
        raise InputError(said, path=raw.path) from problem


def _begins(event: Event) -> bool:
    return event.name.lower() in _ITEMS | _FRAGMENTS


def _item(story: Story, start: Event, stream: Iterator[Event]) -> Told:
    """The story of an item, or of a part of one that is a file by itself."""
    reader = _Item(story, language_of(start.attributes.get("xml:lang")))
    if start.name.lower() in _FRAGMENTS:
        # the part is read as what an item holds: with its start before, and all that follows within it
        end = start._replace(sort=Sort.END, low=start.high)
        stream = itertools.chain([start], stream, [end])
    reader.read(stream)
    reader.end()
    return Told(start.attributes.get("guid", "") or reader.name, reader.language)


class _Item:
    """Takes the parts of an item in order. Its first rendition that can be read is the story."""

    def __init__(self, story: Story, language: str) -> None:
        self._story = story
        self.language = language
        self.name = ""
        self._pictures = False
        self._role = ""  # of the component of NewsML 1 at hand
        self._described: list[Event] = []
        self._plain: Said | None = None

    def read(self, stream: Iterator[Event]) -> None:
        for event in stream:
            if event.sort is Sort.COMMENT:
                self._story.comment(event)
            if event.sort is not Sort.START:
                continue
            name = event.name.lower()
            if name == "itemmeta":
                self._class(kept(within(stream), self._story.path))
            elif name in _META:
                self._meta(within(stream))
            elif name in _CONTENT:
                self._content(event, within(stream))
            elif name == "publicidentifier":
                self.name = said_in(within(stream), self._story.text).text.strip()
            elif name == "role":
                self._role = event.attributes.get("FormalName", "").lower()
            elif name == "language":
                self.language = language_of(event.attributes.get("FormalName")) or self.language
            elif name == "property":
                note_property(self._story, event)
            elif name == "administrativemetadata":
                self._properties(within(stream))
            elif name in _LEFT_OUT:
                skip(stream)

    def end(self) -> None:
        """What is said only where there is no better: plain text, the description."""
        story = self._story
        if not story.bodied and self._plain is not None:
            story.written(self._plain)
        if not story.bodied and self._described:
            kind = BlockKind.CAPTION if self._pictures else None
            if kind:
                story.line(kind, self._described)
            else:
                story.written(said_in(self._described, story.text))

    def _properties(self, stream: Iterable[Event]) -> None:
        for event in stream:
            if event.sort is Sort.START and event.name.lower() == "property":
                note_property(self._story, event)

    def _class(self, held: Iterable[Event]) -> None:
        note_item(self._story, held)
        for event in held:
            if event.sort is Sort.START and event.name == "itemClass":
                given = event.attributes.get("qcode") or event.attributes.get("uri") or ""
                self._pictures = given.lower().endswith(_PICTURES)

    def _meta(self, stream: Iterator[Event]) -> None:
        """The lines of the metadata: of those in many languages, those in the story's."""
        lines: list[_Line] = []
        for event in stream:
            if event.sort is Sort.COMMENT:
                self._story.comment(event)
            if event.sort is not Sort.START:
                continue
            name, given = event.name.lower(), event.attributes
            if name == "language" and given.get("tag"):
                self.language = language_of(given["tag"]) or self.language
            held = kept(within(stream), self._story.path)
            if name in _LINES:
                lines.append(_Line(name, language_of(given.get("xml:lang")), given.get("role", ""), held))
            elif name == "description":
                self._described = self._described or held
            else:
                note_line(self._story, event, held)
        if self._story.bodied:  # they are of a picture, say, that goes with the story
            return
        for name, kind in _LINES.items():
            best = min((line for line in lines if line.name == name), key=self._strange, default=None)
            if best is not None:
                self._story.line(kind, best.held)

    def _strange(self, line: _Line) -> tuple[bool, bool]:
        """Lines in the story's language come first, and of those the main ones."""
        foreign = line.language not in ("", self.language)
        return foreign, bool(line.role) and not line.role.lower().endswith(("main", "headline"))

    def _content(self, start: Event, stream: Iterator[Event]) -> None:
        story = self._story
        if story.bodied and self._role == "caption":
            story.line(BlockKind.CAPTION, stream)
        if story.bodied or start.attributes.get("encoding"):
            for _ in stream:
                pass
            return
        self.language = language_of(start.attributes.get("xml:lang")) or self.language
        held: list[Event] = []
        for event in stream:
            if event.sort is Sort.START:
                self._markup(start, event, stream)
                return
            if event.sort is Sort.COMMENT:
                story.comment(event)
            held.append(event)
        said = said_in(held, story.text)
        if said.text.strip() and self._plain is None:
            self._plain = said

    def _markup(self, content: Event, first: Event, stream: Iterator[Event]) -> None:
        """The element that begins with ``first``, and its brothers."""
        name, type_ = first.name.lower(), content.attributes.get("contenttype", "")
        if name in PARTS or (name == "body" and "nitf" in type_):
            # a part of NITF is read as what is within: with its start, and what follows it
            inner = stream if name == "nitf" else itertools.chain([first], stream)
            start = first if name == "nitf" else content
            self.language = read_nitf(self._story, start, inner) or self.language
        else:
            said = self._story.markup(itertools.chain([first], stream))
            self.language = said or self.language
