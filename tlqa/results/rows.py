"""Reports of a file as one value to keep, and back. A value that is not as it should be is refused.

Of the text of the file only what its bytes do not say is kept, and of a finding what its rule does not.
"""

from __future__ import annotations

import json
import zlib
from functools import partial
from typing import TYPE_CHECKING, Any

from tlqa.model import (
    Aligned,
    BlockKind,
    Confidence,
    FileReport,
    Finding,
    Fix,
    LineScore,
    Meta,
    Notice,
    Origin,
    Related,
    Score,
    Segment,
    Severity,
    SourceSpan,
    Verdict,
)
from tlqa.results.stored import Stored, same
from tlqa.results.trust import DamagedError, all_are, is_a, number, or_none, span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tlqa.model import Document, Rule, Scale

LARGEST = 64 * 2**20
"""Bytes of a value, unpacked, beyond which it is neither kept nor taken."""

_SEVERITIES = {each.value: each for each in Severity}
_CONFIDENCES = {each.value: each for each in Confidence}
_VERDICTS = {each.value: each for each in Verdict}
_KINDS: dict[str | None, BlockKind | None] = {None: None, **{each.value: each for each in BlockKind}}
_DECODED = -1
_QUICK = 1  # of zlib: the others take longer and save little


def pack(reports: Sequence[FileReport], data: bytes, rules: Mapping[str, Rule]) -> bytes | None:
    """The reports of all stories of a file as a value; None where they are too much to keep.

    Args:
        reports: in order.
        data: the bytes of the file.
        rules: by id.
    """
    texts: list[str] = []
    stories = [_story_to(report, _text_number(report.document, data, texts), rules) for report in reports]
    value = json.dumps([texts, stories], separators=(",", ":")).encode()
    return zlib.compress(value, _QUICK) if len(value) <= LARGEST else None


def unpack(
    value: bytes,
    data: bytes,
    path: str,
    rules: Mapping[str, Rule],
    scale: Scale,
    again: Callable[[], Sequence[FileReport]],
) -> list[FileReport]:
    """The reports of a file.

    Args:
        value: as packed.
        data: the bytes of the file.
        path: what the reports call it.
        rules: by id.
        scale: what their scores were made with.
        again: checks the file anew.

    Raises:
        DamagedError: it is no such value.
    """
    try:
        opened = zlib.decompressobj()
        plain = opened.decompress(value, LARGEST)
        if not opened.eof:
            raise DamagedError("cut off, or too large")
        texts, stories = json.loads(plain)
        read = _Reading(data, path, all_are(str, texts), rules, scale, same(again, len(stories), path))
        return [read.story(place, row) for place, row in enumerate(stories)]
    except Exception as problem:  # whatever a stranger's bytes make of this
        raise DamagedError(str(problem)) from problem


def _text_number(document: Document, data: bytes, texts: list[str]) -> int:
    text = document.file_text
    if _decoded(data, document.encoding) == text:
        return _DECODED
    if text not in texts:
        texts.append(text)
    return texts.index(text)


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except (LookupError, ValueError):
        return None


def _story_to(report: FileReport, text: int, rules: Mapping[str, Rule]) -> list[Any]:
    document, score, origin = report.document, report.score, report.translated_from
    return [
        document.format,
        document.language,
        document.story,
        document.encoding,
        text,
        document.is_plain,
        [_finding_to(finding, rules[finding.rule]) for finding in report.findings],
        [
            score.value,
            score.verdict,
            score.points,
            score.words,
            [[each.line, each.points] for each in score.lines],
            score.parts,
        ],
        origin and [origin.language, origin.log_odds, origin.sure, origin.evidence, origin.given],
        report.suppressed,
        [[notice.line, notice.column, notice.message] for notice in report.notices],
        report.signature,
        [document.meta.desk, document.meta.source, document.meta.engine],
        [[*each.source, *each.target, each.moved] for each in report.aligned],
    ]


def _finding_to(finding: Finding, rule: Rule) -> list[Any]:
    fix, segment, source = finding.fix, finding.segment, finding.source
    return [
        finding.rule,
        finding.severity,
        finding.confidence,
        None if finding.category == rule.category else finding.category,
        finding.message,
        None if finding.why == rule.why else finding.why,
        finding.start,
        finding.end,
        finding.text,
        finding.points,
        finding.block,
        finding.in_quotation,
        fix and [fix.replacement, fix.safe],
        [[each.start, each.end, each.note, each.text] for each in finding.related],
        finding.fingerprint,
        segment and [segment.id, segment.start, segment.end],
        finding.in_story,
        source and [source.start, source.end, source.text],
    ]


