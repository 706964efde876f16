"""``tlqa check``: the stories named, through the engine, to a report and a status."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import click

from tlqa.cli.console import is_terminal, progress, wants_color
from tlqa.cli.destinations import destinations, refuse_overwriting
from tlqa.cli.discover import discover
from tlqa.cli.options import checking, make_checker, read_stories
from tlqa.errors import InputError, UsageError
from tlqa.model import FileReport, Severity, Verdict
from tlqa.outputs.base import Options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tlqa.engine import Checker

CLEAN, FOUND, COULD_NOT_RUN = 0, 1, 2

_SEVERITIES = [severity.value for severity in Severity]


@dataclass(frozen=True, slots=True)
class Threshold:
    """What makes the status 1: a finding of ``severity`` (None: no finding does), a score below ``score``."""

    severity: Severity | None
    score: float | None

    def crossed_by(self, file: FileReport) -> bool:
        """A story too short to score has a number, but too little text to hold it against."""
        if self.score is not None and file.score.verdict is not Verdict.TOO_SHORT:
            return file.score.value < self.score or self._found(file)
        return self._found(file)

    def _found(self, file: FileReport) -> bool:
        lowest = self.severity
        return lowest is not None and any(each.severity.rank >= lowest.rank for each in file.findings)


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE]…", type=click.Path(readable=False))
@click.option("--format", "-f", "format_", default="text", metavar="NAME", help="Format; see 'tlqa outputs'.")
@click.option("--output", "-o", multiple=True, metavar="[FORMAT=]FILE", help="Write to a file; repeatable.")
@checking
@click.option("--severity", type=click.Choice(_SEVERITIES), help="Report only findings this grave or graver.")
@click.option(
    "--fail-on",
    type=click.Choice([*_SEVERITIES, "never"]),
    default=Severity.MINOR.value,
    show_default=True,
    help="Status 1 from findings this grave.",
)
@click.option("--min-score", type=click.FloatRange(0, 100), metavar="N", help="Status 1 below this score.")
@click.option("--exit-zero", is_flag=True, help="Status 0 whatever was found.")
@click.option("--quiet", "-q", is_flag=True, help="One line a story.")
@click.option("--lines", is_flag=True, help="Also a table of each story's lines, worst first.")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="Colours; NO_COLOR and FORCE_COLOR are heeded.",
)
@click.pass_context
def check(ctx: click.Context, /, files: tuple[str, ...], **given: Any) -> None:
    """Check stories: files, directories (every story in them), globs, or - for standard input.

    \b
    Status: 0 nothing found
            1 findings (see --fail-on), or a score below --min-score
            2 something could not be read or run; the rest has been checked
    """
    if not files:
        raise UsageError("no story to check: name files or directories, or - for standard input")
    chosen = destinations(given["format_"], given["output"])
    checker = make_checker(given)
    sources, errors = discover(files)
    refuse_overwriting(chosen, sources)
    reports = _check_all(checker, sources, given, errors)
    report = checker.report([_at_least(given["severity"], file) for file in reports], errors)
    for destination in chosen:
        destination.send(report, _options(given, to_stdout=destination.path is None))
    for error in errors:
        click.echo(f"tlqa: error: {error}", err=True)
    _keep_patterns()
    ctx.exit(COULD_NOT_RUN if errors else _status(report.files, given))


def _check_all(
    checker: Checker, sources: Sequence[str], given: dict[str, Any], errors: list[str]
) -> list[FileReport]:
    """Check every source; one that cannot be read is added to ``errors`` and does not stop the others."""
    reports: list[FileReport] = []
    with progress(sources, size=_size(sources)) as items:
        for source in items:
            try:
                stories = list(read_stories(checker, source, given["stdin_filename"]))
            except InputError as problem:
                stories = [problem]
            errors += [str(story) for story in stories if isinstance(story, InputError)]
            reports += [story for story in stories if isinstance(story, FileReport)]
    return reports


def _size(sources: Sequence[str]) -> int:
    """Bytes of the files, as far as they can be told."""
    return sum(os.path.getsize(source) for source in sources if os.path.isfile(source))  # noqa: PTH113, PTH202


def _at_least(severity: str | None, file: FileReport) -> FileReport:
    """The story with only its graver findings. Its score still counts them all: it is the story's."""
    if severity is None:
        return file
    lowest = Severity(severity).rank
    return replace(file, findings=tuple(each for each in file.findings if each.severity.rank >= lowest))


def _options(given: dict[str, Any], *, to_stdout: bool) -> Options:
    terminal = to_stdout and is_terminal(sys.stdout)
    environment = os.environ if to_stdout else {}
    return Options(
        color=wants_color(given["color"], environment, terminal=terminal),
        quiet=given["quiet"],
        lines=given["lines"],
    )


def _status(files: Sequence[FileReport], given: dict[str, Any]) -> int:
    fail_on = None if given["fail_on"] == "never" else Severity(given["fail_on"])
    threshold = Threshold(fail_on, given["min_score"])
    crossed = any(threshold.crossed_by(file) for file in files)
    return FOUND if crossed and not given["exit_zero"] else CLEAN


def _keep_patterns() -> None:
    """The next run takes the patterns of this one as they are."""
    from tlqa.compiled import keep

    keep()
