"""Asks git, so that nothing in a repository or a revision's name can make it do anything else.

No shell, revisions only after ``--end-of-options``, paths only after ``--``, names ended by NUL; no pager,
hook, file-system monitor, external diff or text conversion.
"""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from tlqa.errors import UsageError
from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

_SAFE = (
    "--no-pager",
    "--literal-pathspecs",
    "-c", "core.fsmonitor=false",
    "-c", "core.hooksPath=/dev/null",
    "-c", "core.quotePath=false",
    "-c", "safe.bareRepository=explicit",
)  # fmt: skip
# Set while a hook runs, and then about another index or directory than the one we were asked about.
_OF_HOOKS = (
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_NAMESPACE", "GIT_EXTERNAL_DIFF",
    "GIT_DIFF_OPTS", "GIT_PAGER", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS",
    "GIT_TRACE",
)  # fmt: skip
# numbers by line, whatever the person's own configuration says of diffs
DIFF = ("diff", "--no-ext-diff", "--no-textconv", "--no-color", "--ignore-submodules", "--find-renames")


@dataclass(frozen=True, slots=True)
class Git:
    """A repository's work tree; ``top`` is its directory, all links resolved."""

    top: str

    @classmethod
    def around(cls, directory: str, shown: str) -> Git:
        """The repository that a directory lies in.

        Raises:
            UsageError: there is none, git is not installed, or will not read it.
        """
        done = _run(directory, "rev-parse", "--show-toplevel")
        if done.returncode == 0 and done.stdout.strip(b"\n"):
            return cls(os.path.realpath(os.fsdecode(done.stdout.removesuffix(b"\n"))))
        said = _said(done)
        if "not a git repository" in said or not said:
            raise UsageError("is not in a git repository, which --changed-since needs", path=shown)
        if "bare repository" in said or "in a work tree" in said:
            raise UsageError("is not in the work tree of its git repository, where stories lie", path=shown)
        raise UsageError(f"git cannot read the repository: {said}", path=shown)

    def merge_base(self, revision: str) -> str:
        """The commit where HEAD parted from a revision, as a hash.

        Raises:
            UsageError: no such revision here, no commit yet, or no history in common.
        """
        theirs = self._commit(revision)
        if theirs is None:
            hint = "; fetch it first" + (f" ({_UNSHALLOW})" if self._shallow() else "")
            raise UsageError(f"--changed-since: there is no revision '{revision}' here{hint}")
        ours = self._commit("HEAD")
        if ours is None:
            raise UsageError("--changed-since: there is no commit here yet")
        done = _run(self.top, "merge-base", "--end-of-options", theirs, ours)
        base = done.stdout.decode("ascii", "replace").strip()
        if done.returncode == 0 and base:
            return base
        if self._shallow():
            why = f"the history here is cut short before they meet ({_UNSHALLOW})"
        else:
            why = "their histories have nothing in common"
        raise UsageError(f"--changed-since: where HEAD parted from '{revision}' cannot be told: {why}")

    def output(self, *arguments: str) -> bytes:
        """What git says.

        Raises:
            UsageError: it fails.
        """
        done = _run(self.top, *arguments)
        if done.returncode != 0:
            raise UsageError(f"git {arguments[0]} failed: {_said(done)}", path=self.top)
        return done.stdout

    def lines(self, *arguments: str) -> Iterator[bytes]:
        """The lines of what git says, one by one.

        Raises:
            UsageError: it fails.
        """
        with subprocess.Popen(
            ["git", *_SAFE, *arguments],
            cwd=self.top, env=_environment(),
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        ) as process:  # fmt: skip
            assert process.stdout is not None
            yield from process.stdout
        if process.returncode != 0:
            raise UsageError(f"git {arguments[0]} failed", path=self.top)

    def _commit(self, revision: str) -> str | None:
        asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        done = _run(self.top, *asked) if "\0" not in revision and revision else None
        found = done.stdout.decode("ascii", "replace").strip() if done and done.returncode == 0 else ""
        return found.splitlines()[-1] if found else None

    def _shallow(self) -> bool:
        return _run(self.top, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"


_UNSHALLOW = "'git fetch --unshallow'; in GitHub Actions, 'fetch-depth: 0' for actions/checkout"


def _run(directory: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["git", *_SAFE, *arguments],
            cwd=directory,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as problem:
        raise UsageError("--changed-since needs git, which is not installed here") from problem
    except OSError as problem:
        raise UsageError(f"git cannot be run: {problem.strerror or problem}") from problem


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _OF_HOOKS}
    return {**kept, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[0].removeprefix("fatal: ").strip() if lines else ""
