"""For people: what is wrong, where in the line, why it matters, and how to mend it."""

from __future__ import annotations

import textwrap
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from tlqa.model import Severity, Verdict
from tlqa.outputs._origins import told
from tlqa.outputs.advice import advice
from tlqa.outputs.terminal import WIDTH, excerpt, paint, printable, shorten
from tlqa.text.positions import line_index

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tlqa.model import FileReport, Finding, Fix, Origin, Report
    from tlqa.outputs.base import Options
    from tlqa.text.positions import LineIndex

NAME = "text"
DESCRIPTION = "for people: the line, what is wrong with it, why, and a fix"

_INDENT = "    "

# A shape and a word for each severity, since colour alone says nothing to many readers and to no log.
_SHAPES = {Severity.MINOR: "·", Severity.MAJOR: "▲", Severity.CRITICAL: "✖"}
_COLORS = {Severity.MINOR: "cyan", Severity.MAJOR: "yellow", Severity.CRITICAL: "red"}
_VERDICTS = {
    Verdict.PASS: "green",
    Verdict.REVIEW: "yellow",
    Verdict.FAIL: "red",
    Verdict.TOO_SHORT: "dim",
}

_WITNESSES = 4


def render(report: Report, options: Options) -> str:
    """The report for a person; ``options`` has colours, one line a story, and the table of lines."""
    if options.quiet:
        lines = [
            f"{_heading(file, options)}  {_count(file.findings)}{_elsewhere(file)}" for file in report.files
        ]
        return "".join(f"{line}\n" for line in [*lines, *_remarks(report)])
    stories = ["\n".join([*_story(file, options), ""]) for file in report.files]
    return "\n".join([*stories, "\n".join(_summary(report, options)) + "\n"])


def _story(file: FileReport, options: Options) -> Iterator[str]:
    index = line_index(file.document.file_text)
    yield _heading(file, options)
    path = printable(file.document.path)
    for finding in file.findings:
        yield _finding(finding, path, index, options.color)
    if file.findings:
        yield ""
        score = file.score
        yield (
            f"score {score.value:.1f} of 100 ({score.verdict.value}), {_points(score.points)} in"
            f" {_number(score.words, 'word')}, {_count(file.findings)}"
        )
    if file.suppressed:
        yield f"{_number(file.suppressed, 'finding')} suppressed"
    if file.accepted:
        yield f"{_number(file.accepted, 'finding')} accepted by the baseline"
    if file.unchanged:
        yield f"{_number(file.unchanged, 'finding')} on lines that have not changed"
    for notice in file.notices:
        place = f"{printable(file.document.path)}:{notice.line}:{notice.column}"
        yield f"{place}  notice: {printable(notice.message)}"
    if file.translated_from is not None:
        yield from _origin(file.translated_from)
    if options.lines:
        yield from _lines(file, index, options)


def _origin(origin: Origin) -> Iterator[str]:
    """The source language, how sure that is, and the rules that speak for it."""
    yield told(origin)
    if origin.evidence:
        shown = [f"{rule} +{value:.1f}" for rule, value in origin.evidence[:_WITNESSES]]
        more = len(origin.evidence) - len(shown)
        yield from _wrapped("evidence: ", f"{', '.join(shown)}{f' and {more} more' if more else ''}")


def _heading(file: FileReport, options: Options) -> str:
    path, score = printable(file.document.name), file.score
    verdict = paint(score.verdict.value, _VERDICTS[score.verdict], options.color)
    return f"{paint(path, 'bold', options.color)}  {score.value:.1f}  {verdict}"


