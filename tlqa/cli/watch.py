"""``tlqa watch``: stories checked again when they change, until Ctrl-C.

What the file system tells is only taken as a sign to look: which stories there are, and which are not what
they were, is seen from the files themselves, so that no event that was lost or doubled matters.
"""

from __future__ import annotations

import os
import sys
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tlqa.cli.accepted import baseline_of, without_accepted
from tlqa.cli.console import is_terminal, wants_color, write
from tlqa.cli.options import SEVERITIES, accepting, beside, checking, coloring, read_stories
from tlqa.cli.session import open_session, output_defaults
from tlqa.config.fresh import FreshCheckers, files_of
from tlqa.discovery.walk import STDIN
from tlqa.errors import TlqaError, UsageError
from tlqa.frozen import dataclass
from tlqa.model import FileReport, Severity
from tlqa.outputs.base import Options, find_output
from tlqa.outputs.terminal import printable
from tlqa.sidecar import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tlqa.baseline.entries import Baseline
    from tlqa.cli.session import Session
    from tlqa.engine import Checker

_CLEAR = "\x1b[2J\x1b[3J\x1b[H"
Signature = tuple[object, ...]


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE]…", type=click.Path(readable=False))
@click.option("--format", "-f", "format_", default="text", metavar="NAME", help="Format; see 'tlqa outputs'.")
@checking
@beside
@click.option("--severity", type=click.Choice(SEVERITIES), help="Show only findings this grave or graver.")
@accepting
@click.option("--clear/--no-clear", default=True, help="Clear the screen before each report, on a terminal.")
@coloring
@click.pass_context
def watch(ctx: click.Context, /, files: tuple[str, ...], **given: Any) -> None:
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
    desk = _Desk(ctx, files, given)
    find_output(given["format_"])
    try:
        with changes([*files, *map(str, desk.decisive())]) as signs:
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

    ctx: click.Context
    files: Sequence[str]
    given: dict[str, Any]
    checkers: FreshCheckers = field(default_factory=FreshCheckers)
    known: dict[str, _Story] = field(default_factory=dict)
    troubles: list[str] = field(default_factory=list)

    def decisive(self) -> Iterator[Path]:
        """The files that decide how the stories there are now are checked."""
        session = self._session()
        yield Path("tlqa.yaml")  # which may be written yet
        if session.baseline is not None:
            yield Path(session.baseline)
        for path in session.sources(self.files)[0]:
            try:
                settings = session.settings(path)
            except TlqaError as problem:
                yield from (Path(each) for each in [problem.path] if each)
                continue
            yield from (source.path for source in settings.sources)
            yield from files_of(settings.checking)

    def look(self, *, first: bool = False) -> None:
        """Check what is new or has changed, and show it; nothing is shown where nothing has changed."""
        self.checkers.refresh()
        try:
            session = self._session()
            baseline = None if self.given["no_baseline"] else baseline_of(session)
            sources, troubles = session.sources(self.files)
            given = output_defaults(self.ctx, self.given, session.configurations.here())
        except TlqaError as problem:
            if self.troubles != [str(problem)]:
                self.troubles = [str(problem)]
                click.echo(f"tlqa: error: {problem}", err=True)
                write("watching nothing until that is mended; Ctrl-C ends\n")
            return
        gone = [path for path in self.known if path not in set(sources)]
        for path in gone:
            del self.known[path]
        fresh = [path for path in sources if self._is_fresh(session, baseline, path)]
        if fresh or gone or first or troubles != self.troubles:
            self.troubles = troubles
            self._show(session, fresh, gone, given)

    def _session(self) -> Session:
        """How stories are checked as the files are now."""
        session = open_session(self.ctx, self.given)
        session.checkers = self.checkers
        return session

    def _is_fresh(self, session: Session, baseline: Baseline | None, path: str) -> bool:
        """Whether a story, or what decides about it, is not what it was; it is checked then."""
        checker: Checker | None = None
        reports: list[FileReport] = []
        errors: list[str] = []
        try:
            checker = session.checker(path)
            signature: Signature = (checker, baseline, _stat(path), _stat(path + SUFFIX))
        except TlqaError as problem:
            signature = (str(problem),)
            errors = [str(problem)]
        old = self.known.get(path)
        if old is not None and old.signature == signature:
            return False
        try:
            for each in read_stories(checker, path, None) if checker else ():
                if isinstance(each, FileReport):
                    reports.append(each)
                else:
                    errors.append(str(each))
            reports, _ = without_accepted(baseline, reports, session, whole=False)
        except TlqaError as problem:
            errors.append(str(problem))
        self.known[path] = _Story(signature, reports, errors)
        return True

    def _show(
        self, session: Session, fresh: Sequence[str], gone: Sequence[str], given: dict[str, Any]
    ) -> None:
        terminal = is_terminal(sys.stdout)
        if terminal and given["clear"]:
            write(_CLEAR)
        output = find_output(given["format_"])
        lowest = Severity(given["severity"] or Severity.MINOR)
        shown = [_at_least(lowest, report) for path in fresh for report in self.known[path].reports]
        if shown:
            color = wants_color(given["color"], os.environ, terminal=terminal)
            options = Options(color=color, locale=session.locale)
            write(output.render(session.report(shown, []), options))
        write("".join(f"{printable(path)}: is no longer there\n" for path in gone))
        said = [*(error for path in fresh for error in self.known[path].errors), *self.troubles]
        for error in dict.fromkeys(said):
            click.echo(f"tlqa: error: {error}", err=True)
        write(self._summary(lowest))

    def _summary(self, lowest: Severity) -> str:
        reports = [report for story in self.known.values() for report in story.reports]
        found = sum(len(_at_least(lowest, report).findings) for report in reports)
        stories = f"{len(reports)} {'story' if len(reports) == 1 else 'stories'}"
        return f"watching {stories}, {found} finding{'' if found == 1 else 's'}; Ctrl-C ends\n"


def _at_least(lowest: Severity, file: FileReport) -> FileReport:
    return replace(file, findings=tuple(f for f in file.findings if f.severity.rank >= lowest.rank))


def _stat(path: str) -> tuple[int, int] | None:
    """What changes when a file is written."""
    try:
        found = os.stat(path)  # noqa: PTH116
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
