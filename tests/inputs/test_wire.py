"""The wire's formats: headline, byline, dateline and paragraphs as a reader names them, and their places."""

from __future__ import annotations

import json
from html import unescape

import pytest
from helpers import ENGLISH
from hypothesis import given
from hypothesis import strategies as st

from tlqa.engine import Checker
from tlqa.errors import InputError
from tlqa.inputs.base import Raw, read, surest
from tlqa.model import BlockKind, Document

K = BlockKind

NITF = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.5//EN" "nitf-3-5.dtd">
<nitf>
  <head><title>internal</title><docdata><key-list><keyword key="ferry"/></key-list></docdata></head>
  <body>
    <body.head>
      <hedline><hl1>Ferry sails &amp; returns</hl1><hl2>Three days in port</hl2></hedline>
      <byline>By Lena Moor<byttl>Staff Writer</byttl></byline>
      <distributor>Quay Press</distributor>
      <dateline><location>VERNAC</location>, May 3</dateline>
    </body.head>
    <body.content>
      <block>
        <p>The ferry left the quay at noon on <em>Monday</em>, the harbour&#160;master said.
        </p>
        <!-- tlqa-disable quotes -->
        <p>He called it <q>a good day</q>.<br/>Caf&eacute; owners agreed.</p>
        <bq><block><p>We shall sail again.</p></block></bq>
        <media media-type="image"><media-caption>The ferry in the bay</media-caption></media>
        <ul><li>One boat</li><li>Two crews</li></ul>
      </block>
    </body.content>
    <body.end><tagline>Additional reporting by nobody.</tagline></body.end>
  </body>
</nitf>
"""
NITF_BLOCKS = [
    (K.HEADLINE, "Ferry sails & returns"),
    (K.SUBHEADING, "Three days in port"),
    (K.BYLINE, "By Lena Moor"),
    (K.DATELINE, "VERNAC, May 3"),
    (K.PARAGRAPH, "The ferry left the quay at noon on Monday, the harbour\u00a0master said."),
    (K.PARAGRAPH, "He called it “a good day”."),
    (K.PARAGRAPH, "Café owners agreed."),
    (K.BLOCK_QUOTE, "We shall sail again."),
    (K.CAPTION, "The ferry in the bay"),
    (K.LIST_ITEM, "One boat"),
    (K.LIST_ITEM, "Two crews"),
]

ITEM = """<newsItem guid="urn:quay:{n}" xml:lang="en">
  <itemMeta><provider literal="Quay"/><title>no</title></itemMeta>
  <contentMeta><headline>Ferry {n} sails</headline><by>By Lena Moor</by><dateline>VERNAC</dateline>
    <slugline>ferry</slugline><creditline>Quay Press</creditline></contentMeta>
  <contentSet>{body}</contentSet>
