"""tlqa beside other checkers, on the same stories and one core: python benchmarks/peers [--only NAME,…]

Installs each into ``.peers`` by its own client (go, mvn, cargo, pip, npm), says which could not be, and
goes on with the others. Prints for each, with its usual rules and with those nearest to ours: seconds to
start (a story of one line), megabytes a second of processor time after that on varied stories, the most
memory; and of the annotated stories of ``corpus`` how many of the marked places it touches, how many of its
findings touch one, and its alarms per 1,000 words of the clean ones. Status 1 where one could not be
installed or run.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import varied
from others import FOLDER, OURS, PEERS, ROOT, Found, Peer

from tlqa.evaluate.corpus import read_corpora

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tlqa.evaluate.story import Story

_LEAST = "A boat came in at noon.\n"
_LONGEST = 1_200  # seconds


@dataclass(frozen=True)
class Run:
    """One run of a program: wall and processor seconds, and the most memory in MB."""

    wall: float
    cpu: float
    memory: float
    out: str


def main() -> int:
    asked = _asked()
    FOLDER.mkdir(exist_ok=True)
    peers = [OURS, *(p for p in PEERS if not asked.only or p.name in asked.only)]
    there = [peer for peer in peers if _installed(peer)]
    print(
        f"{'':14} {'rules':6} {'start':>7} {'MB/s':>7} {'memory':>8}   marked   right  alarms per 1,000 words"
    )
    with TemporaryDirectory() as folder:
        small, large = _write(Path(folder), asked.size)
        corpus = read_corpora([ROOT / "corpus"]).stories
        ran = [_row(peer, like, small, large, corpus) for peer in there for like in (False, True)]
    return 0 if len(there) == len(peers) and all(ran) else 1


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--only", type=lambda names: names.split(","), help="of the peers only these")
    parser.add_argument("--size", type=int, default=1_000_000, help="bytes of stories (1,000,000)")
    return parser.parse_args()


def _installed(peer: Peer) -> bool:
    if peer.made.exists():
        return True
    try:
        if shutil.which(peer.needs) is None:
            raise OSError(f"{peer.needs} is not here")
        peer.install()
    except (OSError, subprocess.SubprocessError) as problem:
        print(f"{peer.name} could not be installed: {problem}", file=sys.stderr)
        return False
    return True


def _write(folder: Path, size: int) -> tuple[list[Path], list[Path]]:
    small = folder / "small.txt"
    small.write_text(_LEAST, "utf-8")
    large = []
    for number, text in enumerate(varied.of_size(size)):
        large.append(folder / f"story-{number:05}.txt")
        large[-1].write_text(text, "utf-8")
    return [small], large


def _row(
    peer: Peer, like: bool, small: Sequence[Path], large: Sequence[Path], corpus: Sequence[Story]
) -> bool:
    """Print a peer's line; whether it could be measured."""
    rules = "like" if like else "usual"
    try:
        start = min((_run(peer.run(small, like)) for _ in range(3)), key=lambda run: run.cpu)
        whole = _run(peer.run(large, like))
        quality = _quality(peer, like, corpus)
    except (OSError, ValueError, KeyError, RuntimeError, subprocess.SubprocessError) as problem:
        print(f"{peer.name:14} {rules:6} failed: {str(problem)[:200]}", flush=True)
        return False
    size = sum(path.stat().st_size for path in large)
    speed = size / 1e6 / max(whole.cpu - start.cpu, 1e-3)
    print(
        f"{peer.name:14} {rules:6} {start.wall:6.2f} s {speed:7.2f} {whole.memory:5.0f} MB   {quality}",
        flush=True,
    )
    return True


def _run(command: list[str]) -> Run:
    """Run a command on one core."""
    began = time.perf_counter()
    with TemporaryDirectory() as folder, (Path(folder) / "out").open("w+") as out:
        process = subprocess.Popen(
            ["taskset", "-c", "0", *command], stdout=out, stderr=subprocess.DEVNULL, cwd=ROOT
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - began
        if process.returncode not in (0, 1):
            raise RuntimeError(f"status {process.returncode}")
        out.seek(0)
        return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, out.read())


def _quality(peer: Peer, like: bool, corpus: Sequence[Story]) -> str:
    files = {str(story.path): story for story in corpus}
    found = list(peer.read(_run(peer.run([story.path for story in corpus], like)).out))
    if peer.name == "pofilter":
        return "not told: its findings are of units"
    by_file: dict[str, list[Found]] = {file: [] for file in files}
    for each in found:
        by_file.setdefault(str(Path(each.file).resolve()), []).append(each)
    marked = touched = right = alarms = words = 0
    for file, story in files.items():
        here = by_file[file]
        if not story.spans and not story.translated:
            alarms += len(here)
            words += len(story.text.split())
            continue
        marked += len(story.spans)
        touched += sum(any(f.start < s.end and s.start < f.end for f in here) for s in story.spans)
        right += sum(any(f.start < s.end and s.start < f.end for s in story.spans) for f in here)
    on_damaged = len(found) - alarms
    share, per_1000 = 100 * right / max(1, on_damaged), 1000 * alarms / max(1, words)
    return f"{touched:4}/{marked} {share:5.0f} %  {per_1000:6.1f}"


if __name__ == "__main__":
    sys.exit(main())
