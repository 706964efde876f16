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
from tlqa.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from gettext import NullTranslations

    from tlqa.model import FileReport, Finding, Fix, Origin, Related, Report
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
_LONGEST = 200


def render(report: Report, options: Options) -> str:
    """The report for a person; ``options`` has colours, one line a story, and the table of lines."""
    said = words(options.locale)
    if options.quiet:
        lines = [
            f"{_heading(file, options, said)}  {_count(file.findings, said)}{_elsewhere(file, said)}"
            for file in report.files
        ]
        return "".join(f"{line}\n" for line in [*lines, *_remarks(report, said)])
    stories = ["\n".join([*_story(file, options, said), ""]) for file in report.files]
    return "\n".join([*stories, "\n".join(_summary(report, options, said)) + "\n"])


def _story(file: FileReport, options: Options, said: NullTranslations) -> Iterator[str]:
    index = line_index(file.document.file_text)
    yield _heading(file, options, said)
    path = printable(file.document.path)
    for finding in file.findings:
        yield _finding(finding, path, index, options)
    if file.findings:
        yield ""
        yield _score(file, said)
    yield from _aside(file, said)
    for notice in file.notices:
        yield _notice(f"{path}:{notice.line}:{notice.column}", notice.message, said)
    if file.translated_from is not None:
        yield from _origin(file.translated_from, said)
    if options.lines:
        yield from _lines(file, index, options, said)


def _score(file: FileReport, said: NullTranslations) -> str:
    score, count = file.score, _count(file.findings, said)
    points = said.ngettext(
        "{points} penalty point", "{points} penalty points", 1 if score.points == 1 else 2
    ).format(points=f"{score.points:.1f}")
    text = said.gettext("score {score} of 100 ({verdict}), {points} in {words}, {count}")
    verdict, length = said.gettext(score.verdict.value), _words(score.words, said)
    return text.format(score=f"{score.value:.1f}", verdict=verdict, points=points, words=length, count=count)


def _aside(file: FileReport, said: NullTranslations) -> Iterator[str]:
    """How many findings are not shown, and why."""
    if file.suppressed:
        number = file.suppressed
        yield said.ngettext("{n} finding suppressed", "{n} findings suppressed", number).format(n=number)
    if file.accepted:
        yield _accepted(file.accepted, said)
    if file.unchanged:
        number = file.unchanged
        yield said.ngettext(
            "{n} finding on lines that have not changed",
            "{n} findings on lines that have not changed",
            number,
        ).format(n=number)


def _accepted(number: int, said: NullTranslations) -> str:
    return said.ngettext(
        "{n} finding accepted by the baseline", "{n} findings accepted by the baseline", number
    ).format(n=number)


def _origin(origin: Origin, said: NullTranslations) -> Iterator[str]:
    """The source language, how sure that is, and the rules that speak for it."""
    yield told(origin, said)
    if origin.evidence:
        shown = ", ".join(f"{rule} +{value:.1f}" for rule, value in origin.evidence[:_WITNESSES])
        more = len(origin.evidence) - _WITNESSES
        if more > 0:
            shown = said.gettext("{rules} and {n} more").format(rules=shown, n=more)
        yield from _wrapped(said.gettext("evidence:"), shown)


def _heading(file: FileReport, options: Options, said: NullTranslations) -> str:
    path, score = printable(file.document.name), file.score
    verdict = paint(said.gettext(score.verdict.value), _VERDICTS[score.verdict], options.color)
    return f"{paint(path, 'bold', options.color)}  {score.value:.1f}  {verdict}"


def _finding(finding: Finding, path: str, index: LineIndex, options: Options) -> str:
    """A blank line, then all of a finding; as one string, since a repository has tens of thousands."""
    line, column = index.line_column(finding.start)
    shown = excerpt(index, finding.start, finding.end)
    said, color = words(options.locale), options.color
    marks = paint("^" * shown.width, _COLORS[finding.severity], color)
    lines = [
        f"\n{path}:{line}:{column}  {_sort(finding, options)}",
        _INDENT + shown.line,
        f"{_INDENT}{' ' * shown.indent}{marks}{_more(shown.more, said)}",
        *_wrapped("", finding.message),
        *_compared(finding, said),
        *_wrapped(said.gettext("why:"), finding.why),
    ]
    if finding.fix is not None:
        lines.append(_INDENT + _fix(finding.text, finding.fix, said))
    elif todo := advice(finding.rule):
        lines += _wrapped(said.gettext("do:"), said.gettext(todo))
    lines.extend(_INDENT + _related(related, index, said) for related in finding.related)
    return "\n".join(lines)


