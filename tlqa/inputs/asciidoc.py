"""AsciiDoc, as blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.inputs.base import Raw
    from tlqa.model import Document

NAME = "asciidoc"
DESCRIPTION = "AsciiDoc: titles, paragraphs, lists, quote blocks; listings and attributes left out"
SUFFIXES = (".adoc", ".asciidoc")


def sniff(data: bytes, path: str) -> float:
    """How sure this format is of the bytes: by the name, for any plain text is AsciiDoc too."""
    return 0.7 if path.lower().endswith(SUFFIXES) else 0.0


def parse(raw: Raw) -> Iterator[Document]:
    """The story of a file.

    Raises:
        InputError: the bytes are not text.
    """
    from tlqa.inputs._lightweight import ASCIIDOC, story

    yield story(raw, NAME, ASCIIDOC)
