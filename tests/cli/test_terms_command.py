"""``tlqa terms``, and ``tlqa check --terms``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from running import Run


def test_new_and_test(run: Run, stories: Path) -> None:
    result = run("terms", "new")
    assert (result.exit_code, result.stdout) == (0, "terms.yaml\n")
    assert "tlqa check --terms terms.yaml" in (stories / "terms.yaml").read_text("utf-8")
    result = run("terms", "test", "terms.yaml")
    assert (result.exit_code, result.stdout) == (
        0,
        "9 words in 4 entries, 3 examples: all as they say\n",
    )


def test_new_overwrites_nothing(run: Run, stories: Path) -> None:
    result = run("terms", "new", "clean.txt")
    assert result.exit_code == 2
    assert "is there already" in result.stderr
    assert run("terms", "new", "absent/terms.yaml").exit_code == 2


def test_an_example_that_is_not_as_it_says(run: Run, stories: Path) -> None:
    (stories / "t.yaml").write_text("forbidden: [soup]\nexamples: {silent: [Hot soup.]}\n", "utf-8")
    result = run("terms", "test", "t.yaml")
    assert result.exit_code == 1
    assert "expected  Hot soup." in result.stderr
    assert "found     Hot ⟦soup⟧." in result.stderr


def test_every_mistake_is_named(run: Run, stories: Path) -> None:
    (stories / "t.yaml").write_text("forbiden: [soup]\npreferred: [soup]\n", "utf-8")
    result = run("terms", "test", "t.yaml")
    assert result.exit_code == 2
    assert "t.yaml:1: unknown key 'forbiden'; did you mean 'forbidden'?" in result.stderr
    assert "t.yaml:2: preferred: must be a mapping" in result.stderr


def test_check_with_terms(run: Run, stories: Path) -> None:
    (stories / "t.yaml").write_text("forbidden: [soup]\n", "utf-8")
    result = run("check", "clean.txt", "--terms", "t.yaml", "--format", "concise")
    assert result.exit_code == 1
    assert "major terms/forbidden: “soup” is not used here." in result.stdout
    (stories / "t.yaml").write_text("forbiden: [soup]\n", "utf-8")
    result = run("check", "clean.txt", "--terms", "t.yaml")
    assert result.exit_code == 2
    assert "t.yaml:1: unknown key" in result.stderr


def test_schema(run: Run) -> None:
    assert "do-not-translate" in json.loads(run("terms", "schema").stdout)["properties"]
