"""HTML: what a browser shows of a page, as blocks, with every character's place in the file."""

from __future__ import annotations

from html import escape, unescape
from itertools import pairwise

import pytest
from helpers import ENGLISH
from hypothesis import given
from hypothesis import strategies as st

from tlqa.engine import Checker
from tlqa.errors import InputError
from tlqa.inputs import html, plain
from tlqa.inputs._htmltokens import attributes, tokens
from tlqa.inputs.base import Raw, read
from tlqa.model import Block, BlockKind, Document

K = BlockKind
PAGE = """<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"><title>Ferry sails &ndash; Bay Post</title>
<style>p { color: red }</style><script>if (1 < 2) document.write("<p>no</p>")</script></head>
<body><header><a href="/">Bay Post</a></header><nav><ul><li>Home<li>Sport</ul></nav>
<article>
  <header><h1>Ferry sails &amp; returns</h1><p class="byline">By Lena Moor</p></header>
  <p>The ferry left the quay at noon&nbsp;on Monday, the <em>harbour
     master</em> said. He called it <q>a <q>good</q> day</q>.
  <p>It came back at six.<br>Nobody had waited.</p>
  <blockquote><p>We shall sail again.</p></blockquote>
  <h2>What comes next</h2>
  <ul><li>One boat<li>Two crews</ul>
  <figure><img src="a.jpg" alt="x"><figcaption>The ferry in the bay</figcaption></figure>
  <table><tr><th>Boat<td>Seats</table>
</article>
<aside>Read also: the mole</aside><footer>All rights reserved</footer></body></html>
"""


def document(text: str) -> Document:
    (found,) = read(Raw(text.encode(), "a.html", ENGLISH))
    assert isinstance(found, Document)
    return found


def shown(text: str) -> list[tuple[BlockKind, str]]:
    """What is judged of a page."""
    made = document(text)
    judged = (b for b in made.blocks if not made.is_opaque(b.start, b.end))
    return [(b.kind, made.text[b.start : b.end]) for b in judged]


def words(text: str) -> str:
    """A fragment's text."""
    return document(f"<p>{text}</p>").text


def assert_places(made: Document) -> None:
    """Every piece of the text is what the file has there, as a browser reads it."""
    assert made.places is not None
    for piece in made.places.pieces():
        seen, written = made.text[piece.start : piece.end], made.file_text[piece.low : piece.high]
        if piece.literal:
            assert seen == written
        elif seen.strip():
            assert seen == unescape(written) or written.lower().startswith(("<q", "</q"))


def test_a_page() -> None:
    assert shown(PAGE) == [
        (K.HEADLINE, "Ferry sails & returns"),
        (K.BYLINE, "By Lena Moor"),
        (
            K.PARAGRAPH,
            "The ferry left the quay at noon\u00a0on Monday, the harbour master said."
            " He called it “a ‘good’ day”.",
        ),
        (K.PARAGRAPH, "It came back at six."),
        (K.PARAGRAPH, "Nobody had waited."),
        (K.BLOCK_QUOTE, "We shall sail again."),
        (K.SUBHEADING, "What comes next"),
        (K.LIST_ITEM, "One boat"),
        (K.LIST_ITEM, "Two crews"),
        (K.CAPTION, "The ferry in the bay"),
        (K.TABLE_CELL, "Boat"),
        (K.TABLE_CELL, "Seats"),
    ]
    assert_places(document(PAGE))


def test_the_language_of_the_page_is_told() -> None:
    assert document(PAGE).language == "fr"
    assert document("<p>It rained.</p>").language == "en"


def test_what_is_the_pages_own_is_not_judged() -> None:
    made = document(PAGE)
    furniture = [made.text[b.start : b.end] for b in made.blocks if b.kind is K.BOILERPLATE]
    assert furniture == ["Bay Post", "Home", "Sport", "Read also: the mole", "All rights reserved"]
    assert "document.write" not in made.text
    assert Checker().check(made).findings == ()


def test_a_title_is_the_headline_of_a_page_without_one() -> None:
    assert shown("<title>Ferry sails</title><p>It left.</p>")[0] == (K.HEADLINE, "Ferry sails")
    assert shown("<title>Ferry sails</title><h1>Boats</h1><p>It left.</p>")[0] == (K.HEADLINE, "Boats")


