"""MQM segments as JSON Lines, plain and compressed."""

from __future__ import annotations

import json
import lzma
from typing import TYPE_CHECKING, Any

import pytest

from tlqa.evaluate.corpus import read_corpora
from tlqa.model import Severity

if TYPE_CHECKING:
    from pathlib import Path


def row(target: str, *spans: tuple[int, int, str], **more: Any) -> str:
    listed = [
        {"start": start, "end": end, "severity": severity, "category": "Fluency/Grammar"}
        for start, end, severity in spans
    ]
    return json.dumps({"target": target, "spans": listed, "doc": "d", "system": "s", "lp": "fr-en", **more})


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def test_segments_of_several_raters_make_a_story(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.jsonl",
        row("Second one.", (0, 6, "minor"), seg=2),
        row("The first.", (4, 9, "major"), seg=1, rater="a"),
        row("The first.", (0, 3, "neutral"), (3, 3, "critical"), seg=1, rater="b"),
        row("Another system.", seg=1, system="t"),
    )
    one, other = read_corpora([path]).stories
    assert one.text == "The first.\n\nSecond one.\n"
    assert [(one.text[s.start : s.end], s.severity) for s in one.spans] == [
        ("first", Severity.MAJOR),
        (" ", Severity.CRITICAL),
        ("Second", Severity.MINOR),
    ]
    assert (one.name, one.source_language, one.clean, one.data) == ("d:s", "fr", False, None)
    assert (other.spans, other.clean) == ((), False)


def test_what_a_person_wrote_is_clean_and_its_slips_are_known(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.jsonl",
        row("He said, “It is late.", seg=1, human=True),
        row("We go.” They went.", (0, 2, "minor"), seg=2, human=True),
        row("It rained.", seg=3, human=True),
    )
    (story,) = read_corpora([path]).stories
    assert story.clean
    assert story.text == "He said, “It is late. We go.” They went.\n\nIt rained.\n"
    assert [story.text[start:end] for start, end in story.known] == ["We"]


def test_compressed(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.xz"
    path.write_bytes(lzma.compress(row("The first.").encode()))
    corpus = read_corpora([path])
    assert [story.source for story in corpus.stories] == ["a"]


def test_a_torn_file_gives_what_could_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.xz"
    path.write_bytes(lzma.compress(row("The first.").encode())[:-20])
    assert "not a whole xz file" in str(read_corpora([path]).errors[0])
    path.write_bytes(b"no xz")
    assert "not a whole xz file" in str(read_corpora([path]).errors[0])


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "is not JSON"),
        ("[]", "must be an object"),
        ("{}", "'target' must be text"),
        (row("ab", spans="x"), "'spans' must be a list"),
        (row("ab", spans=[3]), "a span is an object"),
        (row("ab", (0, 3, "minor")), "0 to 3 is no span of 2 characters"),
        (row("ab", (0, 1, "huge")), "'severity' of a span"),
        (row("ab", spans=[{"start": True, "end": 1}]), "whole numbers"),
    ],
)
def test_a_bad_line_does_not_cost_the_rest(tmp_path: Path, line: str, said: str) -> None:
    path = write(tmp_path / "a.jsonl", row("Good.", (0, 4, "minor"), seg=1), line)
    corpus = read_corpora([path])
    assert len(corpus.stories[0].spans) == 1
    (error,) = corpus.errors
    assert said in error.message
    assert (error.path, error.line) == (str(path), 2)
