"""Real git repositories for tests."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

CLEAN = """\
Ferry service resumes after storm

The ferry between the two islands sailed again on Monday after three days in port, and the operator
said that it expected to clear the backlog of lorries by the middle of the week. About forty drivers
had slept in their cabs on the quay, where volunteers brought them soup and blankets.
"""
# A closing mark that nothing opened: en/quotes/unopened, major, once each.
OLD = "\nThe talks ended late. The deal is dead,” the envoy told reporters on Sunday evening.\n"
NEW = "\nThe port stays shut. The pier is gone,” the mayor told the council on Friday morning.\n"


def git(*arguments: str, at: Path | str = ".") -> str:
    """Run git as nobody in particular."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    identity = (
        "-c",
        "user.name=Desk",
        "-c",
        "user.email=desk@example.org",
        "-c",
        "protocol.file.allow=always",
    )
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=at, env={**clean, "GIT_CONFIG_NOSYSTEM": "1"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout


def put(files: dict[str, str | bytes]) -> None:
    """Write files, with the directories that they need."""
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(text.encode() if isinstance(text, str) else text)


def commit(files: dict[str, str | bytes] | None = None, message: str = "stories") -> None:
    """Write files and commit all there is."""
    put(files or {})
    git("add", "-A", "-f")
    git("commit", "-q", "--allow-empty", "-m", message)
