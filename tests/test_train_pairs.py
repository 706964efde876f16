"""The tool that learns pairs: the same treebanks give the same file, in any order."""

from __future__ import annotations

import json
import lzma
import os
import subprocess
import sys
from pathlib import Path

from tlqa.text.pairs import VERSION, load, pairs_of

ROOT = Path(__file__).resolve().parents[1]
ROWS = (("the", "DET", "_"), ("old", "ADJ", "Degree=Pos"), ("port", "NOUN", "Number=Sing"))
END = (("was", "AUX", "Tense=Past|VerbForm=Fin"), ("shut", "ADJ", "Degree=Pos"), (".", "PUNCT", "_"))


def treebank(times: int) -> str:
    """A sentence of made-up copy, many times over."""
    rows = (*ROWS, *END)
    lines = [f"{n}\t{w}\t{w}\t{p}\t_\t{f}\t0\troot\t_\t_" for n, (w, p, f) in enumerate(rows, 1)]
    return "\n".join(["# text = the old port was shut .", *lines, "", ""]) * times


def train(out: Path, *treebanks: Path) -> str:
    command = [sys.executable, str(ROOT / "tools" / "train_pairs.py"), *map(str, treebanks)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([*command, "--out", str(out)], check=True, env=environment, capture_output=True)
    return out.read_text("utf-8")


def test_the_order_of_the_treebanks_makes_no_difference(tmp_path: Path) -> None:
    one, other = tmp_path / "one.conllu", tmp_path / "other.conllu.xz"
    one.write_text(treebank(30), "utf-8")
    with lzma.open(other, "wt", encoding="utf-8") as file:
        file.write(treebank(20))
    out = tmp_path / "pairs.json"
    first = train(out, one, other)
    assert train(out, other, one) == first
    assert json.loads(first)["sources"] == ["one", "other"]
    pairs = load(out)
    assert {"the", "was", "."} <= set(pairs.single)
    assert pairs.words["old"] == "ADJ"
    bits = pairs.bits("the old shut port was", 0)
    assert bits[0] < 0 < bits[1]


def test_the_file_of_the_program_is_in_order() -> None:
    path = ROOT / "tlqa" / "languages" / "en.pairs.json"
    data = json.loads(path.read_bytes())
    assert (data["version"], data["license"]) == (VERSION, "CC BY-SA 4.0")
    for part in ("classes", "odds"):
        assert list(data[part]) == sorted(data[part])
    assert all(m.split() == sorted(m.split()) for m in data["classes"].values())
    assert path.stat().st_size < 300_000
    assert len(pairs_of("en").words) > 4000
