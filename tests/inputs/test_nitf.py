"""NITF: which element is what, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wire_files import LEAD, MORE, assert_places, blocks, complaints, document, texts

from tlqa.inputs import nitf
from tlqa.inputs.base import surest

if TYPE_CHECKING:
    from tlqa.model import Document


def story(content: str, head: str = "", before: str = "") -> Document:
    return document(
        f"{before}<nitf><head><docdata><key-list><keyword key='x'/></key-list></docdata></head><body>"
        f"<body.head>{head}</body.head><body.content>{content}</body.content>"
        "<body.end><tagline>Island Press</tagline></body.end></body></nitf>",
        "a.xml",
        "nitf",
    )


def content(markup: str) -> list[tuple[str, str]]:
    found = blocks(story(markup))
    assert found.pop() == ("boilerplate", "Island Press")
    return found


def test_the_head() -> None:
    head = """
      <hedline><hl1>Ferry sails
         again</hl1><hl2>Ten days of strike</hl2></hedline>
      <byline>By <person>Ann Example</person>, <byttl>Island reporter</byttl></byline>
      <distributor>Island Press</distributor>
      <dateline><location>PORT</location><story.date>Jan. 3</story.date></dateline>"""
    assert blocks(story(f"<p>{LEAD}</p>", head))[:-1] == [
        ("headline", "Ferry sails again"),
        ("subheading", "Ten days of strike"),
        ("byline", "By Ann Example, Island reporter"),
        ("dateline", "PORT Jan. 3"),
        ("paragraph", LEAD),
    ]


def test_content() -> None:
    assert content(
        f"<block><p lede='true'>{LEAD}</p><hl2>On the quay</hl2></block>"
        f"<bq><block><p>We go.</p></block><credit>Ann Example</credit></bq>"
        f"<media media-type='image'><media-metadata name='x' value='y'/><media-reference source='a.jpg'/>"
        f"<media-caption>The quay.</media-caption><media-producer>Bob</media-producer></media>"
        f"<ul><li>One.</li></ul><table><tr><td>Boats</td><td>3</td></tr></table><note>For editors.</note>"
    ) == [
        ("paragraph", LEAD),
        ("subheading", "On the quay"),
        ("block-quote", "We go."),
        ("caption", "Ann Example"),
        ("caption", "The quay."),
        ("list-item", "One."),
        ("table-cell", "Boats"),
        ("table-cell", "3"),
    ]


def test_a_quotation_has_the_marks_that_its_tags_make() -> None:
    made = story("<p>He said <q>we <em>go</em></q> and went on his way to the quay.</p>")
    assert texts(made)[0] == "He said “we go” and went on his way to the quay."
    start = made.text.index("“we go”")
    low, high = made.place(start, start + 7)
    assert made.file_text[low:high] == "<q>we <em>go</em></q>"


def test_the_title_is_the_headline_where_there_is_no_other() -> None:
    made = document(
        f"<nitf><head><title>Ferry</title></head><body><body.content><p>{LEAD}</p></body.content></body></nitf>",
        "a.nitf",
    )
    assert blocks(made) == [("headline", "Ferry"), ("paragraph", LEAD)]


def test_the_abstract_is_read_only_where_there_is_no_content() -> None:
    abstract = f"<abstract><p>{MORE}</p></abstract>"
    assert texts(story(f"<p>{LEAD}</p>", abstract)) == [LEAD, "Island Press"]
    assert MORE in texts(story(" ", abstract))


def test_first_paragraphs_that_an_archive_gives_apart_are_read_once() -> None:
    lead = f"<block class='lead_paragraph'><p>{LEAD}</p></block>"
    whole = f"<block class='full_text'><p>{LEAD}</p><p>{MORE}</p></block>"
    assert content(lead + whole) == [("paragraph", LEAD), ("paragraph", MORE)]


def test_a_time_for_machines_is_no_dateline() -> None:
    head = "<dateline><story.date>20170102T222800+0000</story.date></dateline>"
    assert blocks(story(f"<p>{LEAD}</p>", head))[0] == ("paragraph", LEAD)


def test_indented_lines_are_paragraphs_where_others_are_at_the_margin() -> None:
    markup = (
        "<p>(Adds detail)\n    The ferry sailed again on\nTuesday, they said.\n"
        "    It rained, and\nthey waited.\n</p>"
    )
    assert [text for _, text in content(markup)] == [
        "(Adds detail)",
        "The ferry sailed again on Tuesday, they said.",
        "It rained, and they waited.",
    ]


def test_indentation_of_the_file_is_none() -> None:
    assert content("\n   <p>The ferry sailed\n      on Tuesday,\n   they said.</p>\n") == [
        ("paragraph", "The ferry sailed on Tuesday, they said.")
    ]


def test_another_language_is_not_judged() -> None:
    made = story(
        "<p>They call it <lang iso='fr'>la barque du port</lang>, which is <lang iso='en'>a boat</lang>.</p>"
    )
    ((low, high),) = made.opaque
    assert made.text[low:high].strip() == "la barque du port"


def test_comments_are_kept() -> None:
    made = story(
        "<p>One.</p><!-- tlqa-disable -->",
        "<!--a--><hedline><hl1>Ferry<!--b--></hl1></hedline>",
        "<!--tlqa-enable-->",
    )
    assert [comment.text for comment in made.comments] == ["tlqa-enable", "a", "b", "tlqa-disable"]
    assert all(made.file_text[c.start : c.end].strip("<!->").strip() == c.text for c in made.comments)


def test_the_language_and_the_encoding() -> None:
    body = "<body.content><p>café “quay”</p></body.content>"
    data = f'<?xml version="1.0" encoding="iso-8859-1"?><nitf baselang="en-US">{body}</nitf>'
    made = document(data.encode("windows-1252"), "a.nitf")
    assert (made.language, made.encoding, made.text) == ("en", "windows-1252", "café “quay”")


@pytest.mark.parametrize(
    ("data", "path", "sure"),
    [
        ("<nitf/>", "a", 0.95),
        ("<?xml version='1.0'?><!-- x --><!DOCTYPE nitf SYSTEM 'x'><n:nitf xmlns:n='y'>", "a.xml", 0.95),
        ("text", "a.nitf", 0.4),
        ("<p>nitf</p>", "a.xml", 0.0),
    ],
)
def test_sniff(data: str, path: str, sure: float) -> None:
    assert nitf.sniff(data.encode(), path) == sure


def test_it_is_found_by_its_content() -> None:
    assert surest(b"<nitf><body/></nitf>", "a.xml").NAME == "nitf"


def test_a_file_without_a_story() -> None:
    assert complaints("<nitf><body> </body></nitf>", "a.nitf") == ["a.nitf: holds no story to read"]
    assert complaints("<nitf><body><p>x", "a.nitf") == ["a.nitf:1: is cut off: <p> of line 1 does not end"]
    assert complaints(b"<nitf>\xe9</nitf>", "a.nitf")[0].startswith("a.nitf:1: is not UTF-8: byte 0xe9")


PIECES = st.sampled_from(
    [
        "word",
        " ",
        "é𝄞",
        "\r\n  ",
        "&amp;",
        "&#8217;",
        "&#x201C;",
        "&nbsp;",
        "<em>a</em>",
        "<q>b</q>",
        "<br/>",
        "<![CDATA[<b>]]>",
        "<!--c-->",
        "<?p i?>",
        "<p/>",
        "</p><p>",
        "&lt;i&gt;",
        "<lang iso='fr'>c</lang>",
    ]
)


@given(st.lists(PIECES, max_size=20), st.lists(PIECES, max_size=4))
def test_every_piece_stands_where_it_says(pieces: list[str], head: list[str]) -> None:
    line = "".join(piece for piece in head if "p>" not in piece and "p/>" not in piece)
    made = story(f"<p>First. {''.join(pieces)}</p>", f"<hedline><hl1>{line}</hl1></hedline>")
    assert_places(made)
    for block in made.blocks:
        assert made.text[block.start : block.end].strip() == made.text[block.start : block.end] != ""
