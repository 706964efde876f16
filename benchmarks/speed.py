"""How fast is a whole check? Run ``python benchmarks/speed.py``.

Prints, on one core: megabytes of UTF-8 a second of processor time, over many stories and over one text
of growing size, then the wall time of ``tlqa --version`` and of checking one story against that of
``python -c pass``.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

from stories import CORPUS, one_text, stories

from tlqa import Checker

_RUNS = 9


def main() -> None:
    checker = Checker()
    checker.check_text(one_text(20_000))
    sample = stories(1_000_000)
    seconds = min(_timed(checker, sample) for _ in range(3))
    size = sum(len(text.encode()) for text in sample) / 1e6
    print(f"{len(checker.rules)} rules")
    print(f"many stories  {size:6.2f} MB  {seconds:7.2f} s  {size / seconds:5.2f} MB/s")
    for characters in (100_000, 300_000, 1_000_000, 3_000_000, 10_000_000):
        text = one_text(characters)
        seconds = _timed(checker, [text])
        size = len(text.encode()) / 1e6
        print(f"one text      {size:6.2f} MB  {seconds:7.2f} s  {size / seconds:5.2f} MB/s")
    _cold_start()


def _timed(checker: Checker, texts: list[str]) -> float:
    start = time.process_time()
    for text in texts:
        checker.check_text(text)
    return time.process_time() - start


def _cold_start() -> None:
    story = str(next(iter(sorted(CORPUS.glob("fr-en/*/story.txt")))))
    program = str(Path(sys.executable).parent / "tlqa")
    base = _wall([sys.executable, "-c", "pass"])
    print(f"python -c pass      {base * 1000:6.1f} ms")
    for name, command in (("tlqa --version", ["--version"]), ("tlqa check STORY", ["check", story])):
        wall = _wall([program, *command])
        print(f"{name:18}  {wall * 1000:6.1f} ms  {wall / base:5.1f} times")


def _wall(command: list[str]) -> float:
    """Median wall time of a command in seconds, after one run to warm the caches."""
    times = []
    for _ in range(_RUNS + 1):
        start = time.perf_counter()
        subprocess.run(command, capture_output=True, check=False)
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])


if __name__ == "__main__":
    main()
