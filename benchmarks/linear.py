"""Is every rule linear in the length of the text? Run ``python benchmarks/linear.py``.

Each rule runs alone, waiting ones too, on one text of 100 KB, 1 MB and 10 MB, whose sentences and quotations
are known already; garbage is collected between rules, not by whichever happens to be at work. Prints seconds
of processor time per megabyte and the exponent k of time ~ size^k between the last two, worst first; k near 1
is linear. Where a rule that takes any time has k above 1.25 all is measured
again, up to three times, and the shortest times count, for a machine that does something else meanwhile
makes times longer and never shorter. Exits with 1 when one is left that is not linear.
"""

from __future__ import annotations

import gc
import math
import sys
import time
from dataclasses import dataclass

from stories import one_text

from tlqa import Checker
from tlqa.inputs import plain
from tlqa.running import Runner
from tlqa.text.analysis import Analysis

_SIZES = (100_000, 1_000_000, 10_000_000)
_WORTH_MEASURING = 0.02
_LIMIT = 1.25
_ROUNDS = 3


@dataclass(frozen=True)
class _Row:
    rule: str
    per_megabyte: tuple[float, ...]
    exponent: float


def main() -> int:
    checker = Checker()
    times = {rule.id: [math.inf] * len(_SIZES) for rule in checker.rules}
    gc.disable()
    for _ in range(_ROUNDS):
        for number, size in enumerate(_SIZES):
            for rule, seconds in _measure(checker, one_text(size)).items():
                times[rule][number] = min(times[rule][number], seconds)
        rows = sorted((_row(name, found) for name, found in times.items()), key=lambda r: -r.exponent)
        if rows[0].exponent <= _LIMIT:
            break
    print(f"{'rule':48} " + " ".join(f"{size // 1000:>7} KB" for size in _SIZES) + "  exponent")
    for row in rows:
        print(
            f"{row.rule:48} " + " ".join(f"{s:8.4f} s" for s in row.per_megabyte) + f"  {row.exponent:8.2f}"
        )
    worst = [row.rule for row in rows if row.exponent > _LIMIT]
    print("not linear: " + ", ".join(worst) if worst else "every rule is linear")
    return 1 if worst else 0


def _row(rule: str, seconds: list[float]) -> _Row:
    per_megabyte = tuple(s / (size / 1e6) for s, size in zip(seconds, _SIZES, strict=True))
    small = seconds[-1] < _WORTH_MEASURING
    exponent = 1.0 if small else math.log10(seconds[-1] / max(seconds[-2], 1e-6))
    return _Row(rule, per_megabyte, exponent)


def _measure(checker: Checker, text: str) -> dict[str, float]:
    story = Analysis(plain.document(text, "text", checker.language), checker.language)
    for block in story.blocks:
        story.sentences(block)
    story.quotations.in_speech(0)
    runner = Runner(checker.rules, checker.language, checker.profile)
    woken = runner.woken(story)
    gc.freeze()
    found: dict[str, float] = {}
    for number, rule in enumerate(checker.rules):
        runner.prepare(number)
        gc.collect()
        start = time.process_time()
        runner.run(story, woken, frozenset((number,)))
        found[rule.id] = time.process_time() - start
    return found


if __name__ == "__main__":
    sys.exit(main())
