"""``tlqa watch`` as a person has it: a program that runs while stories are written, moved and removed."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from running import CLEAN, DAMAGED, heed_interrupts, program

if TYPE_CHECKING:
    from collections.abc import Iterator

    from running import Run

ROOT = Path(__file__).resolve().parents[2]
FOUND = "major en/quotes/unopened"


class Watching:
    """The program's lines, as they come."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)

    def round(self) -> list[str]:
        """The lines up to the next summary."""
        found: list[str] = []
        while not found or not found[-1].startswith("watching "):
            found.append(self._lines.get(timeout=30).rstrip("\n"))
        return found

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=30)


@contextmanager
def watching(*arguments: str) -> Iterator[Watching]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tlqa", "watch", "--format", "concise", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
        preexec_fn=heed_interrupts,
    )
    try:
        yield Watching(process)
    finally:
        process.kill()
        process.wait()


def replace(path: Path, text: str) -> None:
    """Write a file as editors do: a new one in the place of the old."""
    new = path.with_name(f".{path.name}.new")
    new.write_text(text, "utf-8")
    new.replace(path)


def test_stories_that_change_come_and_go(stories: Path) -> None:
    with watching("desk", "damaged.txt") as desk:
        lines = desk.round()
        assert [line.partition(":")[0] for line in lines[:-1]] == ["desk/sport/c.txt", "damaged.txt"]
        assert lines[-1] == "watching 4 stories, 2 findings; Ctrl-C ends"
        Path("desk/sport/c.txt").write_text(CLEAN, "utf-8")
        assert desk.round() == ["watching 4 stories, 1 finding; Ctrl-C ends"]
        replace(Path("desk/b.txt"), DAMAGED)
        (found, summary) = desk.round()
        assert found.startswith(f"desk/b.txt:7:23: {FOUND}: ")
        assert summary == "watching 4 stories, 2 findings; Ctrl-C ends"
        Path("desk/new/deep").mkdir(parents=True)
        Path("desk/new/deep/e.txt").write_text(DAMAGED, "utf-8")
        assert desk.round()[-1] == "watching 5 stories, 3 findings; Ctrl-C ends"
        Path("desk/b.txt").unlink()
        assert desk.round() == [
            "desk/b.txt: is no longer there",
            "watching 4 stories, 2 findings; Ctrl-C ends",
        ]
        assert desk.stop() == 0


def test_a_file_by_itself_and_the_list_beside_it(stories: Path) -> None:
    with watching("damaged.txt") as desk:
        assert desk.round()[-1] == "watching 1 story, 1 finding; Ctrl-C ends"
        Path("clean.txt").write_text(DAMAGED, "utf-8")  # beside it, and not watched
        replace(Path("damaged.txt"), DAMAGED + "\nThe road is shut , they said.\n")
        assert desk.round()[-1] == "watching 1 story, 2 findings; Ctrl-C ends"
        Path("damaged.txt.tlqa.yaml").write_text("- rule: quotes\n", "utf-8")
        assert desk.round()[-1] == "watching 1 story, 1 finding; Ctrl-C ends"
        Path("damaged.txt").unlink()
        said = desk.round()
        assert "damaged.txt: is no longer there" in said
        assert "tlqa: error: damaged.txt: no such file or directory" in said
        assert said[-1] == "watching 0 stories, 0 findings; Ctrl-C ends"
        Path("damaged.txt").write_text(DAMAGED, "utf-8")
        assert desk.round() == ["watching 1 story, 0 findings; Ctrl-C ends"]
        Path("damaged.txt.tlqa.yaml").unlink()
        assert desk.round()[-1] == "watching 1 story, 1 finding; Ctrl-C ends"
        assert desk.stop() == 0


def test_the_configuration_is_followed(stories: Path) -> None:
    with watching("desk/sport") as desk:
        assert desk.round()[-1] == "watching 1 story, 1 finding; Ctrl-C ends"
        replace(Path("tlqa.yaml"), "ignore: [quotes]\n")
        assert desk.round() == ["watching 1 story, 0 findings; Ctrl-C ends"]
        replace(Path("tlqa.yaml"), "ignor: [quotes]\n")
        said = desk.round()
        assert said[0].startswith("tlqa: error: tlqa.yaml:1: unknown key 'ignor'; did you mean 'ignore'?")
        replace(Path("words.yaml"), "preferred:\n  - use: quayside\n    not: [on the quay]\n")
        replace(Path("tlqa.yaml"), "terms: [words.yaml]\n")
        assert desk.round()[-1] == "watching 1 story, 2 findings; Ctrl-C ends"
        replace(Path("words.yaml"), "preferred:\n  - use: pier\n    not: [the wharf]\n")
        assert desk.round()[-1] == "watching 1 story, 1 finding; Ctrl-C ends"
        assert desk.stop() == 0


def test_what_the_baseline_accepts_is_not_shown(stories: Path, run: Run) -> None:
    assert run("baseline", "create", "--baseline", "base.json", "desk").exit_code == 0
    with watching("desk", "--baseline", "base.json") as desk:
        assert desk.round() == ["watching 3 stories, 0 findings; Ctrl-C ends"]
        replace(Path("desk/b.txt"), DAMAGED)
        assert desk.round()[-1] == "watching 3 stories, 1 finding; Ctrl-C ends"
        Path("base.json").unlink()
        assert desk.round()[-1] == "watching nothing until that is mended; Ctrl-C ends"


def test_what_cannot_be_read_does_not_end_it(stories: Path) -> None:
    with watching("desk/**/*.txt", "--severity", "major") as desk:
        assert desk.round()[-1] == "watching 2 stories, 1 finding; Ctrl-C ends"
        Path("desk/b.txt").write_bytes(b"caf\xe9\n")
        said = desk.round()
        assert any(line.startswith("tlqa: error: desk/b.txt:1: is not UTF-8") for line in said)
        Path("desk/b.txt").write_text(CLEAN, "utf-8")
        assert desk.round() == ["watching 2 stories, 1 finding; Ctrl-C ends"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "nothing to watch: name files or directories"),
        (["-"], "standard input cannot be watched; to check it: tlqa check -"),
    ],
)
def test_nothing_to_watch(run: Run, arguments: list[str], message: str) -> None:
    result = run("watch", *arguments)
    assert (result.exit_code, result.stderr) == (2, f"tlqa: error: {message}\n")


def test_without_the_extra_it_says_what_to_install(stories: Path) -> None:
    code = (
        "import sys; sys.modules['watchfiles'] = None\n"
        "from tlqa.cli.main import main; sys.argv = ['tlqa', 'watch', 'desk']; main()"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 2
    assert ended.stderr == "tlqa: error: watching is not installed: pip install 'tlqa[watch]'\n"


def test_help_names_the_extra() -> None:
    assert b"pip install 'tlqa[watch]'" in program("watch", "--help").stdout
