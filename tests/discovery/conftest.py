"""A repository to stand in, and the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from gitting import git

from tlqa.cli.main import cli

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository on the branch main; the working directory."""
    top = tmp_path / "desk"
    top.mkdir()
    monkeypatch.chdir(top)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    git("init", "-q", "-b", "main")
    return top


@pytest.fixture
def tlqa() -> Callable[..., Result]:
    """Run ``tlqa`` in this process."""

    def call(*arguments: str, stdin: str = "") -> Result:
        return CliRunner().invoke(cli, list(arguments), input=stdin, prog_name="tlqa")

    return call
