"""``tlqa terms``: a newsroom's own words, written and tested."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tlqa.cli.console import write
from tlqa.errors import TermsError, TlqaError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.rulebook.terms import Terms

PASSED, FAILED, BROKEN = 0, 1, 2


@click.group()
def terms() -> None:
    """Write and test a file of the newsroom's own words."""


@terms.command()
@click.argument("path", default="terms.yaml", metavar="[FILE]", type=click.Path(path_type=Path))
def new(path: Path) -> None:
    """Write a commented skeleton to FILE (terms.yaml)."""
    from tlqa.rulebook.termfile import SKELETON

    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(SKELETON.format(path=path))
    except FileExistsError as problem:
        raise UsageError("is there already", path=str(path)) from problem
    except OSError as problem:
        raise TlqaError(f"cannot be written: {problem.strerror or problem}", path=str(path)) from problem
    write(f"{path}\n")


@terms.command()
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--language", default="en", metavar="CODE", help="Of the stories, for a TBX file [en].")
@click.pass_context
def test(ctx: click.Context, /, path: Path, language: str) -> None:
    """Check FILE, YAML or TBX: that it can be used, that its entries do not contradict each other, and its
    examples.

    \b
    Status: 0 all is well
            1 an example is not as it says
            2 the file has mistakes, each named with its line
    """
    from tlqa.data import read_yaml
    from tlqa.glossary import is_tbx, read_glossary
    from tlqa.rulebook.terms import mistakes

    broken = [] if is_tbx(path) else [str(error) for error in mistakes(read_yaml(path, TermsError))]
    for line in broken:
        click.echo(line, err=True)
    if broken:
        ctx.exit(BROKEN)
    read = read_glossary(path, language)
    failures = list(_failures(read))
    for line in failures:
        click.echo(line, err=True)
    examples = len(read.found) + len(read.silent)
    result = f"{len(failures)} failed" if failures else "all as they say"
    write(f"{read.words} words in {read.entries} entries, {examples} examples: {result}\n")
    ctx.exit(FAILED if failures else PASSED)


@terms.command()
def schema() -> None:
    """Print the JSON Schema of such files, for editors."""
    from tlqa.rulebook.termfile import SCHEMA

    write(json.dumps(SCHEMA, ensure_ascii=False, indent=2) + "\n")


def _failures(read: Terms) -> Iterator[str]:
    """The examples that are not as they say."""
    from tlqa.engine import Checker
    from tlqa.rulebook.book import RuleBook
    from tlqa.rulebook.marks import mark, unmark

    checker = Checker(book=RuleBook(read.rules))
    for expected in (*read.found, *read.silent):
        text = unmark(expected.marked)[0]
        report = checker.check_text(text, source=expected.source, source_language=expected.code)
        found = mark(text, tuple((each.start, each.end) for each in report.findings))
        if found != expected.marked:
            yield f"{read.path}: expected  {expected.marked}\n{' ' * len(read.path)}  found     {found}"
