"""Reads RSS 0.9 to 2.0 and Atom 1.0 (RFC 4287)."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from tlqa.inputs._nitf import PARTS, read_nitf
from tlqa.inputs._said import kept, language_of, said_in
from tlqa.inputs._wire import Told, stories
from tlqa.inputs._xml import Sort, within
from tlqa.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.inputs._said import Said
    from tlqa.inputs._wire import Story
    from tlqa.inputs._xml import Event
    from tlqa.inputs.base import Raw
    from tlqa.model import Document

_ITEMS = ("item", "entry")
_MODULES = {
    "content": ("content", "http://purl.org/rss/1.0/modules/content/"),
    "dc": ("dc", "http://purl.org/dc/elements/1.1/"),
    "wp": ("wp", "wordpress.org/export"),
}
_OWN = re.compile(
    r"|.*/Atom|.*/atom/ns#?|.*/rss/[\d.]+/?|.*/rdf/simple/.*|.*backend\.userland\.com.*", re.IGNORECASE
)
_BODIES = ("content:encoded", "content", "description", "summary")
_NAMES = ("guid", "id", "link")

Fields = dict[str, tuple["Event", list["Event"]]]
"""The start of each element of an item and what is within, by its name with the usual prefix."""


def parse(raw: Raw, format_: str) -> Iterator[Document]:
    """The stories of a feed.

    Raises:
        InputError: it is no XML, or has no item with text.
    """
    return stories(raw, format_, lambda event: event.name in _ITEMS, _item)


def _item(story: Story, start: Event, stream: Iterator[Event]) -> Told:
    fields = fields_of(story, stream)
    headline(story, fields)
    _byline(story, fields)
    for name in _BODIES:
        if name in fields and not story.bodied:
            _body(story, *fields[name])
    given = fields[name][0] if (name := "content") in fields else start
    tag = given.attributes.get("xml:lang") or start.attributes.get("xml:lang")
    return Told(name_of(story, fields), language_of(tag))


def fields_of(story: Story, stream: Iterator[Event]) -> Fields:
    """The elements of an item that say something of it; those of modules for media are none."""
    fields: Fields = {}
    for event in stream:
        if event.sort is Sort.COMMENT:
            story.comment(event)
        if event.sort is Sort.START:
            held = kept(within(stream), story.path)
            name = _called(event)
            if name and (name not in fields or not fields[name][1]):
                fields[name] = event, held
    return fields


def _called(event: Event) -> str:
    """The name of an element with the prefix that it usually has; "" for a module that is not read."""
    if _OWN.fullmatch(event.space):
        return event.name
    for prefix, spaces in _MODULES.items():
        if any(space in event.space if "/" in space else space == event.space for space in spaces):
            return f"{prefix}:{event.name}"
    return ""


def text_of(story: Story, fields: Fields, name: str) -> Said | None:
    """The text of an element, None where there is none."""
    if name not in fields:
        return None
    said = said_in(fields[name][1], story.text)
    return said if said.text.strip() else None


def name_of(story: Story, fields: Fields) -> str:
    """What an item is called: its identifier, else its address."""
    for name in _NAMES:
        said = text_of(story, fields, name)
        if said:
            return said.text.strip()
    return fields["link"][0].attributes.get("href", "") if "link" in fields else ""


def headline(story: Story, fields: Fields) -> None:
    """Its title is the headline."""
    said = text_of(story, fields, "title")
    if said is None:
        return
    start, held = fields["title"]
    if start.attributes.get("type") == "xhtml":
        story.line(BlockKind.HEADLINE, held)
    else:
        story.line_of(BlockKind.HEADLINE, said)


def _byline(story: Story, fields: Fields) -> None:
    """The author; of ``desk@example.com (Name)`` the name."""
    start, held = fields.get("author", (None, []))
    inner = iter(held)
    for event in inner:
        if event.sort is Sort.START and event.name == "name":  # Atom
            story.line(BlockKind.BYLINE, within(inner))
            return
    if start is not None and any(e.sort is Sort.START for e in held):
        return
    said = text_of(story, fields, "author") or text_of(story, fields, "dc:creator")
    if said is None:
        return
    mail = said.text.find("@")
    if mail < 0:
        story.line_of(BlockKind.BYLINE, said)
        return
    low = said.text.find("(", mail) + 1
    high = said.text.find(")", low)
    if low and high > low:
        story.line_of(BlockKind.BYLINE, said.part(low, high))


def _body(story: Story, start: Event, held: list[Event]) -> None:
    first = next((n for n, e in enumerate(held) if e.sort is Sort.START), None)
    if first is None:
        for event in held:
            if event.sort is Sort.COMMENT:
                story.comment(event)
    type_ = start.attributes.get("type", "")
    if first is None:
        said = said_in(held, story.text)
        if type_ == "text" or (type_ == "" and start.name in ("content", "summary")):
            story.plain(said)
        elif said.text.strip() and not type_.startswith(("image", "video", "audio")):
            story.html(said)
    elif held[first].name.lower() in PARTS:
        read_nitf(story, held[first], itertools.islice(held, first + 1, None))
    else:
        story.markup(iter(held))
