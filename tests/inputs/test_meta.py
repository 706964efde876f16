"""What each format says of a story's desk, the language it came from and the engine, by its own names."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tlqa import languages
from tlqa.errors import InputError
from tlqa.inputs._meta import Notes, known, language, noted
from tlqa.inputs.base import Raw, read
from tlqa.model import Document, Meta

ENGLISH = languages.get("en")
TEXT = "The ferry between the two islands sailed again on Monday after three days in port."
ALL = Meta("Sport", "fr", "Arlet 3")


def metas(text: str, path: str) -> list[Meta]:
    stories = list(read(Raw(text.encode(), path, ENGLISH)))
    assert all(isinstance(story, Document) for story in stories), stories
    return [story.meta for story in stories if not isinstance(story, InputError)]


FRONTS = {
    "yaml": "---\ntitle: Ferry sails\ndesk: Sport\nsource_language: fr\nengine: Arlet 3\n---\n",
    "quoted": '---\nsection: "Sport"\ntranslated_from: \'French\'\nmt-engine: "Arlet 3"\n---\n',
    "camels": "---\ndesk: Sport\nsourceLanguage: fr\nmtEngine: Arlet 3\n---\n",
    "toml": '+++\ntitle = "Ferry sails"\ndesk = "Sport"\nsource_language = "fr"\nengine = "Arlet 3"\n+++\n',
    "json": '{"title": "Ferry sails", "desk": "Sport", "source_language": "fr", "translator": "Arlet 3"}\n',
}


@pytest.mark.parametrize("name", FRONTS)
def test_front_matter(name: str) -> None:
    (story,) = read(Raw((FRONTS[name] + f"\n{TEXT}\n").encode(), "a.md", ENGLISH))
    assert isinstance(story, Document)
    assert story.meta == ALL
    assert "Arlet" not in story.text
    assert "Sport" not in story.text


def test_norwegian_is_not_false() -> None:
    assert metas(f"---\nsource_language: no\n---\n\n{TEXT}\n", "a.md") == [Meta(source="no")]


def test_what_says_nothing() -> None:
    assert metas(f"---\ndesk: ~\nengine: null\nsource_language: ''\n---\n\n{TEXT}\n", "a.md") == [Meta()]
    assert metas(TEXT, "a.txt") == [Meta()]


@pytest.mark.parametrize("path", ["a.adoc", "a.rst"])
def test_fields_at_the_beginning(path: str) -> None:
    fields = ":desk: Sport\n:source-language: fr\n:engine: Arlet 3\n"
    title = f"= Ferry sails\n{fields}\n" if path == "a.adoc" else f"Ferry sails\n===========\n\n{fields}\n"
    assert metas(f"{title}{TEXT}\n", path) == [ALL]


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="desk" content="Sport"><meta name="source-language" content="fr">'
        '<meta name="mt-engine" content="Arlet 3">',
        '<meta property="article:section" content="Sport"><meta itemprop=translated_from content=French>'
        '<meta http-equiv="X-Translated-By" content="Arlet 3">',
        '<meta name="parsely-section" content=" Sport "><meta name="source_lang" content="FR">'
        '<meta name="translator" content="Arlet&#32;3">',
    ],
)
def test_html(head: str) -> None:
    page = (
        f"<!DOCTYPE html><html lang=en><head><title>A</title>{head}</head><body><p>{TEXT}</p></body></html>"
    )
    assert metas(page, "a.html") == [ALL]


def test_the_generator_of_a_page_is_no_engine() -> None:
    page = f'<html><head><meta name="generator" content="Site 6"></head><body><p>{TEXT}</p></body></html>'
    assert metas(page, "a.html") == [Meta()]


NITF = """<nitf><head><title>Ferry sails</title>{head}</head><body><body.head><hedline><hl1>Ferry sails</hl1>
</hedline></body.head><body.content><p>{text}</p></body.content></body></nitf>"""


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="source_language" content="fr"/><meta name="mt_engine" content="Arlet 3"/>'
        '<pubdata type="print" position.section="Sport"/>',
        '<tobject><tobject.subject tobject.subject.type="Sport" tobject.subject.matter="Boats"/></tobject>'
        '<meta name="source_language" content="fr"/><meta name="mt_engine" content="Arlet 3"/>',
        '<tobject><tobject.subject tobject.subject.type="Boats"/></tobject><docdata><identified-content>'
        '<classifier type="desk" value="Sport"/><classifier type="source-language">French</classifier>'
        '<classifier class="engine" value="Arlet 3"/></identified-content></docdata>'
        '<pubdata position.section="A"/>',
    ],
)
def test_nitf(head: str) -> None:
    assert metas(NITF.format(head=head, text=TEXT), "a.xml") == [ALL]


G2 = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:ferry" xml:lang="en"><itemMeta>
<itemClass qcode="ninat:text"/>{item}</itemMeta><contentMeta><language tag="en"/>{content}
<headline>Ferry sails</headline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{text}</p></body></html></inlineXML></contentSet></newsItem>"""


