"""Runs every rule on its own examples: what `tlqa rules test` and the test suite do.

The engine lies above the rule book, so it comes as an argument: ``find(rule, example)`` gives the
findings of that one rule in the text of an example.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.frozen import dataclass
from tlqa.rulebook.marks import mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tlqa.model import Example, Finding, Rule

    Find = Callable[[Rule, Example], Sequence[Finding]]


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not do what it says. ``expected`` and ``got`` are texts with ⟦marked⟧ spans."""

    rule: str
    example: str
    expected: str
    got: str
    reason: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.reason}\n  expected  {self.expected!r}\n  got       {self.got!r}"


def run(rules: Iterable[Rule], find: Find) -> list[Failure]:
    """What is wrong with the examples of the rules; an empty list when all is well."""
    return [failure for rule in rules for failure in _rule(rule, find)]


def _rule(rule: Rule, find: Find) -> Iterator[Failure]:
    if not rule.bad or not rule.good:
        yield Failure(rule.id, "", "examples", "none", "has no examples")
    for example in rule.bad:
        yield from _bad(rule, example, find(rule, example))
    for example in rule.good:
        findings = find(rule, example)
        if findings:
            got = mark(example.text, _apart(findings))
            yield Failure(rule.id, example.text, example.text, got, "fires on a good example")
    if rule.fix is not None and rule.bad and all(example.fixed is None for example in rule.bad):
        yield Failure(rule.id, rule.bad[0].text, "fixed: …", "nothing", "no example shows its fix")


def _bad(rule: Rule, example: Example, findings: Sequence[Finding]) -> Iterator[Failure]:
    wanted = mark(example.text, example.spans)
    spans = tuple(sorted((f.start, f.end) for f in findings))
    if spans != tuple(sorted(example.spans)):
        reason = "fires elsewhere than marked" if findings else "does not fire on a bad example"
        yield Failure(rule.id, wanted, wanted, mark(example.text, _apart(findings)), reason)
        return
    if example.fixed is not None:
        fixed = apply_fixes(example.text, findings)
        if fixed != example.fixed:
            yield Failure(rule.id, wanted, example.fixed, fixed, "its fix does not give the mended text")
    for finding in findings:
        if finding.fix is not None and finding.fix.safe and finding.in_quotation:
            got = mark(example.text, ((finding.start, finding.end),))
            yield Failure(rule.id, wanted, "no safe fix", got, "a safe fix touches what somebody said")


def apply_fixes(text: str, findings: Iterable[Finding]) -> str:
    """The text with the fixes of findings applied, the last first so that offsets hold."""
    start = len(text) + 1
    for finding in sorted(findings, key=lambda f: (f.start, f.end), reverse=True):
        if finding.fix is not None and finding.end <= start:
            text = text[: finding.start] + finding.fix.replacement + text[finding.end :]
            start = finding.start
    return text


def _apart(findings: Iterable[Finding]) -> tuple[tuple[int, int], ...]:
    """The spans of findings that can be marked side by side."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted((f.start, f.end) for f in findings):
        if start < end and (not kept or start >= kept[-1][1]):
            kept.append((start, end))
    return tuple(kept)
