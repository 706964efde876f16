"""A server of PostgreSQL of the tests' own, with a password, in a directory that goes with it."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg

if TYPE_CHECKING:
    from collections.abc import Iterator

USER, PASSWORD = "desk", "s3cret:/@#?pass"
_WRITTEN = "s3cret%3A%2F%40%23%3Fpass"
_TRIES = 5
_LONG = 120


@dataclass(frozen=True)
class Server:
    """It is there, with one database."""

    port: int

    def url(self, database: str = "", password: str = _WRITTEN, user: str = USER) -> str:
        return f"postgresql://{user}:{password}@127.0.0.1:{self.port}/{database}"

    def empty(self) -> str:
        """The address of its database, emptied: quicker than another one."""
        self.execute(
            "DROP SCHEMA public CASCADE; CREATE SCHEMA public; GRANT USAGE ON SCHEMA public TO PUBLIC"
        )
        return self.url("postgres")

    def execute(self, statement: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def running() -> Iterator[Server]:
    """Start a server, and stop it; it will not run as root, so there it runs as another user."""
    with tempfile.TemporaryDirectory(prefix="tlqa-pg-") as made:
        directory = Path(made)
        user = _other_user()
        (directory / "password").write_text(PASSWORD, "utf-8")
        if user is not None:
            directory.chmod(0o755)
            for path in (directory, directory / "password"):
                os.chown(path, pwd.getpwnam(user).pw_uid, -1)
        data = directory / "data"
        _run(
            user, "initdb", "-D", data, "-U", USER, "-A", "scram-sha-256", "-E", "UTF8", "--locale", "C",
            "--no-sync", f"--pwfile={directory / 'password'}",
        )  # fmt: skip
        port = _started(user, data, directory)
        try:
            yield Server(port)
        finally:
            _run(user, "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


def _started(user: str | None, data: Path, directory: Path) -> int:
    for left in reversed(range(_TRIES)):  # another program may take the port before the server does
        port = _free_port()
        options = f"-p {port} -k '' -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=60"
        try:
            _run(
                user, "pg_ctl", "-D", data, "-l", directory / "log", "-o", options, "-w", "-t", _LONG, "start"
            )
        except subprocess.CalledProcessError:
            if not left:
                raise
        else:
            return port
    raise AssertionError


def _run(user: str | None, program: str, *arguments: object) -> None:
    subprocess.run(
        [_binary(program), *map(str, arguments)],
        check=True,
        user=user,
        cwd="/",
        timeout=2 * _LONG,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )


def _binary(name: str) -> str:
    """A program of the server, which Debian keeps out of PATH."""
    homes = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))
    found = shutil.which(name, path=os.pathsep.join([*map(str, reversed(homes)), os.environ.get("PATH", "")]))
    assert found, f"{name} is needed: install the server of PostgreSQL (Debian: postgresql)"
    return found


def _other_user() -> str | None:
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            pwd.getpwnam(name)
        except KeyError:
            continue
        return name
    raise AssertionError("no user to run PostgreSQL as")


def _free_port() -> int:
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        return int(made.getsockname()[1])
