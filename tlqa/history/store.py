"""A history that is open: runs are recorded, read and forgotten; findings are ignored for good."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Self, TypeVar

from sqlalchemy import case, delete, func, insert, select

from tlqa.errors import HistoryError
from tlqa.history import schema
from tlqa.history.ask import GUESSED
from tlqa.history.database import WAIT, Database
from tlqa.history.records import GROUPS, Ignored, RuleCount, Run, Story, per_1000_words, stamp
from tlqa.history.rows import as_text, refuse_damaged, rule_rows, run_of, run_row, story_rows, time_of
from tlqa.model import TrendPoint, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Connection, Select, Table

    from tlqa.history.where import Place
    from tlqa.model import Report

T = TypeVar("T")

_RUN = [schema.runs.c[name] for name in Run.__dataclass_fields__]
_STORY = [schema.stories.c[name] for name in Story.__dataclass_fields__]
_AT_ONCE = 500  # rows of a statement


class History:
    """A history, open; a context manager. Threads may share one.

    Every method raises ``HistoryError`` where the database cannot be used.

    Args:
        place: where it lies.
        make: whether to make it where it is not there; else it has no runs then.
        wait: seconds that SQLite waits for other programs.

    Raises:
        HistoryError: it cannot be opened.
        UsageError: what it needs is not installed.
    """

    def __init__(self, place: Place, *, make: bool = True, wait: float = WAIT) -> None:
        self._database = Database(place, wait)
        try:
            self._there = self._opened(place, make)
        except BaseException:
            self.close()
            raise

    @property
    def shown(self) -> str:
        """What to call it, without a password."""
        return self._database.place.shown

    def record(self, report: Report, *, when: datetime, label: str = "") -> int:
        """Keep a run, all of it or nothing.

        Args:
            report: what it found.
            when: it began; with a time zone.
            label: what to call it, such as a commit.

        Returns:
            the run's number.
        """
        row = run_row(report, stamp(when), label)
        with self._writing() as connection:
            made = connection.execute(insert(schema.runs), row).inserted_primary_key
            assert made is not None
            number = int(made[0])
            _put(connection, schema.stories, story_rows(report, number))
            _put(connection, schema.rules, rule_rows(report, number))
        return number

    def runs(self, limit: int = 100) -> tuple[Run, ...]:
        """The last runs, newest first."""
        return tuple(run_of(row, self.shown) for row in self._read(_newest(limit)))

    def stories(self, runs: Iterable[int]) -> tuple[Story, ...]:
        """The stories of some runs, run by run in order of their numbers, each in the order of its report."""
        table = schema.stories.c
        found: list[Story] = []
        for few in _few(sorted(set(runs))):
            rows = self._read(select(*_STORY).where(table.run.in_(few)).order_by(table.run, table.place))
            found += (Story(*row) for row in rows)
        return tuple(found)

    def rules(self, runs: Iterable[int]) -> tuple[RuleCount, ...]:
        """What each rule found in some runs, by run and rule."""
        table = schema.rules.c
        columns = (table.run, table.rule, table.findings, table.stories)
        found: list[RuleCount] = []
        for few in _few(sorted(set(runs))):
            rows = self._read(select(*columns).where(table.run.in_(few)))
            found += (RuleCount(*row) for row in rows)
        return tuple(sorted(found, key=lambda each: (each.run, each.rule)))

    def trend(self, limit: int = 30, by: str | None = None) -> tuple[TrendPoint, ...]:
        """The last runs as points, oldest first; by a group, one point a run and group, groups in order.

        Args:
            limit: how many runs.
            by: ``desk``, ``engine`` or ``source``; a story that does not say has the group "".

        Raises:
            ValueError: there is no such group.
        """
        if by is None:
            return tuple(run.trend_point() for run in reversed(self.runs(limit)))
        if by not in GROUPS:
            raise ValueError(f"no group of stories: {by}")
        rows = self._read(_grouped(by, limit))
        # sorted here, since servers sort text each in their way
        return tuple(_point(row) for row in sorted(rows, key=lambda row: (row[0], row[1], row[-1])))

    def forget(self, *, before: datetime | None = None, run: int | None = None) -> int:
        """Delete runs: those that began before a time, or the one of that number. Returns how many."""
        table = schema.runs
        chosen = table.c.number == run if before is None else table.c.when < stamp(before)
        if not self._there:
            return 0
        with self._writing() as connection:
            return int(connection.execute(delete(table).where(chosen)).rowcount)

    def ignore(self, entry: Ignored) -> None:
        """Remember that a newsroom does not want to see a finding; the last word about it stays."""
        row = {
            "newsroom": as_text(entry.newsroom),
            "fingerprint": as_text(entry.fingerprint),
            "rule": as_text(entry.rule),
            "text": as_text(entry.text),
            "when": stamp(entry.when),
        }
        with self._writing() as connection:
            connection.execute(_upsert(connection, row))

    def unignore(self, newsroom: str, fingerprint: str) -> None:
        """The inverse of ``ignore``; nothing where it was not ignored."""
        table = schema.ignored.c
        chosen = (table.newsroom == as_text(newsroom)) & (table.fingerprint == as_text(fingerprint))
        with self._writing() as connection:
            connection.execute(delete(schema.ignored).where(chosen))

    def ignored(self, newsroom: str) -> frozenset[str]:
        """The fingerprints of the findings that a newsroom ignores."""
        table = schema.ignored.c
        rows = self._read(select(table.fingerprint).where(table.newsroom == as_text(newsroom)))
        return frozenset(row[0] for row in rows)

    def ignored_entries(self, newsroom: str) -> tuple[Ignored, ...]:
        """The same with what they were, oldest first."""
        table = schema.ignored.c
        columns = (table.newsroom, table.fingerprint, table.rule, table.text, table.when)
        chosen = select(*columns).where(table.newsroom == as_text(newsroom))
        rows = self._read(chosen.order_by(table.when, table.fingerprint))
        return tuple(
            Ignored(newsroom, fingerprint, rule, found, time_of(when, self.shown))
            for newsroom, fingerprint, rule, found, when in rows
        )

    def close(self) -> None:
        """Close it."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _opened(self, place: Place, make: bool) -> bool:
        """Whether there is a history now, of the version that is known."""
        if place.path is not None and not make and not place.path.exists():
            return False
        if place.path is not None and place.ours and make:
            _make_directory(place.path.parent)
        with self._database.reading() as connection:
            found = schema.version_of(connection, place.shown)
        schema.refuse_newer(found or 0, place.shown)
        if found == schema.SCHEMA or (found is None and not make):
            return found is not None
        with self._database.writing() as connection:
            schema.migrate(connection, place.shown)
        return True

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction that writes; what was not there when it was opened is made first."""
        if not self._there:
            self._there = self._opened(self._database.place, make=True)
        with self._database.writing() as connection:
            yield connection

    def _read(self, query: Select[Any]) -> Sequence[tuple[Any, ...]]:
        if not self._there:  # another program may have made it since
            self._there = self._opened(self._database.place, make=False)
        if not self._there:
            return ()
        with self._database.reading() as connection:
            rows = [tuple(row) for row in connection.execute(query)]
        refuse_damaged(rows, query, self.shown)
        return rows


def _make_directory(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as problem:
        raise HistoryError(f"cannot be made: {problem.strerror or problem}", path=str(path)) from problem


def _put(connection: Connection, table: Table, rows: Sequence[dict[str, object]]) -> None:
    for few in _few(rows):
        connection.execute(insert(table), few)


def _upsert(connection: Connection, row: dict[str, str]) -> Any:
    from sqlalchemy.dialects import postgresql, sqlite

    dialect: Any = postgresql if connection.dialect.name == "postgresql" else sqlite
    made = dialect.insert(schema.ignored).values(row)
    return made.on_conflict_do_update(index_elements=["newsroom", "fingerprint"], set_=row)


def _newest(limit: int) -> Select[Any]:
    table = schema.runs.c
    return select(*_RUN).order_by(table.when.desc(), table.number.desc()).limit(max(0, limit))


def _grouped(by: str, limit: int) -> Select[Any]:
    """When, run, stories, words, points, the sum and number of the scores that count, of all; the group."""
    last, story = _newest(limit).subquery(), schema.stories.c
    group: Any = story[by]
    if by == "source":
        group = case((story.source_guessed, story.source + GUESSED), else_=story.source)
    scored = case((story.verdict != Verdict.TOO_SHORT.value, 1), else_=0)
    columns = (
        last.c.when,
        last.c.number,
        func.count(),
        func.sum(story.words),
        func.sum(story.points),
        func.sum(story.score * scored),
        func.sum(scored),
        func.sum(story.score),
        group,
    )
    together = select(*columns).join_from(last, schema.stories, story.run == last.c.number)
    return together.group_by(last.c.when, last.c.number, group)


def _point(row: tuple[Any, ...]) -> TrendPoint:
    when, _, stories, words, points, scored, count, all_scores, group = row
    mean = scored / count if count else all_scores / stories
    return TrendPoint(when, stories, int(words), round(mean, 1), per_1000_words(points, int(words)), group)


def _few(values: Sequence[T]) -> Iterable[Sequence[T]]:
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))
