"""The database of results: what is put is got, whatever happens to the file and to who writes it."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tlqa.results import store
from tlqa.results.store import SCHEMA, Store, clear, held

if TYPE_CHECKING:
    from pathlib import Path

# Puts values without end: each is its key, a hundred times; it says when it has begun.
ENDLESS = """
import hashlib, itertools, sys
from tlqa.results.store import Store
held = Store()
for number in itertools.count():
    keys = [hashlib.sha256(b"%d %d" % (number, each)).digest()[:20] for each in range(20)]
    held.put([(key, key * 100) for key in keys])
    if not number:
        print("begun", flush=True)
"""


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TLQA_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def database(cache: Path) -> Path:
    return cache / f"results-{SCHEMA}.db"


def put(*values: tuple[bytes, bytes], limit: int = store.LIMIT) -> None:
    opened = Store(limit)
    opened.put(values)
    opened.close()


def get(*keys: bytes) -> dict[bytes, bytes]:
    opened = Store()
    found = opened.get(keys)
    opened.close()
    return found


def test_what_is_put_is_got(cache: Path) -> None:
    put((b"one", b"1"), (b"two", b"\0\xff"))
    put((b"one", b"again"))
    assert get(b"one", b"two", b"three") == {b"one": b"again", b"two": b"\0\xff"}
    assert get() == {}


def test_many_keys_at_once(cache: Path) -> None:
    values = {b"%05d" % number: b"%d" % number for number in range(2_500)}
    put(*values.items())
    assert get(*values, b"another") == values


@pytest.mark.parametrize("change", ["garbage", "cut", "empty", "other table", "other schema", "holes"])
def test_a_file_that_is_no_such_database_is_replaced(cache: Path, change: str) -> None:
    put(*((b"%05d" % number, bytes(500)) for number in range(500)))
    file = database(cache)
    data = file.read_bytes()
    if change in ("other table", "other schema"):
        file.unlink()
        with sqlite3.connect(file) as other:
            other.execute("CREATE TABLE results (story TEXT)")
            other.execute(f"PRAGMA user_version = {SCHEMA if change == 'other table' else SCHEMA + 1}")
        other.close()
    else:
        changed = {
            "garbage": b"not a database at all, but long enough to look for a header in it " * 20,
            "cut": data[: len(data) // 2 + 100],
            "empty": b"",
            "holes": data[:4096] + bytes(b ^ 0x55 for b in data[4096:]),
        }
        file.write_bytes(changed[change])
    get(b"00001")  # finds out
    put((b"new", b"value"))
    assert get(b"new", b"00001") == {b"new": b"value"}
    with sqlite3.connect(file) as mended:
        assert mended.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    mended.close()


def test_where_nothing_can_be_kept_nothing_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    monkeypatch.setenv("TLQA_CACHE_DIR", str(tmp_path / "file" / "below"))
    put((b"one", b"1"))
    assert get(b"one") == {}


def test_a_directory_in_the_place_of_the_file(cache: Path) -> None:
    database(cache).mkdir(parents=True)
    put((b"one", b"1"))
    assert get(b"one") == {}


def test_a_log_left_by_another_database_is_not_taken(cache: Path) -> None:
    put((b"one", b"1"))
    file = database(cache)
    file.with_name(f"{file.name}-wal").write_bytes(os.urandom(5_000))
    assert get(b"one") == {b"one": b"1"}


def test_who_cannot_write_goes_on_without(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_WAIT", 0.05)
    put((b"one", b"1"))
    with sqlite3.connect(database(cache), isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        busy = Store()
        assert busy.get([b"one"]) == {b"one": b"1"}
        busy.put([(b"two", b"2")])
        assert busy.get([b"one"]) == {}  # given up: the next story is checked
        other.execute("ROLLBACK")
    other.close()
    assert get(b"one", b"two") == {b"one": b"1"}


def test_the_file_stays_within_its_limit(cache: Path) -> None:
    limit = 400_000
    opened = Store(limit)
    for number in range(0, 2_000, 20):
        opened.put([(b"%05d" % each, os.urandom(1_000)) for each in range(number, number + 20)])
    opened.close()
    assert database(cache).stat().st_size < limit * 1.2
    kept = get(*(b"%05d" % number for number in range(2_000)))
    assert len(kept) > 200
    assert sorted(kept) == [b"%05d" % number for number in range(2_000 - len(kept), 2_000)]


def test_what_was_not_used_for_longest_goes_first(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limit = 400_000
    days = {"today": 20_000}
    monkeypatch.setattr(store, "_today", lambda: days["today"])
    put(*((b"old %d" % number, os.urandom(1_000)) for number in range(100)), limit=limit)
    days["today"] += 1
    put(*((b"young %d" % number, os.urandom(1_000)) for number in range(100)), limit=limit)
    days["today"] += 1
    used = [b"old %d" % number for number in range(10)]
    assert len(get(*used)) == 10
    put(*((b"new %d" % number, os.urandom(1_000)) for number in range(200)), limit=limit)
    assert len(get(*used)) == 10
    assert len(get(*(b"new %d" % number for number in range(200)))) == 200
    assert get(*(b"old %d" % number for number in range(10, 100))) == {}
    assert 50 < len(get(*(b"young %d" % number for number in range(100)))) < 100


def test_a_value_too_large_drives_nothing_out(cache: Path) -> None:
    put((b"small", b"1"), (b"large", bytes(50_000)), limit=400_000)
    assert get(b"small", b"large") == {b"small": b"1"}


def test_what_others_define_in_the_database_is_not_run(cache: Path) -> None:
    put((b"one", b"1"))
    with sqlite3.connect(database(cache)) as other:
        other.execute("ALTER TABLE results RENAME TO kept")
        other.execute(
            "CREATE VIEW results AS SELECT rowid, key, used, writefile('x', 'y') AS value FROM kept"
        )
    other.close()
    assert get(b"one") == {}
    put((b"two", b"2"))
    assert get(b"two") == {b"two": b"2"}


def test_show_and_clear(cache: Path) -> None:
    assert held() == (database(cache), 0, 0)
    put((b"one", bytes(3_000)), (b"two", b"2"))
    path, entries, size = held()
    assert (path, entries) == (database(cache), 2)
    assert size >= 3_000
    clear()
    clear()
    assert held() == (database(cache), 0, 0)
    assert list(cache.glob("results*")) == []


def test_killed_at_any_moment_it_is_whole(cache: Path) -> None:
    chance, seen = random.Random(7), 0
    for _ in range(50):
        with subprocess.Popen([sys.executable, "-c", ENDLESS], stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == b"begun\n"
            time.sleep(chance.uniform(0, 0.05))
            os.kill(writer.pid, signal.SIGKILL)
        with sqlite3.connect(database(cache)) as opened:
            assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            rows = opened.execute("SELECT key, value FROM results").fetchall()
        opened.close()
        assert all(value == key * 100 for key, value in rows)
        assert len(rows) % 20 == 0  # all of what is put at once, or none of it
        seen = max(seen, len(rows))
    assert seen > 20
    put((b"one", b"1"))
    assert get(b"one") == {b"one": b"1"}


def test_what_may_only_be_read_is_found_day_after_day(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_WAIT", 0.05)
    put((b"one", b"1"))
    tomorrow = store._today() + 1
    monkeypatch.setattr(store, "_today", lambda: tomorrow)
    with sqlite3.connect(database(cache), isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        busy = Store()
        assert [busy.get([b"one"]) for _ in range(2)] == [{b"one": b"1"}] * 2
        busy.close()
        other.execute("ROLLBACK")
    other.close()
