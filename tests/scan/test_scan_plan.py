"""How an archive is cut, and that no cut loses or doubles a line, wherever it falls."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scanning import lines, parquet, write

from tlqa.scan import plan
from tlqa.scan.plan import Planner, Split, kind_of, read_split
from tlqa.scan.rows import Fields
from tlqa.scan.source import Source
from tlqa.scan.units import units

if TYPE_CHECKING:
    from pathlib import Path

ALL = Fields()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("plan")


@given(
    st.lists(st.binary(max_size=12).map(lambda line: line.replace(b"\n", b"")), max_size=30),
    st.integers(1, 40),
    st.booleans(),
)
def test_each_line_is_in_one_split(folder: Path, texts: list[bytes], step: int, ended: bool) -> None:
    data = b"\n".join(texts) + (b"\n" if ended else b"")
    path = write(folder / "a.jsonl", data)
    source = Source(str(path))
    (entry,) = source.entries()
    found = []
    for start in range(0, len(data), step):
        split = Split(0, plan.LINES, start, min(len(data), start + step), step, (entry,))
        here = list(units(source, split, split.start, ALL))
        found += here
        for number, unit in enumerate(here):  # and begun again after any of them
            assert list(units(source, split, unit.after, ALL)) == here[number + 1 :]
    assert [unit.data for unit in found] == [line.rstrip(b"\r") for line in texts if line.strip()]
    assert all(data[unit.offset :].startswith(unit.data) for unit in found)


def test_each_row_is_in_one_split(folder: Path) -> None:
    source = Source(str(write(folder / "a.parquet", parquet(range(50), row_group_size=8))))
    (entry,) = source.entries()
    for step in (1, 3, 8, 20, 60):
        found = []
        for start in range(0, 50, step):
            split = Split(0, plan.ROWS, start, min(50, start + step), 1, (entry,))
            here = list(units(source, split, split.start, ALL))
            found += here
            assert list(units(source, split, here[0].after, ALL)) == here[1:]
        assert [json.loads(unit.data)["id"] for unit in found] == [f"story-{n}" for n in range(50)]


def test_a_plan_depends_on_the_input_alone(folder: Path) -> None:
    tree = folder / "tree"
    for number in (3, 1, 2):
        write(tree / f"{number}.txt", b"x" * number)
    write(tree / "a" / "b.jsonl", lines(range(2000)))
    plans = [list(Planner(Source(str(tree))).splits()) for _ in range(2)]
    assert plans[0] == plans[1]
    assert [split.files[0][0] for split in plans[0]][:2] == ["1.txt", "2.txt"]
    assert len([split for split in plans[0] if split.kind == plan.LINES]) > 1
    assert sum(split.weight for split in plans[0]) == 6 + len(lines(range(2000)))
    assert [read_split(split.written()) for split in plans[0]] == plans[0]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.jsonl", plan.LINES),
        ("a.JSONL.GZ", plan.STREAM),
        ("a.ndjson.zst", plan.STREAM),
        ("a.parquet", plan.ROWS),
        ("a.parquet.gz", None),
        ("a.warc.gz", plan.PAGES),
        ("a.html.gz", plan.FILES),
        ("a.docx", plan.FILES),
        ("a.txt.tlqa.yaml", None),
        ("a.gz", None),
        ("a.exe", None),
    ],
)
def test_the_kind_of_a_file(name: str, kind: str | None) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    ("fields", "lacking"), [(Fields(), False), (Fields("prose"), True), (Fields("te*,prose"), False)]
)
def test_columns_are_asked_for(fields: Fields, lacking: bool) -> None:
    assert bool(fields.lacks(["id", "text", "image"])) is lacking
    assert not fields.wants("image")
    assert all(map(fields.wants, ["id", "text", "published_at", "sourceLanguage", "mt_engine", "Headline"]))
