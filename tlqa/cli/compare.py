"""``tlqa compare``: how far drafts are from references, which draft is better, and where."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from tlqa.cli.console import is_terminal, split_list, wants_color, write
from tlqa.cli.options import NAMELESS, checking, coloring
from tlqa.cli.session import open_session
from tlqa.discovery.walk import STDIN
from tlqa.distance.model import Method, Pairing
from tlqa.distance.significance import SEED
from tlqa.errors import UsageError
from tlqa.measures import NAMES, TOKENIZERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.cli.session import Session
    from tlqa.distance.model import Compared, Figures, Found, Paired, Significance
    from tlqa.distance.segments import File
    from tlqa.model import Finding

FURTHER = 1
_AUTO = "auto"
_LINE = "line-"


@click.command()
@click.argument("drafts", nargs=-1, required=True, metavar="DRAFT…", type=click.Path(readable=False))
@click.option(
    "--reference",
    "-r",
    "references",
    multiple=True,
    required=True,
    metavar="REF",
    type=click.Path(readable=False),
    help="What a person wrote; repeatable: a draft may be near to any of them.",
)
@click.option(
    "--pair",
    type=click.Choice([_AUTO, *(each.value for each in Pairing)]),
    default=_AUTO,
    show_default=True,
    help="What is held against what; auto: lines of plain text, else paragraphs, stories in files of many.",
)
@click.option(
    "--metric", "-m", multiple=True, metavar="NAME,…", help="Only these of bleu, chrf, chrf++ and ter."
)
@click.option(
    "--by",
    type=click.Choice(list(NAMES)),
    help="The metric that lines are ordered by.  [default: chrf, or the first of --metric]",
)
@click.option("--tokenize", type=click.Choice(TOKENIZERS), default="13a", show_default=True, help="For BLEU.")
@click.option(
    "--test",
    type=click.Choice([each.value for each in Method]),
    help="Is the difference between drafts more than chance? Paired bootstrap, or approximate randomisation.",
)
@click.option(
    "--samples",
    type=click.IntRange(1, 1_000_000),
    metavar="N",
    help="Of --test.  [default: 1000, for ar 10000]",
)
@click.option(
    "--seed",
    type=click.IntRange(1, 2**32 - 1),
    default=SEED,
    show_default=True,
    metavar="N",
    help="Of --test.",
)
@click.option("--findings", is_flag=True, help="Also check the drafts, and show findings beside the figures.")
@click.option(
    "--worst", type=click.IntRange(0), default=5, show_default=True, metavar="N", help="Show so many lines."
)
@click.option("--lines", is_flag=True, help="Also a table of every line.")
@click.option(
    "--width", type=click.IntRange(0, 12), default=1, show_default=True, metavar="N", help="Digits in text."
)
@click.option(
    "--fail-under",
    multiple=True,
    metavar="FIGURE=N,…",
    help="Status 1 where a draft is further off: chrf=50; of ter more is further; line-chrf=20: any line.",
)
@click.option(
    "--format", "-f", "format_", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True
)
@checking
@coloring
@click.pass_context
def compare(
    ctx: click.Context, /, drafts: tuple[str, ...], references: tuple[str, ...], **given: Any
) -> None:
    """Hold drafts against references: BLEU, chrF, chrF++ and TER, by sacrebleu, whole and line by line.

    \b
    Status: 0 compared
            1 a figure is further off than --fail-under allows
            2 something could not be read, or does not fit together
    """
    _refuse(drafts, references, given)
    metrics = _metrics(given["metric"])
    limits = _limits(split_list(given["fail_under"]), metrics)
    by = _by(given["by"], metrics)
    session = open_session(ctx, given)

    from tlqa.distance.measure import measure
    from tlqa.distance.model import Compared
    from tlqa.distance.pairing import pair
    from tlqa.distance.verdict import comparisons

    files = [_file(session, path) for path in (*drafts, *references)]
    pairing = None if given["pair"] == _AUTO else Pairing(given["pair"])
    paired = pair(files[: len(drafts)], files[len(drafts) :], pairing)
    figures = measure(paired, metrics, given["tokenize"])
    tested = _tested(paired, metrics, given)
    found = _found(session, paired, figures, by) if given["findings"] else ()
    compared = Compared(paired, figures, by, comparisons(figures, by, tested), tested, found)
    write(_rendered(compared, given))
    failures = list(_failures(compared, limits))
    for said in failures:
        click.echo(f"tlqa: {said}", err=True)
    ctx.exit(FURTHER if failures else 0)


def _refuse(drafts: Sequence[str], references: Sequence[str], given: Mapping[str, Any]) -> None:
    named = [*drafts, *references]
    twice = next((path for path in named if named.count(path) > 1), None)
    if twice is not None:
        raise UsageError(f"{twice} is named twice; name each draft and reference once")
    if given["test"] and len(drafts) < 2:
        raise UsageError("--test holds drafts against the first one: name two or more")
    if given["samples"] and not given["test"]:
        raise UsageError("--samples is for --test: say which")


def _metrics(wanted: Sequence[str]) -> tuple[str, ...]:
    names = split_list(wanted) or tuple(NAMES)
    for name in names:
        if name not in NAMES:
            raise UsageError(f"--metric {name}: there is no such metric; there are {', '.join(NAMES)}")
    return tuple(name for name in NAMES if name in names)


def _by(wanted: str | None, metrics: Sequence[str]) -> str:
    if wanted is not None and wanted not in metrics:
        raise UsageError(f"--by {wanted}: it is not one of --metric")
    return NAMES[wanted or ("chrf" if "chrf" in metrics else metrics[0])]


def _limits(parts: Sequence[str], metrics: Sequence[str]) -> dict[str, float]:
    limits = {}
    for part in parts:
        name, _, value = part.partition("=")
        if name.removeprefix(_LINE) not in metrics:
            raise UsageError(f"--fail-under {part}: '{name}' is not measured; there are {', '.join(metrics)}")
        try:
            limits[name] = float(value)
        except ValueError as problem:
            raise UsageError(f"--fail-under {part}: '{value}' is not a number") from problem
        if not limits[name] >= 0:
            raise UsageError(f"--fail-under {part}: '{value}' is not a number from 0")
    return limits


def _file(session: Session, path: str) -> File:
    """A file and how its settings say that it is read; no rule is needed for that."""
    from tlqa import languages
    from tlqa.distance.segments import File
    from tlqa.inputs.base import Raw, find_input, read_file

    told = session.settings(path).checking
    format_ = find_input(told.input_format).NAME if told.input_format else None
    name = session.stdin_name or NAMELESS if path == STDIN else path
    data = sys.stdin.buffer.read() if path == STDIN else read_file(path)
    fields = (told.encoding, told.text_field, told.id_field)
    return File(Raw(data, name, languages.get(told.language), *fields), format_)


def _tested(paired: Paired, metrics: Sequence[str], given: Mapping[str, Any]) -> Significance | None:
    if not given["test"]:
        return None
    from tlqa.distance.significance import significance

    return significance(
        paired, metrics, Method(given["test"]), given["samples"], given["seed"], given["tokenize"]
    )


def _found(session: Session, paired: Paired, figures: Figures, by: str) -> tuple[Found, ...]:
    from tlqa.distance.checked import found

    return tuple(
        found(paired, number, measured, list(_checked(session, paired, number)), by)
        for number, measured in enumerate(figures.drafts)
    )


def _checked(session: Session, paired: Paired, number: int) -> Iterator[tuple[Finding, ...]]:
    side = paired.drafts[number]
    standard_input = side.path == (session.stdin_name or NAMELESS)
    checker = session.checker(STDIN if standard_input else side.path)
    accepted = () if standard_input else checker.accepted(side.path)
    for document in side.documents:
        yield checker.check(document, accepted).findings


def _rendered(compared: Compared, given: Mapping[str, Any]) -> str:
    if given["format_"] == "json":
        from tlqa.distance import as_json

        return as_json.render(compared)
    if given["format_"] == "csv":
        from tlqa.distance import as_csv

        return as_csv.render(compared)
    from tlqa.distance import as_text

    color = wants_color(given["color"], os.environ, terminal=is_terminal(sys.stdout))
    return as_text.render(compared, as_text.Look(given["worst"], given["lines"], given["width"], color))


def _failures(compared: Compared, limits: Mapping[str, float]) -> Iterator[str]:
    """What is further off than its limit, in words; of lines the worst."""
    from tlqa.measures import gain

    for limit, least in limits.items():
        name = NAMES[limit.removeprefix(_LINE)]
        for side, measured in zip(compared.paired.drafts, compared.figures.drafts, strict=True):
            if not limit.startswith(_LINE):
                off = gain(name, measured.story[name], least) < 0
                if off:
                    yield f"{side.path}: {name} is {measured.story[name]:.1f}, the limit {least:g}"
                continue
            lines = [(gain(name, s[name], least), n) for n, s in enumerate(measured.lines) if s is not None]
            beyond = sorted(each for each in lines if each[0] < 0)
            if beyond:
                one = compared.paired.pairing.one
                named = ", ".join(str(n + 1) for _, n in beyond[:10]) + (", …" if len(beyond) > 10 else "")
                yield f"{side.path}: {name} of a {one} is beyond the limit {least:g}, worst first: {named}"
