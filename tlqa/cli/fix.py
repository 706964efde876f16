"""``tlqa fix``: what can be mended without a doubt, written into the files that hold the stories."""

from __future__ import annotations

import codecs
import os
import sys
from collections import Counter
from dataclasses import field
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from tlqa.cli.console import is_terminal, progress, wants_color, write, write_bytes
from tlqa.cli.options import checking, coloring, finding, keep_patterns, read_source, size_of
from tlqa.cli.session import open_session, output_defaults
from tlqa.discovery.walk import STDIN
from tlqa.errors import TlqaError, UsageError
from tlqa.fixing import Reason, plan
from tlqa.frozen import dataclass
from tlqa.text.positions import line_index

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tlqa.cli.asking import Asking
    from tlqa.cli.session import Session
    from tlqa.fixing import Plan
    from tlqa.model import Document, FileReport, Finding
    from tlqa.rewriting import Fixed
    from tlqa.text.edits import Replacement

FIXED, REMAIN, COULD_NOT_RUN = 0, 1, 2

_SAID = {
    Reason.UNSAFE: "to be approved (--unsafe-fixes or --interactive)",
    Reason.REFUSED: "not wanted",
    Reason.OVERLAP: "for the next run",
    Reason.NEW: "for the next run",
}
_BACK = "that cannot be written back"
_UNWRITTEN = "in files that could not be written"


@dataclass(slots=True)
class Tally:
    """What became of the fixes: how many were made, in how many files, and what is left, by reason."""

    made: int = 0
    files: int = 0
    left: Counter[str] = field(default_factory=Counter)
    spoken: int = 0

    def count(self, fixed: Fixed) -> None:
        """Add the fixes of a file."""
        self.made += len(fixed.edits)
        self.files += bool(fixed.edits)
        for _, each in fixed.left:
            if each.reason is Reason.SPOKEN:
                self.spoken += 1
            else:
                self.left[_SAID.get(each.reason, _BACK)] += 1

    def summary(self, *, dry: bool) -> str:
        """One line for a person."""
        said = "nothing to fix"
        if self.made:
            said = f"{'would fix' if dry else 'fixed'} {_number(self.made, 'finding')} in "
            said += _number(self.files, "file")
        elif self.left:
            said = "fixed nothing"
        if self.left:
            parts = [f"{count} {why}" for why, count in sorted(self.left.items())]
            said += f"; {self.left.total()} left: {', '.join(parts)}"
        if self.spoken:
            said += f"; {self.spoken} in speech, which is never changed"
        return said


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE]…", type=click.Path(readable=False))
@click.option("--diff", is_flag=True, help="Print what would change; write nothing.")
@click.option("--unsafe-fixes", is_flag=True, help="Also fixes that a person should approve.")
@click.option("--interactive", is_flag=True, help="Ask about every fix, safe or not.")
@checking
@finding
@coloring
@click.pass_context
def fix(ctx: click.Context, /, files: tuple[str, ...], **given: Any) -> None:
    """Fix stories in their files: files, directories, globs; or - from standard input to standard output.

    Only fixes that cannot change the meaning are made, and none within speech. Every other byte of a file
    stays as it is.

    \b
    Status: 0 nothing is left that could be fixed
            1 fixes are left: shown by --diff, to be approved, or not to be written back
            2 something could not be read or written; the rest has been fixed
    """
    if not files and given["changed_since"] is None:
        raise UsageError("no story to fix: name files or directories, or - for standard input")
    asks = _asks(files, given) if given["interactive"] else None
    session = open_session(ctx, given)
    given = output_defaults(ctx, given, session.configurations.here())
    sources, errors = session.sources(files or ["."])
    session.here()  # options that cannot be used are said even where there is no story
    if STDIN in files and STDIN not in sources:  # excluded: whoever waits for the text gets it as it was
        write_bytes(sys.stdin.buffer.read())
    tally = Tally()
    choose = asks.choose if asks else partial(plan, unsafe=given["unsafe_fixes"])
    with progress(sources, size=0 if asks else size_of(sources), label="fixing") as items:
        for source in items:
            try:
                _fix(session, source, choose, given, tally, errors)
            except TlqaError as problem:
                errors.append(str(problem))
            if asks and asks.done:
                break
    for error in dict.fromkeys(errors):
        click.echo(f"tlqa: error: {error}", err=True)
    click.echo(tally.summary(dry=given["diff"]), err=True)
    keep_patterns()
    remain = tally.left or (given["diff"] and tally.made) or (asks and asks.done)
    ctx.exit(COULD_NOT_RUN if errors else REMAIN if remain else FIXED)


