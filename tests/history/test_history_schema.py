"""Versions of a history: brought up to date, refused where newer; files of others are left alone."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from past import FIRST, days, report, story
from sqlalchemy import inspect, text

from tlqa.errors import HistoryError, UsageError
from tlqa.history import Ignored, open_history, place_of, schema
from tlqa.history.database import Database
from tlqa.history.store import History

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from server import Server


def migrated(where: str, steps: int) -> None:
    database = Database(place_of(where))
    with database.writing() as connection:
        schema.migrate(connection, where, schema.STEPS[:steps])
    database.close()


@pytest.mark.parametrize("steps", range(1, len(schema.STEPS)))
def test_an_older_history_is_brought_up_to_date(where: str, steps: int) -> None:
    migrated(where, steps)
    database = Database(place_of(where))
    with database.writing() as connection:
        connection.execute(schema.runs.insert().values(_row()))
    database.close()
    with open_history(where) as history:
        history.ignore(Ignored("north", "a1b2", "r", "t", FIRST))
        assert [run.label for run in history.runs()] == ["old"]
        assert history.ignored("north") == {"a1b2"}


def _row() -> dict[str, object]:
    counts = "stories words findings critical major minor passed review failed too_short errors".split()
    texts = {"when": "2023-11-02T09:00:00Z", "label": "old", "version": "0", "signature": "s"}
    return {**dict.fromkeys(counts, 1), **texts, "points": 1.0, "score": 99.0}


def test_a_step_that_fails_leaves_all_as_it_was(where: str) -> None:
    def broken(connection: object) -> None:
        raise RuntimeError("in the midst of it")

    migrated(where, 1)
    database = Database(place_of(where))
    with pytest.raises(RuntimeError), database.writing() as connection:
        schema.migrate(connection, where, (*schema.STEPS, broken))
    with database.reading() as connection:
        assert schema.version_of(connection, where) == 1
        assert not inspect(connection).has_table("tlqa_ignored")
    database.close()
    with open_history(where) as history:
        assert history.runs() == ()


def test_a_newer_history_is_refused_by_name_and_version(where: str) -> None:
    with open_history(where) as history:
        days(history, 10)
    database = Database(place_of(where))
    with database.writing() as connection:
        connection.execute(text("UPDATE tlqa_history SET version = 99"))
    database.close()
    for make in (True, False):
        with pytest.raises(HistoryError, match=r"version 99; this program knows versions up to 2") as caught:
            open_history(where, make=make)
        assert caught.value.path == place_of(where).shown


@pytest.mark.parametrize(
    "content", [b"not a database at all, but a story of some length\n" * 9, b"\0" * 4096]
)
def test_a_file_that_is_no_database_stays_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(content)
    with pytest.raises(HistoryError, match="is no history"):
        open_history(str(path))
    assert path.read_bytes() == content


def test_an_empty_file_becomes_a_history(tmp_path: Path) -> None:
    (tmp_path / "h.sqlite").touch()
    with open_history(str(tmp_path / "h.sqlite")) as history:
        history.record(report(story("a.md")), when=FIRST)


def test_a_database_of_something_else_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE results (key BLOB)")
    other.commit()
    other.close()
    before = path.read_bytes()
    with pytest.raises(HistoryError, match="something else"):
        open_history(str(path))
    assert path.read_bytes() == before


def test_a_shared_database_may_hold_other_things(server: Server) -> None:
    where = server.empty()
    server.execute("CREATE TABLE runs (id int); CREATE TABLE stories (id int)")
    with open_history(where) as history:
        history.record(report(story("a.md")), when=FIRST)
        assert len(history.runs()) == 1


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE tlqa_runs SET \"when\" = 'yesterday'",
        "UPDATE tlqa_runs SET words = 'many'",
        "UPDATE tlqa_runs SET label = x'00'",
        "DELETE FROM tlqa_history",
        "UPDATE tlqa_history SET version = 0",
        "DROP TABLE tlqa_runs",
    ],
)
def test_a_damaged_history_is_said_to_be(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "h.sqlite"
    with open_history(str(path)) as history:
        days(history, 10)
    database = sqlite3.connect(path)
    database.execute(damage)
    database.commit()
    database.close()
    with (
        pytest.raises(HistoryError, match=r"h\.sqlite: (is damaged|cannot be used)"),
        open_history(str(path)) as history,
    ):
        history.runs()


def test_a_file_cut_off_is_said_to_be_damaged(tmp_path: Path) -> None:
    path = tmp_path / "h.sqlite"
    with open_history(str(path)) as history:
        for _ in range(5):
            days(history, 10)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(HistoryError, match="damaged"), open_history(str(path)) as history:
        history.stories(run.number for run in history.runs())


def test_a_locked_file_is_waited_for_and_then_said_to_be(tmp_path: Path) -> None:
    path = tmp_path / "h.sqlite"
    with open_history(str(path)) as history:
        days(history, 10)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(HistoryError, match=r"locked by another program, for more than 0\.2 seconds"):
        History(place_of(str(path)), wait=0.2)
    holder.close()


@pytest.fixture
def public() -> Iterator[Path]:
    """A directory that every user may look into, with a history."""
    with tempfile.TemporaryDirectory(prefix="tlqa-") as made:
        path = Path(made) / "h.sqlite"
        with open_history(str(path)) as history:
            days(history, 10)
        path.parent.chmod(0o755)
        yield path


def as_somebody_else(what: Callable[[], object]) -> str:
    """What goes wrong for a user who is not root, and owns nothing."""
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)

    def tell() -> None:
        if os.geteuid() == 0:
            os.setuid(65534)
        try:
            what()
        except HistoryError as problem:
            sender.send(str(problem))
        else:
            sender.send("nothing")

    process = context.Process(target=tell)
    process.start()
    assert receiver.poll(60)
    said: str = receiver.recv()
    process.join(60)
    return said


def test_a_file_that_cannot_be_written(public: Path) -> None:
    def record() -> None:
        with open_history(str(public)) as history:
            assert len(history.runs()) == 1
            history.record(report(story("a.md")), when=FIRST)

    public.chmod(0o444)
    public.parent.chmod(0o555)
    assert as_somebody_else(record) == f"{public}: cannot be written"


def test_a_file_that_cannot_be_read(public: Path) -> None:
    public.chmod(0)
    said = as_somebody_else(lambda: open_history(str(public)))
    assert said == f"{public}: cannot be opened: Permission denied"


def test_a_directory_that_cannot_be_written(public: Path) -> None:
    public.parent.chmod(0o555)
    other = public.with_name("other.sqlite")
    said = as_somebody_else(lambda: open_history(str(other)))
    assert said.startswith(f"{other}: cannot be opened: ")


def test_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UsageError, match="is no file"):
        open_history(str(tmp_path / "pipe"))
