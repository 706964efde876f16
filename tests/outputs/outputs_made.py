"""A finding made on the spot."""

from __future__ import annotations

from tlqa.model import Confidence, Finding, Fix, Severity


def made_finding(
    text: str, start: int, end: int, *, severity: Severity = Severity.MAJOR, replacement: str | None = None
) -> Finding:
    """A finding on ``text[start:end]``."""
    return Finding(
        rule="en/repetition/word",
        severity=severity,
        confidence=Confidence.HIGH,
        category="linguistic-conventions/duplication",
        message="It stands twice.",
        why="A reader stumbles.",
        start=max(0, start),
        end=max(0, end),
        text=text[max(0, start) : max(0, end)],
        points=5.0,
        fix=None if replacement is None else Fix(replacement),
    )
