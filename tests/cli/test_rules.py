"""``tlqa rules`` and ``tlqa explain``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tlqa.data import data_dir

if TYPE_CHECKING:
    from pathlib import Path

    from running import Run

RULE = "en/quotes/unopened"


def test_list(run: Run) -> None:
    lines = run("rules", "list").stdout.splitlines()
    ids = [line.split()[0] for line in lines]
    assert RULE in ids
    assert ids == sorted(ids)


def test_list_json(run: Run) -> None:
    listed = {rule["id"]: rule for rule in json.loads(run("rules", "list", "--json").stdout)}
    assert listed[RULE]["severity"] == "major"
    assert listed[RULE]["scope"] == sorted(listed[RULE]["scope"])


@pytest.mark.parametrize("command", [["rules", "show"], ["explain"]])
def test_show(run: Run, command: list[str]) -> None:
    result = run(*command, RULE)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{RULE}: ")
    for part in ("finds:\n  - ", "⟦", "is silent on:", "kind:", "scope:"):
        assert part in result.stdout


def test_no_such_rule(run: Run) -> None:
    result = run("explain", "en/quotes/unopend")
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"did you mean '{RULE}'?" in result.stderr


def test_kinds(run: Run) -> None:
    listed = run("rules", "kinds").stdout
    assert {"pattern", "quotation"} <= {line.split()[0] for line in listed.splitlines()}
    assert len(run("rules", "kinds", "pattern").stdout) > 100
    assert run("rules", "kinds", "patern").exit_code == 2


def test_schema(run: Run) -> None:
    schema = json.loads(run("rules", "schema", "pattern").stdout)
    assert schema["properties"]["kind"] == {"const": "pattern"}


def test_rules_of_the_book_pass_their_own_examples(run: Run) -> None:  # all do: tests/test_rule_book.py
    result = run("rules", "test", str(data_dir() / "en" / "quotes"))
    assert (result.exit_code, result.stderr) == (0, "")
    assert "rules" in result.stdout


PACK = {
    "name": "Test rule",
    "message": "‘{text}’ stands here.",
    "why": "It must not.",
    "category": "style",
    "severity": "minor",
    "confidence": "high",
    "kind": "pattern",
    "match": r"\bfrobnicat\w+",
    "examples": {"bad": ["They ⟦frobnicated⟧ it."], "good": ["They did it.", "Nobody did."]},
}


def write_rule(directory: Path, **changes: object) -> Path:
    path = directory / "en" / "test" / "frob.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps({**PACK, **changes}, ensure_ascii=False), "utf-8")
    return path


def test_a_pack_of_ones_own(run: Run, tmp_path: Path) -> None:
    write_rule(tmp_path, status="stable")
    assert run("rules", "test", tmp_path).exit_code == 0
    assert run("explain", "en/test/frob", "--rules", tmp_path).exit_code == 0
    story = "They frobnicated the committee again on Sunday evening.\n"
    result = run("check", "-f", "concise", "--rules", tmp_path, "-", stdin=story)
    assert result.stdout == "<stdin>:1:6: minor en/test/frob: ‘frobnicated’ stands here.\n"


@pytest.mark.parametrize(
    "examples",
    [
        {"bad": ["⟦They⟧ frobnicated it."], "good": ["They did it.", "Nobody did."]},
        {"bad": ["They ⟦did⟧ it."], "good": ["They did it.", "Nobody did."]},
        {"bad": ["They ⟦frobnicated⟧ it."], "good": ["They frobnicate.", "Nobody did."]},
    ],
)
def test_an_example_that_is_not_as_it_says(run: Run, tmp_path: Path, examples: object) -> None:
    path = write_rule(tmp_path, examples=examples)
    result = run("rules", "test", tmp_path)
    assert result.exit_code == 1
    assert "en/test/frob" in result.stderr or str(path) in result.stderr


def test_a_rule_that_cannot_be_read(run: Run, tmp_path: Path) -> None:
    path = write_rule(tmp_path, matches="x")
    result = run("rules", "test", tmp_path)
    assert result.exit_code == 2
    assert f"{path}:1" in result.stderr


def test_no_pack(run: Run, tmp_path: Path) -> None:
    assert run("rules", "test", tmp_path / "absent").exit_code == 2


def test_new(run: Run, tmp_path: Path) -> None:
    result = run("rules", "new", "en/test/fresh", "--dir", tmp_path)
    path = tmp_path / "en" / "test" / "fresh.yaml"
    assert (result.exit_code, result.stdout) == (0, f"{path}\n")
    assert "kind: pattern" in path.read_text("utf-8")
    again = run("rules", "new", "en/test/fresh", "--dir", tmp_path)
    assert again.exit_code == 2
    assert "is there already" in again.stderr


def test_new_of_no_kind(run: Run, tmp_path: Path) -> None:
    assert run("rules", "new", "en/test/fresh", "--dir", tmp_path, "--kind", "zzz").exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_one_file_of_a_pack(run: Run, tmp_path: Path) -> None:
    good = write_rule(tmp_path)
    bad = good.with_name("bad.yaml")
    bad.write_text("kind: pattern\n", "utf-8")
    assert run("rules", "test", good).stdout == "1 rule, 3 examples: all as they say\n"
    assert run("rules", "test", tmp_path).exit_code == 2


def test_a_part_of_the_rule_book(run: Run) -> None:
    quotes = data_dir() / "en" / "quotes"
    assert run("rules", "test", quotes / "unopened.yaml").stdout.startswith("1 rule, ")
    assert run("rules", "test", quotes).exit_code == 0


def test_a_directory_without_rules(run: Run, tmp_path: Path) -> None:
    result = run("rules", "test", tmp_path)
    assert result.exit_code == 2
    assert "holds no rule" in result.stderr
