"""INPUT: its files in the order of their names, and their bytes, from here or by fsspec."""

from __future__ import annotations

import gzip
import io
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple, cast

from tlqa.errors import ScanError
from tlqa.scan.needs import needed
from tlqa.scan.store import file_system, is_remote, local_path, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BLOCK = 8 * 2**20
_LEAST_BLOCK = 2**16
_PIECE = 2**14


class Entry(NamedTuple):
    """A file of INPUT: its path from there on, its size, and what is another when it is written to."""

    path: str
    size: int
    stamp: str


class Source:
    """A file, or a directory with all below it.

    Raises:
        ScanError: it is not there, or cannot be read.
    """

    def __init__(self, where: str) -> None:
        self.where = where
        self.remote = is_remote(where)
        self._fs: Any
        self._fs, self._root = file_system(where if self.remote else _absolute(where))
        with told(where, "read"):
            try:
                self._info = self._fs.info(self._root)
            except FileNotFoundError as problem:
                raise ScanError("no such file or directory", path=where) from problem
        self.single = self._info["type"] == "file"

    def entries(self, within: Sequence[str] = ()) -> Iterator[Entry]:
        """All files, those of a directory before those of the ones in it; hidden ones left out.

        Args:
            within: directories of paths that are left out: the result, where it lies in the input.
        """
        if self.single:
            yield self._entry(self._root.rpartition("/")[2], self._info)
            return
        waiting = [self._root]
        while waiting:
            here = waiting.pop()
            with told(self.where, "listed"):
                found = sorted(self._fs.ls(here, detail=True), key=lambda info: str(info["name"]))
            deeper = []
            for info in found:
                name = str(info["name"]).rstrip("/")
                last = name.rpartition("/")[2]
                if last.startswith(".") or not last or name in within or name == here:
                    continue
                if info["type"] == "directory":
                    deeper.append(name)
                elif (followed := self._followed(info)) is not None:
                    yield self._entry(name.removeprefix(self._root).lstrip("/"), followed)
            waiting += reversed(deeper)

    def entry(self, path: str) -> Entry:
        """A file as it is now.

        Raises:
            FileNotFoundError: it is gone.
            ScanError: nobody can say.
        """
        full = self._full(path)
        with told(full, "read"):
            try:
                return self._entry(path, self._fs.info(full))
            except FileNotFoundError:
                pass
        raise FileNotFoundError(path)

    def open(self, path: str, expected: int = _BLOCK) -> IO[bytes]:
        """The bytes of a file, which can be sought in; ``expected`` are how many will be asked for.

        Raises:
            OSError: it cannot be read. What a server says later, instead of bytes, is a ``ScanError``: the
                file is not damaged for that, and the scan can be gone on with.
        """
        full = self._full(path)
        if not self.remote:
            return Path(full).open("rb")
        block = max(_LEAST_BLOCK, min(_BLOCK, expected))
        with told(full, "read"):
            try:
                file = self._fs.open(full, "rb", block_size=block)
            except (FileNotFoundError, PermissionError) as problem:
                refused: OSError = problem
            else:
                # its own readline takes no limit
                return cast("IO[bytes]", io.BufferedReader(_Remote(file, full), 2**18))
        raise refused

    def must_open(self, path: str, expected: int = _BLOCK) -> IO[bytes]:
        """The same of a file without which nothing is to be done.

        Raises:
            ScanError: it cannot be read.
        """
        try:
            return self.open(path, expected)
        except OSError as problem:
            raise ScanError(f"cannot be read: {problem.strerror or problem}", path=path) from problem

    def within(self, where: str) -> str:
        """What of INPUT a place is, for ``entries``."""
        if is_remote(where) is not self.remote:
            return ""
        return file_system(where if self.remote else _absolute(where))[1]

    def _full(self, path: str) -> str:
        return self._root if self.single else f"{self._root}/{path}"

    def _followed(self, info: dict[str, Any]) -> dict[str, Any] | None:
        """What a link to a file leads to; of what is neither, nothing."""
        if info["type"] == "file":
            return info
        if not info.get("islink"):
            return None
        try:
            followed: dict[str, Any] = self._fs.info(info["name"])
        except OSError:
            return None
        return followed if followed["type"] == "file" else None

    def _entry(self, path: str, info: dict[str, Any]) -> Entry:
        stamp = info.get("ETag") or info.get("etag") or info.get("mtime") or info.get("LastModified") or ""
        return Entry(path, int(info["size"] or 0), str(stamp).strip('"'))


class _Remote(io.RawIOBase):
    """A file of a server. What the server says instead of bytes is no damage of the file."""

    def __init__(self, file: Any, where: str) -> None:
        self._file, self._where = file, where

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return int(self._file.seek(offset, whence))

    def tell(self) -> int:
        return int(self._file.tell())

    def readinto(self, buffer: Any) -> int:
        with told(self._where, "read"):
            piece = self._file.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        self._file.close()
        super().close()


def _absolute(where: str) -> str:
    return "file://" + str(Path(local_path(where)).absolute())


def decompressed(file: IO[bytes], path: str) -> IO[bytes]:
    """The bytes of a file whose name ends with ``.gz`` or ``.zst`` as they were, from its beginning.

    What is damaged raises ``OSError``, ``EOFError`` or ``zlib.error`` when it is come to.
    """
    if path.endswith(".gz"):
        return cast("IO[bytes]", gzip.GzipFile(fileobj=file, mode="rb"))
    with needed():
        import pyarrow as pa
    return cast("IO[bytes]", io.BufferedReader(_Pieces(pa.CompressedInputStream(file, "zstd"))))


class _Pieces(io.RawIOBase):
    """A stream read in pieces of one size, however it is read: what comes before damage is then the same."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._piece = memoryview(b"")
        self._at = 0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: Any) -> int:
        if not self._piece:
            self._piece = memoryview(self._stream.read(_PIECE))
        count = min(len(buffer), len(self._piece))
        buffer[:count] = self._piece[:count]
        self._piece = self._piece[count:]
        self._at += count
        return count
