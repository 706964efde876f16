"""Fixes written back into Word documents: those characters, and nothing else."""

from __future__ import annotations

import re
import struct
from html import escape

import pytest
from docx_files import file, p, r, t
from hypothesis import given
from hypothesis import strategies as st
from office_files import assert_places, edited, edits_of, only, unpacked

from tlqa.errors import InputError
from tlqa.inputs import docx


def test_only_the_characters_of_the_runs_change() -> None:
    body = p(r("It was ") + "<w:r><w:rPr><w:b/></w:rPr><w:t>very</w:t></w:r>" + r(" unique &") + r(" so"))
    data = file(body)
    changed = docx.edit(data, [(5, 14, "s ‘quite’ <")])
    before, after = unpacked(data), unpacked(changed)
    expected = p(
        r("It was ‘quite’ <") + "<w:r><w:rPr><w:b/></w:rPr><w:t></w:t></w:r>" + r("ique &") + r(" so")
    )
    assert after.pop("word/document.xml") == before.pop("word/document.xml").replace(
        body.encode(), expected.encode()
    )
    assert after == before
    assert list(after) == list(before)


def test_every_other_part_stays_as_it_was_packed() -> None:
    data = file(p(r("One.")) * 50)
    changed = docx.edit(data, [(0, 3, "Two")])
    raw = {name: entry for name, entry in entries(data).items() if name != b"word/document.xml"}
    assert {name: entry for name, entry in entries(changed).items() if name != b"word/document.xml"} == raw
    assert docx.edit(changed, [(0, 3, "One")]) == data, "packed with the same settings as zipfile"


def entries(data: bytes) -> dict[bytes, bytes]:
    """The entries of an archive as they are packed, heads included."""
    found: dict[bytes, bytes] = {}
    at = 0
    while data[at : at + 4] == b"PK\3\4":
        packed_size, _, name, extra = struct.unpack_from("<LLHH", data, at + 18)
        end = at + 30 + name + extra + packed_size
        found[data[at + 30 : at + 30 + name]] = data[at:end]
        at = end
    return found


def test_space_is_preserved_where_an_edge_needs_it() -> None:
    data = file(p("<w:r><w:t> a  b </w:t></w:r><w:r><w:t>c</w:t></w:r>"))
    assert only(data, "a").file_text == "a  bc"
    changed = docx.edit(data, [(0, 1, ""), (4, 5, "d")])
    assert (
        b'<w:r><w:t xml:space="preserve">  b</w:t></w:r><w:r><w:t>d</w:t></w:r>'
        in unpacked(changed)["word/document.xml"]
    )
    assert only(changed, "a").file_text == "  bd"


def test_a_fix_that_is_put_where_an_element_stood() -> None:
    data = file(p("<w:r><w:tab/><w:t>a</w:t><w:br></w:br><w:noBreakHyphen/></w:r>"))
    changed = docx.edit(data, [(0, 1, "“"), (2, 4, "&")])
    kept = f"<w:r>{t('“')}<w:t>a</w:t>{t('&')}</w:r>".encode()
    assert kept in unpacked(changed)["word/document.xml"]


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        ([(1, 6, "x")], "a fix cannot go over the end of a paragraph, at 1"),
        ([(3, 4, "")], "a fix cannot go over the end of a paragraph, at 3"),
        ([(9, 9, "x")], "a fix needs text to stand in, and there is none at 9"),
        ([(0, 99, "x")], "a fix cannot go over the end of a paragraph, at 0"),
        ([(99, 99, "x")], "a fix cannot go over the end of a paragraph, at 99"),
        ([(0, 2, "x"), (1, 3, "y")], "two fixes change the same text, at 1"),
        ([(0, 1, "\0")], "a fix holds a character that no such file can: U+0000"),
    ],
)
def test_edits_that_cannot_be_made(edits: list[tuple[int, int, str]], said: str) -> None:
    with pytest.raises(InputError, match=re.escape(said)):
        docx.edit(file(p(r("One")) + p(r("Two.")) + p("")), edits)


CHARACTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
WORDS = st.text(st.sampled_from("ab é“&<>]\u2028\u00a0𝄞") | CHARACTERS, max_size=6)


@st.composite
def pieces(draw: st.DrawFn) -> tuple[str, str]:
    """What stands in a run, and the text of it."""
    text = draw(WORDS)
    made = {
        "text": (t(text), text),
        "bare": (f"<w:t>{escape(text, quote=False)}</w:t>", text.strip(" ")),
        "entities": ('<w:t xml:space="preserve">' + "".join(f"&#{ord(c)};" for c in text) + "</w:t>", text),
        "cdata": (
            f'<w:t xml:space="preserve">a<![CDATA[{text.replace("]]>", "")}]]></w:t>',
            "a" + text.replace("]]>", ""),
        ),
        "tab": ("<w:tab/>", "\t"),
        "break": ("<w:br w:type='page' />", "\u2028"),
        "hidden": (f"</w:r>{r(text, '<w:vanish/>')}<w:r>", ""),
        "deleted": (f"</w:r><w:del>{r(text)}</w:del><w:r><w:rPr><w:i/></w:rPr>", ""),
        "inserted": (f"</w:r><w:ins>{r(text)}</w:ins><w:r>", text),
    }
    return made[draw(st.sampled_from(sorted(made)))]


PARAGRAPHS = st.lists(st.lists(pieces(), max_size=5), min_size=1, max_size=4)


@given(PARAGRAPHS)
def test_any_runs_are_read_where_they_stand(paragraphs: list[list[tuple[str, str]]]) -> None:
    document = only(
        file("".join(p(f"<w:r>{''.join(x for x, _ in line)}</w:r>") for line in paragraphs)), "a.docx"
    )
    assert document.file_text == "\n".join("".join(text for _, text in line) for line in paragraphs)
    assert_places(document)


@given(PARAGRAPHS, st.data())
def test_reading_again_gives_the_edited_text(
    paragraphs: list[list[tuple[str, str]]], data: st.DataObject
) -> None:
    file_ = file("".join(p(f"<w:r>{''.join(x for x, _ in line)}</w:r>") for line in paragraphs))
    text = only(file_, "a.docx").file_text
    edits = data.draw(edits_of(text, WORDS | st.sampled_from(["\t", " \t", "]]>"])))
    changed = docx.edit(file_, edits)
    assert only(changed, "a.docx").file_text == edited(text, *edits)
    before, after = unpacked(file_), unpacked(changed)
    assert bare(after.pop("word/document.xml")) == bare(before.pop("word/document.xml"))
    assert after == before


def bare(part: bytes) -> bytes:
    """A part without its text elements and what stands for text."""
    return re.split(rb"<w:t[ >].*?</w:t>|<w:tab/>|<w:br[^>]*/>", part)[:: 10**6] and re.findall(
        rb"<(?!w:t[ >]|/w:t>|w:tab|w:br|!\[)[^>]*>", re.sub(rb"<w:t[ >].*?</w:t>", b"", part, flags=re.S)
    )
