"""A rule as a page for people."""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING, Any

from tlqa.outputs.advice import advice
from tlqa.outputs.terminal import printable
from tlqa.rulebook.kinds import find_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.model import Example, Rule

_WIDTH = 100


def describe(rule: Rule) -> str:
    """Everything that a rule says about itself, examples with their ⟦spans⟧ marked."""
    return "\n".join(_page(rule)) + "\n"


def _page(rule: Rule) -> Iterator[str]:
    yield f"{rule.id}: {rule.name}"
    yield f"{rule.severity}, {rule.confidence} confidence, {rule.weight:g} points, {rule.category}"
    yield ""
    yield from textwrap.wrap(rule.message, _WIDTH)
    yield from textwrap.wrap(" ".join(rule.why.split()), _WIDTH)
    if rule.fix is not None:
        yield ""
        yield f"fix: {rule.fix.replacement or '(nothing)'}  ({'safe' if rule.fix.safe else 'suggested'})"
    elif said := advice(rule.id):
        yield ""
        yield f"do: {said}"
    yield from _examples("finds", rule.bad)
    yield from _examples("is silent on", rule.good)
    yield ""
    yield from _facts(rule)


def _examples(title: str, examples: tuple[Example, ...]) -> Iterator[str]:
    if not examples:
        return
    yield ""
    yield f"{title}:"
    for example in examples:
        lines = _marked(example).splitlines() or [""]
        yield f"  - {printable(lines[0])}"
        yield from (f"    {printable(line)}".rstrip() for line in lines[1:])
        if example.fixed is not None:
            yield f"    → {printable(example.fixed)}"


def _marked(example: Example) -> str:
    parts, at = [], 0
    for start, end in example.spans:
        parts += [example.text[at:start], "⟦", example.text[start:end], "⟧"]
        at = end
    return "".join(parts) + example.text[at:]


def _written(rule: Rule) -> Iterator[tuple[str, Any]]:
    """The parameters that the rule's file has, without what was read from its tables."""
    known = find_kind(rule.kind).SCHEMA["properties"]
    return ((key, value) for key, value in rule.params.items() if key in known)


def _facts(rule: Rule) -> Iterator[str]:
    facts = {
        "kind": rule.kind,
        **{f"  {key}": json.dumps(value, ensure_ascii=False) for key, value in _written(rule)},
        "unless": "; ".join(rule.unless),
        "languages": ", ".join(rule.languages),
        "scope": ", ".join(sorted(kind.value for kind in rule.scope)),
        "speech": rule.speech,
        "alone": "not told where hardly anything else is wrong" if rule.when_alone == "skip" else "",
        "company": f"{rule.company} other grave findings in the story" if rule.company else "",
        "source languages": ", ".join(rule.source_languages),
        "topic": " ".join(rule.topic),
        "evidence": ", ".join(f"{code} {value:+g}" for code, value in rule.evidence.items()),
        "status": rule.status,
        "since": rule.since,
        "references": "; ".join(rule.references),
        "file": rule.path,
    }
    for key, value in facts.items():
        if value:
            yield f"{key + ':':12} {value}"
