"""What docs/editors.md tells people to copy is what the server understands."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from tlqa.cli.lsp import lsp
from tlqa.engine import Checker
from tlqa.lsp.checking import Checked
from tlqa.lsp.diagnostics import score
from tlqa.lsp.formats import format_of
from tlqa.lsp.stories import Story

PAGE = (Path(__file__).parents[2] / "docs" / "editors.md").read_text("utf-8")


def block(language: str) -> str:
    (found,) = re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    return str(found)


def test_helix() -> None:
    said = tomllib.loads(block("toml"))
    assert said["language-server"]["tlqa"] == {"command": "tlqa", "args": ["lsp"]}
    assert [each["name"] for each in said["language"]] == ["markdown", "text"]
    assert all(each["language-servers"] == ["tlqa"] for each in said["language"])


NITF = '<?xml version="1.0"?>\n<nitf><body/></nitf>'
NINJS = '{"uri": "a", "headline": "Ferry", "body_text": "It sailed."}'
TEXTS = {"xml": NITF, "json": NINJS, "csv": "id,text\n1,It sailed.\n", "tsv": "id\ttext\n1\tIt sailed.\n"}


def filetypes() -> list[str]:
    (said,) = re.findall(r"filetypes = \{(.*?)\}", block("lua"))
    return [each.strip().strip("'") for each in said.split(",")]


@pytest.mark.parametrize("language", filetypes())
def test_neovim_sends_only_what_is_understood(language: str) -> None:
    text = TEXTS.get(language, "It sailed.")
    assert format_of(language, f"/stories/a.{language}", text) is not None


def test_emacs() -> None:
    (modes,) = re.findall(r"'\(\(([^()]*)\) \. \(\"tlqa\" \"lsp\"\)\)", block("elisp"))
    for mode in modes.split():
        # eglot calls a language by its mode
        assert format_of(mode.removesuffix("-mode"), "/stories/a", "It sailed.") is not None


def test_the_score() -> None:
    shown = json.loads(block("json"))
    report = Checker(select=["quotes"]).check_text("The ferry sailed again on Monday.")
    said = score(Story("untitled:a", "plaintext", 7, ""), Checked(7, "", "plain", reports=(report,)))
    assert list(said) == list(shown)
    assert list(said["findings"]) == list(shown["findings"])


def test_options_of_the_server() -> None:
    named = set(re.findall(r"`(?:tlqa lsp )?(--[a-z-]+)", PAGE.partition("## Others")[2].partition("###")[0]))
    assert named == {"--tcp", "--config", "--no-config", "--verbose"}
    assert named <= {option for each in lsp.params for option in each.opts}
