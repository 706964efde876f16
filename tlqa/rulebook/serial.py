"""Rules as plain JSON and back, for the cache: a list a rule, in the order of the fields below.

A rule comes from the cache in two halves: what every run asks of every rule (``light_to``), and what only a
story that wakes the rule does (``late_to``), which is most of it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from tlqa.model import Anchors, BlockKind, Confidence, Example, FixTemplate, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tlqa.model import Late
    from tlqa.rulebook.book import Examples

_put = object.__setattr__  # rules are frozen
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
        rule.always,
        rule.unless,
        rule.company,
        rule.when_alone,
        rule.source_languages,
        rule.topic,
        rule.evidence,
        [rule.fix.replacement, rule.fix.safe] if rule.fix else None,
        rule.references,
    ]


def rule_from(row: list[Any]) -> Rule:
    """The inverse of ``rule_to``; raises whatever a damaged row makes it raise."""
    rule_id, name, message, why, *row = row
    category, severity, confidence, kind, params, weight, languages, scope, *row = row
    (
        speech,
        status,
        since,
        path,
        anchors,
        always,
        unless,
        company,
        alone,
        sources,
        topic,
        evidence,
        fix,
        references,
    ) = row
    light = [rule_id, category, severity, confidence, kind, weight, languages, scope]
    rule = light_from([*light, speech, status, since, path, company, alone, sources, topic, evidence], None)
    fill(rule, [name, message, why, params, always, unless, fix, references])
    fill_anchors(rule, anchors)
    return rule


def light_to(rule: Rule) -> list[Any]:
    """The first half of a rule."""
    return [
        rule.id,
        rule.category,
        rule.severity.value,
        rule.confidence.value,
        rule.kind,
        rule.weight,
        rule.languages,
        " ".join(sorted(kind.value for kind in rule.scope)),
        rule.speech,
        rule.status,
        rule.since,
        rule.path,
        rule.company,
        rule.when_alone,
        rule.source_languages,
        rule.topic,
        rule.evidence,
    ]


def light_from(row: list[Any], late: Late | None) -> Rule:
    """A rule with its first half; ``late`` brings the second. Raises what a damaged row makes it raise."""
    rule_id, category, severity, confidence, kind, weight, languages, scope, *row = row
    speech, status, since, path, company, alone, sources, topic, evidence = row
    rule = Rule.__new__(Rule)
    _put(rule, "id", rule_id)
    _put(rule, "category", category)
    _put(rule, "severity", _SEVERITIES[severity])
    _put(rule, "confidence", _CONFIDENCES[confidence])
    _put(rule, "kind", kind)
    _put(rule, "weight", weight)
    _put(rule, "languages", tuple(languages))
    _put(rule, "scope", _scope(scope))
    _put(rule, "speech", speech)
    _put(rule, "status", status)
    _put(rule, "since", since)
    _put(rule, "path", path)
    _put(rule, "company", company)
    _put(rule, "when_alone", alone)
    _put(rule, "source_languages", tuple(sources))
    _put(rule, "topic", tuple(topic))
    _put(rule, "evidence", evidence)
    _put(rule, "bad", ())
    _put(rule, "good", ())
    _put(rule, "late", late)
    return rule


def place(rule: Rule, pack: Path) -> None:
    """Say of a rule that it lies in this pack."""
    _put(rule, "path", str(pack / f"{rule.id}.yaml"))


def late_to(rule: Rule) -> list[Any]:
    """The second half of a rule, but for its anchors."""
    fix = [rule.fix.replacement, rule.fix.safe] if rule.fix else None
    texts = [rule.name, rule.message, rule.why]
    return [*texts, rule.params, rule.always, rule.unless, fix, rule.references]


def fill(rule: Rule, late: list[Any]) -> None:
    """Put the second half into a rule that has the first."""
    name, message, why, params, always, unless, fix, references = late
    _put(rule, "name", name)
    _put(rule, "message", message)
    _put(rule, "why", why)
    _put(rule, "params", params)
    _put(rule, "always", tuple(always))
    _put(rule, "unless", tuple(unless))
    _put(rule, "fix", FixTemplate(*fix) if fix else None)
    _put(rule, "references", tuple(references))


def fill_anchors(rule: Rule, anchors: list[Any] | None) -> None:
    """Put its anchors into a rule: many strings, for which only the prefilter asks, and mostly elsewhere."""
    known = None if anchors is None else tuple(Anchors(tuple(strings), *rest) for strings, *rest in anchors)
    _put(rule, "anchors", known)


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
