"""What formats for machines share: order, places in their units, fixes that may be applied as they stand."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tlqa.model import Severity
from tlqa.text.positions import line_index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tlqa.model import FileReport, Finding, Fix, Report
    from tlqa.text.positions import LineIndex

URL = "https://github.com/tlqa/tlqa"

# what XML 1.0 has no place for, https://www.w3.org/TR/xml/#charsets
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PLAIN = re.compile(r"[^\\`*_{}\[\]<>&|\"#~^+=$\r\n\t]*")
_PACKED = ("docx", "odt")  # their text is not what stands in the file


class Place(NamedTuple):
    """Line and column from 1 of the first character and of the one after the last."""

    line: int
    column: int
    end_line: int
    end_column: int


class Located(NamedTuple):
    """A finding with its story; ``repeat`` tells findings with one fingerprint apart, from 0."""

    file: FileReport
    finding: Finding
    repeat: int


def in_order(report: Report) -> Iterator[Located]:
    """Every finding, story by story."""
    seen: Counter[tuple[str, str]] = Counter()
    for file in report.files:
        for finding in file.findings:
            key = (file.document.path, finding.fingerprint)
            yield Located(file, finding, seen[key])
            seen[key] += 1


def worst_first(report: Report) -> list[Located]:
    """Every finding, the gravest first; of two that are as grave, in the report's order."""
    return sorted(in_order(report), key=lambda each: (-each.finding.severity.rank, -each.finding.points))


def code_points(index: LineIndex, offset: int) -> int:
    return index.line_column(offset)[1]


def utf16(index: LineIndex, offset: int) -> int:
    return index.utf16_column(offset)


def utf8(index: LineIndex, offset: int) -> int:
    return index.utf8_column(offset)


def place(
    file: FileReport, start: int, end: int, column: Callable[[LineIndex, int], int] = code_points
) -> Place:
    """Where a stretch of the file's text stands, columns in the unit that ``column`` counts in."""
    index = line_index(file.document.file_text)
    return Place(index.line_of(start), column(index, start), index.line_of(end), column(index, end))


def appliable(file: FileReport, finding: Finding) -> Fix | None:
    """The fix where a program may write it over the finding as it stands; ``tlqa fix`` can do more.

    Where markup is between, the text is that of a packed file, or the replacement would have to be escaped,
    there is none.
    """
    document, fix = file.document, finding.fix
    if fix is None or document.format in _PACKED:
        return None
    if document.places is None:
        return fix
    literal = document.file_text[finding.start : finding.end] == finding.text
    return fix if literal and _PLAIN.fullmatch(fix.replacement) else None


def xml_text(text: str) -> str:
    """The text as XML has it, between tags or marks; what XML cannot hold becomes U+FFFD."""
    from html import escape

    kept = _NOT_XML.sub("\ufffd", text)
    return escape(kept).replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")


def level(severity: Severity, names: tuple[str, str, str]) -> str:
    """What a format calls a severity; ``names`` from the gravest."""
    return names[(Severity.CRITICAL, Severity.MAJOR, Severity.MINOR).index(severity)]
