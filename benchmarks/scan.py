"""How fast is an archive scanned, and is every story there once after a kill?

Run ``python benchmarks/scan.py [STORIES] [--jobs N] [--format jsonl|parquet] [--in DIR] [--seed N]``.

Writes so many stories of 600 to 800 characters, no two alike (20,000 where not said), scans them, kills the
scan (-9) at a random moment, gives the same command again, and counts: every id once, every finding with its
story. Prints stories a second, processor time, and the most memory that a process had. Status 1 where a story
is missing or doubled.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

from stories import CORPUS

if TYPE_CHECKING:
    from collections.abc import Iterator

_COUNT = 20_000
_SHARD = 50_000
_LEAST = 600
_MOST = 800
_FIGURE = re.compile(r"\d")
_DESKS = ("world", "business", "sport", "culture", "science")
_ENGINES = {"north": 0.1, "south": 0.5, "west": 0.25}
"""Engines, with the share of paragraphs that are damaged."""


def main() -> int:
    asked = _arguments()
    folder = Path(asked.folder or mkdtemp(prefix="tlqa-bench-"))
    try:
        return _measured(asked, folder)
    finally:
        if asked.folder is None:
            shutil.rmtree(folder, ignore_errors=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stories", nargs="?", type=int, default=_COUNT)
    parser.add_argument("--jobs", default="auto")
    parser.add_argument("--format", choices=["jsonl", "parquet"], default="jsonl")
    parser.add_argument("--in", dest="folder", help="where stories and result go, and stay")
    parser.add_argument("--seed", type=int, default=None)
    return parser.parse_args()


def _measured(asked: argparse.Namespace, folder: Path) -> int:
    seed = asked.seed if asked.seed is not None else random.randrange(2**32)
    archive, output = folder / "archive", folder / "scanned"
    began = time.perf_counter()
    size = write(archive, asked.stories, asked.format)
    made = time.perf_counter() - began
    print(f"{asked.stories:,} stories, {size / 1e6:,.1f} MB of {asked.format}, made in {made:.1f} s")
    command = [sys.executable, "-m", "tlqa", "scan", str(archive), "-o", str(output), "-j", asked.jobs]
    share = random.Random(seed).uniform(0.1, 0.9)
    first = Run(command)
    first.kill_at(output, share)
    there = _marked(output)
    print(f"seed {seed}: killed after {first.seconds:,.1f} s, at {share:.0%}: {there:,} stories are there")
    second = Run(command)
    second.finish()
    print(f"gone on with, to the end in {second.seconds:,.1f} s")
    seconds = first.seconds + second.seconds
    cpu = sum(mark["seconds"] for mark in _marks(output))
    print(f"{asked.stories / seconds:,.0f} stories/s of wall time, kill and two starts included")
    print(f"{asked.stories / cpu:,.0f} stories/s of processor time, {size / 1e6 / cpu:.2f} MB/s")
    peaks = [max(run.peaks[name] for run in (first, second)) for name in ("parent", "worker", "all")]
    print("most memory: {:,.0f} MB who leads, {:,.0f} MB a worker, {:,.0f} MB all at once".format(*peaks))
    held = {name: _size(output / name) for name in ("stories", "findings", "failures")}
    print(f"result: {', '.join(f'{name} {held[name] / 1e6:,.1f} MB' for name in held)}")
    return _verified(output, asked.stories)


def write(folder: Path, count: int, format_: str) -> int:
    """Write the archive in shards; its bytes."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    stories = records(count)
    number = 0
    while few := list(islice(stories, _SHARD)):
        path = folder / f"shard-{number:05}.{format_}"
        if format_ == "parquet":
            import pyarrow as pa
            import pyarrow.parquet as pq

            pq.write_table(pa.Table.from_pylist(few), path, compression="zstd", row_group_size=10_000)
        else:
            with path.open("w", encoding="utf-8") as file:
                file.writelines(json.dumps(each, ensure_ascii=False) + "\n" for each in few)
        number += 1
    return _size(folder)


