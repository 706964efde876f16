"""The docs and the program say the same: links, options, kinds, fields of a rule, the picture."""

from __future__ import annotations

import html
import importlib.util
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from helpers import book

from tlqa.cli.main import cli
from tlqa.evaluate.stability import read_table
from tlqa.rulebook.kinds import kinds

ROOT = Path(__file__).resolve().parents[1]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md")), ROOT / "corpus" / "README.md"]
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_OPTION = re.compile(r"(?<![\w-])(--?[a-z][a-z-]*)")

# Options of other programs that the docs name.
_FOREIGN = {"--snapshot-update", "--counts"}


def names(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def options(command: click.Command) -> set[str]:
    own = {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}
    return own | {"--help", "-h"}


def command_of(words: list[str]) -> tuple[click.Command, list[str]]:
    """The command that words after ``tlqa`` call, and what is left for it."""
    command: click.Command = cli
    while words and isinstance(command, click.Group):
        below = command.get_command(click.Context(command), words[0])
        if below is None:
            break
        command, words = below, words[1:]
    return command, words


def every_option(command: click.Command = cli) -> set[str]:
    found = options(command)
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            found |= every_option(below)
    return found


def said(page: Path) -> list[str]:
    """The code that a page quotes: commands in console blocks and code within its text."""
    text = page.read_text("utf-8")
    console = [block for language, block in _FENCE.findall(text) if language == "console"]
    lines = [
        line[2:].partition(" # ")[0] for block in console for line in block.splitlines() if line[:2] == "$ "
    ]
    return [*lines, *_CODE.findall(_FENCE.sub("", text))]


@pytest.mark.parametrize("page", PAGES, ids=names)
def test_links_lead_to_files(page: Path) -> None:
    text = re.sub(r"^ {4}.*$", "", page.read_text("utf-8"), flags=re.MULTILINE)  # examples have links too
    for target in _LINK.findall(text):
        if "://" not in target and not target.startswith("#"):
            assert (page.parent / target.partition("#")[0]).exists(), f"{names(page)} links to {target}"


@pytest.mark.parametrize("page", PAGES, ids=names)
def test_options_are_there(page: Path) -> None:
    for code in said(page):
        if code.startswith("tlqa "):
            command, rest = command_of(code.split()[1:])
            unknown = set(_OPTION.findall(" ".join(rest))) - options(command)
            assert not unknown, f"{names(page)}: {code}"
        elif code.startswith("--"):
            unknown = set(_OPTION.findall(code)) - every_option() - _FOREIGN
            assert not unknown, f"{names(page)}: {code}"


@pytest.mark.parametrize("page", PAGES, ids=names)
def test_commands_are_there(page: Path) -> None:
    for code in said(page):
        if code.startswith("tlqa ") and not code.split()[1].startswith("-"):
            assert command_of(code.split()[1:])[0] is not cli, f"{names(page)}: {code}"


@pytest.mark.parametrize("kind", list(kinds()))
def test_kinds_are_documented(kind: str) -> None:
    page = (ROOT / "docs" / "add-a-rule.md").read_text("utf-8")
    rows = re.findall(rf"^\| `{kind}` \|(.*)$", page, re.MULTILINE)
    assert len(rows) == 1, f"docs/add-a-rule.md needs a row for the kind {kind}"
    unknown = set(re.findall(r"`(\w+)`", rows[0])) - set(kinds()[kind].SCHEMA["properties"])
    assert not unknown, f"the kind {kind} has no such parameters"


def test_fields_are_documented() -> None:
    from tlqa.rulebook.schema import COMMON

    page = (ROOT / "docs" / "add-a-rule.md").read_text("utf-8")
    assert not {field for field in COMMON if f"| `{field}` |" not in page}


def test_the_rule_of_the_docs_passes_its_own_test(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "add-a-rule.md").read_text("utf-8")
    rule, *_ = (block for language, block in _FENCE.findall(page) if language == "yaml")
    path = tmp_path / "en" / "house" / "rule.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(rule, "utf-8")
    result = CliRunner().invoke(cli, ["rules", "test", str(path)])
    assert result.exit_code == 0, result.output


def test_the_page_of_rules_is_up_to_date() -> None:
    spec = importlib.util.spec_from_file_location("rules_doc", ROOT / "tools" / "rules_doc.py")
    assert spec is not None
    assert spec.loader is not None
    rules_doc = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(rules_doc)
    fresh = rules_doc.render(book(), read_table(rules_doc.TABLE))
    assert rules_doc.PAGE.read_text("utf-8") == fresh, "the page is old: make docs"


def test_the_picture_shows_what_the_program_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    """All but the signature, whose digest changes with every rule."""
    monkeypatch.chdir(ROOT)
    output = CliRunner().invoke(cli, ["check", "demo/brief.txt"]).output
    picture = html.unescape(re.sub(r"<[^>]*>", "", (ROOT / "docs" / "check.svg").read_text("utf-8")))
    shown = picture.replace("\xa0", " ")
    for line in output.splitlines():
        if not line.startswith("tlqa:"):
            assert line.strip() in shown, "the picture is old: make picture"