def _asks(files: Sequence[str], given: dict[str, Any]) -> Asking:
    """Who asks about each fix."""
    from tlqa.cli.asking import Asking

    if STDIN in files:
        raise UsageError("--interactive cannot ask where the story comes from standard input")
    if not (is_terminal(sys.stdin) and is_terminal(sys.stderr)):
        raise UsageError("--interactive needs a terminal")
    return Asking(color=wants_color(given["color"], os.environ, terminal=True))


def _fix(
    session: Session,
    source: str,
    choose: Callable[[Sequence[FileReport]], Plan],
    given: dict[str, Any],
    tally: Tally,
    errors: list[str],
) -> None:
    """Fix one source, or show what would be fixed."""
    from tlqa.cli.replacing import replace_file
    from tlqa.rewriting import fix as fix_file

    checker = session.checker(source)
    data, path, accepted = read_source(checker, source, given["stdin_filename"])
    fixed = fix_file(
        checker,
        data,
        path,
        lambda stories: choose([session.narrowed(story) for story in stories]),
        accepted=accepted,
        dry=given["diff"],
    )
    errors += map(str, fixed.errors)
    if given["diff"]:
        _show(fixed, data, path, given)
    elif source == STDIN:
        write_bytes(fixed.data)
    elif fixed.edits:
        try:
            replace_file(source, data, fixed.data)
        except TlqaError:
            tally.left[_UNWRITTEN] += len(fixed.edits)
            raise
    tally.count(fixed)
    _warn(fixed)


def _show(fixed: Fixed, data: bytes, path: str, given: dict[str, Any]) -> None:
    from tlqa.cli.diffs import for_file, for_terminal, unified

    if not fixed.edits:
        return
    document = fixed.before[fixed.edits[0].story].document
    text = document.file_text
    edits: list[Replacement] = [edit.in_file for edit in fixed.edits]
    if data.startswith(codecs.BOM_UTF8):  # a part of the first line, for who applies the diff
        text = f"\ufeff{text}"
        edits = [(start + 1, end + 1, new) for start, end, new in edits]
    diff = unified(text, edits, _from_here(path))
    terminal = is_terminal(sys.stdout)
    color = wants_color(given["color"], os.environ, terminal=terminal)
    if terminal or color:
        write(for_terminal(diff, color=color))
    else:
        encoding = document.encoding.removesuffix("-sig")
        write_bytes(for_file(diff, encoding, applies=_is_lines(data, text, encoding)))


def _from_here(path: str) -> str:
    """The path as who applies the diff needs it: from the working directory where it is below that."""
    try:
        here = os.path.relpath(path)
    except ValueError:  # on another drive
        return path
    return path if here.startswith(os.pardir) else here.replace(os.sep, "/")


def _is_lines(data: bytes, text: str, encoding: str) -> bool:
    """Whether the file is this text, in an encoding in which lines end and are marked as in ASCII."""
    return "\n+".encode(encoding) == b"\n+" and text.encode(encoding) == data


def _warn(fixed: Fixed) -> None:
    """Say what could not be written, and what is not as it should be after the fixes."""
    for document, left in fixed.left:
        if left.reason is not Reason.SPOKEN and left.reason not in _SAID:
            _say(document, left.finding, f"is not fixed: {left.reason.value}")
    for note in fixed.notes:
        _say(note.document, note.finding, f"{note.said} after the fixes")


def _say(document: Document, finding: Finding, what: str) -> None:
    place = "{}:{}".format(*line_index(document.file_text).line_column(finding.start))
    click.echo(f"tlqa: {document.path}:{place}: {finding.rule} {what}", err=True)


def _number(count: int, one: str) -> str:
    return f"{count} {one if count == 1 else one + 's'}"