def records(count: int, seed: int = 0) -> Iterator[dict[str, Any]]:
    """Stories of a headline and paragraphs of the corpus, clean and damaged, with other figures in each."""
    chance = random.Random(seed)
    clean, damaged = _paragraphs(clean=True), _paragraphs(clean=False)
    engines = list(_ENGINES)
    for number in range(count):
        engine = chance.choice(engines)
        share = _ENGINES[engine]
        head, _ = chance.choice(clean)
        parts, length, wanted = [f"{head} ({number})"], len(head), chance.randrange(_LEAST, _MOST)
        while length < _LEAST:
            _, body = chance.choice(damaged if chance.random() < share else clean)
            each = chance.choice(body)[: wanted - length]
            parts.append(each)
            length += len(each) + 2
        text = _FIGURE.sub(lambda _: str(chance.randrange(1, 10)), "\n\n".join(parts[1:]))
        yield {
            "id": f"story-{number}",
            "text": f"{parts[0]}\n\n{text}",
            "desk": chance.choice(_DESKS),
            "engine": engine,
            "published": f"2026-{1 + number % 12:02}-{1 + number // 12 % 28:02}",
        }


def _paragraphs(*, clean: bool) -> list[tuple[str, list[str]]]:
    """The headline of each story of the corpus, and its paragraphs."""
    found = []
    for path in sorted(CORPUS.glob("*/*/story.txt")):
        head, *body = [each.strip() for each in path.read_text("utf-8").split("\n\n") if each.strip()]
        if body and (path.parts[-3] == "clean") is clean:
            found.append((head.splitlines()[0], body))
    return found


@dataclass
class Run:
    """A scan as a program; ``peaks`` is the most memory, in MB, of the parent, of a worker and of all."""

    command: list[str]
    seconds: float = 0.0
    peaks: dict[str, float] = field(default_factory=lambda: dict.fromkeys(("parent", "worker", "all"), 0.0))

    def __post_init__(self) -> None:
        self._began = time.perf_counter()
        self._process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL)

    def kill_at(self, output: Path, share: float) -> None:
        """Kill it when so much of the input is done."""
        while self._process.poll() is None and _share(output) < share:
            self._look()
            time.sleep(0.2)
        self._process.kill()
        self._end()
        if self._process.returncode != -signal.SIGKILL:
            raise SystemExit(
                f"it ended with {self._process.returncode} before it could be killed: scan more stories"
            )

    def finish(self) -> None:
        """Wait for its end."""
        while self._process.poll() is None:
            self._look()
            time.sleep(0.2)
        self._end()
        if self._process.returncode:
            sys.exit("the scan failed")

    def _end(self) -> None:
        self._process.wait()
        self.seconds = time.perf_counter() - self._began

    def _look(self) -> None:
        parent = self._process.pid
        workers = [_memory(pid) for pid in _children(parent)]
        led = _memory(parent)
        for name, value in (
            ("parent", led),
            ("worker", max(workers, default=0.0)),
            ("all", led + sum(workers)),
        ):
            self.peaks[name] = max(self.peaks[name], value)


def _children(pid: int) -> list[int]:
    try:
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _memory(pid: int) -> float:
    """What a process has in memory now, MB."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    except (OSError, IndexError):
        return 0.0


def _marks(output: Path) -> list[dict[str, Any]]:
    paths = (path for path in (output / "done").glob("*.json") if not path.name.startswith("."))
    return [json.loads(path.read_text("utf-8")) for path in paths]


def _marked(output: Path) -> int:
    return sum(mark["stories"] for mark in _marks(output))


def _share(output: Path) -> float:
    """What share of the input has been done."""
    try:
        weight = json.loads((output / "scan.json").read_text("utf-8"))["weight"]
    except (OSError, ValueError):
        return 0.0
    done: dict[int, int] = {}
    for mark in _marks(output):
        done[mark["split"]] = max(done.get(mark["split"], 0), mark["weight"])
    return sum(done.values()) / weight


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.glob("*") if path.is_file())


def _verified(output: Path, count: int) -> int:
    import duckdb

    stories, findings = output / "stories" / "*.parquet", output / "findings" / "*.parquet"
    rows, ids, low, high, found = duckdb.execute(
        "SELECT count(*), count(DISTINCT id), min(substr(id, 7)::BIGINT), max(substr(id, 7)::BIGINT), "
        "sum(findings)::BIGINT FROM read_parquet(?)",
        [str(stories)],
    ).fetchall()[0]
    places, orphans = duckdb.execute(
        'SELECT count(DISTINCT (path, "offset", nth, number)), count(*) FILTER (id NOT IN '
        "(SELECT id FROM read_parquet(?))) FROM read_parquet(?)",
        [str(stories), str(findings)],
    ).fetchall()[0]
    right = (rows, ids, low, high, places, orphans) == (count, count, 0, count - 1, found, 0)
    print(
        f"{rows:,} rows, {ids:,} ids from {low:,} to {high:,}; {places:,} findings, {orphans} without a story"
    )
    print("every story once, with its findings" if right else "STORIES ARE MISSING OR DOUBLED")
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main())
