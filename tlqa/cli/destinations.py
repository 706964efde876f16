"""Where the report goes: ``--format`` to standard output, ``--output`` to files."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tlqa.cli.console import write
from tlqa.errors import UsageError
from tlqa.outputs.base import find_output, outputs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tlqa.model import Report
    from tlqa.outputs.base import Options, Output

STDOUT = "-"


@dataclass(frozen=True, slots=True)
class Destination:
    """One rendering of the report; ``path`` is None for standard output."""

    output: Output
    path: Path | None

    def send(self, report: Report, options: Options) -> None:
        """Render and write.

        Raises:
            UsageError: the file cannot be written.
        """
        text = self.output.render(report, options)
        if self.path is None:
            write(text)
            return
        try:
            _write_whole(self.path, text.encode("utf-8", "backslashreplace"))
        except OSError as problem:
            raise _cannot_write(self.path, problem.strerror or str(problem)) from problem


def _write_whole(path: Path, data: bytes) -> None:
    """Write a file at once: whoever looks, and whatever happens, sees the old one or the new one."""
    if path.exists() and not path.is_file():  # a pipe or a device
        path.write_bytes(data)
        return
    from tempfile import NamedTemporaryFile

    real = path.resolve()
    with NamedTemporaryFile(dir=real.parent, prefix=f".{real.name}.", suffix=".tmp", delete=False) as file:
        temporary = Path(file.name)
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            temporary.chmod(real.stat().st_mode if real.exists() else 0o666 & ~_umask())
            temporary.replace(real)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def destinations(name: str, files: Iterable[str]) -> tuple[Destination, ...]:
    """What ``--format NAME`` and each ``--output`` ask for.

    ``--output FILE`` sends the format there instead of to standard output; ``--output format=FILE``
    writes another one beside it. ``-`` is standard output.

    Raises:
        UsageError: no such format, a directory that is not there, one place for two reports.
    """
    main = find_output(name)
    plain: list[Destination] = []
    others: list[Destination] = []
    for value in files:
        prefix, equals, rest = value.partition("=")
        if equals and prefix in outputs():
            others.append(Destination(find_output(prefix), _path(rest)))
        else:
            plain.append(Destination(main, _path(value)))
    chosen = (*(plain or [Destination(main, None)]), *others)
    _refuse_clashes([destination.path for destination in chosen])
    return chosen


def refuse_overwriting(chosen: Iterable[Destination], sources: Iterable[str]) -> None:
    """Refuse to write the report over a story that is to be read.

    Raises:
        UsageError: a destination is one of the sources.
    """
    read = {Path(source).resolve() for source in sources}
    for destination in chosen:
        if destination.path is not None and destination.path.resolve() in read:
            shown = str(destination.path)
            raise UsageError("is one of the stories; the report would overwrite it", path=shown)


def _path(value: str) -> Path | None:
    if value == STDOUT:
        return None
    path = Path(value)
    # Said before an hour's work and not after it.
    if not value or path.is_dir():
        raise UsageError(f"--output needs the name of a file, not '{value}'")
    if not path.parent.is_dir():
        raise _cannot_write(path, "there is no such directory")
    return path


def _refuse_clashes(paths: Sequence[Path | None]) -> None:
    for place, path in enumerate(paths):
        if path in paths[:place]:
            raise UsageError(f"two reports cannot both go to {path or 'standard output'}")


def _cannot_write(path: Path, reason: str) -> UsageError:
    return UsageError(f"cannot be written: {reason}", path=str(path))
