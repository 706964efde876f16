"""What a rule found, and where."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from tlqa.model.document import BlockKind
    from tlqa.model.grades import Confidence, Severity


@dataclass(frozen=True, slots=True)
class Fix:
    """A proposed replacement of the finding's text. ``safe`` only where the meaning cannot change."""

    replacement: str
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Related:
    """Another place of the same finding: the second spelling, the other half of a cut sentence.

    ``text`` is what a reader sees there.
    """

    start: int
    end: int
    note: str = ""
    text: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Segment:
    """Where a finding lies within its own story, in a file of many, or its own segment, in a file of
    segments: offsets in the text of that.
    """

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SourceSpan:
    """What a finding was compared with: offsets in the text of the story's source, end exclusive."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One artefact, at one place, under one rule. ``points`` are penalty points before capping.

    ``start`` and ``end`` count in the file's text; ``text`` is what a reader sees there, without markup.
    """

    rule: str
    severity: Severity
    confidence: Confidence
    category: str
    message: str
    why: str
    start: int
    end: int
    text: str
    points: float
    block: BlockKind | None = None
    in_quotation: bool = False
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    fingerprint: str = ""
    segment: Segment | None = None
    in_story: tuple[int, int] | None = field(default=None, compare=False)
    source: SourceSpan | None = None

    @property
    def seen(self) -> tuple[int, int]:
        """Where it lies in the story's own text, which for plain text is the file's."""
        return self.in_story or (self.start, self.end)
