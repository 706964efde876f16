"""What SARIF says of a rule: its names, its page in Markdown, how grave and how sure it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tlqa.model import Confidence, Severity
from tlqa.outputs._found import page
from tlqa.outputs.advice import advice
from tlqa.outputs.markdown import text

if TYPE_CHECKING:
    from tlqa.model import Example, Finding, Rule

TAGS = 20

LEVELS = {Severity.CRITICAL: "error", Severity.MAJOR: "warning", Severity.MINOR: "note"}
_PROBLEM = {Severity.CRITICAL: "error", Severity.MAJOR: "warning", Severity.MINOR: "recommendation"}
_PRECISION = {Confidence.HIGH: "high", Confidence.MEDIUM: "medium", Confidence.LOW: "low"}


def descriptor(finding: Finding, rule: Rule | None) -> dict[str, Any]:
    """A reportingDescriptor of the rule of a finding; ``rule`` is the rule itself where it is known."""
    name = rule.name if rule else finding.rule
    why = finding.why or (rule.why if rule else "") or name
    severity = rule.severity if rule else finding.severity
    confidence = rule.confidence if rule else finding.confidence
    return {
        "id": finding.rule,
        "shortDescription": {"text": name},
        "fullDescription": {"text": why},
        "help": {"text": _plain(finding, why, rule), "markdown": _markdown(finding, why, name, rule)},
        "helpUri": page(finding.rule),
        "defaultConfiguration": {"level": LEVELS[severity]},
        "properties": {
            "tags": tags(finding),
            "precision": _PRECISION[confidence],
            "problem.severity": _PROBLEM[severity],
        },
    }


def tags(finding: Finding) -> list[str]:
    """The family of the rule, its language, and the parts of its category: at most ``TAGS``, each once."""
    parts = [*finding.rule.split("/")[:-1][::-1], *finding.category.split("/")]
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))[:TAGS]


def _plain(finding: Finding, why: str, rule: Rule | None) -> str:
    parts = [why, advice(finding.rule).capitalize()]
    parts += [f"Found: {example.text.strip()}" for example in _bad(rule)]
    return "\n\n".join(part for part in parts if part)


def _markdown(finding: Finding, why: str, name: str, rule: Rule | None) -> str:
    do = advice(finding.rule)
    parts = [f"# {text(name)}", text(why), f"**What to do:** {text(do)}" if do else ""]
    for example in _bad(rule):
        parts += ["Found:", _quoted(example.text)]
        parts += ["Better:", _quoted(example.fixed)] if example.fixed else []
    if rule:
        parts += [part for example in rule.good[:1] for part in ("Not found:", _quoted(example.text))]
    parts.append(f"`tlqa explain {finding.rule}` says more.")
    return "\n\n".join(part for part in parts if part)


def _bad(rule: Rule | None) -> tuple[Example, ...]:
    return rule.bad[:1] if rule else ()


def _quoted(story: str) -> str:
    return "\n".join(f"> {text(line)}".rstrip() for line in story.strip().splitlines())
