"""What build servers do, done here: an environment of their own, and a repository with a pull request."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
CLEAN = """\
Ferry service resumes after storm

The ferry between the two islands sailed again on Monday after three days in port, and the operator
said that it expected to clear the backlog of lorries by the middle of the week. About forty drivers
had slept in their cabs on the quay, where volunteers brought them soup and blankets.
"""
# A closing mark that nothing opened: en/quotes/unopened, major, once each.
OLD = "\nThe talks ended late. The deal is dead,” the envoy told reporters on Sunday evening.\n"
NEW = "\nThe port stays shut. The pier is gone,” the mayor told the council on Friday morning.\n"
IDENTITY = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org")
OURS = ("PYTHONPATH", "TLQA_CACHE_DIR", "VIRTUAL_ENV")


def environment(**more: str) -> dict[str, str]:
    """What a build has around it: nothing of git's, of ours, or of the server that runs these tests."""
    steering = ("GIT_", "GITHUB_", "CI_", "PRE_COMMIT")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(steering) and k not in OURS}
    tools = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return {**kept, "PATH": tools, "GIT_CONFIG_NOSYSTEM": "1", **more}


def run(*command: str | Path, at: Path, check: bool = True, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a program to its end; what it says is in the error if it fails."""
    around = environment(**more)
    program = shutil.which(str(command[0]), path=around["PATH"]) or str(command[0])
    done = subprocess.run(
        [program, *map(str, command[1:])],
        cwd=at,
        env=around,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0 or not check, done.stdout + done.stderr
    return done


def git(*arguments: str, at: Path) -> str:
    """Run git as nobody in particular."""
    return run("git", *IDENTITY, *arguments, at=at).stdout.strip()


def pull_request(top: Path) -> Path:
    """A clone whose branch has one new finding in a story that had one before."""
    origin = top / "origin"
    (origin / "stories").mkdir(parents=True)
    git("init", "-q", "-b", "main", at=origin)
    for name, text in (("old.txt", CLEAN + OLD), ("other.txt", CLEAN + OLD), ("clean.txt", CLEAN)):
        (origin / "stories" / name).write_text(text, "utf-8")
    git("add", "-A", at=origin)
    git("commit", "-q", "-m", "stories", at=origin)
    git("clone", "-q", str(origin), str(top / "clone"), at=top)
    clone = top / "clone"
    git("checkout", "-q", "-b", "edits", at=clone)
    (clone / "stories" / "old.txt").write_text(CLEAN + NEW + OLD, "utf-8")
    git("commit", "-q", "-am", "edits", at=clone)
    return clone


def read(name: str) -> Any:
    """A YAML file of the project."""
    return yaml.safe_load((ROOT / name).read_text("utf-8"))


def step(name: str) -> str:
    """The script of a step of the action."""
    (found,) = [each["run"] for each in read("action.yml")["runs"]["steps"] if each.get("name") == name]
    assert isinstance(found, str)
    return found
