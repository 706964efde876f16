"""One story in every format: the same findings and score in each, and each finding at its characters."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from planting import ALL, assert_mended

from tlqa.engine import Checker
from tlqa.fixing import Reason
from tlqa.inputs.base import inputs
from tlqa.rewriting import fix

if TYPE_CHECKING:
    from tlqa.model import FileReport

STORIES = Path(__file__).parents[1] / "stories"
PLAIN = "story.txt"
FILES = sorted(path.name for path in STORIES.iterdir() if path.suffix != ".yaml")
CODE = re.compile(r"<(bpt|ept)\b[^<>]*>[^<>]*</\1>")
TAG = re.compile(r"<[^<>]*>")
# only some of the files have a source; what it is written in counts for all
CHECKER = Checker(ignore=["bilingual"], source_language="fr")


def check(name: str) -> FileReport:
    return CHECKER.check_file(STORIES / name)


def seen(written: str, format_: str) -> str:
    """What a reader sees of what stands in a file."""
    if format_ in ("ninjs", "jsonl"):
        written = json.loads(f'"{written}"')
    if format_ in ("markdown", "rst", "asciidoc"):
        return written.replace("*", "").replace("_", "")
    if format_ == "feed":
        written = TAG.sub("", unescape(unescape(written)))
    if format_ in ("docx", "odt", "plain", "csv", "po"):
        return written
    if format_ == "tmx":
        written = CODE.sub("", written)
    return unescape(TAG.sub("", written)).replace("\r\n", " ")


def test_the_story_is_damaged() -> None:
    report = check(PLAIN)
    assert len({finding.rule for finding in report.findings}) >= 6
    assert any(finding.fix and finding.fix.safe for finding in report.findings)
    assert any(finding.in_quotation for finding in report.findings)


def test_every_format_has_the_story() -> None:
    told = {check(name).document.format for name in FILES}
    assert told == set(inputs()) - {"xml"}, "tools/story_formats.py writes the story in a new format"


@pytest.mark.parametrize("name", FILES)
def test_the_same_findings(name: str) -> None:
    plain, report = check(PLAIN), check(name)
    assert [(f.rule, f.text) for f in report.findings] == [(f.rule, f.text) for f in plain.findings]
    assert [f.fingerprint for f in report.findings] == [f.fingerprint for f in plain.findings]
    assert [f.in_quotation for f in report.findings] == [f.in_quotation for f in plain.findings]


@pytest.mark.parametrize("name", FILES)
def test_the_same_score(name: str) -> None:
    origin = check(name).document.source
    # what a source tells of the language changes how sure some findings are
    plain = Checker(source_language=origin.language).check_file(STORIES / PLAIN) if origin else check(PLAIN)
    wanted, report = plain.score, check(name).score
    assert (report.value, report.points, report.words, report.verdict) == (
        wanted.value,
        wanted.points,
        wanted.words,
        wanted.verdict,
    )


@pytest.mark.parametrize("name", FILES)
def test_each_finding_is_at_its_characters(name: str) -> None:
    report = check(name)
    document = report.document
    for finding in report.findings:
        written = document.file_text[finding.start : finding.end]
        assert seen(written, document.format) == finding.text


@pytest.mark.parametrize("name", FILES)
def test_the_same_fixes(name: str) -> None:
    """A fixed file, checked again, has lost exactly the findings that were mended."""
    fixed, plain = (fix(CHECKER, (STORIES / each).read_bytes(), each, ALL) for each in (name, PLAIN))
    assert [edit.finding.text for edit in fixed.edits] == [edit.finding.text for edit in plain.edits]
    assert len(fixed.edits) >= 3
    assert [left.reason for _, left in fixed.left] == [Reason.SPOKEN]
    assert_mended(CHECKER, fixed, name)
