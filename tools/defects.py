"""How often one known defect in a sentence is found, by kind of defect.

usage: python tools/defects.py [--select RULES] [--preview] FILE

FILE is JSON Lines (``*.jsonl``, ``*.jsonl.xz``) with ``target``, a sentence, ``unperturbed``, the same
sentence before one defect was put into it, and ``system``, the kind of defect; lines without
``unperturbed`` are skipped. That is the form of DEMETR (Karpinska et al. 2022,
https://aclanthology.org/2022.emnlp-main.649/).

Printed: for each kind, the share of sentences with a finding that the untouched sentence does not have;
and the share of the untouched sentences with any finding, each counted once.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tlqa import Checker
from tlqa.errors import TlqaError
from tlqa.evaluate.formats._files import numbered_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Found = Counter[tuple[str, str]]


def pairs(path: Path) -> Iterator[tuple[str, str, str]]:
    """Kind, touched and untouched sentence of each line that has them; ends the program at a broken line."""
    for number, line in numbered_lines(path):
        try:
            row = json.loads(line)
            if row.get("unperturbed"):
                yield row["system"], row["target"], row["unperturbed"]
        except (ValueError, KeyError, AttributeError) as problem:
            sys.exit(f"{path}:{number}: {problem!r}")


def found_by(checker: Checker) -> Callable[[str], Found]:
    """What a text's findings are, without their place: the defect moves what stands after it."""

    @cache
    def find(text: str) -> Found:
        return Counter((finding.rule, finding.text) for finding in checker.check_text(text).findings)

    return find


def table(rows: Iterable[tuple[str, str, str]], find: Callable[[str], Found]) -> Iterator[str]:
    """The lines to print, the kind found most often first."""
    total: Counter[str] = Counter()
    found: Counter[str] = Counter()
    untouched: dict[str, bool] = {}
    for kind, touched, before in rows:
        total[kind] += 1
        found[kind] += bool(find(touched) - find(before))
        untouched[before] = bool(find(before))
    for kind in sorted(total, key=lambda k: (-found[k] / total[k], k)):
        yield f"{kind:32s}{100 * found[kind] / total[kind]:6.1f} %  of {total[kind]}"
    alarms = sum(untouched.values())
    yield f"{'untouched':32s}{100 * alarms / max(1, len(untouched)):6.1f} %  {alarms} of {len(untouched)}"


def main() -> None:
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--select", default="", help="only these rules, as for tlqa check")
    parser.add_argument("--preview", action="store_true", help="also rules that are still being measured")
    given = parser.parse_args()
    try:
        selected = [s for s in given.select.split(",") if s]
        checker = Checker(select=selected, preview=given.preview)
        print("\n".join(table(pairs(given.file), found_by(checker))))
    except TlqaError as problem:
        sys.exit(str(problem))


if __name__ == "__main__":
    main()
