"""The commands heed the configuration beside the stories, and flags win over it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from running import CLEAN, DAMAGED

if TYPE_CHECKING:
    from click.testing import Result
    from running import Run

RULE = "en/quotes/unopened"


@pytest.fixture(autouse=True)
def top(stories: Path) -> Path:
    """The stories are a repository's, so that nothing above them counts."""
    (stories / ".git").mkdir()
    return stories


def configured(text: str, name: str = "tlqa.yaml") -> None:
    Path(name).write_text(text, "utf-8")


def found(result: Result) -> dict[str, list[str]]:
    files = json.loads(result.stdout)["files"]
    return {file["path"]: [finding["rule"] for finding in file["findings"]] for file in files}


@pytest.mark.parametrize(
    ("text", "options", "status"),
    [
        ("", [], 1),
        ("ignore: [quotes]\n", [], 0),
        ("ignore: [quotes]\n", ["--no-config"], 1),
        ("ignore: [quotes]\n", ["--select", "quotes"], 1),
        ("select: [dates]\n", [], 0),
        ("select: [dates]\n", ["--select", RULE], 1),
        ("select: [quotes]\n", ["--ignore", "quotes"], 0),
        ("fail-on: never\n", [], 0),
        ("fail-on: never\n", ["--fail-on", "minor"], 1),
        ("fail-on: critical\n", [], 0),
        (f"fail-on: critical\nseverity: {{{RULE}: critical}}\n", [], 1),
        ("fail-on: never\nmin-score: 100\n", [], 1),
        ("fail-on: never\nmin-score: 100\n", ["--min-score", "1"], 0),
        ("status: {quotes: optional}\n", [], 0),
        ("overrides: [{files: [damaged.txt], ignore: [quotes]}]\n", [], 0),
        ("overrides: [{files: [/desk], ignore: [quotes]}]\n", [], 1),
        ("suppress: false\n", [], 1),
        ("fail-on: never\nmin-score: 100\n", ["--min-score", "0"], 0),
        ("status: {quotes: preview}\n", [], 0),
        ("status: {quotes: preview}\npreview: true\n", [], 1),
        ("status: {quotes: preview}\npreview: true\n", ["--no-preview"], 0),
        ("encoding: utf-99\n", [], 2),
        ("encoding: utf-99\n", ["--encoding", "utf-8"], 1),
    ],
)
def test_status(run: Run, text: str, options: list[str], status: int) -> None:
    configured(text)
    assert run("check", "damaged.txt", "-q", *options).exit_code == status


def test_one_run_under_several_configurations(run: Run) -> None:
    configured("profile: strict\noverrides: [{files: [clean.txt], ignore: [dates]}]\n")
    configured("fail-on: never\n", "desk/tlqa.yaml")
    configured("ignore: [quotes]\n", "desk/sport/.tlqa.yaml")
    result = run("check", "damaged.txt", "clean.txt", "desk", "-f", "json")
    report = json.loads(result.stdout)
    assert found(result) == {
        "damaged.txt": [RULE],
        "clean.txt": [],
        "desk/a.TXT": [],
        "desk/b.txt": [],
        "desk/sport/c.txt": [],
    }
    signatures = [file["signature"] for file in report["files"]]
    assert ["profile:strict" in each for each in signatures] == [True, True, False, False, False]
    assert len(set(signatures)) == 4
    assert report["signature"] == " + ".join(dict.fromkeys(signatures))
    assert result.exit_code == 1
    assert run("check", "desk", "-q").exit_code == 0


def test_a_score_of_its_own_for_each(run: Run) -> None:
    configured("fail-on: never\noverrides: [{files: [desk/], min-score: 100}]\n")
    assert run("check", "damaged.txt", "-q").exit_code == 0
    assert run("check", "damaged.txt", "desk/sport/c.txt", "-q").exit_code == 1


def test_a_configuration_of_ones_own_choosing(run: Run) -> None:
    configured("ignore: [quotes]\n")
    configured("fail-on: critical\nextends: ../tlqa.yaml\nextend-select: [quotes]\n", "desk/other.yaml")
    assert found(run("check", "damaged.txt", "--config", "desk/other.yaml", "-f", "json")) == {
        "damaged.txt": [RULE]
    }
    result = run("check", "damaged.txt", "--config", "none.yaml")
    assert (result.exit_code, result.stderr) == (2, "tlqa: error: none.yaml: there is no such file\n")
    result = run("check", "damaged.txt", "--config", "tlqa.yaml", "--no-config")
    assert result.stderr == "tlqa: error: --config and --no-config do not go together\n"