</newsItem>"""
XHTML = """<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head>
<title>no</title></head><body><h1>Ferry 1 sails</h1><p>It left the quay at noon.</p></body></html>
</inlineXML>"""
PLAIN = '<inlineData contenttype="text/plain">It left the quay.\n\nIt came back.</inlineData>'
ESCAPED = '<inlineData contenttype="text/html">&lt;p&gt;It left &amp;amp; came back.&lt;/p&gt;</inlineData>'


def documents(text: str, path: str) -> list[Document]:
    found = list(read(Raw(text.encode(), path, ENGLISH)))
    assert all(isinstance(each, Document) for each in found), found
    return [each for each in found if isinstance(each, Document)]


def shown(made: Document) -> list[tuple[BlockKind, str]]:
    judged = (b for b in made.blocks if not made.is_opaque(b.start, b.end))
    return [(b.kind, made.text[b.start : b.end]) for b in judged]


def assert_places(made: Document) -> None:
    assert made.places is not None
    for piece in made.places.pieces():
        seen, written = made.text[piece.start : piece.end], made.file_text[piece.low : piece.high]
        if piece.literal:
            assert seen == written
        elif seen.strip() and written:
            twice = unescape(unescape(written))
            assert seen in (
                unescape(written),
                twice,
                json.loads(f'"{written}"') if "\\" in written else twice,
            ) or (written.startswith(("<q", "</q")))


def test_nitf() -> None:
    (made,) = documents(NITF, "a.xml")
    assert (made.format, shown(made)) == ("nitf", NITF_BLOCKS)
    assert_places(made)
    assert [c.text for c in made.comments] == ["tlqa-disable quotes"]
    start = made.text.index("& returns")
    assert NITF[slice(*made.place(start, start + 9))] == "&amp; returns"


def test_nitf_in_another_encoding() -> None:
    text = NITF.replace("UTF-8", "iso-8859-1").replace("&eacute;", "é")
    (made,) = read(Raw(text.encode("iso-8859-1"), "a.xml", ENGLISH))
    assert isinstance(made, Document)
    assert (shown(made), made.encoding) == (NITF_BLOCKS, "iso-8859-1")
    assert_places(made)


@pytest.mark.parametrize(
    ("body", "paragraphs"),
    [
        (XHTML, ["It left the quay at noon."]),
        (PLAIN, ["It left the quay.", "It came back."]),
        (ESCAPED, ["It left & came back."]),
        (f"<inlineXML>{NITF[NITF.index('<nitf>') :]}</inlineXML>".replace("&eacute;", "é"), None),
    ],
)
def test_newsml(body: str, paragraphs: list[str] | None) -> None:
    (made,) = documents(ITEM.format(n=1, body=body), "a.xml")
    assert made.format == "newsml"
    head = [(K.HEADLINE, "Ferry 1 sails"), (K.BYLINE, "By Lena Moor"), (K.DATELINE, "VERNAC")]
    if paragraphs is None:
        assert shown(made) == head + NITF_BLOCKS
    else:
        assert shown(made) == head + [(K.PARAGRAPH, p) for p in paragraphs]
    assert_places(made)


def test_a_message_of_many_items() -> None:
    items = "".join(ITEM.format(n=n, body=PLAIN) for n in (1, 2))
    made = documents(f"<newsMessage><itemSet>{items}</itemSet></newsMessage>", "a.xml")
    assert [d.story for d in made] == ["urn:quay:1", "urn:quay:2"]
    assert [d.text.split("\n")[0] for d in made] == ["Ferry 1 sails", "Ferry 2 sails"]


RSS = """<rss version="2.0" xmlns:content="c" xmlns:dc="d"><channel><title>Quay</title>
<item><title>Ferry &amp; quay</title><guid>g1</guid><dc:creator>Lena Moor</dc:creator>
<description>no</description><content:encoded><![CDATA[<p>It left at <b>noon</b>.</p>
<p>It &amp; we.</p>]]></content:encoded></item>
<item><title>Mole shut</title><link>http://x.example/2</link>
<description>&lt;p&gt;Closed &amp;amp; shut.&lt;/p&gt;</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Quay</title>
<entry><title>Ferry</title><id>a1</id><author><name>Lena Moor</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It left.</p></div></content></entry>
<entry><title>Mole</title><id>a2</id><summary type="text">1 &lt; 2</summary></entry></feed>"""
WXR = """<rss xmlns:content="c" xmlns:wp="w"><channel>
<item><title>Ferry</title><guid>1</guid><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>
<content:encoded><![CDATA[It <em>left</em> the quay.

[gallery ids="1"]It came back.]]></content:encoded></item>
<item><title>Draft</title><wp:post_type>post</wp:post_type><wp:status>draft</wp:status></item>
<item><title>a.jpg</title><wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status></item>
</channel></rss>"""


@pytest.mark.parametrize(
    ("text", "names", "blocks"),
    [
        (
            RSS,
            ["g1", "http://x.example/2"],
            [["Ferry & quay", "Lena Moor", "It left at noon.", "It & we."], ["Mole shut", "Closed & shut."]],
        ),
        (ATOM, ["a1", "a2"], [["Ferry", "Lena Moor", "It left."], ["Mole", "1 < 2"]]),
        (WXR, [None], [["Ferry", "It left the quay.", "It came back."]]),
    ],
)
def test_feeds(text: str, names: list[str | None], blocks: list[list[str]]) -> None:
    made = documents(text, "a.xml")
    assert {d.format for d in made} == {"feed"}
    assert [d.story for d in made] == names
    assert [[words for _, words in shown(d)] for d in made] == blocks
    for each in made:
        assert_places(each)


NINJS_1 = {
    "uri": "u:1",
    "type": "text",
    "byline": "Lena Moor",
    "headline": "Ferry “sails”",
    "language": "en-GB",
    "body_text": "It left.\nIt came back.",
    "associations": {"a": {"headline": "no", "body_text": "no"}},
}
NINJS_3 = {
    "uri": "u:1",
    "by": "Lena Moor",
    "headlines": [{"role": "main", "value": "Ferry “sails”"}],
    "bodies": [
        {"contentType": "text/plain", "value": "It left.\nIt came back, and more was said."},
        {"contentType": "application/xhtml+xml", "value": "<p>It left.</p><p>It came\n back.</p>"},
    ],
}


@pytest.mark.parametrize(
    "item", [NINJS_1, NINJS_3, {**NINJS_1, "body_xhtml": "<p>It left.</p><p>It came back.</p>"}]
)
@pytest.mark.parametrize("ascii_only", [True, False])
def test_ninjs(item: dict[str, object], ascii_only: bool) -> None:
    (made,) = documents(json.dumps(item, ensure_ascii=ascii_only, indent=1), "a.json")
    assert made.format == "ninjs"
    assert made.language == "en"
    assert [words for _, words in shown(made)] == ["Ferry “sails”", "Lena Moor", "It left.", "It came back."]
    assert [kind for kind, _ in shown(made)][:2] == [K.HEADLINE, K.BYLINE]
    assert_places(made)


@pytest.mark.parametrize(
    ("text", "path", "message"),
    [
        (NITF[:300], "a.xml", "a.xml:7: is not well-formed XML: no element found"),
        ("<nitf><p>a</nitf>", "a.xml", "a.xml:1: is not well-formed XML: mismatched tag"),
        (
            '<!DOCTYPE nitf [<!ENTITY a "b">]>\n<nitf>&a;</nitf>',
            "a.xml",
            "a.xml:1: defines an entity of its own, 'a'",
        ),
        ("<nitf>" + "<block>" * 500 + "</block>" * 500 + "</nitf>", "a.xml", "a.xml:1: is nested too deep"),
        (
            '<?xml version="1.0"?>\n<project><p>x</p></project>',
            "a.xml",
            "a.xml: is XML of a kind that is not known, <project>",
        ),
        ("<rss><channel><title>x</title></channel></rss>", "a.xml", "a.xml: is XML, but holds no story"),
        ('{"uri": "x", "headline": "a"', "a.json", "a.json:1: is not JSON: "),
        ('{"uri": "x", "headline": 1}', "a.json", "a.json: holds no headline and no body"),
    ],
)
def test_what_cannot_be_read(text: str, path: str, message: str) -> None:
    (problem,) = read(Raw(text.encode(), path, ENGLISH))
    assert isinstance(problem, InputError)
    assert str(problem).startswith(message)


def test_a_bomb_of_entities_is_refused() -> None:
    lines = "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 10}">' for n in range(1, 12))
    (problem,) = read(
        Raw(f'<!DOCTYPE nitf [<!ENTITY x0 "ha">{lines}]><nitf>&x11;</nitf>'.encode(), "a.xml", ENGLISH)
    )
    assert isinstance(problem, InputError)
    assert "entity of its own" in str(problem)


def test_the_root_tells_the_format() -> None:
    for data, path, name in [
        (NITF, "story.txt", "nitf"),
        ("<!-- x --><n:newsItem xmlns:n='x'/>", "-", "newsml"),
        ("<rss/>", "a.xml", "feed"),
        ("<rdf:RDF/>", "a.xml", "feed"),
        ("<svg/>", "a.xml", "xml"),
        ("<p>one</p>", "a.xml", "html"),
        (json.dumps(NINJS_1), "a.json", "ninjs"),
        ("1 < 2", "a.txt", "plain"),
    ]:
        found = surest(data.encode(), path).NAME
        assert found == name


def test_findings_land_in_the_file() -> None:
    text = NITF.replace("<q>a good day</q>", "dead&#8221; again")
    (finding,) = (
        Checker(select=["en/quotes/unopened"], suppress=False).check_bytes(text.encode(), "a.xml").findings
    )
    assert text[finding.start : finding.end].endswith("&#8221;")
    assert not Checker(select=["en/quotes/unopened"]).check_bytes(text.encode(), "a.xml").findings


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=20),
        max_size=5,
    )
)
def test_any_text(parts: list[str]) -> None:
    body = "".join(
        f"<p><![CDATA[{p.replace(']]>', '')}]]>x</p>"
        if n % 2
        else f"<p>{p.replace('&', '&amp;').replace('<', '&lt;')}<i>x</i></p>"
        for n, p in enumerate(parts)
    )
    (made,) = documents(f"<nitf><body>{body}</body></nitf>", "a.xml")
    assert_places(made)
    said = "".join(
        "".join(p.replace("]]>", "" if n % 2 else "]]>").split()) + "x" for n, p in enumerate(parts)
    )
    assert "".join(made.text.split()) == said
