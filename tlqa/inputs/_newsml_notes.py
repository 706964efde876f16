"""What NewsML says of a story's desk, source language and engine.

NewsML-G2 has an editorial service (``itemMeta/service``), departments among its subjects
(``subject type="cpnat:department"``), contributors with roles, links to the item it was translated from, and
properties of providers' own; NewsML 1 has the latter alone, ``Property``.
https://iptc.org/std/NewsML-G2/guidelines/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.inputs._said import said_in
from tlqa.inputs._xml import Sort, within

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tlqa.inputs._wire import Story
    from tlqa.inputs._xml import Event

_DEPARTMENT, _SERVICE = 0, 50  # a service tells less of the desk than a department
_TRANSLATED = ("translatedfrom", "translationof")
_TRANSLATORS = ("translator", "translation", "translated")


def note_item(story: Story, held: Iterable[Event]) -> None:
    """Take what ``itemMeta`` says; ``held`` are the events within."""
    stream = iter(held)
    for event in stream:
        if event.sort is not Sort.START:
            continue
        if event.name == "service":
            _put(story, "desk", event.attributes, list(within(stream)), _SERVICE)
        elif event.name == "link" and _last(event.attributes.get("rel")) in _TRANSLATED:
            for inner in within(stream):
                if inner.sort is Sort.START and inner.name == "language":
                    story.builder.notes.put("source", inner.attributes.get("tag", ""))
        elif event.name.endswith("ExtProperty"):
            _extension(story, event.attributes)


def note_line(story: Story, start: Event, held: list[Event]) -> None:
    """Take what an element of ``contentMeta`` says; ``held`` are the events within it."""
    given = start.attributes
    if start.name == "subject" and _last(given.get("type")) == "department":
        _put(story, "desk", given, held, _DEPARTMENT)
    elif start.name == "contributor" and _last(given.get("role")) in _TRANSLATORS:
        _put(story, "engine", given, held, 0)
    elif start.name.endswith("ExtProperty"):
        _extension(story, given)


def note_property(story: Story, start: Event) -> None:
    """Take a ``Property`` of NewsML 1."""
    story.builder.notes.say(start.attributes.get("FormalName", ""), start.attributes.get("Value", ""))


def _put(story: Story, field: str, given: Mapping[str, str], held: list[Event], rank: int) -> None:
    """The name within, in the story's language where there are many; else the code."""
    names: dict[str, str] = {}
    stream = iter(held)
    for event in stream:
        if event.sort is Sort.START and event.name == "name":
            said = said_in(within(stream), story.text).text.strip()
            names.setdefault(event.attributes.get("xml:lang", "")[:2].lower(), said)
    name = names.get(story.builder.language) or next(iter(names.values()), "")
    story.builder.notes.put(field, name or given.get("literal") or _code(given), rank)


def _extension(story: Story, given: Mapping[str, str]) -> None:
    said = given.get("value") or given.get("literal") or _code(given)
    story.builder.notes.say(_local(given.get("rel")), said)


def _code(given: Mapping[str, str]) -> str:
    return _local(given.get("qcode") or given.get("uri") or given.get("valueuri"))


def _local(said: str | None) -> str:
    """A code without its scheme: ``sport`` of ``svc:sport``, and of an address."""
    return (said or "").rpartition("/")[2].rpartition(":")[2]


def _last(said: str | None) -> str:
    return _local(said).lower()
