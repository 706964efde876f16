"""``tlqa baseline``: accept the findings of today, so that a build fails on those of tomorrow only."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tlqa.cli.console import write
from tlqa.cli.options import checking, configured, keep_patterns
from tlqa.cli.session import open_session
from tlqa.errors import BaselineError, UsageError
from tlqa.sidecar import BASELINE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tlqa.baseline.apply import Run
    from tlqa.baseline.entries import Baseline, Entry
    from tlqa.cli.session import Session

F = TypeVar("F", bound="Callable[..., Any]")

DONE, COULD_NOT_READ = 0, 2

_FILE = click.option(
    "--baseline",
    metavar="FILE",
    help=f"The baseline: .json, or .yaml. Else that of the configuration, else {BASELINE}.",
)


def _fresh(command: F) -> F:
    """Give a command what is noted with findings that it accepts."""
    expires = click.option(
        "--expires", metavar="DATE", help="Accept them until this day (2027-01-31), that day included."
    )
    return click.option("--reason", metavar="TEXT", help="Why they are accepted.")(expires(command))


@click.group()
def baseline() -> None:
    """Accept the findings of today, so that only new ones are reported.

    \b
    tlqa baseline create stories/
    tlqa check stories/ --baseline tlqa-baseline.json
    """


@baseline.command()
@click.argument("files", nargs=-1, metavar="FILE…", required=True)
@_FILE
@_fresh
@click.option("--force", is_flag=True, help="Write over a baseline that is there.")
@checking
@click.pass_context
def create(ctx: click.Context, /, files: tuple[str, ...], **given: Any) -> None:
    """Write a baseline of everything that is found in stories.

    Status: 0 written; 2 something could not be read, and is not in it.
    """
    from tlqa.baseline.entries import Baseline

    session = open_session(ctx, given)
    path = session.baseline or BASELINE
    if Path(path).exists() and not given["force"]:
        raise BaselineError("is there already: 'tlqa baseline update', or --force", path=path)
    expires = _day(given["expires"])
    run, errors = _run(Baseline(path), session, files)
    _write(run.updated(given["reason"] or "", expires))
    _tell(f"{path}: {_number(len(run.found))} accepted", errors)
    ctx.exit(COULD_NOT_READ if errors else DONE)


@baseline.command()
@click.argument("files", nargs=-1, metavar="FILE…", required=True)
@_FILE
@_fresh
@checking
@click.pass_context
def update(ctx: click.Context, /, files: tuple[str, ...], **given: Any) -> None:
    """Accept what is new in stories, follow what moved, and drop what is gone.

    Reasons and days stay. What has expired is not accepted again: give it a new day in the baseline.

    Status: 0 written; 2 something could not be read, and its entries are as they were.
    """
    expires = _day(given["expires"])
    session = open_session(ctx, given)
    run, errors = _run(_read(session), session, files)
    _write(run.updated(given["reason"] or "", expires))
    told = run.matched
    old = run.baseline.entries
    new = sum(by is None and refused is None for by, refused in zip(told.by, told.refused, strict=True))
    changed = sum(number is not None and not old[number].expired for number in told.refused)
    over = sum(number is not None and old[number].expired for number in told.refused)
    said = (
        f"{run.baseline.path}: {_number(new)} accepted anew, {changed} again, {sum(told.stale.values())} gone"
    )
    _tell(said + (f"; {over} left, which have expired" if over else ""), errors)
    ctx.exit(COULD_NOT_READ if errors else DONE)


@baseline.command()
@click.argument("files", nargs=-1, metavar="[FILE]…")
@_FILE
@checking
@click.pass_context
def prune(ctx: click.Context, /, files: tuple[str, ...], **given: Any) -> None:
    """Drop the entries whose findings are gone.

    Without FILE, the directory of the baseline is checked, and whatever else the baseline names.

    Status: 0 written; 2 something could not be read, and nothing was dropped.
    """
    session = open_session(ctx, given)
    found = _read(session)
    run, errors = _run(found, session, files or _named(found))
    if not errors:
        _write(run.pruned())
    _tell(f"{found.path}: {_number(sum(run.matched.stale.values()))} dropped", errors)
    ctx.exit(COULD_NOT_READ if errors else DONE)


@baseline.command()
@_FILE
@configured
@click.pass_context
def show(ctx: click.Context, /, **given: Any) -> None:
    """List what is accepted, by file, and what of it has expired or is of a file that is gone."""
    from tlqa.baseline.apply import Places

    found = _read(open_session(ctx, given))
    places = Places(found.path)
    there = {path: places.is_there(path) for path in {entry.path for entry in found.entries}}
    lines = [_line(entry, there[entry.path]) for entry in sorted(found.entries, key=lambda e: e.order)]
    rules: Counter[str] = Counter()
    for entry in found.entries:
        rules[entry.rule] += entry.count
    table = [
        f"{count:8}  {rule}" for rule, count in sorted(rules.items(), key=lambda each: (-each[1], each[0]))
    ]
    files = f"{len(there)} file{'' if len(there) == 1 else 's'}"
    write("\n".join([*lines, *table, f"{_number(rules.total())} in {files} accepted"]) + "\n")


def _line(entry: Entry, there: bool) -> str:
    from tlqa.outputs.terminal import printable

    notes = [
        f"{entry.count} times" if entry.count > 1 else "",
        "" if there else "the file is gone",
        f"{'expired on' if entry.expired else 'until'} {entry.expires}" if entry.expires else "",
        entry.reason,
    ]
    said = "; ".join(note for note in notes if note)
    return printable(f"{entry.path}: {entry.rule}: {entry.text}{f' ({said})' if said else ''}")


def _read(session: Session) -> Baseline:
    from tlqa.baseline.file import read_baseline

    path = session.baseline or BASELINE
    if not Path(path).exists():
        raise BaselineError("is not there; 'tlqa baseline create' writes one", path=path)
    return read_baseline(path)


def _write(made: Baseline) -> None:
    from tlqa.baseline.file import write_baseline

    write_baseline(made)


def _named(found: Baseline) -> list[str]:
    """The directory of a baseline, and the files that it names, as far as they are there."""
    root = Path(found.path).parent
    names = dict.fromkeys(entry.path for entry in found.entries)
    return [str(root), *(str(root / name) for name in names if (root / name).is_file())]


def _run(found: Baseline, session: Session, files: Sequence[str]) -> tuple[Run, list[str]]:
    from tlqa.cli.accepted import beside
    from tlqa.cli.check import check_all

    sources, errors = session.sources(files)
    reports = check_all(session, sources, errors)
    keep_patterns()
    return beside(found, reports, session, whole=not errors), errors


def _day(text: str | None) -> str | None:
    """The day of ``--expires``.

    Raises:
        UsageError: it is none, or past.
    """
    from tlqa.accepting import is_over

    try:
        past = is_over(text)
    except ValueError:
        raise UsageError(f"--expires needs a day such as 2027-01-31, not '{text}'") from None
    if past:
        raise UsageError(f"--expires: {text} is past")
    return text


def _tell(said: str, errors: Sequence[str]) -> None:
    for error in errors:
        click.echo(f"tlqa: error: {error}", err=True)
    click.echo(said, err=True)


def _number(count: int) -> str:
    return f"{count} finding{'' if count == 1 else 's'}"
