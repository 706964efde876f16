"""Recall, precision, false alarms and the score's power to tell stories apart: pure functions."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tlqa.evaluate.kinds import detector_class
from tlqa.frozen import dataclass
from tlqa.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tlqa.evaluate.story import Span, Story
    from tlqa.model import FileReport, Finding

# A finding over a whole paragraph would 'find' whatever stands in it: it may be this much longer than
# the span it touches.
_TIMES, _PLUS = 4, 120


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        """From 0 to 1; None of nothing."""
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True)
class RuleFigures:
    """How one rule did: ``hits`` on translated copy, ``touching`` of them right, ``alarms`` on clean copy."""

    rule: str
    hits: int
    touching: int
    alarms: int
    alarms_major: int

    @property
    def fired(self) -> int:
        return self.hits + self.alarms

    @property
    def false(self) -> int:
        return self.fired - self.touching

    @property
    def precision(self) -> Share:
        """Of the hits on translated copy, the right ones."""
        return Share(self.touching, self.hits)


@dataclass(frozen=True, slots=True)
class OriginFigures:
    """How well the source language was guessed.

    Attributes:
        guessed: of the stories whose source language is known, those with a guess.
        right: of these, those guessed right.
        clean: of the clean stories, those with a guess, all of them wrong.
    """

    guessed: Share
    right: Share
    clean: Share


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured.

    Attributes:
        damaged: stories of translated copy.
        clean: stories of good copy.
        clean_words: the length of the clean copy.
        recall: found of the spans annotated major or critical.
        recall_all: found of all spans.
        recall_by_class: of the major and critical ones, by detector class.
        recall_by_kind: the same by the annotators' kind.
        precision: of the findings on damaged stories, those that touch a span, minor ones included.
        precision_by_category: the same by the findings' MQM category.
        alarms: findings on clean copy.
        alarms_major: those of them that are major or critical.
        auc: chance that a damaged story scores lower than a clean one; None where one side is missing.
        origin: how well the source language was guessed.
        rules: every rule that fired, most false first.
    """

    damaged: int
    clean: int
    clean_words: int
    recall: Share
    recall_all: Share
    recall_by_class: Mapping[str, Share]
    recall_by_kind: Mapping[str, Share]
    precision: Share
    precision_by_category: Mapping[str, Share]
    alarms: int
    alarms_major: int
    auc: float | None
    origin: OriginFigures
    rules: tuple[RuleFigures, ...]

    @property
    def alarms_per_1000_words(self) -> float | None:
        return per_1000(self.alarms, self.clean_words)

    @property
    def alarms_major_per_1000_words(self) -> float | None:
        return per_1000(self.alarms_major, self.clean_words)


def per_1000(count: int, words: int) -> float | None:
    """So many per 1,000 words; None of no words."""
    return 1000 * count / words if words else None


Checked = tuple["Story", "FileReport"]


def touches(finding: Finding, span: Span) -> bool:
    """Whether a finding finds a span: it shares a character with it and is no blanket over far more.

    A finding without length (something is missing here) counts as its next character.
    """
    end = max(finding.end, finding.start + 1)
    overlap = finding.start < span.end and span.start < end
    return overlap and end - finding.start <= _TIMES * (span.end - span.start) + _PLUS


def unfound(story: Story, report: FileReport) -> tuple[Span, ...]:
    """The spans of a story that no finding touches."""
    return tuple(span for span, found in _spans(story, report) if not found)


def untouching(story: Story, report: FileReport) -> tuple[Finding, ...]:
    """The findings on a story that touch no span; on clean copy, all of them."""
    return tuple(finding for finding, touching in _findings(story, report) if not touching)


def _spans(story: Story, report: FileReport) -> list[tuple[Span, bool]]:
    """Each span and whether it was found."""
    return [(span, any(touches(each, span) for each in report.findings)) for span in story.spans]


