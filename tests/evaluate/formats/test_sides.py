"""Folders mt/ and clean/ with JSON beside the text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tlqa.errors import CorpusError
from tlqa.evaluate.corpus import read_corpora
from tlqa.evaluate.formats import formats, sides

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Talks\n\nThe président said no.\n"
SPANS = [{"start": 11, "end": 20, "text": "prés…", "kind": "untranslated-word", "severity": "major"}]


def write(root: Path, side: str, name: str, annotation: Any, text: str = TEXT) -> Path:
    (root / side).mkdir(parents=True, exist_ok=True)
    (root / side / f"{name}.txt").write_text(text, "utf-8")
    if annotation is not None:
        said = annotation if isinstance(annotation, str) else json.dumps(annotation, indent=1)
        (root / side / f"{name}.json").write_text(said, "utf-8")
    return root


def test_both_folders(tmp_path: Path) -> None:
    write(tmp_path, "mt", "001", {"source_lang_guess": "fr", "spans": SPANS})
    write(tmp_path, "mt", "002", {"source_lang_guess": "en-spun", "spans": []})
    write(tmp_path, "clean", "003", {"known_errors": ["no"]})
    write(tmp_path, "clean", "004", None)
    assert formats()["sides"].accepts(tmp_path)
    corpus = read_corpora([tmp_path])
    assert not corpus.errors
    first, second, third, fourth = corpus.stories
    assert (first.name, first.source_language, first.translated) == ("mt/001", "fr", True)
    assert [(each.text, each.kind) for each in first.spans] == [("président", "untranslated-word")]
    assert (second.source_language, second.clean, second.spans) == (None, False, ())
    assert third.clean
    assert [third.text[start:end] for start, end in third.known] == ["no"]
    assert (fourth.clean, fourth.known) == (True, ())


@pytest.mark.parametrize(
    ("annotation", "line", "said"),
    [
        ('{"spans": [}', 1, "not JSON"),
        ("[]", 1, "must be an object"),
        ({"source_lang_guess": "fr"}, 1, "'spans' must be a list"),
        ({"spans": [{**SPANS[0], "end": 99}]}, 4, "no span of"),
        ({"spans": [{**SPANS[0], "severity": "small"}]}, 8, "'severity' must be one of"),
        ({"spans": [{"start": 1}]}, 3, "'end' is missing"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, annotation: Any, line: int, said: str) -> None:
    write(tmp_path, "mt", "001", annotation)
    write(tmp_path, "mt", "002", {"spans": SPANS})
    good, bad = [], []
    for each in sides.read(tmp_path, None):  # type: ignore[arg-type]
        (bad if isinstance(each, CorpusError) else good).append(each)
    assert [each.name for each in good] == ["mt/002"]
    (error,) = bad
    assert said in error.message
    assert (error.path, error.line) == (str(tmp_path / "mt" / "001.json"), line)


def test_known_errors_that_are_no_list(tmp_path: Path) -> None:
    corpus = read_corpora([write(tmp_path, "clean", "001", {"known_errors": "no"})])
    assert "'known_errors' must be a list" in corpus.errors[0].message
