"""``tlqa history``: the runs that were kept, and whether it is getting better."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from tlqa.cli.console import write
from tlqa.cli.options import HISTORY
from tlqa.errors import UsageError

if TYPE_CHECKING:
    from tlqa.cli.history_shown import Shown
    from tlqa.history import History

_RUNS, _LAST = 20, 5


@click.group(invoke_without_command=True)
@HISTORY
@click.option(
    "--by",
    type=click.Choice(["desk", "engine", "source", "rule"]),
    help="Compare desks, engines, source languages or rules.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=_RUNS,
    show_default=True,
    metavar="N",
    help="Show so many runs, or rules.",
)
@click.option(
    "--last",
    type=click.IntRange(min=1),
    default=_LAST,
    show_default=True,
    metavar="N",
    help="Hold the last N runs against the N before.",
)
@click.option(
    "--format",
    "-f",
    "format_",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    help="Format.",
)
@click.pass_context
def history(ctx: click.Context, /, **given: Any) -> None:
    """Print the runs that 'tlqa check --record' kept, the newest first, and whether it is getting better.

    Measured in penalty points per 1,000 words: fewer are better.
    """
    if ctx.invoked_subcommand is not None:
        return
    from tlqa.history import open_history

    with open_history(given["history"], make=False) as opened:
        write(_rendered(_shown(opened, given), given["format_"]))


@history.command()
@HISTORY
@click.option(
    "--before",
    metavar="DATE",
    type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"]),
    help="Runs that began before this day, or time, UTC.",
)
@click.option("--run", type=click.IntRange(min=1), metavar="N", help="The run of this number.")
@click.pass_context
def forget(ctx: click.Context, /, history: str | None, before: datetime | None, run: int | None) -> None:
    """Delete runs for good: those before a date, or one."""
    if (before is None) is (run is None):
        raise UsageError("say which runs: --before DATE, or --run N")
    from tlqa.history import open_history

    where = history or (ctx.parent.params["history"] if ctx.parent else None)
    with open_history(where, make=False) as opened:
        gone = opened.forget(before=before.replace(tzinfo=UTC) if before else None, run=run)
    write(f"{gone} run{'' if gone == 1 else 's'} forgotten\n")


def _shown(opened: History, given: dict[str, Any]) -> Shown:
    from tlqa.cli.history_shown import Shown
    from tlqa.history import ask

    by, last = given["by"], given["last"]
    grouped = by if by != ask.RULE else None
    return Shown(
        opened.shown,
        given["limit"],
        by,
        opened.runs(given["limit"]),
        ask.step(opened),
        ask.trend(opened, last, grouped),
        ask.rules(opened, last) if by == ask.RULE else (),
        opened.trend(given["limit"], grouped) if grouped else (),
    )


def _rendered(shown: Shown, format_: str) -> str:
    from tlqa.cli import history_shown

    render = {"text": history_shown.text, "json": history_shown.json, "csv": history_shown.csv}[format_]
    return render(shown)
