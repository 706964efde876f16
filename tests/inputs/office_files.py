"""What the tests of office files share: archives made on the spot, and what is asked of every document."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from helpers import ENGLISH
from hypothesis import strategies as st

from tlqa.inputs.base import Raw, read
from tlqa.model import Document

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tlqa.model import BlockKind

DATE = (2024, 3, 5, 7, 9, 10)


def packed(parts: Mapping[str, str | bytes], *, stored: tuple[str, ...] = ("mimetype",)) -> bytes:
    """An archive of these parts."""
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, content in parts.items():
            info = ZipInfo(name, DATE)
            info.compress_type = ZIP_STORED if name in stored else ZIP_DEFLATED
            archive.writestr(info, content)
    return made.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """The parts of an archive, in order."""
    with ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {info.filename: archive.read(info) for info in archive.infolist()}


def only(data: bytes, path: str) -> Document:
    """The one story of a file."""
    (document,) = read(Raw(data, path, ENGLISH))
    assert isinstance(document, Document), document
    return document


def complaint(data: bytes, path: str) -> str:
    """What is said of a file that cannot be read."""
    (problem,) = read(Raw(data, path, ENGLISH))
    assert not isinstance(problem, Document)
    return str(problem)


def blocks(document: Document) -> list[tuple[BlockKind, str]]:
    """The blocks by kind and text."""
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def assert_places(document: Document) -> None:
    """Every piece of the story stands in the file where the document says so."""
    assert document.places is not None
    text, file = document.text, document.file_text
    at = 0
    for piece in document.places.pieces():
        assert piece.start == at
        at = piece.end
        shown, there = text[piece.start : piece.end], file[piece.low : piece.high]
        if piece.literal:
            assert shown == there
        elif piece.low == piece.high:
            assert shown == "\n\n"
        else:
            assert (shown, there) == ("\n", "\u2028")
    assert at == len(text)


def edited(text: str, *edits: tuple[int, int, str]) -> str:
    """The text with the edits made, the plain way."""
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


@st.composite
def edits_of(draw: st.DrawFn, text: str, words: st.SearchStrategy[str]) -> list[tuple[int, int, str]]:
    """Edits within the lines of a text that hold some."""
    edits: list[tuple[int, int, str]] = []
    at = 0
    for line in text.split("\n"):
        here = at
        while line and here < at + len(line) and draw(st.booleans()):
            start = draw(st.integers(here, at + len(line)))
            end = draw(st.integers(start, at + len(line)))
            edits.append((start, end, draw(words)))
            here = end + 1
        at += len(line) + 1
    return edits
