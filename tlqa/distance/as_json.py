"""A comparison for programs: JSON, every figure in full."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tlqa._version import __version__

if TYPE_CHECKING:
    from tlqa.distance.model import Compared, Comparison, Found, Significance
    from tlqa.model import Finding

SCHEMA = 1


def render(compared: Compared) -> str:
    """The document that docs/compare.md describes."""
    paired, figures = compared.paired, compared.figures
    value = {
        "schema": SCHEMA,
        "tool": "tlqa",
        "version": __version__,
        "paired_by": paired.pairing.value,
        "segments": len(paired),
        "by": compared.by,
        "references": [side.path for side in paired.references],
        "signatures": dict(figures.signatures),
        "line_signatures": dict(figures.line_signatures),
        "drafts": [_draft(compared, number) for number in range(len(paired.drafts))],
        "comparisons": [_comparison(compared, each) for each in compared.comparisons],
        "test": _test(compared, compared.significance) if compared.significance else None,
        "remarks": list(paired.remarks),
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _draft(compared: Compared, number: int) -> dict[str, Any]:
    measured = compared.figures.drafts[number]
    found = compared.found[number] if compared.found else None
    return {
        "path": compared.paired.drafts[number].path,
        "scores": dict(measured.story),
        "verbose": dict(measured.verbose),
        "lines": [_line(compared, number, at) for at in range(len(compared.paired))],
        "check": _check(found) if found else None,
    }


def _line(compared: Compared, draft: int, at: int) -> dict[str, Any]:
    paired = compared.paired
    segment, scores = paired.drafts[draft].segments[at], compared.figures.drafts[draft].lines[at]
    found = compared.found[draft].segments[at] if compared.found else None
    return {
        "number": at + 1,
        "line": segment.line,
        "text": segment.text,
        "references": [side.segments[at].text for side in paired.references],
        "scores": None if scores is None else dict(scores),
        "findings": None if found is None else list(map(_finding, found)),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "message": finding.message,
        "start": finding.start,
        "end": finding.end,
        "text": finding.text,
    }


def _check(found: Found) -> dict[str, Any]:
    return {
        "lines_with": found.with_,
        "lines_without": found.without,
        "mean_with": found.mean_with,
        "mean_without": found.mean_without,
        "auc": found.auc,
        "same_as_reference": [number + 1 for number in found.same],
        "elsewhere": found.elsewhere,
    }


def _comparison(compared: Compared, comparison: Comparison) -> dict[str, Any]:
    drafts = compared.paired.drafts
    return {
        "first": drafts[0].path,
        "draft": drafts[comparison.draft].path,
        "better": None if comparison.better is None else drafts[comparison.better].path,
        "sure": comparison.sure,
        "differences": {
            name: {"gain": each.gain, "p": each.p} for name, each in comparison.differences.items()
        },
        "lines": [{"number": number + 1, "gain": gain} for number, gain in comparison.lines],
    }


def _test(compared: Compared, tested: Significance) -> dict[str, Any]:
    return {
        "name": tested.method.value,
        "samples": tested.samples,
        "seed": tested.seed,
        "signatures": dict(tested.signatures),
        "drafts": [
            {
                "path": side.path,
                **{name: {"p": each.p, "mean": each.mean, "ci": each.ci} for name, each in results.items()},
            }
            for side, results in zip(compared.paired.drafts, tested.drafts, strict=True)
        ],
    }
