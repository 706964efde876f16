"""Where a scan's result lies: a directory, or a bucket. A name appears with all its bytes or not at all."""

from __future__ import annotations

import os
import re
import shutil
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from tlqa.errors import ScanError
from tlqa.scan.needs import needed
from tlqa.wholefile import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager

_WHOLE = frozenset("s3 s3a gs gcs abfs abfss az adl oss".split())
"""Where an object that is put is seen when it is all there."""

_HALF = re.compile(
    r"\.(?:(?:scan|finished|[\d-]+(?:\.last)?)\.json|plan\.jsonl|part-[\d-]+\.parquet)\.[0-9a-f]{16}\.tmp"
)
"""What our files are called until they are whole."""


class Store(Protocol):
    """A place for named bytes; names have ``/`` between. Errors of it are ``ScanError``."""

    def put(self, name: str, data: bytes) -> None: ...

    def get(self, name: str) -> bytes | None: ...

    def get_all(self, names: Sequence[str]) -> list[bytes]: ...

    def get_range(self, name: str, start: int, end: int) -> bytes: ...

    def put_file(self, name: str, path: Path) -> None: ...

    def names(self, folder: str) -> list[str]: ...

    def remove(self, folder: str, names: Sequence[str]) -> None: ...

    def sweep(self, folders: Sequence[str]) -> None: ...

    def locked(self) -> AbstractContextManager[None]: ...

    def address(self, name: str) -> str: ...

    def holds_something(self) -> bool: ...


def is_remote(where: str) -> bool:
    """Whether it is an address, and no path of this machine."""
    return "://" in where and not where.startswith(("file://", "local://"))


def local_path(where: str) -> str:
    """The path of what is on this machine."""
    return where.removeprefix("file://").removeprefix("local://")


def open_store(where: str) -> Store:
    """The store at a path or an address such as ``s3://bucket/prefix``; nothing is made yet."""
    return _Remote(where) if is_remote(where) else _Directory(Path(local_path(where)))


class _Directory:
    def __init__(self, root: Path) -> None:
        self._root = root

    def put(self, name: str, data: bytes) -> None:
        path = self._root / name
        try:
            try:
                write_whole(path, data)
            except FileNotFoundError:
                path.parent.mkdir(parents=True, exist_ok=True)
                write_whole(path, data)
        except OSError as problem:
            raise ScanError(f"cannot be written: {problem.strerror or problem}", path=str(path)) from problem

    def get(self, name: str) -> bytes | None:
        try:
            return (self._root / name).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as problem:
            where = str(self._root / name)
            raise ScanError(f"cannot be read: {problem.strerror or problem}", path=where) from problem

    def get_all(self, names: Sequence[str]) -> list[bytes]:
        return [(self._root / name).read_bytes() for name in names]

    def get_range(self, name: str, start: int, end: int) -> bytes:
        with told(str(self._root / name), "read"), (self._root / name).open("rb") as file:
            file.seek(start)
            return file.read(end - start)

    def put_file(self, name: str, path: Path) -> None:
        target = self._root / name
        with told(str(target), "written"):
            target.parent.mkdir(parents=True, exist_ok=True)
            other = target.parent / f".{target.name}.{os.urandom(8).hex()}.tmp"
            shutil.copyfile(path, other)
            other.replace(target)

    def names(self, folder: str) -> list[str]:
        try:
            found = os.listdir(self._root / folder)  # noqa: PTH208
        except (FileNotFoundError, NotADirectoryError):
            return []
        return sorted(f"{folder}/{name}" for name in found if not name.startswith("."))

    def remove(self, folder: str, names: Sequence[str]) -> None:
        for name in names:
            (self._root / name).unlink(missing_ok=True)
        if folder:
            self._sweep(folder)
            with suppress(OSError):
                (self._root / folder).rmdir()

    def _sweep(self, folder: str) -> None:
        """Files that a killed process had not renamed yet."""
        with suppress(FileNotFoundError):
            for name in os.listdir(self._root / folder):  # noqa: PTH208
                if _HALF.fullmatch(name):
                    (self._root / folder / name).unlink(missing_ok=True)

    def sweep(self, folders: Sequence[str]) -> None:
        """Delete what killed processes left half written; only while none writes."""
        for folder in folders:
            self._sweep(folder)

    def address(self, name: str) -> str:
        return str(self._root / name)

    def holds_something(self) -> bool:
        try:
            names = os.listdir(self._root)  # noqa: PTH208
            return any(name != ".lock" and not _HALF.fullmatch(name) for name in names)
        except FileNotFoundError:
            return False
        except OSError as problem:
            where = str(self._root)
            raise ScanError(f"cannot be used: {problem.strerror or problem}", path=where) from problem

    @contextmanager
    def locked(self) -> Iterator[None]:
        """While no other scan of this machine writes here; the system lets go when the process ends."""
        try:
            import fcntl
        except ImportError:  # not on every system
            yield
            return
        try:
            self._root.mkdir(parents=True, exist_ok=True)
            file = (self._root / ".lock").open("wb")
        except OSError as problem:
            where = str(self._root)
            raise ScanError(f"cannot be written: {problem.strerror or problem}", path=where) from problem
        with file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as problem:
                raise ScanError("another scan is writing here", path=str(self._root)) from problem
            yield


