"""Markdown and MDX, with front matter: a story a file."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from tlqa.compiled import compiled
from tlqa.inputs._text import decode, encoding_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.inputs.base import Raw
    from tlqa.model import Document

NAME = "markdown"
DESCRIPTION = "Markdown and MDX, a story a file; title and description of the front matter are read"
SUFFIXES = (".md", ".markdown", ".mdx")

_HEAD = 4096  # bytes that tell the format
_OTHERS = frozenset((".txt", ".html", ".htm", ".xhtml", ".xml", ".json", ".rst", ".adoc", ".asciidoc", ".py"))
_FRONT = compiled(rb"(?:\xef\xbb\xbf)?(?:---[ \t]*\r?\n|\+\+\+[ \t]*\r?\n|\{\s*\")")
_HEADING = compiled(rb"^#{1,6} \S", re.MULTILINE)
_OTHER_MARKUP = compiled(rb"\]\([^()\s]+\)|^ {0,3}(?:[-*+]|\d{1,3}[.)]) \S|^```", re.MULTILINE)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def sniff(data: bytes, path: str) -> float:
    """How sure this format is of the bytes: by the name, for much of Markdown is in plain text too."""
    head, suffix = data[:_HEAD], PurePath(path).suffix.lower()
    if suffix in _OTHERS or (b"\0" in head and not head.startswith(_UTF_16)):
        return 0.0
    if suffix in SUFFIXES:
        return 0.9 if _FRONT.match(head) else 0.7
    return 0.3 if _HEADING.search(head) and _OTHER_MARKUP.search(head) else 0.0


def parse(raw: Raw) -> Iterator[Document]:
    """The story of a file.

    Raises:
        InputError: the bytes are binary or not in the encoding, or the front matter is broken.
    """
    from tlqa.inputs._frontmatter import front_matter
    from tlqa.inputs._markdown import Markdown
    from tlqa.inputs._newlines import unix
    from tlqa.inputs._story import StoryBuilder

    markup = decode(raw.data, raw.path, raw.encoding)
    text, outer = unix(markup)
    builder = StoryBuilder(markup, raw.path, NAME, raw.language)
    builder.through(outer)
    front = front_matter(text, raw.path)
    body = Markdown(text, front.end, mdx=raw.path.lower().endswith(".mdx"))
    headline, lead = body.headline, body.lead
    if front.repeats(headline):
        body.write(builder, outer, heading=True)
    front.write(builder, headline, lead)
    for name, said in front.notes:
        builder.notes.say(name, said)
    body.write(builder, outer)
    del body  # what it holds is not needed while the story is put together
    encoding = encoding_of(raw.data, raw.encoding)
    yield builder.document(encoding=encoding, language=front.language)
