"""Where the source of a story lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tlqa import languages
from tlqa.errors import InputError, UsageError
from tlqa.inputs.base import Raw, read
from tlqa.inputs.pairing import Pairing, paired, pairing
from tlqa.model import Document

if TYPE_CHECKING:
    from pathlib import Path

ENGLISH = languages.get("en")


def test_one_file_for_all() -> None:
    assert Pairing("sources/a.fr.txt").path_of("drafts/b.txt") == "sources/a.fr.txt"


@pytest.mark.parametrize(
    ("pattern", "story", "source"),
    [
        ("{stem}.fr{suffix}", "in/story.en.txt", "in/story.fr.txt"),
        ("{stem}.fr{suffix}", "in/story.txt", "in/story.fr.txt"),
        ("../fr/{name}", "en/story.html", "fr/story.html"),
        ("{stem}.docx", "story.txt", "story.docx"),
    ],
)
def test_a_pattern_from_the_directory_of_the_story(pattern: str, story: str, source: str) -> None:
    assert Pairing(pattern).path_of(story) == source


def test_a_source_is_no_story() -> None:
    assert Pairing("{stem}.fr{suffix}").is_source("in/story.fr.txt")
    assert not Pairing("{stem}.fr{suffix}").is_source("in/story.en.txt")
    assert Pairing("in/../a.txt").is_source("a.txt")


def test_a_directory_of_the_same_names(tmp_path: Path) -> None:
    (tmp_path / "fr" / "monday").mkdir(parents=True)
    for name in ("a.txt", "monday/a.txt"):
        (tmp_path / "fr" / name).write_text("Bonjour.", "utf-8")
    found = Pairing(directory=str(tmp_path / "fr"))
    assert found.path_of("en/monday/a.txt") == str(tmp_path / "fr/monday/a.txt")
    assert found.path_of("en/tuesday/a.txt") == str(tmp_path / "fr/a.txt")
    with pytest.raises(InputError, match=r"has no source: .* holds no b\.txt"):
        found.path_of("en/b.txt")


def test_options_that_do_not_go_together(tmp_path: Path) -> None:
    assert pairing(None, None, None) is None
    with pytest.raises(UsageError, match="do not go together"):
        pairing("a.txt", str(tmp_path), None)
    with pytest.raises(UsageError, match="is no directory"):
        pairing(None, str(tmp_path / "absent"), None)


def stories(data: bytes, name: str, sources: bytes, source_name: str) -> list[Document | InputError]:
    read_ = read(Raw(data, name, ENGLISH))
    return list(paired(read_, sources, source_name, ENGLISH, Pairing()))


def test_stories_of_many_by_name_and_else_by_place() -> None:
    rows = b'{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}\n'
    turned = b'{"id": "b", "text": "Deux."}\n{"id": "a", "text": "Un."}\n'
    named = stories(rows, "a.jsonl", turned, "b.jsonl")
    assert [s.source.text for s in named if isinstance(s, Document) and s.source] == ["Un.", "Deux."]
    other = turned.replace(b'"b"', b'"x"').replace(b'"a"', b'"y"')
    placed = stories(rows, "a.jsonl", other, "b.jsonl")
    assert [s.source.text for s in placed if isinstance(s, Document) and s.source] == ["Deux.", "Un."]


def test_more_stories_than_sources_is_said_and_they_are_checked() -> None:
    rows = b'{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}\n'
    problem, *rest = stories(rows, "a.jsonl", b'{"id": "x", "text": "Un."}\n', "b.jsonl")
    assert str(problem) == "b.jsonl: has 1 story where the translation has 2"
    assert [s.source for s in rest if isinstance(s, Document)] == [None, None]


def test_a_source_that_cannot_be_read() -> None:
    problem, story = stories(b"One.", "a.txt", b"\xe9t\xe9", "b.txt")
    assert isinstance(problem, InputError)
    assert "b.txt" in str(problem)
    assert isinstance(story, Document)
    assert story.source is None
