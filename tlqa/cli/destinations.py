"""Where the report goes: ``--format`` to standard output, ``--output`` to files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tlqa.cli.console import write
from tlqa.errors import TlqaError, UsageError
from tlqa.frozen import dataclass
from tlqa.outputs.base import find_output

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tlqa.model import Report
    from tlqa.outputs.base import Options, Output

STDOUT = "-"
_FOR_PEOPLE = ("text", "concise", "markdown", "statistics")


@dataclass(frozen=True, slots=True)
class Destination:
    """One rendering of the report; ``path`` is None for standard output.

    ``inert`` where standard output is a log whose lines may be commands to a build server; ``whole`` is
    False where ``path`` is a directory for the pages of an output that has many.
    """

    output: Output
    path: Path | None
    inert: bool = False
    whole: bool = True

    @property
    def wants_examples(self) -> bool:
        """Whether the report shows the examples of the rules."""
        return bool(getattr(self.output, "EXAMPLES", False))

    def send(self, report: Report, options: Options) -> None:
        """Render and write: a file is written whole or not at all.

        Raises:
            TlqaError: the file cannot be written.
        """
        if self.path is not None and not self.whole:
            _write_pages(self.path, getattr(self.output, "pages")(report, options))  # noqa: B009
            return
        text = self.output.render(report, options)
        if self.path is None:
            write(_without_commands(text) if self.inert else text)
        else:
            _write(self.path, text)


def destinations(
    name: str | None, files: Iterable[str], environment: Mapping[str, str] | None = None
) -> tuple[Destination, ...]:
    """What ``--format NAME`` and each ``--output`` ask for.

    ``--output FILE`` sends the format there instead of to standard output; ``--output format=FILE``
    writes another one beside it. ``-`` is standard output. A name that ends with ``/`` is a directory, for
    an output that is made of pages. Where no format was asked for, it is text; on standard output of GitHub
    Actions, its annotations.

    Raises:
        UsageError: no such format, a directory that is not there, one place for two reports.
    """
    plain: list[str] = []
    others: list[Destination] = []
    for value in files:
        prefix, equals, rest = value.partition("=")
        output = _format(prefix) if equals else None
        if output is not None:
            others.append(_destination(output, rest))
        else:
            plain.append(value)
    plain = plain or [STDOUT]
    at_github = (environment or {}).get("GITHUB_ACTIONS") == "true"
    main = find_output(name or ("github" if at_github and plain == [STDOUT] else "text"))
    inert = at_github and main.NAME in _FOR_PEOPLE
    chosen = (*(_destination(main, value, inert) for value in plain), *others)
    _refuse_clashes([destination.path for destination in chosen])
    return chosen


def not_overwritten(chosen: Iterable[Destination], named: Iterable[str], sources: Sequence[str]) -> list[str]:
    """The sources without the reports of this run, which a search may have found from the run before.

    Raises:
        UsageError: a report would overwrite a file that was named.
    """
    written = {each.path.resolve(): each.path for each in chosen if each.path is not None}
    if not written:
        return list(sources)
    for name in named:
        path = written.get(Path(name).resolve())
        if path is not None:
            raise UsageError("is read in this run; the report would overwrite it", path=str(path))
    return [source for source in sources if Path(source).resolve() not in written]


def _without_commands(text: str) -> str:
    """What a story says is no command to the runner of GitHub Actions, which reads every line of a log.

    It takes for one a line that begins with ``::`` after any space, and ``##[`` anywhere; a word joiner
    (U+2060) between the marks is not seen.
    """
    import re

    return re.sub(r"^(\s*:)(?=:)|(#)(?=#\[)", "\\g<0>\u2060", text, flags=re.MULTILINE)


def places(environment: Mapping[str, str]) -> dict[str, str]:
    """Where the run stands, and the directory from which a build server counts paths.

    GitHub Actions and GitLab say where the repository lies; elsewhere, and outside it, paths count from the
    working directory.
    """
    here = Path.cwd()
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        said = environment.get(name)
        if said and here.is_relative_to(root := Path(said).resolve()):
            return {"here": here.as_posix(), "root": root.as_posix()}
    return {"here": here.as_posix(), "root": here.as_posix()}


def _format(name: str) -> Output | None:
    """The format of that name; a file may have ``=`` in its own."""
    try:
        return find_output(name)
    except UsageError:
        return None


def _destination(output: Output, value: str, inert: bool = False) -> Destination:
    if value.endswith(("/", os.sep)) and hasattr(output, "pages"):
        path = Path(value)
        if path.exists() and not path.is_dir():
            raise _cannot_write(path, "it is no directory")
        if not path.parent.is_dir():
            raise _cannot_write(path, "there is no such directory")
        return Destination(output, path, whole=False)
    return Destination(output, _path(value), inert)


def _path(value: str) -> Path | None:
    if value == STDOUT:
        return None
    path = Path(value)
    # Said before an hour's work and not after it.
    if not value or value.endswith(("/", os.sep)) or path.is_dir():
        raise UsageError(f"--output needs the name of a file, not '{value}'")
    if not path.parent.is_dir():
        raise _cannot_write(path, "there is no such directory")
    return path


def _refuse_clashes(paths: Sequence[Path | None]) -> None:
    seen: set[Path | None] = set()
    for path in paths:
        place = path and path.resolve()
        if place in seen and not (path and path.exists() and not path.is_file()):
            raise UsageError(f"two reports cannot both go to {path or 'standard output'}")
        seen.add(place)


def _write(path: Path, text: str) -> None:
    from tlqa.wholefile import write_whole

    try:
        write_whole(path, text.encode("utf-8", "backslashreplace"))
    except OSError as problem:
        raise _cannot_write(path, problem.strerror or str(problem)) from problem


def _write_pages(directory: Path, pages: Iterable[tuple[str, str]]) -> None:
    """Write the pages of a report; what is there and was not written by us stays, and is said.

    Raises:
        UsageError: a page cannot be written, or something else has its name.
    """
    from tlqa.discovery.own import BEGINNING, is_report

    for name, text in pages:
        path = directory / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.exists():
                with path.open("rb") as file:
                    if not is_report(file.read(BEGINNING)):
                        raise _cannot_write(path, "something that is no report of tlqa has this name")
        except OSError as problem:
            raise _cannot_write(path, problem.strerror or str(problem)) from problem
        _write(path, text)


def _cannot_write(path: Path, reason: str) -> TlqaError:
    return UsageError(f"cannot be written: {reason}", path=str(path))
