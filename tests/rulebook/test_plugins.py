"""Kinds and packs of installed packages, and what must not happen when looking for them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tlqa.errors import RuleError, UsageError
from tlqa.rulebook import kinds
from tlqa.rulebook.load import load_book, load_rules
from tlqa.rulebook.schema import rule_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from rulebook_pack import Pack

CHECK = '''
"""Finds nothing, quietly."""
KIND = "quiet-kind"
SCHEMA = {"properties": {"words": {"type": "integer"}}, "required": ["words"]}
GROUPS = ("count",)
def required_literals(params, macros): return None
def prepare(rule, macros): return None
'''


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Path]]:
    """Install a package of the given files with entry points, as pip would."""
    site = tmp_path / "site-packages"
    site.mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(site)])

    def put(name: str, entry_points: str, files: dict[str, str]) -> Path:
        info = site / f"{name}-1.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n")
        (info / "entry_points.txt").write_text(entry_points)
        for path, text in files.items():
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_text(text)
        return site

    _forget()
    yield put
    _forget()


def _forget() -> None:
    from tlqa.rulebook import build

    kinds.find_kind.cache_clear()
    kinds._all.cache_clear()
    build._schema.cache_clear()


def test_a_kind_imports_its_own_module_only() -> None:
    import subprocess

    code = (
        "import sys; from tlqa.rulebook.kinds import find_kind; find_kind('quotation');"
        "print(sorted(m for m in sys.modules if m.startswith('tlqa.checks.')))"
    )
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert output.stdout.strip() == "['tlqa.checks.base', 'tlqa.checks.quotation']", output.stderr


def test_every_kind_is_found_by_name() -> None:
    found = kinds.kinds()
    assert list(found) == sorted(found)
    assert {"pattern", "quotation"} <= found.keys()
    assert all(kinds.find_kind(name) is module for name, module in found.items())


@pytest.mark.parametrize(
    "name", ["base", "nothing", "../errors", "os", "", "Pattern", "pattern.x", "pat tern"]
)
def test_no_such_kind(name: str) -> None:
    with pytest.raises(UsageError, match="no kind"):
        kinds.find_kind(name)


def test_a_kind_of_another_package(install: Callable[..., Path], pack: Pack) -> None:
    install("quiet", "[tlqa.checks]\nq = quiet_check\n", {"quiet_check.py": CHECK})
    assert kinds.find_kind("quiet-kind").KIND == "quiet-kind"
    rule = pack.rule(kind="quiet-kind", match=None, words=3, message="{count} {text}")
    assert rule.params == {"words": 3}
    error = pack.error(kind="quiet-kind", match=None, words=3, message="{counts}")
    assert "{counts} names no group; there is {count}, {text}" in error.message


def test_a_kind_that_cannot_be_imported_says_so(install: Callable[..., Path]) -> None:
    install("broken", "[tlqa.checks]\nb = broken_check\n", {"broken_check.py": "1/0"})
    with pytest.raises(UsageError, match="'broken_check' cannot be imported: division by zero"):
        kinds.kinds()


def test_a_parameter_may_not_hide_a_field_of_every_rule(install: Callable[..., Path]) -> None:
    install(
        "quiet", "[tlqa.checks]\nq = quiet_check2\n", {"quiet_check2.py": CHECK.replace("words", "scope")}
    )
    with pytest.raises(RuleError, match="may not name a parameter 'scope'"):
        rule_schema(kinds.find_kind("quiet-kind"))


@pytest.mark.parametrize(
    ("target", "files", "where"),
    [
        ("house", {"house/__init__.py": "raise SystemExit"}, "house/rules"),
        ("house.style", {"house/__init__.py": "1/0", "house/style/__init__.py": "1/0"}, "house/style/rules"),
        ("house_rules", {"house_rules.py": 'RULES = "its_own"\n1/0'}, "its_own"),
        ("house:RULES", {"house/__init__.py": "1/0\nRULES = 'book'"}, "house/book"),
    ],
)
def test_packs_are_found_and_never_run(
    install: Callable[..., Path], builtin: Pack, pack: Pack, target: str, files: dict[str, str], where: str
) -> None:
    builtin.write("en/a/one")
    assert len(load_book()) == 1
    text = pack.write("en/house/word").read_text("utf-8")
    install("house", f"[tlqa.rules]\nh = {target}\n", {**files, f"{where}/en/house/word.yaml": text})
    for use_cache in (False, True, True):
        assert [r.id for r in load_book(use_cache=use_cache)] == ["en/a/one", "en/house/word"]
    assert not {"house", "house.style", "house_rules"} & sys.modules.keys()


@pytest.mark.parametrize(
    ("target", "message"), [("nowhere", "which is not there"), ("house", "has no directory")]
)
def test_a_pack_that_is_not_there(
    install: Callable[..., Path], builtin: Pack, target: str, message: str
) -> None:
    install("house", f"[tlqa.rules]\nh = {target}\n", {"house/__init__.py": ""})
    with pytest.raises(RuleError, match=message):
        load_book()


def test_an_unhashable_kind_is_an_error(pack: Pack) -> None:
    pack.write(kind=["pattern"])
    assert load_rules(pack.path)[1][0].message == "kind: must be text"
