"""Fixes written back into light markup, front matter and the old wire formats."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office_files import packed, unpacked
from planting import (
    ALL,
    assert_mended,
    assert_only_the_edits_changed,
    assert_speech_is_whole,
    checker,
    markdown_of,
    paragraphs,
)

from tlqa.rewriting import fix

if TYPE_CHECKING:
    from collections.abc import Callable

_ENDS = st.sampled_from(["\n", "\r\n"])


def try_out(text: str, path: str, format_: str) -> None:
    data = text.encode()
    fixed = fix(checker(), data, path, ALL)
    assert fixed.before[0].document.format == format_
    assert_mended(checker(), fixed, path)
    assert_only_the_edits_changed(data, fixed, "utf-8")
    assert_speech_is_whole(checker(), fixed, path)


@st.composite
def broken(draw: st.DrawFn, text: str, end: str, mark: str = "") -> str:
    """A paragraph with line ends for some spaces, no line short, and some words marked."""
    made = line = ""
    for word in text.split(" "):
        marked = bool(mark) and word.isalpha() and not draw(st.integers(0, 7))
        ends = len(line) > 40 and word.isalpha() and draw(st.booleans())
        line = "" if ends else f"{line} {word}"
        made += (end if ends else " ") + (f"{mark}{word}{mark}" if marked else word)
    return made.removeprefix(" ")


TITLES = [
    "Ferries sail again , port says",
    "Port wages rise 3 % after strike",
    "Court sends back back the bridge plan",
]
FRONT: dict[str, Callable[[str], str]] = {
    "yaml, double": lambda text: f"---\ntitle: {json.dumps(text, ensure_ascii=False)}\ntags: [a , b]\n---\n",
    "yaml, escaped": lambda text: f"---\ntitle: {json.dumps(text)}\n---\n",
    "yaml, single": lambda text: "---\ntags: [a , b]\ntitle: '{}'\n---\n".format(text.replace("'", "''")),
    "yaml, plain": lambda text: f"---\nslug: a-b\ntitle: {text}\n---\n",
    "yaml, folded": lambda text: f"---\ntitle: Ferry back\ndescription: >-\n  {text}\n---\n",
    "yaml, kept": lambda text: f"---\ntitle: Ferry back\ndescription: |\n  {text}\n---\n",
    "toml": lambda text: f"+++\ntitle = {json.dumps(text, ensure_ascii=False)}\n+++\n",
    "toml, literal": lambda text: f"+++\ntitle = '{text}'\n+++\n",
    "json": lambda text: f'{{"title": {json.dumps(text)}, "tags": ["a ,"]}}\n',
}


@pytest.mark.parametrize("kind", FRONT)
@given(data=st.data(), texts=paragraphs(), title=st.sampled_from(TITLES))
def test_front_matter(kind: str, data: st.DataObject, texts: list[str], title: str) -> None:
    end = data.draw(_ENDS)
    head = FRONT[kind](title).replace("\n", end)
    try_out(head + end + data.draw(markdown_of(texts)), "a.md", "markdown")


@given(data=st.data(), texts=paragraphs())
def test_mdx(data: st.DataObject, texts: list[str]) -> None:
    end = data.draw(_ENDS)
    body = data.draw(markdown_of([text.replace("<", "under") for text in texts]))
    tag = data.draw(st.sampled_from(["<Ad slot='the the ,' />", "{1 , 2}", "{/* the the , */}"]))
    try_out(f"import Ad from './ad'{end}{end}{tag}{end}{end}{body}", "a.mdx", "markdown")


@given(data=st.data(), texts=paragraphs())
def test_restructured_text(data: st.DataObject, texts: list[str]) -> None:
    end = data.draw(_ENDS)
    made = [texts[0] + end + "=" * len(texts[0]), ".. a comment , with with faults"]
    made += [data.draw(broken(text, end, data.draw(st.sampled_from(["*", "**"])))) for text in texts[1:]]
    try_out((end * 2).join(made) + end, "a.rst", "rst")


@given(data=st.data(), texts=paragraphs())
def test_asciidoc(data: st.DataObject, texts: list[str]) -> None:
    end = data.draw(_ENDS)
    made = [f"= {texts[0]}", "// a comment , with with faults"]
    made += [data.draw(broken(text, end, data.draw(st.sampled_from("*_")))) for text in texts[1:]]
    try_out((end * 2).join(made) + end, "a.adoc", "asciidoc")


@given(data=st.data(), texts=paragraphs())
def test_iptc_7901(data: st.DataObject, texts: list[str]) -> None:
    made = "".join(f"  {data.draw(broken(text, chr(13) + chr(10)))}\r\n" for text in texts[1:])
    page = f"QP0123 4 POL 0250\r\nSALT-works\r\n\r\n{texts[0]}\r\n\r\n{made} 311200 GMT JAN 27\r\n"
    try_out(page, "a.iptc", "iptc7901")


@given(data=st.data(), texts=paragraphs(), delimiter=st.sampled_from(",;\t"))
def test_cells_of_html(data: st.DataObject, texts: list[str], delimiter: str) -> None:
    cells = "".join(f"<p>{text.replace('<', '&lt;')}</p>" for text in texts)
    quoted = cells.replace('"', '""')
    name = "a.tsv" if delimiter == "\t" else "a.csv"
    try_out(f'id{delimiter}text\r\n1{delimiter}"{quoted}"\r\n', name, "csv")


_ODF = "urn:oasis:names:tc:opendocument:xmlns"


@given(data=st.data(), texts=paragraphs())
def test_open_document(data: st.DataObject, texts: list[str]) -> None:
    body = ""
    for text in texts:
        cut = data.draw(st.integers(0, len(text)))
        first, second = escape(text[:cut], quote=False), escape(text[cut:], quote=False)
        ways = [f"{first}<text:span>{second}</text:span>", f"<text:span>{first}</text:span>{second}"]
        ways.append(first.replace(" ", "<text:s/>", 1) + second)
        body += f"<text:p>{data.draw(st.sampled_from(ways))}</text:p>"
    content = (
        f'<office:document-content xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    parts: dict[str, str | bytes] = {"mimetype": "application/vnd.oasis.opendocument.text"}
    old = packed(
        {**parts, "content.xml": content, "styles.xml": "<a/>", "Pictures/a.png": b"\x89PNG\0 the ,"}
    )
    fixed = fix(checker(), old, "a.odt", ALL)
    assert_mended(checker(), fixed, "a.odt")
    assert_speech_is_whole(checker(), fixed, "a.odt")
    before, after = unpacked(old), unpacked(fixed.data)
    assert list(before) == list(after)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == ({"content.xml"} if fixed.edits else set())
