"""Fixes written back into every format: the findings are gone, no others change, no byte that need not."""

from __future__ import annotations

import csv
import io
from typing import Literal

from docx_files import file, p, r
from hypothesis import given
from hypothesis import strategies as st
from office_files import unpacked
from planting import (
    ALL,
    assert_mended,
    assert_only_the_edits_changed,
    checker,
    html_of,
    json_lines_of,
    markdown_of,
    marked,
    paragraphs,
)

from tlqa.fixing import Reason
from tlqa.rewriting import fix


@given(st.data(), paragraphs())
def test_html(data: st.DataObject, texts: list[str]) -> None:
    page = data.draw(html_of(texts)).encode()
    fixed = fix(checker(), page, "a.html", ALL)
    assert fixed.before[0].document.format == "html"
    assert_mended(checker(), fixed, "a.html")
    assert_only_the_edits_changed(page, fixed, "utf-8")
    reasons = {left.reason for _, left in fixed.left}
    assert reasons <= {Reason.SPOKEN, Reason.MARKUP, Reason.DAMAGE}


@given(st.data(), paragraphs())
def test_nitf(data: st.DataObject, texts: list[str]) -> None:
    body = "\n".join(f"<p>{data.draw(marked(text))}</p>" for text in texts[1:])
    head = f"<body.head><hedline><hl1>{texts[0]}</hl1></hedline></body.head>"
    page = f"<nitf><body>{head}<body.content>{body}</body.content></body></nitf>".encode()
    fixed = fix(checker(), page, "a.xml", ALL)
    assert fixed.before[0].document.format == "nitf"
    assert_mended(checker(), fixed, "a.xml")
    assert_only_the_edits_changed(page, fixed, "utf-8")


@given(st.data(), paragraphs())
def test_markdown(data: st.DataObject, texts: list[str]) -> None:
    page = data.draw(markdown_of(texts)).encode()
    fixed = fix(checker(), page, "a.md", ALL)
    assert_mended(checker(), fixed, "a.md")
    assert_only_the_edits_changed(page, fixed, "utf-8")


@given(paragraphs(), st.sampled_from(",;\t"), st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]))
def test_cells(texts: list[str], delimiter: str, quoting: Literal[0, 1]) -> None:
    table = io.StringIO(newline="")
    writer = csv.writer(table, delimiter=delimiter, quoting=quoting)
    writer.writerows([["id", "text"], *(["the the ,", text] for text in texts[1:])])
    data = table.getvalue().encode()
    fixed = fix(checker(), data, "a.csv", ALL)
    assert len(fixed.before) == len(texts) - 1
    assert_mended(checker(), fixed, "a.csv")
    assert_only_the_edits_changed(data, fixed, "utf-8")


@given(st.lists(paragraphs(), min_size=1, max_size=3), st.booleans())
def test_json_lines(stories: list[list[str]], ascii_only: bool) -> None:
    data = json_lines_of(stories, ascii_only=ascii_only).encode()
    fixed = fix(checker(), data, "a.jsonl", ALL)
    assert len(fixed.before) == len(stories)
    assert_mended(checker(), fixed, "a.jsonl")
    assert_only_the_edits_changed(data, fixed, "utf-8")
    assert {left.reason for _, left in fixed.left} <= {Reason.SPOKEN}


@given(st.data(), paragraphs())
def test_word(data: st.DataObject, texts: list[str]) -> None:
    body = ""
    for text in texts:
        cut = data.draw(st.integers(0, len(text)))
        body += p(r(text[:cut]) + r(text[cut:], "<w:b/>"))
    old = file(body)
    fixed = fix(checker(), old, "a.docx", ALL)
    assert_mended(checker(), fixed, "a.docx")
    before, after = unpacked(old), unpacked(fixed.data)
    changed = {name for name in before if before[name] != after.get(name)}
    assert changed <= {"word/document.xml"}
    assert bool(changed) == bool(fixed.edits)
    assert before.keys() == after.keys()
