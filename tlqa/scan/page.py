"""What a scan found, as the index that ``tlqa check --format html`` shows over many stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.model import Document, FileReport, Report, Score, Severity, Verdict
from tlqa.outputs import _html_index as indices
from tlqa.outputs._html_charts import histogram_of
from tlqa.outputs._html_page import page
from tlqa.outputs._origins import language_name
from tlqa.outputs.base import Options
from tlqa.scan.shown import name_of

if TYPE_CHECKING:
    from tlqa.scan.ask import Found, Group, StoryFound


_FREQUENT = 12


def html(found: Found, locale: str) -> str:
    """One page that needs nothing else; of the stories the worst have their line."""
    errors = [f"{each.reason} ({each.count:,}; {each.path})" for each in found.reasons]
    report = Report(found.version, found.signature, (), tuple(errors))
    return page(report, Options(locale=locale), index=_index(found))


def _index(found: Found) -> indices.Index:
    groups = tuple(
        (each.by, tuple(_group(each.by, group) for group in each.worst))
        for each in found.groups
        if each.worst
    )
    frequent = sorted(found.rules, key=lambda each: (-each.findings, each.rule))
    return indices.Index(
        entries=tuple(map(_entry, found.worst)),
        verdicts=tuple((each, dict(found.verdicts).get(each.value, 0)) for each in _verdicts(found)),
        words=found.words,
        findings=found.findings,
        mean=found.score,
        histogram=histogram_of(found.histogram),
        frequent=tuple(
            indices.Frequent(each.rule, each.rule, Severity(each.severity), each.findings, each.stories)
            for each in frequent[:_FREQUENT]
        ),
        more_rules=max(0, len(frequent) - _FREQUENT),
        groups=groups,
        trends=(),
        stories=found.stories,
    )


def _verdicts(found: Found) -> list[Verdict]:
    there = dict(found.verdicts)
    return [each for each in Verdict if there.get(each.value)]


def _group(by: str, group: Group) -> indices.Group:
    score = 0.0 if group.score is None else group.score
    return indices.Group(
        name_of(by, group.name), group.stories, group.words, group.findings, score, group.per_1000
    )


def _entry(story: StoryFound) -> indices.Entry:
    document = Document("", story.headline or story.path, "", "", (), story=story.name)
    score = Score(story.score, Verdict(story.verdict), story.points, story.words)
    return indices.Entry(
        file=FileReport(document, (), score),
        href="",
        counts=(story.critical, story.major, story.minor),
        per_1000=1000 * story.points / story.words if story.words else 0.0,
        desk=story.desk,
        source=language_name(story.source),
        engine=story.engine,
    )
