"""The headline, byline and body of a ninjs item, of which the richest form is read and the others are not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tlqa.errors import InputError
from tlqa.inputs._html import read_html
from tlqa.inputs._json import JsonString, strings
from tlqa.inputs._story import StoryBuilder
from tlqa.inputs._text import decode, encoding_of
from tlqa.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tlqa.inputs.base import Raw
    from tlqa.model import Document

_MARKUP = ("xhtml", "html", "richtext")


def story(raw: Raw, format_: str) -> Document:
    """The story of an item.

    Raises:
        InputError: as ``ninjs.parse``.
    """
    text = decode(raw.data, raw.path, raw.encoding)
    try:
        value = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as problem:
        line = getattr(problem, "lineno", 1)
        raise InputError(f"is not JSON: {problem}", path=raw.path, line=line) from problem
    if not isinstance(value, dict):
        raise InputError("is JSON, but no news item", path=raw.path)
    found = [each for each in strings(text) if each.path[0] != "associations"]
    builder = StoryBuilder(text, raw.path, format_, raw.language)
    headline, body = _headline(found), _body(found)
    if headline is None and body is None:
        raise InputError("holds no headline and no body", path=raw.path)
    for each, kind in ((headline, BlockKind.HEADLINE), (_byline(found), BlockKind.BYLINE)):
        if each is not None:
            builder.through(each.places)
            builder.block(kind)
            builder.flow(each.text, 0)
    if body is not None:
        builder.through(body.places)
        if _marked(body) or body.text.lstrip().startswith("<"):
            read_html(builder, body.text)
        else:
            _paragraphs(builder, body.text)
    builder.through(None)
    return builder.document(encoding=encoding_of(raw.data, raw.encoding), language=_language(value))


def _headline(found: Sequence[JsonString]) -> JsonString | None:
    single = (s for s in found if len(s.path) == 1 and str(s.path[0]) in ("headline", "headline_main"))
    listed = (s for s in found if s.path[0] == "headlines" and s.path[-1] == "value")
    return next(single, None) or next(listed, None)


def _byline(found: Sequence[JsonString]) -> JsonString | None:
    return next((s for s in found if s.path in (("byline",), ("by",))), None)


def _body(found: Sequence[JsonString]) -> JsonString | None:
    """The body in the form that says most: with markup, else the longest."""
    single = [s for s in found if len(s.path) == 1 and str(s.path[0]).startswith("body_")]
    listed = [s for s in found if s.path[0] == "bodies" and s.path[-1] == "value"]
    bodies = [s for s in (*single, *listed) if s.text.strip()]
    return max(
        bodies, key=lambda s: (s.text.lstrip().startswith("<p"), _marked(s), len(s.text)), default=None
    )


def _marked(body: JsonString) -> bool:
    return any(form in str(body.path[0]) for form in _MARKUP)


def _paragraphs(builder: StoryBuilder, text: str) -> None:
    at = 0
    for line in text.split("\n"):
        builder.block()
        builder.text(line, at)
        at += len(line) + 1


def _language(value: dict[str, object]) -> str:
    said = value.get("language")
    return said.lower().split("-")[0] if isinstance(said, str) else ""
