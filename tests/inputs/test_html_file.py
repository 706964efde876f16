"""HTML files: whose bytes they are, their encoding, and what is said of what cannot be read."""

from __future__ import annotations

import pytest
from helpers import ENGLISH
from html_pages import LEAD, P, blocks, page

from tlqa.engine import Checker
from tlqa.errors import InputError
from tlqa.inputs.base import Raw, read, surest
from tlqa.inputs.html import declared_encoding, sniff
from tlqa.model import Document


def test_a_headline_that_the_page_says_three_times_is_no_label() -> None:
    made = page(
        "<html><head><title>Ferry sails</title></head><body><header><h1>Ferry sails</h1><p>Ann</p></header>"
        f"<h1>Ferry sails</h1>{P}</body></html>"
    )
    kinds = [block.kind.value for block in made.blocks]
    assert kinds == ["boilerplate", "boilerplate", "headline", "paragraph"]


@pytest.mark.parametrize(
    "reference",
    [
        '<a href="#n1" role="doc-noteref"><sup>1</sup></a>',
        '<sup><a href="#n1" data-footnote-ref>1</a></sup>',
        '<a href="#r1" role="doc-backlink">↩︎</a>',
    ],
)
def test_numbers_of_notes_are_no_text(reference: str) -> None:
    assert blocks(f"<p>{LEAD}{reference}</p>") == [("paragraph", LEAD)]


@pytest.mark.parametrize(
    ("markup", "path", "sure"),
    [
        ("<!DOCTYPE html><p>x", "a.txt", 0.95),
        ("\ufeff\n <!-- x -- y --> <!-- z --><HTML lang=en>", "a", 0.95),
        ("<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC 'x'>\n<html xmlns='x'>", "a.xml", 0.95),
        ("<body>\n<p>x", "a.html", 0.95),
        ("<?xml version='1.0'?><nitf><body>", "a.html", 0.0),
        ("<?xml version='1.0'?><p>x", "a.xml", 0.0),
        ("<p>x", "a.html", 0.8),
        ("<div class='x'>x", "<stdin>", 0.8),
        ("<article>x", "a.md", 0.6),
        ("<article xmlns='http://docbook.org/ns/docbook'>x", "a.xml", 0.0),
        ("x <b>y</b>", "a.htm", 0.5),
        ("x <b>y</b>", "a.txt", 0.0),
        ("<b>y</b> x", "a.txt", 0.0),
        ("<predicate> x", "a.txt", 0.0),
        ("<nitf><body>", "a.xml", 0.0),
        ("", "a.txt", 0.0),
        ("<!--" + "-" * 9000, "a.txt", 0.0),
    ],
)
def test_how_sure_it_is(markup: str, path: str, sure: float) -> None:
    assert sniff(markup.encode(), path) == sure


def test_a_plain_story_stays_plain() -> None:
    assert surest(f"Ferry sails\n\n{LEAD} <b>So</b> it was.".encode(), "a.txt").NAME == "plain"
    assert surest(f"<!doctype html>{P}".encode("utf-16"), "a").NAME == "html"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"<meta charset=windows-1252><p>caf\xe9 \x93so\x94", "windows-1252"),
        (
            b"<META http-equiv='x' content='text/html; charset=ISO-8859-1'><p>caf\xe9 \x93so\x94",
            "windows-1252",
        ),
        (b"<?xml version='1.0' encoding='windows-1252'?><html><p>caf\xe9 \x93so\x94", "windows-1252"),
        ("\ufeff<meta charset=windows-1252><p>café “so”".encode(), "utf-8-sig"),
        ("<meta charset=utf-16><p>café “so”".encode(), "utf-8"),
        ("<p>café “so”".encode("utf-16"), "utf-16"),
        ("<p>café “so”".encode(), "utf-8"),
    ],
)
def test_the_encoding_that_a_page_says_it_is_in(data: bytes, encoding: str) -> None:
    (document,) = read(Raw(data, "a.html", ENGLISH), "html")
    assert isinstance(document, Document)
    assert (document.text, document.encoding) == ("café “so”", encoding)


@pytest.mark.parametrize(
    ("label", "written", "text"),
    [
        ("gb2312", "gb18030", "漢字和㐂"),
        ("GBK", "gb18030", "漢字€"),
        ("euc-kr", "cp949", "똠방각하"),
        ("shift_jis", "cp932", "①髙橋"),
        ("big5", "big5hkscs", "漢字"),
        ("iso-8859-9", "windows-1254", "İzmir €"),
        ("tis-620", "cp874", "ไทย"),
        ("euc-kr", "utf-8", "똠방각하 saved anew"),
    ],
)
def test_a_name_of_an_encoding_means_what_browsers_take_it_for(label: str, written: str, text: str) -> None:
    data = f"<meta charset={label}><p>{text}".encode(written)
    (document,) = read(Raw(data, "a.html", ENGLISH), "html")
    assert isinstance(document, Document), document
    assert document.text == text


def test_the_encoding_that_is_named_counts_more() -> None:
    data = b"<meta charset=utf-8><p>caf\xe9"
    (document,) = read(Raw(data, "a.html", ENGLISH, "iso-8859-1"), "html")
    assert isinstance(document, Document)
    assert document.text == "café"
    assert declared_encoding(data) == "utf-8"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            b"<meta charset=utf-8>\n<p>caf\xe9",
            "a.html:2: is not UTF-8: byte 0xe9 at offset 27; if it is iso-8859-1, say --encoding iso-8859-1",
        ),
        (b"<meta charset=klingon><p>x", "a.html: there is no encoding called 'klingon'"),
        (b"<p>One\0", "a.html:1: is not text: it holds NUL characters"),
        (b"<html>\x89PNG\0\xff", "a.html:1: is not text: it holds NUL bytes"),
    ],
)
def test_what_is_said_of_bytes_that_are_no_text(data: bytes, message: str) -> None:
    (error,) = read(Raw(data, "a.html", ENGLISH), "html")
    assert isinstance(error, InputError)
    assert str(error).startswith(message)


@pytest.mark.parametrize(
    "markup", ["", " ", "<html></html>", "<!-- x -->", "<p></p><p>&nbsp;</p>", "<script>x"]
)
def test_a_page_without_text(markup: str) -> None:
    report = Checker().check_bytes(markup.encode(), "a.html")
    assert (report.findings, report.document.blocks, report.score.words) == ((), (), 0)
