"""NewsML-G2 and NewsML 1: an item's headline, lines and body."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wire_files import LEAD, MORE, assert_places, blocks, complaints, document, documents, texts

from tlqa.inputs import newsml

META = """<itemMeta><itemClass qcode="ninat:text"/><title>ISLAND-FERRY</title></itemMeta>
<contentMeta><language tag="en-GB"/><slugline>ferry</slugline>
  <dateline>PORT, Monday (Island Press)</dateline><by>By Ann Example</by>
  <headline xml:lang="fr">Le bac repart</headline><headline role="hl:short">Ferry</headline>
  <headline xml:lang="en" role="hl:main">Ferry sails again</headline>
  <creditline>IP</creditline><description>A ferry.</description></contentMeta>"""
HEAD = [
    ("headline", "Ferry sails again"),
    ("byline", "By Ann Example"),
    ("dateline", "PORT, Monday (Island Press)"),
]
XHTML = 'xmlns="http://www.w3.org/1999/xhtml"'


def item(content: str, meta: str = META, guid: str = "urn:1", more: str = "") -> str:
    return f'<newsItem guid="{guid}" xml:lang="en" {more}>{meta}<contentSet>{content}</contentSet></newsItem>'


def body(content: str) -> list[tuple[str, str]]:
    found = blocks(document(item(content), "a.xml", "newsml"))
    assert found[:3] == HEAD
    return found[3:]


@pytest.mark.parametrize(
    "content",
    [
        f"<inlineXML contenttype='application/xhtml+xml'><html {XHTML}><head><title>Ferry sails again</title>"
        f"</head><body><h1>Ferry  sails again</h1><p>{LEAD}</p><blockquote>We go.</blockquote></body>"
        "</html></inlineXML>",
        f"<inlineXML><x:div xmlns:x='http://www.w3.org/1999/xhtml'><x:p>{LEAD}</x:p><x:blockquote>We go."
        "</x:blockquote></x:div></inlineXML>",
        f"<inlineXML><p>{LEAD}</p><!-- c --><blockquote>We go.</blockquote></inlineXML>",
        "<inlineXML><nitf><body><body.head><hedline><hl1>Ferry sails again</hl1></hedline>"
        f"<byline>By Ann Example</byline></body.head><body.content><p>{LEAD}</p><bq>We go.</bq>"
        "</body.content></body></nitf></inlineXML>",
        f"<inlineXML contenttype='application/nitf+xml'><body><body.content><p>{LEAD}</p><bq>We go.</bq>"
        "</body.content></body></inlineXML>",
        f"<inlineData contenttype='text/html'>&lt;p&gt;{LEAD}&lt;/p&gt;&lt;blockquote&gt;We go."
        "&lt;/blockquote&gt;</inlineData>",
        f"<inlineData><![CDATA[<p>{LEAD}</p><blockquote>We go.</blockquote>]]></inlineData>",
    ],
)
def test_each_form_of_a_body(content: str) -> None:
    assert body(content) == [("paragraph", LEAD), ("block-quote", "We go.")]


def test_plain_text() -> None:
    assert body(f"<inlineData>{LEAD}\n\n{MORE}</inlineData>") == [("paragraph", LEAD), ("paragraph", MORE)]


def test_of_many_renditions_one_is_read() -> None:
    content = f"<inlineXML><p>{LEAD}</p></inlineXML>"
    assert body(f"<inlineData>{LEAD}</inlineData>{content}{content}") == [("paragraph", LEAD)]


def test_what_is_packed_or_elsewhere_is_no_text() -> None:
    assert body("<inlineData encoding='base64'>QUJD</inlineData><remoteContent href='x'/>") == [
        ("paragraph", "A ferry.")
    ]


def test_a_headline_of_the_body_that_says_more_stays() -> None:
    assert body("<inlineXML><h1>Ferry sails again after strike</h1></inlineXML>") == [
        ("headline", "Ferry sails again after strike")
    ]


def test_a_picture_has_a_caption() -> None:
    meta = (
        "<itemMeta><itemClass qcode='ninat:picture'/></itemMeta>"
        "<contentMeta><description>The quay.</description></contentMeta>"
    )
    assert blocks(document(item("<remoteContent href='x'/>", meta), "a.xml")) == [("caption", "The quay.")]


def test_a_message_has_a_story_an_item() -> None:
    one, two = item(f"<inlineXML><p>{LEAD}</p></inlineXML>"), item("", "", "urn:2")
    three = item(f"<inlineXML><p>{MORE}</p></inlineXML>", "", "urn:3", "standard='NewsML-G2'")
    group = "<group><itemRef><title>x</title></itemRef></group>"
    package = f"<packageItem guid='p'><groupSet>{group}</groupSet></packageItem>"
    found = documents(
        f"<newsMessage><header/><itemSet>{one}{package}{two}{three}</itemSet></newsMessage>", "a.xml"
    )
    assert [(each.story, each.text.rpartition("\n")[2]) for each in found] == [
        ("urn:1", LEAD),
        ("urn:3", MORE),
    ]
    assert [each.language for each in found] == ["en", "en"]


def test_a_package_has_its_headline() -> None:
    meta = "<contentMeta><headline>Top stories</headline></contentMeta>"
    assert texts(document(f"<packageItem guid='p'>{meta}</packageItem>", "a.xml")) == ["Top stories"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<contentMeta><dateline>PORT</dateline></contentMeta>", [("dateline", "PORT")]),
        (f"<contentSet><inlineXML><p>{LEAD}</p></inlineXML></contentSet>", [("paragraph", LEAD)]),
        (f"<inlineXML><p>{LEAD}</p></inlineXML>", [("paragraph", LEAD)]),
    ],
)
def test_a_part_of_an_item_is_read_by_itself(text: str, expected: list[tuple[str, str]]) -> None:
    made = document(text, "a.xml")
    assert (blocks(made), made.story, made.format) == (expected, None, "newsml")


def test_lines_of_a_picture_that_goes_with_a_story_are_not_the_storys() -> None:
    text = f"""<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Ferry sails again</HeadLine></NewsLines>
      <NewsComponent><Role FormalName="Main"/><NewsLines><HeadLine>Ferry sails again</HeadLine></NewsLines>
        <ContentItem><DataContent><p>{LEAD}</p></DataContent></ContentItem></NewsComponent>
      <NewsComponent><Role FormalName="Photo"/>
        <NewsLines><HeadLine>PORT-FERRY</HeadLine><ByLine>Jo Diver</ByLine></NewsLines>
        <NewsComponent><Role FormalName="Caption"/>
          <ContentItem><DataContent><p>The ferry on Monday.</p></DataContent></ContentItem></NewsComponent>
        <NewsComponent><Role FormalName="Thumbnail"/><ContentItem Href="a.jpg"/></NewsComponent>
      </NewsComponent></NewsComponent></NewsItem></NewsML>"""
    assert blocks(document(text, "a.xml")) == [
        ("headline", "Ferry sails again"),
        ("paragraph", LEAD),
        ("caption", "The ferry on Monday."),
    ]


def test_plain_text_at_a_width_has_the_paragraphs_that_its_indentation_says() -> None:
    lines = [
        "    The ferry to the island sailed again on Tuesday,",
        "after ten days of strike.",
        f"    {MORE}",
    ]
    content = "<inlineData contenttype='text/plain'>{}</inlineData>".format("\n".join(lines))
    assert body(content) == [("paragraph", LEAD), ("paragraph", MORE)]


def test_newsml_1() -> None:
    made = document(
        "<NewsML><NewsItem><Identification><NewsIdentifier><PublicIdentifier>urn:7</PublicIdentifier>"
        "</NewsIdentifier><NameLabel>ferry</NameLabel></Identification><NewsComponent><NewsLines>"
        "<HeadLine>Ferry sails again</HeadLine>"
        "<DateLine>Port, 3 Jan 2026 (IP)</DateLine><CopyrightLine>IP</CopyrightLine></NewsLines>"
        "<DescriptiveMetadata><Language FormalName='en'/></DescriptiveMetadata><NewsComponent><ContentItem>"
        f"<DataContent><p> {LEAD}</p>\n<p>{MORE}</p></DataContent></ContentItem></NewsComponent>"
        "</NewsComponent></NewsItem></NewsML>",
        "a.xml",
    )
    assert blocks(made) == [
        ("headline", "Ferry sails again"),
        ("dateline", "Port, 3 Jan 2026 (IP)"),
        ("paragraph", LEAD),
        ("paragraph", MORE),
    ]
    assert (made.story, made.language) == (None, "en")


@pytest.mark.parametrize(
    ("data", "path", "sure"),
    [
        ("<newsItem/>", "a", 0.95),
        ("<g2:newsMessage xmlns:g2='x'/>", "a.xml", 0.95),
        ("<?xml version='1.0'?><NewsML>", "a", 0.95),
        ("<?xml version='1.0'?><other/>", "a", 0.2),
        ("<other/>", "a.xml", 0.2),
        ("text", "a.newsml", 0.5),
        ("<b>text</b>", "a.txt", 0.0),
        ("text", "a.xml", 0.0),
    ],
)
def test_sniff(data: str, path: str, sure: float) -> None:
    assert newsml.sniff(data.encode(), path) == sure


def test_what_is_not_read_is_said() -> None:
    assert complaints("<?xml version='1.0'?>\n<other><p>x</p></other>", "a.xml") == [
        "a.xml: is XML of a kind that is not read: its root element is <other>"
    ]
    assert complaints("<newsItem><contentSet/></newsItem>", "a.xml") == ["a.xml: holds no story to read"]
    cut = f"<newsMessage>\n{item(f'<inlineXML><p>{LEAD}</p></inlineXML>', '')}\n<newsItem><contentMeta>"
    assert complaints(cut, "a.xml") == [LEAD, "a.xml:3: is cut off: <contentMeta> of line 3 does not end"]


PIECES = st.sampled_from(
    [
        "word ",
        "é𝄞",
        "\r\n",
        "&amp;",
        "&lt;b&gt;",
        "&amp;quot;",
        "&#38;#8217;",
        "<![CDATA[<i>x</i>&amp;]]>",
        "<!--c-->",
    ]
)


@given(st.lists(PIECES, max_size=12))
def test_every_piece_of_escaped_html_stands_where_it_says(pieces: list[str]) -> None:
    for made in documents(item(f"<inlineData>First.{''.join(pieces)}</inlineData>"), "a.xml"):
        assert_places(made)
        assert texts(made)[:3] == [text for _, text in HEAD]
