"""A baseline is the old one or the new one, whenever the program is killed that writes it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from tlqa.baseline.file import read_baseline

ROOT = str(Path(__file__).parents[2])
WRITE = """
import sys
from tlqa.baseline.entries import Baseline, Entry
from tlqa.baseline.file import write_baseline
print("ready", flush=True)
for number in range(100_000):
    entries = [Entry(f"{n}.txt", "en/a/b", str(number), f"{n:x}", "ab") for n in range(500)]
    write_baseline(Baseline(sys.argv[1], tuple(entries)))
"""


def test_killed_at_any_moment(tmp_path: Path) -> None:
    path = tmp_path / "tlqa-baseline.json"
    moments = random.Random(11)
    seen = set()
    for _ in range(50):
        with subprocess.Popen(
            [sys.executable, "-c", WRITE, str(path)],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": ROOT},
        ) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"ready\n"
            time.sleep(moments.random() / 20)
            process.send_signal(signal.SIGKILL)
        if path.exists():
            entries = read_baseline(path).entries
            assert len(entries) == 500
            assert len({entry.text for entry in entries}) == 1
            seen.add(entries[0].text)
    assert len(seen) > 1