def _compared(finding: Finding, said: NullTranslations) -> tuple[str, ...]:
    """What the source has there, where the message does not say it already."""
    source = finding.source
    if source is None or not source.text.strip() or source.text in finding.message:
        return ()
    return _wrapped(said.gettext("source:"), f"“{shorten(source.text, _LONGEST)}”")


def _related(related: Related, index: LineIndex, said: NullTranslations) -> str:
    place = "{}:{}".format(*index.line_column(related.start))
    note = f" ({printable(said.gettext(related.note))})" if related.note else ""
    label = said.gettext("see:")
    return f"{label} {place} {shorten(related.text, 60)}{note}"


def _sort(finding: Finding, options: Options) -> str:
    severity = _severity(finding.severity, options.color, options.locale)
    confidence = words(options.locale).gettext(finding.confidence.value)
    return f"{severity}  {finding.rule} ({confidence})"


@lru_cache
def _severity(severity: Severity, color: bool, locale: str) -> str:
    name = words(locale).gettext(severity.value)
    return paint(f"{_SHAPES[severity]} {name}", _COLORS[severity], color)


def _more(number: int, said: NullTranslations) -> str:
    if not number:
        return ""
    return said.ngettext(" (and {n} more line)", " (and {n} more lines)", number).format(n=number)


def _fix(old: str, fix: Fix, said: NullTranslations) -> str:
    new = _edges(fix.replacement) or said.gettext("(nothing)")
    sort = said.gettext("safe") if fix.safe else said.gettext("suggested")
    label = said.gettext("fix:")
    return f"{label} {_edges(old)} → {new}  ({sort})"


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
    label = label and f"{label} "
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


def _lines(file: FileReport, index: LineIndex, options: Options, said: NullTranslations) -> Iterator[str]:
    if not file.score.lines:
        return
    yield ""
    line, points = said.gettext("line"), said.gettext("points")
    yield paint(f"{line:>6}  {points:>6}", "dim", options.color)
    for each in sorted(file.score.lines, key=lambda each: (-each.points, each.line)):
        start, end = index.line_span(each.line)
        text = shorten(index.text[start:end].lstrip(), 60)
        yield f"{each.line:6}  {each.points:6.1f}  {text}"


def _summary(report: Report, options: Options, said: NullTranslations) -> Iterator[str]:
    yield from _remarks(report, said)
    verdicts = Counter(file.score.verdict for file in report.files)
    parts = [f"{verdicts[each]} {said.gettext(each.value)}" for each in Verdict if verdicts[each]]
    number = len(report.files)
    if number != 1:
        stories = said.ngettext("{n} story", "{n} stories", number).format(n=number)
        head = f"{stories}: {', '.join(parts)}" if parts else stories
        yield f"{head}; {_count([each for file in report.files for each in file.findings], said)}"
    if report.errors:
        number = len(report.errors)
        yield said.ngettext("{n} file could not be checked", "{n} files could not be checked", number).format(
            n=number
        )
    yield paint(report.signature, "dim", options.color)


def _remarks(report: Report, said: NullTranslations) -> Iterator[str]:
    for remark in report.remarks:
        yield _notice(f"{printable(remark.path)}:{remark.line}", remark.message, said)


def _notice(place: str, message: str, said: NullTranslations) -> str:
    label = said.gettext("notice:")
    return f"{place}  {label} {printable(message)}"


def _elsewhere(file: FileReport, said: NullTranslations) -> str:
    parts = []
    if file.accepted:
        parts.append(said.gettext("{n} accepted by the baseline").format(n=file.accepted))
    if file.unchanged:
        parts.append(said.gettext("{n} on lines that have not changed").format(n=file.unchanged))
    return "".join(f"; {part}" for part in parts)


def _count(findings: Iterable[Finding], said: NullTranslations) -> str:
    counts = Counter(finding.severity for finding in findings)
    if not counts:
        return said.gettext("nothing found")
    parts = [f"{counts[each]} {said.gettext(each.value)}" for each in reversed(Severity) if counts[each]]
    number = counts.total()
    text = said.ngettext("{n} finding ({parts})", "{n} findings ({parts})", number)
    return text.format(n=number, parts=", ".join(parts))


def _words(number: int, said: NullTranslations) -> str:
    return said.ngettext("{n} word", "{n} words", number).format(n=number)
