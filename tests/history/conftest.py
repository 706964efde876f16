"""Histories to test: each test has one of its own, in SQLite and in PostgreSQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from server import running

from tlqa.history import open_history

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from server import Server

    from tlqa.history import History


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with running() as found:
        yield found


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where there is no history yet."""
    if request.param == "sqlite":
        return str(tmp_path / "history.sqlite")
    server: Server = request.getfixturevalue("server")
    return server.empty()


@pytest.fixture
def history(where: str) -> Iterator[History]:
    with open_history(where) as opened:
        yield opened


@pytest.fixture
def in_file(tmp_path: Path) -> Iterator[History]:
    """One in SQLite, for what is no question of the database."""
    with open_history(str(tmp_path / "history.sqlite")) as opened:
        yield opened
