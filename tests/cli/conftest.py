"""Stories on disk, and ways to run the program on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from running import CLEAN, DAMAGED

from tlqa.cli.main import cli

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result
    from running import Run


@pytest.fixture
def run() -> Run:
    """Run ``tlqa`` in this process; standard output and error apart."""

    def call(*arguments: str | Path, stdin: str | bytes = "") -> Result:
        return CliRunner().invoke(cli, list(map(str, arguments)), input=stdin, prog_name="tlqa")

    return call


@pytest.fixture
def stories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory: clean.txt, damaged.txt, and a directory with more."""
    (tmp_path / "clean.txt").write_text(CLEAN, "utf-8")
    (tmp_path / "damaged.txt").write_text(DAMAGED, "utf-8")
    (tmp_path / "desk" / "sport").mkdir(parents=True)
    (tmp_path / "desk" / ".hidden").mkdir()
    (tmp_path / "desk" / "b.txt").write_text(CLEAN, "utf-8")
    (tmp_path / "desk" / "a.TXT").write_text(CLEAN, "utf-8")
    (tmp_path / "desk" / "notes.log").write_text("no story\n", "utf-8")
    (tmp_path / "desk" / "sport" / "c.txt").write_text(DAMAGED, "utf-8")
    (tmp_path / "desk" / ".hidden" / "d.txt").write_text(DAMAGED, "utf-8")
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path
