"""Our own validator and jsonschema must be of one mind."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from rulebook_pack import RULE

from tlqa.rulebook.kinds import kinds
from tlqa.rulebook.schema import rule_schema
from tlqa.rulebook.validate import patterns, problems

_SCHEMAS = [rule_schema(kind) for kind in kinds().values()]
_VALUES: list[Any] = [None, True, False, 0, 1, -1, 2.5, 1.0, 1000, "", "x", "en", "any", "pattern", "0.1.0"]
_VALUES += [[], ["x"], ["paragraph"], ["x", 1], {}, {"fr": 1}, {"fr": "x"}, {"FR": 1}, {"replacement": "x"}]
_VALUES += [{"bad": ["x"], "good": ["x", {"text": "y"}]}, {"text": "x"}]
_VALUES += [{"bad": [{"text": "x", "fixed": ""}], "good": ["x"]}]
_UNREAD: list[dict[str, Any]] = [
    {"not": {"type": "string"}},
    {"items": {"if": {}}},
    {"dependentRequired": {}},
]


@pytest.mark.parametrize("schema", _SCHEMAS, ids=[s["properties"]["kind"]["const"] for s in _SCHEMAS])
def test_schemas_are_schemas(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)


@settings(max_examples=600, deadline=None)
@given(st.data())
def test_both_agree_on_any_change(data: st.DataObject) -> None:
    schema = data.draw(st.sampled_from(_SCHEMAS))
    rule: Any = copy.deepcopy(RULE)
    rule["kind"] = schema["properties"]["kind"]["const"]
    for _ in range(data.draw(st.integers(0, 4))):
        key = data.draw(st.sampled_from([*schema["properties"], "unknown"]))
        rule[key] = data.draw(st.sampled_from(_VALUES))
    if data.draw(st.booleans()):
        rule.pop(data.draw(st.sampled_from(sorted(rule))))
    assert bool(problems(rule, schema)) is not Draft202012Validator(schema).is_valid(rule)


@pytest.mark.parametrize(
    "schema", [{"not": {"type": "string"}}, {"items": {"if": {}}}, {"dependentRequired": {}}]
)
@pytest.mark.parametrize("value", ["x", 1, ["x"]])
def test_what_we_do_not_read_goes_to_jsonschema(schema: dict[str, Any], value: Any) -> None:
    assert bool(problems(value, schema)) is not Draft202012Validator(schema).is_valid(value)


def test_true_is_not_a_number_and_one_is_not_true() -> None:
    assert problems(True, {"type": "integer"})
    assert problems(1, {"enum": [True]})
    assert not problems(1.0, {"type": "integer"})


def test_patterns_are_found_by_their_format() -> None:
    regex = {"type": "string", "format": "regex"}
    either = {"oneOf": [regex, {"type": "array", "items": regex}]}
    schema = {"properties": {"one": either, "many": either}, "additionalProperties": regex}
    found = dict(patterns({"one": "a", "many": ["b", "c"], "more": "d"}, schema))
    assert found == {("one",): "a", ("many", 0): "b", ("many", 1): "c", ("more",): "d"}
