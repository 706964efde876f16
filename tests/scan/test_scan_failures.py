"""What cannot be checked is a row with its reason, and keeps nothing else from being checked."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest
from scanning import begin, lines, parquet, rows, scan, text_of, warc, write, zst

from tlqa.errors import ScanError

if TYPE_CHECKING:
    from pathlib import Path

FERRY = text_of(1).encode()


def reasons(output: Path) -> list[tuple[int | None, str, str]]:
    return [(row["offset"], row["kind"], row["reason"]) for row in rows(output, "failures")]


def test_records_that_are_none(tmp_path: Path) -> None:
    bad = [
        b'{"id": "a", "text": ',
        b'["no", "object"]',
        b'{"id": "a"}',
        b'{"text": null}',
        b'{"text": "\xff"}',
    ]
    data = lines([0]) + b"\n".join(bad) + b"\n" + lines([1])
    totals = scan(write(tmp_path / "a.jsonl", data), tmp_path / "out", stories=2)
    assert (totals.stories, totals.failures) == (2, 5)
    found = reasons(tmp_path / "out")
    assert [offset for offset, *_ in found] == [data.index(each) for each in bad]
    assert {kind for _, kind, _ in found} == {"record"}
    for (_, _, said), word in zip(
        found, ["is no JSON", "no JSON object", "no field", "is null", "is not UTF-8"], strict=True
    ):
        assert word in said


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl.gz", gzip.compress(lines(range(200)))[:-900]),
        ("a.jsonl.zst", zst(lines(range(200)))[:-900]),
    ],
)
def test_a_file_that_is_cut_off_is_read_as_far_as_it_goes(name: str, data: bytes, tmp_path: Path) -> None:
    totals = scan(write(tmp_path / name, data), tmp_path / "out", stories=50)
    assert 50 < totals.stories < 200
    ((offset, kind, said),) = reasons(tmp_path / "out")
    assert (offset, kind) == (None, "file")
    assert said.startswith("is damaged or cut off")
    assert {row["id"] for row in rows(tmp_path / "out")} == {f"story-{n}" for n in range(totals.stories)}


def test_a_damaged_warc_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    data = warc(range(4)) + b"no record at all\r\n" * 9
    totals = scan(write(tmp_path / "a.warc", data), tmp_path / "out")
    assert totals.stories == 4
    ((offset, kind, said),) = reasons(tmp_path / "out")
    assert (offset, kind) == (None, "file")
    assert "damaged or no WARC" in said


def test_a_page_that_is_cut_off_is_no_story(tmp_path: Path) -> None:
    data = warc([1])
    totals = scan(write(tmp_path / "a.warc", data[: data.index(b"All slept")]), tmp_path / "out")
    assert totals.stories == 0
    ((_, _, said), *_) = reasons(tmp_path / "out")
    assert "is cut off" in said


def test_parquet_without_a_column_for_its_story_says_which_there_are(tmp_path: Path) -> None:
    import io

    import pyarrow as pa
    import pyarrow.parquet as pq

    buffer = io.BytesIO()
    pq.write_table(pa.table({"n": [1, 2], "prose": ["a", "b"]}), buffer)
    tree = tmp_path / "tree"
    write(tree / "a.parquet", buffer.getvalue())
    write(tree / "b.parquet", b"PAR1 no parquet PAR1")
    write(tree / "c.parquet", parquet(range(3)))
    assert scan(tree, tmp_path / "out").stories == 3
    first, second = reasons(tmp_path / "out")
    assert first[2].startswith("has no column of a name such as 'text'")
    assert first[2].endswith("'n' and 'prose'")
    assert second[2].startswith("is damaged")


def test_files_of_a_tree(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    write(tree / "a.txt", FERRY)
    write(tree / "b.txt", b"\x00\x01\x02")
    write(tree / "c.txt.gz", b"no gzip")
    write(tree / "d.html", b"<p>" + FERRY)
    write(tree / "e.docx", b"no office document")
    totals = scan(tree, tmp_path / "out")
    assert (totals.stories, totals.failures) == (2, 3)
    found = {row["path"]: (row["kind"], row["reason"]) for row in rows(tmp_path / "out", "failures")}
    assert found.keys() == {"b.txt", "c.txt.gz", "e.docx"}
    assert {kind for kind, _ in found.values()} == {"file"}


PLUGIN = """\
import os, signal
from tlqa.inputs import plain

NAME, DESCRIPTION, SUFFIXES = "crashing", "text; of some of it the process dies", ()
sniff = plain.sniff

def parse(raw):
    if b"poison" in raw.data:
        os.kill(os.getpid(), signal.SIGSEGV)
    if b"stumble" in raw.data:
        raise RuntimeError("it stumbled")
    return plain.parse(raw)
"""


def test_a_story_that_its_process_dies_of_is_found_out(tmp_path: Path) -> None:
    plugin, tree = tmp_path / "plugin", tmp_path / "tree"
    write(plugin / "crashing.py", PLUGIN.encode())
    about = plugin / "crashing-1.0.dist-info"
    write(about / "METADATA", b"Metadata-Version: 2.1\nName: crashing\nVersion: 1.0\n")
    write(about / "entry_points.txt", b"[tlqa.inputs]\ncrashing = crashing\n")
    for name in "acd":
        write(tree / f"{name}.txt", FERRY)
    write(tree / "b.txt", b"This is poison.")
    write(tree / "e.txt", b"Here a reader may stumble.")
    run = begin("scan", tree, "-o", tmp_path / "out", "--input-format", "crashing", "-j", "2", beside=plugin)
    _, said = run.communicate(timeout=240)
    assert run.returncode == 0, said.decode()
    assert [row["path"] for row in rows(tmp_path / "out")] == ["a.txt", "c.txt", "d.txt"]
    found = [(row["path"], row["kind"], row["reason"]) for row in rows(tmp_path / "out", "failures")]
    assert found == [
        ("b.txt", "process", "the process that checked it was killed (signal 11)"),
        ("e.txt", "check", "a fault of tlqa: RuntimeError: it stumbled"),
    ]


def test_a_page_in_another_language_is_not_judged(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    write(tree / "a.html", b"<html lang=fr-CA><p>Le bac est reparti lundi, a dit l'exploitant.")
    write(tree / "b.html", b"<html lang=en-GB><p>The ferry sailed again on Monday, the operator said.")
    assert scan(tree, tmp_path / "out").stories == 1
    assert reasons(tmp_path / "out") == [(0, "language", "says that it is in French")]


def test_nothing_to_read_is_said(tmp_path: Path) -> None:
    write(tmp_path / "tree" / "a.png", b"")
    with pytest.raises(ScanError, match=r"holds no story \(files: 1 \.png\)"):
        scan(tmp_path / "tree", tmp_path / "out")
    with pytest.raises(ScanError, match="no such file"):
        scan(tmp_path / "nothing", tmp_path / "out")
    assert not (tmp_path / "out" / "scan.json").exists()


def test_a_line_too_large_is_passed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tlqa.scan.units.LARGEST", 2**12)
    data = lines([0]) + json.dumps({"text": "x" * 2**13}).encode() + b"\n" + lines([1])
    assert scan(write(tmp_path / "a.jsonl", data), tmp_path / "out").stories == 2
    ((offset, _, said),) = reasons(tmp_path / "out")
    assert offset == len(lines([0]))
    assert "too large" in said
