"""A new rule's file is a rule from the start."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml
from jsonschema import Draft202012Validator

from tlqa.cli.selftest import find as engine_find
from tlqa.errors import RuleError, UsageError
from tlqa.model import Finding
from tlqa.rulebook.kinds import kinds
from tlqa.rulebook.load import load_rules
from tlqa.rulebook.schema import rule_schema
from tlqa.rulebook.selftest import run
from tlqa.rulebook.skeleton import skeleton

IN_FILES = sorted(name for name, module in kinds().items() if not hasattr(module, "BROUGHT"))

if TYPE_CHECKING:
    from rulebook_pack import Pack

    from tlqa.model import Example, Rule


def find(rule: Rule, example: Example) -> list[Finding]:
    common = (rule.id, rule.severity, rule.confidence, rule.category, rule.message, rule.why)
    found = re.finditer(rule.params["match"], example.text)
    return [Finding(*common, m.start(), m.end(), m.group(), 1.0) for m in found]


def test_a_pattern_loads_and_passes_its_own_test(pack: Pack) -> None:
    pack.write("en/house/new-rule", text=skeleton("en/house/new-rule"))
    (rule,), errors = load_rules(pack.path)
    assert (rule.name, errors) == ("New rule", ())
    assert run([rule], find) == []


@pytest.mark.parametrize("kind", IN_FILES)
def test_every_kind_has_one_that_loads(pack: Pack, kind: str) -> None:
    text = skeleton("en/house/new", kind)
    pack.write("en/house/new", text=text)
    assert load_rules(pack.path)[1] == ()
    assert Draft202012Validator(rule_schema(kinds()[kind])).is_valid(yaml.safe_load(text))
    for parameter in kinds()[kind].SCHEMA["properties"]:
        assert kind == "pattern" or f"{parameter}: " in text


@pytest.mark.parametrize("kind", IN_FILES)
def test_every_kind_of_ours_has_one_that_passes_its_own_test(pack: Pack, kind: str) -> None:
    pack.write("en/house/new", text=skeleton("en/house/new", kind))
    (rule,), errors = load_rules(pack.path)
    assert errors == ()
    assert run([rule], engine_find) == []


def test_bad_arguments() -> None:
    with pytest.raises(RuleError, match="a rule lies at"):
        skeleton("new")
    with pytest.raises(UsageError, match="no kind"):
        skeleton("en/house/new", "none")
    with pytest.raises(UsageError, match="come with a model"):
        skeleton("en/house/new", "neural")
