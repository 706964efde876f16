"""The book that a wheel brings is the built-in book, until somebody changes what it was built of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tlqa.data import data_dir
from tlqa.rulebook import read, shipped
from tlqa.rulebook.kept import kept_of
from tlqa.rulebook.load import load_book

if TYPE_CHECKING:
    from pathlib import Path

    from rulebook_pack import Pack

    from tlqa.rulebook.book import RuleBook


@pytest.fixture
def brought(builtin: Pack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RuleBook:
    """The built-in book, read from its files and brought by a wheel; its rules are built no more."""
    builtin.write("en/a/one", fix={"replacement": "x"}, evidence={"de": 1}, references=["r"], match=r"\d")
    builtin.write("en/a/two", match="ferry|quay")
    book = load_book(use_cache=False)
    with monkeypatch.context() as building:
        building.setenv("TLQA_CACHE_DIR", str(tmp_path / "wheel"))
        shipped.write_to_cache(builtin.path, book)
    monkeypatch.setattr(shipped, "FOLDER", tmp_path / "wheel")
    return book


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The rules that are built of their files."""
    built: list[str] = []
    original = read.build

    def noted(rule_id: str, yaml: object) -> object:
        built.append(rule_id)
        return original(rule_id, yaml)

    monkeypatch.setattr(read, "build", noted)
    return built


def test_a_first_run_builds_no_rule(brought: RuleBook, reads: list[str]) -> None:
    first, second = load_book(), load_book()
    assert first.with_examples() == second.with_examples() == brought
    assert first.digest == second.digest == brought.digest
    assert [rule.path for rule in first] == [rule.path for rule in brought]
    assert kept_of(first.rules) is not None
    assert reads == []


def test_later_runs_do_not_read_what_has_not_changed(
    brought: RuleBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_book()
    monkeypatch.setattr(shipped, "state", lambda builtin: pytest.fail("read the whole pack"))
    assert load_book().digest == brought.digest


def test_the_cache_need_not_be_there(
    brought: RuleBook, reads: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no directory", "utf-8")
    monkeypatch.setenv("TLQA_CACHE_DIR", str(tmp_path / "file" / "cache"))
    assert load_book().with_examples() == brought
    assert reads == []


def test_a_changed_rule_is_read(brought: RuleBook, builtin: Pack, reads: list[str]) -> None:
    load_book()
    builtin.write("en/a/two", match="ferry|harbour")
    changed = load_book()
    assert changed.digest != brought.digest
    assert changed.with_examples() == load_book(use_cache=False)
    assert "en/a/two" in reads


def test_a_changed_table_is_noticed(brought: RuleBook, builtin: Pack, reads: list[str]) -> None:
    (builtin.path / "tables").mkdir()
    (builtin.path / "tables" / "words.yaml").write_text("rows: []\n", "utf-8")
    assert len(load_book()) == 2
    assert reads == ["en/a/one", "en/a/two"]


def test_a_pack_of_the_desk_is_read_beside_it(
    brought: RuleBook, builtin: Pack, pack: Pack, reads: list[str]
) -> None:
    pack.write("en/b/three")
    pack.write("en/a/one", overrides=True, match="harbour")
    expected = load_book([pack.path], use_cache=False)
    reads.clear()
    assert load_book([pack.path]).with_examples() == expected
    assert load_book([pack.path]).with_examples() == expected
    assert sorted(reads) == ["en/a/one", "en/b/three"]


@pytest.mark.parametrize("name", ["book-shipped.json", "late-shipped.bin", "strings-shipped.bin"])
def test_a_damaged_file_means_reading_the_yaml(
    brought: RuleBook, reads: list[str], tmp_path: Path, name: str
) -> None:
    load_book()
    file = tmp_path / "wheel" / name
    file.write_bytes(file.read_bytes()[:-40])
    assert load_book().with_examples() == brought
    assert reads == ["en/a/one", "en/a/two"]


def test_damaged_examples_are_read_from_the_yaml(brought: RuleBook, tmp_path: Path) -> None:
    (tmp_path / "wheel" / "examples-shipped.json").write_text("{", "utf-8")
    assert load_book().with_examples() == brought


def test_a_checkout_brings_none() -> None:
    assert not shipped.FOLDER.exists()
    assert shipped.state_here(data_dir()) is None
