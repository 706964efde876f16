"""The findings that newsrooms do not want to see again, from the history database.

The database is used in one thread of its own. What it says is kept for a moment: stories are checked as they
are typed, and other servers may share it.
"""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from tlqa.history import History

T = TypeVar("T")

_FRESH = 2.0
"""Seconds for which what the database said holds."""
_MOST = 256


class IgnoredFindings:
    """What is ignored, by newsroom.

    Args:
        where: the history (see ``tlqa.history.open_history``); it is opened when it is first needed.
    """

    def __init__(self, where: str | None) -> None:
        self._where = where
        self._history: History | None = None
        self._thread = ThreadPoolExecutor(1, "tlqa-history")
        self._known: dict[str, tuple[float, frozenset[str]]] = {}

    async def of(self, newsroom: str) -> frozenset[str]:
        """The fingerprints that a newsroom ignores.

        Raises:
            TlqaError: the history cannot be used.
        """
        when, known = self._known.get(newsroom, (0.0, frozenset()))
        if time.monotonic() - when > _FRESH:
            known = await self._do(lambda history: history.ignored(newsroom))
            if len(self._known) >= _MOST:
                self._known.clear()
            self._known[newsroom] = time.monotonic(), known
        return known

    async def entries(self, newsroom: str) -> list[dict[str, Any]]:
        """What a newsroom ignores, oldest first, as JSON values.

        Raises:
            TlqaError: the history cannot be used.
        """
        found = await self._do(lambda history: history.ignored_entries(newsroom))
        return [
            {
                "newsroom": each.newsroom,
                "fingerprint": each.fingerprint,
                "rule": each.rule,
                "text": each.text,
                "when": each.when.astimezone(UTC).isoformat(timespec="seconds"),
            }
            for each in found
        ]

    async def add(self, newsroom: str, fingerprint: str, rule: str, text: str) -> None:
        """Ignore a finding from now on.

        Raises:
            TlqaError: the history cannot be used.
        """
        from tlqa.history import Ignored

        entry = Ignored(newsroom, fingerprint, rule, text, datetime.now(UTC))
        await self._do(lambda history: history.ignore(entry))
        self._known.pop(newsroom, None)

    async def remove(self, newsroom: str, fingerprint: str) -> None:
        """Report a finding again.

        Raises:
            TlqaError: the history cannot be used.
        """
        await self._do(lambda history: history.unignore(newsroom, fingerprint))
        self._known.pop(newsroom, None)

    async def close(self) -> None:
        """Close the history."""
        if self._history is not None:
            await self._do(lambda history: history.close())
        self._thread.shutdown(wait=False)

    async def _do(self, work: Callable[[History], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, lambda: work(self._opened()))

    def _opened(self) -> History:
        """The history; no file is made as long as there is nothing to keep."""
        if self._history is None:
            from tlqa.history import open_history

            self._history = open_history(self._where, make=False)
        return self._history
