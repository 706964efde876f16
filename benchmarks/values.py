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
from collections import defaultdict
from pathlib import Path

from tlqa.sources import figures, unanswered

CODES = {
    "german": "de", "french": "fr", "spanish": "es", "italian": "it", "portuguese": "pt", "dutch": "nl",
    "russian": "ru", "ukrainian": "uk", "polish": "pl", "turkish": "tr", "arabic": "ar", "chinese": "zh",
    "japanese": "ja", "czech": "cs", "hindi": "hi",
}  # fmt: skip


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


def lost(source: str, target: str, code: str) -> tuple[list[str], list[str]]:
    """The figures of the source that the target lacks, and those that only the target has, as written."""
    there, here = figures(source, code), figures(target, "en")
    return (
        [source[f.start : f.end] for f in unanswered(there, here)],
        [target[f.start : f.end] for f in unanswered(here, there)],
    )


def references(data, show: str | None) -> None:
    pairs: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for name, row in data:
        if row.get("reference"):
            pairs[name, row["lp"]].add((row["source"], row["reference"]))
    print(
        f"{'data':20} {'pair':18} {'segments':>8} {'kept':>7} {'reverse':>7} {'both':>7}  (of those with figures)"
    )
    for (name, pair), texts in sorted(pairs.items()):
        code, counts = code_of(pair), [0, 0, 0, 0, 0, 0]
        for source, reference in sorted(texts):
            missing, added = lost(source, reference, code)
            there = any(not f.weak for f in figures(source, code))
            here = any(not f.weak for f in figures(reference, "en"))
            for i, (asked, bad) in enumerate(
                [(there, missing), (here, added), (there or here, missing + added)]
            ):
                counts[i * 2] += asked
                counts[i * 2 + 1] += bool(asked and not bad)
            if show == pair and (missing or added):
                print(f"- {missing} + {added}\n    {source}\n    {reference}")
        shares = [good / max(1, asked) for asked, good in zip(counts[::2], counts[1::2], strict=True)]
        print(f"{name:20} {pair:18} {counts[4]:8} " + " ".join(f"{share:7.3f}" for share in shares))


def perturbed(data, show: str | None) -> None:
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    clean: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for _, row in data:
        if not row.get("unperturbed"):
            continue
        code = code_of(row["lp"])
        clean[code].add((row["source"], row["unperturbed"]))
        before, after = (set(sum(lost(row["source"], row[k], code), [])) for k in ("unperturbed", "target"))
        found[row["system"]][0] += 1
        found[row["system"]][1] += bool(after - before)
        if show == row["system"] and not after - before:
            print(f"{code} missed: {row['source']}\n    {row['target']}\n    {row['unperturbed']}")
    print("\nsystem: rows, share with a new alarm")
    for system, (count, hits) in sorted(found.items()):
        print(f"  {system:36} {count:5} {hits / count:6.3f}")
    alarms = {c: [t for t in sorted(texts) if any(lost(*t, c))] for c, texts in clean.items()}
    if show == "clean":
        for code, texts in alarms.items():
            for source, target in texts:
                print(f"{code} {lost(source, target, code)}\n    {source}\n    {target}")
    total = sum(len(texts) for texts in clean.values())
    print(f"sentences before: {total}, with an alarm {sum(map(len, alarms.values())) / max(1, total):.3f}")
    print("  " + ", ".join(f"{c} {len(alarms[c])}/{len(clean[c])}" for c in sorted(clean)))


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
