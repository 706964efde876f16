"""Unified diffs: what patch makes of them is what the edits make."""

from __future__ import annotations

import difflib
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tlqa.cli.diffs import for_file, for_terminal, unified
from tlqa.text.edits import applied

if TYPE_CHECKING:
    from pathlib import Path

NUMBERED = "".join(f"line {n}\n" for n in range(1, 31))


def test_one_line() -> None:
    assert unified("One , two.\n", [(3, 4, "")], "a.txt") == (
        "--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-One , two.\n+One, two.\n"
    )


def test_no_line_end_at_the_end_of_the_file() -> None:
    end = "\\ No newline at end of file\n"
    assert unified("One\nTwo , x", [(7, 8, "")], "a") == (
        f"--- a/a\n+++ b/a\n@@ -1,2 +1,2 @@\n One\n-Two , x\n{end}+Two, x\n{end}"
    )


def test_edits_that_change_nothing() -> None:
    assert unified("One\n", [], "a") == ""
    assert unified("One\n", [(0, 1, "O")], "a") == ""


def test_lines_joined_and_parted() -> None:
    assert unified("a\nb\nc\n", [(1, 2, " ")], "f").endswith("@@ -1,3 +1,2 @@\n-a\n-b\n+a b\n c\n")
    assert unified("a b\nc\n", [(1, 2, "\n")], "f").endswith("@@ -1,2 +1,3 @@\n-a b\n+a\n+b\n c\n")
    assert unified("a\n", [(0, 2, "")], "f").endswith("@@ -1 +0,0 @@\n-a\n")
    assert unified("", [(0, 0, "a\n")], "f").endswith("@@ -0,0 +1 @@\n+a\n")


@pytest.mark.parametrize(("second", "hunks"), [(3, 1), (8, 1), (9, 2), (28, 2)])
def test_hunks_whose_context_meets_are_one(second: int, hunks: int) -> None:
    at = NUMBERED.index(f"line {second}\n")
    diff = unified(NUMBERED, [(4, 5, "-"), (at, at + 4, "Line")], "a")
    assert diff.count("@@ -") == hunks
    assert f"-line {second}\n+Line {second}\n" in diff


NAMES = ["a.txt", "desk/a.md", "two words.txt", "né.txt", 'a "b".txt', "tab\there.txt", "back\\slash.txt"]
TEXTS = st.text("ab\n\r", max_size=60)


@st.composite
def edits_of(draw: st.DrawFn, text: str) -> list[tuple[int, int, str]]:
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    return [
        (low, high, draw(TEXTS.map(lambda t: t[:4])))
        for low, high in zip(cuts[::2], cuts[1::2], strict=False)
    ]


def repaired(text: str, diff: str) -> str:
    """The text after a diff, by the rules of POSIX."""
    lines = text.split("\n")
    lines = [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
    made: list[str] = []
    at = 0
    body = diff.split("\n")[2:-1]
    for number, line in enumerate(body):
        if line.startswith("@@"):
            begin, _, count = line.split()[1][1:].partition(",")
            first = int(begin) - (count != "0")
            made += lines[at:first]
            at = first
        elif not line.startswith("\\"):
            bare = body[number + 1].startswith("\\") if number + 1 < len(body) else False
            content = line[1:] + ("" if bare else "\n")
            if line[0] in " -":
                assert lines[at] == content
                at += 1
            if line[0] in " +":
                made.append(content)
    return "".join(made + lines[at:])


@given(st.data(), TEXTS)
def test_the_diff_says_what_the_edits_do(data: st.DataObject, text: str) -> None:
    edits = data.draw(edits_of(text))
    diff = unified(text, edits, "a")
    after = applied(text, edits)
    assert (repaired(text, diff) if diff else text) == after
    assert bool(diff) == (text != after)


def test_as_other_programs_have_it() -> None:
    at = [NUMBERED.index(f"line {n}\n") for n in (3, 4, 20)]
    edits = [(where, where + 4, "Line") for where in at]
    after = applied(NUMBERED, edits)
    expected = difflib.unified_diff(NUMBERED.splitlines(True), after.splitlines(True), "a/a", "b/a")
    assert unified(NUMBERED, edits, "a") == "".join(expected)


@settings(max_examples=25)
@given(
    st.data(), st.lists(st.sampled_from(["a", "b , c", "d\r", ""]), min_size=1, max_size=20).map("\n".join)
)
def test_git_applies_it(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, text: str) -> None:
    edits = data.draw(edits_of(text))
    name = data.draw(st.sampled_from(NAMES))
    diff = unified(text, edits, name)
    if not diff:
        return
    directory: Path = tmp_path_factory.mktemp("patch")
    (directory / name).parent.mkdir(exist_ok=True)
    (directory / name).write_bytes(text.encode())
    command = ["git", "apply", "--whitespace=nowarn"]
    subprocess.run(command, input=diff.encode(), cwd=directory, check=True, timeout=60)
    assert (directory / name).read_bytes() == applied(text, edits).encode()


def test_one_that_cannot_be_applied_is_commented_out() -> None:
    diff = unified("One , two.\n", [(3, 4, "")], "a.docx")
    shown = for_file(diff, "utf-8", applies=False).decode()
    assert shown.splitlines() == [f"# {line}" for line in diff.splitlines()]


def test_lines_are_in_the_encoding_of_the_file() -> None:
    diff = for_file(unified("Caf\xe9 , two.\n", [(4, 5, "")], "\xe9.txt"), "latin-1", applies=True)
    assert diff == b"--- a/\xc3\xa9.txt\n+++ b/\xc3\xa9.txt\n@@ -1 +1 @@\n-Caf\xe9 , two.\n+Caf\xe9, two.\n"


def test_for_a_terminal() -> None:
    diff = unified("One ,\x1b[2J two.\r\n", [(3, 4, "")], "a.txt")
    shown = for_terminal(diff, color=True)
    assert shown == (
        "\x1b[1m--- a/a.txt\x1b[0m\n\x1b[1m+++ b/a.txt\x1b[0m\n\x1b[36m@@ -1 +1 @@\x1b[0m\n"
        "\x1b[31m-One ,␛[2J two.\x1b[0m\n\x1b[32m+One,␛[2J two.\x1b[0m\n"
    )
    plain = "--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-One ,␛[2J two.\n+One,␛[2J two.\n"
    assert for_terminal(diff, color=False) == plain
    assert for_terminal("", color=True) == ""
