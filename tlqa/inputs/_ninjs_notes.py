"""What ninjs says of a story's desk, source language and engine.

Of the standard, https://iptc.org/std/ninjs/: a subject whose ``rel`` (or scheme) is a department, an
``infosource`` that translated, an association that is the story it was translated from, with its language.
The ``service`` of Superdesk, and fields of desks' own, as they are known in records.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tlqa.inputs._json import JsonString
    from tlqa.inputs._wire import Story

    Fields = Mapping[tuple[str | int, ...], JsonString]
    Item = Mapping[str, str]

_DEPARTMENT, _SERVICE = 0, 50  # a service tells less of the desk than a department
_SUBJECTS, _SOURCES = ("subject", "subjects"), ("infosource", "infosources")
_SERVICES, _ASSOCIATIONS = ("service", "services"), ("associations",)
_DESKS = ("department", "desk", "section")
_LISTS = (*_SUBJECTS, *_SOURCES, *_SERVICES, *_ASSOCIATIONS)
_ROLES = ("rel", "role", "scheme")
_TRANSLATED = ("translatedfrom", "translationof")
_TRANSLATORS = ("translator", "translation", "translated", "translatedby")


def note_fields(story: Story, fields: Fields) -> None:
    """Take what the fields of an item say."""
    notes = story.builder.notes
    items: dict[tuple[str, str | int], dict[str, str]] = {}
    for way, string in fields.items():
        if len(way) == 1:
            notes.say(str(way[0]), string.text)
        elif len(way) == 3 and (name := str(way[0]).lower()) in _LISTS:
            items.setdefault((name, way[1]), {})[str(way[2]).lower()] = string.text
    for (name, _), item in items.items():
        roles = {_plain(item[key]) for key in _ROLES if key in item}
        if name in _SERVICES:
            notes.put("desk", _called(item), _SERVICE)
        elif name in _SUBJECTS and roles.intersection(_DESKS):
            notes.put("desk", _called(item), _DEPARTMENT)
        elif name in _SOURCES and roles.intersection(_TRANSLATORS):
            notes.put("engine", _called(item))
        elif name in _ASSOCIATIONS and roles.intersection(_TRANSLATED):
            notes.put("source", item.get("language", ""))


def _called(item: Item) -> str:
    return item.get("name") or item.get("literal") or item.get("code") or ""


def _plain(said: str) -> str:
    """A role without its scheme and marks: ``translatedfrom`` of ``irel:translatedFrom``."""
    return said.rpartition("/")[2].rpartition(":")[2].replace("_", "").replace("-", "").lower()
