"""How often figures and names of a source are found in its translation, by value.

    python benchmarks/values.py DIR [--show PAIR]

DIR holds JSON Lines packed with xz (``*.jsonl.xz``) with ``lp``, ``source``, ``target``, ``reference``; rows
of a ``system`` that says what was done to the target have ``unperturbed``, the target before. For every
language pair: in how many segments each firm figure of the source is in the reference, and the reverse. What
is not found there is the floor of false alarms. For every system: how many of its rows raise an alarm that
the sentence before did not, and how many sentences before raise one.
"""

from __future__ import annotations

import argparse
import json
import lzma
from collections import Counter, defaultdict
from pathlib import Path

from tlqa.sources import figures, names_added, names_lost, unanswered

CODES = {
    "german": "de", "french": "fr", "spanish": "es", "italian": "it", "portuguese": "pt", "dutch": "nl",
    "russian": "ru", "ukrainian": "uk", "polish": "pl", "turkish": "tr", "arabic": "ar", "chinese": "zh",
    "japanese": "ja", "czech": "cs", "hindi": "hi",
}  # fmt: skip


FIGURES = {"kept", "added"}
NAMES = {"names kept", "names added"}


def code_of(pair: str) -> str:
    first = pair.partition("-")[0].partition("_")[0]
    return CODES.get(first, first)


def rows(folder: Path):
    for path in sorted(folder.glob("*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if row.get("source"):
                    yield path.name.partition(".")[0], row


def alarms(source: str, target: str, code: str) -> dict[str, list[str]]:
    """What each text has and the other has not, by sort."""
    there, here = figures(source, code), figures(target, "en")
    return {
        "kept": [source[f.start : f.end] for f in unanswered(there, here)],
        "added": [target[f.start : f.end] for f in unanswered(here, there)],
        "names kept": [name.text for name in names_lost(source, code, target)],
        "names added": [name.text for name in names_added(source, code, target)],
    }


def asked(source: str, target: str, code: str) -> dict[str, bool]:
    """Whether a pair has anything that could raise each alarm."""
    return {
        "kept": any(not f.weak for f in figures(source, code)),
        "added": any(not f.weak for f in figures(target, "en")),
        "names kept": True,
        "names added": True,
    }


def references(data, show: str | None) -> None:
    pairs: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for name, row in data:
        if row.get("reference"):
            pairs[name, row["lp"]].add((row["source"], row["reference"]))
    print(f"{'data':18} {'pair':18} {'segments':>8}  share without an alarm, of those that could raise it")
    print(f"{'':46} {'figures':>8} {'reverse':>8} {'names':>8} {'reverse':>8}")
    for (name, pair), texts in sorted(pairs.items()):
        code = code_of(pair)
        counts, good = Counter(), Counter()
        for source, reference in sorted(texts):
            raised = alarms(source, reference, code)
            for sort, could in asked(source, reference, code).items():
                counts[sort] += could
                good[sort] += could and not raised[sort]
            if show == pair and any(raised.values()):
                print(f"- {raised}\n    {source}\n    {reference}")
        shares = " ".join(f"{good[sort] / max(1, counts[sort]):8.3f}" for sort in counts)
        print(f"{name:18} {pair:18} {len(texts):8} {shares}")


def perturbed(data, show: str | None) -> None:
    found: dict[str, Counter] = defaultdict(Counter)
    clean: dict[tuple[str, str, str], dict[str, list[str]]] = {}
    for _, row in data:
        if not row.get("unperturbed"):
            continue
        code = code_of(row["lp"])
        pair = (code, row["source"], row["unperturbed"])
        before = clean.setdefault(pair, alarms(row["source"], row["unperturbed"], code))
        after = alarms(row["source"], row["target"], code)
        new = {sort for sort, what in after.items() if set(what) - set(before[sort])}
        found[row["system"]].update(
            rows=1, figures=bool(new & FIGURES), names=bool(new & NAMES), any=bool(new)
        )
        if show == row["system"] and not new:
            print(f"{code} missed: {row['source']}\n    {row['target']}\n    {row['unperturbed']}")
    print(f"\n{'system':36} {'rows':>5}  share with a new alarm: figures, names, either")
    for system, counts in sorted(found.items()):
        shares = " ".join(f"{counts[sort] / counts['rows']:7.3f}" for sort in ("figures", "names", "any"))
        print(f"{system:36} {counts['rows']:5} {shares}")
    print(f"\nsentences before: {len(clean)}, by language with an alarm of figures, of names, of all")
    for code in [*sorted({code for code, _, _ in clean}), ""]:
        raised = [what for pair, what in clean.items() if pair[0] == code or not code]
        of_figures = sum(any(what[sort] for sort in FIGURES) for what in raised)
        of_names = sum(any(what[sort] for sort in NAMES) for what in raised)
        print(f"  {code or 'all':4} {of_figures} {of_names} {len(raised)}")
    if show == "clean":
        for (code, source, target), what in clean.items():
            if any(what.values()):
                print(f"{code} {what}\n    {source}\n    {target}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", help="a language pair, a system, or 'clean': print what was not found")
    options = parser.parse_args()
    data = list(rows(options.folder))
    references(data, options.show)
    perturbed(data, options.show)


if __name__ == "__main__":
    main()