def test_standard_input_is_checked_as_the_file_it_is_called(run: Run) -> None:
    configured("exclude: [archive/]\noverrides: [{files: [desk/], ignore: [quotes]}]\n")
    configured("fail-on: never\n", "empty/tlqa.yaml")
    for name, status in (("damaged.txt", 1), ("desk/new.txt", 0), ("empty/a.txt", 0), ("archive/a.txt", 1)):
        result = run("check", "-", "--stdin-filename", name, "-q", stdin=DAMAGED)
        assert (name, result.exit_code) == (name, status)
    assert run("check", "-", "-q", stdin=DAMAGED).exit_code == 1
    options = ("-", "--stdin-filename", "archive/a.txt", "--force-exclude")
    result = run("check", *options, "-f", "json", stdin=DAMAGED)
    assert (result.exit_code, found(result)) == (0, {})
    result = run("fix", *options, stdin=DAMAGED)
    assert (result.exit_code, result.stdout) == (0, DAMAGED)


def test_how_reports_are_printed_here(run: Run) -> None:
    configured("output: {format: concise, severity: critical}\n")
    assert run("check", "damaged.txt").stdout == ""
    assert run("check", "damaged.txt", "--severity", "minor").stdout.startswith("damaged.txt:7:")
    assert run("check", "damaged.txt", "--format", "text").stdout.startswith("damaged.txt  ")
    configured("output: {quiet: true}\n")
    assert run("check", "clean.txt").stdout == "clean.txt  100.0  pass  nothing found\n"
    assert len(run("check", "clean.txt", "--no-quiet").stdout.splitlines()) > 1
    os.chdir("desk")
    configured("output: {format: concise}\n")
    assert run("check", "../damaged.txt").stdout.startswith("../damaged.txt:7:")
    configured("output: {format: concsie}\n")
    assert "concise" in run("check", "../damaged.txt").stderr


def test_errors_of_a_configuration_are_said_once_and_the_rest_is_checked(run: Run) -> None:
    configured("ignore:\n  - qoutes\n", "desk/sport/tlqa.yaml")
    Path("desk/sport/d.txt").write_text(CLEAN, "utf-8")
    result = run("check", "desk", "clean.txt", "-q")
    assert result.exit_code == 2
    assert [line.split()[0] for line in result.stdout.splitlines()] == [
        "desk/a.TXT",
        "desk/b.txt",
        "clean.txt",
    ]
    assert result.stderr == (
        "tlqa: error: desk/sport/tlqa.yaml:2: ignore: 'qoutes' names no rule; did you mean 'quotes'?\n"
    )
    result = run("fix", "desk/sport", "clean.txt")
    assert result.exit_code == 2
    assert result.stderr.count("qoutes") == 1


def test_fixing_heeds_it_too(run: Run) -> None:
    text = CLEAN + "\nThe vote is over , the clerk told the hall on Monday evening in the old town.\n"
    Path("a.txt").write_text(text, "utf-8")
    configured("overrides: [{files: [a.txt], ignore: [spacing]}]\n")
    assert run("fix", "a.txt").exit_code == 0
    assert Path("a.txt").read_text("utf-8") == text
    assert run("fix", "a.txt", "--no-config").exit_code == 0
    assert Path("a.txt").read_text("utf-8") == text.replace(" ,", ",")


def test_rules_as_they_are_here(run: Run) -> None:
    configured(f"ignore: [dates]\nseverity: {{{RULE}: critical}}\nstatus: {{spacing: preview}}\n")
    listed = {line.split()[0]: line for line in run("rules", "list").stdout.splitlines()}
    assert " critical " in listed[RULE]
    ends = ("[off]", "preview, off]")
    assert all(line.endswith(ends) for rule, line in listed.items() if rule.startswith("en/dates/"))
    assert all("preview, off]" in line for rule, line in listed.items() if "/spacing/" in rule)
    facts = {rule["id"]: rule for rule in json.loads(run("rules", "list", "--json").stdout)}
    assert (facts[RULE]["severity"], facts[RULE]["on"]) == ("critical", True)
    assert run("explain", RULE).stdout.splitlines()[1].startswith("critical, ")
    assert run("explain", RULE, "--no-config").stdout.splitlines()[1].startswith("major, ")


