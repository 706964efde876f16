"""``tlqa check`` beside the source: pairs of files, and what is wrong with them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from running import Run

FRENCH = """\
Le barrage ferme lundi

Le barrage fermera lundi pour onze mois, a annoncé la préfecture. Les travaux coûteront 3,2 millions d'euros.

Environ 4 500 habitants seront privés d'eau la nuit. La maire Odile Kerbrat a demandé des citernes.

Les pompes datent de 1964. Personne ne les avait remplacées depuis la guerre.
"""
ENGLISH = """\
Dam to close on Monday

The dam will close for eleven months on Monday, the prefecture said. The work will cost 3.2 million euros.

About 4,500 inhabitants will have no water at night. Mayor Odile Kerbrat has asked for tankers.

The pumps date from 1964. Nobody had replaced them since the war.
"""
WRONG = ENGLISH.replace("1964", "1946")
RULES = ("--select", "en/bilingual/year-changed")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """English stories in en, their sources in fr; a pair side by side in both."""
    for name, text in {
        "en/a.txt": WRONG,
        "en/b.txt": ENGLISH,
        "fr/a.txt": FRENCH,
        "fr/b.txt": FRENCH,
        "both/a.en.txt": WRONG,
        "both/a.fr.txt": FRENCH,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_story_and_its_source(desk: Path, run: Run) -> None:
    result = run("check", "en/a.txt", "--source", "fr/a.txt", "--format", "json", *RULES)
    assert result.exit_code == 1
    (story,) = json.loads(result.stdout)["files"]
    (finding,) = story["findings"]
    start = FRENCH.index("1964")
    assert finding["source"] == {"start": start, "end": start + 4, "text": "1964"}
    assert finding["text"] == "1946"
    assert story["translated_from"]["language"] == "fr"


def test_without_one_nothing_is_compared(desk: Path, run: Run) -> None:
    assert run("check", "en/a.txt", *RULES).exit_code == 0


def test_a_directory_of_sources_is_used_again_from_what_was_kept(desk: Path, run: Run) -> None:
    arguments = ("check", "en", "--source-dir", "fr", "--format", "json", *RULES)
    first = run(*arguments)
    assert first.exit_code == 1
    assert [len(story["findings"]) for story in json.loads(first.stdout)["files"]] == [1, 0]
    assert run(*arguments).stdout == first.stdout
    (desk / "fr" / "b.txt").write_text(FRENCH.replace("1964", "1864"), "utf-8")
    changed = run(*arguments)
    assert [len(story["findings"]) for story in json.loads(changed.stdout)["files"]] == [1, 1]


def test_sources_beside_their_stories_are_no_stories(desk: Path, run: Run) -> None:
    result = run("check", "both", "--source", "{stem}.fr{suffix}", "--format", "json", *RULES)
    assert [story["path"] for story in json.loads(result.stdout)["files"]] == ["both/a.en.txt"]
    assert result.exit_code == 1


def test_several_drafts_of_one_source(desk: Path, run: Run) -> None:
    result = run("check", "en", "--source", "fr/a.txt", "--quiet", *RULES)
    assert "en/a.txt" in result.stdout
    assert "1 finding" in result.stdout
    assert "en/b.txt" in result.stdout


def test_a_missing_half_is_said_and_the_story_checked(desk: Path, run: Run) -> None:
    (desk / "en" / "c.txt").write_text(ENGLISH, "utf-8")
    result = run("check", "en", "--source-dir", "fr", "--quiet", *RULES)
    assert result.exit_code == 2
    assert "en/c.txt: has no source: fr holds no c.txt" in result.stderr
    assert "en/c.txt  100.0" in result.stdout
    gone = run("check", "en/a.txt", "--source", "fr/z.txt", "--quiet", *RULES)
    assert gone.exit_code == 2
    assert "en/a.txt: has no source: fr/z.txt is not there" in gone.stderr
    assert "en/a.txt" in gone.stdout


def test_a_source_in_another_encoding(desk: Path, run: Run) -> None:
    (desk / "fr" / "a.txt").write_bytes(FRENCH.encode("iso-8859-1"))
    result = run("check", "en/a.txt", "--source", "fr/a.txt", *RULES)
    assert result.exit_code == 2
    assert "fr/a.txt" in result.stderr
    assert "say --source-encoding iso-8859-1" in result.stderr
    encoded = run("check", "en/a.txt", "--source", "fr/a.txt", "--source-encoding", "iso-8859-1", *RULES)
    assert encoded.exit_code == 1


@pytest.mark.parametrize(
    ("story", "source", "said"),
    [
        ("fr/a.txt", "en/a.txt", "look swapped"),
        ("en/a.txt", "en/b.txt", "in the language of the story"),
    ],
)
def test_what_does_not_go_together(desk: Path, run: Run, story: str, source: str, said: str) -> None:
    result = run("check", story, "--source", source, *RULES)
    assert result.stdout.count(said) == 1
    assert result.exit_code == 0


def test_a_story_that_is_its_own_source(desk: Path, run: Run) -> None:
    result = run("check", "en/a.txt", "--source", "en/a.txt")
    assert result.exit_code == 2
    assert "is given as the story and as its source" in result.stderr


def test_a_source_and_a_directory_do_not_go_together(desk: Path, run: Run) -> None:
    result = run("check", "en/a.txt", "--source", "fr/a.txt", "--source-dir", "fr")
    assert result.exit_code == 2
    assert "--source and --source-dir do not go together" in result.stderr