@pytest.mark.parametrize(
    ("item", "content"),
    [
        (
            '<service qcode="svc:spf"><name>Sport</name></service>'
            '<link rel="irel:translatedFrom" residref="urn:ferry:fr"><language tag="fr"/></link>',
            '<contributor role="crol:translator" qcode="sw:arlet"><name>Arlet 3</name></contributor>',
        ),
        (
            '<service qcode="svc:all"><name>Everything</name></service>',
            '<subject type="cpnat:department" qcode="dep:9"><name xml:lang="fr">Sports</name>'
            '<name xml:lang="en">Sport</name></subject><contentMetaExtProperty rel="x:sourceLanguage" '
            'value="fr"/><contentMetaExtProperty rel="x:engine" literal="Arlet 3"/>',
        ),
    ],
)
def test_newsml_g2(item: str, content: str) -> None:
    assert metas(G2.format(item=item, content=content, text=TEXT), "a.xml") == [ALL]


def test_newsml_g2_has_codes_where_it_has_no_names() -> None:
    assert metas(G2.format(item='<service qcode="svc:spt"/>', content="", text=TEXT), "a.xml") == [
        Meta("spt")
    ]


def test_newsml_1() -> None:
    file = (
        "<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Ferry sails</HeadLine></NewsLines>"
        "<AdministrativeMetadata><Provider><Party FormalName='X'/></Provider>"
        "<Property FormalName='Department' Value='Sport'/></AdministrativeMetadata><DescriptiveMetadata>"
        "<Language FormalName='en'/><Property FormalName='SourceLanguage' Value='fr'/>"
        "<Property FormalName='Engine' Value='Arlet 3'/></DescriptiveMetadata><ContentItem>"
        f"<DataContent><p>{TEXT}</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"
    )
    assert metas(file, "a.xml") == [ALL]


@pytest.mark.parametrize(
    "fields",
    [
        {
            "subjects": [{"name": "Boats"}, {"name": "Sport", "rel": "department"}],
            "infoSources": [{"name": "Arlet 3", "role": "crol:translator"}],
            "associations": [
                {"name": "original", "rel": "translatedFrom", "uri": "urn:ferry:fr", "language": "fr"}
            ],
        },
        {
            "service": [{"name": "Sport", "code": "s"}],
            "infosource": [{"name": "Wire"}, {"name": "Arlet 3", "role": "translation"}],
            "source_language": "fr",
        },
        {"desk": "Sport", "sourceLanguage": "French", "translatedBy": "Arlet 3"},
    ],
)
def test_ninjs(fields: dict[str, object]) -> None:
    item = {
        "uri": "urn:ferry",
        "language": "en",
        "headlines": [{"value": "Ferry sails"}],
        "bodies": [{"value": TEXT}],
    }
    assert metas(json.dumps(item | fields), "a.json") == [ALL]


def test_records_each_have_their_own() -> None:
    rows = [
        {"text": TEXT, "desk": "Sport", "source_lang": "fr", "engine": "Arlet 3"},
        {"text": TEXT, "metadata": {"section": "Business", "translated_from": "pt_br"}},
        {"text": TEXT, "desk": 3, "engine": None},
    ]
    lines = "".join(f"{json.dumps(row)}\n" for row in rows)
    assert metas(lines, "a.jsonl") == [ALL, Meta("Business", "pt-BR"), Meta()]


def test_columns() -> None:
    table = f'id,Desk,Source Language,MT engine,text\n1,Sport,fr,Arlet 3,"{TEXT}"\n2,,,,"{TEXT}"\n'
    assert metas(table, "a.csv") == [ALL, Meta()]


def test_a_record_that_is_html() -> None:
    record = {"text": f"<p>{TEXT}</p>", "desk": "Sport"}
    assert metas(json.dumps(record) + "\n", "a.jsonl") == [Meta("Sport")]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("fr", "fr"),
        ("FR", "fr"),
        ("pt_br", "pt-BR"),
        ("zh-hans-cn", "zh-Hans-CN"),
        ("Ukrainian", "uk"),
        ("und", ""),
        ("the wire", ""),
        ("français", ""),
        ("x", ""),
    ],
)
def test_languages(said: str, meant: str) -> None:
    assert language(said) == meant


def test_a_desk_wins_over_a_section_whatever_comes_first() -> None:
    fields = [("section", "A"), ("desk", "Sport"), ("department", "B")]
    assert noted(fields).desk == noted(reversed(fields)).desk == "Sport"


@given(st.text(max_size=300), st.text(max_size=600))
def test_whatever_is_said_is_one_short_line(name: str, value: str) -> None:
    notes = Notes()
    notes.say(name, value)
    for field in ("desk", "source", "engine"):
        notes.put(field, value)
    for said in (notes.meta.desk, notes.meta.source, notes.meta.engine):
        assert len(said) <= 200
        assert said == " ".join(said.split())
    assert known(name) in ("", known(known(name)))
