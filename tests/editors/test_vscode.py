"""The extension for VS Code: built as a person builds it, its own tests against this checkout's server."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXTENSION = ROOT / "editors" / "vscode"
REGISTRY = "https://registry.npmjs.org/"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The extension as it is in git, in a directory of its own."""
    made = tmp_path / "vscode"
    shutil.copytree(EXTENSION, made, ignore=shutil.ignore_patterns("node_modules", "out", "*.vsix"))
    return made


def npm(directory: Path, *arguments: str, **environment: str) -> str:
    """Run npm, which must be installed; what it printed."""
    program = shutil.which("npm")
    assert program, "npm (Node 20 or newer) is needed to test editors/vscode"
    ended = subprocess.run(
        [program, *arguments],
        cwd=directory,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=200,
        check=False,
    )
    assert ended.returncode == 0, f"npm {' '.join(arguments)}:\n{ended.stdout}\n{ended.stderr}"
    return ended.stdout


def test_it_builds_and_talks_to_the_server(copy: Path, tmp_path: Path) -> None:
    program = tmp_path / "tlqa"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tlqa "$@"\n', "utf-8")
    program.chmod(0o755)
    npm(copy, "ci", "--no-audit", "--no-fund")
    npm(copy, "run", "build")
    notices = (copy / "out" / "NOTICES.txt").read_text("utf-8")
    assert "vscode-languageclient 11." in notices
    said = npm(copy, "test", TLQA_PATH=str(program), PYTHONPATH=str(ROOT))
    assert "# fail 0" in said
    assert "# skipped 0" in said
    passed = int(said.partition("# pass ")[2].split()[0])
    assert passed == len([line for line in _tests(copy) if line.startswith('test("')])


def _tests(copy: Path) -> list[str]:
    return [
        line for path in (copy / "test").glob("*.test.ts") for line in path.read_text("utf-8").splitlines()
    ]


def test_its_dependencies_are_locked_and_come_from_the_public_registry() -> None:
    lock = json.loads((EXTENSION / "package-lock.json").read_text("utf-8"))
    packages = {name: each for name, each in lock["packages"].items() if name}
    assert packages
    for name, each in packages.items():
        assert each["integrity"].startswith("sha512-"), name
        assert each.get("resolved", REGISTRY).startswith(REGISTRY), name


def test_its_manifest_agrees_with_the_server() -> None:
    manifest = json.loads((EXTENSION / "package.json").read_text("utf-8"))
    settings = manifest["contributes"]["configuration"]["properties"]
    assert set(settings) == {"tlqa.enable", "tlqa.path", "tlqa.trace.server"}
    assert manifest["capabilities"]["untrustedWorkspaces"]["restrictedConfigurations"] == ["tlqa.path"]
    source = (EXTENSION / "src" / "server.ts").read_text("utf-8")
    for event in manifest["activationEvents"]:
        assert f'"{event.removeprefix("onLanguage:")}",' in source
