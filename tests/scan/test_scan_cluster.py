"""Two workers on two hosts of the test's own, network namespaces: one is killed, and the rows are as here.

Needs root and iproute2, as CI has them: without, the test fails, for nothing else would show this.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from scanning import begin, everything, lines, rows, scan, write

from tlqa.errors import ScanError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILES, EACH, PART = 6, 100, 10
_HUB = "10.231.77.1"
_PORT = 8786


def ip(*arguments: str) -> None:
    done = subprocess.run(["ip", *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"ip {' '.join(arguments)}: {done.stderr}"


class Hosts:
    """A hub, with the scheduler and whoever scans, and two hosts with a cable to it, by themselves."""

    def __init__(self) -> None:
        self.hub, *self.others = (f"tlqa-{os.getpid()}-{name}" for name in ("hub", "a", "b"))
        self.started: list[subprocess.Popen[bytes]] = []

    def lay(self) -> None:
        for name in (self.hub, *self.others):
            ip("netns", "add", name)
            ip("-n", name, "link", "set", "lo", "up")
        ip("-n", self.hub, "link", "add", "switch", "type", "bridge")
        ip("-n", self.hub, "addr", "add", f"{_HUB}/24", "dev", "switch")
        ip("-n", self.hub, "link", "set", "switch", "up")
        for number, name in enumerate(self.others, 2):
            ip(
                "-n",
                self.hub,
                "link",
                "add",
                f"port{number}",
                "type",
                "veth",
                "peer",
                "name",
                "net",
                "netns",
                name,
            )
            ip("-n", self.hub, "link", "set", f"port{number}", "master", "switch")
            ip("-n", self.hub, "link", "set", f"port{number}", "up")
            ip("-n", name, "addr", "add", f"10.231.77.{number}/24", "dev", "net")
            ip("-n", name, "link", "set", "net", "up")

    def on(self, name: str) -> list[str]:
        """What begins a program on a host."""
        return ["ip", "netns", "exec", name]

    def start(self, name: str, log: Path, *arguments: str) -> subprocess.Popen[bytes]:
        with log.open("wb") as file:
            command = [*self.on(name), sys.executable, "-m", "dask", *arguments]
            started = subprocess.Popen(command, stdout=file, stderr=file)
        self.started.append(started)
        return started

    def remove(self) -> None:
        for process in self.started:
            process.kill()
            process.wait()
        for name in (self.hub, *self.others):
            subprocess.run(["ip", "netns", "del", name], capture_output=True, check=False)


@pytest.fixture
def hosts() -> Iterator[Hosts]:
    assert shutil.which("ip"), "iproute2 is needed (Debian: iproute2)"
    made = Hosts()
    try:
        made.lay()
        yield made
    finally:
        made.remove()


def wait_until(holds: object, what: str, seconds: float = 240) -> None:
    end = time.monotonic() + seconds
    while not holds():  # type: ignore[operator]
        assert time.monotonic() < end, f"it takes too long until {what}"
        time.sleep(0.01)


def makers(output: Path) -> list[int]:
    """The processes that made the parts, a part each."""
    marks = [path for path in (output / "done").glob("*.json") if not path.name.startswith(".")]
    return [int(json.loads(path.read_text())["by"].rpartition(":")[2]) for path in marks]


def test_one_of_two_workers_is_killed(hosts: Hosts, tmp_path: Path) -> None:
    tree, output = tmp_path / "tree", tmp_path / "out"
    for number in range(FILES):
        write(tree / f"{number}.jsonl", lines(range(number * EACH, (number + 1) * EACH)))
    write(tree / "bad.jsonl", b"{\n")
    scheduler = f"tcp://{_HUB}:{_PORT}"
    hosts.start(
        hosts.hub, tmp_path / "scheduler", "scheduler", "--host", _HUB, "--port", str(_PORT), "--no-dashboard"
    )
    workers = [
        hosts.start(
            name,
            tmp_path / name,
            *("worker", scheduler, "--host", f"10.231.77.{number}", "--nthreads", "1", "--no-nanny"),
            *("--no-dashboard", "--local-directory", str(tmp_path)),
        )
        for number, name in enumerate(hosts.others, 2)
    ]
    for name in hosts.others:
        wait_until(lambda name=name: b"Registered to" in (tmp_path / name).read_bytes(), f"{name} has joined")
    run = begin(
        *("scan", tree, "-o", output, "--scheduler", scheduler, "--part-stories", str(PART)),
        prefix=hosts.on(hosts.hub),
    )
    doomed = workers[0]
    wait_until(
        lambda: doomed.pid in makers(output) or run.poll() is not None, "the first worker has made a part"
    )
    os.kill(doomed.pid, signal.SIGKILL)
    there = len(makers(output))
    said, errors = run.communicate(timeout=240)
    assert run.returncode == 0, errors.decode()
    assert there < FILES * EACH // PART, "there was nothing left to do when it was killed"
    assert set(makers(output)) == {worker.pid for worker in workers}
    assert workers[1].poll() is None
    assert said.decode().startswith(f"{FILES * EACH} stories checked")

    scan(tree, tmp_path / "here", stories=PART)
    assert everything(output) == everything(tmp_path / "here")
    assert len(rows(output)) == FILES * EACH
    assert len(rows(output, "failures")) == 1


def test_no_scheduler_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tlqa.scan.cluster._SECONDS", 0.5)
    archive = write(tmp_path / "a.jsonl", lines([1]))
    with pytest.raises(ScanError, match=r"tcp://127\.0\.0\.1:9: no scheduler of Dask answers"):
        scan(archive, tmp_path / "out", scheduler="tcp://127.0.0.1:9")
