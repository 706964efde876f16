"""What each run found, kept: is the desk, or the engine, getting better?

    Report → a run with its stories and rules (``store``) → runs, trend, comparison (``compare``)

One SQLite file, or PostgreSQL, through SQLAlchemy Core, which is imported when a history is opened and no
sooner. Where it lies is said on the command line or in the environment, never by a file of the stories.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.history.records import GROUPS, Ignored, RuleCount, Run, Story
from tlqa.history.where import place_of

if TYPE_CHECKING:
    from tlqa.history.store import History

__all__ = ["GROUPS", "History", "Ignored", "RuleCount", "Run", "Story", "open_history", "place_of"]


def open_history(where: str | None = None, *, make: bool = True) -> History:
    """Open a history; it is made where there is none.

    Args:
        where: a path, ``sqlite:///PATH`` or ``postgresql://USER@HOST/DATABASE``; None: what TLQA_HISTORY
            says, else ``history.sqlite`` in the user's data directory.
        make: whether to make one; without, a history that is not there has no runs, and no file is written.

    Raises:
        UsageError: ``where`` names no such place, or what it needs is not installed.
        HistoryError: it cannot be opened: locked, no history, of a newer version, a server that is not there.
    """
    from tlqa.history.store import History

    return History(place_of(where), make=make)


def __getattr__(name: str) -> object:
    if name == "History":
        from tlqa.history.store import History

        return History
    raise AttributeError(f"module 'tlqa.history' has no attribute {name!r}")
