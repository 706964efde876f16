"""XML as events: where each stands, and what is refused."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tlqa.errors import InputError
from tlqa.inputs._xml import DEEPEST, Sort, declared_encoding, events, within

TEXT = st.text(st.sampled_from("ab é𝄞“ \n") | st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)


def told(text: str) -> list[tuple[str, str]]:
    return [(event.sort.name, text[event.low : event.high]) for event in events(text, "a.xml")]


def error(text: str) -> str:
    with pytest.raises(InputError) as caught:
        list(events(text, "a.xml"))
    return str(caught.value)


def test_events_stand_where_they_say() -> None:
    text = '\n<?xml version="1.0"?><!--h--><é a="x>y">é𝄞 <b/>&amp;<![CDATA[<p>]]><?pi ?>z<c> </c ></é>'
    assert told(text) == [
        ("COMMENT", "h"),
        ("START", '<é a="x>y">'),
        ("TEXT", "é𝄞 "),
        ("START", "<b/>"),
        ("END", ""),
        ("TEXT", "&amp;"),
        ("CDATA", "<p>"),
        ("TEXT", "z"),
        ("START", "<c>"),
        ("TEXT", " "),
        ("END", "</c >"),
        ("END", "</é>"),
    ]


def test_names_have_their_namespace() -> None:
    text = '<a xmlns="u" xmlns:p="v"><p:b/><c xmlns=""><d/></c><q:e/><f/></a>'
    names = [(event.name, event.space) for event in events(text, "a.xml") if event.sort is Sort.START]
    assert names == [("a", "u"), ("b", "v"), ("c", ""), ("d", ""), ("e", "q"), ("f", "u")]


def test_within_ends_with_the_element() -> None:
    stream = events("<a><b><b>1</b>2</b>3</a>", "a.xml")
    next(stream), next(stream)
    assert [event.sort.name for event in within(stream)] == ["START", "TEXT", "END", "TEXT"]
    assert next(stream).sort is Sort.TEXT


@given(st.lists(st.tuples(st.sampled_from(["text", "cdata", "comment", "element", "empty"]), TEXT)))
def test_pieces_are_those_that_were_written(pieces: list[tuple[str, str]]) -> None:
    written, expected = "<r>", []
    for sort, text in pieces:
        said = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        bare = re.sub("[-&<>\\]]", "", text)
        form, piece = {
            "text": (said, said),
            "cdata": (f"<![CDATA[{bare}]]>", bare),
            "comment": (f"<!--{bare}-->", bare),
            "element": (f"<e a='{bare.replace(chr(39), '')}'>{said}</e>", said),
            "empty": (f"<e{'' if not bare else ' '}/>", ""),
        }[sort]
        written += form
        expected.append(piece)
    written += "</r>"
    kinds = (Sort.TEXT, Sort.CDATA, Sort.COMMENT)
    found = [written[e.low : e.high] for e in events(written, "a.xml") if e.sort in kinds]
    assert "".join(found) == "".join(expected)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<a>\n<b>x", "a.xml:2: is cut off: <b> of line 2 does not end"),
        ("<a>\n<b x='", "a.xml:2: is cut off: <a> of line 1 does not end"),
        ("<a><![CDATA[x", "a.xml:1: is cut off: <a> of line 1 does not end"),
        ("<a>\n<b></a>", "a.xml:2: is no well-formed XML: the end tag is not that of <b> of line 2"),
        (
            "\n\n<a>AT&T</a>",
            "a.xml:3: is no well-formed XML: a bare & or <, or a control character, stands there",
        ),
        ("<a/><b/>", "a.xml:1: is no well-formed XML: junk after document element"),
        ("", "a.xml: is empty, and no XML"),
        ("text", "a.xml:1: is no well-formed XML: syntax error"),
        ("<a>&who;</a>", "a.xml:1: refers to the entity 'who', which is not defined"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, said: str) -> None:
    assert error(text) == said


@pytest.mark.parametrize(
    "declaration", ['<!ENTITY lol "lol">', '<!ENTITY lol SYSTEM "file:///x">', '<!ENTITY % lol "x"> %lol;']
)
def test_entities_are_refused(declaration: str) -> None:
    text = f"<!DOCTYPE a [\n{declaration}]>\n<a>&lol;</a>"
    assert error(text) == "a.xml:2: defines the entity 'lol': files with entities of their own are not read"


def test_a_document_type_and_the_entities_of_html_are_no_harm() -> None:
    text = '<!DOCTYPE nitf SYSTEM "nitf.dtd" [<!ELEMENT a ANY>]><a>x&nbsp;&rsquo;</a>'
    assert told(text) == [("START", "<a>"), ("TEXT", "x&nbsp;&rsquo;"), ("END", "</a>")]


def test_depth_is_bounded() -> None:
    text = "<a>" * (DEEPEST + 1) + "</a>" * (DEEPEST + 1)
    assert error(text) == f"a.xml:1: is nested deeper than {DEEPEST} elements"
    assert len(told(text[3:-4])) == 2 * DEEPEST


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b'<?xml version="1.0" encoding="UTF-8"?>', "utf-8"),
        (b"<?xml version='1.0' encoding='ISO-8859-1' ?>", "windows-1252"),
        (b'<?xml version="1.0" encoding="UTF-16"?>', None),
        (b"<a encoding='latin-1'/>", None),
    ],
)
def test_the_encoding_that_is_declared(data: bytes, name: str | None) -> None:
    assert declared_encoding(data) == name
