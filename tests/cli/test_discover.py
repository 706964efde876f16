"""From arguments to files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tlqa.discovery.walk import discover


def names(paths: list[str]) -> list[str]:
    return [path.replace(os.sep, "/") for path in paths]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["clean.txt"], ["clean.txt"]),
        (["desk"], ["desk/a.TXT", "desk/b.txt", "desk/sport/c.txt"]),
        (["desk/"], ["desk/a.TXT", "desk/b.txt", "desk/sport/c.txt"]),
        (["desk/notes.log"], ["desk/notes.log"]),
        (["desk/.hidden"], ["desk/.hidden/d.txt"]),
        (["*.txt"], ["clean.txt", "damaged.txt"]),
        (["desk/**/*.txt"], ["desk/b.txt", "desk/sport/c.txt"]),
        (["desk/s*"], ["desk/sport/c.txt"]),
        (["damaged.txt", "clean.txt", "./damaged.txt"], ["damaged.txt", "clean.txt"]),
        (["-", "clean.txt", "-"], ["-", "clean.txt"]),
    ],
)
def test_found(stories: Path, arguments: list[str], expected: list[str]) -> None:
    found, errors = discover(arguments)
    assert names(found) == expected
    assert errors == []


@pytest.mark.parametrize(
    ("argument", "said"),
    [
        ("absent.txt", "absent.txt: no such file or directory"),
        ("empty", "empty: no story in this directory (see 'tlqa inputs')"),
        ("*.rtf", "*.rtf: nothing matches"),
    ],
)
def test_what_leads_nowhere_is_said_and_the_rest_found(stories: Path, argument: str, said: str) -> None:
    assert discover([argument, "clean.txt"]) == (["clean.txt"], [said])


def test_the_list_beside_a_story_is_no_story(stories: Path) -> None:
    for name in ("clean.txt.tlqa.yaml", "desk/b.txt.tlqa.yaml", "lonely.tlqa.yaml"):
        Path(name).write_text("- rule: quotes\n", "utf-8")
    assert discover(["clean.txt", "clean.txt.tlqa.yaml"]) == (["clean.txt"], [])
    assert names(discover(["desk"])[0]) == ["desk/a.TXT", "desk/b.txt", "desk/sport/c.txt"]
    assert names(discover(["*.t*"])[0]) == ["clean.txt", "damaged.txt"]
    assert discover(["lonely.tlqa.yaml"]) == (["lonely.tlqa.yaml"], [])


def test_a_file_that_is_named_like_a_glob(stories: Path) -> None:
    Path("what[1].txt").write_text("x", "utf-8")
    assert discover(["what[1].txt"]) == (["what[1].txt"], [])


def test_a_link_round_in_circles(stories: Path) -> None:
    (stories / "desk" / "again").symlink_to(stories / "desk", target_is_directory=True)
    assert len(discover(["desk"])[0]) == 3
