"""How good comparing with a source is on our own pairs, and how long it takes: python benchmarks/pairs.py

Prints the F1 of the alignment with a fifth of the sentences merged, split, dropped or moved at random; recall
of errors planted one at a time, and precision of what is found, by sort; and the time that pairs of 3 KB
take beside that of the same stories alone.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "text"))

from pairs_made import changed, links_of, pairs, planted

from tlqa.engine import Checker

SEEDS = 20
ALL = "en/bilingual"


def alignment() -> None:
    """F1 of who answers to whom, by language and over all."""
    counts: Counter[tuple[str, str]] = Counter()
    for code, source, target in pairs():
        for seed in range(SEEDS):
            pair, gold = changed(source, target, code, seed)
            found = links_of(pair)
            for name in (code, "all"):
                counts[name, "right"] += len(gold & found)
                counts[name, "both"] += len(gold) + len(found)
    print("alignment F1")
    for name in sorted({name for name, _ in counts}):
        print(f"  {name:4} {2 * counts[name, 'right'] / counts[name, 'both']:.4f}")


def errors(show: bool) -> None:
    """Recall of planted errors by sort, precision over all, and alarms on the clean pairs."""
    checker = Checker(select=[ALL], preview=True)
    right: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    alarms = found = 0
    for code, source, target in pairs():
        clean = {f.text for f in checker.check_text(target, source=source, source_language=code).findings}
        if clean and show:
            print(f"  alarms on the clean pair, {code}: {sorted(clean)}")
        for error in planted(source, target, code):
            findings = checker.check_text(error.text, source=source, source_language=code).findings
            hits = [f for f in findings if f.start < error.end and error.start < f.end]
            wanted[error.sort] += 1
            right[error.sort] += bool(hits)
            found += len(findings)
            alarms += len(findings) - len(hits)
            if show and not hits:
                print("  missed", code, error.sort, error.text[error.start : error.end][:80])
    for sort in sorted(wanted):
        print(f"  {sort:14} recall {right[sort] / wanted[sort]:.3f} of {wanted[sort]}")
    whole = sum(wanted.values())
    recall, precision = sum(right.values()) / whole, 1 - alarms / found
    print(f"  all            recall {recall:.3f} of {whole}, precision {precision:.3f}")


def speed(count: int = 300) -> None:
    """Seconds of the processor for so many pairs of about 3 KB, and for the stories alone."""
    made = []
    for n in range(count):
        _, source, target = pairs()[n % len(pairs())]
        times = 3000 // len(target) + 1
        # each is another text, so that nothing is known from the one before
        made.append((f"{n}\n\n" + target * times, f"{n}\n\n" + source * times))
    checker = Checker()
    both = Checker(status={ALL: "stable"})
    for text, source in made[:20]:
        both.check_text(text, source=source)
        checker.check_text(text)
    start = time.process_time()
    for text, _ in made:
        checker.check_text(text)
    alone = time.process_time() - start
    start = time.process_time()
    for text, source in made:
        both.check_text(text, source=source)
    beside = time.process_time() - start
    times = beside / alone
    print(f"{count} stories alone {alone:.1f} s, beside their sources {beside:.1f} s: {times:.2f} times")


if __name__ == "__main__":
    alignment()
    errors(show="--show" in sys.argv)
    speed()