class _Remote:
    def __init__(self, where: str) -> None:
        self._fs, self._root = file_system(where)
        self._where = where.rstrip("/")
        protocol = where.partition("://")[0]
        self._whole = protocol in _WHOLE

    def put(self, name: str, data: bytes) -> None:
        path = f"{self._root}/{name}"
        with told(f"{self._where}/{name}", "written"):
            if self._whole:
                self._fs.pipe_file(path, data)
                return
            self._fs.makedirs(path.rpartition("/")[0], exist_ok=True)
            other = f"{path}.{os.urandom(8).hex()}.tmp"
            self._fs.pipe_file(other, data)
            self._fs.mv(other, path)

    def get(self, name: str) -> bytes | None:
        with told(f"{self._where}/{name}", "read"):
            try:
                data: bytes = self._fs.cat_file(f"{self._root}/{name}")
            except FileNotFoundError:
                return None
            return data

    def get_all(self, names: Sequence[str]) -> list[bytes]:
        paths = [f"{self._root}/{name}" for name in names]
        if not paths:
            return []
        with told(self._where, "read"):
            found = self._fs.cat(paths)
            return [found[path] for path in paths] if isinstance(found, dict) else [found]

    def get_range(self, name: str, start: int, end: int) -> bytes:
        with told(f"{self._where}/{name}", "read"):
            data: bytes = self._fs.cat_file(f"{self._root}/{name}", start=start, end=end)
            return data

    def put_file(self, name: str, path: Path) -> None:
        with told(f"{self._where}/{name}", "written"):
            self._fs.makedirs(self._root, exist_ok=True)
            self._fs.put_file(str(path), f"{self._root}/{name}")

    def names(self, folder: str) -> list[str]:
        with told(f"{self._where}/{folder}", "listed"):
            try:
                found = self._fs.ls(f"{self._root}/{folder}", detail=False, refresh=True)
            except FileNotFoundError:
                return []
        names = (path.rstrip("/").rpartition("/")[2] for path in found)
        return sorted(f"{folder}/{name}" for name in names if name and not name.endswith(".tmp"))

    def remove(self, folder: str, names: Sequence[str]) -> None:
        if names:
            with told(self._where, "deleted"), suppress(FileNotFoundError):
                self._fs.rm([f"{self._root}/{name}" for name in names])

    def sweep(self, folders: Sequence[str]) -> None:
        """Nothing is left half written where objects appear whole."""

    def locked(self) -> AbstractContextManager[None]:
        return nullcontext()

    def address(self, name: str) -> str:
        return f"{self._where}/{name}"

    def holds_something(self) -> bool:
        with told(self._where, "listed"):
            try:
                return bool(self._fs.ls(self._root, detail=False, refresh=True))
            except FileNotFoundError:
                return False


def file_system(where: str) -> tuple[Any, str]:
    """The file system of an address, by fsspec, and the path within it.

    Raises:
        ScanError: there is none for such addresses.
    """
    with needed():
        from fsspec.core import url_to_fs
    options = {"use_listings_cache": False} if where.startswith(("s3://", "s3a://")) else {}
    try:
        fs, root = url_to_fs(where, **options)
    except ImportError as problem:
        raise ScanError(f"no package for such addresses is installed: {problem}", path=where) from problem
    except ValueError as problem:
        raise ScanError(str(problem), path=where) from problem
    return fs, str(root).rstrip("/")


@contextmanager
def told(where: str, what: str) -> Iterator[None]:
    """What a server says is an error of the scan: it can be gone on with later."""
    try:
        yield
    except ScanError:
        raise
    except Exception as problem:
        if isinstance(problem, (FileNotFoundError, OSError)) or _from_client(problem):
            raise ScanError(f"cannot be {what}: {problem or type(problem).__name__}", path=where) from problem
        raise


def _from_client(problem: Exception) -> bool:
    return type(problem).__module__.partition(".")[0] in ("botocore", "aiobotocore", "aiohttp", "s3fs")
