"""The README and the docs do what they say: their Python runs, their commands end with the status shown.

A ``$ tlqa …`` line ends with status 0 unless a ``# status 1`` follows it. Lines under it are its output,
where … stands for anything; no lines mean that the output is not shown. The commands of one page run in
order, in a directory that holds the checkout's stories.
"""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from helpers import book

from tlqa import Checker
from tlqa.cli.main import cli

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"\$ tlqa (?P<arguments>.*?)(?:\s+# status (?P<status>\d))?")

_STORY = """\
{headline}

The harbour opened again on Monday after three days of storm, and the first ferries left at noon.

{line}

The port office expects the backlog of lorries to clear by Thursday, and the road to open on Friday.

Fishermen went out before dawn, and the market had its first catch of the week by ten o’clock in the morning.
"""


_SOURCE = """\
Hafen nach dem Sturm wieder offen

Der Hafen ist am Montag nach drei Tagen Sturm wieder geöffnet worden, die ersten Fähren liefen mittags aus.

Die Tore stammen aus dem Jahr 1964.

Das Hafenamt erwartet, dass die Lastwagen bis Donnerstag fort sind und die Straße am Freitag öffnet.

Die Fischer fuhren vor der Morgendämmerung aus, und um zehn Uhr hatte der Markt den ersten Fang der Woche.
"""


_REFERENCE = _STORY.format(
    headline="Harbour reopens after the storm", line="Smoke was seen above the quay, and nobody was hurt."
)


@dataclass
class Command:
    """A command of a page, the status it must end with, and the output shown under it."""

    arguments: str
    status: int
    shown: list[str]


def blocks(page: Path, language: str) -> list[str]:
    return [text for name, text in _BLOCK.findall(page.read_text("utf-8")) if name == language]


def commands(page: Path) -> list[Command]:
    found: list[Command] = []
    for line in "".join(blocks(page, "console")).splitlines():
        match = _COMMAND.fullmatch(line)
        if match:
            found.append(Command(match["arguments"], int(match["status"] or 0), []))
        else:
            assert not line.startswith("$"), f"not a command of tlqa: {line}"
            found[-1].shown.append(line)
    return found


def shows(output: str, lines: list[str]) -> bool:
    """Whether the lines shown are the output, or stand in it in this order."""
    pattern = ".*".join(re.escape(line).replace("…", "[^\n]*") for line in lines)
    return re.search(pattern, output, re.DOTALL) is not None


def _thinned(directory: str, names: list[str]) -> list[str]:
    """What of the corpus is left out where no figure of a page depends on it: of clean copy nine in ten."""
    clean_copy = Path(directory).parent.name == "copy"
    return [name for at, name in enumerate(sorted(names)) if at % 10] if clean_copy else []


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: Path) -> Path:
    """A working directory with the stories that the page names."""
    whole = page.name in {"corpus.md", "scale.md"}
    shutil.copytree(ROOT / "demo", tmp_path / "demo")
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus", ignore=None if whole else _thinned)
    shutil.copytree(ROOT / "tests" / "stories", tmp_path / "stories")
    shutil.copytree(ROOT / "tests" / "drafts", tmp_path / "drafts")
    shutil.copytree(ROOT / "tests" / "translated", tmp_path / "translated")
    shutil.copy(ROOT / "demo" / "brief.txt", tmp_path / "stories")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_end_as_shown(page: Path, desk: Path) -> None:
    for command in commands(page):
        arguments, _, source = command.arguments.partition(" < ")
        given = (desk / source.strip()).read_bytes() if source else b""
        result = CliRunner().invoke(cli, shlex.split(arguments), input=given, prog_name="tlqa")
        assert result.exit_code == command.status, f"tlqa {command.arguments}\n{result.output}"
        assert shows(result.stdout, command.shown), f"tlqa {command.arguments}\n{result.stdout}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_python_runs(page: Path, desk: Path) -> None:
    example = doctest.DocTestParser().get_doctest(
        "\n".join(blocks(page, "python")), {}, page.name, str(page), 0
    )
    said: list[str] = []
    result = doctest.DocTestRunner().run(example, out=said.append)
    assert not result.failed, "".join(said)


def families() -> Iterator[tuple[str, str]]:
    """The rows of the README's table of families: name and example."""
    page = (ROOT / "README.md").read_text("utf-8")
    for name, example in re.findall(r"^\| `([\w-]+)` \|.*?\| (.*) \|$", page, re.MULTILINE):
        yield name, example.replace("\\|", "|")


def test_the_table_has_every_family() -> None:
    assert {name for name, _ in families()} == {rule.id.split("/")[1] for rule in book().rules}


@pytest.mark.parametrize(("family", "line"), list(families()))
def test_the_example_of_a_family_is_found(family: str, line: str) -> None:
    headline, body = (line, "") if family == "headline" else ("Harbour reopens after the storm", line)
    source = _SOURCE if family == "bilingual" else None
    story = _STORY.format(headline=headline, line=body)
    reference = _REFERENCE if family == "reference" else None
    findings = Checker(select=[family]).check_text(story, source=source, reference=reference).findings
    assert findings, f"no rule of the family {family} finds: {line}"
