"""AsciiDoc: a story a file."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from tlqa.inputs._text import decode, encoding_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.inputs.base import Raw
    from tlqa.model import Document

NAME = "asciidoc"
DESCRIPTION = "AsciiDoc, a story a file; listings and attributes are left out"
SUFFIXES = (".adoc", ".asciidoc")


def sniff(data: bytes, path: str) -> float:
    """How sure this format is of the bytes: by the name."""
    binary = b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff"))
    return 0.7 if PurePath(path).suffix.lower() in SUFFIXES and not binary else 0.0


def parse(raw: Raw) -> Iterator[Document]:
    """The story of a file.

    Raises:
        InputError: the bytes are binary, or not in the encoding.
    """
    from tlqa.inputs._asciidoc import read_asciidoc
    from tlqa.inputs._newlines import unix
    from tlqa.inputs._story import StoryBuilder

    markup = decode(raw.data, raw.path, raw.encoding)
    text, outer = unix(markup)
    builder = StoryBuilder(markup, raw.path, NAME, raw.language)
    builder.through(outer)
    read_asciidoc(builder, text)
    builder.notes.header(text)
    yield builder.document(encoding=encoding_of(raw.data, raw.encoding))
