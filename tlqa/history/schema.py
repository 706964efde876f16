"""The tables of a history, and the steps from one version of them to the next.

A history says its version in a table of its own. A step is never changed once it has been released: a later
one changes what it made. Names begin with ``tlqa_``, since a database may hold other things too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import (
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    insert,
    inspect,
    select,
    text,
    update,
)

from tlqa.errors import HistoryError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection

    Step = Callable[[Connection], None]

_tables = MetaData()

version = Table("tlqa_history", _tables, Column("version", Integer, nullable=False))

runs = Table(
    "tlqa_runs",
    _tables,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("when", Text, nullable=False),
    *(Column(name, Text, nullable=False) for name in ("label", "version", "signature")),
    *(
        Column(name, Integer, nullable=False)
        for name in (
            "stories words findings critical major minor passed review failed too_short errors".split()
        )
    ),
    Column("points", Double, nullable=False),
    Column("score", Double, nullable=False),
    Index("tlqa_runs_when", "when"),
    sqlite_autoincrement=True,  # the number of a run that was forgotten is not given to another
)

stories = Table(
    "tlqa_stories",
    _tables,
    Column("run", ForeignKey(runs.c.number, ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    *(Column(name, Text, nullable=False) for name in ("name", "desk", "source")),
    Column("source_guessed", Boolean, nullable=False),
    *(Column(name, Text, nullable=False) for name in ("engine", "verdict")),
    *(Column(name, Integer, nullable=False) for name in ("words", "critical", "major", "minor")),
    Column("score", Double, nullable=False),
    Column("points", Double, nullable=False),
)

rules = Table(
    "tlqa_rules",
    _tables,
    Column("run", ForeignKey(runs.c.number, ondelete="CASCADE"), primary_key=True),
    Column("rule", Text, primary_key=True),
    Column("findings", Integer, nullable=False),
    Column("stories", Integer, nullable=False),
)

ignored = Table(
    "tlqa_ignored",
    _tables,
    Column("newsroom", Text, primary_key=True),
    Column("fingerprint", Text, primary_key=True),
    *(Column(name, Text, nullable=False) for name in ("rule", "text", "when")),
)


def _make_runs(connection: Connection) -> None:
    _tables.create_all(connection, tables=[runs, stories, rules], checkfirst=False)


def _make_ignored(connection: Connection) -> None:
    _tables.create_all(connection, tables=[ignored], checkfirst=False)


STEPS: tuple[Step, ...] = (_make_runs, _make_ignored)
SCHEMA = len(STEPS)
"""The version that this program writes: that after all steps."""

_LOCK = 0x746C7161  # of PostgreSQL, held while a schema is made: "tlqa"


def version_of(connection: Connection, shown: str) -> int | None:
    """The version of the history in a database; None where there is no history yet.

    Raises:
        HistoryError: a file that holds something else, or a version that cannot be.
    """
    there = inspect(connection)
    if not there.has_table(version.name):
        if connection.dialect.name == "sqlite" and there.get_table_names():
            raise HistoryError("is a database of something else; a history needs its own file", path=shown)
        return None
    found = connection.execute(select(version.c.version)).scalars().all()
    if len(found) != 1 or not isinstance(found[0], int) or found[0] < 1:
        raise HistoryError("is damaged: its version cannot be told", path=shown)
    return found[0]


def refuse_newer(found: int, shown: str, known: int = SCHEMA) -> None:
    """Say so where a history is newer than the program.

    Raises:
        HistoryError: it is.
    """
    if found > known:
        said = (
            f"is a history of version {found}; this program knows versions up to {known}: install a newer one"
        )
        raise HistoryError(said, path=shown)


def migrate(connection: Connection, shown: str, steps: Sequence[Step] = STEPS) -> None:
    """Make the tables, or bring them to the version of ``steps``, within the transaction at hand.

    Others that do the same wait: the transaction holds the only lock there is.

    Raises:
        HistoryError: as ``version_of``; of a newer version.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    found = version_of(connection, shown)
    refuse_newer(found or 0, shown, len(steps))
    if found == len(steps):
        return
    if found is None:
        _tables.create_all(connection, tables=[version], checkfirst=False)
        connection.execute(insert(version).values(version=0))
    for step in steps[found or 0 :]:
        step(connection)
    connection.execute(update(version).values(version=len(steps)))
