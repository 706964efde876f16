"""The program as a whole: version, help, errors, and what it loads."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tlqa._version import __version__
from tlqa.cli import main
from tlqa.cli.main import COMMANDS, cli

if TYPE_CHECKING:
    from pathlib import Path

    from running import Run


def test_version(run: Run) -> None:
    result = run("--version")
    assert (result.exit_code, result.stdout) == (0, f"tlqa {__version__}\n")


def test_version_loads_nothing_of_ours_that_is_heavy() -> None:
    code = (
        "import sys; sys.argv = ['tlqa', '--version']\n"
        "from tlqa.cli.main import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'yaml', 'jsonschema', 'ahocorasick', 'json', 'importlib.metadata', 'difflib'}\n"
        "loaded = {m for m in sys.modules if m in heavy or m.startswith(('tlqa.engine', 'tlqa.rulebook'))}\n"
        "sys.exit(f'{sorted(loaded)}' if loaded else 0)\n"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(run: Run, name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: tlqa {name}")


def test_help_lists_the_commands(run: Run) -> None:
    for arguments in (["--help"], ["-h"]):
        result = run(*arguments)
        assert all(f"  {name} " in result.stdout for name in COMMANDS)


def test_no_such_command(run: Run) -> None:
    result = run("chek")
    assert result.exit_code == 2
    assert "No such command 'chek'" in result.stderr


def test_a_file_where_a_command_should_be(run: Run, stories: Path) -> None:
    result = run("clean.txt")
    assert result.exit_code == 2
    assert "to check it: tlqa check clean.txt" in result.stderr


def test_outputs(run: Run) -> None:
    result = run("outputs")
    assert [line.split()[0] for line in result.stdout.splitlines()] == [
        *("checkstyle", "concise", "csv", "github", "gitlab", "html", "json", "jsonl", "junit", "markdown"),
        *("rdjson", "rdjsonl", "sarif", "statistics", "text"),
    ]


def test_profiles(run: Run) -> None:
    result = run("profiles")
    assert "wire         The wire desk" in result.stdout
    assert "5.9 penalty points in 500 words just pass" in result.stdout


def test_a_fault_of_ours_is_status_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fault(**_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(main, "cli", fault)
    with pytest.raises(SystemExit) as caught:
        main.main()
    assert caught.value.code == 2
    assert "this is a fault of tlqa itself" in capsys.readouterr().err


def test_interrupted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli.get_command(None, "outputs"), "invoke", interrupt)  # type: ignore[arg-type]
    assert run("outputs").exit_code == 130
