"""``tlqa evaluate``: recall, precision and false alarms on annotated stories."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tlqa.cli.console import split_list, write
from tlqa.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tlqa.evaluate.measure import Checked

# Of these a smaller number is the better one.
_CEILINGS = {"alarms", "alarms_major"}
_SHARES = {"recall", "recall_all", "precision", "auc"}


@click.command()
@click.argument("corpus", type=click.Path(path_type=Path))
@click.option("--json", "as_json_", is_flag=True, help="Figures for programs.")
@click.option(
    "--fail-under",
    multiple=True,
    metavar="FIGURE=N,…",
    help="Status 1 where a figure is worse: recall=0.6 or recall=60%, recall_all, precision, auc; for"
    " alarms=2 and alarms_major=0.5, per 1,000 words of clean copy, worse is more.",
)
@click.option("--misses", is_flag=True, help="Also list the major and critical spans that were not found.")
@click.option("--false-alarms", is_flag=True, help="Also list the findings that touch no span.")
@click.option("--rules", multiple=True, type=click.Path(path_type=Path), metavar="DIR", help="Further rules.")
@click.option("--select", multiple=True, metavar="RULE,…", help="Only these rules.")
@click.option("--ignore", multiple=True, metavar="RULE,…", help="Not these rules.")
@click.option("--profile", default="wire", show_default=True, metavar="NAME|FILE", help="Scoring profile.")
@click.option("--preview", is_flag=True, help="Also run rules that are still being measured.")
@click.pass_context
def evaluate(
    ctx: click.Context,
    corpus: Path,
    as_json_: bool,
    fail_under: tuple[str, ...],
    misses: bool,
    false_alarms: bool,
    rules: tuple[Path, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    profile: str,
    preview: bool,
) -> None:
    """Measure the rules on a CORPUS of annotated stories (story.txt with story.yaml, at any depth)."""
    limits = parse_limits(split_list(fail_under))

    from tlqa.engine import Checker
    from tlqa.evaluate.corpus import read_corpus
    from tlqa.evaluate.measure import measure
    from tlqa.evaluate.render import as_json, as_text, headline_figures
    from tlqa.evaluate.run import run

    checker = Checker(
        select=split_list(select), ignore=split_list(ignore), rules=rules, profile=profile, preview=preview
    )
    checked = run(checker, read_corpus(corpus))
    figures = measure(checked)
    write((as_json if as_json_ else as_text)(figures, checker.signature))
    for line in _details(checked, misses, false_alarms):
        click.echo(line, err=as_json_)
    failures = list(failed(limits, headline_figures(figures)))
    for failure in failures:
        click.echo(f"tlqa: {failure}", err=True)
    ctx.exit(1 if failures else 0)


def parse_limits(parts: Iterable[str]) -> dict[str, float]:
    """``recall=0.6``, ``precision=75%``, ``alarms=2`` as numbers; shares from 0 to 1.

    Raises:
        UsageError: no such figure, or no number that it can have.
    """
    limits: dict[str, float] = {}
    for part in parts:
        name, _, value = part.partition("=")
        if name not in _SHARES | _CEILINGS:
            known = ", ".join(sorted(_SHARES | _CEILINGS))
            raise UsageError(f"--fail-under {part}: there is no figure '{name}'; there are {known}")
        try:
            number = float(value.removesuffix("%")) / (100 if value.endswith("%") else 1)
        except ValueError as problem:
            raise UsageError(f"--fail-under {part}: '{value}' is not a number") from problem
        if not number >= 0 or (name in _SHARES and number > 1):
            raise UsageError(f"--fail-under {part}: write a share such as 0.6 or 60%")
        limits[name] = number
    return limits


def failed(limits: Mapping[str, float], figures: Mapping[str, float | None]) -> Iterator[str]:
    """What is worse than its limit, in words. A figure that could not be measured is."""
    for name, limit in limits.items():
        value = figures[name]
        if value is None:
            yield f"{name} could not be measured on this corpus"
        elif name in _CEILINGS and value > limit:
            yield f"{name} is {value:.2f}, more than {limit:g}"
        elif name not in _CEILINGS and value < limit:
            yield f"{name} is {value:.3f}, less than {limit:g}"


def _details(checked: Iterable[Checked], misses: bool, false_alarms: bool) -> Iterator[str]:
    from tlqa.evaluate.measure import unfound, untouching
    from tlqa.model import Severity
    from tlqa.outputs.terminal import shorten
    from tlqa.text.positions import LineIndex

    for story, report in checked:
        lines = LineIndex(report.document.text)
        for span in unfound(story, report) if misses else ():
            if span.severity is not Severity.MINOR:
                place = f"{story.path}:{lines.line_of(span.start)}"
                yield f"missed {place} {span.kind} {span.severity}: {shorten(span.text, 80)}"
        for found in untouching(story, report) if false_alarms else ():
            place = f"{story.path}:{lines.line_of(found.start)}"
            what = "alarm" if story.clean else "untouching"
            yield f"{what} {place} {found.rule}: {shorten(found.text, 80)}"
