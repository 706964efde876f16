"""A finding as a row to keep, and back. What its rule says is not kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tlqa.model import BlockKind, Confidence, Finding, Fix, Related, Segment, Severity, SourceSpan
from tlqa.results.trust import DamagedError, all_are, is_a, number, span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tlqa.model import Rule

SEVERITIES = {each.value: each for each in Severity}
_CONFIDENCES = {each.value: each for each in Confidence}
_KINDS: dict[str | None, BlockKind | None] = {None: None, **{each.value: each for each in BlockKind}}


def row_of(finding: Finding, rule: Rule) -> list[Any]:
    """A finding of a rule as a row."""
    fix, segment, source = finding.fix, finding.segment, finding.source
    return [
        finding.rule,
        finding.severity,
        finding.confidence,
        None if finding.category == rule.category else finding.category,
        finding.message,
        None if finding.why == rule.why else finding.why,
        finding.start,
        finding.end,
        finding.text,
        finding.points,
        finding.block,
        finding.in_quotation,
        fix and [fix.replacement, fix.safe],
        [[each.start, each.end, each.note, each.text] for each in finding.related],
        finding.fingerprint,
        segment and [segment.id, segment.start, segment.end],
        finding.in_story,
        source and [source.start, source.end, source.text],
    ]


def finding_of(row: list[Any], rules: Mapping[str, Rule], last: int) -> Finding:
    """The finding of a row; its rule is one of ``rules``, and ``last`` is where its file ends.

    Raises:
        Exception: it is no such row, in whatever way; ``unpack`` of a file's value makes one error of all.
    """
    (
        rule_id,
        severity,
        confidence,
        category,
        message,
        why,
        start,
        end,
        text,
        points,
        block,
        in_quotation,
        fix,
        related,
        fingerprint,
        segment,
        in_story,
        source,
    ) = row
    rule = rules[rule_id]
    span(start, end, last)
    all_are(str, (message, text, fingerprint))
    return Finding(
        rule.id,
        SEVERITIES[severity],
        _CONFIDENCES[confidence],
        rule.category if category is None else is_a(str, category),
        message,
        rule.why if why is None else is_a(str, why),
        start,
        end,
        text,
        number(points),
        _KINDS[block],
        is_a(bool, in_quotation),
        None if fix is None else Fix(is_a(str, fix[0]), is_a(bool, fix[1])),
        tuple([_related(row, last) for row in related]) if related else (),
        fingerprint,
        None if segment is None else Segment(is_a(str, segment[0]), *all_are(int, segment[1:3])),
        None if in_story is None else (is_a(int, in_story[0]), is_a(int, in_story[1])),
        None if source is None else _source(*source),
    )


def _related(row: list[Any], last: int) -> Related:
    start, end, note, text = row
    span(start, end, last)
    return Related(start, end, *all_are(str, (note, text)))


def _source(start: Any, end: Any, text: Any) -> SourceSpan:
    if type(start) is not int or type(end) is not int or not 0 <= start <= end:
        raise DamagedError("a place outside the source")
    return SourceSpan(start, end, is_a(str, text))
