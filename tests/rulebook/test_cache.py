"""The cache may be absent, stale, damaged or shared: the book is the same."""

from __future__ import annotations

import json
import os
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tlqa import cachefile
from tlqa.checks._phrase_forms import entries_in
from tlqa.checks.phrase import LINES
from tlqa.errors import RuleError
from tlqa.rulebook import cache, read
from tlqa.rulebook.load import load_book
from tlqa.rulebook.serial import examples_from, examples_to, rule_from, rule_to

if TYPE_CHECKING:
    from pathlib import Path

    from rulebook_pack import Pack

    from tlqa.data import Yaml
    from tlqa.rulebook.book import RuleBook
    from tlqa.rulebook.built import Built


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One entry for each time that YAML is read."""
    calls: list[int] = []
    original = read.read_book

    def counted(
        directories: list[Path], built: Built | None = None, shipped: RuleBook | None = None
    ) -> object:
        calls.append(1)
        return original(directories, built, shipped)

    monkeypatch.setattr(read, "read_book", counted)
    return calls


def _files(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "cache").glob("*.json"))


def test_the_second_load_reads_no_yaml(builtin: Pack, reads: list[int]) -> None:
    builtin.write("en/a/one", fix={"replacement": "x"}, evidence={"de": 1}, scope="any", unless=["y"])
    builtin.write("en/a/two")
    first, second = load_book(), load_book()
    assert len(reads) == 1
    assert second.digest == first.digest
    assert second.with_examples() == first
    assert len(reads) == 1
    assert [r.bad for r in second] == [(), ()]


def test_rules_and_examples_survive_json(builtin: Pack) -> None:
    builtin.write("en/a/one", fix={"replacement": "x"}, evidence={"de": 1}, references=["r"], match=r"\d")
    rules = load_book(use_cache=False).rules
    again = [rule_from(json.loads(json.dumps(rule_to(rule)))) for rule in rules]
    stored = examples_from(json.loads(json.dumps(examples_to(rules))))
    from dataclasses import replace

    assert [replace(r, bad=stored[r.id][0], good=stored[r.id][1]) for r in again] == list(rules)


def test_what_changes_is_read_again(builtin: Pack, pack: Pack, reads: list[int]) -> None:
    file = builtin.write("en/a/one")
    load_book()
    os.utime(file, ns=(1, 1))
    load_book()
    builtin.write("en/a/two")
    assert len(load_book()) == 2
    file.unlink()
    assert len(load_book()) == 1
    pack.write("en/b/three")
    assert len(load_book([pack.path])) == 2
    assert len(reads) == 5
    assert len(load_book()) == 1
    assert len(reads) == 5


def test_broken_rules_are_reported_every_time(builtin: Pack) -> None:
    builtin.write("en/a/one", severity="grave")
    for _ in range(2):
        with pytest.raises(RuleError, match="severity"):
            load_book()


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"[]", b"null", b"\xff", b'{"state": 1}', b'{"packs": [], "state": "x"}'],
)
def test_damage_is_silent(builtin: Pack, tmp_path: Path, damage: bytes) -> None:
    builtin.write("en/a/one")
    book = load_book()
    for file in _files(tmp_path):
        file.write_bytes(damage)
    assert load_book().with_examples() == book


def test_damaged_rows_and_lost_examples_are_silent(builtin: Pack, tmp_path: Path) -> None:
    builtin.write("en/a/one")
    book = load_book()
    stored, examples = (f for f in _files(tmp_path) if not f.name.startswith("built"))
    content = json.loads(stored.read_text())
    stored.write_text(json.dumps({**content, "rules": [["en/a/one"]]}))
    assert load_book() == book
    examples.unlink()
    assert load_book().with_examples() == book


def test_a_cache_that_cannot_be_written(
    builtin: Pack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    builtin.write("en/a/one")
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("TLQA_CACHE_DIR", str(tmp_path / "file" / "below"))
    assert len(load_book()) == 1


def test_nothing_is_left_half_written(builtin: Pack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    builtin.write("en/a/one")
    monkeypatch.setattr(cachefile.os, "fdopen", lambda *a, **k: (_ for _ in ()).throw(OSError("disk full")))
    assert len(load_book()) == 1
    assert not list((tmp_path / "cache").iterdir())


def test_a_changed_table_is_read_again(builtin: Pack, reads: list[int]) -> None:
    (builtin.path / "tables").mkdir()
    table = builtin.path / "tables" / "words.yaml"
    table.write_text("phrases: {foo: bar}")
    examples = {"bad": ["a ⟦foo⟧"], "good": ["a bar", "a baz"]}
    builtin.write("en/a/one", kind="phrase", match=None, table="tables/words.yaml", examples=examples)
    assert entries_in(load_book().rules[0].params[LINES]) == {"foo": "bar"}
    table.write_text("phrases: {foo: barn}")
    assert entries_in(load_book().rules[0].params[LINES]) == {"foo": "barn"}
    assert len(reads) == 2


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the rules that are built from YAML."""
    ids: list[str] = []
    original = read.build

    def noted(rule_id: str, yaml: Yaml) -> object:
        ids.append(rule_id)
        return original(rule_id, yaml)

    monkeypatch.setattr(read, "build", noted)
    return ids


