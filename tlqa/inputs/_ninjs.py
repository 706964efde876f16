"""Reads IPTC ninjs, https://iptc.org/std/ninjs/: 1.x has a key a rendition, 2.x and 3.x lists of them."""

from __future__ import annotations

import json
import re
from enum import IntEnum
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from tlqa.compiled import compiled
from tlqa.errors import InputError
from tlqa.inputs._json import strings
from tlqa.inputs._ninjs_notes import note_fields
from tlqa.inputs._nitf import read_nitf
from tlqa.inputs._said import Said, language_of, plain_text
from tlqa.inputs._text import decode, encoding_of
from tlqa.inputs._wire import Story
from tlqa.inputs._xml import Sort, events, within
from tlqa.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.inputs._json import JsonString
    from tlqa.inputs.base import Raw
    from tlqa.model import Document

Way = tuple[str | int, ...]
Fields = dict[Way, "JsonString"]
"""The strings of an item by the keys and numbers that lead to them."""

_SPACE = re.compile(r"\s+")
_DEEP = 4  # within what else an item may stand: the answer of a server
_PICTURES = frozenset("picture photo graphic video audio animation image".split())
_ARTICLE = "article_html"  # the body in the JSON of dpa, which is like ninjs otherwise
_BYLINES = ("byline", "by", "bylines")


class _Form(IntEnum):
    """How a body is written, the most telling first."""

    HTML = 0
    NITF = 1
    TEXT = 2


class _Rendition(NamedTuple):
    form: _Form
    main: bool
    string: JsonString


def parse(raw: Raw, format_: str) -> Iterator[Document | InputError]:
    """The stories of a file.

    Raises:
        InputError: it is no JSON, or has no body or headline of ninjs.
    """
    text = decode(raw.data, raw.path, raw.encoding)
    ways = list(_items(_loaded(text, raw.path)))
    found = False
    for number, (_, fields) in enumerate(_fields(text, ways), 1):
        try:
            story, language = _story(raw, format_, text, fields)
        except InputError as problem:
            yield problem
            found = True
            continue
        if story.builder.empty:
            continue
        found = True
        name = None if ways == [()] else _name(fields) or str(number)
        fields.clear()  # the story is made beside it
        encoding = encoding_of(raw.data, raw.encoding)
        yield story.builder.document(story=name, encoding=encoding, language=language)
    if not found:
        raise InputError(
            "is JSON of a kind that is not read: it has no body or headline of ninjs", path=raw.path
        )


