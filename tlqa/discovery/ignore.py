"""What is left out: what git ignores, and what the configuration excludes.

Both are read on the way down, as git does: what lies in a directory that is left out cannot come back. Of
git's own, ``.gitignore`` files and ``.git/info/exclude`` count; a person's global list does not, since a
build has none.
"""

from __future__ import annotations

import os
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from tlqa.config.find import is_top
from tlqa.config.read import shown

if TYPE_CHECKING:
    from tlqa.config.find import Configurations
    from tlqa.config.globs import Patterns

_LARGEST = 2**18
_NAME = ".gitignore"

Lists = tuple["Patterns", ...]


class Ignore:
    """Says what is left out, and keeps the lists it has read.

    Args:
        configurations: that may exclude, and say whether git is heeded.
        errors: where it is said that a list cannot be used.
    """

    def __init__(self, configurations: Configurations, errors: list[str]) -> None:
        self._configurations, self._errors = configurations, errors
        self._floors = {os.path.abspath(".")}  # noqa: PTH100
        self._git: dict[str, Lists] = {}
        self._lists: dict[str, tuple[Lists, Lists]] = {}

    def begin(self, directory: str) -> None:
        """Get ready for what lies in a directory that was named: it is searched whatever leaves it out."""
        self._floors.add(directory)

    def entry(self, directory: str, name: str) -> bool:
        """Whether what stands under a name in a directory is left out; a directory's name ends in a slash."""
        for lists in self._of(directory):
            for each in reversed(lists):
                said = each.says_itself(_relative(each, directory, name))
                if said is not None:
                    if said:
                        return True
                    break
        return False

    def path(self, path: str) -> bool:
        """Whether a file is left out, or what it lies in; a directory is given with a slash at its end."""
        directory, name = os.path.split(path.rstrip(os.sep))
        name += "/" if path.endswith(os.sep) else ""
        chain: list[tuple[str, str]] = [(directory, name)]
        top = self._top(directory)
        while directory != top and os.path.dirname(directory) != directory:  # noqa: PTH120
            directory, below = os.path.split(directory)
            chain.append((directory, f"{below}/"))
        return any(self.entry(*each) for each in reversed(chain))

    def _top(self, directory: str) -> str:
        """Where lists begin to count for what lies in a directory."""
        sources = self._configurations.of_directory(directory).sources
        tops = [str(source.globs_from) for source in sources]
        here = directory
        while not is_top(here) and here not in self._floors and os.path.dirname(here) != here:  # noqa: PTH120
            here = os.path.dirname(here)  # noqa: PTH120
        tops.append(here if is_top(here) or here in self._floors else directory)
        above = [each for each in tops if directory == each or directory.startswith(_with_slash(each))]
        return min(above, key=len, default=directory)

    def _of(self, directory: str) -> tuple[Lists, Lists]:
        found = self._lists.get(directory)
        if found is None:
            settings = self._configurations.of_directory(directory)
            excluded: list[Patterns] = []
            for root, given in groupby(settings.given["exclude"], key=lambda each: each.globs_from):
                from tlqa.config.globs import patterns

                excluded.append(patterns(root or Path.cwd(), tuple(each.value for each in given)))
            git = self._git_lists(directory) if settings.value("gitignore") else ()
            below = Path(directory)
            excluded = [each for each in excluded if below.is_relative_to(each.root)]
            found = self._lists[directory] = (tuple(excluded), git)
        return found

    def _git_lists(self, directory: str) -> Lists:
        found = self._git.get(directory)
        if found is None:
            above = os.path.dirname(directory)  # noqa: PTH120
            if is_top(directory):
                begun = self._read(info_exclude(directory), directory)
            elif above == directory or (directory in self._floors and not _in_repository(directory)):
                begun = ()
            else:
                begun = self._git_lists(above)
            own = self._read(os.path.join(directory, _NAME), directory)  # noqa: PTH118
            found = self._git[directory] = (*begun, *own)
        return found

    def _read(self, path: str, root: str) -> Lists:
        # git follows no link here, and neither may a stranger's repository make us
        if not os.path.isfile(path) or os.path.islink(path):  # noqa: PTH113, PTH114
            return ()
        try:
            with open(path, "rb") as file:  # noqa: PTH123
                data = file.read(_LARGEST + 1)
        except OSError as problem:
            self._errors.append(f"{shown(path)}: cannot be read: {problem.strerror or problem}")
            return ()
        if len(data) > _LARGEST:
            self._errors.append(f"{shown(path)}: is larger than {_LARGEST // 1024} KB and not heeded")
            return ()
        return self._patterns(data.decode("utf-8-sig", "surrogateescape").split("\n"), path, root)

    def _patterns(self, lines: list[str], path: str, root: str) -> Lists:
        from tlqa.config.globs import costly, patterns, usable

        kept: list[str] = []
        for number, line in enumerate((each.removesuffix("\r") for each in lines), 1):
            said = "" if line.startswith("#") else costly(line)
            if said:
                self._errors.append(f"{shown(path)}:{number}: {said}; it is not heeded")
            elif line.strip() and not line.startswith("#"):
                kept.append(line)
        try:
            return (patterns(Path(root), tuple(kept)),) if kept else ()
        except ValueError:
            return (patterns(Path(root), usable(kept)),)


def info_exclude(top: str) -> str:
    """The list of a repository that is not part of it; of all its work trees the same."""
    git = Path(top, ".git")
    try:
        if git.is_file():
            said = git.read_text("utf-8", "surrogateescape")[:4096].partition("gitdir:")[2].strip()
            git = Path(top, said)
            common = git / "commondir"
            if common.is_file():
                git = git / common.read_text("utf-8", "surrogateescape")[:4096].strip()
    except OSError:
        return ""
    return str(git / "info" / "exclude")


def _in_repository(directory: str) -> bool:
    return any(is_top(str(each)) for each in (Path(directory), *Path(directory).parents))


def _relative(each: Patterns, directory: str, name: str) -> str:
    below = directory[len(str(each.root)) :].strip(os.sep).replace(os.sep, "/")
    return f"{below}/{name}" if below else name


def _with_slash(directory: str) -> str:
    return os.path.join(directory, "")  # noqa: PTH118
