"""Where the time of a check goes: python benchmarks/stages.py [--size BYTES] [--rules]

Checks varied stories and looks a thousand times a second of processor time which part of the program is at
work (a sampling profiler: what is measured is not slowed down much, and no part counts as more than it is).
Prints the share of each stage and its seconds per megabyte: read, blocks, sentences, tokens, quotations,
tagger, prefilter, each kind of rule, score, output. What a stage asks for late, such as tags, counts as that
stage's, not as the asking rule's. ``--rules`` prints the dearest rules as well, each timed on its own.
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import varied

import tlqa
from tlqa import Checker, languages
from tlqa.inputs.base import Raw, read
from tlqa.model import Report
from tlqa.outputs.base import Options, find_output

if TYPE_CHECKING:
    from types import FrameType

_EVERY = 0.001
_PACKAGE = str(Path(tlqa.__file__).parent) + "/"
_STAGES = (
    ("inputs/", "read"),
    ("text/blocks", "blocks"),
    ("text/runs", "blocks"),
    ("text/lines", "blocks"),
    ("text/sentences", "sentences"),
    ("text/tokens", "tokens"),
    ("text/words", "tokens"),
    ("text/folding", "folding"),
    ("text/quot", "quotations"),
    ("text/tag", "tagger"),
    ("text/mainclause", "tagger"),
    ("text/_chunks", "parser"),
    ("text/_clauses", "parser"),
    ("text/_frames", "parser"),
    ("text/_units", "parser"),
    ("text/fragments", "fragments"),
    ("text/pairs", "rules: odd-pairs"),
    ("rulebook/matcher", "prefilter"),
    ("checks/", "rules: {}"),
    ("scoring/", "score"),
    ("fingerprint", "findings"),
    ("findings", "findings"),
    ("origin", "findings"),
    ("suppress", "findings"),
    ("outputs/", "output"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--size", type=int, default=2_000_000, help="bytes of stories (2,000,000)")
    parser.add_argument("--rules", action="store_true", help="also the dearest rules")
    asked = parser.parse_args()
    texts = varied.of_size(asked.size)
    size = sum(len(text.encode()) for text in texts) / 1e6
    checker = Checker()
    checker.check_text(varied.in_one(20_000, seed=1))
    seen, seconds = sampled(checker, texts)
    whole = seen.total()
    print(
        f"{len(texts)} stories, {size:.2f} MB, {seconds:.2f} s of processor time, {size / seconds:.2f} MB/s"
    )
    for stage, count in seen.most_common():
        share = count / whole
        print(f"{stage:24} {share:6.1%}  {share * seconds / size:7.4f} s/MB")
    if asked.rules:
        _rules(checker, texts[: max(1, len(texts) // 4)])


def sampled(checker: Checker, texts: list[str]) -> tuple[Counter[str], float]:
    """How often each stage was at work, and the seconds it all took: from bytes to the text report."""
    seen: Counter[str] = Counter()

    def look(_number: int, frame: FrameType | None) -> None:
        seen[_stage(frame)] += 1

    language, output = languages.get("en"), find_output("concise")
    before = signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, _EVERY, _EVERY)
    start = time.process_time()
    try:
        for number, text in enumerate(texts):
            raw = Raw(text.encode(), f"{number}.txt", language)
            reports = tuple(checker.check(document) for document in read(raw))
            output.render(Report(tlqa.__version__, checker.signature, reports), Options())
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    return seen, time.process_time() - start


def _stage(frame: FrameType | None) -> str:
    """The innermost stage on the stack."""
    while frame is not None:
        path = frame.f_code.co_filename
        if path.startswith(_PACKAGE):
            inner = path[len(_PACKAGE) :]
            for prefix, stage in _STAGES:
                if inner.startswith(prefix):
                    return stage.format(Path(inner).stem.strip("_"))
        frame = frame.f_back
    return "the rest"


def _rules(checker: Checker, texts: list[str]) -> None:
    """The dearest rules, each by itself beside the cheapest; in seconds per megabyte."""
    size = sum(len(text.encode()) for text in texts) / 1e6
    spent: Counter[str] = Counter()
    for rule in checker.rules:
        alone = Checker(select=[rule.id])
        alone.check_text(texts[0])
        start = time.process_time()
        for text in texts:
            alone.check_text(text)
        spent[rule.id] = round((time.process_time() - start) * 1e6)
    none = min(spent.values())
    print("\nthe dearest rules, each by itself, beside the cheapest")
    for name, micros in spent.most_common(30):
        print(f"{name:48} {(micros - none) / 1e6 / size:7.4f} s/MB")


if __name__ == "__main__":
    sys.exit(main())
