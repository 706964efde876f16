"""The history beside a check: its trend in the report, and the run kept once the report is out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tlqa.errors import HistoryError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tlqa.history import History
    from tlqa.model import FileReport, Report

T = TypeVar("T")

_POINTS = 30


class Recording:
    """The history that a check was asked for. What goes wrong with it is said, and takes no report away.

    Args:
        where: as ``open_history`` takes it.
        keeps: whether the run is to be kept.
        label: what to call it.
    """

    def __init__(self, where: str | None, *, keeps: bool, label: str) -> None:
        self._where, self._keeps, self._label = where, keeps, label
        self._when = datetime.now(UTC)
        self._problem = ""

    @property
    def failed(self) -> bool:
        """Whether something went wrong."""
        return bool(self._problem)

    def with_trend(self, report: Report, files: Sequence[FileReport]) -> Report:
        """The report with the trend up to it; ``files`` are its stories with all that was found in them."""
        points = self._tried(lambda history: history.trend(_POINTS))
        if points is None:
            return report
        if self._keeps and files:
            from tlqa.history.rows import point_of

            points = (*points, point_of(replace(report, files=tuple(files)), self._when))[-_POINTS:]
        return replace(report, trend=points)

    def keep(self, report: Report, files: Sequence[FileReport]) -> None:
        """Keep the run, where that was asked for; one without a story is none."""
        if self._keeps and files and not self._problem:
            whole = replace(report, files=tuple(files))
            self._tried(lambda history: history.record(whole, when=self._when, label=self._label))

    def say(self) -> None:
        """Tell on standard error what went wrong."""
        if self._problem:
            lost = "; this run is not in the history" if self._keeps else ""
            click.echo(f"tlqa: error: {self._problem}{lost}", err=True)

    def _tried(self, ask: Callable[[History], T]) -> T | None:
        from tlqa.history import open_history

        try:
            with open_history(self._where, make=self._keeps) as history:
                return ask(history)
        except (HistoryError, UsageError) as problem:
            self._problem = str(problem)
            return None


def recording(given: dict[str, Any]) -> Recording | None:
    """What the options of a check ask for; None where they ask for no history.

    Raises:
        UsageError: they name no place, or a label without a run to call so.
    """
    keeps, where, label = given["record"], given["history"], given["record_label"]
    if label and not keeps:
        raise UsageError("--record-label needs --record")
    if not keeps and where is None:
        return None
    from tlqa.history import place_of

    place_of(where)  # a place that is none is said before the work
    return Recording(where, keeps=keeps, label=label or "")
