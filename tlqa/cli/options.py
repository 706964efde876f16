"""The options that say how stories are read and which rules run: the same for every command that checks."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tlqa.config.keys import AUTO
from tlqa.discovery.walk import STDIN
from tlqa.inputs.base import read_file
from tlqa.model import Severity
from tlqa.words import ENGLISH, locales

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tlqa.engine import Checker
    from tlqa.errors import InputError
    from tlqa.model import FileReport
    from tlqa.sidecar import Entry


def _jobs(ctx: click.Context, param: click.Parameter, value: str) -> int | str:
    if value == AUTO:
        return AUTO
    if value.isascii() and value.isdecimal() and int(value) >= 1:
        return int(value)
    raise click.BadParameter(f"'{value}' is neither a number from 1 nor '{AUTO}'", ctx, param)


F = TypeVar("F", bound="Callable[..., Any]")

NAMELESS = "<stdin>"
SEVERITIES = [severity.value for severity in Severity]

_MANY: dict[str, Any] = {"multiple": True, "metavar": "RULE,…"}
_RULES = click.option(
    "--rules", multiple=True, type=click.Path(path_type=Path), metavar="DIR", help="A pack of further rules."
)
_LOCALE = click.option(
    "--locale",
    envvar="TLQA_LOCALE",
    default=ENGLISH,
    show_default=True,
    metavar="CODE",
    help="Language of messages, reasons and reports: " + ", ".join(locales()) + ".",
)
_CONFIG = (
    click.option(
        "--config",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Use this configuration, not the closest ones.",
    ),
    click.option("--no-config", is_flag=True, help="Use no configuration."),
)
_OPTIONS = (
    click.option("--select", **_MANY, help="Only these rules: ids, prefixes such as en/quotes, globs."),
    click.option("--ignore", **_MANY, help="Not these rules."),
    click.option(
        "--profile", default="wire", show_default=True, metavar="NAME|FILE", help="Scoring profile."
    ),
    _RULES,
    click.option(
        "--terms",
        multiple=True,
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="The newsroom's own words; see 'tlqa terms'.",
    ),
    click.option(
        "--suppress/--no-suppress",
        default=True,
        help="Heed comments and lists that suppress findings, or report these too.",
    ),
    click.option(
        "--preview/--no-preview", default=False, help="Also run rules that are still being measured."
    ),
    click.option(
        "--language", default="en", show_default=True, metavar="CODE", help="Language of the stories."
    ),
    click.option(
        "--source-language", metavar="CODE", help="Language the stories were translated from, where known."
    ),
    click.option(
        "--source",
        metavar="FILE|PATTERN",
        help="The text a story was translated from, or what it is called: {stem}.fr{suffix}.",
    ),
    click.option(
        "--source-dir", metavar="DIR", help="Where the sources lie, under the names of the stories."
    ),
    click.option("--source-encoding", metavar="NAME", help="Encoding of the sources where it is not UTF-8."),
    click.option("--input-format", metavar="NAME", help="Format of the files; see 'tlqa inputs'."),
    click.option(
        "--text-field",
        metavar="NAME",
        help="Column or key of the story in CSV, TSV and JSON Lines; several translations: a,b or mt_*.",
    ),
    click.option("--id-field", metavar="NAME", help="Column or key that names the story there."),
    click.option("--source-field", metavar="NAME", help="Column or key of what it was translated from."),
    click.option("--encoding", metavar="NAME", help="Encoding of the stories where it is not UTF-8."),
    _LOCALE,
    click.option(
        "--stdin-filename",
        metavar="PATH",
        help="What to call standard input; it is checked as the file there would be.",
    ),
    *_CONFIG,
)
_REFERENCE = (
    click.option(
        "--reference",
        metavar="FILE|PATTERN",
        help="Another translation to hold a story against, or what it is called; see --select reference.",
    ),
    click.option(
        "--reference-dir", metavar="DIR", help="Where the references lie, under the names of the stories."
    ),
    click.option(
        "--reference-encoding", metavar="NAME", help="Encoding of the references where it is not UTF-8."
    ),
    click.option(
        "--neural-model",
        metavar="DIR",
        help="A model of the COMET family on this machine, to ask about each sentence; see docs/neural.md.",
    ),
    click.option(
        "--neural-encoder", metavar="DIR", help="Tokenizer and configuration of the model's encoder."
    ),
    click.option(
        "--neural-at-least", type=float, metavar="N", help="Find sentences that the model gives less."
    ),
)
_LIMITS = (
    click.option(
        "--fail-on",
        type=click.Choice([*SEVERITIES, "never"]),
        default=Severity.MINOR.value,
        show_default=True,
        help="Status 1 from findings this grave.",
    ),
    click.option(
        "--min-score", type=click.FloatRange(0, 100), metavar="N", help="Status 1 below this score."
    ),
)
_BASELINE = click.option(
    "--baseline", metavar="FILE", help="Accept the findings of this baseline; see 'tlqa baseline'."
)
_RUNNING = (
    click.option(
        "--jobs",
        "-j",
        callback=_jobs,
        default="1",
        show_default=True,
        metavar="N|auto",
        help="Check in so many processes; auto: one a processor.",
    ),
    click.option(
        "--no-cache", is_flag=True, help="Neither use nor keep what was found in files; see 'tlqa cache'."
    ),
)
HISTORY = click.option(
    "--history",
    metavar="WHERE",
    help="The history: a file, or postgresql://USER@HOST/DATABASE. Else TLQA_HISTORY, else your own file.",
)
_RECORDING = (
    click.option("--record", is_flag=True, help="Keep this run in the history; see 'tlqa history'."),
    click.option("--record-label", metavar="TEXT", help="What to call the run there, such as a commit."),
    HISTORY,
)
_FINDING = (
    click.option("--exclude", multiple=True, metavar="GLOB", help="Not these, as in .gitignore; repeatable."),
    click.option("--force-exclude", is_flag=True, help="Leave out excluded files that are named, too."),
    click.option(
        "--gitignore/--no-gitignore", default=True, help="Leave out what git ignores, or look into it too."
    ),
    click.option(
        "--changed-since", metavar="REV", help="Only files with something new since the branch left REV."
    ),
    click.option("--changed-lines", is_flag=True, help="Of these, only findings on lines that are new."),
)


def checking(command: F) -> F:
    """Give a command the options that say how stories are checked, and which configuration holds."""
    return _with(command, _OPTIONS)


def beside(command: F) -> F:
    """Give a command the options that say what stands beside a story but its source."""
    return _with(command, _REFERENCE)


def booking(command: F) -> F:
    """Give a command the options that say which rules there are."""
    return _with(command, (_RULES, _LOCALE, *_CONFIG))


def configured(command: F) -> F:
    """Give a command the options that say which configuration holds."""
    return _with(command, _CONFIG)


def finding(command: F) -> F:
    """Give a command the options that say which files are looked at."""
    return _with(command, _FINDING)


def limits(command: F) -> F:
    """Give a command the options that say what makes the status 1."""
    return _with(command, _LIMITS)


def accepting(command: F) -> F:
    """Give a command the options that say what is accepted."""
    no = click.option("--no-baseline", is_flag=True, help="Report what the baseline accepts, too.")
    return _with(command, (_BASELINE, no))


def running(command: F) -> F:
    """Give a command the options that say how the work is done, whatever comes of it."""
    return _with(command, _RUNNING)


def recording(command: F) -> F:
    """Give a command the options that say what of it is kept for the trend."""
    return _with(command, _RECORDING)


def coloring(command: F) -> F:
    """Give a command the option that says whether to colour."""
    return click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        help="Colours; NO_COLOR and FORCE_COLOR are heeded.",
    )(command)


def _with(command: F, options: Iterable[Callable[[F], F]]) -> F:
    for option in reversed(tuple(options)):
        command = option(command)
    return command


def read_stories(checker: Checker, source: str, stdin_name: str | None) -> Iterator[FileReport | InputError]:
    """Check the stories of a file, or of standard input.

    Raises:
        InputError: the file, or the list beside it, cannot be read.
    """
    return checker.check_stories(*read_source(checker, source, stdin_name))


def read_source(
    checker: Checker, source: str, stdin_name: str | None
) -> tuple[bytes, str, tuple[Entry, ...]]:
    """The bytes of a file or of standard input, what to call it, and what was accepted in it.

    Raises:
        InputError: the file, or the list beside it, cannot be read.
    """
    if source == STDIN:
        return sys.stdin.buffer.read(), stdin_name or NAMELESS, ()
    return read_file(source), source, checker.accepted(source)


def size_of(sources: Sequence[str]) -> int:
    """Bytes of the files, as far as they can be told."""
    return sum(os.path.getsize(source) for source in sources if os.path.isfile(source))  # noqa: PTH113, PTH202


def keep_patterns() -> None:
    """The next run takes the patterns of this one as they are."""
    from tlqa.compiled import keep

    keep()
