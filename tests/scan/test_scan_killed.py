"""Killed at any moment, and gone on with: the same rows as of a scan that nobody disturbed."""

from __future__ import annotations

import json
import os
import random
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING

from scanning import begin, everything, lines, rows, scan, write

if TYPE_CHECKING:
    import subprocess

FILES, EACH, PART = 8, 60, 10
KILLS = 3


def archive(where: Path) -> Path:
    for number in range(FILES):
        write(where / f"{number}.jsonl", lines(range(number * EACH, (number + 1) * EACH)))
    return where


def marks(output: Path) -> list[Path]:
    return [path for path in (output / "done").glob("*.json") if not path.name.startswith(".")]


def children(process: subprocess.Popen[bytes]) -> list[int]:
    """The processes that it began and that work for it."""
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return [int(pid) for pid in listed if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_until(holds: object, seconds: float = 240) -> None:
    end = time.monotonic() + seconds
    while not holds():  # type: ignore[operator]
        assert time.monotonic() < end, "it takes too long"
        time.sleep(0.004)


def test_killed_again_and_again(tmp_path: Path) -> None:
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    chance = random.Random(seed)
    tree, output = archive(tmp_path / "tree"), tmp_path / "out"
    command = ("scan", tree, "-o", output, "-j", "2", "--part-stories", str(PART))
    for _ in range(KILLS):
        run = begin(*command)
        wanted = len(marks(output)) + chance.randint(0, 6)
        wait_until(lambda wanted=wanted, run=run: len(marks(output)) >= wanted or run.poll() is not None)
        time.sleep(chance.random() * 0.05)
        workers = children(run) if run.poll() is None else []
        run.kill()
        run.communicate(timeout=60)
        wait_until(lambda workers=workers: not any(map(is_alive, workers)))
        found = [(row["path"], row["offset"]) for row in rows(output)]
        assert len(found) == len(set(found)), "a story is there twice"
        there = sum(json.loads(path.read_text())["stories"] for path in marks(output))
        assert len(found) >= there, "a part has its mark and not its rows"

    run = begin(*command)  # and one of its processes is killed, which it gets over
    wait_until(lambda: len(children(run)) == 2 or run.poll() is not None)
    before = len(marks(output))
    wait_until(lambda: len(marks(output)) > before or run.poll() is not None)
    for pid in children(run)[:1] if run.poll() is None else []:
        os.kill(pid, signal.SIGKILL)
    _, said = run.communicate(timeout=240)
    assert run.returncode == 0, said.decode()

    scan(tree, tmp_path / "undisturbed", stories=PART)
    assert everything(output) == everything(tmp_path / "undisturbed")
    assert len(rows(output)) == FILES * EACH
    assert json.loads((output / "finished.json").read_text())["stories"] == FILES * EACH
    assert not list(output.rglob(".*.tmp")), "what was half written is left"


def test_a_scan_that_is_done_is_left_as_it_is(tmp_path: Path) -> None:
    tree, output = write(tmp_path / "a.jsonl", lines(range(9))), tmp_path / "out"
    first = scan(tree, output, stories=2)
    before = {path: path.stat().st_mtime_ns for path in output.rglob("*.parquet")}
    assert scan(tree, output, stories=2) == first
    assert {path: path.stat().st_mtime_ns for path in output.rglob("*.parquet")} == before
