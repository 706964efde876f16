"""OpenDocument text: what is a paragraph's text, what kind it is, and how a fix is written back."""

from __future__ import annotations

import re
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office_files import assert_places, blocks, complaint, edited, edits_of, only, packed, unpacked

from tlqa.engine import Checker
from tlqa.errors import InputError
from tlqa.inputs import odt
from tlqa.model import BlockKind

URN = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = " ".join(
    f'xmlns:{prefix}="{URN}{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "style": "style",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
    }.items()
)
LOOKS = """
<style:default-style style:family="paragraph"><style:text-properties fo:language="en" fo:country="GB"/>
</style:default-style>
<style:style style:name="Heading" style:family="paragraph"/>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"/>
<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Heading"/>
<style:style style:name="Own" style:family="paragraph" style:default-outline-level="1"/>
<style:style style:name="Quotations" style:family="paragraph"/>
<style:style style:name="Caption" style:family="paragraph"/>
<style:style style:name="Illustration" style:family="paragraph" style:parent-style-name="Caption"/>
<style:style style:name="Ring" style:family="paragraph" style:parent-style-name="Ring"/>
"""
AUTOMATIC = """
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>
<style:style style:name="T1" style:family="text"><style:text-properties fo:language="fr"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="T3" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
"""
LEAD = "The ferry to the island sailed again on Tuesday after ten days of strike."


def p(content: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def span(content: str, style: str = "T3") -> str:
    return f'<text:span text:style-name="{style}">{content}</text:span>'


def file(body: str, **more: str) -> bytes:
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {SPACES}>'
        f"<office:automatic-styles>{AUTOMATIC}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    styles = (
        f"<office:document-styles {SPACES}><office:styles>{LOOKS}</office:styles></office:document-styles>"
    )
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content,
            "styles.xml": styles,
            "META-INF/manifest.xml": f"<manifest>{more.get('manifest', '')}</manifest>",
        }
    )


def test_a_paragraph_is_a_line() -> None:
    body = p("Ferry sails", "Title") + p(f"The ferry {span('sailed')}.") + "<text:p/>" + p("It did.")
    document = only(file(body), "a.odt")
    assert document.file_text == "Ferry sails\nThe ferry sailed.\n\nIt did."
    assert document.text == "Ferry sails\n\nThe ferry sailed.\n\nIt did."
    assert document.format == "odt"
    assert_places(document)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (p(LEAD, "Title"), BlockKind.HEADLINE),
        (p(LEAD, "Own"), BlockKind.HEADLINE),
        (p(LEAD, "Heading_20_2"), BlockKind.SUBHEADING),
        (f'<text:h text:outline-level="1">{LEAD}</text:h>', BlockKind.HEADLINE),
        (f"<text:h>{LEAD}</text:h>", BlockKind.HEADLINE),
        (f'<text:h text:outline-level="3">{LEAD}</text:h>', BlockKind.SUBHEADING),
        (p(LEAD, "P1"), BlockKind.BLOCK_QUOTE),
        (p(LEAD, "Illustration"), BlockKind.CAPTION),
        (p(LEAD, "Subtitle"), BlockKind.SUBHEADING),  # a built-in style that the file does not write down
        (p(LEAD, "Author"), BlockKind.BYLINE),
        (p(LEAD, "Ring"), BlockKind.PARAGRAPH),
        (f"<text:list><text:list-item>{p(LEAD)}</text:list-item></text:list>", BlockKind.LIST_ITEM),
        (f"<table:table><table:table-row><table:table-cell>{p(LEAD)}</table:table-cell></table:table-row>"
         "</table:table>", BlockKind.TABLE_CELL),
        (f"<text:section>{p(LEAD)}</text:section>", BlockKind.PARAGRAPH),
    ],
)  # fmt: skip
def test_what_a_paragraph_is(body: str, kind: BlockKind) -> None:
    assert blocks(only(file(p(LEAD) + body), "a.odt")) == [(BlockKind.PARAGRAPH, LEAD), (kind, LEAD)]


