"""Completion in the shells themselves: a person types the beginning of a word and presses the tab key."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from running import Run

ROOT = Path(__file__).resolve().parents[2]
BEGIN = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "-i"],
}
SET_UP = {
    "bash": 'eval "$(tlqa completion bash)"',
    "zsh": 'autoload -Uz compinit; compinit -u -D; eval "$(tlqa completion zsh)"',
    "fish": "tlqa completion fish | source",
}
# Colours, movements and the pauses of an old terminal.
_PAINT = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\0")
SHELLS = ["bash", *(shell for shell in ("zsh", "fish") if shutil.which(shell))]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a story and a ``tlqa`` on the path, that of this checkout."""
    program = tmp_path / "bin" / "tlqa"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tlqa "$@"\n', "utf-8")
    program.chmod(0o755)
    (tmp_path / "ferry-story.txt").write_text("Ferry\n", "utf-8")
    return tmp_path


class Terminal:
    """A shell on a terminal of its own."""

    def __init__(self, shell: str, home: Path) -> None:
        environment = {
            "HOME": str(home),
            "PATH": f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "TERM": "dumb" if shell == "bash" else "vt100",
            "PS1": "$ ",
        }
        self.process, self._end = pty.fork()
        if not self.process:
            os.chdir(home)
            os.execvpe(shell, BEGIN[shell], environment)
        self._seen = ""

    def type(self, text: str) -> None:
        os.write(self._end, text.encode())

    def until(self, wanted: str) -> None:
        """Wait until the text stands on the screen, since the last time."""
        until = time.monotonic() + 120
        while re.search(wanted, self._seen) is None:
            left = until - time.monotonic()
            assert left > 0, f"{wanted!r} is not in {self._seen!r}"
            if select.select([self._end], [], [], left)[0]:
                self._seen += os.read(self._end, 4096).decode("utf-8", "replace")
                self._seen = _PAINT.sub("", self._seen)
        self._seen = ""

    def close(self) -> None:
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self._end)


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_completes(shell: str, home: Path) -> None:
    terminal = Terminal(shell, home)
    try:
        terminal.type(f"{SET_UP[shell]}; echo rea''dy\n")
        terminal.until(r"ready")
        terminal.type("tlqa compl\t")
        terminal.until(r"etion ")
        terminal.type("zs\t")
        terminal.until(r"h ")
        terminal.type("\x15echo cle''ared\n")
        terminal.until(r"cleared")
        terminal.type("tlqa check --min-s\t")
        terminal.until(r"core ")
        terminal.type("50 ferry-st\t")
        terminal.until(r"ory\.txt")
    finally:
        terminal.close()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_for_the_shell(run: Run, shell: str) -> None:
    result = run("completion", shell)
    assert result.exit_code == 0
    assert f"_TLQA_COMPLETE={shell}_complete" in result.stdout


def test_other_shells(run: Run) -> None:
    result = run("completion", "tcsh")
    assert result.exit_code == 2
    assert "'tcsh' is not one of 'bash', 'zsh', 'fish'" in result.stderr
