"""Measure every rule and write the table that decides which may be stable.

usage: python tools/measure_rules.py [--table FILE] [--check] SOURCE…

A SOURCE is NAME=PATH, or NAME=PATH=REGEX for the documents of a treebank whose id holds REGEX. The NAME
stands in the table, the path does not. What a path may be: docs/corpus.md. With a NAME that two sources
share, they count as one.

Stable rules are measured by themselves, as they run for everybody; the others in a run with all rules,
so that no rule still being measured can hide the alarms of a stable one.

--check   write nothing; status 1 where a stable rule breaks the limits

Printed: the stable rules that break the limits, and rules whose written confidence is not the one measured.
"""

from __future__ import annotations

import re
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tlqa.engine import Checker
from tlqa.evaluate.corpus import read_corpora
from tlqa.evaluate.formats import Wanted
from tlqa.evaluate.run import run
from tlqa.evaluate.stability import Table, doubtful, tabulate, to_csv

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tlqa.evaluate.story import Story

TABLE = Path(__file__).resolve().parents[1] / "rules" / "measured.csv"


def stories(sources: Iterable[str]) -> list[Story]:
    """The stories of all sources; one that cannot be read ends the program."""
    found: list[Story] = []
    for given in sources:
        name, path, pattern = (*given.split("=", 2), "", "")[:3]
        if not path:
            sys.exit(f"{given}: write NAME=PATH")
        corpus = read_corpora([Path(path)], Wanted(re.compile(pattern) if pattern else None))
        if corpus.errors:
            sys.exit("\n".join(map(str, corpus.errors)))
        found += [replace(story, source=name) for story in corpus.stories]
    return found


def measured(given: list[Story], date: str) -> tuple[Table, Checker]:
    """The table of all rules, and the checker that has them all."""
    stable, everything = Checker(), Checker(preview=True)
    table = tabulate(date, run(everything, given), everything.rules)
    own = tabulate(date, run(stable, given), stable.rules)
    return replace(table, rows={**table.rows, **own.rows}), everything


def main() -> None:
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+")
    parser.add_argument("--table", type=Path, default=TABLE)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    table, checker = measured(stories(arguments.sources), datetime.now(UTC).date().isoformat())
    stable = (rule.id for rule in checker.rules if rule.status == "stable")
    breaking = [(rule_id, said) for rule_id in stable if (said := table.breaks(rule_id))]
    for rule_id, said in breaking:
        print(f"stable, but: {rule_id}: {said}")
    for rule_id, written, found in doubtful(table, checker.rules):
        print(f"confidence: {rule_id}: written {written}, measured {found}")
    words = f"{table.clean_words:,} words of clean copy"
    print(f"{len(table.rows)} rules, {words}, {len(breaking)} break the limits")
    if arguments.check:
        sys.exit(1 if breaking else 0)
    arguments.table.write_text(to_csv(table), "utf-8")


if __name__ == "__main__":
    main()
