"""``tlqa serve`` as others run it: a process of its own, asked over HTTP, ended by a signal."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
WAIT = 60
"""Seconds that anything may take on a machine with much else to do."""

CLEAN = """\
Ferry service resumes after storm

The ferry between the two islands sailed again on Monday after three days in port, and the operator
said that it expected to clear the backlog of lorries by the middle of the week.
"""
DAMAGED = (
    CLEAN
    + "\nPrices rose by 3,4 percent , the port office said.\n\nThe deal is dead,” the envoy told reporters.\n"
)

SOURCE = """\
Reprise des liaisons maritimes après la tempête

Le bac qui relie les deux îles est reparti lundi après trois jours à quai, et l'exploitant dit que la file
des camions sera résorbée au milieu de la semaine.

Le navire transporte chaque jour 450 véhicules et 1 200 passagers.
"""
CHANGED = CLEAN + "\nThe ship carries 540 vehicles and 1,200 passengers every day.\n"
"""A translation of ``SOURCE`` with another figure."""


@dataclass
class Server:
    """A server that runs.

    Attributes:
        url: of the page, without the last slash.
        said: what it printed before it listened.
        client: asks it.
    """

    process: subprocess.Popen[str]
    url: str
    said: str
    client: httpx.Client

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])

    @property
    def token(self) -> str:
        found = re.search(r"the token.*: +(\S+)", self.said)
        return found[1] if found else ""

    @property
    def link(self) -> str:
        found = re.search(r"works once: +(\S+)", self.said)
        return found[1] if found else ""

    def check(self, text: str, **more: Any) -> httpx.Response:
        return self.client.post("/api/check", json={"text": text, **more})

    def is_up(self) -> bool:
        """Whether it answers, with a story checked."""
        return self.process.poll() is None and self.check(CLEAN).status_code == 200

    def socket(self) -> socket.socket:
        """A connection for what no HTTP client does."""
        return socket.create_connection(("127.0.0.1", self.port), WAIT)

    def end(self, number: int = signal.SIGTERM) -> int:
        """Its status after a signal."""
        self.process.send_signal(number)
        return self.process.wait(WAIT)


def _interruptible() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # one begun in the background would pass it over


@contextmanager
def serving(
    *options: str, history: Path | str, headers: dict[str, str] | None = None, **environment: str
) -> Iterator[Server]:
    """A server on a free port, until the block ends."""
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "tlqa",
            "serve",
            "--port",
            "0",
            "--no-config",
            "--history",
            str(history),
            *options,
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": path, **environment},
        preexec_fn=_interruptible,
    )
    try:
        assert process.stdout is not None
        said = ""
        while "listening on" not in said:
            line = process.stdout.readline()
            assert line, f"the server did not begin: {process.stderr.read() if process.stderr else ''}"
            said += line
        found = re.search(r"listening on (http://\S+?)/ ", said)
        assert found is not None
        port = found[1].rpartition(":")[2]
        url = f"http://127.0.0.1:{port}"
        with httpx.Client(base_url=url, timeout=WAIT, headers=headers) as client:
            yield Server(process, url, said, client)
    finally:
        if process.poll() is None:
            process.terminate()
        process.communicate(timeout=WAIT)
