"""``tlqa check`` beside a reference: files, patterns, directories, and what is wrong with them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from running import Run

DRAFTS = Path(__file__).parents[1] / "drafts"
RULES = ("--select", "reference")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two drafts in drafts, what a person wrote in final, and one pair side by side."""
    for name, target in {
        "engine-b.txt": ("drafts/a.txt", "both/a.txt"),
        "reference.txt": ("drafts/b.txt", "final/a.txt", "final/b.txt", "both/a.ref.txt"),
    }.items():
        for each in target:
            (tmp_path / each).parent.mkdir(exist_ok=True)
            shutil.copy(DRAFTS / name, tmp_path / each)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_story_and_its_reference(desk: Path, run: Run) -> None:
    result = run("check", "drafts/a.txt", "--reference", "final/a.txt", "--format", "json", *RULES)
    assert result.exit_code == 1
    (story,) = json.loads(result.stdout)["files"]
    far = [each for each in story["findings"] if each["rule"] == "en/reference/sentence-far-off"]
    assert far
    assert "A bed will cost between 49 and 89 euros" in far[0]["message"]
    assert "(nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:" in far[0]["message"]
    assert story["score"] == 100


def test_a_directory_of_references_is_used_again_from_what_was_kept(desk: Path, run: Run) -> None:
    arguments = ("check", "drafts", "--reference-dir", "final", "--format", "json", *RULES)
    first = run(*arguments)
    assert first.exit_code == 1
    counts = [len(story["findings"]) for story in json.loads(first.stdout)["files"]]
    assert counts[0] > counts[1] == 0
    assert run(*arguments).stdout == first.stdout
    shutil.copy("drafts/a.txt", "final/a.txt")
    changed = run(*arguments)
    assert [len(story["findings"]) for story in json.loads(changed.stdout)["files"]] == [0, 0]


def test_references_beside_their_stories_are_no_stories(desk: Path, run: Run) -> None:
    result = run("check", "both", "--reference", "{stem}.ref{suffix}", "--format", "json", *RULES)
    assert [story["path"] for story in json.loads(result.stdout)["files"]] == ["both/a.txt"]
    assert result.exit_code == 1


def test_a_configuration_may_ask_for_it(desk: Path, run: Run) -> None:
    Path("tlqa.yaml").write_text("reference-dir: final\nselect: [reference]\n", "utf-8")
    assert run("check", "drafts/a.txt").exit_code == 1
    Path("tlqa.yaml").write_text("reference-dir: final\n", "utf-8")
    result = run("check", "drafts/a.txt")
    assert result.exit_code == 2
    assert "tlqa.yaml:1: reference-dir: no rule that is run takes a reference" in result.stderr


def test_a_missing_reference_is_said_and_the_story_checked(desk: Path, run: Run) -> None:
    shutil.copy("drafts/a.txt", "drafts/c.txt")
    result = run("check", "drafts", "--reference-dir", "final", "--quiet", *RULES)
    assert result.exit_code == 2
    assert "drafts/c.txt: has no reference: final holds no c.txt" in result.stderr
    assert "drafts/c.txt  100.0" in result.stdout
    gone = run("check", "drafts/a.txt", "--reference", "final/z.txt", "--quiet", *RULES)
    assert "drafts/a.txt: has no reference: final/z.txt is not there" in gone.stderr


def test_a_reference_in_another_encoding(desk: Path, run: Run) -> None:
    text = Path("final/a.txt").read_text("utf-8") + "\nA café was open.\n"
    Path("final/a.txt").write_bytes(text.encode("windows-1252"))
    result = run("check", "drafts/a.txt", "--reference", "final/a.txt", *RULES)
    assert result.exit_code == 2
    assert "say --reference-encoding windows-1252" in result.stderr
    encoded = ("--reference-encoding", "windows-1252")
    assert run("check", "drafts/a.txt", "--reference", "final/a.txt", *encoded, *RULES).exit_code == 1


def test_what_does_not_go_together(desk: Path, run: Run) -> None:
    same = run("check", "drafts/a.txt", "--reference", "drafts/a.txt", *RULES)
    assert "is given as the story and as its source or reference" in same.stderr
    both = run("check", "drafts/a.txt", "--reference", "final/a.txt", "--reference-dir", "final", *RULES)
    assert "--reference and --reference-dir do not go together" in both.stderr
    assert (same.exit_code, both.exit_code) == (2, 2)
    none = run("check", "drafts/a.txt", "--reference", "final/a.txt")
    assert none.exit_code == 2
    assert "--select all,reference" in none.stderr


def test_both_a_source_and_a_reference(desk: Path, run: Run) -> None:
    translated = DRAFTS.parent / "translated"
    for name in ("lock.txt", "lock.source.txt"):
        shutil.copy(translated / name, name)
    Path("final.txt").write_text(Path("lock.txt").read_text("utf-8"), "utf-8")
    sides = ("--source", "lock.source.txt", "--reference", "final.txt", "--format", "json")
    result = run("check", "lock.txt", *sides, "--select", "bilingual,reference")
    (story,) = json.loads(result.stdout)["files"]
    assert {each["rule"].split("/")[1] for each in story["findings"]} == {"bilingual"}
