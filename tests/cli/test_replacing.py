"""New bytes in the place of a file's: all or nothing."""

from __future__ import annotations

import contextlib
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tlqa.cli import replacing
from tlqa.cli.replacing import replace_file
from tlqa.discovery.walk import discover
from tlqa.errors import TlqaError

ROOT = str(Path(__file__).parents[2])


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    return path


def test_permissions_are_kept_and_nothing_else_is_left(story: Path) -> None:
    story.chmod(0o640)
    replace_file(str(story), b"old", b"new")
    assert story.read_bytes() == b"new"
    assert stat.S_IMODE(story.stat().st_mode) == 0o640
    assert list(story.parent.iterdir()) == [story]


def test_a_link_stays_one(story: Path) -> None:
    link = story.parent / "sub" / "link.txt"
    link.parent.mkdir()
    link.symlink_to("../a.txt")
    replace_file(str(link), b"old", b"new")
    assert link.is_symlink()
    assert story.read_bytes() == b"new"


def refused(path: Path, old: bytes = b"old") -> str:
    with pytest.raises(TlqaError) as caught:
        replace_file(str(path), old, b"new")
    assert caught.value.path == str(path)
    return caught.value.message


def test_a_file_that_is_read_only(story: Path) -> None:
    story.chmod(0o444)
    assert refused(story) == "cannot be written: it is read-only"
    assert story.read_bytes() == b"old"


def test_a_file_that_was_changed_meanwhile(story: Path) -> None:
    assert "was changed by someone else meanwhile" in refused(story, b"older")
    assert story.read_bytes() == b"old"


def test_what_is_no_file(story: Path) -> None:
    assert refused(story.parent / "absent") == "cannot be written: No such file or directory"
    assert refused(story.parent) == "cannot be written: it is no ordinary file"


def test_a_disk_that_is_full(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert refused(story) == "cannot be written: No space left on device"
    assert story.read_bytes() == b"old"
    assert list(story.parent.iterdir()) == [story]


def test_an_interruption_leaves_the_old_file(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(replacing, "_take_after", interrupt)
    with pytest.raises(KeyboardInterrupt):
        replace_file(str(story), b"old", b"new")
    assert story.read_bytes() == b"old"
    assert list(story.parent.iterdir()) == [story]


def test_another_name_of_the_file_keeps_the_old_one(story: Path) -> None:
    other = story.parent / "b.txt"
    other.hardlink_to(story)
    replace_file(str(story), b"old", b"new")
    assert (story.read_bytes(), other.read_bytes()) == (b"new", b"old")


def test_attributes_are_kept_where_there_are_any(story: Path) -> None:
    with contextlib.suppress(OSError):  # not every file system has them
        os.setxattr(story, "user.desk", b"sport")
    before = attributes(story)
    replace_file(str(story), b"old", b"new")
    assert attributes(story) == before


def attributes(path: Path) -> dict[str, bytes]:
    try:
        return {name: os.getxattr(path, name) for name in os.listxattr(path)}
    except OSError:
        return {}


KILLED = """
import os, signal, sys
from tlqa.cli.replacing import replace_file

name, when = sys.argv[2:]
real = getattr(os, name)

def deadly(*arguments, **more):
    if when == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    real(*arguments, **more)
    os.kill(os.getpid(), signal.SIGKILL)

setattr(os, name, deadly)
replace_file(sys.argv[1], b"old" * 100_000, b"new" * 100_000)
"""


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize(
    "step", ["os.open", "os.fsync", "os.chown", "os.listxattr", "os.chmod", "os.replace"]
)
def test_killed_at_any_step_the_old_file_or_the_new_one_is_there(story: Path, step: str, when: str) -> None:
    story.write_bytes(b"old" * 100_000)
    command = [sys.executable, "-c", KILLED, str(story), step.removeprefix("os."), when]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": ROOT}, check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL
    whole = b"new" if (step, when) == ("os.replace", "after") else b"old"
    assert story.read_bytes() == whole * 100_000
    assert set(discover([str(story.parent)])[0]) == {str(story)}
