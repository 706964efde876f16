"""By what documents are checked: the configurations beside them, read again when files may have changed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tlqa.config.find import Configurations
from tlqa.config.fresh import FreshCheckers
from tlqa.config.settings import Given, Place
from tlqa.discovery.ignore import Ignore
from tlqa.model import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tlqa.baseline.entries import Baseline
    from tlqa.config.settings import Layer
    from tlqa.engine import Checker
    from tlqa.lsp.stories import Story
    from tlqa.model import FileReport

# What git ignores is checked all the same: a person has opened it.
_FLAGS: Layer = {"gitignore": (Given(False, Place(flag="--no-gitignore")),)}


class Way(NamedTuple):
    """How a document is checked: by which checker, the lightest severity that is shown, what is accepted."""

    checker: Checker
    severity: Severity
    baseline: Baseline | None = None

    def without_accepted(self, reports: Sequence[FileReport]) -> Sequence[FileReport]:
        """The reports of a document without what the baseline accepts."""
        if self.baseline is None or not reports:
            return reports
        from tlqa.baseline.apply import Known, Places, Run

        name = Places(self.baseline.path).name(reports[0].document.path)
        known = Known(self.checker.book.rules, {name: self.checker.names})
        return Run(self.baseline, reports, known, whole=False).accepted(self.checker.rescored)


class Desk:
    """Finds the settings of documents as the command line does. Used in one thread.

    Args:
        only: the one configuration to use, wherever the documents lie.
        isolated: use no configuration.
        root: the workspace's directory, where documents that are no files yet are taken to lie.
    """

    def __init__(self, only: Path | None = None, *, isolated: bool = False, root: Path | None = None) -> None:
        self._only, self._isolated, self._root = only, isolated, root
        self._checkers = FreshCheckers()
        self._read: tuple[Configurations, Ignore] | None = None
        self._baselines: dict[str, Baseline] = {}

    def refresh(self) -> None:
        """Files may have changed: read configurations anew, and make checkers anew whose files have."""
        self._read = None
        self._baselines.clear()
        self._checkers.refresh()

    def of(self, story: Story) -> Way | None:
        """How a document is checked; None for one that the configuration excludes.

        Raises:
            TlqaError: its configuration cannot be used.
        """
        path = self._path(story)
        configurations, ignore = self._configurations()
        settings = configurations.of(path)
        if story.is_file and ignore.path(path):
            return None
        lowest = settings.value("output.severity")
        severity = Severity(lowest) if lowest else Severity.MINOR
        baseline = self._baseline(settings.value("baseline")) if story.is_file else None
        return Way(self._checkers.of(settings), severity, baseline)

    def has_field(self, story: Story) -> bool:
        """Whether the configuration of a document says which field of its records holds a story."""
        return self._configurations()[0].of(self._path(story)).value("text-field") is not None

    def here(self) -> Checker:
        """The checker of the workspace.

        Raises:
            TlqaError: its configuration cannot be used.
        """
        return self._checkers.of(self._configurations()[0].of_directory(self._root or "."))

    def _configurations(self) -> tuple[Configurations, Ignore]:
        if self._read is None:
            configurations = Configurations(_FLAGS, only=self._only, isolated=self._isolated)
            self._read = configurations, Ignore(configurations, [])
        return self._read

    def _baseline(self, path: str | None) -> Baseline | None:
        if path is None:
            return None
        if path not in self._baselines:
            from tlqa.baseline.file import read_baseline

            self._baselines[path] = read_baseline(path)
        return self._baselines[path]

    def _path(self, story: Story) -> str:
        return os.path.abspath((self._root or Path()) / story.path)  # noqa: PTH100