def test_short_lines_again_and_again_are_furniture() -> None:
    made = document("<p>Share this</p><p>The ferry left.</p>" * 2 + "<p>Share this</p>")
    assert [b.kind for b in made.blocks if made.text[b.start : b.end] == "Share this"] == [K.BOILERPLATE] * 3


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("a  b\n\tc", "a b c"),
        ("a<b> b</b>", "a b"),
        ("a <b> b</b>", "a b"),
        ("Salt &amp; pepper &#8211; &#x2019;s &hellip;", "Salt & pepper – ’s …"),
        ("AT&T &amp B&B &unknown; &", "AT&T & B&B &unknown; &"),
        ("1 < 2 and 3 > 2 <3", "1 < 2 and 3 > 2 <3"),
        ("a<br/>b", "a\nb"),
        ("one<wbr>word", "oneword"),
        ('<a title="a > b" href=x>link</a>s', "links"),
        ("<b>a<i>b</b>c", "abc"),
        ("a</p></i>b", "a\n\nb"),
        ("a<!-- <p>no</p> -->b", "ab"),
        ("a<!-- never closed", "a"),
        ("a<script>b</script>c<svg><text>d</text></svg>e", "ace"),
        ("a<span hidden>b</span>c<i aria-hidden=true>d</i>", "ac"),
        ("a <![CDATA[b]]> c", "a c"),
        ("<?php echo 1 ?>a", "a"),
        ("&nbsp;a&nbsp;b&nbsp;", "a\u00a0b"),
        ("a&#10;b", "a b"),
        ("", ""),
    ],
)
def test_words(written: str, seen: str) -> None:
    assert words(written) == seen
    assert_places(document(f"<p>{written}</p>"))


def test_other_languages_and_code_are_not_judged() -> None:
    made = document(
        '<p>Say <i lang="fr-FR">on y va</i>, run <code>ls -l</code>, <b translate="no">X</b>, stop.</p>'
    )
    assert [made.text[start:end].strip() for start, end in made.opaque] == ["on y va", "ls -l", "X"]
    assert shown('<p>One.</p><p lang="de">Zwei.</p><p lang="en-GB">Three.</p>') == [
        (K.PARAGRAPH, "One."),
        (K.PARAGRAPH, "Three."),
    ]


def test_a_finding_in_text_that_is_not_judged_is_none() -> None:
    damaged = "The talks ended late. The deal is dead,” the envoy told reporters on Sunday evening."
    assert Checker(select=["quotes"]).check(document(f"<p>{damaged}</p>")).findings
    assert (
        not Checker(select=["quotes"]).check(document(f"<p><span translate=no>{damaged}</span></p>")).findings
    )


def test_a_block_quotation_is_speech() -> None:
    text = "Nobody knew that that the the ferry was late on Sunday."
    checker = Checker(select=["repetition/doubled-function-word"])
    (narrated,) = checker.check(document(f"<p>{text}</p>")).findings
    assert not narrated.in_quotation
    assert all(f.in_quotation for f in checker.check(document(f"<blockquote>{text}</blockquote>")).findings)
    story = Checker(select=["en/grammar"]).check(document(f"<blockquote><p>{text}</p></blockquote>"))
    assert story.findings == ()


def test_comments() -> None:
    page = "<p>One</p><!-- tlqa-disable en/quotes -- a song --><p>two<!--x--></p>"
    made = document(page)
    assert [c.text for c in made.comments] == ["tlqa-disable en/quotes -- a song", "x"]
    assert [page[c.start : c.end] for c in made.comments] == [
        "<!-- tlqa-disable en/quotes -- a song -->",
        "<!--x-->",
    ]


def test_findings_land_in_the_markup() -> None:
    page = "<h1>Ferry</h1>\n<p>The deal is <em>dead</em>,&rdquo; the envoy told reporters on Sunday.</p>\n"
    (finding,) = Checker(select=["en/quotes/unopened"]).check_bytes(page.encode(), "a.html").findings
    assert page[finding.start : finding.end] == "dead</em>,&rdquo;"
    assert finding.text == "dead,”"


