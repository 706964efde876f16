"""What formats for build servers share: each finding with its story, the worst first, and its numbers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tlqa.frozen import dataclass
from tlqa.model import Confidence, Remark
from tlqa.text.positions import columns

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tlqa.model import FileReport, Finding, Report
    from tlqa.text.positions import Unit

DOCS = "https://github.com/tlqa/tlqa/blob/main/docs/rules.md"
HOME = "https://github.com/tlqa/tlqa"

_SURE = {Confidence.HIGH: 0, Confidence.MEDIUM: 1, Confidence.LOW: 2}
# What the text of a file stands for is not what lies in the file: a patch by lines would break it.
_PACKED = frozenset({"docx", "odt"})
# In markup and in quoted fields these may mean something else than themselves.
_MEANING = frozenset("&<>\"'`*_[]{}()#|~\\:=+-$^\r\n")


@dataclass(frozen=True, slots=True)
class Found:
    """A finding of a story; ``number`` counts from 1 those of one path with the same ``name``."""

    file: FileReport
    finding: Finding
    number: int

    @property
    def name(self) -> str:
        """What it is known by in any version of the story; findings that only their order parts share it."""
        return _name(self.finding)

    @property
    def path(self) -> str:
        return self.file.document.path

    def places(self, unit: Unit) -> tuple[int, int, int, int]:
        """Line and column, end line and end column, from 1, the end exclusive."""
        return span(self.file, self.finding.start, self.finding.end, unit)

    @property
    def replacement(self) -> str | None:
        """What may stand in place of the finding's characters in the file; None where no fix fits there."""
        document, finding = self.file.document, self.finding
        if finding.fix is None or document.format in _PACKED:
            return None
        new = finding.fix.replacement
        if document.file_text[finding.start : finding.end] != finding.text or new == finding.text:
            return None
        if not document.is_plain and not _MEANING.isdisjoint(new):
            return None
        return new


def span(file: FileReport, start: int, end: int, unit: Unit) -> tuple[int, int, int, int]:
    """Line and column, end line and end column of offsets in a story's file."""
    at = columns(file.document.file_text, unit)
    return *at.line_column(start), *at.line_column(end)


def in_order(report: Report) -> list[Found]:
    """Every finding, stories and findings in the report's order."""
    seen: Counter[tuple[str, str]] = Counter()
    found = []
    for file in report.files:
        for finding in file.findings:
            key = (file.document.path, _name(finding))
            seen[key] += 1
            found.append(Found(file, finding, seen[key]))
    return found


def worst_first(found: Iterable[Found]) -> list[Found]:
    """The gravest, and of these the surest, before the others; else as they stand."""
    return sorted(
        found, key=lambda f: (-f.finding.severity.rank, _SURE[f.finding.confidence], -f.finding.points)
    )


def remarks(report: Report) -> list[Remark]:
    """What is odd about comments that suppress, and about other files of the run."""
    of_stories = (
        Remark(file.document.path, notice.line, notice.message)
        for file in report.files
        for notice in file.notices
    )
    return [*of_stories, *report.remarks]


def _name(finding: Finding) -> str:
    return finding.fingerprint.partition(":")[0] or f"{finding.rule}\0{finding.text}"


def page(rule: str) -> str:
    """The address where a rule of ours is explained."""
    return f"{DOCS}#{''.join(c for c in rule.lower() if c.isalnum() or c in '-_')}"
