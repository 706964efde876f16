"""A first draft of a rule file, with every field explained: `tlqa rules new`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tlqa.errors import UsageError
from tlqa.rulebook.kinds import find_kind
from tlqa.rulebook.packs import rule_id as checked_id

if TYPE_CHECKING:
    from tlqa.checks.base import CheckModule, Draft

_SKELETON = """\
# {id}: a rule's id is its path. The bad examples must be found, the good ones left alone: tlqa rules test
name: {name}
# What the editor reads at the place; {{text}} is the words found, {{group}} a named group of the pattern.
message: '“{{text}}” is …'
# What it does to the reader, in an editor's words.
why: >-
  …
category: accuracy/mistranslation   # MQM 2.0: dimension/sub-type
severity: minor                     # minor (1 point) | major (5) | critical (25)
confidence: medium                  # how often it is right: high | medium | low
# weight: 0.5                       # points, where the severity's own do not fit
kind: {kind}
{params}
# unless: ['as they say']           # patterns that, in the same block, take the finding back
# scope: [paragraph, list-item, block-quote]   # block kinds, or any
# speech: skip                      # inside quotations: skip | only | both
# when_alone: skip                  # not told in a long story where hardly anything else is wrong
# company: 2                         # other grave findings a story must have before this is told
# source_languages: [fr, es]         # told only in a story that was translated from one of these
# topic: football                    # told only in a story about this (tables/topics.yaml)
# evidence: {{fr: 0.4}}               # log-odds that the story was translated from French
# fix: {{replacement: '…', safe: false}}   # safe only where the meaning cannot change
# references: ['AP Stylebook, …']
status: preview                     # stable once measured; optional: a matter of style
since: 0.1.0
examples:
  bad:                              # what is found stands in ⟦ ⟧
    - {bad}
  good:                             # near misses: at least two
    - {good}
    - 'The minister spoke in the capital on Tuesday.'
"""

_PATTERN = (
    r"match: '\bplaceholder (?:word|phrase)s?\b'   # a regular expression; {{DAY}} and the like are macros"
)


_UNKNOWN: Draft = ({}, "Write a ⟦text⟧ that must be found.", "Write a text that must not be found.")

_EXAMPLES: Draft = ({}, "A ⟦placeholder word⟧ stands here.", "A placeholder stands here.")


def skeleton(rule_id: str, kind: str = "pattern") -> str:
    """The text of a new rule's file: it loads, and passes its own test where the kind has a draft.

    Raises:
        RuleError: an id that makes no path.
        UsageError: no such kind, or none of rules in files.
    """
    checked_id(f"{rule_id}.yaml", rule_id)
    module = find_kind(kind)
    if hasattr(module, "BROUGHT"):
        raise UsageError(module.BROUGHT)
    given, bad, good = _EXAMPLES if kind == "pattern" else getattr(module, "DRAFT", _UNKNOWN)
    return _SKELETON.format(
        id=rule_id,
        name=rule_id.rpartition("/")[2].replace("-", " ").capitalize(),
        kind=kind,
        params=_PATTERN if kind == "pattern" else _parameters(module, given),
        bad=_quoted(bad),
        good=_quoted(good),
    )


def _quoted(example: str | dict[str, str]) -> str:
    """An example as YAML: in single quotation marks, a text of several lines as a block."""
    if isinstance(example, dict):
        return "\n      ".join(f"{name}: {_quoted(value)}" for name, value in example.items())
    if "\n" not in example:
        return "'{}'".format(example.replace("'", "''"))
    return "|-\n" + "\n".join(f"      {line}".rstrip() for line in example.splitlines())


def _parameters(kind: CheckModule, given: dict[str, Any]) -> str:
    """What the kind says of itself, then its parameters: those given and required set, others as comments."""
    lines = [f"# {line}".rstrip() for line in (kind.__doc__ or "").strip().splitlines()]
    properties: dict[str, dict[str, Any]] = kind.SCHEMA.get("properties", {})
    wanted = given or dict.fromkeys(kind.SCHEMA.get("required") or list(properties)[:1])
    for name, schema in sorted(properties.items(), key=lambda item: item[0] not in wanted):
        lead = "" if name in wanted else "# "
        shown = json.dumps(given.get(name, _sample(schema)), ensure_ascii=False)
        lines.append(f"{lead}{name}: {shown}{_comment(schema)}")
    return "\n".join(lines)


def _sample(schema: dict[str, Any]) -> Any:
    """A value that fits a schema, as simple as can be."""
    for word in ("const", "default"):
        if word in schema:
            return schema[word]
    if "enum" in schema:
        return schema["enum"][0]
    for word in ("oneOf", "anyOf"):
        if word in schema:
            return _sample(schema[word][0])
    kind = schema.get("type")
    if kind == "array":
        return [_sample(schema.get("items", {}))] * max(1, schema.get("minItems", 1))
    if kind == "object":
        sample = {name: _sample(schema["properties"][name]) for name in schema.get("required", ())}
        others = schema.get("additionalProperties")
        return sample or {"placeholder": _sample(others if isinstance(others, dict) else {})}
    if kind in ("integer", "number"):
        return schema.get("minimum", schema.get("maximum", 1))
    return kind == "boolean" or "placeholder"


def _comment(schema: dict[str, Any]) -> str:
    said = schema.get("description") or " | ".join(map(str, schema.get("enum", ())))
    return f"   # {said}" if said else ""
