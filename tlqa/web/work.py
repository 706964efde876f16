"""What a process does that holds the rules ready: checks, fixes, reports, explanations."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tlqa.config.checkers import make
from tlqa.errors import InputError, TlqaError
from tlqa.fixing import Reason, key_of, plan
from tlqa.model import FileReport, Verdict
from tlqa.web.errors import of_tlqa, problem
from tlqa.web.jobs import Answer, Check, Explain, Fix, Report, Story
from tlqa.web.values import Utf16, brief, edit_value, rule_value, stories_value

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tlqa.config.settings import Checking
    from tlqa.engine import Checker
    from tlqa.fixing import Plan
    from tlqa.rewriting import Fixed
    from tlqa.web.jobs import Job

SCHEMA = 1
_WORST_FIRST = (Verdict.FAIL, Verdict.REVIEW, Verdict.TOO_SHORT, Verdict.PASS)
# What their files hold is no text that a person could edit.
_PACKED = frozenset({"docx", "odt"})
_MEDIA = {"html": "text/html", "json": "application/json", "csv": "text/csv", "markdown": "text/markdown"}
_SUFFIXES = {"text": "txt", "markdown": "md", "sarif": "sarif", "junit": "xml", "checkstyle": "xml"}


class Desk:
    """Answers jobs, one after the other.

    Args:
        checking: the server's settings; a job may ask for another language.

    Raises:
        TlqaError: settings that cannot be used.
    """

    def __init__(self, checking: Checking) -> None:
        self._checking = checking
        self._checkers: dict[str, Checker] = {checking.language: make(checking)}

    def warm_up(self) -> None:
        """Make everything ready that the first story would wait for."""
        from tlqa.compiled import keep
        from tlqa.warming import warm_up

        checker = self._checkers[self._checking.language]
        warm_up(checker, 0, len(checker.rules))
        self(Check(Story(b"Prices rose by 3,4 percent , he said.", "story.txt", "plain"), text=True))
        keep()

    def __call__(self, job: Job) -> Answer:
        """The answer to a job; one that a person can mend is an answer too."""
        began = time.perf_counter()
        try:
            if isinstance(job, Check):
                return self._check(job, began)
            if isinstance(job, Fix):
                return self._fix(job, began)
            if isinstance(job, Report):
                return self._report(job)
            return self._explain(job)
        except TlqaError as error:
            return of_tlqa(error)

    def _checker(self, story: Story) -> Checker:
        language = story.language or self._checking.language
        if language not in self._checkers:
            self._checkers[language] = make(self._checking._replace(language=language))
        return self._checkers[language].reading(
            story.format, story.encoding, story.source_language, story.source or None
        )

    def _check(self, job: Check, began: float) -> Answer:
        checker = self._checker(job.story)
        reports, errors, ignored = self._found(checker, job.story)
        value = self._whole(checker, job.story, reports, errors, ignored)
        if job.text:
            value.update(_text(reports[0]))
        return _json(value, began)

    def _found(self, checker: Checker, story: Story) -> tuple[list[FileReport], list[InputError], int]:
        """The stories of a file without what is ignored, those that cannot be read, how many are ignored."""
        raw = checker.reader.raw(story.data, story.name)
        found = list(checker.check_raw(raw, checker.reader.format))
        reports = [each for each in found if isinstance(each, FileReport)]
        errors = [each for each in found if isinstance(each, InputError)]
        if not reports:
            raise errors[0] if errors else InputError("holds no story", path=story.name)
        kept = [_without(checker, report, story.ignored) for report in reports]
        before, after = (sum(len(each.findings) for each in some) for some in (reports, kept))
        return kept, errors, before - after

    def _fix(self, job: Fix, began: float) -> Answer:
        from tlqa.rewriting import fix

        checker = self._checker(job.story)
        fixed = fix(checker, job.story.data, job.story.name, _chooser(job))
        if not fixed.before:
            raise fixed.errors[0] if fixed.errors else InputError("holds no story", path=job.story.name)
        if job.file:
            return Answer(
                fixed.data, media_type="application/octet-stream", headers=_attached(job.story.name)
            )
        return _json(self._fixed(checker, job, fixed), began)

    def _fixed(self, checker: Checker, job: Fix, fixed: Fixed) -> dict[str, Any]:
        """What was changed, what was not and why, and what is found in the story now."""
        units = Utf16(fixed.before[0].document.file_text)
        after = replace(job.story, data=fixed.data)
        reports, errors, ignored = self._found(checker, after)
        left = [
            {"finding": brief(each.finding, document), "reason": each.reason.value}
            for document, each in fixed.left
            if each.reason is not Reason.REFUSED
        ]
        return {
            **_text(reports[0]),
            "edits": [edit_value(edit, units) for edit in fixed.edits],
            "left": left,
            "notes": [f"{note.finding.rule}: {note.finding.text!r} {note.said}" for note in fixed.notes],
            "after": self._whole(checker, after, reports, errors, ignored),
        }

    def _report(self, job: Report) -> Answer:
        from tlqa.outputs.base import Options, find_output

        output = find_output(job.output)
        checker = self._checker(job.story)
        reports, errors, _ = self._found(checker, job.story)
        examples = getattr(output, "EXAMPLES", False)
        report = checker.report(reports, [str(error) for error in errors], examples=examples)
        body = output.render(report, Options(locale=self._checking.locale)).encode("utf-8", "replace")
        stem = job.story.name.rpartition(".")[0] or job.story.name
        name = f"{stem}.tlqa.{_SUFFIXES.get(job.output, job.output)}"
        media_type = f"{_MEDIA.get(job.output, 'text/plain')}; charset=utf-8"
        return Answer(body, media_type=media_type, headers=_attached(name))

    def _whole(
        self,
        checker: Checker,
        story: Story,
        reports: Sequence[FileReport],
        errors: Sequence[InputError],
        ignored: int,
    ) -> dict[str, Any]:
        """A file with its stories; its score and verdict are those of the worst one."""
        worst = min(reports, key=lambda each: (_WORST_FIRST.index(each.score.verdict), each.score.value))
        return {
            "schema": SCHEMA,
            "tool": "tlqa",
            "version": checker.version,
            "signature": worst.signature,
            "name": story.name,
            "format": reports[0].document.format,
            "score": worst.score.value,
            "verdict": worst.score.verdict.value,
            "words": sum(report.score.words for report in reports),
            "ignored": ignored,
            "stories": stories_value(reports, self._checking.locale),
            "errors": [str(error) for error in errors],
        }

    def _explain(self, job: Explain) -> Answer:
        from tlqa.ruletext import describe

        book = self._checkers[self._checking.language].book
        if all(rule.id != job.rule for rule in book.rules):
            return problem(404, f"there is no rule '{job.rule}'")
        rule = book.with_examples().get(job.rule)
        return _json(rule_value(rule, describe(rule)))


def _chooser(job: Fix) -> Callable[[Sequence[FileReport]], Plan]:
    """Which findings are mended: those named, whatever their fix is, else all that are safe or wanted."""

    def choose(reports: Sequence[FileReport]) -> Plan:
        refused = {
            key_of(number, finding)
            for number, report in enumerate(reports)
            for finding in report.findings
            if (finding.fingerprint in job.story.ignored)
            or (job.only is not None and finding.fingerprint not in job.only)
        }
        return plan(reports, unsafe=job.unsafe or job.only is not None, refused=refused)

    return choose


def _without(checker: Checker, report: FileReport, ignored: frozenset[str]) -> FileReport:
    if not ignored:
        return report
    kept = tuple(finding for finding in report.findings if finding.fingerprint not in ignored)
    return report if len(kept) == len(report.findings) else checker.rescored(report, kept)


def _text(report: FileReport) -> dict[str, Any]:
    """The text that an editor may show: the file's, where that is text; else the story's."""
    document = report.document
    editable = document.format not in _PACKED and document.encoding in ("utf-8", "utf-8-sig", "ascii")
    return {"text": document.file_text if editable else document.text, "editable": editable}


def _json(value: dict[str, Any], began: float | None = None) -> Answer:
    if began is not None:
        value["milliseconds"] = round((time.perf_counter() - began) * 1000, 1)
    return Answer(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))


def _attached(name: str) -> tuple[tuple[str, str], ...]:
    from urllib.parse import quote

    bare = name.replace("\\", "/").rpartition("/")[2] or "story"
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "._- ") else "_" for c in bare)
    return (("Content-Disposition", f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(bare)}"),)
