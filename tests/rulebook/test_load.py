"""Packs: what is read, what is passed over, what may replace what."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest
import yaml
from helpers import book
from rulebook_pack import Pack

from tlqa.errors import RuleError
from tlqa.rulebook.anchors import is_everywhere
from tlqa.rulebook.kinds import find_kind
from tlqa.rulebook.load import load_book, load_rules
from tlqa.rulebook.schema import rule_schema
from tlqa.text.folding import fold


def test_the_built_in_rules_load() -> None:
    rules = book().rules
    assert rules
    assert [r.id for r in rules] == sorted(r.id for r in rules)


def test_the_built_in_rules_keep_the_promise_of_their_literals() -> None:
    for rule in book():
        for example in () if is_everywhere(rule) else rule.bad:
            text = fold(example.text)
            assert any(literal in text for each in rule.anchors or () for literal in each.literals), (
                rule.id,
                example.text,
            )


def test_the_built_in_rules_fit_the_published_schema() -> None:
    validators: dict[str, jsonschema.Draft202012Validator] = {}
    for rule in book():
        if rule.kind not in validators:
            schema = rule_schema(find_kind(rule.kind))
            jsonschema.Draft202012Validator.check_schema(schema)
            validators[rule.kind] = jsonschema.Draft202012Validator(schema)
        with Path(rule.path).open(encoding="utf-8") as file:
            validators[rule.kind].validate(yaml.load(file, yaml.CSafeLoader))


def test_directories_that_hold_no_rules_are_passed_over(pack: Pack) -> None:
    pack.write("en/a/good")
    for name in (
        "profiles/x",
        "packs/en/x",
        "tables/x",
        "lexicons/x",
        "en/a/_draft",
        ".git/en/x",
        "en/tables/x",
    ):
        pack.write(name, text="not a rule")
    (pack.path / "README.md").write_text("not a rule")
    rules, errors = load_rules(pack.path)
    assert ([r.id for r in rules], errors) == (["en/a/good"], ())


def test_all_broken_rules_of_a_pack_are_listed(pack: Pack) -> None:
    pack.write("en/a/good")
    pack.write("en/a/bad", severity="grave")
    pack.write("en/b/worse", text="a: [")
    (pack.path / "en/b/short.yml").write_text("")
    rules, errors = load_rules(pack.path)
    assert [r.id for r in rules] == ["en/a/good"]
    assert [str(e.path).rpartition("/")[2] for e in errors] == ["bad.yaml", "short.yml", "worse.yaml"]


def test_links_out_of_a_pack_are_not_followed(pack: Pack, tmp_path: Path) -> None:
    other = Pack(tmp_path / "other")
    other.write("en/a/secret")
    (pack.path / "en").symlink_to(other.path / "en")
    assert load_rules(pack.path) == ((), ())


def test_a_missing_directory_is_an_error(builtin: Pack, tmp_path: Path) -> None:
    for use_cache in (True, False):
        with pytest.raises(RuleError, match="cannot be read"):
            load_book([tmp_path / "none"], use_cache=use_cache)


def test_the_first_broken_rule_stops_the_book(builtin: Pack) -> None:
    builtin.write("en/a/good")
    builtin.write("en/b/bad", severity="grave")
    with pytest.raises(RuleError, match=r"bad\.yaml:5: severity"):
        load_book()


def test_an_id_may_not_be_defined_twice(builtin: Pack, pack: Pack) -> None:
    builtin.write("en/a/rule")
    pack.write("en/a/rule", name="Other")
    with pytest.raises(RuleError, match="exists already in"):
        load_book([pack.path])


def test_a_later_pack_may_override(builtin: Pack, pack: Pack) -> None:
    builtin.write("en/a/rule")
    pack.write("en/a/rule", name="Other", overrides=True)
    assert [r.name for r in load_book([pack.path])] == ["Other"]


def test_an_override_of_nothing_is_an_error(builtin: Pack, pack: Pack) -> None:
    pack.write("en/a/rule", overrides=True)
    with pytest.raises(RuleError, match="overrides 'en/a/rule', which no earlier pack has"):
        load_book([pack.path])
