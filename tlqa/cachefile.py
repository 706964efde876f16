"""Files in the user's cache directory, of JSON or of bytes; nothing in them is ever executed.

Whoever can write there can change what is read, but not run code: JSON, no pickle.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed import ReadableBuffer as Buffer


def directory() -> Path:
    """Where the cache lies: ``TLQA_CACHE_DIR``, else the user's cache directory of the platform."""
    own = os.environ.get("TLQA_CACHE_DIR")
    if own:
        return Path(own)
    if sys.platform.startswith("linux"):  # as platformdirs would say, without its import
        return Path(os.environ.get("XDG_CACHE_HOME", "").strip() or Path.home() / ".cache") / "tlqa"
    import platformdirs

    return Path(platformdirs.user_cache_dir("tlqa"))


def digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()


def read(name: str, folder: Path | None = None) -> Any:
    """The JSON of a file in the cache directory, or in another; an empty dict where there is none."""
    try:
        return json.loads(((folder or directory()) / name).read_bytes())
    except Exception:
        return {}


def write(name: str, value: object) -> None:
    """Write JSON, as ``replace`` does."""
    replace(name, [json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()])


def mapped(name: str, folder: Path | None = None) -> mmap | None:
    """What ``write_bytes`` wrote, there or in another directory, and four bytes more; None where it is not
    there, or is damaged.

    To map a file of some megabytes takes a third of the time to read it.
    """
    try:
        with ((folder or directory()) / name).open("rb") as file:
            data = mmap(file.fileno(), 0, access=ACCESS_READ)
    except (OSError, ValueError):  # an empty file cannot be mapped
        return None
    return data if crc32(memoryview(data)[:-4]).to_bytes(4, "little") == data[-4:] else None


def whole(name: str) -> mmap | bytes:
    """A file of the cache directory as it stands, unread until it is looked at.

    Raises:
        OSError, ValueError: it is not there, or empty.
    """
    path = directory() / name
    if sys.platform == "win32":  # a file that is mapped there cannot be replaced
        return path.read_bytes()
    with path.open("rb") as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)


def let_go(data: mmap) -> None:
    """Give the memory of a mapped file back, where the system can; what is asked for again is there again."""
    if sys.platform == "linux":
        from mmap import MADV_DONTNEED

        data.madvise(MADV_DONTNEED)


class Sparing:
    """Gives the memory of a mapped file back each time that so many pieces of it were read.

    A long run reads most of such a file, a few pages a story, and needs none of them twice.
    """

    def __init__(self, data: mmap | bytes, pieces: int = 64) -> None:
        self._data, self._pieces, self._read = data, pieces, 0

    def read_one(self) -> None:
        """Say that a piece was read, and is copied."""
        self._read += 1
        if self._read >= self._pieces and isinstance(self._data, mmap):
            self._read = 0
            let_go(self._data)


def write_bytes(name: str, data: bytes) -> None:
    """Write bytes, and behind them what tells whether they are still the same."""
    replace(name, (data, crc32(data).to_bytes(4, "little")))


def replace(name: str, pieces: Iterable[Buffer]) -> None:
    """Write pieces of bytes so that a reader sees the old file or the new one, never a part."""
    import tempfile

    folder = directory()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, temporary_name = tempfile.mkstemp(dir=folder, prefix=".", suffix=".json")
    temporary = Path(temporary_name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
        temporary.replace(folder / name)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
