"""Files written whole or not at all: whoever looks, and whenever the program dies, the old one or the new."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def write_whole(path: Path | str, data: bytes, prepare: Callable[[str], None] | None = None) -> None:
    """Write a file by the way of another one beside it, which then takes its name.

    A link's target is written, not the link; what is no ordinary file (a pipe, a terminal) is written to as
    it is. A program that is killed may leave the other file: a dot, the name, and ``.tmp`` at the end.

    Args:
        path: the file; its directory is there.
        data: all of it.
        prepare: what is done to the other file, by its name, before it takes the name of this one. Without
            it, permissions stay as they are.

    Raises:
        OSError: it cannot be written; nothing has changed then.
    """
    try:
        info = os.stat(path)  # noqa: PTH116
    except FileNotFoundError:
        info = None
    if info is not None and not stat.S_ISREG(info.st_mode):
        with open(path, "wb") as file:  # noqa: PTH123
            file.write(data)
        return
    if info is not None and not os.access(path, os.W_OK):
        raise PermissionError("it is read-only")
    target = Path(os.path.realpath(path))
    name = str(target.parent / f".{target.name[:64]}.{os.urandom(8).hex()}.tmp")
    try:
        handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        with open(handle, "wb") as file:  # noqa: PTH123
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if prepare is not None:
            prepare(name)
        elif info is not None:
            Path(name).chmod(stat.S_IMODE(info.st_mode))
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
