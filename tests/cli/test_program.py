"""The program as others run it: statuses, pipes, bytes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from running import DAMAGED, program

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["--version"], 0),
        (["check", "clean.txt"], 0),
        (["check", "damaged.txt"], 1),
        (["check", "absent.txt", "damaged.txt"], 2),
        (["check"], 2),
        (["check", "--no-such-option", "clean.txt"], 2),
        (["no-such-command"], 2),
    ],
)
def test_status(stories: Path, arguments: list[str], status: int) -> None:
    result = program(*arguments)
    assert result.returncode == status
    assert b"Traceback" not in result.stderr
    assert bool(result.stderr) is (status == 2)


def test_standard_input_and_pure_output(stories: Path) -> None:
    result = program("check", "-f", "json", "-", stdin=DAMAGED.encode())
    assert (result.returncode, result.stderr) == (1, b"")
    assert json.loads(result.stdout)["files"][0]["path"] == "<stdin>"


def test_output_is_utf8_whatever_the_locale(stories: Path) -> None:
    result = program("check", "damaged.txt", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert "dead,”" in result.stdout.decode("utf-8")


def test_colours_are_for_terminals(stories: Path) -> None:
    assert b"\x1b[" not in program("check", "damaged.txt").stdout
    assert b"\x1b[" in program("check", "damaged.txt", FORCE_COLOR="1").stdout
    assert b"\x1b[" not in program("check", "damaged.txt", FORCE_COLOR="1", NO_COLOR="1").stdout


def test_a_reader_that_goes_away_is_no_error(stories: Path) -> None:
    for number in range(200):
        Path(f"desk/{number}.txt").write_text(DAMAGED, "utf-8")
    code = "from tlqa.cli.main import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", code, "check", "desk"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 1


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    """Both ends of a pseudo-terminal."""
    pty = pytest.importorskip("pty")
    ends = pty.openpty()
    yield ends
    for end in ends:
        os.close(end)


def test_a_terminal_gets_colours(stories: Path, terminal: tuple[int, int]) -> None:
    reader, writer = terminal
    clean = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR")}
    subprocess.run(
        [sys.executable, "-c", "from tlqa.cli.main import main; main()", "check", "-q", "damaged.txt"],
        stdout=writer,
        env={**clean, "PYTHONPATH": str(Path(__file__).parents[2]), "TERM": "xterm"},
        check=False,
        timeout=60,
    )
    assert b"\x1b[1mdamaged.txt" in os.read(reader, 4096)
