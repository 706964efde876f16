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


TBX = """\
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
<conceptEntry id="c1">
<langSec xml:lang="de"><termSec><term>Fähre</term></termSec></langSec>
<langSec xml:lang="en"><termSec><term>ferry</term></termSec>
<termSec><term>vessel</term>
<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec></langSec>
</conceptEntry></body></text></tbx>
"""


def test_a_glossary_beside_a_source(run: Run, stories: Path) -> None:
    (stories / "g.tbx").write_text(TBX, "utf-8")
    (stories / "s.txt").write_text("The vessel sailed on Monday with 40 lorries.\n", "utf-8")
    (stories / "s.de.txt").write_text("Die Fähre fuhr am Montag mit 40 Lastwagen ab.\n", "utf-8")
    result = run("check", "s.txt", "--source", "s.de.txt", "--terms", "g.tbx", "--format", "json")
    assert result.exit_code == 1
    (found,) = json.loads(result.stdout)["files"][0]["findings"]
    assert (found["rule"], found["text"]) == ("terms/translations", "vessel")
    assert found["source"] == {"start": 4, "end": 9, "text": "Fähre"}
    assert found["fix"] == {"replacement": "ferry", "safe": False}
    (stories / "tlqa.yaml").write_text("terms: [g.tbx]\nsource: '{stem}.de{suffix}'\n", "utf-8")
    assert "“Fähre” is “ferry” here, not “vessel”." in run("check", "s.txt").stdout
    assert run("terms", "test", "g.tbx").stdout == "2 words in 1 entries, 0 examples: all as they say\n"


def test_a_glossary_with_a_mistake(run: Run, stories: Path) -> None:
    (stories / "g.tbx").write_text(TBX.replace("deprecated", "depricated"), "utf-8")
    for command in (("check", "clean.txt", "--terms", "g.tbx"), ("terms", "test", "g.tbx")):
        result = run(*command)
        assert result.exit_code == 2
        assert "g.tbx:6: there is no status of a term called 'depricatedTerm-admn-sts'" in result.stderr
        assert "did you mean 'deprecatedTerm-admn-sts'?" in result.stderr
    (stories / "g.tbx").write_text(TBX, "utf-8")
    result = run("terms", "test", "g.tbx", "--language", "fr")
    assert result.exit_code == 2
    assert "its languages are de, en" in result.stderr
