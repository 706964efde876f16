"""Word's DOCX: the paragraphs of the text, one a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tlqa.inputs.base import Raw
    from tlqa.model import Document

NAME = "docx"
DESCRIPTION = "Word documents, tracked changes as accepted; a paragraph is a line"
SUFFIXES = (".docx", ".docm")
_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_LOOK = 65_536


def sniff(data: bytes, path: str) -> float:
    """How sure this format is of the bytes: an archive with a part of Word's is surely one."""
    named = path.lower().endswith(SUFFIXES)
    if data.startswith(_ZIP):
        words = b"word/document" in data[:_LOOK] or b"word/document" in data[-_LOOK:]
        return 0.95 if words else 0.6 * named
    if data.startswith(_OLD):
        return 0.6 if named or path.lower().endswith(".doc") else 0.0
    return 0.5 * named


def parse(raw: Raw) -> Iterator[Document]:
    """The story of a Word document.

    Raises:
        InputError: it is none, it is cut off or protected, or it unpacks to more than is read.
    """
    from tlqa.inputs._docx import body
    from tlqa.inputs._office_story import story

    _, _, lines = body(raw.data, raw.path)
    yield story(raw, NAME, lines)


def edit(data: bytes, edits: Sequence[tuple[int, int, str]]) -> bytes:
    """The document with each ``(start, end, replacement)`` made, in offsets of its text.

    Only characters of runs change. A line end in a replacement is one within the paragraph.

    Raises:
        InputError: the document cannot be read, or an edit reaches over the end of a paragraph.
    """
    from tlqa.inputs._docx import body
    from tlqa.inputs._docx_edit import changes
    from tlqa.inputs._office_edit import rewritten

    return rewritten(data, edits, body, changes)
