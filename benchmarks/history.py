"""What does it cost to keep a run, and to ask? Run ``python benchmarks/history.py [postgresql://…]``.

Records runs of 5,000 made-up stories in a new SQLite file, or in the database named, which will be filled.
Prints the wall time of recording one, of the trend that a report draws, and of the questions of
``tlqa history``. Ends with status 1 where a report would wait for the trend longer than the limit.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tlqa.history import ask, open_history
from tlqa.model import Document, FileReport, Meta, Report, Score, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

LIMIT = 0.2
"""Seconds."""
_RUNS, _STORIES = 30, 5_000
_DESKS = ("Sport", "World", "Business", "Culture", "")


def made(chance: random.Random) -> Report:
    files = []
    for number in range(_STORIES):
        meta = Meta(chance.choice(_DESKS), chance.choice(("fr", "de", "")), chance.choice(("A", "B", "")))
        document = Document("", f"stories/{number}.md", "markdown", "en", (), meta=meta)
        score = Score(chance.uniform(40, 100), Verdict.PASS, chance.uniform(0, 20), chance.randint(200, 900))
        files.append(FileReport(document, (), score))
    return Report("0", "benchmark", tuple(files))


def timed(call: Callable[[], T]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def main() -> int:
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as directory:
        where = sys.argv[1] if len(sys.argv) > 1 else str(Path(directory) / "history.sqlite")
        first = datetime(2026, 11, 2, tzinfo=UTC)
        with open_history(where) as history:
            kept = [
                timed(partial(history.record, made(chance), when=first + timedelta(day)))
                for day in range(_RUNS)
            ]
            print(f"{history.shown}: {_RUNS} runs of {_STORIES:,} stories")
            print(f"  recording one        {statistics.median(kept):.3f} s, the slowest {max(kept):.3f} s")
            trend = timed(lambda: history.trend(_RUNS))
            print(f"  trend of {_RUNS} runs     {trend:.3f} s")
            print(f"  trend by desk        {timed(lambda: history.trend(_RUNS, by='desk')):.3f} s")
            print(f"  5 runs against 5     {timed(lambda: ask.trend(history, 5, 'desk')):.3f} s")
        if len(sys.argv) < 2:
            print(f"  the file             {Path(where).stat().st_size / 2**20:.1f} MB")
    return 0 if trend <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
