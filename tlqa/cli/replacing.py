"""Puts new bytes in the place of a file's, all at once or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path

from tlqa.errors import TlqaError
from tlqa.wholefile import write_whole


def replace_file(path: str, old: bytes, new: bytes) -> None:
    """Write ``new`` to a file that holds ``old``. A link's target is written, not the link.

    The bytes go to a file beside it first, with its owner, permissions and attributes, which then takes its
    name; whoever reads meanwhile sees the old file or the new one. Other names of the file (hard links) keep
    the old one.

    Raises:
        TlqaError: the file may not or cannot be written, or holds something else by now.
    """
    try:
        target = Path(path).resolve(strict=True)
        info = target.stat()
        if not stat.S_ISREG(info.st_mode):
            raise TlqaError("cannot be written: it is no ordinary file", path=path)
        if not info.st_mode & 0o222 or not os.access(target, os.W_OK):
            raise TlqaError("cannot be written: it is read-only", path=path)
        if target.read_bytes() != old:
            raise TlqaError("was changed by someone else meanwhile, and is left as it is", path=path)
        write_whole(target, new, lambda name: _take_after(name, target, info))
    except OSError as problem:
        raise TlqaError(f"cannot be written: {problem.strerror or problem}", path=path) from problem


def _take_after(name: str, old: Path, info: os.stat_result) -> None:
    """Give the new file the owner and the attributes of the old one, where we may, and its permissions."""
    if hasattr(os, "chown"):
        with contextlib.suppress(OSError):
            os.chown(name, info.st_uid, info.st_gid)
    if hasattr(os, "listxattr"):
        with contextlib.suppress(OSError):
            for attribute in os.listxattr(old):
                os.setxattr(name, attribute, os.getxattr(old, attribute))
    Path(name).chmod(stat.S_IMODE(info.st_mode))
