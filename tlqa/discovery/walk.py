"""From the arguments of a command to the files to read."""

from __future__ import annotations

import glob
import os
from functools import cached_property
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING

from tlqa.config.find import Configurations
from tlqa.discovery.own import is_report
from tlqa.errors import ConfigError
from tlqa.inputs.base import Translated, suffixes, surest
from tlqa.inputs.plain import SUFFIXES as PLAIN
from tlqa.sidecar import SUFFIX, is_sidecar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tlqa.discovery.changed import Changes
    from tlqa.discovery.ignore import Ignore

STDIN = "-"
_BEGINNING = 65_536
# Files of such names are more often something else: how sure a format must be of their content.
_RECORDS = dict.fromkeys((".csv", ".tsv", ".tab", ".jsonl", ".ndjson"), 0.6)
_LEAST = {".json": 0.3, ".xml": 0.3, **_RECORDS}


def discover(
    arguments: Sequence[str],
    configurations: Configurations | None = None,
    *,
    force_exclude: bool = False,
    changes: Changes | None = None,
) -> tuple[list[str], list[str]]:
    """Find the stories that the arguments name.

    An argument is a file, a directory, a glob where no file has that very name, or ``-``. A directory is
    searched for files that a format knows by name and content, hidden directories and what is ignored left
    out. A file that is named is read whatever is ignored, once. The list beside a story, which the shell's
    globs name too, is no story.

    Args:
        arguments: as given.
        configurations: which may exclude; none where not given.
        force_exclude: leave out files that are named, too, where they are ignored.
        changes: only what git says has changed.

    Returns:
        paths in the order of the arguments, directories in the order of names, ``-`` for standard
        input; and what is wrong with arguments that lead nowhere.
    """
    search = _Search(configurations or Configurations(isolated=True), force_exclude, changes)
    found = [path for argument in arguments for path in search.argument(argument)]
    return list(dict.fromkeys(found)), list(dict.fromkeys(search.errors))


