"""RSS, Atom and WordPress exports."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wire_files import LEAD, MORE, assert_places, blocks, complaints, document, documents, texts

from tlqa.inputs import feed, wxr

RSS = (
    '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>The channel</title>{}</channel></rss>'
)
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>The feed</title>{}</feed>'
HTML = f"<p>{LEAD}</p><blockquote>We go.</blockquote>"
BODY = [("paragraph", LEAD), ("block-quote", "We go.")]


def rss(item: str) -> list[tuple[str, str]]:
    return blocks(document(RSS.format(f"<item>{item}</item>"), "a.xml", "feed"))


def atom(entry: str) -> list[tuple[str, str]]:
    return blocks(document(ATOM.format(f"<entry>{entry}</entry>"), "a.xml"))


def post(content: str, type_: str = "post", status: str = "publish") -> str:
    return (
        f"<item><title>Ferry</title><guid>g</guid><dc:creator>admin</dc:creator><content:encoded><![CDATA[{content}]]>"
        f"</content:encoded><wp:post_type>{type_}</wp:post_type><wp:status>{status}</wp:status></item>"
    )


@pytest.mark.parametrize(
    "body",
    [
        f"<description>{escape(HTML)}</description>",
        f"<description><![CDATA[{HTML}]]></description>",
        f"<description>{MORE}</description><content:encoded><![CDATA[{HTML}]]></content:encoded>",
        f"<content:encoded>\n<![CDATA[<p>{LEAD}</p>]]>&lt;blockquote>We go.&lt;/blockquote>"
        "</content:encoded>",
        f"<media:description>{MORE}</media:description><description>{escape(HTML)}</description>",
    ],
)
def test_each_form_of_a_body(body: str) -> None:
    assert rss(body) == BODY


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Ferry &amp; quay", "Ferry & quay"),
        ("It&amp;#8217;s &lt;i&gt;the&lt;/i&gt; ferry", "It’s the ferry"),
        ("<![CDATA[It&#8217;s <i>the</i> ferry]]>", "It’s the ferry"),
    ],
)
def test_a_title_may_be_html(title: str, text: str) -> None:
    assert rss(f"<media:title>no</media:title><title>{title}</title>") == [("headline", text)]


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("<author>desk@example.com (Ann Example)</author>", ["Ann Example"]),
        ("<author>desk@example.com</author>", []),
        ("<dc:creator><![CDATA[Ann Example]]></dc:creator>", ["Ann Example"]),
    ],
)
def test_authors(author: str, name: list[str]) -> None:
    found = rss(f"<title>Ferry</title>{author}<description>{LEAD}</description>")
    assert [text for kind, text in found if kind == "byline"] == name


def test_without_tags_blank_lines_part_paragraphs() -> None:
    assert rss(f"<description>{LEAD}\r\n\r\n{MORE}</description>") == [
        ("paragraph", LEAD),
        ("paragraph", MORE),
    ]


@pytest.mark.parametrize(
    "body",
    [
        f"<content type='html'>{escape(HTML)}</content>",
        f"<summary>{MORE}</summary><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>{HTML}</div></content>",
        "<content type='xhtml'><x:div xmlns:x='http://www.w3.org/1999/xhtml'>"
        + HTML.replace("</", "</x:").replace("<p", "<x:p").replace("<b", "<x:b")
        + "</x:div></content>",
        f"<content type='text/xml'><nitf><body><body.content><p>{LEAD}</p><bq>We go.</bq></body.content>"
        "</body></nitf></content>",
    ],
)
def test_atom(body: str) -> None:
    found = atom(
        f"{body}<title type='html'>&lt;b&gt;Ferry&lt;/b&gt;</title><author><name>Ann Example</name></author>"
    )
    assert found == [("headline", "Ferry"), ("byline", "Ann Example"), *BODY]


def test_text_of_atom_is_no_html() -> None:
    assert atom(f"<summary>{LEAD} &lt;b&gt;</summary>")[0][1] == f"{LEAD} <b>"


def test_a_story_an_item() -> None:
    items = (
        "<item><title>A</title><guid>g</guid></item><item/><item><title>B</title><link>l</link></item>"
        "<item><title>C</title></item>"
    )
    assert [each.story for each in documents(RSS.format(items), "a.xml", "feed")] == ["g", "l", "4"]
    entries = "<entry><id>i</id><title>A</title></entry><entry><link href='h'/><title>B</title></entry>"
    assert [each.story for each in documents(ATOM.format(entries), "a.xml")] == ["i", "h"]


def test_comments_belong_to_the_item_they_are_in_and_orders_around_to_all() -> None:
    one, two = documents(
        RSS.format(
            "<!--tlqa-disable--><item><!--b--><title>A</title></item><!--d-->"
            "<item><title>B</title></item><!--tlqa-enable-->"
        ),
        "a.xml",
        "feed",
    )
    around = ["tlqa-disable", "tlqa-enable"]
    assert [c.text for c in one.comments] == [around[0], "b", around[1]]
    assert [c.text for c in two.comments] == around


def test_a_post() -> None:
    content = (
        f"{LEAD}\n\n[caption id='1']<img src='a'/> The quay[/caption]\n[gallery ids='1,2']\n\n"
        f"<h2>Boats</h2>\n{MORE}\nThe end [sic]. [embed]http://a[/embed]"
    )
    made = document(RSS.format(post(content)), "a.xml")
    assert (made.format, made.story) == ("wxr", None)
    assert blocks(made) == [
        ("headline", "Ferry"),
        ("paragraph", LEAD),
        ("caption", "The quay"),
        ("subheading", "Boats"),
        ("paragraph", MORE),
        ("paragraph", "The end [sic]."),
    ]


def test_a_post_with_paragraphs() -> None:
    made = document(
        RSS.format(post(f"<!-- wp:paragraph -->\n<p>{LEAD}\n\nSo.</p>\n<!-- /wp:paragraph -->")), "a.xml"
    )
    assert texts(made) == ["Ferry", f"{LEAD} So."]


def test_only_what_is_published_is_a_story() -> None:
    posts = [
        post(LEAD, "page"),
        post(MORE, status="draft"),
        post(MORE, "attachment", "inherit"),
        post(MORE, "nav_menu_item"),
    ]
    assert [texts(each) for each in documents(RSS.format("".join(posts)), "a.xml")] == [["Ferry", LEAD]]
    assert complaints(RSS.format(posts[1]), "a.xml") == ["a.xml: holds no story to read"]


@pytest.mark.parametrize(
    ("data", "path", "sure"),
    [
        ("<rss version='2.0'/>", "a", (0.9, 0.0)),
        (RSS, "a.xml", (0.9, 0.95)),
        (ATOM, "a.xml", (0.9, 0.0)),
        ("<feed/>", "a.xml", (0.0, 0.0)),
        ("<rdf:RDF xmlns='http://purl.org/rss/1.0/' xmlns:rdf='r'>", "a", (0.9, 0.0)),
        ("text", "a.rss", (0.4, 0.0)),
        ("text", "a.wxr", (0.0, 0.4)),
    ],
)
def test_sniff(data: str, path: str, sure: tuple[float, float]) -> None:
    assert (feed.sniff(data.encode(), path), wxr.sniff(data.encode(), path)) == sure


def test_what_is_wrong_is_said() -> None:
    cut = RSS.format("<item><title>A</title></item>\n<item><title>B")[:-16]
    assert complaints(cut, "a.rss", "feed") == ["A", "a.rss:2: is cut off: <title> of line 2 does not end"]
    assert complaints(RSS.format("<item/>"), "a.rss", "feed") == ["a.rss: holds no story to read"]


PIECES = st.sampled_from(
    [
        "word ",
        "é𝄞",
        "\r\n\r\n",
        "&amp;amp;",
        "&amp;",
        "&amp;#8217;",
        "&lt;p&gt;",
        "&lt;q&gt;a&lt;/q&gt;",
        "<![CDATA[<b>x</b>&lsquo;]]>",
        "&lt;br/&gt;",
        "[a b='c']",
        "<!--c-->",
    ]
)


@given(st.lists(PIECES, max_size=12), st.lists(PIECES, max_size=4))
def test_every_piece_stands_where_it_says(pieces: list[str], title: list[str]) -> None:
    item = (
        f"<item><title>T{''.join(title)}</title><content:encoded>{''.join(pieces)}</content:encoded></item>"
    )
    for format_ in ("feed", "wxr"):
        for made in documents(RSS.format(item), "a.xml", format_):
            assert_places(made)
            assert made.text[0] == "T"
