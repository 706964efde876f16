"""The index over many stories: a row for each, worst first, and what they have in common."""

from __future__ import annotations

from collections import Counter, defaultdict
from math import fsum
from typing import TYPE_CHECKING

from tlqa.frozen import dataclass
from tlqa.model import Severity, Verdict
from tlqa.outputs._html_charts import Histogram, Line, histogram, line
from tlqa.outputs._origins import language_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tlqa.model import FileReport, Report

_FREQUENT = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """A story in the index; ``href`` leads to it, "" where it is not in reach."""

    file: FileReport
    href: str
    counts: tuple[int, int, int]
    per_1000: float
    desk: str
    source: str
    engine: str


@dataclass(frozen=True, slots=True)
class Group:
    """Stories with one desk, source language or engine; ``name`` is "" where it is not known."""

    name: str
    stories: int
    words: int
    findings: int
    score: float
    per_1000: float


@dataclass(frozen=True, slots=True)
class Frequent:
    """How often a rule found something, and in how many stories."""

    rule: str
    name: str
    severity: Severity
    findings: int
    stories: int


@dataclass(frozen=True, slots=True)
class Index:
    """All that the index says of a report.

    Attributes:
        groups: by ``desk``, ``source`` and ``engine``, worst first; what no story says is left out.
        mean: of the scores of stories long enough to score; None where there are none.
        stories: how many there are, where only the worst have an entry; 0: as many as entries.
    """

    entries: tuple[Entry, ...]
    verdicts: tuple[tuple[Verdict, int], ...]
    words: int
    findings: int
    mean: float | None
    histogram: Histogram
    frequent: tuple[Frequent, ...]
    more_rules: int
    groups: tuple[tuple[str, tuple[Group, ...]], ...]
    trends: tuple[Line, ...]
    stories: int = 0


def worst_first(files: Iterable[FileReport]) -> list[FileReport]:
    """The lowest score before the others; stories too short to score last."""
    return sorted(
        files,
        key=lambda f: (f.score.verdict is Verdict.TOO_SHORT, f.score.value, -f.score.points, f.document.name),
    )


def index(report: Report, href: Callable[[FileReport], str]) -> Index:
    """The index of a report; ``href`` says where the page of a story is."""
    entries = tuple(_entry(file, href(file)) for file in worst_first(report.files))
    scored = _scores(entries)
    verdicts = Counter(entry.file.score.verdict for entry in entries)
    frequent = _frequent(report)
    return Index(
        entries=entries,
        verdicts=tuple((each, verdicts[each]) for each in Verdict if verdicts[each]),
        words=sum(entry.file.score.words for entry in entries),
        findings=sum(len(entry.file.findings) for entry in entries),
        mean=fsum(scored) / len(scored) if scored else None,
        histogram=histogram(scored),
        frequent=frequent[:_FREQUENT],
        more_rules=max(0, len(frequent) - _FREQUENT),
        groups=tuple(_groups(entries)),
        trends=_trends(report),
    )


def _entry(file: FileReport, href: str) -> Entry:
    counts = Counter(finding.severity for finding in file.findings)
    score, meta, origin = file.score, file.document.meta, file.translated_from
    source = meta.source or (origin.language if origin else "")
    return Entry(
        file=file,
        href=href,
        counts=(counts[Severity.CRITICAL], counts[Severity.MAJOR], counts[Severity.MINOR]),
        per_1000=1000 * score.points / score.words if score.words else 0.0,
        desk=meta.desk,
        source=language_name(source),
        engine=meta.engine,
    )


def _scores(entries: Iterable[Entry]) -> list[float]:
    return [e.file.score.value for e in entries if e.file.score.verdict is not Verdict.TOO_SHORT]


def _frequent(report: Report) -> tuple[Frequent, ...]:
    names = {rule.id: rule.name for rule in report.rules}
    found: Counter[str] = Counter()
    stories: Counter[str] = Counter()
    severity: dict[str, Severity] = {}
    for file in report.files:
        found.update(finding.rule for finding in file.findings)
        stories.update({finding.rule for finding in file.findings})
        for finding in file.findings:
            gravest = severity.setdefault(finding.rule, finding.severity)
            severity[finding.rule] = max(gravest, finding.severity, key=lambda each: each.rank)
    return tuple(
        Frequent(rule, names.get(rule, rule), severity[rule], count, stories[rule])
        for rule, count in sorted(found.items(), key=lambda item: (-item[1], item[0]))
    )


def _groups(entries: Sequence[Entry]) -> Iterable[tuple[str, tuple[Group, ...]]]:
    """By what the metadata say; the source language also where it was only found to be probable."""
    by: tuple[tuple[str, Callable[[Entry], str]], ...] = (
        ("desk", lambda entry: entry.desk),
        ("source", lambda entry: entry.source),
        ("engine", lambda entry: entry.engine),
    )
    for kind, name_of in by:
        groups: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            groups[name_of(entry)].append(entry)
        if set(groups) - {""}:
            made = (_group(name, members) for name, members in groups.items())
            yield kind, tuple(sorted(made, key=lambda group: (group.score, group.name)))


def _group(name: str, entries: Sequence[Entry]) -> Group:
    words = sum(entry.file.score.words for entry in entries)
    points = fsum(entry.file.score.points for entry in entries)
    scores = _scores(entries) or [entry.file.score.value for entry in entries]
    return Group(
        name=name,
        stories=len(entries),
        words=words,
        findings=sum(len(entry.file.findings) for entry in entries),
        score=fsum(scores) / len(scores),
        per_1000=1000 * points / words if words else 0.0,
    )


def _trends(report: Report) -> tuple[Line, ...]:
    groups = dict.fromkeys(point.group for point in report.trend)
    return tuple(line(group, [point for point in report.trend if point.group == group]) for group in groups)
