"""The list beside a story that takes findings back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from helpers import checker_with, pattern

from tlqa.cli.main import cli
from tlqa.errors import InputError
from tlqa.model import FileReport, Notice
from tlqa.sidecar import read_sidecar

RULES = (pattern("ferry", "en/boats/ferry"), pattern("quay", "en/land/quay"), pattern("mole", "en/land/mole"))


def story(tmp_path: Path, accepted: str) -> Path:
    path = tmp_path / "story.txt"
    path.write_text("The ferry left.\n\nA quay and a mole and a ferry.\n", "utf-8")
    Path(f"{path}.tlqa.yaml").write_text(accepted, "utf-8")
    return path


@pytest.mark.parametrize(
    ("accepted", "found"),
    [
        ("- rule: boats", "quay mole"),
        ("- {rule: boats, line: 3}", "ferry quay mole"),
        ("- {rule: land, text: mole, reason: it is ours}", "ferry quay ferry"),
        ("- {rule: land, expires: 2001-01-31}", "ferry quay mole ferry"),
        ("- {rule: land, expires: 2999-12-31}\n- {rule: boats, line: 1}", "ferry"),
        ("", "ferry quay mole ferry"),
    ],
)
def test_a_list_beside_the_file(tmp_path: Path, accepted: str, found: str) -> None:
    report = checker_with(*RULES).check_file(story(tmp_path, accepted))
    assert " ".join(f.text for f in report.findings) == found
    assert report.suppressed == 4 - len(report.findings)


def test_what_is_said_of_the_list(tmp_path: Path) -> None:
    accepted = "- {rule: land, expires: 2001-01-31}\n- {rule: boats, text: barge}\n- {rule: boat}\n"
    report = checker_with(*RULES).check_file(story(tmp_path, accepted))
    assert [n.message for n in report.notices] == [
        "story.txt.tlqa.yaml:1: what was accepted of land has expired",
        "story.txt.tlqa.yaml:2: suppresses nothing of boats",
        "story.txt.tlqa.yaml:3: 'boat' names no rule; did you mean 'boats'?",
    ]


def test_a_line_that_the_story_has_not_is_told_on_its_last(tmp_path: Path) -> None:
    (notice,) = checker_with(*RULES).check_file(story(tmp_path, "- {rule: boats, line: 99.0}")).notices
    assert notice == Notice(4, 1, "story.txt.tlqa.yaml:1: suppresses nothing of boats")


def test_words_may_stand_on_two_lines(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    words = "The boat to the islands was late on Monday, and so was the\nferry that had left before it.\n"
    path.write_text(words, "utf-8")
    Path(f"{path}.tlqa.yaml").write_text("- rule: boats\n  text: the\n    ferry\n", "utf-8")
    report = checker_with(pattern(r"the\sferry", "en/boats/ferry")).check_file(path)
    assert (report.findings, report.suppressed, report.notices) == ((), 1, ())


def test_the_list_of_many_stories_is_spoken_of_once(tmp_path: Path) -> None:
    path = tmp_path / "stories.csv"
    path.write_text("text\nThe ferry left.\nA quay is a ferry to some.\nRope is sold here.\n", "utf-8")
    accepted = "- {rule: boats}\n- {rule: boat}\n- {rule: land, expires: 2001-01-31}\n- {rule: land/mole}\n"
    Path(f"{path}.tlqa.yaml").write_text(accepted, "utf-8")
    checker = checker_with(*RULES)
    reports = list(checker.check_stories(path.read_bytes(), str(path), checker.accepted(path)))
    assert [len(each.notices) for each in reports if isinstance(each, FileReport)] == [2, 0, 0]
    assert [each.suppressed for each in reports if isinstance(each, FileReport)] == [1, 1, 0]


@pytest.mark.parametrize(
    ("accepted", "message"),
    [
        ("- rules: land", "1: unknown key 'rules'"),
        ("- rule: land\n  line: two", "2: line: must be a whole number"),
        ("- rule: land\n- line: 2", "2: "),
        ("rule: land", "1: "),
        ("- rule: land\n  expires: 2026-02-31", "2: '2026-02-31' is no date"),
        ("- rule: land\n- rule: land\n  line: !!int ''", "3: '' is no whole number"),
        ("- {rule: land, text: !!timestamp soon}", "1: 'soon' is no date"),
        ("- {rule: land, expires: 2026-02-03 04:05:06}", "1: expires: "),
        ("- rule: !!python/object/apply:os.getcwd []", "1: is not YAML: could not determine"),
        ("- &a {rule: land}\n- *a", "2: aliases are not allowed here"),
        ("# " + "x" * 2**20, "is larger than 1 MB"),
        ("- {rule: land, expires: '2026-02-31'}", "1: expires: 2026-02-31 is no date"),
        ("- [", "is not YAML"),
    ],
)
def test_a_list_that_is_wrong(tmp_path: Path, accepted: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read_sidecar(story(tmp_path, accepted))
    assert "story.txt.tlqa.yaml:" in str(caught.value)
    assert message in str(caught.value)


def test_a_list_that_is_not_to_be_heeded_is_not_read(tmp_path: Path) -> None:
    path = story(tmp_path, "- [")
    report = checker_with(*RULES, suppress=False).check_file(path)
    assert (len(report.findings), report.suppressed, report.notices) == (4, 0, ())
    run = CliRunner().invoke(cli, ["check", "--no-suppress", str(path)])
    assert (run.exit_code, run.stderr) == (0, "")


def test_no_list_can_lie_beside_a_name_that_is_too_long(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 246 + ".txt")
    path.write_text("The ferry left.\n", "utf-8")
    assert len(checker_with(*RULES).check_file(path).findings) == 1


def test_a_directory_of_that_name_is_no_list(tmp_path: Path) -> None:
    (tmp_path / "a.txt.tlqa.yaml").mkdir()
    assert read_sidecar(tmp_path / "a.txt") == ()


def test_standard_input_has_no_list(tmp_path: Path) -> None:
    path = story(tmp_path, "- [")
    run = CliRunner().invoke(cli, ["check", "-", "--stdin-filename", str(path)], input=path.read_bytes())
    assert (run.exit_code, run.stderr) == (0, "")


def test_the_command(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The talks ended late. The deal is dead,” the envoy told reporters on Sunday.\n", "utf-8")
    Path(f"{path}.tlqa.yaml").write_text(
        "- {rule: quotes/unopened, text: 'The deal is dead,”', line: 1}\n", "utf-8"
    )
    run = CliRunner().invoke(cli, ["check", str(tmp_path)])
    assert (run.exit_code, run.stderr) == (0, "")
    assert "1 finding suppressed\n" in run.output
    (file,) = json.loads(CliRunner().invoke(cli, ["check", "-f", "json", str(path)]).output)["files"]
    assert (file["findings"], file["suppressed"], file["notices"], file["points"]) == ([], 1, [], 0)
    assert CliRunner().invoke(cli, ["check", "--no-suppress", str(path)]).exit_code == 1


def test_a_list_that_is_wrong_does_not_stop_the_others(tmp_path: Path) -> None:
    wrong, right = story(tmp_path, "- nothing"), tmp_path / "b.txt"
    right.write_text("The ferry sailed on time.\n", "utf-8")
    run = CliRunner().invoke(cli, ["check", "--format", "concise", str(wrong), str(right)])
    assert run.exit_code == 2
    assert "story.txt.tlqa.yaml:1: " in run.stderr