def _finding(finding: Finding, path: str, index: LineIndex, color: bool) -> str:
    """A blank line, then all of a finding; as one string, since a repository has tens of thousands."""
    line, column = index.line_column(finding.start)
    shown = excerpt(index, finding.start, finding.end)
    more = f" (and {_number(shown.more, 'more line')})" if shown.more else ""
    severity, confidence = _sort(finding.severity, color), finding.confidence.value
    marks = paint("^" * shown.width, _COLORS[finding.severity], color)
    lines = [
        f"\n{path}:{line}:{column}  {severity}  {finding.rule} ({confidence})",
        _INDENT + shown.line,
        f"{_INDENT}{' ' * shown.indent}{marks}{more}",
        *_wrapped("", finding.message),
        *_wrapped("why: ", finding.why),
    ]
    if finding.fix is not None:
        lines.append(f"{_INDENT}fix: {_fix(finding.text, finding.fix)}")
    else:
        lines += _wrapped("do: ", advice(finding.rule))
    for related in finding.related:
        place = "{}:{}".format(*index.line_column(related.start))
        note = f" ({printable(related.note)})" if related.note else ""
        lines.append(f"{_INDENT}see: {place} {shorten(related.text, 60)}{note}")
    return "\n".join(lines)


@lru_cache
def _sort(severity: Severity, color: bool) -> str:
    return paint(f"{_SHAPES[severity]} {severity.value}", _COLORS[severity], color)


def _fix(old: str, fix: Fix) -> str:
    new = _edges(fix.replacement) or "(nothing)"
    return f"{_edges(old)} → {new}  ({'safe' if fix.safe else 'suggested'})"


def _edges(text: str) -> str:
    """Text with the spaces at its edges made visible."""
    inner = text.strip(" ")
    before = len(text) - len(text.lstrip(" "))
    after = len(text) - before - len(inner)
    return "␣" * before + shorten(inner, 60) + "␣" * after


@lru_cache(maxsize=4096)
def _wrapped(label: str, text: str) -> tuple[str, ...]:
    """A labelled text in lines; kept, since reasons and advice are those of every finding of a rule."""
    if not text.strip():
        return ()
    line = label + printable(" ".join(text.split()))
    if len(_INDENT) + len(line) <= WIDTH:
        return (_INDENT + line,)
    return tuple(
        textwrap.wrap(
            line,
            WIDTH,
            initial_indent=_INDENT,
            subsequent_indent=_INDENT + " " * len(label),
            break_long_words=False,
            break_on_hyphens=False,
        )
    )


def _lines(file: FileReport, index: LineIndex, options: Options) -> Iterator[str]:
    if not file.score.lines:
        return
    yield ""
    yield paint("  line  points", "dim", options.color)
    for each in sorted(file.score.lines, key=lambda each: (-each.points, each.line)):
        start, end = index.line_span(each.line)
        text = shorten(index.text[start:end].lstrip(), 60)
        yield f"{each.line:6}  {each.points:6.1f}  {text}"


def _summary(report: Report, options: Options) -> Iterator[str]:
    yield from _remarks(report)
    verdicts = Counter(file.score.verdict for file in report.files)
    parts = [f"{verdicts[verdict]} {verdict.value}" for verdict in Verdict if verdicts[verdict]]
    findings = [finding for file in report.files for finding in file.findings]
    stories = _number(len(report.files), "story", "stories")
    if len(report.files) != 1:
        yield f"{stories}{': ' if parts else ''}{', '.join(parts)}; {_count(findings)}"
    if report.errors:
        yield f"{_number(len(report.errors), 'file')} could not be checked"
    yield paint(report.signature, "dim", options.color)


def _remarks(report: Report) -> Iterator[str]:
    for remark in report.remarks:
        yield f"{printable(remark.path)}:{remark.line}  notice: {printable(remark.message)}"


def _elsewhere(file: FileReport) -> str:
    accepted = f"; {file.accepted} accepted by the baseline" if file.accepted else ""
    return accepted + (f"; {file.unchanged} on lines that have not changed" if file.unchanged else "")


def _count(findings: Iterable[Finding]) -> str:
    counts = Counter(finding.severity for finding in findings)
    if not counts:
        return "nothing found"
    parts = [f"{counts[severity]} {severity.value}" for severity in reversed(Severity) if counts[severity]]
    return f"{_number(counts.total(), 'finding')} ({', '.join(parts)})"


def _points(points: float) -> str:
    return f"{points:.1f} penalty point{'' if points == 1 else 's'}"


def _number(count: int, one: str, many: str | None = None) -> str:
    return f"{count} {one if count == 1 else many or one + 's'}"
