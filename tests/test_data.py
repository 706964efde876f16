"""Where the rule book lies, and YAML with its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tlqa import data
from tlqa.data import data_dir, read_yaml
from tlqa.errors import ProfileError

if TYPE_CHECKING:
    from pathlib import Path


def test_the_rule_book_of_a_checkout() -> None:
    assert (data_dir() / "profiles" / "wire.yaml").is_file()


def test_the_rule_book_inside_an_installed_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data, "_PACKAGE", tmp_path / "tlqa")
    assert data_dir() == tmp_path / "rules"
    (tmp_path / "tlqa" / "_data" / "rules").mkdir(parents=True)
    assert data_dir() == tmp_path / "tlqa" / "_data" / "rules"


def test_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\nb:\n  - c: 2\n    d: 3\n  - 4\n", "utf-8")
    source = read_yaml(path, ProfileError)
    assert source.value == {"a": 1, "b": [{"c": 2, "d": 3}, 4]}
    keys = [("a",), ("b",), ("b", 0, "d"), ("b", 1)]
    assert [source.line(*key) for key in keys] == [1, 2, 4, 5]
    assert source.line("b", 0, "absent") == 3
    assert source.line("absent") == 1


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (b"a: 1\nb: 2\na: 3\n", 3, "stands twice"),
        (b"a: &x [1]\nb: *x\n", 2, "aliases"),
        (b"a:\n" + b"  - " + b"[" * 30 + b"]" * 30, 2, "nested more than 20 deep"),
        (b"a:\n" + b"[" * 60_000, 2, "not YAML"),
        (b"a: 1\n b: 2\n", 2, "not YAML"),
        (b"a: 1\n---\nb: 2\n", 2, "not YAML"),
        (b"a: 1\ncaf\xe9: 1\n", 2, "not UTF-8"),
        (b"a: 1\nb: [2, 2026-02-31]\n", 2, "'2026-02-31' is no date"),
        (b"a:\n  b: !!bool maybe\n", 2, "'maybe' is neither true nor false"),
        (b"a:\n  b: !!float ''\n", 2, "'' is no number"),
        (b"a: " + b"9" * 5000, 1, "is no whole number"),
    ],
)
def test_what_is_refused(tmp_path: Path, text: bytes, line: int | None, said: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(text)
    with pytest.raises(ProfileError, match=said) as caught:
        read_yaml(path, ProfileError)
    assert (caught.value.path, caught.value.line) == (str(path), line)
