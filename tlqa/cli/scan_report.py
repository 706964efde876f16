"""``tlqa scan-report``: what a scan found, the worst first."""

from __future__ import annotations

from typing import Any

import click

from tlqa.cli.console import write
from tlqa.errors import UsageError
from tlqa.words import ENGLISH, locales


@click.command("scan-report")
@click.argument("directory", metavar="DIR")
@click.option(
    "--format",
    "-f",
    "format_",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    show_default=True,
    help="Format.",
)
@click.option("--output", "-o", metavar="FILE", help="Write to a file, whole or not at all.")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    metavar="N",
    help="Show so many desks, engines, days, languages and rules.",
)
@click.option(
    "--stories",
    type=click.IntRange(0, 5000),
    default=20,
    show_default=True,
    metavar="N",
    help="Show so many of the worst stories.",
)
@click.option(
    "--min-stories",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    metavar="N",
    help="Rank a desk, an engine, a day or a language only with so many stories.",
)
@click.option(
    "--locale",
    envvar="TLQA_LOCALE",
    default=ENGLISH,
    show_default=True,
    metavar="CODE",
    help="Language of the page: " + ", ".join(locales()) + ".",
)
def scan_report(directory: str, format_: str, output: str | None, locale: str, **given: Any) -> None:
    """Say what the scan in DIR found, as far as it has got: the worst desks, engines, days, languages, rules.

    Worst is what has most penalty points per 1,000 words. Needs the extra 'scan': pip install 'tlqa[scan]'.
    """
    from tlqa.scan.ask import ask
    from tlqa.words import words

    words(locale)
    found = ask(directory, limit=given["limit"], stories=given["stories"], least=given["min_stories"])
    if format_ == "html":
        from tlqa.scan.page import html

        said = html(found, locale)
    else:
        from tlqa.scan import shown

        said = shown.json(found) if format_ == "json" else shown.text(found, given["limit"])
    if output is None:
        write(said)
        return
    from tlqa.wholefile import write_whole

    try:
        write_whole(output, said.encode("utf-8", "backslashreplace"))
    except OSError as problem:
        raise UsageError(f"cannot be written: {problem.strerror or problem}", path=output) from problem
