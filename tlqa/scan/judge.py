"""From what is read at once to rows: its stories checked, or why they could not be."""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

from tlqa.errors import InputError
from tlqa.inputs._records import ID_FIELDS, first_of
from tlqa.inputs.base import read
from tlqa.model import BlockKind, Severity
from tlqa.outputs._origins import language_name
from tlqa.scan.days import day_in_file, day_in_page, day_in_path, day_in_record
from tlqa.scan.units import CHECK, FILE, LANGUAGE, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from tlqa.engine import Checker
    from tlqa.model import Document, FileReport, Finding

Row = dict[str, Any]
_LONGEST = 1000
_HEADLINE = 200


class Judged(NamedTuple):
    """The rows of a unit, by dataset; ``words`` are those of its stories."""

    stories: list[Row]
    findings: list[Row]
    failures: list[Row]
    words: int = 0


class Judge:
    """Checks units with one checker. A fault of a rule is a failure of its story, and of no other."""

    def __init__(self, checker: Checker, day_field: str | None = None) -> None:
        self._checker, self._day_field = checker, day_field

    def all(self, units: Iterable[Unit]) -> Iterator[tuple[Unit, Judged]]:
        """Each unit with what became of it."""
        for unit in units:
            yield unit, self.one(unit)

    def one(self, unit: Unit) -> Judged:
        """What became of a unit."""
        found = Judged([], [], [])
        if unit.passed:
            return found
        if unit.problem:
            found.failures.append(failure(unit, unit.failure, unit.problem))
            return found
        record = _record(unit, self._checker) if unit.format == "jsonl" else None
        words = 0
        try:
            for number, story in enumerate(self._read(unit)):
                if isinstance(story, InputError):
                    found.failures.append(failure(unit, _kind(unit), _said(story, unit)))
                else:
                    words += self._story(unit, number, story, record, found)
        except Exception as problem:  # a reader that stumbles must not end the scan
            found.failures.append(failure(unit, CHECK, _fault(problem)))
        return found._replace(words=words)

    def _read(self, unit: Unit) -> Iterator[Document | InputError]:
        reader = self._checker.reader
        if unit.format is None:
            return reader.stories(unit.data, unit.name)
        return read(reader.raw(unit.data, unit.path, unit.encoding), unit.format)

    def _story(self, unit: Unit, number: int, story: Document, record: Row | None, found: Judged) -> int:
        language = story.language.partition("-")[0].lower()
        if language and language != self._checker.language.code:
            said = f"says that it is in {language_name(language)}"
            found.failures.append(failure(unit, LANGUAGE, said, number if record is None else 0))
            return 0
        try:
            report = self._checker.check(story)
        except Exception as problem:
            found.failures.append(failure(unit, CHECK, _fault(problem), number if record is None else 0))
            return 0
        row = self._row(unit, number, report, record)
        found.stories.append(row)
        found.findings.extend(_finding(row, n, each) for n, each in enumerate(report.findings))
        return report.score.words

    def _row(self, unit: Unit, number: int, report: FileReport, record: Row | None) -> Row:
        story, score = report.document, report.score
        offset, nth = _numbers(unit, number, record)
        own = unit.own_id or _own_id(story, record, self._checker.reader.fields[1])
        place = f"{unit.path}\0{offset}\0{nth}\0{story.text}"
        severities = [finding.severity for finding in report.findings]
        source = story.meta.source or (report.translated_from.language if report.translated_from else "")
        return {
            "id": own or _digest(place),
            "id_made": not own,
            "path": unit.path,
            "offset": offset,
            "nth": nth,
            "format": unit.shown or story.format,
            "url": unit.url or None,
            "day": self._day(unit, record),
            "desk": story.meta.desk or None,
            "engine": story.meta.engine or None,
            "source": source or None,
            "source_said": bool(story.meta.source),
            "headline": _headline(story),
            "digest": _digest(story.text),
            "characters": len(story.text),
            "words": score.words,
            "score": score.value,
            "verdict": score.verdict.value,
            "points": score.points,
            "findings": len(severities),
            "critical": severities.count(Severity.CRITICAL),
            "major": severities.count(Severity.MAJOR),
            "minor": severities.count(Severity.MINOR),
            "suppressed": report.suppressed,
        }

    def _day(self, unit: Unit, record: Row | None) -> date | None:
        if record is not None:
            day = day_in_record(record, self._day_field)
            return day if day is not None or self._day_field else day_in_path(unit.path)
        if unit.format is None:
            return day_in_file(unit.data, unit.path)
        return day_in_page(unit.data) or unit.day


def _numbers(unit: Unit, number: int, record: Row | None) -> tuple[int, int]:
    """Where the story of that number stands in its file, and which one of its record it is, from 0."""
    if record is not None:
        return unit.offset or 0, number
    return number if unit.format is None else unit.offset or 0, 0


def failure(unit: Unit, kind: str, reason: str, number: int = 0) -> Row:
    """The row of what could not be checked; ``number`` of the story in its file, where that has many."""
    offset = unit.offset if unit.offset is None else unit.offset + number
    said = _valid(" ".join(reason.split()))[:_LONGEST]
    return {"path": unit.path, "offset": offset, "url": unit.url or None, "kind": kind, "reason": said}


def _finding(row: Row, number: int, finding: Finding) -> Row:
    start, end = finding.seen
    fix = finding.fix
    return {
        **{name: row[name] for name in ("id", "path", "offset", "nth")},
        "number": number,
        "rule": finding.rule,
        "category": finding.category,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "points": finding.points,
        "start": start,
        "end": end,
        "text": _valid(finding.text[:_LONGEST]),
        "message": _valid(finding.message),
        "fix": _valid(fix.replacement) if fix else None,
        "fix_safe": fix.safe if fix else None,
        "block": finding.block.value if finding.block else None,
        "in_quotation": finding.in_quotation,
        "fingerprint": finding.fingerprint,
    }


def _record(unit: Unit, checker: Checker) -> Row:
    """The record of a line as a mapping; empty where it is none, which its reader says."""
    try:
        value = json.loads(unit.data.decode(checker.reader.encoding or "utf-8-sig", "replace"))
    except (ValueError, RecursionError, LookupError):
        return {}
    return value if isinstance(value, dict) else {}


def _own_id(story: Document, record: Row | None, asked: str | None) -> str:
    """What the story is called by its record; a number, in a file of another kind, may be its line."""
    called = _valid((story.story or "").strip())
    if record is None:
        return "" if called.isdecimal() and asked is None else called
    name = asked or first_of(ID_FIELDS, [key for key, each in record.items() if isinstance(each, (str, int))])
    value: Any = record
    for key in [name] if name in record else (name or "").split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return called if isinstance(value, (str, int, float)) and str(value).strip() else ""


def _headline(story: Document) -> str | None:
    block = next((each for each in story.blocks if each.kind is BlockKind.HEADLINE), None)
    return _valid(story.text[block.start : block.end][:_HEADLINE]) if block else None


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _valid(text: str) -> str:
    """Half of a surrogate pair is no character, and Arrow takes none."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def _kind(unit: Unit) -> str:
    return FILE if unit.format is None else unit.failure


def _said(problem: InputError, unit: Unit) -> str:
    """The reason without the path, which has its own column; with the line where that is of the file."""
    line = f"line {problem.line}: " if problem.line and unit.format is None else ""
    return line + problem.message


def _fault(problem: Exception) -> str:
    return f"a fault of tlqa: {type(problem).__name__}: {problem}"
