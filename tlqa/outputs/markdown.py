"""Markdown of GitHub's and GitLab's kind: the summary of a job, a comment, a page of a wiki."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tlqa.model import Severity
from tlqa.outputs._found import in_order, remarks, worst_first
from tlqa.outputs._paths import from_root
from tlqa.outputs.terminal import printable, shorten
from tlqa.text.positions import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tlqa.model import FileReport, Finding, Remark, Report
    from tlqa.outputs._found import Found
    from tlqa.outputs.base import Options

NAME = "markdown"
DESCRIPTION = "tables of stories and findings, worst first, for a summary or a comment"

_SHAPES = {Severity.CRITICAL: "✖ critical", Severity.MAJOR: "▲ major", Severity.MINOR: "· minor"}
# As character references these are text and nothing else, in tables, too.
_MARKS = {ord(c): f"&#{ord(c)};" for c in "&<>|`*_[]#~\\@!$"}
_STORIES = 200


def render(report: Report, options: Options) -> str:
    """Everything that was found."""
    return summary(report, options, None)


def summary(report: Report, options: Options, limit: int | None) -> str:
    """The report, its findings worst first.

    Args:
        report: what was found.
        options: where paths count from.
        limit: bytes of UTF-8 that it may have at most; what does not fit is counted. None for all.
    """
    head = "".join(_head(report, options, None if limit is None else _STORIES))
    return _fitted(head, worst_first(in_order(report)), options, limit)


def text(value: str) -> str:
    """Any text on one line, as text: no mark, link, mention or tag comes of it."""
    marked = printable(value).translate(_MARKS)
    return marked.replace("://", "&#58;//").replace("www.", "www&#46;")


def _head(report: Report, options: Options, most: int | None) -> Iterator[str]:
    yield "## tlqa\n\n"
    findings = [finding for file in report.files for finding in file.findings]
    stories = len(report.files)
    yield f"{stories} {'story' if stories == 1 else 'stories'}: {_count(findings)}.\n"
    if report.errors:
        yield "\nCould not be checked:\n\n"
        yield from (f"- {text(shorten(error, 300))}\n" for error in report.errors[:most])
        yield from _more(len(report.errors), most, "- ")
    odd = remarks(report)
    if odd:
        yield "\nOdd:\n\n"
        yield from (_remark(each, options) for each in odd[:most])
        yield from _more(len(odd), most, "- ")
    if report.files:
        yield "\n| story | score | verdict | findings |\n|---|---:|---|---|\n"
        # where not all fit, those at the bottom of the scale
        files = report.files if most is None else sorted(report.files, key=lambda f: f.score.value)[:most]
        yield from (_story(file, options) for file in files)
        yield from _more(stories, most, "\n")


def _more(count: int, most: int | None, before: str) -> Iterator[str]:
    if most is not None and count > most:
        yield f"{before}and {count - most} more\n"


def _remark(remark: Remark, options: Options) -> str:
    place = f"{shorten(from_root(remark.path, options), 300)}:{remark.line}"
    return f"- {text(place)}: {text(shorten(remark.message, 300))}\n"


def _story(file: FileReport, options: Options) -> str:
    name, score = _name(file, options), file.score
    return f"| {name} | {score.value:.1f} | {score.verdict.value} | {_count(file.findings)} |\n"


def _name(file: FileReport, options: Options) -> str:
    path, story = from_root(file.document.path, options), file.document.story
    return text(shorten(path if story is None else f"{path} [{story}]", 300))


def _count(findings: Iterable[Finding]) -> str:
    counts = Counter(finding.severity for finding in findings)
    told = [f"{counts[severity]} {severity.value}" for severity in reversed(Severity) if counts[severity]]
    return ", ".join(told) or "nothing found"


_TABLE = "\n| place | severity | rule | what | text | fix |\n|---|---|---|---|---|---|\n"
_TAIL = 200


def _fitted(head: str, found: list[Found], options: Options, limit: int | None) -> str:
    if not found:
        return head
    parts, left = [head, _TABLE], len(found)
    used = sum(len(part.encode("utf-8", "backslashreplace")) for part in parts)
    for each in found:
        row = _row(each, options)
        used += len(row.encode("utf-8", "backslashreplace"))
        if limit is not None and used > limit - _TAIL:
            break
        parts.append(row)
        left -= 1
    if left:
        parts.append(f"\n{left} more findings are left out here, none of them graver than these.\n")
    return "".join(parts)


def _row(found: Found, options: Options) -> str:
    finding, fix = found.finding, found.finding.fix
    line, column, _, _ = found.places(Unit.CODE_POINTS)
    cells = (
        f"{_name(found.file, options)}:{line}:{column}",
        _SHAPES[finding.severity],
        text(finding.rule),
        text(shorten(" ".join(finding.message.split()), 300)),
        _code(finding.text),
        "" if fix is None else f"{_code(fix.replacement)} ({'safe' if fix.safe else 'suggested'})",
    )
    return f"| {' | '.join(cells)} |\n"


def _code(value: str) -> str:
    return f"<code>{text(shorten(value, 80)) or '(nothing)'}</code>"
