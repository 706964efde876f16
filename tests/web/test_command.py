"""The command: its options, its end, and what it says when it cannot begin."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from serving import DAMAGED, ROOT, WAIT, serving

from tlqa import Checker
from tlqa.cli.main import cli
from tlqa.outputs.advice import advice

if TYPE_CHECKING:
    from pathlib import Path


def children(process: int) -> list[int]:
    """The processes that a process began."""
    found = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(process)], capture_output=True, text=True, check=False
    )
    return [int(each) for each in found.stdout.split()]


def is_gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_and_all_its_processes(tmp_path: Path, number: int) -> None:
    with serving("--jobs", "2", history=tmp_path / "h.sqlite") as server:
        assert server.is_up()
        begun = children(server.process.pid)
        assert len(begun) >= 2
        assert server.end(number) == 0
        assert server.process.stderr is not None
        assert server.process.stderr.read() == ""
        until = time.monotonic() + WAIT
        while not all(map(is_gone, begun)) and time.monotonic() < until:
            time.sleep(0.05)
        assert all(map(is_gone, begun))


def test_a_process_that_dies_is_replaced(tmp_path: Path) -> None:
    with serving("--jobs", "1", history=tmp_path / "h.sqlite") as server:
        assert server.is_up()
        checks = [each for each in children(server.process.pid) if _checks(each)]
        for each in checks:
            os.kill(each, signal.SIGKILL)
        answers = {server.check(DAMAGED).status_code for _ in range(3)}
        assert answers <= {200, 500}
        assert server.is_up()
        until = time.monotonic() + 60
        while set(checks) & set(children(server.process.pid)):  # it is buried in its own time
            assert time.monotonic() < until
            time.sleep(0.05)


def _checks(process: int) -> bool:
    found = subprocess.run(
        ["ps", "-o", "args=", "-p", str(process)], capture_output=True, text=True, check=False
    )
    return "spawn_main" in found.stdout


def test_a_story_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    """Nothing in the rule book takes that long; a pattern of somebody's own may."""
    rule = tmp_path / "rules" / "en" / "house" / "slow.yaml"
    rule.parent.mkdir(parents=True)
    rule.write_text(_SLOW, "utf-8")
    with serving(
        "--jobs",
        "1",
        "--check-time",
        "0.5",
        "--rules",
        str(tmp_path / "rules"),
        history=tmp_path / "h.sqlite",
    ) as server:
        answer = server.check("A zulu " + "came and went " * 30_000)
        assert answer.status_code == 503
        assert "longer to check than 0.5 seconds" in answer.json()["error"]["message"]
        assert server.is_up()


def test_the_settings_of_the_command_line_hold(tmp_path: Path) -> None:
    with serving("--select", "quotes", "--newsroom", "Night desk", history=tmp_path / "h.sqlite") as server:
        value = server.check(DAMAGED).json()
        assert {each["rule"].split("/")[1] for each in value["stories"][0]["findings"]} == {"quotes"}
        assert server.client.get("/api/health").json()["newsroom"] == "Night desk"


def test_messages_reasons_and_reports_in_french(tmp_path: Path) -> None:
    with serving("--locale", "fr", "--jobs", "1", history=tmp_path / "h.sqlite") as server:
        english = Checker().check_text(DAMAGED).findings
        french = server.check(DAMAGED).json()["stories"][0]["findings"]
        assert [each["rule"] for each in french] == [each.rule for each in english]
        for one, other in zip(french, english, strict=True):
            assert one["message"] != other.message
            assert one["why"] != other.why
        assert all(each["advice"] != advice(each["rule"]) for each in french)
        assert server.client.get("/api/health").json()["locale"] == "fr"
        report = server.client.post("/api/report", json={"text": DAMAGED}).text
        assert '<html lang="fr"' in report


def test_what_is_ignored_outlives_the_server(tmp_path: Path) -> None:
    history = tmp_path / "h.sqlite"
    with serving(history=history) as server:
        found = server.check(DAMAGED).json()["stories"][0]["findings"]
        assert not history.exists()  # nothing is written before there is something to keep
        for each in found:
            entry = {"fingerprint": each["fingerprint"], "rule": each["rule"], "text": each["text"]}
            assert server.client.post("/api/ignored", json=entry).status_code == 200
    with serving(history=history) as server:
        value = server.check(DAMAGED).json()
        assert (value["score"], value["ignored"]) == (100, len(found))


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    return subprocess.run(
        [sys.executable, "-m", "tlqa", "serve", *arguments],
        capture_output=True,
        text=True,
        timeout=WAIT,
        env={**os.environ, "PYTHONPATH": path, **environment},
        check=False,
    )


def test_a_port_that_is_taken(tmp_path: Path) -> None:
    with serving(history=tmp_path / "h.sqlite") as server:
        ended = run("--port", str(server.port), "--no-config")
        assert ended.returncode == 2
        assert ended.stderr.startswith(f"tlqa: error: cannot listen on 127.0.0.1 port {server.port}: ")


def test_rules_that_cannot_be_read_are_told_before_it_listens(tmp_path: Path) -> None:
    rule = tmp_path / "en" / "house" / "bad.yaml"
    rule.parent.mkdir(parents=True)
    rule.write_text("name: [\n", "utf-8")
    ended = run(
        "--port", "0", "--no-config", "--rules", str(tmp_path), "--history", str(tmp_path / "h.sqlite")
    )
    assert ended.returncode == 2
    assert "bad.yaml:" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert ended.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--token", "short"], "--token: at least 16 characters"),
        (["--cors", "cms.example.org"], "--cors: 'cms.example.org' is no origin"),
        (["--cors", "https://a.example.org/path"], "is no origin"),
        (["--cors", "*"], "is no origin"),
        (["--host", "no-such-host.invalid"], "there is no 'no-such-host.invalid'"),
        (["--newsroom", ""], "--newsroom"),
        (["--newsroom", "a\nb"], "--newsroom"),
        (["--select", "no-such-rule"], "no-such-rule"),
    ],
)
def test_options_that_cannot_be_used(arguments: list[str], said: str) -> None:
    result = CliRunner().invoke(cli, ["serve", "--port", "0", "--no-config", *arguments], prog_name="tlqa")
    assert result.exit_code == 2
    assert said in result.stderr


def test_without_the_extra_it_says_which(tmp_path: Path) -> None:
    """As where neither Starlette nor uvicorn is installed."""
    code = (
        "import sys\n"
        "class Absent:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.partition('.')[0] in ('starlette', 'uvicorn'):\n"
        "            raise ModuleNotFoundError(f'No module named {name!r}', name=name)\n"
        "sys.meta_path.insert(0, Absent())\n"
        "from tlqa.cli.main import main\n"
        "main()\n"
    )
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    ended = subprocess.run(
        [sys.executable, "-c", code, "serve"],
        capture_output=True,
        text=True,
        timeout=WAIT,
        env={**os.environ, "PYTHONPATH": path},
        check=False,
    )
    assert ended.returncode == 2
    assert ended.stderr == "tlqa: error: the server is not installed: pip install 'tlqa[serve]'\n"


_SLOW = """\
name: Slow
message: Slow.
why: It takes its time.
category: style
severity: minor
confidence: low
kind: pattern
match: '\\bcame\\b.*\\bzulu\\b'
since: 0.1.0
status: stable
examples:
  bad:
    - Nobody ⟦came with a zulu⟧ in the night.
  good:
    - Nobody came in the night.
    - A zulu came in the night.
"""