FRAME = (
    '<draw:frame text:anchor-type="paragraph">\n <svg:title>Alt</svg:title>\n <draw:text-box>\n'
    + p("Boxed")
    + "</draw:text-box><draw:image> <office:binary-data>QUJD</office:binary-data></draw:image></draw:frame>"
)
CHANGES = "<text:tracked-changes><text:changed-region><text:deletion>{}</text:deletion>"
CHANGES = CHANGES.format(p("gone")) + "</text:changed-region></text:tracked-changes>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (CHANGES + p('a<text:change text:change-id="c"/><text:change-start/>b<text:change-end/>'), "ab"),
        (p("a<office:annotation><text:p>no</text:p></office:annotation>b"), "ab"),
        (p("a<text:note><text:note-citation>1</text:note-citation><text:note-body/></text:note>b"), "ab"),
        (p('a<text:s/>b<text:s text:c="3"/>c<text:s text:c="x"/>'), "a b   c "),
        (p('<text:s text:c="99999999999"/>'), " " * 1000),
        (p("a<text:tab/>b<text:line-break/>c<text:soft-page-break/>"), "a\tb\u2028c"),
        (p("\n  a  b\r\n\tc\n"), "a b c"),
        (p(f"a {span(' b ')} c<text:tab/> d"), "a b c\t d"),
        (p("é  é"), "é é"),
        (p("a&#32; b&#xA0;&#xA0;&amp;<![CDATA[ <x>  y]]>"), "a b\u00a0\u00a0& <x> y"),
        (p(f"a{span('secret', 'T2')}b"), "ab"),
        (p('<text:a href="x">link</text:a><text:page-number>3</text:page-number>'), "link3"),
        (p(f"a{FRAME}b") + p("c"), "ab\nBoxed\nc"),
        (f"{FRAME}{p('c')}", "Boxed\nc"),
        (f'<text:section text:display="none">{p("x")}</text:section>{p("a")}', "a"),
        (
            p("<text:ruby><text:ruby-base>a</text:ruby-base><text:ruby-text>x</text:ruby-text></text:ruby>"),
            "a",
        ),
        ("", ""),
    ],
)
def test_what_is_a_paragraphs_text(body: str, text: str) -> None:
    document = only(file(body), "a.odt")
    assert document.file_text == text
    assert_places(document)


def test_another_language_is_not_judged() -> None:
    document = only(file(p(f"{LEAD} {span('bien sûr', 'T1')} so")), "a.odt")
    assert [document.text[start:end].strip() for start, end in document.opaque] == ["bien sûr"]


def test_a_finding_stands_at_its_paragraph_and_character() -> None:
    spoken = f"The   deal is {span('de')}ad,” the envoy told reporters on Sunday."
    report = Checker(select=["en/quotes/unopened"]).check_bytes(file(p(LEAD) + p(spoken)), "a.odt")
    (finding,) = report.findings
    assert report.document.file_text[finding.start : finding.end] == finding.text == "The deal is dead,”"
    assert finding.start == len(LEAD) + 1


def test_only_the_characters_change() -> None:
    body = p(f"It was {span('very', 'T3')} unique &amp; so\n  it goes") + p("On  it went.")
    data = file(body)
    changed = odt.edit(data, [(5, 14, "s ‘quite’ <")])
    before, after = unpacked(data), unpacked(changed)
    expected = body.replace("was ", "was ‘quite’ &lt;").replace("very", "").replace(" unique", "ique")
    assert after.pop("content.xml") == before.pop("content.xml").replace(body.encode(), expected.encode())
    assert list(after.items()) == list(before.items())


@pytest.mark.parametrize(
    ("content", "edits", "after"),
    [
        ("a b c", [(2, 3, "")], "a <text:s/>c"),
        ("a b", [(0, 1, "")], "<text:s/>b"),
        ("a b", [(2, 3, "")], "a<text:s/>"),
        ("a b", [(1, 1, "  \t\n")], "a <text:s/><text:tab/><text:line-break/> b"),
        ("a <text:span> b</text:span>", [(1, 2, "")], "a<text:span>b</text:span>"),
        ("a<text:s text:c='3'/>b", [(2, 4, "x")], "a xb"),
        ("a<text:s text:c='3'/>b", [(4, 4, "x")], "a<text:s text:c='3'/>xb"),
        ("<![CDATA[a]]>", [(1, 1, " \tb]]>")], "<![CDATA[a ]]><text:tab/><![CDATA[b]]]]><![CDATA[>]]>"),
    ],
)
def test_spaces_that_would_not_be_seen(content: str, edits: list[tuple[int, int, str]], after: str) -> None:
    changed = odt.edit(file(p(content)), edits)
    assert p(after).encode() in unpacked(changed)["content.xml"]


CHARACTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
WORDS = st.text(st.sampled_from("ab  é“&<>]\u2028\u00a0𝄞") | CHARACTERS, max_size=6)


ELEMENTS = ["<text:tab/>", "<text:s text:c='2'/>", "<text:line-break></text:line-break>"]


@st.composite
def pieces(draw: st.DrawFn) -> str:
    """What stands in a paragraph."""
    text = draw(WORDS | st.sampled_from([" ", "\n ", "\r\n", " \t"]))
    made = {
        "text": escape(text, quote=False),
        "span": span(escape(text, quote=False)),
        "entities": "".join(f"&#{ord(c)};" for c in text),
        "cdata": f"<![CDATA[{text.replace(']]>', '')}]]>",
        "element": draw(st.sampled_from(ELEMENTS)),
        "hidden": span(escape(text, quote=False), "T2"),
        "annotated": f"<office:annotation>{p(escape(text, quote=False))}</office:annotation>",
    }  # fmt: skip
    return made[draw(st.sampled_from(sorted(made)))]


