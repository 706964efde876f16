"""A comment that takes a finding back: in every format that has comments, at every finding of a story."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import ENGLISH

from tlqa.engine import Checker
from tlqa.ignoring import can_ignore, ignore_here, ignore_in_file, inserted
from tlqa.inputs.base import Raw
from tlqa.model import FileReport

STORIES = Path(__file__).parent / "stories"
WITH_COMMENTS = [
    "atom.xml",
    "feed.xml",
    "fragment.html",
    "front.md",
    "newsml.xml",
    "nitf.xml",
    "story.adoc",
    "story.html",
    "story.md",
    "story.mdx",
    "story.rst",
    "wordpress.xml",
]
CHECKER = Checker()


def reports(text: str, path: str, format_: str | None = None) -> list[FileReport]:
    raw = Raw(text.encode(), path, ENGLISH, "utf-8")
    found = list(CHECKER.check_raw(raw, format_))
    assert all(isinstance(each, FileReport) for each in found), found
    return [each for each in found if isinstance(each, FileReport)]


def of(found: list[FileReport]) -> list[tuple[str, str]]:
    return [(finding.rule, finding.text) for each in found for finding in each.findings]


@pytest.mark.parametrize("name", WITH_COMMENTS)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_each_finding_can_be_ignored_where_it_stands(name: str, ends: str) -> None:
    text = (STORIES / name).read_text("utf-8").replace("\n", ends)
    before = reports(text, name)
    assert of(before)
    for report in before:
        for finding in report.findings:
            raw = Raw(b"", name, ENGLISH)
            made = ignore_here(raw, report, finding, CHECKER.naming)
            if not made:
                assert "title:" in text.splitlines()[1], f"{name}: {finding.rule} cannot be ignored"
                continue  # front matter has no such comments
            after = reports(inserted(text, made), name)
            missing = [each for each in of(before) if each not in of(after)]
            assert missing == [(finding.rule, finding.text)]
            assert len(of(after)) == len(of(before)) - 1
            assert not [notice for each in after for notice in each.notices]


@pytest.mark.parametrize("name", WITH_COMMENTS)
def test_a_rule_can_be_ignored_in_the_file(name: str) -> None:
    text = (STORIES / name).read_text("utf-8")
    before = reports(text, name)
    for report in before:
        for finding in report.findings:
            made = ignore_in_file(Raw(b"", name, ENGLISH), report, finding, CHECKER.naming)
            assert made, f"{name}: {finding.rule} cannot be ignored in the file"
            after = reports(inserted(text, made), name)
            names = [each.document.story for each in after]
            same = after[names.index(report.document.story)]
            assert [f.rule for f in same.findings] == [
                f.rule for f in report.findings if f.rule != finding.rule
            ]


@pytest.mark.parametrize("format_", ["plain", "csv", "jsonl", "ninjs", "docx", "odt", "telegraph"])
def test_formats_without_comments(format_: str) -> None:
    assert not can_ignore(format_)


def test_a_paragraph_of_many_lines_stays_one() -> None:
    text = (
        "# Ferry resumes\n\nThe ferry sailed again on Monday\n"
        "after three days. The deal is dead,” the envoy\ntold reporters on Sunday.\n"
    )
    (report,) = reports(text, "a.md")
    (finding,) = report.findings
    made = ignore_here(Raw(b"", "a.md", ENGLISH), report, finding, CHECKER.naming)
    assert inserted(text, made).splitlines()[3] == (
        "after three days. The deal is dead,” the envoy <!-- tlqa-disable-line en/quotes/unopened -->"
    )
