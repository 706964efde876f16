"""Findings, stories and rules as JSON values: those of ``--format json``, and what a browser needs beside."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from tlqa.fixing import Reason, each_fix
from tlqa.outputs.advice import advice
from tlqa.outputs.json import finding_value, story
from tlqa.text.positions import line_index
from tlqa.words import ENGLISH, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tlqa.fixing import Edit
    from tlqa.model import Document, Example, FileReport, Finding, Rule

_BEYOND = "\uffff"


class Utf16:
    """Counts a text in UTF-16 code units, as browsers do.

    Args:
        text: the whole text that the offsets count in.
    """

    def __init__(self, text: str) -> None:
        plain = text.isascii() or max(text, default="") <= _BEYOND
        self._pairs = [] if plain else [at for at, c in enumerate(text) if c > _BEYOND]

    def at(self, offset: int) -> int:
        """The UTF-16 offset of a code-point offset."""
        return offset + bisect_left(self._pairs, offset) if self._pairs else offset

    def span(self, start: int, end: int) -> dict[str, int]:
        """A stretch in code points and in UTF-16 units."""
        return {"start": start, "end": end, "utf16_start": self.at(start), "utf16_end": self.at(end)}


def stories_value(reports: Sequence[FileReport], locale: str = ENGLISH) -> list[dict[str, Any]]:
    """The stories of one file; advice is given in the language of the locale."""
    if not reports:
        return []
    units = Utf16(reports[0].document.file_text)
    say = words(locale).gettext
    mending = {id(finding): made for _, finding, made in each_fix(reports, unsafe=True)}
    found = []
    for report in reports:
        value = story(report)
        value["parts"] = _parts(report)
        value["translated_from"] = _origin(report)
        value["source"] = _source(report)
        beside = Utf16(report.document.source.text) if report.document.source else units
        pairs = zip(value["findings"], report.findings, strict=True)
        value["findings"] = [
            _finding(made, f, (units, beside), mending.get(id(f)), report, say) for made, f in pairs
        ]
        found.append(value)
    return found


def brief(finding: Finding, document: Document) -> dict[str, Any]:
    """A finding by itself, as the contract has it."""
    return finding_value(finding, line_index(document.file_text))


def edit_value(edit: Edit, units: Utf16) -> dict[str, Any]:
    """A replacement in the file's text."""
    return {
        **units.span(edit.start, edit.end),
        "replacement": edit.written,
        "rule": edit.finding.rule,
        "fingerprint": edit.finding.fingerprint,
    }


def _finding(
    value: dict[str, Any],
    finding: Finding,
    both: tuple[Utf16, Utf16],
    made: Edit | Reason | None,
    report: FileReport,
    say: Callable[[str], str],
) -> dict[str, Any]:
    units, beside = both
    if finding.source is not None:
        value["source"].update(beside.span(finding.source.start, finding.source.end))
    value["utf16_start"], value["utf16_end"] = units.at(finding.start), units.at(finding.end)
    said = advice(finding.rule)
    value["advice"] = say(said) if said else ""
    value["points"] = finding.points
    edit = None if isinstance(made, Reason) else made
    # whether an edit of markup is read as it was meant is only known when it is tried: see /api/fix
    value["edit"] = edit_value(edit, units) if edit and report.document.is_plain else None
    value["mendable"] = edit is not None
    value["not_mended"] = made.value if isinstance(made, Reason) else None
    return value


def _parts(report: FileReport) -> list[dict[str, Any]]:
    """What the score is made of, by category: findings and their points, before a rule's are capped."""
    counts: Counter[tuple[str, str]] = Counter()
    points: defaultdict[tuple[str, str], float] = defaultdict(float)
    for finding in report.findings:
        key = (finding.category, finding.severity.value)
        counts[key] += 1
        points[key] += finding.points
    ordered = sorted(counts, key=lambda key: (-points[key], key))
    return [
        {"category": key[0], "severity": key[1], "findings": counts[key], "points": round(points[key], 2)}
        for key in ordered
    ]


def _source(report: FileReport) -> dict[str, Any] | None:
    source = report.document.source
    return None if source is None else {"language": source.language, "compared": bool(report.aligned)}


def _origin(report: FileReport) -> dict[str, Any] | None:
    origin = report.translated_from
    if origin is None:
        return None
    evidence = [{"rule": rule, "log_odds": odds} for rule, odds in origin.evidence]
    return {
        "language": origin.language,
        "log_odds": origin.log_odds,
        "sure": origin.sure,
        "given": origin.given,
        "evidence": evidence,
    }


def rule_value(rule: Rule, text: str) -> dict[str, Any]:
    """A rule with its examples; ``text`` is its page as ``tlqa explain`` prints it."""
    return {
        "id": rule.id,
        "name": rule.name,
        "message": rule.message,
        "why": rule.why,
        "category": rule.category,
        "severity": rule.severity.value,
        "confidence": rule.confidence.value,
        "status": rule.status,
        "kind": rule.kind,
        "points": rule.weight,
        "fix": {"replacement": rule.fix.replacement, "safe": rule.fix.safe} if rule.fix else None,
        "evidence": rule.evidence,
        "references": list(rule.references),
        "bad": [_example(each) for each in rule.bad],
        "good": [_example(each) for each in rule.good],
        "text": text,
    }


def _example(example: Example) -> dict[str, Any]:
    spans = [{"start": start, "end": end} for start, end in example.spans]
    return {
        "text": example.text,
        "spans": spans,
        "fixed": example.fixed,
        "source": example.source,
        "source_language": example.language,
    }
