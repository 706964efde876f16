"""Rows of a history, made of a report, and read back: a value that is not as it should be is refused."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from tlqa.errors import HistoryError
from tlqa.history.records import Run, per_1000_words, stamp
from tlqa.model import Severity, TrendPoint, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Select

    from tlqa.model import FileReport, Report

LONGEST = 200
"""Code points of a label, and of what a story says of its desk and engine."""

_TAKEN = {int: (int,), float: (float, int), str: (str,), bool: (bool,)}


def run_row(report: Report, when: str, label: str) -> dict[str, object]:
    """The row of a run but for its number; ``when`` as ``stamp`` has it."""
    files = report.files
    verdicts = Counter(file.score.verdict for file in files)
    grave = Counter(finding.severity for file in files for finding in file.findings)
    return {
        "when": when,
        "label": as_text(label, LONGEST),
        "version": as_text(report.version),
        "signature": as_text(report.signature),
        "stories": len(files),
        "words": sum(file.score.words for file in files),
        "findings": grave.total(),
        **_by_severity(grave),
        "points": round(math.fsum(file.score.points for file in files), 2),
        "score": mean_score(files),
        "passed": verdicts[Verdict.PASS],
        "review": verdicts[Verdict.REVIEW],
        "failed": verdicts[Verdict.FAIL],
        "too_short": verdicts[Verdict.TOO_SHORT],
        "errors": len(report.errors),
    }


def point_of(report: Report, when: datetime) -> TrendPoint:
    """A run that is not kept yet, as a point of the trend; ``when`` with a time zone."""
    words = sum(file.score.words for file in report.files)
    points = math.fsum(file.score.points for file in report.files)
    rate = per_1000_words(points, words)
    return TrendPoint(stamp(when), len(report.files), words, mean_score(report.files), rate)


def story_rows(report: Report, run: int) -> list[dict[str, object]]:
    """The rows of a run's stories, in the order of the report."""
    return [{"run": run, "place": place, **_story_row(file)} for place, file in enumerate(report.files)]


def rule_rows(report: Report, run: int) -> list[dict[str, object]]:
    """The rows of the rules that found something."""
    findings: Counter[str] = Counter()
    stories: defaultdict[str, set[int]] = defaultdict(set)
    for place, file in enumerate(report.files):
        for finding in file.findings:
            findings[finding.rule] += 1
            stories[finding.rule].add(place)
    return [
        {"run": run, "rule": as_text(rule), "findings": count, "stories": len(stories[rule])}
        for rule, count in sorted(findings.items())
    ]


def mean_score(files: Sequence[FileReport]) -> float:
    """The mean score of the stories that are long enough to score, of all where none is; 100 of none."""
    scored = [file.score.value for file in files if file.score.verdict is not Verdict.TOO_SHORT]
    values = scored or [file.score.value for file in files]
    return round(math.fsum(values) / len(values), 1) if values else 100.0


def _story_row(file: FileReport) -> dict[str, object]:
    document, score, origin = file.document, file.score, file.translated_from
    meta = document.meta
    grave = Counter(finding.severity for finding in file.findings)
    return {
        "name": as_text(document.name),
        "desk": as_text(meta.desk, LONGEST),
        "source": as_text(meta.source or (origin.language if origin else ""), LONGEST),
        "source_guessed": not meta.source and origin is not None and not origin.given,
        "engine": as_text(meta.engine, LONGEST),
        "verdict": score.verdict.value,
        "words": score.words,
        **_by_severity(grave),
        "score": score.value,
        "points": score.points,
    }


def _by_severity(grave: Counter[Severity]) -> dict[str, object]:
    return {severity.value: grave[severity] for severity in Severity}


def as_text(said: str, longest: int | None = None) -> str:
    """Text as every database takes it: without zero bytes and halves of characters."""
    whole = said if longest is None or len(said) <= longest else f"{said[: longest - 1]}…"
    return whole.encode("utf-8", "backslashreplace").decode("utf-8").replace("\0", "\\x00")


def run_of(row: tuple[Any, ...], shown: str) -> Run:
    """The run of a row whose columns are the fields of ``Run``.

    Raises:
        HistoryError: its time is none.
    """
    number, when, *others = row
    return Run(number, time_of(when, shown), *others)


def time_of(said: str, shown: str) -> datetime:
    """The time that a row says.

    Raises:
        HistoryError: it is none.
    """
    try:
        return datetime.fromisoformat(said)
    except ValueError as problem:
        raise HistoryError("is damaged: a time in it is none", path=shown) from problem


def refuse_damaged(rows: Iterable[tuple[Any, ...]], query: Select[Any], shown: str) -> None:
    """See that each value has the type of its column: SQLite would take, and give, any.

    Raises:
        HistoryError: one has not.
    """
    taken = [_TAKEN.get(_type(column), ()) for column in query.selected_columns]
    for row in rows:
        for value, types in zip(row, taken, strict=True):
            if types and type(value) not in types:
                raise HistoryError("is damaged: a value in it is of another type", path=shown)


def _type(column: Any) -> type:
    """The type that Python has for a column; ``object`` for what is computed and has none."""
    try:
        found: type = column.type.python_type
    except NotImplementedError:
        return object
    return found
