"""Connections to the database of a history, and what its errors mean to a person."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from tlqa.errors import HistoryError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

    from tlqa.history.where import Place

WAIT = 30.0
"""Seconds that SQLite waits for others to have written, unless told otherwise."""

_CONNECT = 10  # seconds for a server to answer
_WRITES = "tlqa_writes"
_POSTGRESQL = "postgresql+psycopg"
# of SQLite's errors, https://www.sqlite.org/rescode.html: what they mean here
_BUSY, _CANNOT_OPEN = 5, 14
_MEANT = {
    6: "is locked by another program",
    8: "cannot be written",
    11: "is damaged",
    13: "cannot be written: the disk is full",
    26: "is no history: no database of SQLite",
}
# of PostgreSQL's, https://www.postgresql.org/docs/current/errcodes-appendix.html
_SAID = {
    "28P01": "the password is not accepted",
    "3D000": "there is no such database on the server",
    "3F000": "the user has no schema there to create tables in",
    "42501": "the user may not do that there; it needs the right to create tables, once",
}


class Database:
    """The database of a history; each transaction has a connection of its own, in any thread.

    Args:
        wait: seconds that a transaction in SQLite waits for others.
    """

    def __init__(self, place: Place, wait: float = WAIT) -> None:
        self.place, self._wait = place, wait
        with self.problems():
            self._engine = _postgresql(place) if place.path is None else _sqlite(place.path, wait)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads."""
        with self.problems(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes: all of it or nothing. In SQLite it is the only one while it lasts."""
        with self.problems(), self._engine.execution_options(**{_WRITES: True}).begin() as connection:
            yield connection

    def close(self) -> None:
        """Close what is open."""
        self._engine.dispose()

    @contextmanager
    def problems(self) -> Iterator[None]:
        """What goes wrong within, as an error that names the place and no password.

        Raises:
            HistoryError: whatever the database says.
        """
        try:
            yield
        except DBAPIError as problem:
            raise HistoryError(self._said(problem.orig), path=self.place.shown) from None
        except SQLAlchemyError as problem:
            raise HistoryError(self._hidden(str(problem)), path=self.place.shown) from None

    def _said(self, problem: BaseException | None) -> str:
        if self.place.path is not None:
            code = getattr(problem, "sqlite_errorcode", 0) & 0xFF  # what is above tells it more closely
            if code == _CANNOT_OPEN:
                return f"cannot be opened: {_why_not(self.place.path)}"
            if code == _BUSY:
                return f"is locked by another program, for more than {self._wait:g} seconds"
            return _MEANT.get(code) or f"cannot be used: {problem}"
        known = _SAID.get(getattr(problem, "sqlstate", None) or "")
        said = self._hidden(" ".join(str(problem).split()))
        if known is None and "password authentication failed" in said:
            known = _SAID["28P01"]
        return f"{known} ({said})" if known else f"cannot be used: {said}"

    def _hidden(self, said: str) -> str:
        for secret in self.place.secrets:
            said = said.replace(secret, "…")
        return said


def _sqlite(path: Path, wait: float) -> Engine:
    try:
        engine = create_engine(
            URL.create("sqlite", database=str(path)), poolclass=NullPool, connect_args={"timeout": wait}
        )
    except ModuleNotFoundError as problem:
        raise UsageError("this Python has no SQLite; a history can be kept in PostgreSQL") from problem

    @event.listens_for(engine, "connect")
    def connected(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # transactions begin where we say, and not at the first INSERT
        # what a stranger's database defines is not run
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        # a lock taken late could be refused in the midst of it. (No write-ahead log: a history may lie on a
        # network share, https://www.sqlite.org/wal.html, and is one file that can be copied.)
        writes = connection.get_execution_options().get(_WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _postgresql(place: Place) -> Engine:
    try:
        url = make_url(place.url).set(drivername=_POSTGRESQL)
        if "connect_timeout" not in url.query:
            url = url.update_query_dict({"connect_timeout": str(_CONNECT)})
        if "application_name" not in url.query:
            url = url.update_query_dict({"application_name": "tlqa"})
        return create_engine(url, pool_pre_ping=True, hide_parameters=True)
    except ImportError as problem:
        raise UsageError("PostgreSQL needs an extra: pip install 'tlqa[postgresql]'") from problem
    except (ArgumentError, NoSuchModuleError, ValueError):
        raise UsageError("is no address of a database of PostgreSQL", path=place.shown) from None


def _why_not(path: Path | None) -> str:
    try:
        assert path is not None
        with path.open("rb"):
            return "its directory cannot be written to"
    except OSError as problem:
        return problem.strerror or str(problem)
