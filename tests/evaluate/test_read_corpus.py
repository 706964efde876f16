"""Annotated stories: what is read, and what is wrong with one, by file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tlqa.errors import CorpusError
from tlqa.evaluate.corpus import read_corpora, read_corpus
from tlqa.model import Severity

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Talks\r\n\nThe président said “no”.\n"
GOOD = """\
title: Talks
source_language: fr
spans:
- {start: 12, end: 21, text: président, kind: untranslated-word, severity: major, note: left over}
- {start: 27, end: 31, text: “no”, kind: quote-style, severity: minor}
"""


def write(root: Path, annotation: str, text: str = TEXT, name: str = "fr-en/talks") -> Path:
    directory = root / name
    directory.mkdir(parents=True)
    (directory / "story.txt").write_bytes(text.encode())
    (directory / "story.yaml").write_text(annotation, "utf-8")
    return root


def test_a_damaged_story(tmp_path: Path) -> None:
    (story,) = read_corpus(write(tmp_path, GOOD))
    assert (story.name, story.source_language, story.clean, story.words) == ("fr-en/talks", "fr", False, 5)
    assert story.text == TEXT
    first, second = story.spans
    assert (first.text, first.severity, first.note) == ("président", Severity.MAJOR, "left over")
    assert story.text[second.start : second.end] == "“no”"


def test_clean_copy(tmp_path: Path) -> None:
    (story,) = read_corpus(write(tmp_path, "source_language: null\nspans: []\n"))
    assert story.clean
    assert story.source_language is None


def test_stories_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("uk-en/b", "clean/z", "fr-en/a"):
        write(tmp_path, GOOD, name=name)
    assert [story.name for story in read_corpus(tmp_path)] == ["clean/z", "fr-en/a", "uk-en/b"]


@pytest.mark.parametrize(
    ("change", "line", "said"),
    [
        (("source_language: fr\n", ""), 1, "'source_language' is missing"),
        (("source_language: fr", "source_language: 3"), 2, "must be a code"),
        (("text: “no”", "text: “on”"), 5, "stands '“no”', not '“on”'"),
        (("start: 27", "start: 26"), 5, "stands"),
        (("end: 31", "end: 99"), 5, "no span of"),
        (("start: 27", "start: 31"), 5, "no span of"),
        (("start: 27", "start: -1"), 5, "no span of"),
        (("start: 27", "start: true"), 5, "'start' must be a whole number"),
        (("kind: quote-style", "kind: 4"), 5, "'kind' must be text"),
        (("severity: minor", "severity: small"), 5, "one of minor, major, critical"),
        ((", severity: minor", ""), 5, "'severity' is missing"),
        (("severity: minor", "severity: minor, rule: x"), 5, "unknown key 'rule'"),
        (("- {start: 27", "- 4\n- {start: 27"), 5, "a span is a mapping"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(
    tmp_path: Path, change: tuple[str, str], line: int, said: str
) -> None:
    assert change[0] in GOOD
    write(tmp_path, GOOD.replace(*change))
    with pytest.raises(CorpusError) as caught:
        read_corpus(tmp_path)
    assert said in caught.value.message
    assert caught.value.path == str(tmp_path / "fr-en/talks/story.yaml")
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("annotation", "said"),
    [
        ("", "must be a mapping"),
        ("[]", "must be a mapping"),
        ("source_language: fr\n", "'spans' must be a list"),
        ("spans: {\n", "not YAML"),
    ],
)
def test_not_an_annotation(tmp_path: Path, annotation: str, said: str) -> None:
    with pytest.raises(CorpusError, match=said):
        read_corpus(write(tmp_path, annotation))


def test_no_text_beside_it(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    (tmp_path / "fr-en/talks/story.txt").unlink()
    with pytest.raises(CorpusError, match=r"story\.txt: cannot be read"):
        read_corpus(tmp_path)


def test_text_that_is_not_utf8(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    (tmp_path / "fr-en/talks/story.txt").write_bytes(b"pr\xe9sident")
    with pytest.raises(CorpusError, match="not UTF-8"):
        read_corpus(tmp_path)


def test_no_story(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no annotated story; there is: a directory of story"):
        read_corpus(tmp_path)
    with pytest.raises(CorpusError, match="no such file"):
        read_corpus(tmp_path / "absent")


def test_several_are_one_and_a_broken_story_does_not_cost_the_rest(tmp_path: Path) -> None:
    one, other = tmp_path / "one" / "corpus", tmp_path / "other" / "corpus"
    write(one, GOOD)
    write(one, GOOD.replace("end: 31", "end: 99"), name="fr-en/broken")
    write(other, "source_language: null\nspans: []\n", name="clean/a")
    corpus = read_corpora([one, other, one, tmp_path / "absent"])
    assert [(each.source, each.name) for each in corpus.stories] == [
        ("corpus", "fr-en/talks"),
        ("other/corpus", "clean/a"),
    ]
    assert [(each.path, each.line) for each in corpus.errors] == [
        (str(one / "fr-en/broken/story.yaml"), 5),
        (str(tmp_path / "absent"), None),
    ]
