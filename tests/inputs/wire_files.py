"""What the tests of the formats of the wire share: a file read, its blocks, and where each piece stands."""

from __future__ import annotations

import json
import re
from html import unescape

from helpers import ENGLISH

from tlqa.errors import InputError
from tlqa.inputs.base import Raw, read
from tlqa.model import Document

LEAD = "The ferry to the island sailed again on Tuesday, after ten days of strike."
MORE = "Passengers waited on the quay for an hour before the first boat of the day came in."
_MARKS = {"<q>": "“", "</q>": "”", "``": "“", "''": "”", "`": "‘", "_": "—"}


def read_all(data: str | bytes, path: str, format_: str | None = None) -> list[Document | InputError]:
    raw = Raw(data.encode() if isinstance(data, str) else data, path, ENGLISH)
    return list(read(raw, format_))


def documents(data: str | bytes, path: str, format_: str | None = None) -> list[Document]:
    found = read_all(data, path, format_)
    assert all(isinstance(each, Document) for each in found), [str(each) for each in found]
    made = [each for each in found if isinstance(each, Document)]
    for document in made:
        assert_places(document)
    return made


def document(data: str | bytes, path: str, format_: str | None = None) -> Document:
    (made,) = documents(data, path, format_)
    return made


def blocks(made: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, made.text[block.start : block.end]) for block in made.blocks]


def texts(made: Document) -> list[str]:
    return [text for _, text in blocks(made)]


def complaints(data: str | bytes, path: str, format_: str | None = None) -> list[str]:
    """The errors of a file as they are said, and the text of its stories."""
    return [
        str(each) if isinstance(each, InputError) else each.text for each in read_all(data, path, format_)
    ]


def assert_places(made: Document) -> None:
    """Every piece of a story stands in the file as the document says."""
    assert made.places is not None
    for piece in made.places.pieces():
        shown, there = made.text[piece.start : piece.end], made.file_text[piece.low : piece.high]
        if piece.literal:
            assert shown == there
        elif shown in (" ", "\n"):  # white space and what a tag parts
            assert (
                not there.strip()
                or there.strip().startswith(("<", "&"))
                or not re.search(r"\w", there.replace("(MORE)", ""))  # a line for the desk
                or "\\" in there
                or " " in there
            )
        elif shown == "\n\n":
            assert there == ""
        else:
            meant = _meant(there, piece.escapes)
            assert shown == _MARKS.get(meant, meant)


def _meant(written: str, escapes: tuple[str, ...]) -> str:
    """What a stretch of a file stands for, undoing each way of writing, the outermost first."""
    for name in reversed(escapes):
        written = json.loads(f'"{written}"') if name == "json" else unescape(written)
    return written
