"""``tlqa watch``: stories checked again when they change, until Ctrl-C.

What the file system tells is only taken as a sign to look: which stories there are, and which are not what
they were, is seen from the files themselves, so that no event that was lost or doubled matters.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

from tlqa.cli.console import is_terminal, wants_color, write
from tlqa.cli.discover import STDIN, discover
from tlqa.cli.options import checking, make_checker, read_stories
from tlqa.errors import InputError, UsageError
from tlqa.model import FileReport, Severity
from tlqa.outputs.base import Options, find_output
from tlqa.outputs.terminal import printable
from tlqa.sidecar import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tlqa.engine import Checker
    from tlqa.outputs.base import Output

_CLEAR = "\x1b[2J\x1b[3J\x1b[H"
_SEVERITIES = [severity.value for severity in Severity]
Signature = tuple[tuple[int, int] | None, ...]


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE]…", type=click.Path(readable=False))
@click.option("--format", "-f", "format_", default="text", metavar="NAME", help="Format; see 'tlqa outputs'.")
@click.option("--severity", type=click.Choice(_SEVERITIES), help="Show only findings this grave or graver.")
@click.option("--clear/--no-clear", default=True, help="Clear the screen before each report, on a terminal.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colours.")
@checking
def watch(files: tuple[str, ...], **given: Any) -> None:
    """Check stories (files, directories, globs) again whenever they change, until Ctrl-C (status 0).

    Needs the extra 'watch': pip install 'tlqa[watch]'.
    """
    if not files:
        raise UsageError("nothing to watch: name files or directories")
    if STDIN in files:
        raise UsageError("standard input cannot be watched; to check it: tlqa check -")
    try:
        from tlqa.cli.changes import changes
    except ModuleNotFoundError as problem:
        if problem.name != "watchfiles":
            raise
        raise UsageError("watching is not installed: pip install 'tlqa[watch]'") from problem
    desk = _Desk(files, make_checker(given), given)
    try:
        with changes(files) as signs:
            desk.look(first=True)
            for _ in signs:
                desk.look()
    except KeyboardInterrupt:
        return


@dataclass(slots=True)
class _Story:
    """A file as it was when it was last checked."""

    signature: Signature
    reports: list[FileReport]
    errors: list[str]


@dataclass(slots=True)
class _Desk:
    """What is watched, and what is known of it."""

    files: Sequence[str]
    checker: Checker
    given: dict[str, Any]
    known: dict[str, _Story] = field(default_factory=dict)
    troubles: list[str] = field(default_factory=list)

    def look(self, *, first: bool = False) -> None:
        """Check what is new or has changed, and show it; nothing is shown where nothing has changed."""
        sources, troubles = discover(self.files)
        gone = [path for path in self.known if path not in set(sources)]
        for path in gone:
            del self.known[path]
        fresh = [path for path in sources if self._is_fresh(path)]
        if fresh or gone or first or troubles != self.troubles:
            self.troubles = troubles
            self._show(fresh, gone)

    def _is_fresh(self, path: str) -> bool:
        signature = _signature(path)
        old = self.known.get(path)
        if old is not None and old.signature == signature:
            return False
        try:
            found = list(read_stories(self.checker, path, None))
        except InputError as problem:
            found = [problem]
        reports = [each for each in found if isinstance(each, FileReport)]
        self.known[path] = _Story(signature, reports, [str(e) for e in found if isinstance(e, InputError)])
        return True

    def _show(self, fresh: Sequence[str], gone: Sequence[str]) -> None:
        terminal = is_terminal(sys.stdout)
        if terminal and self.given["clear"]:
            write(_CLEAR)
        output: Output = find_output(self.given["format_"])
        lowest = Severity(self.given["severity"] or Severity.MINOR)
        shown = [_at_least(lowest, report) for path in fresh for report in self.known[path].reports]
        if shown:
            options = Options(color=wants_color(self.given["color"], os.environ, terminal=terminal))
            write(output.render(self.checker.report(shown), options))
        write("".join(f"{printable(path)}: is no longer there\n" for path in gone))
        for said in (*(e for path in fresh for e in self.known[path].errors), *self.troubles):
            click.echo(f"tlqa: error: {said}", err=True)
        write(self._summary(lowest))

    def _summary(self, lowest: Severity) -> str:
        reports = [report for story in self.known.values() for report in story.reports]
        found = sum(len(_at_least(lowest, report).findings) for report in reports)
        stories = f"{len(reports)} {'story' if len(reports) == 1 else 'stories'}"
        return f"watching {stories}, {found} finding{'' if found == 1 else 's'}; Ctrl-C ends\n"


def _at_least(lowest: Severity, file: FileReport) -> FileReport:
    from dataclasses import replace

    return replace(file, findings=tuple(f for f in file.findings if f.severity.rank >= lowest.rank))


def _signature(path: str) -> Signature:
    """What changes when the file, or the list beside it, is written."""
    return tuple(_stat(each) for each in (path, path + SUFFIX))


def _stat(path: str) -> tuple[int, int] | None:
    try:
        found = os.stat(path)  # noqa: PTH116
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
