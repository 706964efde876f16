"""A document checked: what was found in it, and the problem where it could not be."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from tlqa.errors import InputError, TlqaError
from tlqa.frozen import dataclass
from tlqa.lsp.formats import format_of
from tlqa.model import FileReport

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.engine import Checker
    from tlqa.inputs.base import Raw
    from tlqa.lsp.desk import Desk, Way
    from tlqa.lsp.stories import Story
    from tlqa.model import Finding
    from tlqa.sidecar import Entry

_MARK = "\ufeff"


@dataclass(frozen=True)
class Checked:
    """What is known of one version of a document.

    Attributes:
        text: of the document, whose code points offsets count, a byte-order mark left out.
        format: None where it is no story, or excluded, and nothing is said of it.
        checker: that checked it.
        shift: 1 where a byte-order mark stands before the text, else 0.
        problems: why the document, or some of its stories, could not be checked.
        seconds: that it took.
    """

    version: int
    text: str
    format: str | None
    shift: int = 0
    checker: Checker | None = None
    reports: tuple[FileReport, ...] = ()
    problems: tuple[TlqaError, ...] = ()
    seconds: float = 0.0

    @cached_property
    def findings(self) -> tuple[tuple[FileReport, Finding], ...]:
        """Every finding with its story, in order."""
        return tuple((report, finding) for report in self.reports for finding in report.findings)

    def touching(self, start: int, end: int) -> Iterator[tuple[FileReport, Finding]]:
        """The findings that a stretch of the text touches, be it by an edge."""
        return ((r, f) for r, f in self.findings if f.start <= end and start <= f.end)


def check(story: Story, version: int, desk: Desk) -> Checked | None:
    """Check a document; None where its text is no longer that of the version.

    Never raises a ``TlqaError``: what is wrong is told where the person looks, in the document.
    """
    text = story.text
    if story.version != version:
        return None
    shift = int(text.startswith(_MARK))
    text = text[shift:]
    blank = Checked(version, text, None, shift)
    try:
        format_ = format_of(story.language, story.path, text, lambda: desk.has_field(story))
        if format_ is None:
            return blank
        blank = replace(blank, format=format_)
        way = desk.of(story)
        if way is None:
            return replace(blank, format=None)
        began = time.perf_counter()
        found = list(_found(way, story, text, format_))
    except TlqaError as problem:
        return replace(blank, problems=(problem,))
    return replace(
        blank,
        format=way.checker.reader.format or format_,
        checker=way.checker,
        reports=tuple(each for each in found if isinstance(each, FileReport)),
        problems=tuple(each for each in found if isinstance(each, InputError)),
        seconds=time.perf_counter() - began,
    )


def _found(way: Way, story: Story, text: str, format_: str) -> Iterator[FileReport | InputError]:
    """The story's reports with what is to be shown; their scores count everything that is not accepted."""
    checker = way.checker
    source = raw(checker, text, story.path)
    found = list(checker.check_raw(source, checker.reader.format or format_, _accepted(checker, story)))
    reports = iter(way.without_accepted([each for each in found if isinstance(each, FileReport)]))
    for each in found:
        if isinstance(each, InputError):
            yield each
            continue
        report = next(reports)
        shown = tuple(f for f in report.findings if f.severity.rank >= way.severity.rank)
        yield replace(report, findings=shown)


def raw(checker: Checker, text: str, path: str) -> Raw:
    """A text of the editor as the readers take it."""
    return checker.reader.raw(text.encode(), path, "utf-8")


def _accepted(checker: Checker, story: Story) -> tuple[Entry, ...]:
    return checker.accepted(story.path) if story.is_file else ()
