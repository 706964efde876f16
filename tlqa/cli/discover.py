"""From the arguments of ``tlqa check`` to the files to read."""

from __future__ import annotations

import glob
import os
from pathlib import Path
from typing import TYPE_CHECKING

from tlqa.inputs.base import is_story, suffixes
from tlqa.inputs.plain import SUFFIXES as PLAIN
from tlqa.sidecar import SUFFIX, is_sidecar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

STDIN = "-"
_BEGINNING = 65_536


def discover(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """Find the stories that the arguments name.

    An argument is a file, a directory, a glob where no file has that very name, or ``-``. A directory is
    searched for files that a format knows by name and content, hidden directories left out. A file named
    twice is read once. The list beside a story, which the shell's globs name too, is no story.

    Returns:
        paths in the order of the arguments, directories in the order of names, ``-`` for standard
        input; and what is wrong with arguments that lead nowhere.
    """
    found: list[str] = []
    errors: list[str] = []
    for argument in arguments:
        path = Path(argument)
        if argument == STDIN:
            found.append(STDIN)
        elif path.is_dir():
            stories = list(_walk(path, errors))
            found += stories
            if not stories:
                errors.append(f"{argument}: no story in this directory (see 'tlqa inputs')")
        elif os.path.lexists(argument):
            if not (is_sidecar(path) and os.path.lexists(argument.removesuffix(SUFFIX))):
                found.append(str(path))
        elif glob.has_magic(argument):
            # Path.glob takes no absolute pattern.
            matches = sorted(glob.glob(argument, recursive=True))  # noqa: PTH207
            found += _flatten(matches, errors)
            if not matches:
                errors.append(f"{argument}: nothing matches")
        else:
            errors.append(f"{argument}: no such file or directory")
    return list(dict.fromkeys(found)), errors


def _flatten(paths: Iterable[str], errors: list[str]) -> Iterable[str]:
    for each in paths:
        path = Path(each)
        if path.is_dir():
            yield from _walk(path, errors)
        elif not is_sidecar(path):
            yield str(path)


def _walk(directory: Path, errors: list[str]) -> Iterable[str]:
    def report(problem: OSError) -> None:
        errors.append(f"{problem.filename}: cannot be read: {problem.strerror}")

    for here, directories, files in os.walk(directory, onerror=report):
        directories[:] = sorted(name for name in directories if not name.startswith("."))
        for name in sorted(files):
            path = Path(here, name)
            if not name.startswith(".") and not is_sidecar(path) and _is_story(path):
                yield str(path)


def _is_story(path: Path) -> bool:
    """Whether a format knows the file by its name, and by its beginning where others have such names too."""
    ending = path.suffix.lower()
    if ending in PLAIN or ending not in suffixes():
        return ending in PLAIN
    try:
        with path.open("rb") as file:
            return is_story(file.read(_BEGINNING), str(path))
    except OSError:
        return True  # said when it is read
