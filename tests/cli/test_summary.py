"""Several reports of one run, and what GitHub Actions is told."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from running import DAMAGED, program

from tlqa.outputs.base import outputs
from tlqa.wholefile import write_whole

if TYPE_CHECKING:
    from running import Run

ROOT = str(Path(__file__).parents[2])


def test_every_format_at_once(run: Run, stories: Path) -> None:
    names = sorted(outputs())
    asked = [part for name in names for part in ("-o", f"{name}=out.{name}")]
    result = run("check", "damaged.txt", "-f", "concise", *asked)
    assert result.exit_code == 1
    assert result.stdout == (stories / "out.concise").read_text("utf-8")
    for name in names:
        assert "en/quotes/unopened" in (stories / f"out.{name}").read_text("utf-8")
    assert not list(stories.glob(".*.tmp"))


def test_statistics_stand_in_place_of_the_report(run: Run, stories: Path) -> None:
    result = run("check", "damaged.txt", "--statistics", "-o", "json=a.json")
    assert result.exit_code == 1
    assert result.stdout.endswith("       1        1  en/quotes/unopened\n")
    assert json.loads(Path("a.json").read_text("utf-8"))["files"]
    refused = run("check", "damaged.txt", "--statistics", "-f", "text")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "do not go together" in refused.stderr


def test_paths_of_a_check_below_the_root(run: Run, stories: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(stories))
    monkeypatch.chdir(stories / "desk")
    for named in ("sport/c.txt", str(stories / "desk" / "sport" / "c.txt"), "./sport/c.txt"):
        run("check", named, "-o", "sarif=a.sarif", "-o", "gitlab=a.json")
        (log,) = json.loads(Path("a.sarif").read_text("utf-8"))["runs"]
        place = log["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
        assert place == {"uri": "desk/sport/c.txt", "uriBaseId": "%SRCROOT%"}
        (entry,) = json.loads(Path("a.json").read_text("utf-8"))
        assert entry["location"]["path"] == "desk/sport/c.txt"


def test_annotations_and_summary(run: Run, stories: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = stories / "summary.md"
    summary.write_text("# Before\n", "utf-8")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    result = run("check", "damaged.txt", "clean.txt")
    assert result.exit_code == 1
    assert result.stdout.startswith("::warning file=damaged.txt,line=7,endLine=7,col=")
    text = summary.read_text("utf-8")
    assert text.startswith("# Before\n## tlqa\n\n2 stories: 1 major.\n")
    assert "| damaged.txt:7:" in text


def test_a_summary_that_is_full_or_cannot_be_written_is_told(
    run: Run, stories: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = stories / "full.md"
    full.write_bytes(b"x" * (1024 * 1024 - 100))
    for path, said in ((full, "is full"), (stories / "no" / "such.md", "cannot be written")):
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(path))
        result = run("check", "damaged.txt", "-f", "github")
        assert result.exit_code == 1
        assert said in result.stderr
    assert full.stat().st_size == 1024 * 1024 - 100


def test_a_story_gives_the_runner_no_commands(
    run: Run, stories: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = "::stop-commands::x dead,” the envoy told reporters ##[add-mask]y on Sunday evening."
    (stories / "evil.txt").write_text(f"{DAMAGED}\n{line}\n", "utf-8")
    arguments = ("check", "evil.txt", "-f", "text")
    assert "\n    ::stop-commands::" in run(*arguments).stdout
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    told = run(*arguments).stdout
    assert "\n    :\u2060:stop-commands::x dead,” the envoy told reporters #\u2060#[add-mask]y" in told
    assert not any(each.lstrip().startswith("::") or "##[" in each for each in told.splitlines())


def test_the_configuration_outweighs_the_build_server(
    run: Run, stories: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    (stories / "tlqa.yaml").write_text("output: {format: concise}\n", "utf-8")
    assert run("check", "damaged.txt").stdout.startswith("damaged.txt:7:")


def test_formats_that_were_not_asked_for_are_not_imported(stories: Path) -> None:
    code = (
        "import sys\nfrom tlqa.cli.main import cli\n"
        "cli(['check', 'clean.txt', '-o', 'json=a.json'], standalone_mode=False)\n"
        "print(sorted(m for m in sys.modules if m.startswith('tlqa.outputs.')), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": ROOT},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    loaded = done.stderr.strip().splitlines()[-1]
    wanted = ("_origins", "advice", "base", "json", "terminal", "text")
    assert loaded == str([f"tlqa.outputs.{name}" for name in wanted])


def test_a_new_report_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    write_whole(tmp_path / "report", b"new")
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("other", "report")]
    assert modes[0] == modes[1]


def test_a_report_takes_the_place_of_an_old_one_and_follows_links(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"old and longer")
    (tmp_path / "old").chmod(0o640)
    (tmp_path / "link").symlink_to("old")
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "old").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "old").stat().st_mode) == 0o640


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        write_whole(tmp_path / "no" / "report", b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_device_is_written_to_as_it_stands(stories: Path) -> None:
    (stories / "damaged.txt").write_text(DAMAGED, "utf-8")
    done = program("check", str(stories / "damaged.txt"), "-o", "csv=/dev/stderr", "-o", "json=/dev/null")
    assert done.stderr.startswith(b"path,story,line")


KILLED = """
import os, signal, sys
from pathlib import Path
from tlqa.wholefile import write_whole

name, when = sys.argv[2:]
real = getattr(os, name)

def deadly(*arguments, **more):
    if when == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    real(*arguments, **more)
    os.kill(os.getpid(), signal.SIGKILL)

setattr(os, name, deadly)
write_whole(Path(sys.argv[1]), b"new" * 100_000)
"""


@pytest.mark.parametrize("old", [True, False])
@pytest.mark.parametrize(("step", "when"), [("fsync", "before"), ("fsync", "after"), ("replace", "before")])
def test_killed_while_it_writes_no_report_is_half_written(
    tmp_path: Path, step: str, when: str, old: bool
) -> None:
    report = tmp_path / "report.json"
    if old:
        report.write_bytes(b"old")
    command = [sys.executable, "-c", KILLED, str(report), step, when]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": ROOT}, check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL
    assert (report.read_bytes() if report.exists() else None) == (b"old" if old else None)
