"""A scan is gone on with by what began it; and nothing of anybody else's is deleted."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest
from scanning import begin, lines, rows, scan, write

from tlqa.config.settings import Checking
from tlqa.errors import ScanError
from tlqa.scan.layout import PLAN, read_job
from tlqa.scan.store import open_store
from tlqa.scan.work import Task, run_split

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def begun(tmp_path: Path) -> tuple[Path, Path]:
    """An archive, and a scan of it that has got half-way."""
    tree, output = tmp_path / "tree", tmp_path / "out"
    write(tree / "a.jsonl", lines(range(4)))
    write(tree / "b.jsonl", lines(range(4, 6)))
    scan(tree, output)
    for path in output.glob("*/*000001-*"):
        path.unlink()
    (output / "finished.json").unlink()
    return tree, output


def test_another_input(begun: tuple[Path, Path]) -> None:
    tree, output = begun
    write(tree / "c.jsonl", lines([9]))
    with pytest.raises(ScanError, match=r"another input: c\.jsonl is new; --restart"):
        scan(tree, output)
    (tree / "c.jsonl").unlink()
    write(tree / "b.jsonl", lines(range(4, 7)))
    with pytest.raises(ScanError, match=r"another input: b\.jsonl has changed"):
        scan(tree, output)
    (tree / "b.jsonl").unlink()
    with pytest.raises(ScanError, match=r"another input: b\.jsonl is not there any more"):
        scan(tree, output)
    assert len(rows(output)) == 4


def test_other_options(begun: tuple[Path, Path]) -> None:
    with pytest.raises(ScanError, match=r"with other options \(select, profile\)"):
        scan(*begun, checking=Checking(select=("quotes",), profile="strict"))
    with pytest.raises(ScanError, match="with other options"):
        scan(*begun, day_field="sent")


def test_another_version_or_other_rules(begun: tuple[Path, Path]) -> None:
    path = begun[1] / "scan.json"
    value = json.loads(path.read_text())
    path.write_text(json.dumps({**value, "version": "0.0.1"}))
    with pytest.raises(ScanError, match=r"a scan by tlqa 0\.0\.1, and this is"):
        scan(*begun)
    path.write_text(json.dumps({**value, "state": "00"}))
    with pytest.raises(ScanError, match="with other rules, or another build"):
        scan(*begun)
    path.write_text(json.dumps({**value, "schema": 99}))
    with pytest.raises(ScanError, match="is of schema 99"):
        scan(*begun)
    path.write_text("{")
    with pytest.raises(ScanError, match="is damaged"):
        scan(*begun)


def test_a_restart_deletes_the_scan_and_nothing_else(begun: tuple[Path, Path]) -> None:
    tree, output = begun
    mine = [write(output / "stories" / "mine.parquet", b"x"), write(output / "notes.txt", b"x")]
    write(tree / "b.jsonl", lines(range(4, 9)))
    assert scan(tree, output, restart=True).stories == 9
    assert [path.read_bytes() for path in mine] == [b"x", b"x"]
    mine[0].unlink()
    assert len(rows(output)) == 9


def test_killed_while_it_deletes(begun: tuple[Path, Path]) -> None:
    (begun[1] / "scan.json").unlink()
    assert scan(*begun).stories == len(rows(begun[1])) == 6


def test_killed_while_it_begins(tmp_path: Path) -> None:
    output = tmp_path / "out"
    half = [write(output / f".{name}.{'0a' * 8}.tmp", b"x") for name in ("plan.jsonl", "scan.json")]
    assert scan(write(tmp_path / "a.jsonl", lines([1])), output).stories == 1
    assert scan(tmp_path / "a.jsonl", output).stories == 1
    assert not any(path.exists() for path in half)


@pytest.mark.parametrize("restart", [False, True])
def test_a_directory_of_something_else_is_left_alone(restart: bool, tmp_path: Path) -> None:
    write(tmp_path / "out" / "stories" / "part-000000-0000.parquet", b"x")
    with pytest.raises(ScanError, match="is not empty, and holds no scan"):
        scan(write(tmp_path / "a.jsonl", lines([1])), tmp_path / "out", restart=restart)


def test_a_worker_of_a_deleted_scan_writes_nothing(begun: tuple[Path, Path]) -> None:
    output = begun[1]
    job = read_job((output / "scan.json").read_bytes(), "")
    lines_of_plan = (output / PLAN).read_bytes().splitlines(keepends=True)
    second = Task(len(lines_of_plan[0]), len(lines_of_plan[0]) + len(lines_of_plan[1]))
    for left in (b'{"id": "another"}', None):
        if left is None:
            (output / "scan.json").unlink()
        else:
            write(output / "scan.json", left)
        with pytest.raises(ScanError, match="another scan has begun in its place"):
            run_split(job, second)
    assert len(rows(output)) == 4


def test_an_input_that_changes_meanwhile_ends_it(begun: tuple[Path, Path]) -> None:
    tree, output = begun
    job = read_job((output / "scan.json").read_bytes(), "")
    first, second = (output / PLAN).read_bytes().splitlines(keepends=True)
    write(tree / "b.jsonl", lines(range(40)))
    with pytest.raises(ScanError, match=r"b\.jsonl: has changed since the scan began"):
        run_split(job, Task(len(first), len(first) + len(second)))


def test_two_at_once(begun: tuple[Path, Path]) -> None:
    with open_store(str(begun[1])).locked(), pytest.raises(ScanError, match="another scan is writing here"):
        scan(*begun)


def test_a_missing_package_is_named(begun: tuple[Path, Path], tmp_path: Path) -> None:
    """A directory first on the path, in which the package is one that cannot be found."""
    for name in ("pyarrow", "duckdb"):
        write(tmp_path / "none" / f"{name}.py", f"raise ModuleNotFoundError(name={name!r})\n".encode())
    path = os.pathsep.join([str(tmp_path / "none"), os.environ.get("PYTHONPATH", "")])
    tree, output = begun
    for command in (("scan", tree, "-o", tmp_path / "new"), ("scan-report", output)):
        run = begin(*command, PYTHONPATH=path)
        _, said = run.communicate(timeout=120)
        assert run.returncode == 2
        assert said.decode().endswith("is not installed: pip install 'tlqa[scan]'\n")
