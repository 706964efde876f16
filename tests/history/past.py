"""Reports of made-up runs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from tlqa.model import (
    Confidence,
    Document,
    FileReport,
    Finding,
    Meta,
    Origin,
    Report,
    Score,
    Severity,
    Verdict,
)

if TYPE_CHECKING:
    from tlqa.history import History

FIRST = datetime(2023, 11, 2, 9, 0, tzinfo=UTC)
SIGNATURE = "tlqa:0.1.0|rules:aaaa|profile:wire"


def found(rule: str = "en/quotes/unopened", severity: Severity = Severity.MAJOR) -> Finding:
    return Finding(
        rule, severity, Confidence.HIGH, "linguistic-conventions/punctuation", "m", "w", 0, 4, "dead", 5.0
    )


def story(
    name: str,
    *findings: Finding,
    words: int = 500,
    points: float = 5.0,
    score: float = 90.0,
    verdict: Verdict = Verdict.PASS,
    origin: Origin | None = None,
    **meta: Any,
) -> FileReport:
    document = Document("dead", name, "plain", "en", (), meta=Meta(**meta))
    return FileReport(document, findings, Score(score, verdict, points, words), origin, signature=SIGNATURE)


def report(*files: FileReport, signature: str = SIGNATURE, errors: tuple[str, ...] = ()) -> Report:
    return Report("0.1.0", signature, files, errors)


def days(history: History, *rates: float, name: str = "{day}-{n}.txt", **more: Any) -> None:
    """Record a run a day, of ten stories of 500 words, with so many points per 1,000 words."""
    for day, rate in enumerate(rates):
        files = [
            # some stories are better than others
            story(name.format(day=day, n=n), points=rate / 2 * (0.8 + 0.04 * n), **more)
            for n in range(1, 11)
        ]
        history.record(report(*files), when=FIRST + timedelta(days=day))
