"""What git says is new since a revision: files, and lines.

New is what a pull request would show: everything since the branch parted from the revision (their merge
base), in commits, the index and the work tree, and files that git does not know yet and does not ignore. A
file that was only moved has nothing new; one that was deleted is not there to be checked.
"""

from __future__ import annotations

import os
import re
from bisect import bisect_left
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tlqa.discovery.git import DIFF, Git
from tlqa.frozen import dataclass
from tlqa.sidecar import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tlqa.model import FileReport, Finding

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_ESCAPES = {b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f", b"r": b"\r"}
# git calls a file with a NUL here binary, and tells no lines of it
_BEGINNING = 8000

Spans = tuple[tuple[int, int], ...]
"""Lines as git counts them, from 1, first and last, in order; a line ends at a line feed alone."""


@dataclass
class Changes:
    """The files that have changed since a revision, in every repository that is asked about.

    Args:
        revision: a branch, tag or commit.
        lines: whether the lines are wanted too.
    """

    revision: str
    lines: bool = False
    _repositories: dict[str, _Repository] = field(default_factory=dict)
    _around: dict[Path, _Repository] = field(default_factory=dict)

    def below(self, directory: Path) -> list[Path]:
        """The changed files in a directory, relative to it, in the order in which a walk finds them.

        Raises:
            UsageError: the directory is not in a repository, or the revision is not.
        """
        real = Path(os.path.realpath(directory))
        repository = self._repository(real, str(directory))
        found = [Path(path).relative_to(real) for path in repository.files if Path(path).is_relative_to(real)]
        return sorted(found, key=_as_walked)

    def has(self, path: Path | str) -> bool:
        """Whether a file has changed."""
        real = _real(path)
        return real in self._repository(Path(real).parent, str(path)).files

    def knows(self, path: Path | str) -> bool:
        """Whether a file that is not there was deleted since."""
        real = _real(path)
        above = Path(real).parent
        while not above.is_dir():
            above = above.parent
        return real in self._repository(above, str(path)).gone

    def narrowed(self, file: FileReport) -> FileReport:
        """A story with the findings that touch a new line, themselves or by their other half.

        The others are counted. The score stays: it is the story's.
        """
        spans = self._spans(file.document.path)
        if spans is None or not file.findings:
            return file
        text = file.document.file_text
        touched = _Lines(text, spans)
        kept = tuple(each for each in file.findings if _is_new(each, touched))
        return replace(file, findings=kept, unchanged=len(file.findings) - len(kept))

    def _spans(self, path: str) -> Spans | None:
        """The new lines of a file; None where all of it is new."""
        real = _real(path)
        repository = self._repository(Path(real).parent, path)
        if real in repository.whole or not self.lines or _is_binary(path):
            return None
        return repository.lines.get(real, ())

    def _repository(self, directory: Path, shown: str) -> _Repository:
        known = self._around.get(directory)
        if known is None:
            git = Git.around(str(directory), shown)
            if git.top not in self._repositories:
                self._repositories[git.top] = _Repository.read(git, self.revision, self.lines)
            known = self._around[directory] = self._repositories[git.top]
        return known


@dataclass(frozen=True, slots=True)
class _Repository:
    """Paths are absolute, links resolved.

    Attributes:
        files: that have changed and are there.
        whole: of these, the ones whose every line is new.
        lines: the new lines of the others.
        gone: the ones that were deleted, or moved away.
    """

    files: frozenset[str]
    whole: frozenset[str]
    lines: dict[str, Spans]
    gone: frozenset[str]

    @classmethod
    def read(cls, git: Git, revision: str, lines: bool) -> _Repository:
        base = git.merge_base(revision)
        changed, gone, binary = _numbers(git.output(*DIFF, "--numstat", "-z", base, "--"))
        listed = git.output("ls-files", "--others", "--exclude-standard", "-z", "--")
        fresh = {os.fsdecode(name) for name in listed.split(b"\0") if name}
        beside = {name.removesuffix(SUFFIX) for name in (*changed, *gone, *fresh) if name.endswith(SUFFIX)}
        there = {name for name in changed | fresh | beside if os.path.isfile(os.path.join(git.top, name))}  # noqa: PTH113, PTH118
        spans = _hunks(git.lines(*DIFF, "--unified=0", *_PREFIXES, base, "--")) if lines else {}
        full = {name: os.path.join(git.top, name) for name in there | gone}  # noqa: PTH118
        return cls(
            frozenset(full[name] for name in there),
            frozenset(full[name] for name in there & (fresh | binary)),
            {full[name]: tuple(found) for name, found in spans.items() if name in there},
            frozenset(full[name] for name in gone - there),
        )


_PREFIXES = ("--src-prefix=a/", "--dst-prefix=b/", "--inter-hunk-context=0")


def _numbers(said: bytes) -> tuple[set[str], set[str], set[str]]:
    """The names of ``--numstat -z``: which have changed, may be gone, are binary."""
    changed: set[str] = set()
    old: set[str] = set()
    binary: set[str] = set()
    rows = iter(said.split(b"\0"))
    for row in rows:
        if not row:
            continue
        added, deleted, name = row.split(b"\t", 2)
        if not name:  # moved: the two names follow
            old.add(os.fsdecode(next(rows)))
            name = next(rows)
        path = os.fsdecode(name)
        if (added, deleted) != (b"0", b"0"):
            changed.add(path)
        if added == b"-":
            binary.add(path)
    return changed, old | changed, binary


def _hunks(lines: Iterable[bytes]) -> dict[str, list[tuple[int, int]]]:
    """The new lines of each file of a diff without context."""
    found: dict[str, list[tuple[int, int]]] = {}
    spans: list[tuple[int, int]] = []
    left = 0  # lines of the hunk that are still to come; they may look like anything
    for line in lines:
        if left and line[:1] in b"+-":
            left -= 1
            continue
        left = 0 if line[:1] != b"\\" else left
        match = _HUNK.match(line)
        if match:
            count = int(match[3] or b"1")
            left = int(match[1] or b"1") + count
            if count:
                spans.append((int(match[2]), int(match[2]) + count - 1))
        elif line.startswith(b"+++ "):
            spans = found.setdefault(_named(line[4:]), [])
    return found


def _named(written: bytes) -> str:
    """The name in a line ``+++ b/name``: quoted where it is odd, with a tab after it where it has a space."""
    name = written.removesuffix(b"\n").removesuffix(b"\t")
    if name.startswith(b'"') and name.endswith(b'"'):
        name = _ESCAPE.sub(lambda m: _unescaped(m[1]), name[1:-1])
    return os.fsdecode(name.removeprefix(b"b/"))


def _unescaped(letters: bytes) -> bytes:
    return bytes([int(letters, 8)]) if len(letters) == 3 else _ESCAPES.get(letters, letters)


class _Lines:
    """Says whether a stretch of a text touches one of some lines."""

    def __init__(self, text: str, spans: Spans) -> None:
        self._feeds = [match.start() for match in re.finditer("\n", text)]
        self._spans = spans

    def touched(self, start: int, end: int) -> bool:
        first = bisect_left(self._feeds, start) + 1
        last = bisect_left(self._feeds, max(start, end - 1)) + 1
        return any(low <= last and first <= high for low, high in self._spans)


def _is_new(finding: Finding, lines: _Lines) -> bool:
    return lines.touched(finding.start, finding.end) or any(
        lines.touched(other.start, other.end) for other in finding.related
    )


def _real(path: Path | str) -> str:
    """Where a file lies, its own name kept: git tracks a link as itself."""
    directory, name = os.path.split(os.path.abspath(path))  # noqa: PTH100
    return os.path.join(os.path.realpath(directory), name)  # noqa: PTH118


def _is_binary(path: str) -> bool:
    """What git stores apart (LFS) may be binary without its knowing."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return b"\0" in file.read(_BEGINNING)
    except OSError:
        return False


def _as_walked(path: Path) -> tuple[tuple[bool, str], ...]:
    """A key that sorts as a walk does: the files of a directory, then its directories, each by name."""
    *above, name = path.parts
    return (*((True, each) for each in above), (False, name))
