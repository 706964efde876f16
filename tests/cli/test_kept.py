"""What is kept between runs: the same output as a fresh check, in every format, and a miss wherever due."""

from __future__ import annotations

import os
import pickle
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from running import CLEAN, DAMAGED, heed_interrupts, program

from tlqa.cli.checkall import _Work
from tlqa.config.checkers import make
from tlqa.config.settings import Checking
from tlqa.engine import Checker
from tlqa.outputs.base import outputs
from tlqa.results.keeper import Keeper
from tlqa.results.store import held

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from running import Run

    from tlqa.errors import InputError
    from tlqa.model import FileReport
    from tlqa.sidecar import Entry

FORMATS = sorted(outputs())
LEAN = [name for name in FORMATS if name != "html"]  # pages need the text that is not kept
RULE = """\
name: Tramcars
message: “{text}” is a tram here.
why: The house says tram.
category: terminology/inconsistent-use-of-terminology
severity: minor
confidence: high
kind: pattern
match: '\\bquay\\b'
examples:
  bad:
    - The drivers slept on the ⟦quay⟧ last night.
  good:
    - The drivers slept on the pier last night.
    - The tram line was closed on Sunday.
since: 0.1.0
references: []
status: stable
"""


@pytest.fixture
def desk(stories: Path) -> Path:
    """A story of every format; with findings, suppressions, notices, an error, and lists beside."""
    for story in (Path(__file__).parents[1] / "stories").iterdir():
        shutil.copy(story, "desk")
    Path("desk/accepted.txt").write_text(DAMAGED, "utf-8")
    Path("desk/accepted.txt.tlqa.yaml").write_text("- rule: en/quotes/unopened\n- rule: en/names\n", "utf-8")
    Path("desk/comments.md").write_text(
        f"<!-- tlqa-disable quotes -->\n\n{DAMAGED}\n<!-- tlqa-dissable -->\n", "utf-8"
    )
    Path("desk/broken.html").write_bytes(b"<p>Not \xff UTF-8.</p>")
    Path("desk/latin.jsonl").write_text('{"text": "One story that is read."}\nno JSON\n', "utf-8")
    return stories


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were checked in this process, and not taken from what is kept."""
    seen: list[str] = []
    check = Checker.check_stories

    def noting(
        self: Checker, data: bytes, path: str, accepted: Sequence[Entry] = ()
    ) -> Iterator[FileReport | InputError]:
        seen.append(Path(path).name)
        return check(self, data, path, accepted)

    monkeypatch.setattr(Checker, "check_stories", noting)
    return seen


def everything(run: Run, *options: str, formats: Sequence[str] = LEAN) -> dict[str, str]:
    """What a check of the desk prints and writes, by format."""
    Path("reports").mkdir(exist_ok=True)
    written = [f"--output={name}=reports/{name}" for name in formats]
    result = run("check", "desk", "clean.txt", "damaged.txt", "--preview", *written, *options)
    found = {name: Path("reports", name).read_text("utf-8") for name in formats}
    return {**found, "stdout": result.stdout, "stderr": result.stderr, "status": str(result.exit_code)}


@pytest.mark.parametrize(
    "options",
    [(), ("--quiet", "--severity=major"), ("--lines", "--no-suppress", "--source-language=fr")],
    ids=lambda options: " ".join(options) or "none",
)
def test_every_output_is_the_same_fresh_kept_and_in_processes(
    run: Run, desk: Path, checked: list[str], options: tuple[str, ...]
) -> None:
    fresh = everything(run, "--no-cache", *options)
    assert fresh["status"] == "2"
    assert "broken.html" in fresh["stderr"] and "latin.jsonl" in fresh["stderr"]
    files = len(checked)
    assert everything(run, "--no-cache", "--jobs=3", *options) == fresh
    assert everything(run, *options) == fresh
    assert len(checked) == 2 * files
    assert everything(run, *options) == fresh
    assert checked[2 * files :] == ["broken.html", "latin.jsonl"]  # what goes wrong is not kept
    run("cache", "clear")
    assert everything(run, "--jobs=2", *options) == fresh
    del checked[:]
    assert everything(run, "--jobs=2", *options) == fresh
    assert checked == ["broken.html", "latin.jsonl"]


def test_pages_are_the_same_fresh_kept_and_in_processes(run: Run, desk: Path) -> None:
    fresh = everything(run, "--no-cache", formats=["html"])
    assert fresh["html"].count("<article") > 20
    assert everything(run, "--no-cache", "--jobs=3", formats=["html"]) == fresh
    assert everything(run, formats=["html"]) == fresh
    assert everything(run, formats=["html"]) == fresh


def test_a_file_of_many_stories_is_checked_again_once_for_its_pages(
    run: Run, stories: Path, checked: list[str]
) -> None:
    lines = [f'{{"text": "Story {number}. It ended ended on Monday."}}\n' for number in range(30)]
    Path("many.jsonl").write_text("".join(lines), "utf-8")
    arguments = ("check", "many.jsonl", "clean.txt", "--text-field=text", "--output=html=page.html")
    for _ in range(2):
        run(*arguments)
    page = Path("page.html").read_text("utf-8")
    assert page.count("<article") == 31
    assert sorted(checked) == ["clean.txt", "clean.txt", "many.jsonl", "many.jsonl"]


def test_only_what_has_changed_is_checked_again(run: Run, stories: Path, checked: list[str]) -> None:
    def check(*options: str) -> list[str]:
        del checked[:]
        run("check", "desk", "clean.txt", *options)
        return sorted(checked)

    assert check() == ["a.TXT", "b.txt", "c.txt", "clean.txt"]
    assert check() == []
    Path("desk/b.txt").write_text(DAMAGED + "\n", "utf-8")
    assert check() == ["b.txt"]
    os.utime("desk/b.txt", (1, 1))
    Path("desk/sport/c.txt").rename("desk/sport/moved.txt")
    assert check() == []
    assert check("--profile=strict") == ["a.TXT", "b.txt", "clean.txt", "moved.txt"]
    assert check("--profile=strict") == check("--fail-on=never") == check("--quiet") == []
    assert check("--no-cache") == ["a.TXT", "b.txt", "clean.txt", "moved.txt"]
    Path("desk/b.txt.tlqa.yaml").write_text("- rule: quotes\n", "utf-8")
    assert check() == ["b.txt"]
    assert check("--no-suppress") == ["a.TXT", "b.txt", "clean.txt", "moved.txt"]
    assert check() == check("--no-suppress") == []
    Path("desk/b.txt.tlqa.yaml").unlink()
    assert check() == []


def test_the_same_content_under_another_name_has_that_name(run: Run, stories: Path) -> None:
    run("check", "desk", "clean.txt")
    result = run("check", "damaged.txt", "clean.txt", "--format=concise")
    assert result.stdout.startswith("damaged.txt:7:")


def test_edited_terms_and_rules_are_used(run: Run, stories: Path, checked: list[str]) -> None:
    rule = Path("pack/en/desk/tram.yaml")
    rule.parent.mkdir(parents=True)
    rule.write_text(RULE, "utf-8")
    Path("terms.yaml").write_text("forbidden:\n  - lorries\n", "utf-8")
    command = ("check", "clean.txt", "desk/b.txt", "--rules=pack", "--terms=terms.yaml", "--format=concise")
    first = run(*command)
    assert [line.partition(":")[2] for line in first.stdout.splitlines()[:2]] == [
        "4:47: major terms/forbidden: “lorries” is not used here.",
        "5:32: minor en/desk/tram: “quay” is a tram here.",
    ]
    assert run(*command).stdout == first.stdout
    assert len(checked) == 2
    rule.write_text(RULE.replace("is a tram here", "is no tram"), "utf-8")
    assert "“quay” is no tram." in run(*command).stdout
    Path("terms.yaml").write_text("forbidden:\n  - soup\n", "utf-8")
    assert "“soup” is not used here." in run(*command).stdout
    assert len(checked) == 6
    assert run(*command).stdout
    assert len(checked) == 6


def test_overrides_keep_their_own(run: Run, stories: Path, checked: list[str]) -> None:
    Path("tlqa.yaml").write_text("overrides:\n  - files: [desk/b.txt]\n    ignore: [all]\n", "utf-8")
    Path("desk/b.txt").write_text(DAMAGED, "utf-8")
    command = ("check", "desk/b.txt", "damaged.txt", "--format=concise")
    first = run(*command)
    assert [line.split(":")[0] for line in first.stdout.splitlines()] == ["damaged.txt"]
    assert run(*command).stdout == first.stdout
    assert checked == ["b.txt", "damaged.txt"]


def test_one_story_and_standard_input_are_not_kept(run: Run, stories: Path) -> None:
    run("check", "damaged.txt")
    run("check", "-", stdin=DAMAGED)
    assert held().entries == 0
    Path("large.txt").write_text(CLEAN * 1_000, "utf-8")
    run("check", "large.txt")
    assert held().entries == 1
    run("check", "-", "large.txt", "clean.txt", stdin=DAMAGED)
    assert held().entries == 2


def test_a_pipe_is_read_once(stories: Path) -> None:
    os.mkfifo("pipe")
    run = subprocess.Popen(
        [sys.executable, "-m", "tlqa", "check", "pipe", "clean.txt", "--format=concise"],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    Path("pipe").write_text(DAMAGED, "utf-8")
    out, _ = run.communicate(timeout=60)
    assert out.startswith(b"pipe:7:")


def test_clear_and_show(run: Run, stories: Path, checked: list[str]) -> None:
    run("check", "desk")
    shown = run("cache", "show")
    assert shown.stdout.splitlines()[0].endswith(".db")
    assert shown.stdout.splitlines()[1].startswith("results of 2 files, ")  # two of the three are alike
    assert " removed" in run("cache", "clear").stdout
    assert "results of 0 files, 0.0 MB" in run("cache", "show").stdout
    del checked[:]
    run("check", "desk")
    assert len(checked) == 3


@pytest.mark.parametrize("change", ["garbage", "values"])
def test_a_database_that_is_damaged_changes_nothing(run: Run, desk: Path, change: str) -> None:
    fresh = everything(run)
    if change == "garbage":
        held().path.write_bytes(os.urandom(40_000))
    else:
        with sqlite3.connect(held().path) as database:
            database.execute("UPDATE results SET value = substr(value, 1, length(value) / 2) WHERE rowid % 2")
            database.execute("UPDATE results SET value = 'text' WHERE rowid % 3 = 0")
        database.close()
    assert everything(run) == fresh
    assert everything(run) == fresh


def test_jobs_may_stand_in_the_configuration(
    run: Run, stories: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = os.getpid()
    check = Checker.check_stories

    def elsewhere(
        self: Checker, data: bytes, path: str, accepted: Sequence[Entry] = ()
    ) -> Iterator[FileReport | InputError]:
        assert os.getpid() != here
        return check(self, data, path, accepted)

    for number in range(40):
        Path(f"desk/{number}.txt").write_text(f"{CLEAN}\nThis is number {number}.\n", "utf-8")
    Path("tlqa.yaml").write_text("jobs: 2\n", "utf-8")
    monkeypatch.setattr(Checker, "check_stories", elsewhere)
    result = run("check", "desk", "--no-cache", "--format=json")
    assert result.exit_code == 1
    assert run("check", "desk", "--no-cache", "--format=json").stdout == result.stdout


@pytest.mark.parametrize("jobs", ["0", "-1", "many", "1.5", ""])
def test_jobs_is_a_number_or_auto(run: Run, stories: Path, jobs: str) -> None:
    result = run("check", "clean.txt", f"--jobs={jobs}")
    assert result.exit_code == 2
    assert f"'{jobs}' is neither a number from 1 nor 'auto'" in result.stderr
    assert run("check", "clean.txt", "--jobs=auto").exit_code == 0


def test_a_process_that_is_killed_costs_its_story(
    run: Run, stories: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = Checker.check_stories

    def fatal(
        self: Checker, data: bytes, path: str, accepted: Sequence[Entry] = ()
    ) -> Iterator[FileReport | InputError]:
        if path.endswith("13.txt"):
            os.kill(os.getpid(), signal.SIGKILL)
        return check(self, data, path, accepted)

    for number in range(10, 40):
        Path(f"desk/{number}.txt").write_text(f"{DAMAGED}\nThis is number {number}.\n", "utf-8")
    monkeypatch.setattr(Checker, "check_stories", fatal)
    result = run("check", "desk", "--jobs=2", "--format=concise")
    assert result.exit_code == 2
    path = Path("desk/13.txt")
    assert result.stderr == f"tlqa: error: {path}: the process that checked it was killed (signal 9)\n"
    places = {line.split(":")[0] for line in result.stdout.splitlines()}
    expected = {f"desk/{number}.txt" for number in range(10, 40)} - {str(path)} | {"desk/sport/c.txt"}
    assert places == expected


def test_an_interrupt_leaves_no_process(stories: Path) -> None:
    for number in range(600):
        Path(f"desk/{number}.txt").write_text(f"{DAMAGED * 3}\nThis is number {number}.\n", "utf-8")
    os.mkfifo("pipe")
    run = subprocess.Popen(
        [sys.executable, "-m", "tlqa", "check", "pipe", "desk", "--jobs=2", "--no-cache"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=heed_interrupts,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    Path("pipe").write_text(CLEAN, "utf-8")  # read before the processes begin
    time.sleep(0.5)
    os.killpg(run.pid, signal.SIGINT)
    out, err = run.communicate(timeout=60)  # ends when the last process has let go of the pipes
    assert (run.returncode, out, err) == (130, b"", b"")
    with pytest.raises(ProcessLookupError):
        os.killpg(run.pid, 0)


def test_two_runs_at_once_keep_the_same(stories: Path) -> None:
    for number in range(60):
        Path(f"desk/{number}.txt").write_text(f"{DAMAGED}\nThis is number {number}.\n", "utf-8")
    command = [sys.executable, "-m", "tlqa", "check", "desk", "--format=json"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    expected = program("check", "desk", "--format=json", "--no-cache").stdout
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) for _ in range(3)]
    assert [each.communicate(timeout=120)[0] for each in runs] == [expected] * 3
    assert held().entries == 62
    assert program("check", "desk", "--format=json").stdout == expected


def test_killed_at_any_moment_the_next_run_is_right(run: Run, stories: Path) -> None:
    for number in range(30):
        Path(f"desk/{number}.txt").write_text(f"{DAMAGED}\nThis is number {number}.\n", "utf-8")
    command = [sys.executable, "-m", "tlqa", "check", "desk", "--format=json", "-o", "report"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    expected = run("check", "desk", "--format=json", "--no-cache").stdout
    chance, kept, whole = random.Random(11), set(), 0.0
    for number in range(18):
        if number % 6 == 0:  # how long it takes depends on what else the machine does
            run("cache", "clear")
            start = time.monotonic()
            subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=False, timeout=60)
            whole = time.monotonic() - start
        if number % 3 == 0:
            run("cache", "clear")
            Path("report").unlink(missing_ok=True)
        jobs = f"--jobs={1 + number % 2}"
        killed = subprocess.Popen([*command, jobs], stdout=subprocess.PIPE, env=environment)
        time.sleep(chance.uniform(0.3, 1.2) * whole)
        killed.kill()
        killed.communicate(timeout=60)  # its processes end too
        kept.add(held().entries)
        if Path("report").exists():
            assert Path("report").read_text("utf-8") == expected
        assert run("check", "desk", "--format=json", jobs).stdout == expected
    assert 0 in kept and len(kept) > 1


def test_a_process_that_begins_anew_finds_the_same(stories: Path) -> None:
    checking = Checking(select=("quotes",), severity=(("en/quotes/unopened", "minor"),))
    work = _Work(keyed=True)
    items = [
        (0, work.number(Keeper(make(checking)), checking), name) for name in ("damaged.txt", "absent.txt")
    ]
    anew = pickle.loads(pickle.dumps(work))
    assert [anew(item) for item in items] == [work(item) for item in items]
    assert [bool(key) for _, _, key, _ in map(anew, items)] == [True, False]
