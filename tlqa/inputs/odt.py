"""OpenDocument text, as LibreOffice writes it: the paragraphs of the text, one a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tlqa.inputs.base import Raw
    from tlqa.model import Document

NAME = "odt"
DESCRIPTION = "OpenDocument text (LibreOffice), tracked changes as accepted; a paragraph is a line"
SUFFIXES = (".odt", ".ott")
_ZIP, _TYPE = b"PK\x03\x04", b"mimetypeapplication/vnd.oasis.opendocument.text"
_LOOK = 256


def sniff(data: bytes, path: str) -> float:
    """How sure this format is of the bytes: its archives begin with their type."""
    if data.startswith(_ZIP) and _TYPE in data[:_LOOK]:
        return 0.95
    return (0.6 if data.startswith(_ZIP) else 0.5) * path.lower().endswith(SUFFIXES)


def parse(raw: Raw) -> Iterator[Document]:
    """The story of an OpenDocument text.

    Raises:
        InputError: it is none, it is cut off or protected, or it unpacks to more than is read.
    """
    from tlqa.inputs._odt import body
    from tlqa.inputs._office_story import story

    _, _, lines = body(raw.data, raw.path)
    yield story(raw, NAME, lines)


def edit(data: bytes, edits: Sequence[tuple[int, int, str]]) -> bytes:
    """The document with each ``(start, end, replacement)`` made, in offsets of its text.

    Only characters of paragraphs change. A line end in a replacement is one within the paragraph.

    Raises:
        InputError: the document cannot be read, or an edit reaches over the end of a paragraph.
    """
    from tlqa.inputs._odt import body
    from tlqa.inputs._odt_edit import changes
    from tlqa.inputs._office_edit import rewritten

    return rewritten(data, edits, body, changes)
