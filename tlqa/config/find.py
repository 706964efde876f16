"""The configuration of a story: the one in the closest directory above it, and no other."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tlqa.config.read import config_in, read_source
from tlqa.config.settings import layers, matching, settings

if TYPE_CHECKING:
    from tlqa.config.read import Source
    from tlqa.config.settings import Layer, Settings

_MOST = 64  # directories above a story; a path of more is no desk's


class Configurations:
    """Finds and keeps the settings of stories. Each file is read once: what changes later needs another one.

    Args:
        flags: what the command line says, which wins.
        only: the one configuration to use, wherever the stories lie.
        isolated: use no configuration at all.
    """

    def __init__(
        self, flags: Layer | None = None, *, only: Path | None = None, isolated: bool = False
    ) -> None:
        self._flags = flags or {}
        self._isolated = isolated
        self._only = self._lineage(only) if only is not None and not isolated else None
        self._closest: dict[str, tuple[Source, ...]] = {}
        self._made: dict[object, Settings] = {}

    def of(self, path: Path | str | None) -> Settings:
        """The settings of the story at ``path``; of one without a name, in the working directory.

        Raises:
            ConfigError: the configuration cannot be used.
        """
        full = None if path is None else os.path.abspath(path)  # noqa: PTH100
        return self._settings(full, os.getcwd() if full is None else os.path.dirname(full))  # noqa: PTH109, PTH120

    def of_directory(self, directory: Path | str) -> Settings:
        """The settings of whatever lies in a directory, as far as no override says otherwise."""
        return self._settings(None, os.path.abspath(directory))  # noqa: PTH100

    def here(self) -> Settings:
        """The settings of the working directory, which say how the run reports."""
        return self.of_directory(".")

    def _settings(self, path: str | None, directory: str) -> Settings:
        sources = self._sources(directory)
        at = None if path is None else Path(path)
        fitting = tuple(matching(source, at) for source in sources)
        key = (sources[-1].path if sources else None, fitting)
        if key not in self._made:
            said = [layer for source in sources for layer in layers(source, at)]
            self._made[key] = settings(sources, fitting, [*said, self._flags])
        return self._made[key]

    def _sources(self, directory: str) -> tuple[Source, ...]:
        if self._isolated:
            return ()
        if self._only is not None:
            return self._only
        passed: list[str] = []
        found: tuple[Source, ...] | None = None
        while found is None:
            found = self._closest.get(directory)
            if found is None:
                passed.append(directory)
                path = config_in(directory)
                above = os.path.dirname(directory)  # noqa: PTH120
                if path is not None:
                    found = self._lineage(path)
                elif above == directory or is_top(directory) or len(passed) > _MOST:
                    found = ()
                directory = above
        for each in passed:
            self._closest[each] = found
        return found

    @staticmethod
    def _lineage(path: Path) -> tuple[Source, ...]:
        source = read_source(path)
        if "extends" not in source.value:
            return (source,)
        from tlqa.config.extends import lineage

        return lineage(source)


def is_top(directory: str) -> bool:
    """Whether a directory is the top of a git repository: what lies above is somebody else's."""
    return os.path.lexists(os.path.join(directory, ".git"))  # noqa: PTH118
