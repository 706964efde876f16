"""Write docs/rules.md: every rule with what it finds, why, and what it measured. Run ``make docs``."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from tlqa.evaluate.measure import per_1000
from tlqa.evaluate.stability import Table, read_table
from tlqa.outputs.terminal import printable
from tlqa.rulebook.load import load_book
from tlqa.rulebook.marks import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.model import Example, Rule
    from tlqa.rulebook.book import RuleBook

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "rules.md"
TABLE = ROOT / "rules" / "measured.csv"

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")
_INDENT = "    "

_HEAD = """\
# The rules

Written by `make docs` from `rules/` and `rules/measured.csv`; do not edit. `tlqa explain ID` says the same
of one rule, and how it is made.

{counts}.

A rule in *preview* is still being measured and runs with `--preview`; an *optional* one is a matter of style
and runs where a [house style](house-styles.md) or `--select` names it.

The figures are of {date}: alarms on {clean:,} words of clean copy, and right findings of those on
{translated:,} words of machine-translated copy ([what they mean](corpus.md)). What a rule must find stands
in ⟦ ⟧.

"""


def render(book: RuleBook, table: Table) -> str:
    """The page, from a book with its examples and the table of measurements."""
    rules = sorted(book.rules, key=lambda rule: (_family(rule), rule.id))
    groups = [(family, list(members)) for family, members in groupby(rules, key=_family)]
    head = _HEAD.format(
        counts=_counts(rules), date=table.date, clean=table.clean_words, translated=table.translated_words
    )
    contents = ", ".join(f"[{family}](#{family}) ({len(members)})" for family, members in groups)
    return head + contents + "\n" + "".join(_section(*group, table) for group in groups)


def _family(rule: Rule) -> str:
    return rule.id.split("/")[1]


def _counts(rules: list[Rule]) -> str:
    named = {status: sum(rule.status == status for rule in rules) for status in _statuses(rules)}
    return f"{len(rules)} rules: " + ", ".join(f"{count} {status}" for status, count in named.items())


def _statuses(rules: list[Rule]) -> list[str]:
    return [status for status in ("stable", "preview", "optional") if any(r.status == status for r in rules)]


def _section(family: str, rules: list[Rule], table: Table) -> str:
    return f"\n## {family}\n" + "".join("\n" + "\n".join(_rule(rule, table)) + "\n" for rule in rules)


def _rule(rule: Rule, table: Table) -> Iterator[str]:
    status = "" if rule.status == "stable" else f", *{rule.status}*"
    yield f"### {rule.id}"
    yield ""
    severity = rule.severity.value.capitalize()
    yield f"**{_plain(rule.name)}.** {severity}, {rule.confidence} confidence{status}."
    yield f"{_plain(rule.message)} {_plain(rule.why)}"
    yield from _measured(rule, table)
    yield from _example("finds", rule.bad)
    yield from _example("is silent on", rule.good)


def _measured(rule: Rule, table: Table) -> Iterator[str]:
    row = table.rows.get(rule.id)
    if row is None:
        return
    alarms = row.alarms_major + row.alarms_minor
    rate = per_1000(alarms, table.clean_words) or 0.0
    hits = f"{row.right} of {row.hits} hits right" if row.hits else "no hit"
    yield ""
    yield f"Measured: {rate:.3f} alarms in 1,000 clean words ({alarms}), {hits}."


def _example(title: str, examples: tuple[Example, ...]) -> Iterator[str]:
    """The shortest example: one is enough to see what is meant."""
    if not examples:
        return
    example = min(examples, key=lambda each: (len(each.text), each.text))
    yield ""
    yield f"{title}:"
    yield ""
    for line in mark(example.text, example.spans).splitlines():
        yield f"{_INDENT}{printable(line)}".rstrip()


def _plain(text: str) -> str:
    """Text in which nothing is Markdown."""
    return _SPECIAL.sub(r"\\\1", printable(" ".join(text.split())))


def main() -> None:
    PAGE.write_text(render(load_book().with_examples(), read_table(TABLE)), "utf-8")
    print(PAGE)


if __name__ == "__main__":
    main()
