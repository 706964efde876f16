"""What is said of a scan: the figures of its rows, the worst first, as text, as JSON and as a page."""

from __future__ import annotations

import json
from math import fsum
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from scanning import Row, lines, record, rows, scan, write

from tlqa.cli.main import cli
from tlqa.errors import ScanError
from tlqa.scan.ask import ask

if TYPE_CHECKING:
    from pathlib import Path

COUNT = 60


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of 60 stories with three engines, of which one has all the damage; and two that cannot be read."""
    folder = tmp_path_factory.mktemp("report")
    more = {**record(COUNT), "id": "story-1", "desk": "<b>gar'den</b>", "source_language": "fr"}
    data = lines(range(COUNT)) + json.dumps(more).encode() + b"\n[1]\n[22]\n"
    scan(write(folder / "a.jsonl", data), folder / "out", stories=9)
    return folder / "out"


def report(where: Path, *options: str) -> str:
    result = CliRunner().invoke(cli, ["scan-report", str(where), *options])
    assert result.exit_code == 0, result.output
    return result.output


def per_1000(stories: list[Row]) -> float:
    return 1000 * fsum(s["points"] for s in stories) / sum(s["words"] for s in stories)


def name_of(story: Row, by: str) -> str:
    guessed = by == "source" and story["source"] and not story["source_said"]
    return str(story[by] or "") + (" (guessed)" if guessed else "")


def test_the_figures_are_those_of_the_rows(scanned: Path) -> None:
    found: dict[str, Any] = json.loads(
        report(scanned, "--format", "json", "--min-stories", "1", "--limit", "99")
    )
    stories, findings = rows(scanned), rows(scanned, "findings")
    assert found["stories"] == len(stories) == COUNT + 1
    assert found["findings"] == len(findings) == sum(s["findings"] for s in stories)
    assert found["words"] == sum(s["words"] for s in stories)
    assert (found["failures"], found["repeated"], found["left"]) == (2, 1, 0)
    scored = [s["score"] for s in stories if s["verdict"] != "too short to score"]
    assert sum(found["histogram"]) == len(scored)
    assert found["per_1000"] == pytest.approx(per_1000(stories))
    assert sum(found["verdicts"].values()) == len(stories)
    assert found["groups"].keys() == {"desk", "engine", "day", "source"}
    for by, groups in found["groups"].items():
        assert [g["per_1000"] for g in groups["worst"]] == sorted(
            (g["per_1000"] for g in groups["worst"]), reverse=True
        )
        for group in groups["worst"]:
            own = [s for s in stories if name_of(s, by) == group["name"]]
            assert (group["stories"], group["words"]) == (len(own), sum(s["words"] for s in own))
            assert group["findings"] == sum(s["findings"] for s in own)
            assert group["per_1000"] == pytest.approx(per_1000(own))
    assert found["groups"]["engine"]["worst"][0]["name"] == "north"
    assert [(r["rule"], r["findings"], r["stories"]) for r in found["rules"]] == [
        ("en/quotes/unopened", len(findings), len(findings))
    ]
    assert found["rules"][0]["points"] == pytest.approx(fsum(f["points"] for f in findings))
    assert found["reasons"] == [
        {"kind": "record", "reason": "is no record: it is no JSON object", "count": 2, "path": "a.jsonl"}
    ]
    worst = min(
        stories, key=lambda s: (s["verdict"] == "too short to score", s["score"], -s["points"], s["offset"])
    )
    assert found["worst"][0]["id"] == worst["id"]


def test_text_for_a_person(scanned: Path) -> None:
    said = report(scanned)
    assert f"{COUNT + 1} stories" in said
    assert "worst engines\nengine" in said
    assert "2 could not be checked" in said
    assert "ids that an earlier story has: 1" in said
    assert "1 with too few stories to rank" in said  # the desk of one story
    assert "dearest rules" in said


def test_a_page(scanned: Path, tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    report(scanned, "--format", "html", "--output", str(page), "--stories", "5", "--min-stories", "1")
    said = page.read_text("utf-8")
    assert f"{COUNT + 1} stories, " in said
    assert f"Of {COUNT + 1} stories, the 5 worst." in said
    for heading in ("Desk", "Day", "Translation engine", "Source language"):
        assert f">{heading}</h2>" in said
    assert "&lt;b&gt;" in said
    assert "<b>gar" not in said
    assert "is no record: it is no JSON object (2; a.jsonl)" in said


def test_a_scan_that_is_not_finished_counts_what_is_whole(scanned: Path, tmp_path: Path) -> None:
    import shutil

    half = tmp_path / "half"
    shutil.copytree(scanned, half)
    mark = sorted((half / "done").glob("*.json"))[-1]
    lost = json.loads(mark.read_text())["stories"]
    mark.unlink()
    assert ask(str(half)).stories == COUNT + 1 - lost
    assert "not finished; splits left: 1" in report(half)


def test_a_directory_whose_name_looks_like_a_pattern(scanned: Path, tmp_path: Path) -> None:
    import shutil

    odd = tmp_path / "out [1]*"
    shutil.copytree(scanned, odd)
    assert report(odd).splitlines()[1:] == report(scanned).splitlines()[1:]


def test_of_nothing_and_of_no_scan(tmp_path: Path) -> None:
    scan(write(tmp_path / "a.jsonl", b"[]\n"), tmp_path / "out")
    assert "0 stories" in report(tmp_path / "out")
    assert "0 stories" in report(tmp_path / "out", "--format", "html")
    with pytest.raises(ScanError, match="holds no scan"):
        ask(str(tmp_path))


def test_what_is_shown_of_a_long_scan() -> None:
    from tlqa.scan.tally import line

    assert line(12_000, 34, 100, 50) == "12,000 stories, 34 %, 240 stories/s, 2 min left"
    assert line(500, 50, 100, 10, first=(400, 40)) == "500 stories, 50 %, 10 stories/s, 50 s left"
    assert line(0, 0, 100, 3) == "0 stories, 0 %"
    assert line(10, 1, 1000, 60).endswith("16 h 39 min left")
