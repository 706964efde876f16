"""``tlqa check --record`` and ``tlqa history``: what is kept, what is printed, and that no report is lost."""

from __future__ import annotations

import csv
import io
import json
import os
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from running import CLEAN, DAMAGED, program

from tlqa.cli.recording import Recording
from tlqa.engine import Checker
from tlqa.history import open_history
from tlqa.outputs.base import outputs

if TYPE_CHECKING:
    from click.testing import Result
    from running import Run

WRONG = "postgresql://ann:geheim@127.0.0.1:1/desk"


@pytest.fixture(autouse=True)
def kept(stories: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The history of the environment; there is none yet."""
    path = stories / "kept.sqlite"
    monkeypatch.setenv("TLQA_HISTORY", str(path))
    return path


def shown(run: Run, *arguments: str) -> dict[str, object]:
    result = run("history", "-f", "json", *arguments)
    assert result.exit_code == 0, result.output
    value: dict[str, object] = json.loads(result.stdout)
    return value


def test_a_run_is_kept_and_printed(run: Run) -> None:
    assert run("check", "--record", "--record-label", "3f2a1c", "clean.txt", "damaged.txt").exit_code == 1
    result = run("history")
    assert result.exit_code == 0
    head, row, *rest = result.stdout.splitlines()
    assert head.split("  ")[0] == "run"
    assert row.split()[0] == "1"
    assert "3f2a1c" in row
    assert rest[-1] == "There is no run before to hold it against."


@pytest.mark.parametrize("name", sorted(set(outputs()) - {"html"}))
def test_recording_changes_no_output(run: Run, name: str) -> None:
    """But of those that draw the trend."""
    plain = run("check", "-f", name, "clean.txt", "damaged.txt")
    recorded = run("check", "-f", name, "--record", "clean.txt", "damaged.txt")
    timeless = _without_times(recorded.stdout), recorded.exit_code, recorded.stderr
    assert timeless == (_without_times(plain.stdout), plain.exit_code, plain.stderr)


def _without_times(said: str) -> str:
    return "\n".join(line for line in said.splitlines() if "timestamp" not in line and "UTC" not in line)


def test_without_the_option_nothing_is_kept(run: Run, kept: Path) -> None:
    run("check", "clean.txt")
    run("history")
    assert not kept.exists()


def test_the_desk_of_a_story_is_kept(run: Run) -> None:
    Path("a.md").write_text(
        f"---\ndesk: Sport\nsource_language: fr\nengine: Arlet 3\n---\n\n{DAMAGED}", "utf-8"
    )
    for _ in range(2):  # from the cache of results too
        run("check", "--record", "a.md", "clean.txt")
    with open_history() as history:
        for number in (1, 2):
            told = [(s.name, s.desk, s.source, s.engine) for s in history.stories([number])]
            assert told == [("a.md", "Sport", "fr", "Arlet 3"), ("clean.txt", "", "", "")]


def test_all_that_was_found_is_kept_whatever_is_reported(run: Run) -> None:
    run("check", "--record", "--severity", "critical", "damaged.txt")
    with open_history() as history:
        assert history.runs()[0].major == 1


def test_better_or_worse_than_the_run_before(run: Run) -> None:
    run("check", "--record", "damaged.txt")
    Path("damaged.txt").write_text(CLEAN, "utf-8")
    run("check", "--record", "damaged.txt")
    output = run("history").stdout
    assert "Against the run before (1): better. 0.00 points per 1,000 words, " in output
    assert "On few words" in output
    assert "too little to tell" in output


def _days(rates: tuple[float, ...], where: str | None = None) -> None:
    sys.path.insert(0, str(Path(__file__).parents[1] / "history"))
    try:
        from past import days
    finally:
        sys.path.pop(0)
    with open_history(where) as history:
        days(history, *rates, desk="Sport", engine="=1+1\x1b[31m")


def test_the_trend_in_words_and_numbers(run: Run) -> None:
    _days((16, 15, 14, 10, 9, 8))
    output = run("history", "--last", "3").stdout
    assert (
        "The last 3 runs against the 3 before: better. 9.18 points per 1,000 words, of 15,000 words in "
        "30 stories; before that 15.30, of 15,000 in 30 stories. The difference is more than chance makes "
        "between stories (±"
    ) in output


def test_by_desk(run: Run) -> None:
    _days((16, 8))
    assert (
        "Sport  5,000       8.16         5,000           16.32       -8.16  better"
        in run("history", "--by", "desk").stdout
    )
    value = shown(run, "--by", "desk")
    assert value["by"] == "desk"
    assert isinstance(value["trend"], dict)
    (group,) = value["trend"]["groups"]
    assert (group["group"], group["change"], group["difference"]) == ("Sport", "better", -8.16)
    assert isinstance(value["points"], list)
    assert [point["per_1000_words"] for point in value["points"]] == [16.32, 8.16]


def test_by_rule(run: Run) -> None:
    run("check", "--record", "damaged.txt")
    run("check", "--record", "damaged.txt")
    assert "en/quotes/unopened         1" in run("history", "--by", "rule").stdout
    assert shown(run, "--by", "rule")["rules"]


def test_csv(run: Run) -> None:
    _days((16, 8))

    def rows(*arguments: str) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(run("history", "-f", "csv", *arguments).stdout)))

    assert [row["number"] for row in rows()] == ["2", "1"]
    assert [row["per_1000_words"] for row in rows("--by", "desk")] == ["16.32", "8.16"]
    assert rows("--by", "rule") == []
    assert rows("--by", "engine")[0]["group"].startswith("'=1+1")  # no formula for a spreadsheet


def test_what_a_story_says_is_no_order_to_the_terminal(run: Run) -> None:
    _days((16, 8))
    assert "\x1b" not in run("history", "--by", "engine").stdout


@pytest.mark.parametrize("keeps", [True, False])
def test_a_report_is_lent_the_trend(keeps: bool) -> None:
    """With the run at hand as the last point, where it is kept."""
    _days((16, 8))
    checker = Checker()
    report = checker.report([checker.check_text(DAMAGED)])
    lent = Recording(None, keeps=keeps, label="").with_trend(report, report.files)
    assert [point.per_1000_words for point in lent.trend[:2]] == [16.32, 8.16]
    assert [point.words for point in lent.trend[2:]] == [report.files[0].score.words] * keeps
    assert replace(lent, trend=()) == report


def test_a_trend_has_thirty_points_at_most() -> None:
    _days(tuple(range(1, 41)))
    checker = Checker()
    report = checker.report([checker.check_text(DAMAGED)])
    recording = Recording(None, keeps=True, label="")
    lent = recording.with_trend(report, report.files)
    recording.keep(report, report.files)
    assert len(lent.trend) == 30
    with open_history() as history:
        assert history.trend(30) == lent.trend


def test_limit(run: Run) -> None:
    _days((16, 15, 14))
    runs = shown(run, "--limit", "2")["runs"]
    assert isinstance(runs, list)
    assert [each["number"] for each in runs] == [3, 2]


def test_no_history_yet(run: Run, kept: Path) -> None:
    assert run("history").stdout == f"No run is kept in {kept} yet: 'tlqa check --record' keeps one.\n"
    assert shown(run)["runs"] == []
    assert run("history", "-f", "csv").stdout.count("\n") == 1


def test_forget(run: Run) -> None:
    _days((16, 15, 14))
    assert run("history", "forget", "--before", "2023-11-03").stdout == "1 run forgotten\n"
    assert run("history", "forget", "--run", "3").stdout == "1 run forgotten\n"
    assert run("history", "forget", "--before", "2027-01-01T00:00:00").stdout == "1 run forgotten\n"
    for arguments in ([], ["--before", "2023-11-03", "--run", "1"]):
        result = run("history", "forget", *arguments)
        assert result.exit_code == 2
        assert "say which runs" in result.stderr


def test_forget_in_another_file(run: Run) -> None:
    _days((16,), "other.sqlite")
    assert run("history", "forget", "--run", "1").stdout == "0 runs forgotten\n"
    assert run("history", "--history", "other.sqlite", "forget", "--run", "1").stdout == "1 run forgotten\n"


def test_another_file(run: Run, kept: Path) -> None:
    run("check", "--record", "--history", "desk.sqlite", "clean.txt")
    assert not kept.exists()
    assert shown(run, "--history", "desk.sqlite")["runs"]


def failing(result: Result, status: int = 2) -> str:
    assert result.exit_code == status
    assert "damaged.txt" in result.stdout
    assert result.stderr.endswith("; this run is not in the history\n")
    assert "geheim" not in result.stderr
    return result.stderr


def test_a_server_that_is_not_there_takes_no_report_away(run: Run) -> None:
    plain = run("check", "damaged.txt")
    result = run("check", "--record", "--history", WRONG, "damaged.txt")
    assert "postgresql://ann@127.0.0.1:1/desk: " in failing(result)
    assert result.stdout == plain.stdout
    assert failing(run("check", "--exit-zero", "--record", "--history", WRONG, "damaged.txt"))


def test_a_report_in_a_file_is_not_lost_either(run: Run) -> None:
    Path("h.sqlite").write_text("no database, and long enough to be seen for what it is" * 20, "utf-8")
    result = run("check", "--record", "--history", "h.sqlite", "-o", "json=a.json", "damaged.txt")
    assert "h.sqlite: is no history" in failing(result)
    assert json.loads(Path("a.json").read_text("utf-8"))["files"]


def test_a_newer_history(run: Run, kept: Path) -> None:
    run("check", "--record", "clean.txt")
    database = sqlite3.connect(kept)
    database.execute("UPDATE tlqa_history SET version = 99")
    database.commit()
    database.close()
    assert f"{kept}: is a history of version 99" in failing(run("check", "--record", "damaged.txt"))
    result = run("history")
    assert result.exit_code == 2
    assert f"tlqa: error: {kept}: is a history of version 99" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--record", "--history", "mysql://x"], "no such place"),
        (["--record", "--history", "absent/h.sqlite"], "no such directory"),
        (["--record-label", "a"], "--record-label needs --record"),
    ],
)
def test_what_cannot_be_asked_for_is_said_before_the_work(
    run: Run, arguments: list[str], message: str
) -> None:
    result = run("check", *arguments, "damaged.txt")
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


def test_a_run_without_a_story_is_none(run: Run, kept: Path) -> None:
    run("check", "--record", "absent.txt")
    assert shown(run)["runs"] == []


def test_a_file_that_cannot_be_read_is_counted(run: Run) -> None:
    run("check", "--record", "absent.txt", "clean.txt")
    with open_history() as history:
        assert (history.runs()[0].stories, history.runs()[0].errors) == (1, 1)


def test_a_configuration_says_nothing_of_it(run: Run, kept: Path) -> None:
    """It may be a stranger's, and would choose where passwords and stories' names go."""
    Path("tlqa.yaml").write_text("history: desk.sqlite\n", "utf-8")
    result = run("check", "clean.txt")
    assert result.exit_code == 2
    assert "history" in result.stderr


@pytest.mark.parametrize("arguments", [["--version"], ["check", "clean.txt"], ["check", "--help"]])
def test_who_keeps_nothing_loads_nothing_of_it(arguments: list[str]) -> None:
    code = (
        "import sys\nfrom tlqa.cli.main import main\ntry: main()\nexcept SystemExit: pass\n"
        "print([m for m in sys.modules if m.startswith(('sqlalchemy', 'psycopg', 'tlqa.history'))])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert result.stdout.splitlines()[-1] == "[]"


def test_as_a_program() -> None:
    assert program("check", "--record", "-q", "clean.txt", "damaged.txt").returncode == 1
    assert b"There is no run before" in program("history").stdout
