"""Plain text of any encoding: what is read, and what is said about what cannot be."""

from __future__ import annotations

import codecs

import pytest
from helpers import ENGLISH
from hypothesis import given
from hypothesis import strategies as st

from tlqa.engine import Checker
from tlqa.errors import InputError
from tlqa.inputs._text import decode
from tlqa.inputs.base import Raw, read
from tlqa.model import Document, Verdict

STORY = "Ferry sails — again\n\nThe café on the quay reopened, “at last,” its owner said."


def only(data: bytes, path: str) -> Document:
    (document,) = read(Raw(data, path, ENGLISH))
    assert isinstance(document, Document)
    return document


LATIN = STORY.replace("—", "-").replace("“", '"').replace("”", '"')


@pytest.mark.parametrize(
    "data",
    [
        STORY.encode(),
        codecs.BOM_UTF8 + STORY.encode(),
        codecs.BOM_UTF16_LE + STORY.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + STORY.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + STORY.encode("utf-32-le"),
        codecs.BOM_UTF32_BE + STORY.encode("utf-32-be"),
    ],
    ids=["utf-8", "utf-8-bom", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"],
)
def test_utf_8_and_whatever_a_byte_order_mark_says(data: bytes) -> None:
    assert decode(data, "a.txt") == STORY
    assert decode(data, "a.txt", "UTF-8") == STORY, "--encoding UTF-8 is what is assumed anyway"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("windows-1252", STORY),
        ("iso-8859-1", LATIN),
        ("utf-16-le", STORY),
        ("utf-16-be", "\ufeff" + STORY),
        ("utf-8", "\ufeff" + STORY),
    ],
)
def test_an_encoding_that_is_named(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding), "a.txt", encoding) == text.removeprefix("\ufeff")


def complaint(data: bytes, encoding: str | None = None) -> InputError:
    with pytest.raises(InputError) as caught:
        decode(data, "a.txt", encoding)
    assert caught.value.path == "a.txt"
    return caught.value


def test_windows_text_is_recognised() -> None:
    error = complaint(STORY.encode("windows-1252"))
    assert str(error) == (
        "a.txt:1: is not UTF-8: byte 0x97 at offset 12; "
        "if it is windows-1252, say --encoding windows-1252, or convert it"
    )


def test_latin_text_is_recognised_and_the_line_named() -> None:
    error = complaint(LATIN.encode("iso-8859-1"))
    assert str(error) == (
        "a.txt:3: is not UTF-8: byte 0xe9 at offset 28; "
        "if it is iso-8859-1, say --encoding iso-8859-1, or convert it"
    )


def test_text_that_is_not_in_the_encoding_named() -> None:
    error = complaint("One.\nCafé.".encode(), "ascii")
    assert str(error) == "a.txt:2: is not ASCII: byte 0xc3 at offset 8"


def test_utf_8_that_breaks_off() -> None:
    assert "is not UTF-8: byte 0xe2" in str(complaint("It ends in half a mark “".encode()[:-1]))


def test_a_utf_8_mark_before_what_is_no_utf_8() -> None:
    assert "is not UTF-8: byte 0xe9" in str(complaint(codecs.BOM_UTF8 + "café".encode("iso-8859-1")))


def test_utf_16_that_breaks_off() -> None:
    assert "UTF-16" in str(complaint(codecs.BOM_UTF16_LE + STORY.encode("utf-16-le")[:-1]))


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", 1),
        ("Ferry sails.\n".encode("utf-16-le"), 1),
        (b"One.\nTwo.\0", 2),
        (b"\0", 1),
    ],
)
def test_nul_bytes_are_no_text(data: bytes, line: int) -> None:
    error = complaint(data)
    assert "is not text: it holds NUL" in error.message
    assert error.line == line


@pytest.mark.parametrize("encoding", ["klingon", "utf-9", "base64", "rot13", "undefined", "a\0b"])
def test_an_encoding_that_does_not_exist(encoding: str) -> None:
    error = complaint(b"Ferry sails.", encoding)
    assert str(error) == f"a.txt: there is no encoding called {encoding!r}"


def test_offsets_count_line_ends_as_they_stand() -> None:
    text = "Ferry sails again today\r\n\r\nThe deal is dead,” the envoy told reporters on Sunday."
    (finding,) = Checker(select=["en/quotes/unopened"]).check_bytes(text.encode(), "a.txt").findings
    assert text[finding.start : finding.end] == finding.text == "The deal is dead,”"


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    document = only(codecs.BOM_UTF8 + STORY.encode(), "a.txt")
    assert document.text == STORY
    assert document.blocks[0].start == 0


def test_what_a_document_says_of_itself() -> None:
    document = only(STORY.encode(), "desk/a.txt")
    assert (document.path, document.format, document.language) == ("desk/a.txt", "plain", "en")
    assert [STORY[b.start : b.end] for b in document.blocks] == STORY.split("\n\n")


def test_no_break_spaces_part_blocks_and_no_words() -> None:
    text = "Ferry sails again today\n\u00a0\nThe\u00a0operator said so,\u00a0and the drivers were glad of it."
    document = only(text.encode(), "a.txt")
    assert [text[b.start : b.end] for b in document.blocks] == text.split("\n\u00a0\n")


@pytest.mark.parametrize(
    "data", [b"", b"\n\n\r\n", "\u00a0 \t\u200b\n".encode(), codecs.BOM_UTF8, codecs.BOM_UTF16_LE]
)
def test_a_file_without_text(data: bytes) -> None:
    report = Checker().check_bytes(data, "empty.txt")
    assert report.findings == ()
    assert report.document.blocks == ()
    assert (report.score.words, report.score.verdict) == (0, Verdict.TOO_SHORT)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_text_is_read_back(text: str) -> None:
    text = text.removeprefix("\ufeff")
    assert decode(text.encode(), "a.txt") == text


@given(st.binary(max_size=60))
def test_any_bytes_are_text_or_a_complaint(data: bytes) -> None:
    try:
        decode(data, "a.txt")
    except InputError as error:
        assert error.line is None or error.line >= 1
