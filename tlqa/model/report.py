"""What is said of a story, and of a run over many."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from tlqa.model.document import Document
    from tlqa.model.finding import Finding
    from tlqa.model.grades import Confidence, Severity, Verdict
    from tlqa.model.rule import Rule


@dataclass(frozen=True, slots=True)
class LineScore:
    """The penalty points of the findings that begin on a line (from 1)."""

    line: int
    points: float


@dataclass(frozen=True, slots=True)
class Scale:
    """What turns findings into a score, as numbers, so that a page can do the sum again for some of them.

    The formulas are those of ``tlqa.scoring.formulas``: a rule costs at most ``cap`` times its dearest
    finding at full confidence; points are held against a tolerance, which is ``a · ln(1 + b · words)`` where
    ``model`` is ``nonlinear`` and ``tolerated`` points per ``reference_words`` where it is ``linear``.

    Attributes:
        confidences: what part of a finding's weight counts, by confidence.
        passing: the score of a story whose points are just tolerated, and the lowest that passes.
        review: the lowest score that a person should look at.
        min_words: below so many words a story is too short to score, and is tolerated as much as with these.
        fail_on_critical: a critical finding of high confidence fails the story by itself.
    """

    model: str
    a: float
    b: float
    reference_words: float
    tolerated: float
    cap: float
    confidences: tuple[tuple[Confidence, float], ...]
    passing: float
    review: float
    min_words: int
    fail_on_critical: bool


@dataclass(frozen=True, slots=True)
class Score:
    """A story's score: 100 is clean, 0 the floor. ``points`` are capped penalty points.

    Attributes:
        lines: the points by line, in order; lines without any are left out.
        parts: the points by severity, gravest first; severities that were not found are left out.
        scale: what the score was made with, where it is known.
    """

    value: float
    verdict: Verdict
    points: float
    words: int
    lines: tuple[LineScore, ...] = ()
    parts: tuple[tuple[Severity, float], ...] = field(default=(), compare=False)
    scale: Scale | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Origin:
    """The language a story was probably translated from, with the summed evidence (natural log-odds).

    ``sure`` is from 0 to 1; ``evidence`` the rules that speak for the language, strongest first;
    ``given`` when it was not guessed but said by whoever ran the check.
    """

    language: str
    log_odds: float
    sure: float = 1.0
    evidence: tuple[tuple[str, float], ...] = ()
    given: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """What is odd about a comment that was to suppress findings; ``line`` and ``column`` from 1."""

    line: int
    column: int
    message: str


@dataclass(frozen=True, slots=True)
class Aligned:
    """Sentences that say the same: ``source`` in the text of the source, ``target`` in that of the story.

    ``moved`` where they do not stand in one order.
    """

    source: tuple[int, int]
    target: tuple[int, int]
    moved: bool = False


@dataclass(frozen=True, slots=True)
class FileReport:
    """What was found in one story.

    Attributes:
        suppressed: how many findings a comment or a list took back.
        accepted: how many a baseline did.
        signature: what the story's score depends on, in one line.
        unchanged: how many findings lie on lines that are not new, where only new ones are reported.
        aligned: what of the source answers to what of the story, in the order of the story; empty without a
            source that belongs to it.
    """

    document: Document
    findings: tuple[Finding, ...]
    score: Score
    translated_from: Origin | None = None
    suppressed: int = 0
    notices: tuple[Notice, ...] = ()
    signature: str = ""
    unchanged: int = 0
    accepted: int = 0
    aligned: tuple[Aligned, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said of a file that is no story, such as a baseline; ``line`` from 1."""

    path: str
    line: int
    message: str


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One run of the past, for the trend: when (ISO 8601, UTC), how many stories and words, mean score,
    points per 1,000 words."""

    when: str
    stories: int
    words: int
    score: float
    per_1000_words: float
    group: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What one run found, story by story in the order given; ``signature`` names all that they have.

    Attributes:
        errors: what could not be checked, one line each.
        remarks: on what went into the run besides stories.
        trend: the runs kept before, oldest first, where a history was asked for.
        rules: those of the findings, where they are known; not in order.
    """

    version: str
    signature: str
    files: tuple[FileReport, ...]
    errors: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    trend: tuple[TrendPoint, ...] = ()
    rules: tuple[Rule, ...] = field(default=(), repr=False)
