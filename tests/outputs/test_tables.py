"""CSV, JSON Lines and Markdown: one finding a row, and no text of a story that does anything."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from runs import HOSTILE, HUGE, RUNS, corpus_run, hostile_run, huge_run, render

from tlqa.outputs.csv import COLUMNS, harmless
from tlqa.outputs.markdown import text
from tlqa.outputs.terminal import printable

if TYPE_CHECKING:
    from tlqa.model import Report


def count(report: Report) -> int:
    return sum(len(file.findings) for file in report.files)


@pytest.mark.parametrize("name", RUNS)
def test_csv(name: str) -> None:
    report = RUNS[name]()
    rows = list(csv.reader(io.StringIO(render("csv", report), newline="")))
    assert rows[0] == list(COLUMNS)
    assert len(rows) == count(report) + 1
    assert {len(row) for row in rows} == {len(COLUMNS)}
    for row in rows:
        for cell in row:
            assert cell.lstrip(" ")[:1] not in {*"=+-@\t\r\n＝＋－＠", "\0"}


@pytest.mark.parametrize(
    ("cell", "made"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        (" =1", "' =1"),
        ("a=1", "a=1"),
        ("", ""),
    ],
)
def test_a_cell_is_no_formula(cell: str, made: str) -> None:
    assert harmless(cell) == made


def test_csv_keeps_line_ends_and_quotes() -> None:
    rows = list(csv.DictReader(io.StringIO(render("csv", hostile_run()), newline="")))
    assert "one\ntwo\r\nthree\rfour" in {row["message"] for row in rows}
    assert "a \"double\" and 'single' quote" in {row["text"] for row in rows}


@pytest.mark.parametrize("name", RUNS)
def test_json_lines_have_the_findings_of_json(name: str) -> None:
    report = RUNS[name]()
    lines = render("jsonl", report).split("\n")
    assert lines.pop() == ""
    whole = [
        {"schema": 1, "path": file["path"], "story": file["story"], **finding}
        for file in json.loads(render("json", report))["files"]
        for finding in file["findings"]
    ]
    assert [json.loads(line) for line in lines] == whole


def cells(markdown: str) -> list[list[str]]:
    """The texts of the cells of the tables, as a reader sees them; links, images and tags fail."""
    rows: list[list[str]] = []
    for token in MarkdownIt("commonmark", {"html": True}).enable("table").parse(markdown):
        if token.type == "tr_open":
            rows.append([])
        if token.type == "inline" and rows:
            children = token.children or []
            tags = {child.content for child in children if child.type == "html_inline"}
            assert tags <= {"<code>", "</code>"}
            kinds = {child.type for child in children}
            assert kinds <= {"text", "text_special", "html_inline"}
            if token.level >= 3:
                rows[-1].append("".join(c.content for c in children if c.type != "html_inline"))
        assert token.type != "html_block"
    return rows


@pytest.mark.parametrize("name", RUNS)
def test_markdown_is_text_whatever_a_story_holds(name: str) -> None:
    report = RUNS[name]()
    rows = cells(render("markdown", report))
    stories = [row for row in rows if len(row) == 4]
    findings = [row for row in rows if len(row) == 6]
    assert len(stories) == (len(report.files) + 1 if report.files else 0)
    assert len(findings) == (count(report) + 1 if count(report) else 0)
    if name == "hostile":
        said = {row[3] for row in findings}
        for hostile in HOSTILE:
            shown = printable(" ".join(hostile.split())).encode("utf-8", "backslashreplace").decode()
            assert shown in said


def test_markdown_is_worst_first() -> None:
    rows = [row for row in cells(render("markdown", corpus_run())) if len(row) == 6][1:]
    order = ["✖ critical", "▲ major", "· minor"]
    places = [order.index(row[1]) for row in rows]
    assert places == sorted(places)


@given(
    st.text(
        alphabet=st.one_of(
            st.sampled_from("&<>|`*_[]()#~\\@!$:/. \nhtwp"), st.characters(exclude_categories=("Cs",))
        )
    )
)
def test_any_text_is_text(value: str) -> None:
    assert not set(text(value)) & set("<>|`*_[]~\\@!$\n\r")


@pytest.mark.parametrize("name", ["csv", "jsonl", "markdown"])
def test_a_hundred_thousand(name: str) -> None:
    assert HUGE <= render(name, huge_run()).count("\n") <= HUGE + 20
