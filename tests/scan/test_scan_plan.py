"""How an archive is cut, and that no cut loses or doubles a line, wherever it falls."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scanning import lines, parquet, warc, write, zst

from tlqa.scan import plan
from tlqa.scan.plan import Planner, Split, kind_of, read_split
from tlqa.scan.rows import Fields
from tlqa.scan.source import Source
from tlqa.scan.units import FILE, units

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


@pytest.mark.parametrize(
    "name",
    [
        "a.jsonl.gz",
        "a.jsonl.zst",
        "a.warc",
        "a.warc.gz",
        "a.warc.zst",
        "tree",
        "damaged.warc",
        "cut.jsonl.gz",
    ],
)
def test_begun_again_after_any_unit_the_rest_is_the_same(name: str, folder: Path) -> None:
    data = {
        "a.jsonl.gz": lambda: gzip.compress(lines(range(9))),
        "a.jsonl.zst": lambda: zst(lines(range(9))),
        "a.warc": lambda: warc(range(5)),
        "a.warc.gz": lambda: warc(range(5), packed=True),
        "a.warc.zst": lambda: zst(warc(range(5))),
        "damaged.warc": lambda: warc(range(3)) + b"no record\r\n",
        "cut.jsonl.gz": lambda: gzip.compress(lines(range(400)))[:-900],
    }
    if name == "tree":
        for number in range(4):
            write(folder / "begun" / f"{number}.txt", b"x")
        splits = list(Planner(Source(str(folder / "begun"))).splits())
        split = Split(0, plan.FILES, 0, 4, 4, tuple(file for each in splits for file in each.files))
        source = Source(str(folder / "begun"))
    else:
        source = Source(str(write(folder / name, data[name]())))
        (split,) = Planner(source).splits()
    whole = list(units(source, split, split.start, ALL))
    assert len(whole) > 3
    for number, unit in enumerate(whole):
        if unit.failure == FILE:  # nothing is read after it
            break
        rest = list(units(source, split, unit.after, ALL))
        assert [each._replace(weight=0) for each in rest] == [
            each._replace(weight=0) for each in whole[number + 1 :]
        ]


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
