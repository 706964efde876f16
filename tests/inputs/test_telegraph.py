"""IPTC 7901 and ANPA 1312: what is the story in a message, and what is not."""

from __future__ import annotations

import pytest
from helpers import ENGLISH

from tlqa.engine import Checker
from tlqa.errors import InputError
from tlqa.inputs.base import Raw, read, surest
from tlqa.model import BlockKind, Document

K = BlockKind
IPTC = (
    "\x16\x16\x01QP0123 4 POL 0250\r\n\x02FRANCE-ferry,lead\r\n\r\nFerry sails again\r\n\r\n"
    "  VERNAC, May 3 (AFP) - The ferry left the quay at noon\r\non Monday, the harbour master said.\r\n"
    "  It came back.\r\n(MORE)\r\nab/cd\r\n\x03 031230 GMT May 27\r\n\x04"
)
ANPA = (
    "\x16\x16\x01a0123 r i &^BC-Ferry,0123<\r\n\x02^BC-Ferry,0123<\r\n^Ferry sails again<\r\n"
    "^Eds: updates with quote.<\r\n^By LENA MOOR=\r\n"
    "   VERNAC, May 3 (AFP) - The ferry left the quay at noon\r\non Monday, the harbour master said.\r\n"
    "   It came back.\r\n   ___\r\n\x03qp-05-03 1230GMT<\r\n\x04"
)
BODY = [
    (K.DATELINE, "VERNAC, May 3 (AFP) -"),
    (K.PARAGRAPH, "The ferry left the quay at noon on Monday, the harbour master said."),
    (K.PARAGRAPH, "It came back."),
]


def documents(data: bytes) -> list[Document]:
    return [each for each in read(Raw(data, "wire", ENGLISH)) if isinstance(each, Document)]


def shown(made: Document) -> list[tuple[BlockKind, str]]:
    return [(b.kind, made.text[b.start : b.end]) for b in made.blocks]


def test_iptc() -> None:
    (made,) = documents(IPTC.encode())
    assert made.format == "telegraph"
    assert shown(made) == [(K.HEADLINE, "Ferry sails again"), *BODY]


def test_anpa() -> None:
    (made,) = documents(ANPA.encode())
    assert shown(made)[:2] == [(K.HEADLINE, "Ferry sails again"), (K.BYLINE, "By LENA MOOR")]
    assert shown(made)[2:5] == BODY


def test_many_messages_in_latin_1() -> None:
    made = documents((IPTC * 2).replace("It came back", "Café shut").encode("iso-8859-1"))
    assert [(d.story, d.encoding) for d in made] == [("1", "iso-8859-1"), ("2", "iso-8859-1")]
    assert all(d.text.endswith("Café shut.") for d in made)


def test_places() -> None:
    (made,) = documents(ANPA.encode())
    assert made.places is not None
    for piece in made.places.pieces():
        if piece.literal:
            assert made.text[piece.start : piece.end] == ANPA[piece.low : piece.high]
    start = made.text.index("noon on Monday")
    assert ANPA[slice(*made.place(start, start + 14))] == "noon\r\non Monday"


def test_findings_land_in_the_file() -> None:
    text = IPTC.replace("It came back.", "The deal is dead,” the envoy told reporters.")
    (finding,) = Checker(select=["en/quotes/unopened"]).check_bytes(text.encode(), "wire").findings
    assert text[finding.start : finding.end] == "dead,”"


def test_a_message_without_text() -> None:
    (problem,) = read(Raw(b"\x16\x01\x04", "a.iptc", ENGLISH))
    assert isinstance(problem, InputError)
    assert str(problem) == "a.iptc: is no message: it has no text between its control characters"


@pytest.mark.parametrize(
    ("data", "path", "name"),
    [(IPTC.encode(), "-", "telegraph"), (b"Words", "a.iptc", "telegraph"), (b"\x01Words", "a.txt", "plain")],
)
def test_how_it_is_told(data: bytes, path: str, name: str) -> None:
    found = surest(data, path).NAME
    assert found == name
