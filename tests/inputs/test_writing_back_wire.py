"""Fixes written back into what the wire sends: escapes within escapes, encodings that XML declares."""

from __future__ import annotations

import codecs
import json
from html import escape
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from planting import (
    ALL,
    assert_mended,
    assert_only_the_edits_changed,
    assert_speech_is_whole,
    checker,
    html_of,
    json_string,
    marked,
    paragraphs,
)

from tlqa.rewriting import fix

if TYPE_CHECKING:
    from collections.abc import Callable

_MARKS = {
    "utf-8": b"",
    "iso-8859-1": b"",
    "windows-1252": b"",
    "utf-8-sig": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
}


@st.composite
def declared(draw: st.DrawFn, body: str) -> tuple[bytes, str, int]:
    """XML in an encoding that it declares; what it lacks as references. The codec, and the mark's length."""
    codec, mark = draw(st.sampled_from(list(_MARKS.items())))
    codec = codec.removesuffix("-sig")
    name = "utf-16" if codec == "utf-16-le" else codec
    head = f'<?xml version="1.0" encoding="{name}"?>\r\n'
    return mark + (head + body).encode(codec, "xmlcharrefreplace"), codec, len(mark)


def try_out(data: bytes, path: str, format_: str, codec: str = "utf-8", mark: int = 0) -> None:
    fixed = fix(checker(), data, path, ALL)
    assert fixed.errors == ()
    assert fixed.before[0].document.format == format_
    assert_mended(checker(), fixed, path)
    assert_only_the_edits_changed(data, fixed, codec, mark)
    assert_speech_is_whole(checker(), fixed, path)


def cdata(page: str) -> str:
    return f"<![CDATA[{page}]]>"


FEEDS: dict[str, Callable[[str], str]] = {
    "escaped": lambda page: f"<description>{escape(page)}</description>",
    "CDATA": lambda page: f"<description>{cdata(page)}</description>",
    "encoded": lambda page: f"<content:encoded>{cdata(page)}</content:encoded>",
    "CDATA in pieces": lambda page: f"<description>{cdata(page[:40])}{cdata(page[40:])}</description>",
    "half and half": lambda page: f"<description>{escape(page[:60])}{cdata(page[60:])}</description>",
}


@pytest.mark.parametrize("kind", FEEDS)
@given(data=st.data(), stories=st.lists(paragraphs(), min_size=1, max_size=2))
def test_rss(kind: str, data: st.DataObject, stories: list[list[str]]) -> None:
    items = ""
    for texts in stories:
        page = "\n".join(f"<p>{data.draw(marked(text))}</p>" for text in texts[1:])
        items += f"<item><title>{escape(texts[0])}</title>{FEEDS[kind](page)}</item>\n"
    body = f'<rss version="2.0" xmlns:content="c"><channel><title>Quay</title>{items}</channel></rss>'
    if "CDATA" in body:
        try_out(body.encode(), "a.rss", "feed")
    else:
        try_out(*one(data.draw(declared(body)), "a.rss", "feed"))


def one(made: tuple[bytes, str, int], path: str, format_: str) -> tuple[bytes, str, str, str, int]:
    data, codec, mark = made
    return data, path, format_, codec, mark


@given(data=st.data(), texts=paragraphs())
def test_atom(data: st.DataObject, texts: list[str]) -> None:
    page = "".join(f"<p>{data.draw(marked(text))}</p>" for text in texts[1:])
    xhtml = f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{page}</div></content>'
    html = f'<content type="html">{escape(page)}</content>'
    body = data.draw(st.sampled_from([xhtml, html]))
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>{texts[0]}</title>{body}</entry></feed>'
    try_out(*one(data.draw(declared(feed)), "a.atom", "feed"))


@given(data=st.data(), texts=paragraphs())
def test_newsml(data: st.DataObject, texts: list[str]) -> None:
    page = "\n".join(f"<p>{data.draw(marked(text))}</p>" for text in texts[1:])
    nitf = f"<nitf><body><body.content>{page}</body.content></body></nitf>"
    html = f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{page}</body></html>'
    inline = data.draw(st.sampled_from([nitf, html]))
    kind = "application/nitf+xml" if inline is nitf else "application/xhtml+xml"
    item = (
        f'<newsItem guid="urn:q:1" xml:lang="en"><contentMeta><headline>{texts[0]}</headline></contentMeta>'
        f'<contentSet><inlineXML contenttype="{kind}">{inline}</inlineXML></contentSet></newsItem>'
    )
    try_out(*one(data.draw(declared(item)), "a.xml", "newsml"))


@given(data=st.data(), texts=paragraphs(), xhtml=st.booleans(), version=st.sampled_from([1, 3]))
def test_ninjs(data: st.DataObject, texts: list[str], xhtml: bool, version: int) -> None:
    body = data.draw(html_of(texts[:1] + texts[1:])) if xhtml else "\n\n".join(texts[1:])
    written, head = data.draw(json_string(body)), data.draw(json_string(texts[0]))
    if version == 1:
        field = "body_xhtml" if xhtml else "body_text"
        item = f'{{"uri": "urn:q:1",\r\n\t"headline": {head}, "{field}": {written}, "n": 1.50}}'
    else:
        kind = ', "contenttype": "application/xhtml+xml"' if xhtml else ""
        heads, bodies = f'[{{"value": {head}}}]', f'[{{"value": {written}{kind}}}]'
        item = f'{{"uri": "urn:q:1", "headlines": {heads}, "bodies": {bodies}}}'
    try_out(item.encode(), "a.json", "ninjs")


@given(data=st.data(), stories=st.lists(paragraphs(), min_size=2, max_size=3))
def test_records_of_html(data: st.DataObject, stories: list[list[str]]) -> None:
    records = [
        f'{{"note": "the the ,", "text": {data.draw(json_string(data.draw(html_of(texts))))}, "id": {n}}}'
        for n, texts in enumerate(stories)
    ]
    assert all(json.loads(record)["id"] >= 0 for record in records)
    if data.draw(st.booleans()):
        try_out(("[" + ",\r\n  ".join(records) + "]").encode(), "a.json", "jsonl")
    else:
        try_out("\n".join(records).encode(), "a.jsonl", "jsonl")
