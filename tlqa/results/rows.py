"""Reports of a file as one value to keep, and back. A value that is not as it should be is refused.

Of the text of the file only what its bytes do not say is kept.
"""

from __future__ import annotations

import json
import zlib
from functools import partial
from typing import TYPE_CHECKING, Any

from tlqa.model import (
    Aligned,
    FileReport,
    LineScore,
    Meta,
    Notice,
    Origin,
    Score,
    Verdict,
)
from tlqa.results.found import SEVERITIES, finding_of, row_of
from tlqa.results.stored import Stored, same
from tlqa.results.trust import DamagedError, all_are, is_a, number, or_none

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tlqa.model import Document, Rule, Scale

LARGEST = 64 * 2**20
"""Bytes of a value, unpacked, beyond which it is neither kept nor taken."""

_VERDICTS = {each.value: each for each in Verdict}
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
        [row_of(finding, rules[finding.rule]) for finding in report.findings],
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
            tuple([finding_of(row, self._rules, last) for row in findings]),
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


def _document(again: Callable[[], Sequence[FileReport]], place: int) -> Document:
    return again()[place].document


def _aligned(low: Any, high: Any, start: Any, end: Any, moved: Any) -> Aligned:
    low, high, start, end = all_are(int, (low, high, start, end))
    if not (0 <= low <= high and 0 <= start <= end):
        raise DamagedError("sentences outside their texts")
    return Aligned((low, high), (start, end), is_a(bool, moved))


def _score(row: list[Any], scale: Scale) -> Score:
    value, verdict, points, words, lines, shares = row
    scored = tuple([LineScore(is_a(int, line), number(part)) for line, part in lines])
    parts = tuple([(SEVERITIES[severity], number(part)) for severity, part in shares])
    return Score(number(value), _VERDICTS[verdict], number(points), is_a(int, words), scored, parts, scale)


def _origin(row: list[Any]) -> Origin:
    language, log_odds, sure, evidence, given = row
    witnesses = tuple([(is_a(str, rule), number(value)) for rule, value in evidence])
    return Origin(is_a(str, language), number(log_odds), number(sure), witnesses, is_a(bool, given))


def _notice(row: list[Any]) -> Notice:
    line, column, message = row
    return Notice(is_a(int, line), is_a(int, column), is_a(str, message))
