"""GitHub Actions: its format by default, and the summary of the job."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tlqa.cli.actions import MOST
from tlqa.cli.main import cli

DAMAGED = "A headline of a story\n\nThe crew will sail,” he said on Monday.\n"


@pytest.fixture
def step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A step of a job in a directory with a story; the file of its summary."""
    monkeypatch.chdir(tmp_path)
    Path("story.txt").write_text(DAMAGED, "utf-8")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    return tmp_path / "summary.md"


def test_annotations_and_a_summary(step: Path) -> None:
    done = CliRunner().invoke(cli, ["check", "story.txt"])
    assert done.exit_code == 1
    assert done.stdout.startswith("::warning file=story.txt,line=3,")
    assert step.read_text("utf-8").startswith("## Translation quality\n\n1 checked: ")


def test_what_was_asked_for_wins(step: Path) -> None:
    assert "::" not in CliRunner().invoke(cli, ["check", "story.txt", "--format", "concise"]).stdout
    Path("tlqa.yaml").write_text("output: {format: concise}\n", "utf-8")
    assert "::" not in CliRunner().invoke(cli, ["check", "story.txt"]).stdout
    assert not step.exists()


def test_a_summary_has_an_end(step: Path) -> None:
    step.write_bytes(b"x" * (MOST - 200))
    CliRunner().invoke(cli, ["check", "story.txt"])
    assert MOST - 200 < step.stat().st_size <= MOST
    assert "left out" in step.read_text("utf-8")
    step.write_bytes(b"x" * MOST)
    assert CliRunner().invoke(cli, ["check", "story.txt"]).exit_code == 1
    assert step.stat().st_size == MOST


def test_a_summary_that_cannot_be_written_is_said(step: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(step.parent))
    done = CliRunner().invoke(cli, ["check", "story.txt"])
    assert done.exit_code == 2
    assert "cannot be written" in done.stderr


def test_elsewhere_nothing_changes(step: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "false")
    assert "::" not in CliRunner().invoke(cli, ["check", "story.txt"]).stdout
    assert not step.exists()
