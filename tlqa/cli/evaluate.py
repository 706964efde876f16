"""``tlqa evaluate``: recall, precision and false alarms on annotated stories."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tlqa.cli.console import split_list, write
from tlqa.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tlqa.engine import Checker
    from tlqa.evaluate.measure import Checked, Figures

WORSE, COULD_NOT_READ = 1, 2

# Of these a smaller number is the better one.
_CEILINGS = {"alarms", "alarms_major"}
_SHARES = {"recall", "recall_all", "precision", "auc", "source_lang_guess"}


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=click.Path(path_type=Path))
@click.option("--json", "as_json_", is_flag=True, help="Figures for programs.")
@click.option(
    "--fail-under",
    multiple=True,
    metavar="FIGURE=N,…",
    help="Status 1 where a figure is worse: recall=0.6 or recall=60%, recall_all, precision, auc,"
    " source_lang_guess; for alarms=2 and alarms_major=0.5, per 1,000 words of clean copy, worse is more.",
)
@click.option("--misses", is_flag=True, help="Also list the major and critical spans that were not found.")
@click.option("--false-alarms", is_flag=True, help="Also list the findings that touch no span.")
@click.option("--per-rule", is_flag=True, help="Also list the rules that fired nowhere.")
@click.option("--documents", metavar="REGEX", help="Of treebanks, only documents whose id holds this.")
@click.option("--rules", multiple=True, type=click.Path(path_type=Path), metavar="DIR", help="Further rules.")
@click.option("--select", multiple=True, metavar="RULE,…", help="Only these rules.")
@click.option("--ignore", multiple=True, metavar="RULE,…", help="Not these rules.")
@click.option("--profile", default="wire", show_default=True, metavar="NAME|FILE", help="Scoring profile.")
@click.option("--preview", is_flag=True, help="Also run rules that are still being measured.")
@click.pass_context
def evaluate(ctx: click.Context, /, paths: tuple[Path, ...], **given: Any) -> None:
    """Measure the rules on corpora: all the PATHs are one evaluation.

    \b
    A PATH is a directory of story.txt with story.yaml, at any depth;
              a directory with mt/ and clean/ of NNN.txt with NNN.json;
              MQM segments, *.jsonl or *.jsonl.xz;
              a treebank as clean copy, *.conllu or *.conllu.xz.
    \b
    Status: 0 measured, and no figure is under its limit
            1 a figure is worse than --fail-under allows
            2 something could not be read; the rest has been measured
    """
    limits = parse_limits(split_list(given["fail_under"]))
    wanted = _documents(given["documents"])

    from tlqa.evaluate.corpus import read_corpora
    from tlqa.evaluate.formats import Wanted
    from tlqa.evaluate.measure import by_source, measure
    from tlqa.evaluate.render import as_json, as_text, headline_figures
    from tlqa.evaluate.run import run

    checker = _checker(given)
    corpus = read_corpora(paths, Wanted(wanted))
    checked = run(checker, corpus.stories)
    figures = measure(checked)
    silent = _silent(checker, figures) if given["per_rule"] else ()
    render = as_json if given["as_json_"] else as_text
    write(render(figures, checker.signature, by_source(checked), silent))
    for line in _details(checked, given["misses"], given["false_alarms"]):
        click.echo(line, err=given["as_json_"])
    failures = list(failed(limits, headline_figures(figures)))
    for said in (*(f"error: {error}" for error in corpus.errors), *failures):
        click.echo(f"tlqa: {said}", err=True)
    ctx.exit(COULD_NOT_READ if corpus.errors else WORSE if failures else 0)


def _checker(given: dict[str, Any]) -> Checker:
    from tlqa.engine import Checker

    return Checker(
        select=split_list(given["select"]),
        ignore=split_list(given["ignore"]),
        rules=given["rules"],
        profile=given["profile"],
        preview=given["preview"],
    )


def _documents(pattern: str | None) -> re.Pattern[str] | None:
    try:
        return None if pattern is None else re.compile(pattern)
    except re.error as problem:
        raise UsageError(f"--documents: not a regular expression: {problem}") from problem


def _silent(checker: Checker, figures: Figures) -> tuple[str, ...]:
    fired = {each.rule for each in figures.rules}
    return tuple(rule.id for rule in checker.rules if rule.id not in fired)


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
        lines = LineIndex(report.document.file_text)
        for span in unfound(story, report) if misses else ():
            if span.severity is not Severity.MINOR:
                place = f"{story.path}:{lines.line_of(span.start)}"
                yield f"missed {place} {span.kind} {span.severity}: {shorten(span.text, 80)}"
        for found in untouching(story, report) if false_alarms else ():
            place = f"{story.path}:{lines.line_of(found.start)}"
            what = "alarm" if story.clean else "untouching"
            yield f"{what} {place} {found.rule}: {shorten(found.text, 80)}"
