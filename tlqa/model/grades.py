"""How grave, how sure, how good: the grades of rules, findings and stories."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """MQM severities, lightest first."""

    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        return _SEVERITY_RANK[self]


_SEVERITY_RANK = {Severity.MINOR: 0, Severity.MAJOR: 1, Severity.CRITICAL: 2}


DEFAULT_WEIGHT = {Severity.MINOR: 1.0, Severity.MAJOR: 5.0, Severity.CRITICAL: 25.0}
"""Penalty points of a rule without a weight of its own, on MQM's scale."""


class Confidence(StrEnum):
    """How often a rule of this kind is right on copy it was not tuned to."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Verdict(StrEnum):
    """What the score means for the desk."""

    PASS = "pass"
    REVIEW = "review"
    FAIL = "fail"
    TOO_SHORT = "too short to score"
