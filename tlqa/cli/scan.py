"""``tlqa scan``: an archive through the engine, into Parquet."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from tlqa.cli.console import is_terminal, write
from tlqa.cli.options import checking, keep_patterns, running
from tlqa.cli.session import open_session
from tlqa.config.settings import DEFAULT
from tlqa.errors import UsageError
from tlqa.outputs.terminal import printable
from tlqa.workers import processors

if TYPE_CHECKING:
    from collections.abc import Callable

    from tlqa.cli.session import Session
    from tlqa.scan.tally import Progress, Tally, Totals

_NONE_OF_IT = ("source", "source_dir", "source_encoding", "stdin_filename", "no_cache")
"""Options of other commands that an archive has no use for: a source is a field of its record."""

_PART = 10_000
_TERMINAL, _LINES, _REMOTE = 1.0, 10.0, 10.0


@click.command()
@click.argument("input_", metavar="INPUT")
@click.option("--output", "-o", required=True, metavar="DIR", help="Where the result goes; also s3://…")
@click.option("--restart", is_flag=True, help="Delete the scan that DIR holds, and begin anew.")
@click.option(
    "--scheduler", metavar="ADDRESS", help="Have it done by the workers of a Dask scheduler: tcp://…"
)
@click.option(
    "--day-field", metavar="NAME", help="Column or key of a story's day, where it is not a usual one."
)
@click.option(
    "--part-stories",
    type=click.IntRange(1, 1_000_000),
    default=_PART,
    show_default=True,
    metavar="N",
    help="Write after so many stories; what a kill can cost.",
)
@running
@checking
@click.pass_context
def scan(ctx: click.Context, /, input_: str, **given: Any) -> None:
    """Check every story of INPUT once: JSON Lines, Parquet, WARC, or a directory of these and of story files.

    INPUT is here or at s3://…. What was killed goes on where it was when the same command is given again.
    Needs the extra 'scan': pip install 'tlqa[scan]'.

    \b
    Status: 0 all is done; what could not be checked is in DIR/failures
            2 it could not go on
    """
    session = open_session(ctx, given)
    settings = session.configurations.here()
    if settings.checking.source or settings.checking.source_dir:
        raise UsageError("a scan reads sources from the records themselves: see --source-field")
    from tlqa.scan.needs import needed

    with needed():
        import pyarrow  # noqa: F401
    session.checkers.of(settings)
    from tlqa.scan.run import Asked, Scan

    asked = Asked(
        input_,
        given["output"],
        settings.checking,
        _jobs(session),
        given["scheduler"],
        given["restart"],
        given["day_field"],
        given["part_stories"],
        keep_patterns,
    )
    try:
        with _progress(asked.output) as progress:
            totals = Scan(asked).run(_begun(progress))
    except KeyboardInterrupt:
        click.echo("tlqa: interrupted; the same command goes on from here", err=True)
        raise
    finally:
        _clear()
    keep_patterns()
    write(_said(totals, given["output"]))


scan.params = [each for each in scan.params if each.name not in _NONE_OF_IT]
for _each in scan.params:
    if _each.name == "jobs":
        _each.default = "auto"


def _jobs(session: Session) -> int:
    """All processors, where nobody says otherwise."""
    (given,) = session.configurations.here().given["jobs"]
    return session.jobs if given.place != DEFAULT else processors()


def _begun(progress: Progress) -> Callable[[Tally], None]:
    def begin(tally: Tally) -> None:
        there = tally.totals().stories
        if there and tally.left:
            click.echo(f"tlqa: {there:,} stories are there; going on", err=True)
        progress.begin(tally)

    return begin


def _progress(output: str) -> Progress:
    from tlqa.scan.store import is_remote
    from tlqa.scan.tally import Progress

    every = _TERMINAL if is_terminal(sys.stderr) else _LINES
    return Progress(_say, max(every, _REMOTE) if is_remote(output) else every)


def _say(line: str) -> None:
    if is_terminal(sys.stderr):
        click.echo(f"\r\x1b[Ktlqa: {line}", err=True, nl=False)
    else:
        click.echo(f"tlqa: {line}", err=True)


def _clear() -> None:
    if is_terminal(sys.stderr):
        click.echo("\r\x1b[K", err=True, nl=False)


def _said(totals: Totals, output: str) -> str:
    lines = [f"{totals.stories:,} stories checked, {totals.findings:,} findings, in {output}"]
    if totals.failures:
        lines.append(f"{totals.failures:,} could not be checked: see {output.rstrip('/')}/failures")
    if totals.passed:
        few = [
            f"{count:,} {printable(what)[:40]}"
            for what, count in sorted(totals.passed.items(), key=lambda e: -e[1])[:5]
        ]
        more = f" and {len(totals.passed) - 5} more kinds" if len(totals.passed) > 5 else ""
        lines.append(f"passed over, for they are no stories: {', '.join(few)}{more}")
    return "\n".join(lines) + "\n"
