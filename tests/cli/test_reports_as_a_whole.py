"""A report in a file is the old one or the new one, whenever the program is killed."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = str(Path(__file__).parents[2])
WRITE = """
import sys
from pathlib import Path
from tlqa.wholefile import write_whole
path = Path(sys.argv[1])
print("ready", flush=True)
for number in range(100_000):
    write_whole(path, ("%d " % number * 50_000).encode())
"""


def test_killed_at_any_moment(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    moments = random.Random(7)
    for _ in range(50):
        with subprocess.Popen(
            [sys.executable, "-c", WRITE, str(path)],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": ROOT},
        ) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"ready\n"
            time.sleep(moments.random() / 40)
            process.send_signal(signal.SIGKILL)
        if path.exists():
            words = path.read_text().split()
            assert len(words) == 50_000
            assert len(set(words)) == 1


def test_the_next_run_is_right(tmp_path: Path) -> None:
    story, report = tmp_path / "story.txt", tmp_path / "report.json"
    story.write_text("A headline of a story\n\nThe crew will sail,” he said on Monday.\n", "utf-8")
    report.write_text("half of an old rep", "utf-8")
    report.chmod(0o640)
    command = "from tlqa.cli.main import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", command, "check", str(story), "--output", f"json={report}", "--quiet"],
        env={**os.environ, "PYTHONPATH": ROOT},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert json.loads(report.read_text("utf-8"))["files"][0]["findings"]
    assert report.stat().st_mode & 0o777 == 0o640
    assert {path.name for path in tmp_path.iterdir()} == {"story.txt", "report.json"}
