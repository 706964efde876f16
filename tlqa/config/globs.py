"""Globs as in .gitignore, by pathspec; those that could take for ever are refused."""

from __future__ import annotations

from dataclasses import field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from tlqa.frozen import dataclass

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable
    from pathlib import Path

# ``re`` tries every way to share out a name among stars: 4 of them on 200 letters take seconds.
MOST_STARS = 3


@dataclass(frozen=True, slots=True)
class Patterns:
    """Patterns that count from one directory; the last that fits decides."""

    root: Path
    lines: tuple[str, ...]
    _spec: Any = field(repr=False, compare=False)

    def says(self, relative: str) -> bool | None:
        """Whether a path below the root is meant; None where no pattern fits.

        Args:
            relative: the path from the root, with slashes; a directory ends in one.
        """
        said: bool | None = self._spec.check_file(relative).include
        return said

    def says_itself(self, relative: str) -> bool | None:
        """The same of the path by itself, and not because of a directory that it lies in.

        pathspec marks in ``ps_d`` the slash after a directory that a pattern fits: git asks its lists about
        each step of the way, so one further up says nothing here.
        """
        for pattern in reversed(self._spec.patterns):
            if pattern.include is not None and _fits_itself(pattern.regex, relative):
                return bool(pattern.include)
        return None


def _fits_itself(regex: re.Pattern[str], relative: str) -> bool:
    match = regex.search(relative)
    if match is None:
        return False
    if match.groupdict().get("ps_d") is not None:
        last = len(relative) - 1
        return match.end("ps_d") > last or regex.search(relative, last) is not None
    # 'a/**' is what lies in a and not a itself, which has nothing after its slash
    return not relative.endswith("/") or regex.search(relative[:-1]) is not None


@lru_cache(maxsize=1024)
def patterns(root: Path, lines: tuple[str, ...]) -> Patterns:
    """Make ready lines of the form of .gitignore."""
    from pathspec import GitIgnoreSpec

    return Patterns(root, lines, GitIgnoreSpec.from_lines(map(_in_full, lines)))


def _in_full(line: str) -> str:
    """``a/**/`` as git reads it, the directories in a; pathspec would take a itself."""
    return f"{line}*/" if line.endswith("/**/") else line


def costly(line: str) -> str:
    """Why a pattern could take for ever; nothing where it could not."""
    parts = line.strip().lstrip("!").split("/")
    if parts.count("**") > MOST_STARS:
        return f"the pattern '{line}' has more than {MOST_STARS} parts '**'"
    if any(part != "**" and part.count("*") > MOST_STARS for part in parts):
        return f"a part of the pattern '{line}' has more than {MOST_STARS} stars"
    return ""


def wrong(line: str) -> str:
    """What is wrong with a pattern; nothing where it can be used."""
    from pathspec import GitIgnoreSpec

    said = costly(line)
    if said:
        return said
    try:
        usable = [each for each in GitIgnoreSpec.from_lines([line]).patterns if each.include is not None]
    except ValueError as problem:
        return f"the pattern '{line}' cannot be used: {problem}"
    return "" if usable else f"the pattern '{line}' fits nothing"


def first_wrong(lines: Iterable[str]) -> tuple[int, str] | None:
    """The number, from 0, of the first line that cannot be used, and why."""
    return next(((number, said) for number, line in enumerate(lines) if (said := wrong(line))), None)


def usable(lines: Iterable[str]) -> tuple[str, ...]:
    """The lines that git would heed: it passes over what it cannot read."""
    return tuple(line for line in lines if line.strip() and not line.startswith("#") and not wrong(line))