class _Search:
    """One search; ``errors`` is what is wrong with its arguments."""

    def __init__(self, configurations: Configurations, force_exclude: bool, changes: Changes | None) -> None:
        self.configurations, self.force_exclude, self.changes = configurations, force_exclude, changes
        self.errors: list[str] = []

    @cached_property
    def ignore(self) -> Ignore:
        from tlqa.discovery.ignore import Ignore  # a file that is named does without

        return Ignore(self.configurations, self.errors)

    def argument(self, argument: str) -> Iterator[str]:
        path = Path(argument)
        if argument == STDIN:
            yield STDIN
        elif path.is_dir():
            yield from self._directory(path, argument)
        elif os.path.lexists(argument):
            if not (is_sidecar(path) and os.path.lexists(argument.removesuffix(SUFFIX))):
                yield from self._file(path)
        elif glob.has_magic(argument):
            # Path.glob takes no absolute pattern.
            matches = sorted(glob.glob(argument, recursive=True))  # noqa: PTH207
            yield from self._flatten(matches)
            if not matches:
                self.errors.append(f"{argument}: nothing matches")
        elif self.changes is None or not self.changes.knows(argument):
            self.errors.append(f"{argument}: no such file or directory")

    def _file(self, path: Path) -> Iterator[str]:
        if self.force_exclude and self._left_out(str(path)):
            return
        if self.changes is None or self.changes.has(path):
            yield str(path)

    def _directory(self, path: Path, argument: str) -> Iterator[str]:
        if self.force_exclude and self._left_out(str(path) + os.sep):
            return
        before = len(self.errors)
        if self.changes is not None:
            yield from self._changed(path)
            return
        left_out: list[str] = []
        stories = 0
        for story in self._walk(path, left_out):
            stories += 1
            yield story
        if not stories and len(self.errors) == before:
            why = f"; left out: {', '.join(left_out[:3])}{' …' if left_out[3:] else ''}" if left_out else ""
            self.errors.append(f"{argument}: no story in this directory (see 'tlqa inputs'){why}")

    def _flatten(self, paths: Iterable[str]) -> Iterator[str]:
        for each in paths:
            path = Path(each)
            if path.is_dir():
                yield from self._changed(path) if self.changes is not None else self._walk(path, [])
            elif not is_sidecar(path):
                yield from self._file(path)

    def _left_out(self, path: str) -> bool:
        try:
            full = os.path.abspath(path)  # noqa: PTH100
            return self.ignore.path(full + os.sep if path.endswith(os.sep) else full)
        except ConfigError as problem:
            self.errors.append(str(problem))
            return True

    def _walk(self, directory: Path, left_out: list[str]) -> Iterator[str]:
        def report(problem: OSError) -> None:
            self.errors.append(f"{problem.filename}: cannot be read: {problem.strerror}")

        self.ignore.begin(os.path.abspath(directory))  # noqa: PTH100
        for here, directories, files in os.walk(directory, onerror=report):
            full = os.path.abspath(here)  # noqa: PTH100
            try:
                kept = [name for name in sorted(directories) if not name.startswith(".")]
                out = {name for name in kept if self.ignore.entry(full, f"{name}/")}
                names = [name for name in sorted(files) if not name.startswith(".")]
                gone = {name for name in names if self.ignore.entry(full, name)}
            except ConfigError as problem:
                self.errors.append(str(problem))
                directories[:] = []
                continue
            directories[:] = [name for name in kept if name not in out]
            left_out += [str(Path(here, name)) for name in sorted(out | gone)]
            for name in names:
                path = Path(here, name)
                if name not in gone and not is_sidecar(path) and not _is_odd(path) and self._is_story(path):
                    yield str(path)

    def _changed(self, directory: Path) -> Iterator[str]:
        """The stories that have changed in a directory: as walking would find them, without the walk."""
        assert self.changes is not None
        full = os.path.abspath(directory)  # noqa: PTH100
        try:
            self.ignore.begin(full)
            for relative in self.changes.below(directory):
                path = directory / relative
                if self._walked_to(full, relative) and self._is_story(path):
                    yield str(path)
        except ConfigError as problem:
            self.errors.append(str(problem))

    def _is_story(self, path: Path) -> bool:
        def value(name: str) -> str | None:
            found: str | None = self.configurations.of(str(path)).value(name)
            return found

        return is_story(path, lambda: value("text-field") is not None, lambda: value("language"))

    def _walked_to(self, full: str, relative: Path) -> bool:
        here = full
        for number, name in enumerate(relative.parts):
            last = number == len(relative.parts) - 1
            if name.startswith(".") or self.ignore.entry(here, name if last else f"{name}/"):
                return False
            here = os.path.join(here, name)  # noqa: PTH118
        return True


def _is_odd(path: Path) -> bool:
    """Whether a name in a directory leads to a pipe or a device, which a link in a repository may."""
    try:
        return not S_ISREG(path.stat().st_mode)
    except OSError:
        return False  # said when it is read


def is_story(
    path: Path,
    has_field: Callable[[], bool] = lambda: False,
    language: Callable[[], str | None] = lambda: None,
) -> bool:
    """Whether a format knows the file by its name, and by its beginning where others have such names too.

    Args:
        path: of a file that a search came upon.
        has_field: whether it is known which column or key holds the stories of such a file.
        language: that stories are in, where only those are looked for.
    """
    ending = path.suffix.lower()
    if ending in PLAIN or ending not in suffixes():
        return ending in PLAIN
    try:
        with path.open("rb") as file:
            beginning = file.read(_BEGINNING)
    except OSError:
        return True  # said when it is read
    return holds_story(beginning, str(path), has_field, language)


def holds_story(
    beginning: bytes,
    path: str,
    has_field: Callable[[], bool] = lambda: False,
    language: Callable[[], str | None] = lambda: None,
) -> bool:
    """Whether a format that goes with the ending of a file's name knows its beginning; arguments as above.

    A report of ours is no story.
    """
    ending = Path(path).suffix.lower()
    reader = surest(beginning, path)
    if ending not in reader.SUFFIXES:
        return False
    if reader.NAME == "html" and is_report(beginning):
        return False
    told = reader.target(beginning) if isinstance(reader, Translated) else ""
    if told and language() not in (None, told):
        return False
    sure = reader.sniff(beginning, path) >= _LEAST.get(ending, 0.0)
    return sure or (ending in _RECORDS and has_field())
