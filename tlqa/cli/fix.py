"""``tlqa fix``: the fixes that rules propose, made in the files themselves or shown as a diff."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tlqa.cli.console import is_terminal, wants_color, write
from tlqa.cli.discover import STDIN, discover
from tlqa.cli.options import checking, make_checker
from tlqa.errors import InputError, UsageError
from tlqa.fixing import Edit, Left, edited, expected, plan, rewritten
from tlqa.inputs.base import read_file
from tlqa.model import FileReport
from tlqa.outputs.terminal import excerpt, paint, printable
from tlqa.text.positions import line_index

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tlqa.engine import Checker
    from tlqa.model import Finding

ALL_MADE, SOME_LEFT, COULD_NOT_RUN = 0, 1, 2
_UNSAFE = "a person must decide (--unsafe-fixes, --interactive)"
_REFUSED = "you left it"
_ANSWERS = {
    "y": "make it",
    "n": "leave it",
    "a": "make it and all after it",
    "q": "leave it and all after it",
}


@dataclass(slots=True)
class _Tally:
    """What became of the fixes of a run."""

    made: int = 0
    files: int = 0
    left: list[Left] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE]…", type=click.Path(readable=False))
@click.option("--diff", is_flag=True, help="Show what would change, and change nothing.")
@click.option("--unsafe-fixes", is_flag=True, help="Also those that could change the meaning.")
@click.option("--interactive", is_flag=True, help="Ask about each fix, safe or not.")
@click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colours of --diff."
)
@checking
@click.pass_context
def fix(ctx: click.Context, /, files: tuple[str, ...], **given: Any) -> None:
    """Make the fixes that are safe in stories: files, directories, globs, or - for standard input.

    Only the characters that a fix changes are changed. What somebody said is never touched.

    \b
    Status: 0 no fix is left
            1 fixes are left: they need a person, or cannot be written
            2 something could not be read or written; the rest has been fixed
    """
    if not files:
        raise UsageError("no story to fix: name files or directories, or - for standard input")
    if given["interactive"] and STDIN in files:
        raise UsageError(
            "--interactive reads the answers from standard input, so the story must be in a file"
        )
    checker = make_checker(given)
    sources, errors = discover(files)
    tally, asked = _Tally(errors=errors), _Asking(given["interactive"], given["unsafe_fixes"])
    for source in sources:
        try:
            _fix(checker, source, given, asked, tally)
        except InputError as problem:
            tally.errors.append(str(problem))
    _tell(tally, diff=given["diff"])
    ctx.exit(COULD_NOT_RUN if tally.errors else SOME_LEFT if tally.left else ALL_MADE)


def _fix(checker: Checker, source: str, given: dict[str, Any], asked: _Asking, tally: _Tally) -> None:
    data, path = _read(source, given["stdin_filename"])
    accepted = () if source == STDIN else checker.accepted(source)
    found = list(checker.check_stories(data, path, accepted))
    tally.errors += [str(each) for each in found if isinstance(each, InputError)]
    stories = [each for each in found if isinstance(each, FileReport)]
    edits, left = plan(stories, asked.about(stories))
    tally.left += left
    if given["diff"]:
        write(_diff(stories, edits, color=_colored(given)))
        tally.left += [Left(edit.finding, "only shown") for edit in edits]
        return
    if edits:
        new = rewritten(data, stories[0].document, edits)
        tally.made += len(edits)
        tally.files += 1
        if source != STDIN:
            _replace(Path(source), new)
            _check_again(checker, source, new, stories, edits)
            return
    if source == STDIN:
        sys.stdout.buffer.write(new if edits else data)
        sys.stdout.buffer.flush()


def _read(source: str, stdin_name: str | None) -> tuple[bytes, str]:
    if source == STDIN:
        return sys.stdin.buffer.read(), stdin_name or "<stdin>"
    return read_file(source), source


class _Asking:
    """Says which fixes are wanted: by their safety, or by what a person answers."""

    def __init__(self, interactive: bool, unsafe: bool) -> None:
        self._interactive, self._unsafe = interactive, unsafe
        self._always = ""

    def about(self, stories: Sequence[FileReport]) -> Callable[[Finding], str]:
        """Why a finding's fix is not to be made; nothing where it is."""
        document = stories[0].document if stories else None

        def wanted(finding: Finding) -> str:
            assert finding.fix is not None
            if not self._interactive:
                return "" if finding.fix.safe or self._unsafe else _UNSAFE
            answer = self._always or self._ask(finding, document.path if document else "", document)
            self._always = answer if answer in "aq" else ""
            return "" if answer in "ya" else _REFUSED

        return wanted

    def _ask(self, finding: Finding, path: str, document: Any) -> str:
        assert finding.fix is not None
        index = line_index(document.file_text)
        line, column = index.line_column(finding.start)
        shown = excerpt(index, finding.start, finding.end)
        click.echo(f"{printable(path)}:{line}:{column}  {finding.rule}: {printable(finding.message)}")
        click.echo(f"    {shown.line}\n    {' ' * shown.indent}{'^' * shown.width}")
        click.echo(f"    {printable(finding.text)!r} becomes {printable(finding.fix.replacement)!r}")
        help_text = ", ".join(f"{key} {meaning}" for key, meaning in _ANSWERS.items())
        choice = click.Choice(list(_ANSWERS))
        return str(click.prompt(f"    {help_text}", type=choice, default="n", show_choices=False))


