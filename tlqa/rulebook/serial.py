"""Rules as plain JSON and back, for the cache: one list a rule, in the order of the fields below."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from tlqa.model import Anchors, BlockKind, Confidence, Example, FixTemplate, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tlqa.rulebook.book import Examples

_SEVERITIES = {s.value: s for s in Severity}
_CONFIDENCES = {c.value: c for c in Confidence}


def rule_to(rule: Rule) -> list[Any]:
    """A rule without its examples."""
    return [
        rule.id,
        rule.name,
        rule.message,
        rule.why,
        rule.category,
        rule.severity.value,
        rule.confidence.value,
        rule.kind,
        rule.params,
        rule.weight,
        rule.languages,
        " ".join(sorted(kind.value for kind in rule.scope)),
        rule.speech,
        rule.status,
        rule.since,
        rule.path,
        rule.anchors,
        rule.parts,
        rule.unless,
        rule.company,
        rule.evidence,
        [rule.fix.replacement, rule.fix.safe] if rule.fix else None,
        rule.references,
    ]


def rule_from(row: list[Any]) -> Rule:
    """The inverse of ``rule_to``; raises whatever a damaged row makes it raise."""
    (
        rule_id,
        name,
        message,
        why,
        category,
        severity,
        confidence,
        kind,
        params,
        weight,
        languages,
        scope,
        speech,
        status,
        since,
        path,
        anchors,
        parts,
        unless,
        company,
        evidence,
        fix,
        references,
    ) = row
    return Rule(
        rule_id,
        name,
        message,
        why,
        category,
        _SEVERITIES[severity],
        _CONFIDENCES[confidence],
        kind,
        params,
        weight,
        tuple(languages),
        _scope(scope),
        speech,
        status,
        since,
        path,
        None if anchors is None else tuple(Anchors(tuple(strings), *rest) for strings, *rest in anchors),
        tuple(map(_literals, parts)),
        tuple(unless),
        company,
        evidence,
        FixTemplate(*fix) if fix else None,
        tuple(references),
    )


def _literals(row: list[str] | None) -> tuple[str, ...] | None:
    return None if row is None else tuple(row)


def examples_to(rules: Iterable[Rule]) -> dict[str, list[Any]]:
    """The examples of rules, by id."""
    return {rule.id: [list(map(_example_to, rule.bad)), list(map(_example_to, rule.good))] for rule in rules}


def examples_from(stored: dict[str, list[Any]]) -> Examples:
    """The inverse of ``examples_to``."""
    return {
        rule_id: (tuple(map(_example_from, bad)), tuple(map(_example_from, good)))
        for rule_id, (bad, good) in stored.items()
    }


def _example_to(example: Example) -> list[Any]:
    return [example.text, example.spans, example.fixed, example.source, example.language, example.reference]


def _example_from(row: list[Any]) -> Example:
    text, spans, fixed, source, language, reference = row
    return Example(text, tuple((start, end) for start, end in spans), fixed, source, language, reference)


@lru_cache(maxsize=128)
def _scope(names: str) -> frozenset[BlockKind]:
    return frozenset(BlockKind(name) for name in names.split())