@pytest.mark.parametrize(
    ("data", "path", "sure"),
    [
        (b"<!DOCTYPE html><p>x", "a.txt", 0.95),
        (b"\xef\xbb\xbf\n<html lang=en>", "-", 0.95),
        (b"<!-- x -->\n<HTML>", "a", 0.95),
        (b"<p>x</p>", "desk/a", 0.8),
        (b"<h1 class='x'>y</h1>", "a.HTM", 0.8),
        (b"<p>x</p>", "a.txt", 0.6),
        (b"Plain words", "a.html", 0.5),
        (b"Plain <b>words</b>", "a.txt", 0.0),
        (b"<3 is a heart", "a.txt", 0.0),
        (b"<?xml version='1.0'?><nitf>", "a.xml", 0.0),
    ],
)
def test_how_sure(data: bytes, path: str, sure: float) -> None:
    assert html.sniff(data, path) == sure


def test_the_declared_encoding() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>“Café”</p>'
    (made,) = read(Raw(page.encode("windows-1252"), "a.html", ENGLISH))
    assert isinstance(made, Document)
    assert (made.text, made.encoding) == ("“Café”", "windows-1252")
    (problem,) = read(Raw(page.replace("windows-1252", "utf-99").encode("windows-1252"), "a.html", ENGLISH))
    assert isinstance(problem, InputError)
    assert str(problem) == "a.html: there is no encoding called 'utf-99'"


# Any text, any markup

BLOCK = st.text(
    st.characters(codec="utf-8", exclude_characters="\0\ufeff\r", exclude_categories=["Cs"]), max_size=40
)
WRAPPED = st.sampled_from(
    ["{}", "<b>{}</b>", "x<i>{}", "<span lang=en>{}</span>", "<!-- y -->{}", "\n  {}\n"]
)


@given(st.lists(st.tuples(BLOCK, WRAPPED), max_size=6))
def test_any_text_in_any_markup(parts: list[tuple[str, str]]) -> None:
    page = "".join(f"<p>{around.format(escape(text))}</p>\n" for text, around in parts)
    made = document("<div>" + page)
    assert_places(made)
    said = "".join(around.format(text) for text, around in parts)
    for markup in ("<b>", "</b>", "<i>", "<span lang=en>", "</span>", "<!-- y -->"):
        said = said.replace(markup, "") if markup not in "".join(text for text, _ in parts) else said
    if not any(mark in "".join(text for text, _ in parts) for mark in "<>&"):
        assert "".join(made.text.split()) == "".join(said.split())


@given(st.text(alphabet="<>/!-&;\"'= abpq#x\n", max_size=60))
def test_any_rubbish(text: str) -> None:
    found = list(tokens(text))
    assert all(one.high <= other.low for one, other in pairwise(found))
    assert all(token.value == text[token.low : token.high] for token in found if token.kind == "text")
    assert_places(document("<p>" + text))


@pytest.mark.parametrize(
    "text",
    ["<" * 100_000, "<!--" * 30_000, "<a " * 30_000, "<div>" * 20_000, "</b>" * 30_000, "&" * 100_000,
     "<a b='" * 20_000, "<q>" * 20_000, "<p>" + "</div>" * 20_000, "<![CDATA[" * 20_000],
    ids=lambda text: text[:8],
)  # fmt: skip
def test_hostile_pages_are_read(text: str) -> None:
    assert document("<p>" + text).format == "html"


def test_attributes() -> None:
    assert attributes(" a=\"1 &amp; 2\" B='x' c d=e/f a=3 /") == {"a": "1 & 2", "b": "x", "c": "", "d": "e/f"}
    assert attributes("") == {}


def test_a_page_has_the_blocks_of_its_plain_text() -> None:
    lines = [
        "Ferry sails again",
        "By Lena Moor",
        "VERNAC (AP) — The ferry left the quay at noon on Monday, it said.",
    ]
    page = "".join(f"<p>{line}</p>" for line in lines)
    flat = plain.document("\n\n".join(lines), "a.txt", ENGLISH).blocks
    assert document(page).blocks == tuple(Block(b.start, b.end, b.kind, b.confidence) for b in flat)
