"""How good comparing with a source is on our own pairs, and how long it takes: python benchmarks/pairs.py

Prints the F1 of the alignment with a fifth of the sentences merged, split, dropped or moved at random; recall
of errors planted one at a time, and precision of what is found, by sort; the same for the annotated stories,
whose errors are planted all at once, by sort and by language, with the alarms on the same stories without
errors; and the time that pairs of 3 KB take beside that of the same stories alone. With ``--annotated``
only the annotated stories; with ``--show`` every error that is missed and every alarm.
"""

from __future__ import annotations

import gc
import re
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "text"))

from pairs_annotated import NO_RULE, Story, false_alarms, rule_of, stories
from pairs_made import changed, links_of, pairs, planted

from tlqa.engine import Checker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tlqa.model import Finding

SEEDS = 20
ALL = "en/bilingual"


def alignment() -> None:
    """F1 of who answers to whom, by language and over all."""
    counts: Counter[tuple[str, str]] = Counter()
    for code, source, target in (*pairs(), *pairs(annotated=True)):
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


def annotated(preview: bool, show: bool) -> None:
    """Recall and precision on the annotated stories, by sort and language, and alarms on the clean ones."""
    checker = Checker(select=[ALL], preview=preview)
    counts: Counter[tuple[str, str]] = Counter()
    for story in stories():
        _damaged(checker, story, counts, show)
        _clean(checker, story, counts, show)
    print(f"annotated stories, {'with preview' if preview else 'stable rules'}")
    print(f"  {'':22} {'planted':>7} {'recall':>7} {'findings':>8} {'precision':>9}")
    names = sorted({name for name, what in counts if what in ("planted", "findings")}, key=_order)
    for name in names:
        planted, findings = counts[name, "planted"], counts[name, "findings"]
        recall = f"{counts[name, 'found'] / planted:7.3f}" if planted else f"{'-':>7}"
        precision = f"{counts[name, 'right'] / findings:9.3f}" if findings else f"{'-':>9}"
        print(f"  {name:22} {planted:7} {recall} {findings:8} {precision}{' (no rule)' * (name in NO_RULE)}")
    for what in ("untouched", "reworded"):
        alarms, words = counts["all", f"alarms {what}"], counts["all", f"words {what}"]
        print(
            f"  {what} clean stories: {alarms} alarms in {words} words, {1000 * alarms / words:.2f} per 1,000"
        )


def _order(name: str) -> tuple[int, str]:
    return (3 if name == "all" else 2 if len(name) == 2 else 1), name


def _damaged(checker: Checker, story: Story, counts: Counter[tuple[str, str]], show: bool) -> None:
    text, errors = story.damaged
    findings = checker.check_text(text, source=story.source, source_language=story.code).findings
    alarms = false_alarms(errors, findings)
    for error in errors:
        found = any(error.seen_by(finding) for finding in findings)
        for name in (error.sort, story.code, "all"):
            counts[name, "planted"] += 1
            counts[name, "found"] += found
        if show and not found:
            print(f"  missed {story.name} {story.code} {error.sort}: {text[error.start : error.end][:70]!r}")
    for finding in findings:
        for name in (rule_of(finding), story.code, "all"):
            counts[name, "findings"] += 1
            counts[name, "right"] += finding not in alarms
    if show:
        _tell(f"alarm {story.name} {story.code}", alarms)


def _clean(checker: Checker, story: Story, counts: Counter[tuple[str, str]], show: bool) -> None:
    for what, text in (("untouched", story.english), ("reworded", story.reworded)):
        findings = checker.check_text(text, source=story.source, source_language=story.code).findings
        counts["all", f"alarms {what}"] += len(findings)
        counts["all", f"words {what}"] += len(text.split())
        if show:
            _tell(f"alarm, {what} {story.name} {story.code}", findings)


def _tell(where: str, findings: Sequence[Finding]) -> None:
    for finding in findings:
        theirs = f" | {finding.source.text[:60]!r}" if finding.source else ""
        print(f"  {where} {rule_of(finding)}: {finding.text[:50]!r}{theirs}")


def mixed(count: int) -> Iterator[tuple[str, str, str]]:
    """So many stories of some 3 KB with their sources, no two alike: our paragraphs in an order of their own.

    Figures of three digits and more are others in each, the same on both sides.
    """
    by_code: dict[str, list[list[tuple[str, str]]]] = {}
    for code, source, target in (*pairs(), *pairs(annotated=True)):
        both = source.strip().split("\n\n"), target.strip().split("\n\n")
        by_code.setdefault(code, []).append(list(zip(*both, strict=True)))
    codes = sorted(code for code, stories in by_code.items() if len(stories) > 4)
    for n in range(count):
        draw, code = Random(n), codes[n % len(codes)]
        heads = [story[0] for story in by_code[code]]
        body = [paragraph for story in by_code[code] for paragraph in story[1:]]
        draw.shuffle(body)
        taken = [draw.choice(heads)]
        while sum(len(target) for _, target in taken) < 3000 and body:
            taken.append(body.pop())
        digits = str.maketrans("123456789", "".join(draw.sample("123456789", 9)))
        source, target = ("\n\n".join(each) for each in zip(*taken, strict=True))
        yield code, _renumbered(source, digits), _renumbered(target, digits)


def _renumbered(text: str, digits: dict[int, int]) -> str:
    return re.sub(r"[0-9]{3,}", lambda match: match[0].translate(digits), text)


def speed(count: int = 1000) -> None:
    """Seconds of the processor for so many pairs of about 3 KB, and for the stories alone.

    Half of the stories are checked with the rules of the family that are preview, too; none twice.
    """
    gc.set_threshold(100_000, 20, 20)  # as on the command line
    alone, beside = Checker(), (Checker(), Checker(status={ALL: "stable"}))
    warm, times, size = 50, [[0.0, 0.0], [0.0, 0.0]], 0
    for n, (code, source, target) in enumerate(mixed(2 * count + warm)):
        start = time.process_time()
        alone.check_text(target)
        between = time.process_time()
        beside[n // 13 % 2].check_text(target, source=source, source_language=code)
        end = time.process_time()
        if n >= warm:
            size += len(target)
            times[n // 13 % 2][0] += between - start
            times[n // 13 % 2][1] += end - between
    print(f"stories of {size / count / 2:.0f} characters")
    for name, (first, second) in zip(("stable rules", "and preview"), times, strict=True):
        ratio = second / first
        print(f"  {name}: alone {first:.1f} s, beside their sources {second:.1f} s: {ratio:.2f} times")


if __name__ == "__main__":
    show = "--show" in sys.argv
    if "--annotated" not in sys.argv:
        alignment()
        errors(show)
    for preview in (False, True):
        annotated(preview, show=preview and show)
    if "--annotated" not in sys.argv:
        speed()
