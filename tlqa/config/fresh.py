"""Checkers for programs that go on while people write: made anew when the files they came from change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tlqa.config.checkers import Checkers
from tlqa.config.settings import is_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.config.settings import Checking, Settings
    from tlqa.engine import Checker

Stamps = dict[Path, tuple[int, int]]
"""When each file was last written, in nanoseconds, and its size in bytes."""


class FreshCheckers(Checkers):
    """Checkers that can be told to look whether rules, terms and profiles are what they were."""

    def __init__(self) -> None:
        super().__init__()
        self._stamps: dict[Checking, Stamps] = {}

    def of(self, settings: Settings) -> Checker:
        """The checker of a story's settings (see ``Checkers.of``)."""
        if settings.checking not in self._stamps:
            self._stamps[settings.checking] = _stamps(settings.checking)
        return super().of(settings)

    def refresh(self) -> None:
        """Forget the checkers if a file that one was made from has changed."""
        if any(_stamps(checking) != known for checking, known in self._stamps.items()):
            self._made.clear()
            self._tried.clear()
            self._stamps.clear()


def files_of(checking: Checking) -> Iterator[Path]:
    """The files that a checker is made from, the rule book of tlqa itself aside."""
    for directory in checking.rules:
        yield from Path(directory).rglob("*.yaml")
    yield from map(Path, checking.terms)
    if is_path(checking.profile):
        yield Path(checking.profile)


def _stamps(checking: Checking) -> Stamps:
    found: Stamps = {}
    for path in files_of(checking):
        try:
            state = path.stat()
        except OSError:
            continue
        found[path] = state.st_mtime_ns, state.st_size
    return found
