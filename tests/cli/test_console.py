"""Colours, lists, and a progress bar that only a person sees."""

from __future__ import annotations

import io
import sys

import pytest

from tlqa.cli.console import progress, split_list, wants_color


@pytest.mark.parametrize(
    ("choice", "environment", "terminal", "expected"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_wants_color(choice: str, environment: dict[str, str], terminal: bool, expected: bool) -> None:
    assert wants_color(choice, environment, terminal=terminal) is expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [((), ()), (("a,b", "c"), ("a", "b", "c")), ((" a , ,b ",), ("a", "b")), (("",), ())],
)
def test_split_list(values: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert split_list(values) == expected


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_of_a_few_long_files(monkeypatch: pytest.MonkeyPatch) -> None:
    stderr = Terminal()
    monkeypatch.setattr(sys, "stderr", stderr)
    for items, size in (([1], 90_000_000), ([1, 2], 1_000_000)):
        with progress(items, size=size) as each:
            assert list(each) == items
    assert stderr.getvalue() == ""
    with progress([1, 2], size=90_000_000) as each:
        assert list(each) == [1, 2]
    assert "checking" in stderr.getvalue()


@pytest.mark.parametrize(
    ("stream", "count", "bar"), [(Terminal, 21, True), (Terminal, 20, False), (io.StringIO, 21, False)]
)
def test_progress(monkeypatch: pytest.MonkeyPatch, stream: type[io.StringIO], count: int, bar: bool) -> None:
    stderr = stream()
    monkeypatch.setattr(sys, "stderr", stderr)
    with progress(range(count)) as items:
        assert list(items) == list(range(count))
    assert ("checking" in stderr.getvalue()) is bar
