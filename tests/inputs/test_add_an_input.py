"""docs/add-an-input.md, followed: its module, its story, its test."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from helpers import ENGLISH

import tlqa.inputs
from tlqa.cli.main import cli
from tlqa.engine import Checker
from tlqa.errors import InputError
from tlqa.inputs.base import Raw, read
from tlqa.model import BlockKind, Document

PAGE = (Path(__file__).parents[2] / "docs" / "add-an-input.md").read_text("utf-8")
STORY, MODULE, CHECK = (
    re.search(rf"```{language}\n({start}.*?)```", PAGE, re.DOTALL)
    for language, start in (("text", "PAGER"), ("python", '"""The'), ("python", "def test_places"))
)


def source(found: re.Match[str] | None) -> str:
    assert found is not None, "the page has another shape"
    return found.group(1)


@pytest.fixture(autouse=True)
def pager(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The module where the page says, beside ours."""
    (tmp_path / "pager.py").write_text(source(MODULE), "utf-8")
    monkeypatch.setattr(tlqa.inputs, "__path__", [*tlqa.inputs.__path__, str(tmp_path)])
    monkeypatch.delitem(sys.modules, "tlqa.inputs.pager", raising=False)


def document() -> Document:
    (found,) = read(Raw(source(STORY).encode(), "a.pager", ENGLISH))
    assert isinstance(found, Document)
    return found


def test_the_story() -> None:
    story = document()
    assert story.format == "pager"
    assert [(b.kind, story.text[b.start : b.end]) for b in story.blocks] == [
        (BlockKind.HEADLINE, "Ferry sails again"),
        (
            BlockKind.PARAGRAPH,
            "The ferry left the quay at noon, the harbour master said on Monday, “after three days in port.”",
        ),
    ]
    assert [comment.text for comment in story.comments] == ["desk copy, not checked"]


def test_the_test_of_the_page() -> None:
    space: dict[str, object] = {"Document": Document}
    exec(source(CHECK), space)
    run = space["test_places"]
    assert callable(run)
    run(document())


def test_a_finding_lands_in_the_file() -> None:
    text = source(STORY).replace("“after", "after")
    (finding,) = Checker(select=["en/quotes/unopened"]).check_bytes(text.encode(), "a.pager").findings
    assert text[finding.start : finding.end] == finding.text


def test_its_error_names_the_line() -> None:
    (problem,) = read(Raw(b"PAGER 1\nX what?\n", "a.pager", ENGLISH))
    assert isinstance(problem, InputError)
    assert str(problem) == "a.pager:2: a line cannot begin with 'X'"


def test_it_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    cli(["inputs"], standalone_mode=False)
    assert "pager" in capsys.readouterr().out
