"""The same stories from every kind of archive: a row each, in its place, and the findings of a check."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import pytest
from scanning import (
    FINDINGS_OF_DAMAGED,
    is_damaged,
    lines,
    page_of,
    parquet,
    rows,
    scan,
    text_of,
    warc,
    write,
    zst,
)

from tlqa.engine import Checker
from tlqa.scan.schema import COLUMNS, schema

COUNT = 23
ARCHIVES = {
    "a.jsonl": lines(range(COUNT)),
    "a.ndjson": b"\xef\xbb\xbf" + lines(range(COUNT)).replace(b"\n", b"\r\n\r\n"),
    "a.jsonl.gz": gzip.compress(lines(range(9))) + gzip.compress(lines(range(9, COUNT))),
    "a.jsonl.zst": zst(lines(range(COUNT))),
    "a.parquet": parquet(range(COUNT)),
    "a.warc": warc(range(COUNT)),
    "a.warc.gz": warc(range(COUNT), packed=True),
    "a.warc.zst": zst(warc(range(COUNT))),
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_every_story_has_its_row_and_its_findings(name: str, tmp_path: Path) -> None:
    totals = scan(write(tmp_path / name, ARCHIVES[name]), tmp_path / "out", stories=4)
    found = rows(tmp_path / "out")
    assert totals.stories == len(found) == COUNT
    assert totals.failures == 0
    headlines = {row["headline"]: row for row in found}
    assert headlines.keys() == {f"Ferry {n} resumes after storm" for n in range(COUNT)}
    findings = rows(tmp_path / "out", "findings")
    assert len({(row["path"], row["offset"], row["nth"]) for row in found}) == COUNT
    for number in range(COUNT):
        row = headlines[f"Ferry {number} resumes after storm"]
        own = [each for each in findings if each["offset"] == row["offset"]]
        assert [each["rule"] for each in own] == (FINDINGS_OF_DAMAGED if is_damaged(number) else [])
        assert row["findings"] == row["major"] == len(own)
        assert {each["id"] for each in own} <= {row["id"]}


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.parquet"])
def test_a_record_says_what_it_is(name: str, tmp_path: Path) -> None:
    scan(write(tmp_path / name, ARCHIVES[name]), tmp_path / "out")
    checker = Checker()
    for row in rows(tmp_path / "out"):
        number = int(row["id"].removeprefix("story-"))
        report = checker.check_text(text_of(number))
        assert not row["id_made"]
        assert row["format"] == ("parquet" if name.endswith("parquet") else "jsonl")
        assert (row["desk"], row["engine"]) == (
            ("world", "sport")[number % 2],
            ("north", "south", "west")[number % 3],
        )
        assert row["day"] == date(2026, 11, 1 + number % 28)
        assert (row["score"], row["words"], row["points"]) == (
            report.score.value,
            report.score.words,
            report.score.points,
        )
        assert row["verdict"] == report.score.verdict


def test_findings_lie_in_the_text_of_the_story(tmp_path: Path) -> None:
    scan(write(tmp_path / "a.jsonl", ARCHIVES["a.jsonl"]), tmp_path / "out")
    for row in rows(tmp_path / "out", "findings"):
        text = text_of(int(row["id"].removeprefix("story-")))
        assert text[row["start"] : row["end"]] == row["text"]


def test_the_place_of_a_line_is_its_first_byte(tmp_path: Path) -> None:
    data = ARCHIVES["a.jsonl"]
    scan(write(tmp_path / "a.jsonl", data), tmp_path / "out")
    for row in rows(tmp_path / "out"):
        assert json.loads(data[row["offset"] :].split(b"\n")[0])["id"] == row["id"]


def test_the_place_of_a_row_is_its_number(tmp_path: Path) -> None:
    scan(write(tmp_path / "a.parquet", ARCHIVES["a.parquet"]), tmp_path / "out")
    assert [row["id"] for row in rows(tmp_path / "out")] == [f"story-{n}" for n in range(COUNT)]
    assert [row["offset"] for row in rows(tmp_path / "out")] == list(range(COUNT))


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_the_place_of_a_page_is_the_byte_where_its_record_begins(name: str, tmp_path: Path) -> None:
    data = ARCHIVES[name]
    scan(write(tmp_path / name, data), tmp_path / "out")
    for row in rows(tmp_path / "out"):
        rest = data[row["offset"] :]
        assert (gzip.decompress(rest) if name.endswith("gz") else rest).startswith(b"WARC/1.0\r\n")
        assert row["url"] == f"https://news.example/{row['headline'].split()[1]}"
        assert row["id"].startswith("urn:uuid:")
        assert row["day"] == date(2026, 10, 1 + int(row["headline"].split()[1]) % 28)


def test_what_is_no_page_is_passed_over_and_counted(tmp_path: Path) -> None:
    totals = scan(write(tmp_path / "a.warc", ARCHIVES["a.warc"]), tmp_path / "out", stories=5)
    assert totals.passed == {
        "WARC record that is no HTML": 1,
        "WARC request": COUNT,
        "WARC response with status 301": 1,
    }


def test_a_tree_of_everything(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    write(tree / "2026" / "11" / "26" / "plain.txt", text_of(100).encode())
    write(tree / "packed.txt.gz", gzip.compress(text_of(101).encode()))
    write(tree / "packed.html.zst", zst(page_of(102)))
    write(tree / "notes.md", b"---\ndate: 2026-09-08\ndesk: arts\n---\n\n# " + text_of(103).encode())
    write(
        tree / "two.csv", b"id,text\n7,One ferry sailed on Monday morning.\n8,Another one stayed in port.\n"
    )
    write(tree / "b" / "a.jsonl", lines(range(5)))
    write(tree / "b" / "a.parquet", parquet(range(5, 9)))
    write(tree / "b" / "a.warc.gz", warc(range(9, 12), packed=True))
    write(tree / "picture.png", b"\x89PNG")
    write(tree / ".hidden" / "no.txt", text_of(1).encode())
    write(tree / "plain.txt.tlqa.yaml", b"[]")
    (tree / "link.txt").symlink_to(tree / "notes.md")
    totals = scan(tree, tree / "out")  # the result, within the input, is no part of it
    found = rows(tree / "out")
    assert totals.stories == len(found) == 5 + 1 + 1 + 5 + 4 + 3
    assert {row["path"] for row in found} == {
        "2026/11/26/plain.txt",
        "packed.txt.gz",
        "packed.html.zst",
        "notes.md",
        "link.txt",
        "two.csv",
        "b/a.jsonl",
        "b/a.parquet",
        "b/a.warc.gz",
    }
    by_path = {row["path"]: row for row in found}
    assert by_path["2026/11/26/plain.txt"]["day"] == date(2026, 11, 26)
    assert by_path["notes.md"]["day"] == date(2026, 9, 8)
    assert by_path["notes.md"]["desk"] == "arts"
    assert by_path["packed.html.zst"]["format"] == "html"
    assert [row["offset"] for row in found if row["path"] == "two.csv"] == [0, 1]
    assert totals.passed[".png"] == 1


def test_a_made_id_is_the_same_wherever_the_archive_lies(tmp_path: Path) -> None:
    data = b"".join(json.dumps({"text": text_of(n)}).encode() + b"\n" for n in (1, 1, 2))
    ids = []
    for place in ("here", "there"):
        scan(write(tmp_path / place / "a.jsonl", data), tmp_path / f"{place}-out")
        found = rows(tmp_path / f"{place}-out")
        assert all(row["id_made"] for row in found)
        ids.append([row["id"] for row in found])
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == 3  # the same text twice is two stories


def test_several_translations_of_a_record_are_a_story_each(tmp_path: Path) -> None:
    from tlqa.config.settings import Checking

    data = json.dumps({"id": "x", "mt_a": text_of(1), "mt_b": text_of(2)}).encode()
    scan(write(tmp_path / "a.jsonl", data), tmp_path / "out", checking=Checking(text_field="mt_*"))
    assert {(row["id"], row["nth"], row["engine"]) for row in rows(tmp_path / "out")} == {
        ("x mt_a", 0, "mt_a"),
        ("x mt_b", 1, "mt_b"),
    }


def test_the_files_have_the_schema_with_its_meaning(tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    scan(write(tmp_path / "a.jsonl", lines(range(4)) + b"{}\n"), tmp_path / "out")
    for dataset in ("stories", "findings", "failures"):
        (path,) = (tmp_path / "out" / dataset).glob("*.parquet")
        assert pq.read_schema(path).equals(schema(dataset), check_metadata=True)
        assert pq.read_schema(path).field(1).metadata[b"meaning"]


@pytest.mark.parametrize("dataset", COLUMNS)
def test_the_columns_are_documented(dataset: str) -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "scale.md").read_text("utf-8")
    rows_of_page = [
        f"| `{each.name}` | {each.type} | {each.unit} | {each.meaning} |" for each in COLUMNS[dataset]
    ]
    assert "\n".join(["|---|---|---|---|", *rows_of_page, ""]) in page