def test_only_what_changed_is_built_again(builtin: Pack, pack: Pack, builds: list[str]) -> None:
    builtin.write("en/a/one", fix={"replacement": "x"}, evidence={"de": 1}, unless=["y"])
    file = builtin.write("en/a/two")
    load_book()
    file.write_text(file.read_text() + "# a word\n")
    pack.write("en/a/one", overrides=True)
    book = load_book([pack.path])
    assert builds == ["en/a/one", "en/a/two", "en/a/two", "en/a/one"]
    assert book.get("en/a/one").path.startswith(str(pack.path))
    pack.write("en/a/three")
    builds.clear()
    again = load_book([pack.path])
    assert builds == ["en/a/three"]
    assert again.with_examples() == load_book([pack.path], use_cache=False)


def test_a_changed_table_or_a_damaged_store_builds_again(
    builtin: Pack, tmp_path: Path, builds: list[str]
) -> None:
    tables = builtin.path / "tables"
    tables.mkdir()
    (tables / "words.yaml").write_text("phrases: {foo: bar}")
    (tables / "topics.yaml").write_text("topics: {football: match goal}")
    examples = {"bad": ["a ⟦foo⟧"], "good": ["a bar", "a baz"]}
    builtin.write("en/a/one")
    builtin.write("en/a/phrase", kind="phrase", match=None, table="tables/words.yaml", examples=examples)
    builtin.write("en/a/topic", topic="football")
    load_book()
    builds.clear()
    (tables / "words.yaml").write_text("phrases: {foo: barn}")
    load_book()
    assert builds == ["en/a/phrase"]
    (tables / "topics.yaml").write_text("topics: {football: match goal striker}")
    assert load_book().get("en/a/topic").topic == ("goal", "match", "striker")
    assert builds == ["en/a/phrase", "en/a/topic"]
    (tables / "other.yaml").write_text("phrases: {foo: bar}")
    load_book()
    assert builds == ["en/a/phrase", "en/a/topic"]
    builds.clear()
    for file in (tmp_path / "cache").glob("built-*.json"):
        file.write_text('{"x": 1}')
    builtin.write("en/a/two")
    load_book()
    assert sorted(builds) == ["en/a/one", "en/a/phrase", "en/a/topic", "en/a/two"]


def test_old_books_go(builtin: Pack, tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    old = tmp_path / "cache" / "book-old.json"
    other = tmp_path / "cache" / "other.json"
    for file in (old, other):
        file.write_text("{}")
        os.utime(file, (time.time() - 90 * 86_400,) * 2)
    builtin.write("en/a/one")
    load_book()
    assert not old.exists()
    assert other.exists()


def test_where_it_lies(monkeypatch: pytest.MonkeyPatch) -> None:
    import platformdirs

    monkeypatch.delenv("TLQA_CACHE_DIR", raising=False)
    for value in ("", "/x/cache", None):
        if value is None:
            monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
        else:
            monkeypatch.setenv("XDG_CACHE_HOME", value)
        assert str(cache.directory()) == platformdirs.user_cache_dir("tlqa")
    monkeypatch.setattr(sys, "platform", "other")
    assert str(cache.directory()) == platformdirs.user_cache_dir("tlqa")


def test_a_hit_imports_no_reader(builtin: Pack, tmp_path: Path) -> None:
    import subprocess

    builtin.write("en/a/one")
    code = (
        "import sys; from pathlib import Path; from tlqa.rulebook import load;"
        f"load.data_dir = lambda: Path({str(builtin.path)!r}); load.load_book();"
        "print([m for m in ('yaml', 'jsonschema', 'importlib.metadata', 'difflib') if m in sys.modules])"
    )
    outputs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True) for _ in range(2)]
    assert outputs[1].stdout.strip() == "[]", outputs[1].stderr
