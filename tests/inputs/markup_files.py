"""What the tests of markup share: a file read, its blocks, and whether each stands where it is said."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from helpers import ENGLISH

from tlqa.inputs.base import Raw, read
from tlqa.model import Document

if TYPE_CHECKING:
    from tlqa.errors import InputError

LEAD = "The ferry sailed again on Monday after two weeks in the dock, its owner said."
MORE = "Passengers waited on the quay for an hour before the first boat of the day came in."


def read_one(markup: str | bytes, path: str) -> Document | InputError:
    data = markup.encode() if isinstance(markup, str) else markup
    (found,) = read(Raw(data, path, ENGLISH))
    return found


def document(markup: str, path: str) -> Document:
    """The story, every character of it where it is said to be."""
    made = read_one(markup, path)
    assert isinstance(made, Document), made
    assert made.file_text == markup
    assert_places(made)
    return made


def blocks(markup: str, path: str) -> list[tuple[str, str]]:
    made = document(markup, path)
    return [(block.kind.value, made.text[block.start : block.end]) for block in made.blocks]


def assert_places(made: Document) -> None:
    assert made.places is not None
    for piece in made.places.pieces():
        text, stands = made.text[piece.start : piece.end], made.file_text[piece.low : piece.high]
        if piece.literal:
            assert stands == text
        elif not text.isspace():
            assert meant(stands) == text


def meant(written: str) -> str:
    """What an escape or an entity stands for, told in another way than the readers do."""
    if written.startswith("<"):
        return "“" if not written.startswith("</") else "”"
    if written.startswith("&"):
        return html.unescape(written)
    if re.match(r"\\[uUx]", written):
        return (
            written.encode("ascii")
            .decode("unicode-escape")
            .encode("utf-16", "surrogatepass")
            .decode("utf-16")
        )
    if written in ('"`', '`"', "'`", "`'", "''"):
        return {'"`': "“", '`"': "”", "'`": "‘", "`'": "’", "''": "'"}[written]
    return written.removeprefix("\\")


def opaque(made: Document) -> list[str]:
    return [made.text[low:high].strip() for low, high in made.opaque]


def escapes(made: Document) -> set[tuple[str, ...]]:
    """The ways in which the words of the story are written."""
    assert made.places is not None
    return {piece.escapes for piece in made.places.pieces() if piece.literal}