def _colored(given: dict[str, Any]) -> bool:
    return wants_color(given["color"], os.environ, terminal=is_terminal(sys.stdout))


def _diff(stories: Sequence[FileReport], edits: Sequence[Edit], *, color: bool) -> str:
    if not edits:
        return ""
    from difflib import unified_diff

    document = stories[0].document
    old, new = document.file_text, edited(document.file_text, edits)
    lines = unified_diff(
        old.splitlines(keepends=True), new.splitlines(keepends=True), document.path, document.path
    )
    return "".join(_diff_line(line, color) for line in lines)


def _diff_line(line: str, color: bool) -> str:
    body = line.removesuffix("\n")
    style = {"+": "green", "-": "red", "@": "cyan"}.get(body[:1])
    shown = printable(body.removesuffix("\r")).replace("\t", "    ")
    ending = "\n" if line.endswith("\n") else "\n\\ No newline at end of file\n"
    return (paint(shown, style, color) if style else shown) + ending


def _replace(path: Path, data: bytes) -> None:
    """Put the bytes in the place of the file at once: whoever looks sees the old file or the new one.

    Raises:
        InputError: the file may not be written.
    """
    real = path.resolve()
    name = ""
    try:
        if not os.access(real, os.W_OK):
            raise PermissionError("it is read-only")
        with tempfile.NamedTemporaryFile(dir=real.parent, prefix=f".{real.name}.", delete=False) as file:
            name = file.name
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(real.stat().st_mode)
        Path(name).replace(real)
    except OSError as problem:
        if name:
            with contextlib.suppress(OSError):
                Path(name).unlink()
        raise InputError(f"cannot be written: {problem.strerror or problem}", path=str(path)) from problem


def _check_again(
    checker: Checker, source: str, data: bytes, stories: Sequence[FileReport], edits: Sequence[Edit]
) -> None:
    """The file has lost these findings and no other; anything else is told."""
    wanted = expected(stories, edits)
    again = [
        s for s in checker.check_stories(data, source, checker.accepted(source)) if isinstance(s, FileReport)
    ]
    found = Counter((f.rule, f.start) for story in again for f in story.findings)
    index = line_index(again[0].document.file_text if again else "")
    for what, odd in (("there is also", found - wanted), ("there is no longer", wanted - found)):
        for rule, start in sorted(odd, key=lambda each: each[1]):
            line = index.line_of(min(start, len(index.text)))
            click.echo(f"tlqa: {source}:{line}: after the fixes {what} a finding of {rule}", err=True)


def _tell(tally: _Tally, *, diff: bool) -> None:
    for error in tally.errors:
        click.echo(f"tlqa: error: {error}", err=True)
    if not diff:
        files = f"{tally.files} file{'' if tally.files == 1 else 's'}"
        said = [f"fixed {tally.made} finding{'' if tally.made == 1 else 's'} in {files}"]
        reasons = Counter(each.reason for each in tally.left)
        said += [f"{times} left: {reason}" for reason, times in sorted(reasons.items())]
        click.echo("; ".join(said), err=True)
