"""``tlqa check``: the stories named, through the engine, to a report and a status."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from tlqa.cli.accepted import baseline_of, without_accepted
from tlqa.cli.checkall import check_all
from tlqa.cli.console import is_terminal, wants_color
from tlqa.cli.destinations import destinations, not_overwritten, places
from tlqa.cli.options import (
    SEVERITIES,
    accepting,
    beside,
    checking,
    coloring,
    finding,
    keep_patterns,
    limits,
    recording,
    running,
)
from tlqa.cli.recording import recording as recording_of
from tlqa.cli.session import open_session, output_defaults, without_sources
from tlqa.errors import UsageError
from tlqa.frozen import dataclass
from tlqa.model import Severity, Verdict
from tlqa.outputs.base import Options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tlqa.cli.destinations import Destination
    from tlqa.cli.session import Session
    from tlqa.model import FileReport, Report

CLEAN, FOUND, COULD_NOT_RUN = 0, 1, 2


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
@click.option(
    "--format",
    "-f",
    "format_",
    metavar="NAME",
    help="Format; see 'tlqa outputs'. Else text, and in GitHub Actions github.",
)
@click.option(
    "--output",
    "-o",
    multiple=True,
    metavar="[FORMAT=]FILE",
    help="Write to a file, whole or not at all; repeatable: -o sarif=a.sarif -o csv=b.csv.",
)
@click.option(
    "--statistics",
    is_flag=True,
    help="In place of the report, how often each rule, category and severity was found.",
)
@checking
@beside
@finding
@click.option("--severity", type=click.Choice(SEVERITIES), help="Report only findings this grave or graver.")
@limits
@accepting
@running
@recording
@click.option("--exit-zero", is_flag=True, help="Status 0 whatever was found.")
@click.option("--quiet/--no-quiet", "-q", default=False, help="One line a story.")
@click.option("--lines/--no-lines", default=False, help="Also a table of each story's lines, worst first.")
@coloring
@click.pass_context
def check(ctx: click.Context, /, files: tuple[str, ...], **given: Any) -> None:
    """Check stories: files, directories (every story in them), globs, or - for standard input.

    \b
    Status: 0 nothing found
            1 findings (see --fail-on), or a score below --min-score
            2 something could not be read or run; the rest has been checked
    """
    if not files and given["changed_since"] is None:
        raise UsageError("no story to check: name files or directories, or - for standard input")
    if given["statistics"] and given["format_"]:
        raise UsageError("--statistics and --format do not go together; '--format statistics' is the same")
    past = recording_of(given)
    session = open_session(ctx, given)
    baseline = None if given["no_baseline"] else baseline_of(session)
    given = {**output_defaults(ctx, given, session.configurations.here()), "locale": session.locale}
    format_ = "statistics" if given["statistics"] else given["format_"]
    chosen = destinations(format_, given["output"], os.environ)
    sources, errors = session.sources(files or ["."])
    sources = not_overwritten(chosen, [*files, baseline.path] if baseline else files, sources)
    sources = without_sources(session, files, sources)
    checked = check_all(session, sources, errors)
    kept, remarks = without_accepted(baseline, checked, session, whole=not errors and session.changes is None)
    reports = [_at_least(given["severity"], session.narrowed(file)) for file in kept]
    examples = any(each.wants_examples for each in chosen)
    report = session.report(reports, errors, remarks, examples=examples)
    if past is not None:
        report = past.with_trend(report, kept)
    _send(report, chosen, given)
    if past is not None:
        past.keep(report, kept)
        past.say()
    for error in report.errors:
        click.echo(f"tlqa: error: {error}", err=True)
    keep_patterns()
    lost = past is not None and past.failed
    ctx.exit(COULD_NOT_RUN if errors or lost else _status(session, report.files, given))


def _send(report: Report, chosen: Sequence[Destination], given: dict[str, Any]) -> None:
    """Print the report and write it where it was asked for."""
    for destination in chosen:
        destination.send(report, _options(given, to_stdout=destination.path is None))
        if destination.output.NAME == "github":
            from tlqa.cli.summary import summarise

            summarise(report, _options(given, to_stdout=False), os.environ)


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
        locale=given["locale"],
        **places(os.environ),
    )


def _status(session: Session, files: Sequence[FileReport], given: dict[str, Any]) -> int:
    crossed = any(Threshold(*session.limits(file)).crossed_by(file) for file in files)
    return FOUND if crossed and not given["exit_zero"] else CLEAN