class _Reading:
    """Makes reports of the rows of a file."""

    def __init__(
        self,
        data: bytes,
        path: str,
        texts: list[str],
        rules: Mapping[str, Rule],
        scale: Scale,
        again: Callable[[], Sequence[FileReport]],
    ) -> None:
        self._data, self._path, self._rules, self._scale, self._again = data, path, rules, scale, again
        self._texts = dict(enumerate(texts))
        self._decoded: dict[str, str | None] = {}

    def story(self, place: int, row: list[Any]) -> FileReport:
        (
            format_,
            language,
            story,
            encoding,
            text_number,
            plain,
            findings,
            score,
            origin,
            suppressed,
            notices,
            signature,
            (desk, source, engine),
            aligned,
        ) = row
        all_are(str, (format_, language, encoding, signature, desk, source, engine))
        text = self._text(text_number, encoding)
        document = Stored.of(
            self._path,
            format_,
            language,
            or_none(str, story),
            encoding,
            text,
            is_a(bool, plain),
            Meta(desk, source, engine),
            partial(_document, self._again, place),
        )
        last = len(text)
        return FileReport(
            document,
            tuple([self._finding(row, last) for row in findings]),
            _score(score, self._scale),
            None if origin is None else _origin(origin),
            is_a(int, suppressed),
            tuple([_notice(row) for row in notices]),
            signature,
            aligned=tuple([_aligned(*row) for row in aligned]) if aligned else (),
        )

    def _text(self, place: int, encoding: str) -> str:
        if place != _DECODED:
            return self._texts[place]
        if encoding not in self._decoded:
            self._decoded[encoding] = _decoded(self._data, encoding)
        text = self._decoded[encoding]
        if text is None:
            raise DamagedError("in another encoding")
        return text

    def _finding(self, row: list[Any], last: int) -> Finding:
        (
            rule_id,
            severity,
            confidence,
            category,
            message,
            why,
            start,
            end,
            text,
            points,
            block,
            in_quotation,
            fix,
            related,
            fingerprint,
            segment,
            in_story,
            source,
        ) = row
        rule = self._rules[rule_id]
        span(start, end, last)
        all_are(str, (message, text, fingerprint))
        return Finding(
            rule.id,
            _SEVERITIES[severity],
            _CONFIDENCES[confidence],
            rule.category if category is None else is_a(str, category),
            message,
            rule.why if why is None else is_a(str, why),
            start,
            end,
            text,
            number(points),
            _KINDS[block],
            is_a(bool, in_quotation),
            None if fix is None else Fix(is_a(str, fix[0]), is_a(bool, fix[1])),
            tuple([_related(row, last) for row in related]) if related else (),
            fingerprint,
            None if segment is None else Segment(is_a(str, segment[0]), *all_are(int, segment[1:3])),
            None if in_story is None else (is_a(int, in_story[0]), is_a(int, in_story[1])),
            None if source is None else _source(*source),
        )


def _document(again: Callable[[], Sequence[FileReport]], place: int) -> Document:
    return again()[place].document


def _related(row: list[Any], last: int) -> Related:
    start, end, note, text = row
    span(start, end, last)
    return Related(start, end, *all_are(str, (note, text)))


def _source(start: Any, end: Any, text: Any) -> SourceSpan:
    if type(start) is not int or type(end) is not int or not 0 <= start <= end:
        raise DamagedError("a place outside the source")
    return SourceSpan(start, end, is_a(str, text))


def _aligned(low: Any, high: Any, start: Any, end: Any, moved: Any) -> Aligned:
    low, high, start, end = all_are(int, (low, high, start, end))
    if not (0 <= low <= high and 0 <= start <= end):
        raise DamagedError("sentences outside their texts")
    return Aligned((low, high), (start, end), is_a(bool, moved))


def _score(row: list[Any], scale: Scale) -> Score:
    value, verdict, points, words, lines, shares = row
    scored = tuple([LineScore(is_a(int, line), number(part)) for line, part in lines])
    parts = tuple([(_SEVERITIES[severity], number(part)) for severity, part in shares])
    return Score(number(value), _VERDICTS[verdict], number(points), is_a(int, words), scored, parts, scale)


def _origin(row: list[Any]) -> Origin:
    language, log_odds, sure, evidence, given = row
    witnesses = tuple([(is_a(str, rule), number(value)) for rule, value in evidence])
    return Origin(is_a(str, language), number(log_odds), number(sure), witnesses, is_a(bool, given))


def _notice(row: list[Any]) -> Notice:
    line, column, message = row
    return Notice(is_a(int, line), is_a(int, column), is_a(str, message))
