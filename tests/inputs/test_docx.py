"""Word documents: what is a paragraph's text, what kind it is."""

from __future__ import annotations

import pytest
from docx_files import LEAD, STRICT, W, file, p, r, styled, t
from office_files import assert_places, blocks, complaint, only, packed, unpacked

from tlqa.engine import Checker
from tlqa.errors import InputError
from tlqa.inputs import docx
from tlqa.model import BlockKind


def text_of(body: str) -> str:
    document = only(file(body), "a.docx")
    assert_places(document)
    return document.file_text


def test_a_paragraph_is_a_line() -> None:
    document = only(
        file(styled("Titel", "Ferry sails") + p(r("The ferry ") + r("sailed.")) + p("") + p(r("It did."))),
        "a",
    )
    assert document.file_text == "Ferry sails\nThe ferry sailed.\n\nIt did."
    assert document.text == "Ferry sails\n\nThe ferry sailed.\n\nIt did."
    assert document.format == "docx"
    assert_places(document)


@pytest.mark.parametrize(
    ("style", "kind"),
    [
        ("Titel", BlockKind.HEADLINE),
        ("berschrift1", BlockKind.HEADLINE),
        ("Own", BlockKind.HEADLINE),
        ("berschrift2", BlockKind.SUBHEADING),
        ("Desk", BlockKind.SUBHEADING),
        ("Zitat", BlockKind.BLOCK_QUOTE),
        ("Beschriftung", BlockKind.CAPTION),
        ("Punkte", BlockKind.LIST_ITEM),
        ("Ring", BlockKind.PARAGRAPH),
        ("Nowhere", BlockKind.PARAGRAPH),
        ("Standard", BlockKind.PARAGRAPH),
    ],
)
def test_the_style_says_what_a_paragraph_is(style: str, kind: BlockKind) -> None:
    document = only(file(p(r(LEAD)) + styled(style, LEAD)), "a.docx")
    assert blocks(document) == [(BlockKind.PARAGRAPH, LEAD), (kind, LEAD)]


def test_a_heading_of_the_first_level_after_the_title_is_none_of_the_story() -> None:
    made = only(
        file(styled("Titel", "Ferry sails") + p(r(LEAD)) + styled("berschrift1", "The quay")), "a.docx"
    )
    assert blocks(made) == [
        (BlockKind.HEADLINE, "Ferry sails"),
        (BlockKind.PARAGRAPH, LEAD),
        (BlockKind.SUBHEADING, "The quay"),
    ]


def test_what_a_paragraph_says_of_itself() -> None:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>'
    body = (
        p(r(LEAD))
        + p(r("One."), numbered.format(3))
        + styled("Punkte", LEAD, numbered.format(0))
        + p(r("Two"), '<w:outlineLvl w:val="1"/>')
        + f"<w:tbl><w:tblPr/><w:tr><w:tc><w:tcPr/>{p(r('Cell'))}</w:tc>"
        + f"<w:tc>{styled('Desk', 'Head')}</w:tc></w:tr></w:tbl>"
    )
    assert blocks(only(file(body), "a.docx")) == [
        (BlockKind.PARAGRAPH, LEAD),
        (BlockKind.LIST_ITEM, "One."),
        (BlockKind.PARAGRAPH, LEAD),
        (BlockKind.SUBHEADING, "Two"),
        (BlockKind.TABLE_CELL, "Cell"),
        (BlockKind.SUBHEADING, "Head"),
    ]


FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, SEPARATE, END = map(FIELD.format, ("begin", "separate", "end"))
BREAKS = "<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t><w:tab/><w:t>d</w:t></w:r>"
DELETED = "<w:del><w:r><w:delText>b</w:delText></w:r></w:del>"
INNER = f"<w:pict><w:txbxContent>{p(r('Boxed'))}</w:txbxContent></w:pict>"
TWICE = "<w:r><mc:AlternateContent><mc:Choice Requires='{}'>{}</mc:Choice>{}</mc:AlternateContent></w:r>"
BOX = TWICE.format("wps", INNER, f"<mc:Fallback>{INNER}</mc:Fallback>")
EMOJI = TWICE.format("w16se", "", f"<mc:Fallback>{t('☺')}</mc:Fallback>")
CHANGED = '<w:rPr><w:{} w:id="1" w:author="A"/></w:rPr>'


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (p(r("a") + f"<w:ins>{r('b')}</w:ins><w:moveTo>{r('c')}</w:moveTo>"), "abc"),
        (p(r("a") + DELETED + f"<w:moveFrom>{r('c')}</w:moveFrom>"), "a"),
        (p(r("a", '<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>')), "a"),
        (p(r("a"), CHANGED.format("del")) + p(r("b")) + p(r("c")), "ab\nc"),
        (p(r("a"), CHANGED.format("ins")) + p(r("b")), "a\nb"),
        (p(f"<w:moveFrom>{r('a')}</w:moveFrom>", CHANGED.format("moveFrom")) + p(r("b")), "b"),
        (p(r("a"), CHANGED.format("del")), "a"),
        (f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{p(r('x'))}</w:tc></w:tr></w:tbl>" + p(r("a")), "a"),
        (p(BREAKS), "a\u2028b\u2028c\td"),
        (p("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r>"), "a\u2011bc"),
        (p('<w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:sym w:char="00E9"/></w:r>'), "\u2022é"),
        (p('<w:r><w:sym w:char="nonsense"/><w:sym w:char="D800"/><w:sym/><w:t>a</w:t></w:r>'), "a"),
        (p(r("a"), '<w:tabs><w:tab w:val="left" w:pos="20"/></w:tabs>'), "a"),
        (p(r("see ") + BEGIN + r("code") + SEPARATE + r("page") + END), "see page"),
        (p(BEGIN + BEGIN + r("x") + SEPARATE + r("y") + END + r("z") + SEPARATE + r("b") + END), "b"),
        (p(f'<w:fldSimple w:instr="DATE">{r("today")}</w:fldSimple>'), "today"),
        (p(f"<w:hyperlink>{r('link')}</w:hyperlink><w:smartTag>{r('ed')}</w:smartTag>"), "linked"),
        (p(f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{r('kept')}</w:sdtContent></w:sdt>"), "kept"),
        (p(r("a") + r("b", "<w:vanish/>") + r("c", '<w:vanish w:val="0"/>')), "ac"),
        (p(r("a") + r("b", '<w:rStyle w:val="Geheim"/>')), "a"),
        (p(r("a"), "<w:rPr><w:vanish/></w:rPr>"), "a"),
        (p(r("a") + BOX + r("b")), "ab\nBoxed"),
        (p(EMOJI), "☺"),
        (p(r("a") + f"<w:r>{INNER}</w:r>" + r("b")) + p(r("c")), "ab\nBoxed\nc"),
        (p('<w:r><w:footnoteReference w:id="1"/><w:commentReference w:id="0"/><w:t>a</w:t></w:r>'), "a"),
        (p("<w:r><w:t>  a b\n c </w:t></w:r>" + r(" d ")), "a b  c d "),
        (p("<w:r><w:t>&#32;&amp;&#233;&#x201C;<![CDATA[<b>&amp;]]></w:t></w:r>"), "&é“<b>&amp;"),
        (p(f"<w:r><w:ruby><w:rt>{r('x')}</w:rt><w:rubyBase>{r('a')}</w:rubyBase></w:ruby></w:r>"), "a"),
        ("", ""),
    ],
)  # fmt: skip
def test_what_is_a_paragraphs_text(body: str, text: str) -> None:
    assert text_of(body) == text


def test_a_break_ends_a_line_of_the_story_and_none_of_the_file() -> None:
    document = only(file(p(f"<w:r>{t(LEAD)}<w:br/>{t(LEAD)}</w:r>")), "a.docx")
    assert document.text == f"{LEAD}\n{LEAD}"
    assert document.file_text == f"{LEAD}\u2028{LEAD}"
    assert len(document.blocks) == 2


def test_two_breaks_are_a_blank_line() -> None:
    document = only(file(p(f"<w:r>{t(LEAD)}<w:br/><w:br/>{t(LEAD)}</w:r>")), "a.docx")
    assert document.text == f"{LEAD}\n\n{LEAD}"
    assert_places(document)


def opaque(body: str) -> list[str]:
    document = only(file(body), "a.docx")
    return [document.text[start:end] for start, end in document.opaque]


def test_another_language_is_not_judged() -> None:
    french, style = r("bien sûr", '<w:lang w:val="fr-FR"/>'), r("hélas", '<w:rStyle w:val="Welsch"/>')
    said = r("of course", '<w:lang w:val="en-US" w:bidi="ar-SA"/>') + r("x", '<w:lang w:val="x-none"/>')
    assert opaque(p(r(LEAD) + french + said + style)) == ["bien sûr", "hélas"]


def test_a_language_that_most_of_the_text_is_marked_with_is_the_keyboards() -> None:
    spanish, french = '<w:lang w:val="es-ES"/>', '<w:lang w:val="fr-FR"/>'
    assert opaque(p(r(LEAD, spanish) + r(" bien sûr ", french)) + p(r(LEAD, spanish))) == [" bien sûr"]


def test_private_signs_and_formulas_are_not_judged() -> None:
    sign = '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>'
    assert opaque(
        p(r(LEAD) + sign + r("is ") + "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>" + r(" so"))
    ) == [
        "\uf04a",
        " x=1",
    ]


def test_strict_files_other_names_of_parts_and_other_prefixes() -> None:
    rels = (
        '<Relationships><Relationship Type="http://x/relationships/officeDocument" Target="/text/doc2.xml"/>'
        '<Relationship Type="http://x/hyperlink" Target="http://example.org" TargetMode="External"/>'
        "</Relationships>"
    )
    looks = '<Relationships><Relationship Type="http://x/styles" Target="../looks.xml"/></Relationships>'
    style = '<d:style d:styleId="K"><d:name d:val="Caption"/></d:style>'
    body = '<d:p><d:pPr><d:pStyle d:val="K"/></d:pPr><d:r><d:t>Ferry sails</d:t></d:r></d:p>'
    data = packed({
        "_rels/.rels": rels,
        "text/doc2.xml": f'<d:document xmlns:d="{STRICT}"><d:body>{body}</d:body></d:document>',
        "text/_rels/doc2.xml.rels": looks,
        "looks.xml": f'<d:styles xmlns:d="{STRICT}">{style}</d:styles>',
    })  # fmt: skip
    assert blocks(only(data, "a.docx")) == [(BlockKind.CAPTION, "Ferry sails")]
    changed = docx.edit(data, [(5, 6, " \n")])
    assert (
        b'<d:t xml:space="preserve">Ferry </d:t><d:br/><d:t xml:space="preserve">sails</d:t>'
        in unpacked(changed)["text/doc2.xml"]
    )


def test_a_part_in_utf_16() -> None:
    document = '<?xml version="1.0" encoding="UTF-16"?>'
    document += f'<w:document xmlns:w="{W}"><w:body>{p(r("Café “sails”"))}</w:body></w:document>'
    data = packed({"word/document.xml": document.encode("utf-16")})
    assert only(data, "a.docx").file_text == "Café “sails”"
    changed = docx.edit(data, [(3, 4, "ée")])
    assert unpacked(changed)["word/document.xml"] == document.replace("é", "ée").encode("utf-16")


def test_a_finding_stands_at_its_paragraph_and_character() -> None:
    spoken = "The deal is dead,” the envoy told reporters on Sunday."
    data = file(p(r(LEAD)) + p(r("The deal is ") + r("de", "<w:b/>") + r("ad,”") + r(spoken[18:])))
    (report,) = [*Checker(select=["en/quotes/unopened"]).check_stories(data, "a.docx")]
    assert not isinstance(report, InputError)
    (finding,) = report.findings
    assert report.document.file_text.split("\n")[1] == spoken
    assert report.document.file_text[finding.start : finding.end] == finding.text == "The deal is dead,”"
    assert finding.start == len(LEAD) + 1


def test_the_same_story_as_in_plain_text() -> None:
    story = [
        "Ferry sails again after ten days",
        "By Jane Roe",
        "PORT ANNE, March 5 (Wire) — " + LEAD,
        "",
        LEAD,
        "What next",
        LEAD,
    ]
    checker = Checker()
    plain = checker.check_text("\n\n".join(filter(None, story)))
    document = only(file("".join(p(r(line)) for line in story)), "a.docx")
    assert document.text == plain.document.text
    assert document.blocks == plain.document.blocks
    assert checker.check(document).score.value == plain.score.value


def test_files_that_cannot_be_read() -> None:
    good = file(p(r(LEAD)))
    assert complaint(good[: len(good) // 2], "a.docx") == (
        "a.docx: is cut off or damaged: the directory of the archive is not there"
    )
    assert (
        complaint(b"Just text", "a.docx") == "a.docx: is no DOCX file: it is not an archive of the zip kind"
    )
    assert "is an old Word file (.doc)" in complaint(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.docx"
    )
    assert (
        complaint(packed({"x": "y"}), "a.docx") == "a.docx: is no DOCX file: it has no part word/document.xml"
    )
    at = good.index(b"word/document.xml") + len("word/document.xml") + 20
    assert "a.docx: is cut off or damaged: word/document.xml" in complaint(
        good[:at] + b"\0\1\2\3" + good[at + 4 :], "a.docx"
    )


def test_xml_that_is_none() -> None:
    cut = packed({"word/document.xml": f'<w:document xmlns:w="{W}">\n<w:body><w:p>'})
    assert (
        complaint(cut, "a.docx")
        == "a.docx: word/document.xml is no XML: no element found (its line 2, column 14)"
    )
    wrong = packed({"word/document.xml": b'<?xml version="1.0" encoding="klingon"?><a/>'})
    assert complaint(wrong, "a.docx") == "a.docx: word/document.xml is not in the encoding that it declares"
    latin = packed({"word/document.xml": "<a>é</a>".encode("latin-1")})
    assert "is no XML: not well-formed" in complaint(latin, "a.docx")


@pytest.mark.parametrize(
    "inside", ['[<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]', 'SYSTEM "file:///etc/passwd"']
)
def test_entities_are_refused(inside: str) -> None:
    data = packed({"word/document.xml": f"<!DOCTYPE w {inside}><w/>"})
    assert complaint(data, "a.docx") == (
        "a.docx: word/document.xml holds a document type, which no office file has; it is not read"
    )


def test_bombs_are_refused() -> None:
    bomb = packed({"word/document.xml": b" " * 40_000_000})
    assert complaint(bomb, "a.docx") == (
        "a.docx: is not read: word/document.xml unpacks to more than 16 MB, a bomb perhaps"
    )


def test_a_locked_part_is_said_to_be_locked() -> None:
    data = bytearray(packed({"word/document.xml": "<w/>"}))
    for mark, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(mark) + at] |= 1
    assert complaint(bytes(data), "a.docx") == "a.docx: is protected with a password"


def test_how_sure_it_is() -> None:
    data = file(p(r(LEAD)))
    assert docx.sniff(data, "story.bin") > 0.9
    assert docx.sniff(packed({"xl/workbook.xml": "<x/>"}), "a.xlsx") == 0
    assert docx.sniff(LEAD.encode(), "a.txt") == 0
    assert docx.sniff(b"", "a.docx") == 0.5
