"""Edits of a file's text in its bytes: every other byte stays."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tlqa.errors import InputError
from tlqa.inputs._splice import spliced
from tlqa.inputs._text import decode, encoding_of
from tlqa.text.edits import applied

TEXT = "Ferry ,— again\r\nThe café ,\rclosed\n"
EDITS = [(5, 6, ""), (24, 25, ""), (len(TEXT), len(TEXT), "…")]
FIXED = "Ferry,— again\r\nThe café,\rclosed\n…"


@pytest.mark.parametrize(
    ("mark", "codec", "named"),
    [
        (b"", "utf-8", None),
        (codecs.BOM_UTF8, "utf-8", None),
        (codecs.BOM_UTF8 * 2, "utf-8", None),
        (codecs.BOM_UTF8, "utf-8", "utf8"),
        (codecs.BOM_UTF16_LE, "utf-16-le", None),
        (codecs.BOM_UTF16_BE, "utf-16-be", None),
        (codecs.BOM_UTF32_LE, "utf-32-le", None),
        (codecs.BOM_UTF32_BE, "utf-32-be", None),
        (b"", "utf-16-le", "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
        (b"", "windows-1252", "windows-1252"),
        (b"", "mac-roman", "mac-roman"),
        (b"", "gb18030", "gb18030"),
    ],
)
def test_encodings_and_byte_order_marks(mark: bytes, codec: str, named: str | None) -> None:
    data = mark + TEXT.encode(codec)
    assert decode(data, "a.txt", named) == TEXT
    made = spliced(data, TEXT, encoding_of(data, named), EDITS)
    assert made == mark + FIXED.encode(codec)


def test_a_character_that_the_encoding_lacks() -> None:
    data = "café ,".encode("latin-1")
    with pytest.raises(InputError, match="iso8859-1 has no '’'"):
        spliced(data, "café ,", "latin-1", [(4, 5, "’")])


def test_bytes_that_the_text_would_not_be_written_as() -> None:
    data = b'\x1b$B$"\x1b(B ,\x1b(B x'  # an escape that changes nothing
    text = data.decode("iso-2022-jp")
    with pytest.raises(InputError, match="cannot be changed in part"):
        spliced(data, text, "iso-2022-jp", [(1, 2, "")])
    with pytest.raises(InputError, match="cannot be changed in part"):
        spliced("ああ ,".encode("iso-2022-jp"), "ああ ,", "iso-2022-jp", [(1, 2, "")])
    whole = spliced("ああ ,".encode("iso-2022-jp"), "ああ ,", "iso-2022-jp", [(2, 3, "")])
    assert whole == "ああ,".encode("iso-2022-jp")


def test_text_that_is_not_that_of_the_bytes() -> None:
    with pytest.raises(InputError, match="cannot be changed in part"):
        spliced(b"One.", "Two.", "utf-8", [])
    with pytest.raises(InputError, match="cannot be changed in part"):
        spliced(b"x One.", "One.", "utf-8", [])


@st.composite
def edits_of(draw: st.DrawFn, text: str, alphabet: str) -> list[tuple[int, int, str]]:
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6).map(lambda c: c[: len(c) // 2 * 2])))
    pairs = zip(cuts[::2], cuts[1::2], strict=True)
    return [(start, end, draw(st.text(alphabet, max_size=3))) for start, end in dict(pairs).items()]


@given(st.data(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252"]))
def test_the_bytes_are_those_of_the_text_with_the_edits(data: st.DataObject, encoding: str) -> None:
    alphabet = "aé€’ \r\n" if encoding == "cp1252" else "aé€’ \r\n\U0001f600\u0301\ufeff"
    text = data.draw(st.text(alphabet, max_size=30).filter(lambda text: not text.startswith("\ufeff")))
    edits = data.draw(edits_of(text, alphabet))
    after = spliced(text.encode(encoding), text, encoding, edits)
    assert after == applied(text, edits).encode(encoding)
