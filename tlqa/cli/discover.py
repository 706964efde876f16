"""From the arguments of ``tlqa check`` to the files to read."""

from __future__ import annotations

import glob
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

STDIN = "-"
SUFFIX = ".txt"


def discover(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """Find the stories that the arguments name.

    An argument is a file, a directory (searched for ``*.txt``, hidden directories left out), a glob
    where no file has that very name, or ``-``. A file named twice is read once.

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
                errors.append(f"{argument}: no story (*{SUFFIX}) in this directory")
        elif os.path.lexists(argument):
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
        else:
            yield str(path)


def _walk(directory: Path, errors: list[str]) -> Iterable[str]:
    def report(problem: OSError) -> None:
        errors.append(f"{problem.filename}: cannot be read: {problem.strerror}")

    for here, directories, files in os.walk(directory, onerror=report):
        directories[:] = sorted(name for name in directories if not name.startswith("."))
        for name in sorted(files):
            if name.lower().endswith(SUFFIX) and not name.startswith("."):
                yield str(Path(here, name))