def _loaded(text: str, path: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as problem:
        cut = problem.pos >= len(text.rstrip()) or problem.msg.startswith("Unterminated string")
        said = "is cut off" if cut else f"is no JSON: {problem.msg}, at column {problem.colno}"
        raise InputError(said, path=path, line=problem.lineno) from problem
    except (ValueError, RecursionError) as problem:
        said = "is no JSON that is read: it is nested too deep, or holds a number that is too long"
        raise InputError(said, path=path) from problem


def _items(value: Any, way: Way = ()) -> Iterator[Way]:
    """The ways to the items, in order."""
    if isinstance(value, dict) and any(_tells(key) for key in value):
        yield way
    elif isinstance(value, (dict, list)) and len(way) < _DEEP:
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _items(inner, (*way, key))


def _tells(key: str) -> bool:
    return key in ("bodies", "headlines", "headline", _ARTICLE) or key.startswith(
        ("body_", "headline_", "description_")
    )


def _fields(text: str, ways: list[Way]) -> Iterator[tuple[Way, Fields]]:
    known = dict.fromkeys(ways)
    lengths = {len(way) for way in ways}

    def item(string: JsonString) -> Way | None:
        return next((way for n in lengths if (way := string.path[:n]) in known), None)

    for way, own in groupby(strings(text), item):
        if way is not None:
            yield way, {string.path[len(way) :]: string for string in own}


def _story(raw: Raw, format_: str, text: str, fields: Fields) -> tuple[Story, str]:
    story = Story(raw, format_, text)
    language = language_of(_text(fields, "language"))
    headline = _first(fields, "headline", "headline_main") or _main(
        _renditions(fields, "headline", "headlines")
    )
    headline = headline or _first(fields, "title")
    if headline:
        story.line_of(BlockKind.HEADLINE, _said(headline))
    for way in fields:
        if way[0] in _BYLINES and way[-1] in (*_BYLINES, "value", "name"):
            story.line_of(BlockKind.BYLINE, _said(fields[way]))
    body = _best(_renditions(fields, "body", "bodies"))
    located = _first(fields, "dateline", "located")
    if located and not (body and _dated(raw, body.string.text)):
        story.line_of(BlockKind.DATELINE, _said(located))
    if body:
        _body(story, body, text)
    _described(story, fields, bodied=bool(body))
    note_fields(story, fields)
    pictures = [inner for inner in _associations(fields) if _text(inner, "type") in _PICTURES]
    shown = _words(body.string.text) if body and pictures else ""
    for inner in pictures:
        _described(story, inner, bodied=False, shown=shown)
    return story, language


def _body(story: Story, body: _Rendition, text: str) -> None:
    said = _said(body.string)
    if body.form is _Form.HTML:
        story.html(said)
    elif body.form is _Form.TEXT:
        story.written(said)
    else:
        story.enter(said)
        stream = events(said.text, story.path)
        try:
            start = next((event for event in stream if event.sort is Sort.START), None)
            if start:
                read_nitf(story, start, within(stream))
            for _ in stream:
                pass
        except InputError as problem:
            line = text.count("\n", 0, body.string.places.span(0, 1)[0]) + 1
            raise InputError(
                f"has a body of NITF that {problem.message}", path=story.path, line=line
            ) from problem
        story.enter(None)


def _described(story: Story, fields: Fields, *, bodied: bool, shown: str = "") -> None:
    """The caption of a picture, unless the body shows it; of a story that has no body, its description."""
    picture = _text(fields, "type") in _PICTURES
    found = _renditions(fields, "description", "descriptions")
    best = min(found, key=lambda rendition: -rendition.form, default=None)
    if best is None or (bodied and not picture):
        return
    if picture and _words(best.string.text) in shown:
        return
    if picture:
        story.line_of(BlockKind.CAPTION, _said(best.string))
    else:
        story.written(_said(best.string))


def _renditions(fields: Fields, key: str, keys: str) -> list[_Rendition]:
    """What an item has of a kind: ``body_…`` of version 1, the list ``bodies`` of the others."""
    found: list[_Rendition] = []
    told: dict[Way, dict[str, str]] = {}  # what each of the list says of itself
    for way, string in fields.items():
        if way[0] == keys and len(way) == 3:
            told.setdefault(way[:2], {})[str(way[2]).lower()] = string.text.lower()
    for way, string in fields.items():
        name = str(way[0])
        if not string.text or string.text.isspace():  # strip() would be a copy of it all
            continue
        if len(way) == 1 and key == "body" and name == _ARTICLE:
            found.append(_Rendition(_Form.HTML, True, string))
        elif len(way) == 1 and (name == key or name.startswith(f"{key}_")):
            form = name[len(key) + 1 :].lower()
            found.append(_Rendition(_form(form), form in ("", "main", "text"), string))
        elif name == keys and len(way) == 3 and way[2] == "value":
            own = told[way[:2]]
            role = own.get("role", "")
            found.append(_Rendition(_form(own.get("contenttype") or role), role in ("", "main"), string))
    return found


def _form(said: str) -> _Form:
    if "html" in said or "rich" in said:
        return _Form.HTML
    return _Form.NITF if "nitf" in said else _Form.TEXT


def _main(found: list[_Rendition]) -> JsonString | None:
    """The main one, else the first."""
    return min(found, key=lambda rendition: not rendition.main).string if found else None


def _best(found: list[_Rendition]) -> _Rendition | None:
    """The one that says most of its blocks, but no summary beside the whole."""
    longest = max((len(rendition.string.text) for rendition in found), default=0)
    whole = [rendition for rendition in found if len(rendition.string.text) * 2 >= longest]
    return min(whole, key=lambda rendition: (rendition.form, not rendition.main), default=None)


def _associations(fields: Fields) -> list[Fields]:
    """The items that go with an item, by name or number."""
    found: dict[str | int, Fields] = {}
    for way, string in fields.items():
        if way[0] == "associations" and len(way) > 2:
            found.setdefault(way[1], {})[way[2:]] = string
    return list(found.values())


def _dated(raw: Raw, body: str) -> bool:
    """Whether a body begins with a dateline of its own."""
    begin = plain_text(body[:2000]).lstrip()[:200]
    return compiled(raw.language.cues.get("dateline", "(?!)")).match(begin) is not None


def _first(fields: Fields, *keys: str) -> JsonString | None:
    return next((fields[key,] for key in keys if (key,) in fields and fields[key,].text.strip()), None)


def _text(fields: Fields, key: str) -> str:
    return fields[key,].text if (key,) in fields else ""


def _name(fields: Fields) -> str:
    return _text(fields, "uri") or _text(fields, "guid") or _text(fields, "id")


def _words(text: str) -> str:
    return _SPACE.sub(" ", plain_text(text)).strip()


def _said(string: JsonString) -> Said:
    return Said(string.text, string.places)
