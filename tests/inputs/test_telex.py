"""IPTC 7901 and ANPA 1312: what is the story, and what is for the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wire_files import LEAD, MORE, blocks, complaints, document, documents, texts

from tlqa.inputs import anpa, iptc7901

if TYPE_CHECKING:
    from tlqa.model import Document

WRAPPED = ("The ferry to the island sailed again on Tuesday, after ten", "days of strike.")
IPTC = "\x01xyz0123 4 pl 171 vv XYZ 170123\r\nIsland/Ferry\r\n\x02{}\x03\r\n201244 Feb 26\r\n\x04"
ANPA = (
    "\x16\x16\x01a0123\x1fwx---\r\nr i\x13\x11 bc-ferry 02-20 0500\r\n\x02^BC-Ferry,1st Ld-Writethru,416<\r\n"
    "{}\x03AP-WF-02-20-26 0337GMT<\r\n\x04\r\n"
)


def message(text: str, form: str = IPTC) -> list[tuple[str, str]]:
    return blocks(document(form.format(text.replace("\n", "\r\n")), "a.txt"))


def assert_at(made: Document, text: str, written: str) -> None:
    start = made.text.index(text)
    low, high = made.place(start, start + len(text))
    assert made.file_text[low:high] == written


@pytest.mark.parametrize(
    "text",
    [
        "Ferry sails again=\nBy Ann Example =\n{lead}\n   {more}\n",
        "Ferry sails again =\n\n{lead}\n\n{more}\n\nxyz ab cd\n",
        "REFILE\n1ST LEAD\nFerry sails again\nBy Ann Example =\n\n{lead}\n\n{more}\n(MORE)\n",
        "Ferry sails again\n\n{lead}\n\n{more}\n\n# Notebook\n\n## Note to editors\n- adds a boat\n",
        "Ferry sails again\n\n{lead}\n\n{more}\nThe following information is not for publication\nx\n",
        "Ferry sails again\n\n{lead}\n\n{more}\n\n* * * *\n",
        "  Ferry sails again\n    {lead}\n    {more}\n  -30-\n",
    ],
)
def test_iptc7901(text: str) -> None:
    found = message(text.format(lead="\n".join(WRAPPED), more=MORE))
    assert [block for block in found if block[0] != "byline"] == [
        ("headline", "Ferry sails again"),
        ("paragraph", LEAD),
        ("paragraph", MORE),
    ]
    assert (("byline", "By Ann Example") in found) == ("By Ann" in text)


def test_a_headline_may_be_wrapped() -> None:
    first = "The ferry to the island sails again after ten days of strike and"
    assert message(f"{first}\nrain =\n\n{LEAD}\n")[0] == ("headline", f"{first} rain")


@pytest.mark.parametrize("signed", [" dpa xyz ab cd", "\ndpa xy ab", ""])
def test_who_wrote_it_is_for_the_desk(signed: str) -> None:
    assert message(f"Ferry=\n{LEAD}{signed}\n") == [("headline", "Ferry"), ("paragraph", LEAD)]


def test_a_line_end_is_a_space() -> None:
    made = document(IPTC.format("Ferry=\r\n" + "\r\n".join(WRAPPED)), "a.txt")
    assert_at(made, "ten days", "ten\r\ndays")


def test_many_messages() -> None:
    text = (
        IPTC.format("A=\r\nJune 2014 a man 12.")
        + IPTC.format("").replace("0123", "0124")
        + IPTC.format("B=\r\nTwo.")
    )
    assert [(each.story, texts(each)[0]) for each in documents(text, "a.txt")] == [
        ("xyz0123", "A"),
        ("xyz0123", "B"),
    ]


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        ("café".encode(), "utf-8", "café"),
        ("café “x”".encode("windows-1252"), "windows-1252", "café “x”"),
        (b"caf\xe9 \x81", "iso-8859-1", "café"),
    ],
)
def test_encodings(data: bytes, encoding: str, text: str) -> None:
    made = document(IPTC.encode().replace(b"{}", data), "a.txt")
    assert (made.encoding, made.text.rstrip(" \x81")) == (encoding, text)


def test_anpa() -> None:
    made = document(
        ANPA.format(
            "^Ferry sails again after strike<\r\n^AP Photo XY101<\r\n^Eds: Updates with rain.<\r\n"
            "^The ferry sails, this says in short.<\r\n^By ANN EXAMPLE=\r\n^Island Writer=\r\n"
            f"\t   PORT (AP) _ {LEAD}\r\n"
            " \r\n\t   ``We go,'' he said,\r\nand `so' they did.\r\n\t   ___\r\n\t   UP NEXT\r\n^Boats<\r\n"
            "(MORE)\r\n"
        ),
        "a.txt",
    )
    assert (made.format, made.story) == ("anpa", None)
    assert blocks(made) == [
        ("headline", "Ferry sails again after strike"),
        ("byline", "By ANN EXAMPLE"),
        ("byline", "Island Writer"),
        ("dateline", "PORT (AP) —"),
        ("paragraph", LEAD),
        ("paragraph", "“We go,” he said, and ‘so' they did."),
        ("subheading", "UP NEXT"),
        ("subheading", "Boats"),
    ]
    assert_at(made, "“We go,”", "``We go,''")
    assert_at(made, "PORT (AP) —", "PORT (AP) _")


def test_anpa_without_a_body_has_its_summary() -> None:
    assert message(f"^Ferry sails<\n^{LEAD}<\n", ANPA) == [("headline", "Ferry sails"), ("paragraph", LEAD)]


def test_anpa_of_many_messages() -> None:
    text = ANPA.format("^A<\r\n") + ANPA.format("^B<\r\n").replace("a0123", "a0124")
    assert [(each.story, each.text) for each in documents(text, "a.txt")] == [("a0123", "A"), ("a0124", "B")]


@pytest.mark.parametrize(
    ("data", "path", "sure"),
    [
        (IPTC, "a.txt", (0.95, 0.0)),
        ("ZCZC \x01ab12 3 i 12 x", "a", (0.95, 0.0)),
        (ANPA, "a.txt", (0.0, 0.96)),
        ("text", "a.iptc", (0.5, 0.0)),
        ("text", "a.anpa", (0.0, 0.5)),
        ("text 4 pl 171", "a.txt", (0.0, 0.0)),
    ],
)
def test_sniff(data: str, path: str, sure: tuple[float, float]) -> None:
    assert (iptc7901.sniff(data.encode(), path), anpa.sniff(data.encode(), path)) == sure


def test_what_is_wrong_is_said() -> None:
    said = "it holds no message with a header and a text"
    assert complaints("text", "a.iptc") == [f"a.iptc: is no IPTC 7901: {said}"]
    assert complaints("text", "a.anpa") == [f"a.anpa: is no ANPA 1312: {said}"]
    assert complaints(b"\x01a\x00", "a.iptc")[0].startswith("a.iptc:1: is not text: it holds NUL characters")


PIECES = st.sampled_from(
    ["word ", "é𝄞", "\r\n", "\r\n\t   ", "\r\n\r\n", "``", "''", "`", " _ ", "^x<", "\x0c", "(MORE)", "="]
)


@given(st.lists(PIECES, max_size=16), st.sampled_from([IPTC, ANPA]))
def test_every_piece_stands_where_it_says(pieces: list[str], form: str) -> None:
    made = document(form.format(f"^Head<\r\n\t{LEAD}{''.join(pieces)}\r\n"), "a.txt")
    assert LEAD.split()[0] in made.text