def test_init(run: Run) -> None:
    assert run("init").stdout == "tlqa.yaml\n"
    assert run("check", "clean.txt", "-q").exit_code == 0
    result = run("init")
    assert (result.exit_code, result.stderr) == (
        2,
        "tlqa: error: tlqa.yaml: is there already, and a directory has one configuration\n",
    )
    assert run("init", "desk").stdout == "desk/tlqa.yaml\n"
    configured("[tool.tlqa]\n", "empty/pyproject.toml")
    assert "empty/pyproject.toml: is there already" in run("init", "empty").stderr
    assert not Path("empty/tlqa.yaml").exists()
    assert run("init", "nowhere").exit_code == 2


def shown(result: Result) -> dict[str, list[str]]:
    """The rows under each key."""
    rows: dict[str, list[str]] = {}
    key = ""
    for line in result.stdout.partition("\n\n")[2].splitlines():
        key = line[:16].strip() or key
        rows.setdefault(key, []).append(" ".join(line[17:].split()))
    return rows


def test_show(run: Run, top: Path) -> None:
    configured("ignore: [boilerplate]\nmin-score: 40\n", "base.yaml")
    configured(
        "extends: base.yaml\nextend-ignore:\n  - dates\nterms: [terms.yaml]\nexclude: [desk/]\n"
        f"severity:\n  {RULE}: critical\noverrides:\n  - files: [a.txt]\n    profile: strict\n"
    )
    configured("forbidden: [pier]\n", "terms.yaml")
    result = run("config", "show", "a.txt", "--encoding", "latin-1", "--fail-on", "never")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.splitlines()[:4] == [
        "a.txt",
        "configuration: tlqa.yaml",
        "      extends: base.yaml",
        "     override: tlqa.yaml:9",
    ]
    rows = shown(result)
    assert rows["ignore"] == ["boilerplate base.yaml:1", "dates tlqa.yaml:3"]
    assert rows["severity"] == [f"{RULE}: critical tlqa.yaml:7"]
    assert rows["terms"] == ["terms.yaml tlqa.yaml:4"]
    assert rows["profile"] == ["strict tlqa.yaml:10"]
    assert rows["min-score"] == ["40 base.yaml:2"]
    assert rows["encoding"] == ["latin-1 --encoding"]
    assert rows["fail-on"] == ["never --fail-on"]
    assert rows["language"] == ["en default"]
    assert rows["select"] == ["(none) default"]
    assert shown(run("config", "show"))["profile"] == ["wire default"]
    assert run("config", "show", "desk/b.txt").stdout.splitlines()[0] == (
        "desk/b.txt  (left out of searches: ignored)"
    )
    assert run("config", "show", "desk").stdout.startswith("desk  (left out")


def test_show_for_programs(run: Run, top: Path) -> None:
    configured(f"severity:\n  {RULE}: critical\nexclude: [desk/]\n")
    value: dict[str, Any] = json.loads(
        run("config", "show", "desk/b.txt", "--json", "--preview", "--no-suppress").stdout
    )
    settings = value.pop("settings")
    assert value == {
        "file": "desk/b.txt",
        "configuration": "tlqa.yaml",
        "extends": [],
        "overrides": [],
        "ignored": True,
    }
    assert settings["severity"] == [
        {"selector": RULE, "value": "critical", "from": {"path": "tlqa.yaml", "line": 2}}
    ]
    assert settings["preview"] == {"value": True, "from": {"flag": "--preview"}}
    assert settings["suppress"] == {"value": False, "from": {"flag": "--no-suppress"}}
    assert settings["profile"] == {"value": "wire", "from": {"flag": None}}
    assert json.loads(run("config", "show", "--no-config", "--json").stdout)["configuration"] is None


def test_show_says_what_is_wrong(run: Run) -> None:
    configured("overrides:\n  - files: [zzz]\n    select: [qoutes]\n")
    result = run("config", "show")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "tlqa: error: tlqa.yaml:3: 'qoutes' names no rule; did you mean 'quotes'?\n"


def test_the_schema_is_printed(run: Run) -> None:
    assert run("config", "schema").stdout == (Path(__file__).parents[2] / "docs/tlqa.schema.json").read_text(
        "utf-8"
    )


def test_globs_of_the_command_line(run: Run) -> None:
    result = run("check", "desk", "-q", "--exclude", "sport/", "--exclude", "*.TXT")
    assert [line.split()[0] for line in result.stdout.splitlines()] == ["desk/b.txt"]
    result = run("check", "desk", "--exclude", "*a*b*c*d*")
    assert result.stderr == (
        "tlqa: error: --exclude: a part of the pattern '*a*b*c*d*' has more than 3 stars\n"
    )
