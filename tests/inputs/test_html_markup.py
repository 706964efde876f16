"""The markup of HTML: odd tags, character references, where each stands, and pages that are out to hurt."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from helpers import ENGLISH
from html_pages import MORE, P, page, texts
from hypothesis import given
from hypothesis import strategies as st

from tlqa.inputs._html import read_html
from tlqa.inputs._story import StoryBuilder
from tlqa.sourcemap import Mapping

if TYPE_CHECKING:
    from tlqa.model import Document


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>One<p>Two</p>three<div>four<p>five</div>six", ["One", "Two", "three", "four", "five", "six"]),
        ("<p>One <b>and <i>a</b> half</i>, two", ["One and a half, two"]),
        ("<p>One<br>two<br/><br>three", ["One", "two", "three"]),
        ("<p>Mon<b>day</b> <i>morning</i>\n  came", ["Monday morning came"]),
        ("<P CLASS=a>One</P><Div\n>Two</dIV\t>", ["One", "Two"]),
        ("<p>1 < 2 and 3 <4 <> 5</p>", ["1 < 2 and 3 <4 <> 5"]),
        ("<p title='a > b' x=\"'>\" y=a/b>One", ["One"]),
        ("<p x='a>b'y=\"c>d\"z>One", ["One"]),
        ("<p>One</ p></>, two</3>", ["One, two"]),
        ("<p>One<!-- > --><!--> --><!---> --><!x>, two", ["One --> -->, two"]),
        ("<h1>One<h2>Two</h1>three", ["One", "Two", "three"]),
        ("<h2>One</h3>two", ["One", "two"]),
        ("<ul><li>One<ul><li>two<li>three</ul><li>four</ul>", ["One", "two", "three", "four"]),
        ("<table><td><p>One<td>Two<tr><td>three", ["One", "Two", "three"]),
        ("<p>One</div></section> two</li></td>", ["One two"]),
        ("<p>One<span hidden>no</span><wbr> two<sup>2</sup>", ["One two2"]),
        ("One <b>two</b><p>three", ["One two", "three"]),
        ("<p>One <b", ["One"]),
        ("<p>One <b title='x", ["One"]),
        ("<p>One <!-- two", ["One"]),
        ("<p/>One<p />two<span/>, three", ["One", "two, three"]),
        ("<p>One&shy;two&nbsp;</p>", ["Onetwo"]),
        (
            "<?xml version='1.0'?><p>One <![CDATA[< two &amp;]]><script src='x'/>, three</p>",
            ["One < two &amp;, three"],
        ),
    ],
)
def test_odd_markup_is_read_as_browsers_read_it(markup: str, expected: list[str]) -> None:
    assert texts(f"<ol>{markup}" if not markup.startswith("<?xml") else markup) == expected


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("AT&T", "AT&T"),
        ("AT&amp;T", "AT&T"),
        ("AT&ampT", "AT&T"),
        ("a & b &c; &", "a & b &c; &"),
        ("&#8220;a&#x201D; &#x201c;b&#8221", "“a” “b”"),
        ("&notit; &notin;", "¬it; ∉"),
        ("&#150; &#0; &#x110000; &#99999999999;", "– \ufffd \ufffd \ufffd"),
        ("&#" + "9" * 5000 + ";x", "\ufffdx"),
        ("a&#32;&#10;&Tab; b", "a b"),
        ("&NotEqualTilde;", "≂̸"),
        ("&# &#x &#xg &;", "&# &#x &#xg &;"),
        ("&lt;p&gt;", "<p>"),
    ],
)
def test_character_references(written: str, seen: str) -> None:
    document = page(f"<li>x{written}")
    assert document.text == f"x{seen}"
    assert [piece.escapes for piece in document.places.pieces()] == [("xml",)] * len(document.places.pieces())  # type: ignore[union-attr]


def test_quotation_marks_of_q() -> None:
    markup = "<p>He said <q>they told me <q>no</q> twice</q> and <q>left"
    document = page(markup)
    assert document.text == "He said “they told me ‘no’ twice” and “left”"
    assert markup[slice(*document.place(8, 9))] == "<q>"
    assert markup[slice(*document.place(25, 26))] == "</q>"
    assert document.place(43, 44) == (len(markup), len(markup)), "the mark that the end of the page makes"


def test_a_fragment_within_another_format() -> None:
    file = r'{"body": "<p>One \u201Ctwo&quot;<b>\n three</b></p><!-- x -->"}'
    inner, mapping, low = "", Mapping(), 10
    for part in re.findall(r"\\u....|\\.|[^\\]", file[10:-2]):
        seen = {"\\n": "\n", r"\u201C": "“"}.get(part, part)
        if len(part) == 1:
            mapping.literal(1, low, ("json",))
        else:
            mapping.atom(1, low, low + len(part), ("json",))
        inner, low = inner + seen, low + len(part)
    builder = StoryBuilder(file, "a.json", "ninjs", ENGLISH)
    builder.through(mapping.map())
    read_html(builder, inner)
    document = builder.document()
    assert document.text == 'One “two" three'
    assert [file[slice(*document.place(n, n + 1))] for n in (4, 8, 9, 10)] == [
        r"\u201C",
        "&quot;",
        r"\n ",
        "t",
    ]
    assert [piece.escapes for piece in document.places.pieces()] == [("xml", "json")] * 6  # type: ignore[union-attr]
    assert [file[c.start : c.end] for c in document.comments] == ["<!-- x -->"]


def test_a_fragment_that_begins_elsewhere() -> None:
    file = "---\n---\n<p>One</p>"
    builder = StoryBuilder(file, "a.md", "markdown", ENGLISH)
    read_html(builder, file[8:], 8)
    assert builder.document().place(0, 3) == (11, 14)


# Any text, in any markup: every piece says where it stands, and nothing is lost

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
INLINE = st.sampled_from(["", "b", "a href='x>y'", 'span class="c"', "i\n", "EM"])
SPACE = re.compile(r"[ \t\r\n\f]+")
SPACE_OR_REFERENCE = re.compile(r"[ \t\r\n\f]+|&[#a-zA-Z0-9]+;?")


@dataclass
class Written:
    """A text as one might write it in HTML."""

    seen: str
    file: str


@st.composite
def written(draw: st.DrawFn) -> Written:
    seen, file = "", ""
    for text in draw(st.lists(TEXT, max_size=4)):
        tag = draw(INLINE)
        marked = "".join(
            f"&#{ord(c)};"
            if c == "&" or draw(st.integers(0, 9)) == 0
            else f"&#x{ord(c):X};"
            if c == "<"
            else c
            for c in text
            if not 0x7F <= ord(c) < 0xA0 and html.unescape(f"&#{ord(c)};") == c
        )
        seen += html.unescape(marked)
        file += f"<{tag}>{marked}</{tag.split()[0]}>" if tag else marked
        file += draw(
            st.sampled_from(["", "<!-- a > b -->", "<wbr>", "<img alt='x'>", "<script>'<p>'</script>"])
        )
    return Written(" ".join(part for part in SPACE.split(seen) if part).strip(), file)


def assert_places(document: Document) -> None:
    """Every piece of the text is what stands at its place of the file, or what that stands for."""
    at = 0
    for piece in document.places.pieces():  # type: ignore[union-attr]
        text, file = document.text[piece.start : piece.end], document.markup[piece.low : piece.high]
        assert piece.start == at
        at = piece.end
        if piece.literal:
            assert text == file
        elif text in (" ", "\n") and file:
            assert SPACE_OR_REFERENCE.fullmatch(file) or file[:3].lower() == "<br"
        elif text in ("“", "”", "‘", "’") and not file.startswith("&"):
            assert re.fullmatch(r"(?i)(</?q\b[^>]*>)?", file)
        else:
            assert text == (html.unescape(file) if file else "\n\n")
    assert at == len(document.text)


@given(st.lists(written(), max_size=4), st.sampled_from(["<ul>", "<!doctype html><html><body><ol>"]))
def test_every_character_is_where_it_is_said_to_be(items: list[Written], before: str) -> None:
    markup = before + "\r\n".join(f"<li>{item.file}</li>" for item in items)
    document = page(markup)
    assert_places(document)
    assert [document.text[b.start : b.end] for b in document.blocks] == [
        seen for i in items if (seen := i.seen.replace("\u00ad", ""))
    ]


SOUP = """
<p> </p> <div> </div> <b> </b> <q> </q> <li> <ul> </ul> <h1> </h2> <td> <table> </table> <br> <hr> <p/>
<header> <article> </article> <main> </main> <figure> <figcaption> </figure> <title> </title> <blockquote>
</blockquote> <code> </code> <svg> </svg> <script> </script> <!-- --> <! <? <?php ?> </ > < & &amp; &amp &#65;
&# " ' = <p <a <i/ lang=fr> hidden> alt=" <img word “word” nbsp;&nbsp;
<i\tlang='fr'> <p\ftranslate=no> <![CDATA[ ]]> <select> </select> <del> </del>
""".split(" ")


@given(st.lists(st.sampled_from([*SOUP, " ", "\n", "\u00a0", "\0", "\U0001f6a2"]), max_size=60).map("".join))
def test_any_soup_of_markup_is_read(markup: str) -> None:
    builder = StoryBuilder(markup, "a.html", "html", ENGLISH)
    read_html(builder, markup)
    document = builder.document()
    assert_places(document)
    for block in document.blocks:
        assert document.text[block.start : block.end].strip() != ""


N = 100_000


@pytest.mark.parametrize(
    "markup",
    [
        "<" * N,
        "<div>" * N + "x" + "</div>" * N,
        "<ul><li>x" * (N // 4),
        "<p " * N,
        "<p x='" * N,
        '<p x="' + "a" * N * 10,
        "<p " + "a=b " * N + ">x",
        "<!--" * N,
        "<!" * N,
        "<?php " * N,
        "<script/>" * N,
        "<title>" * N,
        "</p>" * N,
        "<i><div>" + "<b>" * N + "</i>" * N,
        "<p><table><td>" + "<b>" * N + "<div>x" * (N // 4),
        "&#" * N,
        "&" + "a" * N,
        "<p>a" + "&#32;" * N + "b",
        "<p>a" + "<b> </b>" * N + "b",
        "<p>x" + "&nbsp;" * N,
        "x<br>" * (N // 4),
        "<title>" + "x" * N + "</title>" + "<h1>x</h1>" * (N // 4),
    ],
    ids=lambda markup: f"{markup[:20]}…{markup[-4:]}",
)
def test_hostile_pages_are_read_to_their_end(markup: str) -> None:
    """In 0.1 to 0.7 s each; what is quadratic takes minutes, and ends the run."""
    builder = StoryBuilder(markup, "a.html", "html", ENGLISH)
    read_html(builder, markup)
    assert builder.document().file_text == markup


def test_a_page_that_is_cut_off_is_read_as_far_as_it_goes() -> None:
    whole = f"<html><article><h1>Ferry sails</h1>{P}<figure><img alt='A &quot;boat&quot;'></figure><p>{MORE}"
    for end in range(len(whole)):
        assert_places(page(whole[:end]))
