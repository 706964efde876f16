"""Formats are found by scanning; a name that is none is answered with the nearest."""

from __future__ import annotations

from importlib import metadata
from types import SimpleNamespace
from typing import Any

import pytest

from tlqa.errors import UsageError
from tlqa.outputs.base import find_output, outputs


def test_ours() -> None:
    assert {"concise", "json", "text"} <= set(outputs())


@pytest.mark.parametrize("name", sorted(outputs()))
def test_a_format_has_all_its_parts(name: str) -> None:
    output = find_output(name)
    assert name == output.NAME
    assert "\n" not in output.DESCRIPTION
    assert callable(output.render)


def test_no_such_format() -> None:
    with pytest.raises(UsageError, match="did you mean 'json'"):
        find_output("jsno")
    with pytest.raises(UsageError, match="there are checkstyle, concise"):
        find_output("zzz")


def test_third_parties(monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = SimpleNamespace(NAME="theirs", DESCRIPTION="x", render=lambda report, options: "")
    false_json = SimpleNamespace(NAME="json", DESCRIPTION="x", render=lambda report, options: "")

    def entry_points(**_: Any) -> list[Any]:
        return [SimpleNamespace(load=lambda: theirs), SimpleNamespace(load=lambda: false_json)]

    monkeypatch.setattr(metadata, "entry_points", entry_points)
    assert find_output("theirs") is theirs
    assert outputs()["json"] is not false_json