def _findings(story: Story, report: FileReport) -> list[tuple[Finding, bool]]:
    """Each finding and whether it touches a span, or on clean copy a slip that is known."""
    return [
        (each, any(touches(each, span) for span in story.spans) or _known(each, story))
        for each in report.findings
    ]


def _known(finding: Finding, story: Story) -> bool:
    end = max(finding.end, finding.start + 1)
    return any(finding.start < high and low < end for low, high in story.known)


def auc(lower: Sequence[float], higher: Sequence[float]) -> float | None:
    """Area under the ROC curve: how often a value of ``lower`` is below one of ``higher``; ties are half."""
    if not lower or not higher:
        return None
    won = sum((low < high) + 0.5 * (low == high) for low in lower for high in higher)
    return won / (len(lower) * len(higher))


def measure(checked: Sequence[Checked]) -> Figures:
    """Every figure, from stories and what was found in them."""
    damaged = [pair for pair in checked if not pair[0].clean]
    clean = [pair for pair in checked if pair[0].clean]
    spans = [(span, found) for pair in damaged for span, found in _spans(*pair)]
    grave = [(span, found) for span, found in spans if span.severity is not Severity.MINOR]
    findings = [(finding, touching) for pair in damaged for finding, touching in _findings(*pair)]
    alarms = [finding for pair in clean for finding in untouching(*pair)]
    return Figures(
        damaged=len(damaged),
        clean=len(clean),
        clean_words=sum(story.words for story, _ in clean),
        recall=_share(found for _, found in grave),
        recall_all=_share(found for _, found in spans),
        recall_by_class=_shares((detector_class(span.kind), found) for span, found in grave),
        recall_by_kind=_shares((span.kind, found) for span, found in grave),
        precision=_share(touching for _, touching in findings),
        precision_by_category=_shares((finding.category, touching) for finding, touching in findings),
        alarms=len(alarms),
        alarms_major=sum(finding.severity is not Severity.MINOR for finding in alarms),
        auc=auc([report.score.value for _, report in damaged], [report.score.value for _, report in clean]),
        origin=_origin(checked),
        rules=_rules(findings, alarms),
    )


def by_source(checked: Sequence[Checked]) -> dict[str, Figures]:
    """The figures of each corpus by itself, in the order in which they were read."""
    grouped: dict[str, list[Checked]] = {}
    for pair in checked:
        grouped.setdefault(pair[0].source, []).append(pair)
    return {source: measure(pairs) for source, pairs in grouped.items()}


def _origin(checked: Sequence[Checked]) -> OriginFigures:
    known = [(story.source_language, report.translated_from) for story, report in checked]
    guessed = [(code, guess.language) for code, guess in known if code and guess]
    return OriginFigures(
        guessed=_share(guess is not None for code, guess in known if code),
        right=_share(code == guess for code, guess in guessed),
        clean=_share(report.translated_from is not None for story, report in checked if story.clean),
    )


def _share(flags: Iterable[bool]) -> Share:
    seen = list(flags)
    return Share(sum(seen), len(seen))


def _shares(flags: Iterable[tuple[str, bool]]) -> dict[str, Share]:
    grouped: defaultdict[str, list[bool]] = defaultdict(list)
    for name, flag in flags:
        grouped[name].append(flag)
    return {name: _share(grouped[name]) for name in sorted(grouped)}


def _rules(findings: list[tuple[Finding, bool]], alarms: list[Finding]) -> tuple[RuleFigures, ...]:
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for finding, touching in findings:
        counts[finding.rule][0] += 1
        counts[finding.rule][1] += touching
    for finding in alarms:
        counts[finding.rule][2] += 1
        counts[finding.rule][3] += finding.severity is not Severity.MINOR
    rules = (RuleFigures(rule, *numbers) for rule, numbers in counts.items())
    return tuple(sorted(rules, key=lambda each: (-each.false, -each.fired, each.rule)))
