"""Where reports go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tlqa.cli.destinations import destinations, not_overwritten, places
from tlqa.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


def placed(name: str | None, *files: str) -> list[tuple[str, str | None]]:
    return [(each.output.NAME, str(each.path) if each.path else None) for each in destinations(name, files)]


@pytest.mark.parametrize(
    ("name", "files", "expected"),
    [
        ("text", [], [("text", None)]),
        ("json", ["out.json"], [("json", "out.json")]),
        ("text", ["json=out.json"], [("text", None), ("json", "out.json")]),
        ("text", ["out.txt", "json=out.json"], [("text", "out.txt"), ("json", "out.json")]),
        ("text", ["out.txt", "json=-"], [("text", "out.txt"), ("json", None)]),
        ("text", ["a=b.txt"], [("text", "a=b.txt")]),
        ("text", ["-"], [("text", None)]),
        ("text", ["sarif=a.sarif", "csv=a.csv"], [("text", None), ("sarif", "a.sarif"), ("csv", "a.csv")]),
        (None, [], [("text", None)]),
    ],
)
def test_destinations(
    stories: Path, name: str | None, files: list[str], expected: list[tuple[str, str | None]]
) -> None:
    assert placed(name, *files) == expected


@pytest.mark.parametrize(
    ("name", "files", "said"),
    [
        ("jsn", [], "did you mean 'json'"),
        ("text", ["json="], "needs the name of a file"),
        ("text", ["desk"], "needs the name of a file"),
        ("text", ["no/such/out.txt"], "no such directory"),
        ("text", ["json=-"], "both go to standard output"),
        ("text", ["out", "json=out"], "both go to out"),
        ("text", ["out", "json=./desk/../out"], "both go to desk/../out"),
        ("text", ["json=a", "csv=link"], "both go to link"),
    ],
)
def test_refused_before_any_work(stories: Path, name: str, files: list[str], said: str) -> None:
    (stories / "link").symlink_to("a")
    with pytest.raises(UsageError, match=said):
        destinations(name, files)


def test_a_report_never_overwrites_a_story(stories: Path) -> None:
    chosen = destinations("text", ["./clean.txt"])
    with pytest.raises(UsageError, match="would overwrite it"):
        not_overwritten(chosen, ["desk/b.txt", str(stories / "clean.txt")], [])
    assert not_overwritten(chosen, ["desk/b.txt"], ["desk/b.txt"]) == ["desk/b.txt"]


def test_a_report_that_lies_among_the_stories_is_none(stories: Path) -> None:
    chosen = destinations("text", ["csv=out.csv"])
    assert not_overwritten(chosen, ["."], ["clean.txt", "./out.csv"]) == ["clean.txt"]


ACTIONS = {"GITHUB_ACTIONS": "true"}


@pytest.mark.parametrize(
    ("name", "files", "environment", "expected"),
    [
        (None, [], ACTIONS, "github"),
        (None, ["json=a.json"], ACTIONS, "github"),
        (None, ["a.txt"], ACTIONS, "text"),
        ("concise", [], ACTIONS, "concise"),
        (None, [], {"GITHUB_ACTIONS": "false"}, "text"),
    ],
)
def test_the_format_of_a_build_server(
    stories: Path, name: str | None, files: list[str], environment: dict[str, str], expected: str
) -> None:
    assert expected == destinations(name, files, environment)[0].output.NAME


@pytest.mark.parametrize("variable", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_paths_count_from_the_repository(
    stories: Path, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(stories / "desk")
    here = (stories / "desk").resolve().as_posix()
    assert places({variable: str(stories)}) == {"here": here, "root": stories.resolve().as_posix()}
    assert places({variable: str(stories / "empty")}) == {"here": here, "root": here}
    assert places({}) == {"here": here, "root": here}
