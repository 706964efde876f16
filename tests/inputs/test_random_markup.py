"""Random stories in random markup: the findings of the plain text, at their characters in the file."""

from __future__ import annotations

import csv
import io
import json
import re
from html import escape, unescape
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from tlqa.engine import Checker

if TYPE_CHECKING:
    from tlqa.model import FileReport

CHECKER = Checker()
TAG = re.compile(r"<[^<>]*>")
PARAGRAPHS = [
    "The deal is done,” the mayor told reporters in the former customs house on Tuesday evening.",
    "The region will pay for the pumps ,and the roof. The UE has promised 3,2 million euros 🧂 in all.",
    "“The sea wall is safe , and we have seen it,” the deputy mayor told the council on Friday.",
    "The council will vote on the plan. Thursday evening in the former customs house of Kerbrat & Sons.",
    "The keeper of the reserve said that the birds would not be disturbed in spring. reserve keeper.",
    "Forty people came to the quay, where volunteers brought them soup, and the ferry left at noon.",
    "The clerk said 1 < 2, and nobody laughed; the café’s owner – a naïve man – wept 😀 for joy.",
]
STORIES = st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=4, unique=True)


def plain(paragraphs: list[str]) -> FileReport:
    return CHECKER.check_text("\n\n".join(paragraphs))


@st.composite
def marked(draw: st.DrawFn, text: str) -> str:
    """The paragraph with words in tags, characters as entities and lines broken anywhere."""
    parts: list[str] = []
    for word in text.split(" "):
        how = draw(st.integers(0, 9))
        written = escape(word, quote=draw(st.booleans()))
        if how == 0:
            written = f"<em>{written}</em>"
        elif how == 1:
            written = "".join(f"&#{ord(c)};" if draw(st.booleans()) else escape(c) for c in word)
        elif how == 2:
            written = f'{written}<a href="/x?a=1&amp;b=2"></a>'
        elif how == 3:
            written = f"<!-- {draw(st.integers())} -->{written}"
        parts.append(written)
    between = st.sampled_from([" ", " ", " ", "\n", "\r\n  ", "\t"])
    return "".join(part + draw(between) for part in parts).strip()


def assert_same(report: FileReport, paragraphs: list[str]) -> None:
    expected = plain(paragraphs)
    assert [(f.rule, f.text, f.in_quotation) for f in report.findings] == [
        (f.rule, f.text, f.in_quotation) for f in expected.findings
    ]
    assert report.score.value == expected.score.value


def assert_places(report: FileReport) -> None:
    text = report.document.file_text
    for finding in report.findings:
        written = re.sub(r"<!--.*?-->", "", text[finding.start : finding.end])
        assert " ".join(unescape(TAG.sub("", written)).split()) == " ".join(finding.text.split())


@settings(max_examples=40)
@given(STORIES, st.data())
def test_html(paragraphs: list[str], data: st.DataObject) -> None:
    page = "\n".join(f"<p>{data.draw(marked(p))}</p>" for p in paragraphs)
    report = CHECKER.check_bytes(f"<div>{page}</div>".encode(), "a.html")
    assert_same(report, paragraphs)
    assert_places(report)


@settings(max_examples=40)
@given(STORIES, st.data())
def test_nitf(paragraphs: list[str], data: st.DataObject) -> None:
    page = "\n".join(f"<p>{data.draw(marked(p))}</p>" for p in paragraphs)
    report = CHECKER.check_bytes(f"<nitf><body>{page}</body></nitf>".encode(), "a.xml")
    assert_same(report, paragraphs)
    assert_places(report)


@settings(max_examples=30)
@given(STORIES, st.booleans(), st.sampled_from(["\n", "\r\n"]))
def test_records(paragraphs: list[str], ascii_only: bool, ending: str) -> None:
    text = f"{ending}{ending}".join(paragraphs)
    line = json.dumps({"text": text}, ensure_ascii=ascii_only)
    report = CHECKER.check_bytes(line.encode(), "a.jsonl")
    assert_same(report, paragraphs)
    for finding in report.findings:
        assert json.loads(f'"{report.document.file_text[finding.start : finding.end]}"') == finding.text
    out = io.StringIO(newline="")
    csv.writer(out).writerows([["id", "text"], ["a,b", text]])
    report = CHECKER.check_bytes(out.getvalue().encode(), "a.csv")
    assert_same(report, paragraphs)
    for finding in report.findings:
        assert report.document.file_text[finding.start : finding.end].replace('""', '"') == finding.text


@settings(max_examples=30)
@given(STORIES, st.sampled_from(["\n", "\r\n"]), st.data())
def test_markdown(paragraphs: list[str], ending: str, data: st.DataObject) -> None:
    def written(paragraph: str) -> str:
        words = [
            f"**{word}**"
            if word.isalpha() and data.draw(st.integers(0, 7)) == 0
            else word.replace("<", "\\<")
            for word in paragraph.split(" ")
        ]
        return "".join(word + data.draw(st.sampled_from([" ", " ", ending])) for word in words).strip()

    page = f"{ending}{ending}".join(map(written, paragraphs))
    report = CHECKER.check_bytes(page.encode(), "a.md")
    assert_same(report, paragraphs)
    for finding in report.findings:
        seen = report.document.file_text[finding.start : finding.end].replace("*", "").replace("\\", "")
        assert " ".join(seen.split()) == " ".join(finding.text.split())
