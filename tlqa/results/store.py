"""The database of what was found: one SQLite file in the cache directory, for many processes at once.

Readers never wait (write-ahead log), writers a moment at most; whoever is killed leaves a whole database.
What was not used for longest goes when the file grows beyond its limit. A file that is no such database is
replaced.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing, suppress
from typing import TYPE_CHECKING, NamedTuple

from tlqa.cachefile import directory

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

SCHEMA = 1
LIMIT = 200 * 2**20
"""Bytes of the file, unless told otherwise."""

_NAME = f"results-{SCHEMA}.db"
_DAY = 86_400
_LEFT = 0.8  # of the limit, after the oldest have gone
_LARGEST = 0.1  # of the limit: a value beyond would drive out too many others
_WAIT = 2.0
_AT_ONCE = 500
_TABLE = (
    "CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, used INTEGER NOT NULL, value BLOB NOT NULL)"
)


class Held(NamedTuple):
    """What is in the database: how many files' reports, and bytes on disk with its log."""

    path: Path
    entries: int
    size: int


class Store:
    """The database, open; any trouble with it closes it, and from then on nothing is found or kept.

    Args:
        limit: bytes of the file.
    """

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._database: sqlite3.Connection | None = None
        with suppress(OSError, sqlite3.Error):
            self._database = _opened(directory())

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The values of the keys that are there; they count as used today."""
        found: dict[bytes, bytes] = {}
        stale: list[bytes] = []
        today = _today()
        try:
            for few in _few(keys):
                for key, used, value in self._rows(few):
                    if type(value) is bytes:
                        found[bytes(key)] = value
                        if used != today:
                            stale.append(key)
            with suppress(
                sqlite3.OperationalError
            ):  # busy, or not to be written: so it seems older than it is
                self._write("UPDATE results SET used = ? WHERE key = ?", [(today, key) for key in stale])
        except sqlite3.Error as problem:
            self._give_up(problem)
        return found

    def put(self, values: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep values under their keys, all or none of them; the oldest go where they become too many."""
        today, largest = _today(), self._limit * _LARGEST
        rows = [(key, today, value) for key, value in values if len(value) <= largest]
        try:
            self._write("INSERT OR REPLACE INTO results (key, used, value) VALUES (?, ?, ?)", rows)
            if rows:
                self._prune()
        except sqlite3.Error as problem:
            self._give_up(problem)

    def close(self) -> None:
        if self._database is not None:
            with suppress(sqlite3.Error):
                self._database.close()
            self._database = None

    def _rows(self, keys: Sequence[bytes]) -> Iterable[tuple[bytes, int, bytes]]:
        if self._database is None:
            return ()
        marks = ",".join("?" * len(keys))
        return self._database.execute(f"SELECT key, used, value FROM results WHERE key IN ({marks})", keys)

    def _write(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        if self._database is not None and rows:
            with self._database:
                self._database.execute("BEGIN IMMEDIATE")
                self._database.executemany(statement, rows)

    def _prune(self) -> None:
        if self._database is None or _size(self._database) <= self._limit:
            return
        with self._database:
            self._database.execute("BEGIN IMMEDIATE")
            left = self._limit * _LEFT
            query = "SELECT rowid, length(value) FROM results ORDER BY used DESC, rowid DESC"
            old: list[tuple[int]] = []
            for row, length in self._database.execute(query):
                left -= length + _ROW
                if left < 0:
                    old.append((row,))
            self._database.executemany("DELETE FROM results WHERE rowid = ?", old)

    def _give_up(self, problem: sqlite3.Error) -> None:
        self.close()
        if _is_broken(problem):
            _remove(directory() / _NAME)


_ROW = 100  # bytes of a row besides its value, about: its key, twice, and how it is laid out


def held() -> Held:
    """What is in the database now."""
    path = directory() / _NAME
    count, size = 0, sum(each.stat().st_size for each in _files(path) if each.exists())
    if path.exists():
        with suppress(OSError, sqlite3.Error), closing(_opened(directory())) as database:
            (count,) = database.execute("SELECT count(*) FROM results").fetchone()
    return Held(path, count, size)


def clear() -> None:
    """Take the database away; a run that has it open goes on with its own.

    Raises:
        OSError: it cannot be removed.
    """
    _remove(directory() / _NAME)


def _opened(folder: Path) -> sqlite3.Connection:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / _NAME
    try:
        return _connected(path)
    except sqlite3.Error as problem:
        if not _is_broken(problem):
            raise
        _remove(path)
        return _connected(path)


def _connected(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    try:
        # what a stranger's database defines is not run, and no function of theirs is called
        database.execute("PRAGMA trusted_schema = OFF")
        database.execute("PRAGMA synchronous = NORMAL")
        (version,) = database.execute("PRAGMA user_version").fetchone()
        if version != SCHEMA:
            database.execute("PRAGMA journal_mode = WAL")
            database.execute(_TABLE)
            database.execute(f"PRAGMA user_version = {SCHEMA}")
        database.execute("SELECT rowid, key, used, value FROM results LIMIT 0")
    except BaseException:
        database.close()
        raise
    return database


def _is_broken(problem: sqlite3.Error) -> bool:
    """Whether the file is no database of ours, and not just busy, full or not to be written."""
    code = getattr(problem, "sqlite_errorcode", None)
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)


def _files(path: Path) -> tuple[Path, ...]:
    # the log first: left alone, a new database would take it for its own
    return path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm"), path


def _remove(path: Path) -> None:
    for each in _files(path):
        each.unlink(missing_ok=True)


def _size(database: sqlite3.Connection) -> int:
    """Bytes of the pages that hold something."""
    pages, free, size = (
        database.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * size)


def _today() -> int:
    return int(time.time()) // _DAY


def _few(keys: Sequence[bytes]) -> Iterable[Sequence[bytes]]:
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))
