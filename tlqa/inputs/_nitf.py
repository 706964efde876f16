"""Reads NITF, in a file of its own or within another format.

What stands where is said by the documentation of NITF 3.6, https://iptc.org/standards/nitf/.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.inputs._said import kept, language_of, said_in
from tlqa.inputs._wire import Told, stories
from tlqa.inputs._xml import Sort, skip, whole, within
from tlqa.inputs._xml_html import LEFT_OUT
from tlqa.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tlqa.inputs._wire import Story
    from tlqa.inputs._xml import Event
    from tlqa.inputs.base import Raw
    from tlqa.model import Document

PARTS = frozenset("nitf body.head body.content hedline block".split())
"""Elements that only NITF has, by which it is told from XHTML."""

_LINES = {
    "hl1": BlockKind.HEADLINE,
    "hl2": BlockKind.SUBHEADING,
    "byline": BlockKind.BYLINE,
    "dateline": BlockKind.DATELINE,
    "tagline": BlockKind.BOILERPLATE,
    "bibliography": BlockKind.BOILERPLATE,
}


# a section of the paper tells less of the desk than what is called a desk; what a story is about, still less
_SECTION, _SUBJECT = 50, 60

# blocks of the content that may stand in the body by themselves
_STRAY = frozenset("p block bq ul ol dl hl3 hl4 table pre media".split())


def parse(raw: Raw, format_: str) -> Iterator[Document]:
    """The story of a file.

    Raises:
        InputError: it is no XML, or holds no NITF.
    """
    return stories(raw, format_, lambda event: event.name.lower() == "nitf", _told)


def _told(story: Story, start: Event, stream: Iterator[Event]) -> Told:
    return Told(language=read_nitf(story, start, stream))


def read_nitf(story: Story, start: Event, stream: Iterator[Event]) -> str:
    """Give a story the text of NITF; returns the language that it says it is in, "" for none.

    Args:
        story: takes it.
        start: of the element that holds it, ``nitf`` or a part of it.
        stream: the events within.
    """
    language = _language(start)
    title: list[Event] = []
    abstract: list[Event] = []
    if start.name.lower() in ("body.content", "block"):
        story.markup(stream)
        return language
    for event in stream:
        if event.sort is Sort.COMMENT:
            story.comment(event)
        if event.sort is not Sort.START:
            continue
        name = event.name.lower()
        if name in _LINES:
            story.line(_LINES[name], within(stream))
        elif name == "head":
            title = _head(story, stream)
        elif name == "abstract":
            abstract += kept(within(stream), story.path)
        elif name == "body.content":
            if title and not story.headed:
                story.line(BlockKind.HEADLINE, title)
            story.markup(within(stream))
        elif name in LEFT_OUT:
            skip(stream)
        elif name == "body":
            language = _language(event) or language
        elif name in _STRAY:
            story.markup(whole(event, stream))
    if abstract and not story.bodied:
        story.markup(iter(abstract))
    return language


def _head(story: Story, stream: Iterator[Event]) -> list[Event]:
    """Note what the head says of the story; returns its title, the headline where the body has none."""
    found: list[Event] = []
    head = within(stream)
    for event in head:
        if event.sort is not Sort.START:
            continue
        name, given = event.name.lower(), event.attributes
        if name == "title":
            found = kept(within(head), story.path)
        elif name == "meta":
            story.builder.notes.say(given.get("name", ""), given.get("content", ""))
        elif name == "pubdata":
            story.builder.notes.put("desk", given.get("position.section", ""), _SECTION)
        elif name == "tobject.subject":
            story.builder.notes.put("desk", given.get("tobject.subject.type", ""), _SUBJECT)
        elif name == "classifier":
            _classified(story, given, kept(within(head), story.path))
    return found


def _classified(story: Story, given: Mapping[str, str], held: list[Event]) -> None:
    """A classifier says by its type, else by its class, what it says."""
    value = given.get("value") or said_in(held, story.text).text
    story.builder.notes.say(given.get("type") or given.get("class") or "", value)


def _language(event: Event) -> str:
    given = event.attributes
    return language_of(given.get("xml:lang") or given.get("lang") or given.get("baselang"))
