"""What do 300 rules more cost? python benchmarks/more_rules.py [RULES]

Writes a pack of so many rules, each for a few phrases of the kind that the rules of tables have, of words
that stand in the stories (so that their beginnings are met, and now and then a whole phrase), and checks
varied stories by turns with it and without. Prints the ratio of the shortest times; status 1 where it is
over 1.2.
"""

from __future__ import annotations

import json
import random
import re
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import varied

from tlqa import Checker

_ROUNDS = 7
_SIZE = 300_000
_LIMIT = 1.2


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    texts = varied.of_size(_SIZE)
    with TemporaryDirectory() as folder:
        _write(Path(folder), count)
        checkers = Checker(), Checker(rules=[Path(folder)])
        assert len(checkers[1].rules) == len(checkers[0].rules) + count
        times = [[_timed(checker, texts) for checker in checkers] for _ in range(_ROUNDS + 1)][1:]
    without, with_more = (min(column) for column in zip(*times, strict=True))
    ratio = with_more / without
    size = sum(len(text.encode()) for text in texts) / 1e6
    rules, speeds = len(checkers[0].rules), (size / without, size / with_more)
    print(f"{rules} rules {speeds[0]:.2f} MB/s, {count} more {speeds[1]:.2f} MB/s: {ratio:.2f} times")
    return 1 if ratio > _LIMIT else 0


def _write(folder: Path, count: int) -> None:
    """Rules as JSON, which is YAML, in the family ``synthetic``."""
    chance = random.Random(7)
    words = sorted(set(re.findall(r"\b[a-z]{4,9}\b", " ".join(varied.some(200, seed=9)))))
    (folder / "en" / "synthetic").mkdir(parents=True)
    for number in range(count):
        phrases = [" ".join(chance.sample(words, 2)) for _ in range(5)]
        rule = {
            "name": f"Synthetic {number}",
            "message": "“{text}”: a phrase of the benchmark.",
            "why": "It is measured what a rule costs.",
            "category": "style/unidiomatic-style",
            "severity": "minor",
            "confidence": "low",
            "weight": 1,
            "kind": "pattern",
            "match": rf"\b(?:{'|'.join(phrases)})\b",
            "status": "stable",
            "since": "0.1.0",
            "examples": {"bad": [f"The ⟦{phrases[0]}⟧ stood."], "good": ["It stood.", "They stood."]},
        }
        (folder / "en" / "synthetic" / f"rule-{number}.yaml").write_text(json.dumps(rule), "utf-8")


def _timed(checker: Checker, texts: list[str]) -> float:
    start = time.process_time()
    for text in texts:
        checker.check_text(text)
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
