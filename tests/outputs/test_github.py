"""Annotations: the runner's own way to read a command gives back what was meant, and nothing else."""

from __future__ import annotations

import re
from posixpath import normpath

import pytest
from runs import HOSTILE, HUGE, RUNS, corpus_run, hostile_run, huge_run, render

from tlqa.model import Report
from tlqa.outputs.base import Options
from tlqa.outputs.markdown import summary
from tlqa.outputs.terminal import printable

_COMMAND = re.compile(r"::(\w+) ([^:]*)::(.*)")
_ORDER = ["error", "warning", "notice"]


def unescaped(value: str) -> str:
    """As the runner reads it: the escapes it knows, ``%25`` last."""
    for escape, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        value = value.replace(escape, char)
    return value


def read(log: str) -> list[tuple[str, dict[str, str], str]]:
    found = []
    for line in log.split("\n")[:-1]:
        match = _COMMAND.fullmatch(line)
        if match is None:
            assert line.startswith("tlqa: ")
            continue
        properties = dict(part.split("=", 1) for part in match[2].split(","))
        found.append((match[1], {k: unescaped(v) for k, v in properties.items()}, unescaped(match[3])))
    return found


@pytest.mark.parametrize("name", RUNS)
def test_every_finding_and_error_is_one_line(name: str) -> None:
    report = RUNS[name]()
    commands = read(render("github", report))
    odd = sum(len(file.notices) for file in report.files) + len(report.remarks)
    assert len(commands) == len(report.errors) + sum(len(file.findings) for file in report.files) + odd
    assert [each for each in commands if each[1]["title"] == "tlqa"][len(report.errors) :] == (
        commands[-odd:] if odd else []
    )
    levels = [_ORDER.index(level) for level, _, _ in commands[len(report.errors) :]]
    assert levels == sorted(levels)


def test_nothing_found_says_nothing() -> None:
    assert render("github", RUNS["empty"]()) == ""


def test_what_is_hostile_comes_back_as_it_was() -> None:
    report = hostile_run()
    commands = read(render("github", report))[len(HOSTILE) :]
    files = {properties["file"] for _, properties, _ in commands}
    for file in report.files:
        path = normpath(file.document.path).encode("utf-8", "backslashreplace").decode("utf-8")
        assert path in files
    said = [message for _, _, message in commands]
    for text in HOSTILE:
        shown = "\n".join(map(printable, text.split("\n"))).encode("utf-8", "backslashreplace").decode()
        assert any(message.startswith(shown) for message in said)


def test_columns_only_where_it_is_one_line() -> None:
    for _, properties, _ in read(render("github", hostile_run()))[len(HOSTILE) : 2 * len(HOSTILE)]:
        assert ("col" in properties) == (properties["line"] == properties["endLine"])
        assert properties.get("col", "11") == "11"  # the emoji before it counts twice


def test_what_the_page_does_not_show_is_said() -> None:
    log = render("github", corpus_run())
    assert re.search(r"\ntlqa: .* GitHub shows the first 10 of each level, the worst\n$", log)


def test_a_hundred_thousand() -> None:
    log = render("github", huge_run())
    assert log.count("\n") == HUGE + 1
    assert log.startswith("::error file=wire/huge.txt,line=50001,")


@pytest.mark.parametrize("name", ["corpus", "hostile", "huge"])
def test_the_summary_keeps_its_limit(name: str) -> None:
    report = huge_run() if name == "huge" else RUNS[name]()
    for limit in (40_000, 1024 * 1024):
        text = summary(report, Options(), limit)
        assert len(text.encode("utf-8", "backslashreplace")) <= limit
    rows = text.count("\n| ") - 2 - len(report.files)
    left = re.search(r"\n(\d+) more findings are left out", text)
    assert rows + int(left[1] if left else 0) == sum(len(file.findings) for file in report.files)


def test_a_summary_of_many_stories_and_errors_keeps_its_limit() -> None:
    (file, *_) = hostile_run().files
    report = Report("0", "", (file,) * 20_000, ("x" * 5_000,) * 20_000)
    text = summary(report, Options(), 1024 * 1024)
    assert len(text.encode()) <= 1024 * 1024
    assert "and 19800 more" in text
