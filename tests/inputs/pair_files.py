"""What the tests of XLIFF, TMX, PO and records with a source share."""

from __future__ import annotations

import re
from html import unescape

from helpers import ENGLISH

from tlqa.errors import InputError
from tlqa.inputs.base import Raw, read
from tlqa.model import Document

_PO = {"n": "\n", "t": "\t", "a": "\a", "b": "\b", "f": "\f", "r": "\r", "v": "\v"}


def read_all(data: str | bytes, path: str, **options: str) -> list[Document | InputError]:
    return list(read(Raw(data.encode() if isinstance(data, str) else data, path, ENGLISH, **options)))


def stories(data: str | bytes, path: str, **options: str) -> list[Document]:
    found = read_all(data, path, **options)
    assert all(isinstance(each, Document) for each in found), [str(each) for each in found]
    made = [each for each in found if isinstance(each, Document)]
    for document in made:
        assert_places(document)
        if document.source is not None:
            assert document.source.markup is document.markup
            assert_places(document.source)
    return made


def story(data: str | bytes, path: str, **options: str) -> Document:
    (made,) = stories(data, path, **options)
    return made


def said(data: str | bytes, path: str, **options: str) -> list[str]:
    """The errors of a file as they are said, and the text of its stories."""
    found = read_all(data, path, **options)
    return [str(each) if isinstance(each, InputError) else each.text for each in found]


def units(made: Document) -> dict[str, tuple[str, str]]:
    """Each unit's translation and source."""
    other = made.source.text if made.source else ""
    return {
        unit.id: (made.text[unit.start : unit.end], other[unit.source_start : unit.source_end])
        for unit in made.units
    }


def _escaped(match: re.Match[str]) -> str:
    """What an escape of C stands for, as gettext reads it; a character of no meaning stands for itself."""
    said = match[1]
    if said[0] in "01234567":
        return chr(int(said, 8))
    return chr(int(said[1:], 16)) if said[0] == "x" and len(said) > 1 else _PO.get(said, said)


def assert_places(made: Document) -> None:
    """Every piece stands in the file as the document says."""
    assert made.places is not None
    for piece in made.places.pieces():
        shown, there = made.text[piece.start : piece.end], made.file_text[piece.low : piece.high]
        if piece.literal:
            assert shown == there
        elif piece.low == piece.high:
            assert not shown.strip()
        elif "po" in piece.escapes:
            meant = re.sub(r"\\([0-7]{1,3}|x[0-9a-fA-F]{1,2}|.)", _escaped, there)
            assert shown == unescape(meant) or shown.isspace()
        elif "json" not in piece.escapes and "double" not in piece.escapes and not shown.isspace():
            assert shown == unescape(there) or there.startswith("<")