PARAGRAPHS = st.lists(st.lists(pieces(), max_size=5).map("".join), min_size=1, max_size=4)


@given(PARAGRAPHS)
def test_any_paragraph_is_read_where_it_stands(paragraphs: list[str]) -> None:
    document = only(file("".join(map(p, paragraphs))), "a.odt")
    assert document.file_text == "\n".join(map(shown, paragraphs))
    assert_places(document)


def shown(content: str) -> str:
    """The text of a paragraph, the plain way, with signs for the elements until white space is collapsed."""
    left_out = r"<office:annotation>.*?</office:annotation>|<text:span [^>]*T2.>.*?</text:span>"
    content = re.sub(left_out, "", content, flags=re.S)
    parts = re.split(r"(<!\[CDATA\[.*?\]\]>|<[^>]*>|&#?\w+;)", content.replace("\r\n", "\n"), flags=re.S)
    text = "".join(map(_shown, parts))
    text = re.sub(r"[ \t\r\n]+", " ", text)
    text = re.sub(r"^ | $", "", text)
    return text.replace("\ue000", "\t").replace("\ue001", "  ").replace("\ue002", "\u2028")


def _shown(part: str) -> str:
    if part.startswith("<![CDATA["):
        return part[9:-3]
    if part.startswith("&#"):
        return chr(int(part[2:-1]))
    named = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "<text:tab/>": "\ue000", "<text:line-break>": "\ue002"}
    if part.startswith("<text:s "):
        return "\ue001"
    return named.get(part, "" if part.startswith("<") else part)


@given(PARAGRAPHS, st.data())
def test_reading_again_gives_the_edited_text(paragraphs: list[str], data: st.DataObject) -> None:
    file_ = file("".join(map(p, paragraphs)))
    text = only(file_, "a.odt").file_text
    edits = data.draw(edits_of(text, WORDS | st.sampled_from(["\t", " \t", " ", "  ", "]]>"])))
    changed = odt.edit(file_, edits)
    assert only(changed, "a.odt").file_text == edited(text, *edits)
    before, after = unpacked(file_), unpacked(changed)
    touched = {text.count("\n", 0, start) for start, _, _ in edits}
    untouched = [n for n in range(len(paragraphs)) if n not in touched]
    paragraph = rb"<text:p text:style-name=.Standard.>.*?</text:p>(?!</office:a)"
    lines = [re.findall(paragraph, part.pop("content.xml"), re.S) for part in (before, after)]
    assert [lines[1][n] for n in untouched] == [lines[0][n] for n in untouched]
    assert after == before


def test_edits_that_cannot_be_made() -> None:
    with pytest.raises(InputError, match="a fix cannot go over the end of a paragraph, at 1"):
        odt.edit(file(p("One") + p("Two")), [(1, 5, "x")])
    with pytest.raises(InputError, match="a fix needs text to stand in, and there is none at 0"):
        odt.edit(file(p("")), [(0, 0, "x")])


def test_files_that_cannot_be_read() -> None:
    good = file(p(LEAD))
    assert complaint(good[:-30], "a.odt") == (
        "a.odt: is cut off or damaged: the directory of the archive is not there"
    )
    assert complaint(b"Just text", "a.odt") == "a.odt: is no ODT file: it is not an archive of the zip kind"
    assert complaint(packed({"x": "y"}), "a.odt") == "a.odt: is no ODT file: it has no part content.xml"
    locked = file(p(LEAD), manifest="<manifest:encryption-data/>")
    assert complaint(locked, "a.odt") == "a.odt: is protected with a password"
    entities = packed({"content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'})
    assert complaint(entities, "a.odt") == (
        "a.odt: content.xml holds a document type, which no office file has; it is not read"
    )
    cut = packed({"content.xml": f"<office:document-content {SPACES}><office:body>"})
    assert "a.odt: content.xml is no XML: no element found" in complaint(cut, "a.odt")
    bomb = packed({"content.xml": b" " * 40_000_000})
    assert "content.xml unpacks to more than 16 MB" in complaint(bomb, "a.odt")


def test_how_sure_it_is() -> None:
    data = file(p(LEAD))
    assert odt.sniff(data, "story.bin") > 0.9
    assert odt.sniff(LEAD.encode(), "a.txt") == 0
    assert odt.sniff(packed({"x": ""}), "a.zip") == 0
    assert odt.sniff(b"", "a.odt") == 0.5
