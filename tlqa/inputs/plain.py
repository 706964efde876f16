"""Plain text: one story a file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tlqa.inputs._layout import as_read
from tlqa.inputs._text import decode, encoding_of
from tlqa.model import PLAIN, Document
from tlqa.text.blocks import plain_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.inputs.base import Raw
    from tlqa.text.language import Language

NAME = PLAIN
DESCRIPTION = "plain text, a story a file; blocks are told by their looks"
SUFFIXES = (".txt",)


def sniff(data: bytes, path: str) -> float:
    """How sure this format is of the bytes: always a little, for it reads whatever is text."""
    return 0.1


def parse(raw: Raw) -> Iterator[Document]:
    """The story of a plain-text file; a byte-order mark is no part of the text.

    Raises:
        InputError: the bytes are binary, or not in the encoding.
    """
    made = document(decode(raw.data, raw.path, raw.encoding), raw.path, raw.language)
    yield replace(made, encoding=encoding_of(raw.data, raw.encoding))


def document(text: str, path: str, language: Language) -> Document:
    """The document of a text as its reader sees it (see ``tlqa.inputs._layout``)."""
    said, blocks, places = as_read(text, plain_blocks(text, language))
    return Document(said, path, NAME, language.code, blocks, "" if places is None else text, places)
