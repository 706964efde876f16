"""Where reports go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tlqa.cli.destinations import destinations, refuse_overwriting
from tlqa.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


def placed(name: str, *files: str) -> list[tuple[str, str | None]]:
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
    ],
)
def test_destinations(
    stories: Path, name: str, files: list[str], expected: list[tuple[str, str | None]]
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
    ],
)
def test_refused_before_any_work(stories: Path, name: str, files: list[str], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        destinations(name, files)


def test_a_report_never_overwrites_a_story(stories: Path) -> None:
    chosen = destinations("text", ["./clean.txt"])
    with pytest.raises(UsageError, match="would overwrite it"):
        refuse_overwriting(chosen, ["desk/b.txt", str(stories / "clean.txt")])
    refuse_overwriting(chosen, ["desk/b.txt"])
