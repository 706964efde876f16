"""tools/defects.py as a person runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

TOOL = Path(__file__).parents[2] / "tools" / "defects.py"


def run(path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, str(TOOL), str(path)], capture_output=True, text=True, check=False)


def test_recall_by_kind_and_alarms_on_what_was_not_touched(tmp_path: Path) -> None:
    clean = "The council of the valley voted on Monday to close the old bridge for the winter."
    odd = "The council of the valley voted on on Monday to close the old the old bridge for the winter."
    rows = [
        {
            "system": "repeated",
            "target": clean.replace("old bridge", "old bridge bridge"),
            "unperturbed": clean,
        },
        {"system": "antonym", "target": clean.replace("close", "open"), "unperturbed": clean},
        {"system": "antonym", "target": odd.replace("close", "open"), "unperturbed": odd},
        {"system": "untouched", "target": clean},
    ]
    path = tmp_path / "sentences.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    lines = [line.split() for line in run(path).stdout.splitlines()]
    assert lines == [
        ["repeated", "100.0", "%", "of", "1"],
        ["antonym", "0.0", "%", "of", "2"],
        ["untouched", "50.0", "%", "1", "of", "2"],
    ]


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "sentences.jsonl"
    path.write_text('{"system": "a", "target": "b", "unperturbed": "c"}\n{"system": \n', "utf-8")
    result = run(path)
    assert result.returncode == 1
    assert f"{path}:2:" in result.stderr
