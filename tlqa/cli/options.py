"""The options that say how stories are read and which rules run: the same for every command that checks."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tlqa.cli.console import split_list
from tlqa.cli.discover import STDIN
from tlqa.inputs.base import read_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tlqa.engine import Checker
    from tlqa.errors import InputError
    from tlqa.model import FileReport
    from tlqa.sidecar import Entry

F = TypeVar("F", bound="Callable[..., Any]")

_MANY: dict[str, Any] = {"multiple": True, "metavar": "RULE,…"}
_OPTIONS = (
    click.option("--select", **_MANY, help="Only these rules: ids, prefixes such as en/quotes, globs."),
    click.option("--ignore", **_MANY, help="Not these rules."),
    click.option(
        "--profile", default="wire", show_default=True, metavar="NAME|FILE", help="Scoring profile."
    ),
    click.option(
        "--rules",
        multiple=True,
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="A pack of further rules.",
    ),
    click.option(
        "--terms",
        multiple=True,
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="The newsroom's own words; see 'tlqa terms'.",
    ),
    click.option("--no-suppress", is_flag=True, help="Report what comments and lists suppress, too."),
    click.option("--preview", is_flag=True, help="Also run rules that are still being measured."),
    click.option(
        "--language", default="en", show_default=True, metavar="CODE", help="Language of the stories."
    ),
    click.option(
        "--source-language", metavar="CODE", help="Language the stories were translated from, where known."
    ),
    click.option("--input-format", metavar="NAME", help="Format of the files; see 'tlqa inputs'."),
    click.option(
        "--text-field", metavar="NAME", help="Column or key of the story in CSV, TSV and JSON Lines."
    ),
    click.option("--id-field", metavar="NAME", help="Column or key that names the story there."),
    click.option("--encoding", metavar="NAME", help="Encoding of the stories where it is not UTF-8."),
    click.option("--stdin-filename", metavar="PATH", help="What to call standard input in the report."),
)


def checking(command: F) -> F:
    """Give a command these options."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def coloring(command: F) -> F:
    """Give a command the option that says whether to colour."""
    return click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        help="Colours; NO_COLOR and FORCE_COLOR are heeded.",
    )(command)


def make_checker(given: dict[str, Any]) -> Checker:
    """The checker that the options ask for.

    Raises:
        TlqaError: a rule, profile, language, format or selection that cannot be used.
    """
    from tlqa.engine import Checker

    return Checker(
        select=split_list(given["select"]),
        ignore=split_list(given["ignore"]),
        rules=given["rules"],
        terms=given["terms"],
        profile=given["profile"],
        preview=given["preview"],
        language=given["language"],
        encoding=given["encoding"],
        source_language=given["source_language"],
        input_format=given["input_format"],
        text_field=given["text_field"],
        id_field=given["id_field"],
        suppress=not given["no_suppress"],
    )


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
        return sys.stdin.buffer.read(), stdin_name or "<stdin>", ()
    return read_file(source), source, checker.accepted(source)


def size_of(sources: Sequence[str]) -> int:
    """Bytes of the files, as far as they can be told."""
    return sum(os.path.getsize(source) for source in sources if os.path.isfile(source))  # noqa: PTH113, PTH202


def keep_patterns() -> None:
    """The next run takes the patterns of this one as they are."""
    from tlqa.compiled import keep

    keep()
