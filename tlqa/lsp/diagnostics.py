"""What was found in a document, as the protocol's diagnostics, and the story's score for a status bar."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from tlqa.lsp.positions import Positions
from tlqa.model import Severity
from tlqa.outputs.terminal import printable
from tlqa.text.positions import line_index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.errors import TlqaError
    from tlqa.lsp.checking import Checked
    from tlqa.lsp.positions import Encoding
    from tlqa.lsp.stories import Story
    from tlqa.model import FileReport, Finding

SOURCE = "tlqa"
SCORE = "tlqa/score"
"""The notification that tells an editor the score of a document."""

SEVERITIES = {
    Severity.CRITICAL: types.DiagnosticSeverity.Error,
    Severity.MAJOR: types.DiagnosticSeverity.Warning,
    Severity.MINOR: types.DiagnosticSeverity.Information,
}


class Ranges:
    """The ranges of a document that was checked, in the editor's units."""

    def __init__(self, checked: Checked, encoding: Encoding) -> None:
        self._shift = checked.shift
        self._positions = Positions("\ufeff" * checked.shift + checked.text, encoding)

    def range(self, start: int, end: int) -> types.Range:
        """The range of ``text[start:end]``."""
        return types.Range(self._position(start), self._position(end))

    def span(self, range_: types.Range) -> tuple[int, int]:
        """The offsets of a range of the editor's."""
        return self._offset(range_.start), self._offset(range_.end)

    def _position(self, offset: int) -> types.Position:
        return types.Position(*self._positions.place(offset + self._shift))

    def _offset(self, position: types.Position) -> int:
        return max(0, self._positions.offset(position.line, position.character) - self._shift)


def diagnostics(story: Story, checked: Checked, encoding: Encoding) -> list[types.Diagnostic]:
    """Everything that is to be shown in the document: findings, slips in comments, why it was not checked."""
    ranges = Ranges(checked, encoding)
    found = [_finding(story, ranges, finding) for _, finding in checked.findings]
    found += [each for report in checked.reports for each in _notices(ranges, report)]
    return found + [_problem(story, checked, ranges, problem) for problem in checked.problems]


def _finding(story: Story, ranges: Ranges, finding: Finding) -> types.Diagnostic:
    related = [
        types.DiagnosticRelatedInformation(
            types.Location(story.uri, ranges.range(each.start, each.end)),
            printable(each.note or each.text),
        )
        for each in finding.related
    ]
    return types.Diagnostic(
        range=ranges.range(finding.start, finding.end),
        message=printable(finding.message),
        severity=SEVERITIES[finding.severity],
        code=finding.rule,
        source=SOURCE,
        related_information=related or None,
        data={"fingerprint": finding.fingerprint},
    )


def _notices(ranges: Ranges, report: FileReport) -> Iterator[types.Diagnostic]:
    index = line_index(report.document.file_text)
    for notice in report.notices:
        start, end = index.line_span(notice.line)
        yield types.Diagnostic(
            range=ranges.range(min(start + notice.column - 1, end), end),
            message=printable(notice.message),
            severity=types.DiagnosticSeverity.Information,
            code="notice",
            source=SOURCE,
        )


def _problem(story: Story, checked: Checked, ranges: Ranges, problem: TlqaError) -> types.Diagnostic:
    index = line_index(checked.text)
    own = problem.path == story.path
    line = min(problem.line or 1, index.lines) if own else 1
    return types.Diagnostic(
        range=ranges.range(*index.line_span(line)),
        message=f"not checked: {printable(problem.message if own else str(problem))}",
        severity=types.DiagnosticSeverity.Error,
        code="not-checked",
        source=SOURCE,
    )


def score(story: Story, checked: Checked) -> dict[str, Any]:
    """What ``tlqa/score`` says of a document; of a file of many stories, the score of the worst.

    ``score`` and ``verdict`` are null where nothing was checked.
    """
    worst = min((report.score for report in checked.reports), key=lambda s: s.value, default=None)
    counts = Counter(finding.severity.value for _, finding in checked.findings)
    return {
        "uri": story.uri,
        "version": checked.version,
        "score": None if worst is None else round(worst.value, 1),
        "verdict": None if worst is None else worst.verdict.value,
        "words": sum(report.score.words for report in checked.reports),
        "stories": len(checked.reports),
        "findings": {severity.value: counts[severity.value] for severity in Severity},
        "suppressed": sum(report.suppressed for report in checked.reports),
        "problem": str(checked.problems[0]) if checked.problems else None,
    }
