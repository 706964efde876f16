"""An accepted finding, and what all of a file are."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from tlqa.fingerprint import alike
from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from tlqa.model import Finding

_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding that is accepted, or several of one file that are alike in all but their order.

    Attributes:
        path: of the file it was found in, with slashes, from the directory of the baseline.
        rule: the id of its rule.
        text: its words, for whoever reads the baseline; cut where they are long.
        fingerprint: the name by which it is known again (see ``tlqa.fingerprint``), without the order.
        meaning: the digest of what the rule found when it was accepted (see ``tlqa.rulebook.book``).
        count: how many are accepted.
        reason: why, where somebody said so.
        expires: the last day on which it is accepted, as ISO 8601 has it; None for no end.
        expired: that day is past.
        line: in the baseline.
    """

    path: str
    rule: str
    text: str
    fingerprint: str
    meaning: str
    count: int = 1
    reason: str = ""
    expires: str | None = None
    expired: bool = field(default=False, compare=False)
    line: int = field(default=1, compare=False)

    @property
    def order(self) -> tuple[str, str, str, str]:
        """Where it stands in the file: with its like, whatever else comes and goes."""
        return self.path, self.rule, self.text, self.fingerprint


@dataclass(frozen=True, slots=True)
class Baseline:
    """The entries of a file; ``path`` is the file as the user wrote it."""

    path: str
    entries: tuple[Entry, ...] = ()


def entry_of(
    finding: Finding, path: str, meaning: str, reason: str = "", expires: str | None = None
) -> Entry:
    """The entry that accepts a finding of the file at ``path``."""
    text = " ".join(finding.text.split())
    shown = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return Entry(path, finding.rule, shown, alike(finding.fingerprint), meaning, 1, reason, expires)
