"""The files of a split of files, whole; those with ``.gz`` or ``.zst`` as they were before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.errors import ScanError
from tlqa.inputs.base import LARGEST
from tlqa.scan.source import decompressed
from tlqa.scan.units import DAMAGED, FILE, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.scan.plan import Split
    from tlqa.scan.source import Source

_PACKED = (".gz", ".zst")


def files(source: Source, split: Split, begin: int) -> Iterator[Unit]:
    """One unit a file. A file that is gone or cannot be read is a failure; a server that is away ends it."""
    weight = sum(size for _, size, _ in split.files[:begin])
    for number, (path, size, _) in enumerate(split.files[begin:], begin + 1):
        weight += size
        name = path
        for suffix in _PACKED:
            name = name.removesuffix(suffix)
        try:
            data = _bytes(source, path)
        except DAMAGED as problem:
            yield Unit(path, None, number, weight, problem=_said(source, path, problem), failure=FILE)
            continue
        if len(data) > LARGEST:
            said = f"is too large: more than {LARGEST // 2**20} MB are not read"
            yield Unit(path, None, number, weight, problem=said, failure=FILE)
        else:
            yield Unit(path, 0, number, weight, data, name=name)


def _bytes(source: Source, path: str) -> bytes:
    with source.open(path) as file:
        if path.endswith(_PACKED):
            with decompressed(file, path) as plain:
                return plain.read(LARGEST + 1)
        return file.read(LARGEST + 1)


def _said(source: Source, path: str, problem: Exception) -> str:
    lasting = isinstance(problem, (FileNotFoundError, PermissionError, EOFError))
    if source.remote and isinstance(problem, OSError) and not lasting and not path.endswith(_PACKED):
        raise ScanError(f"cannot be read: {problem}", path=path) from problem
    if isinstance(problem, OSError) and problem.strerror:
        return f"cannot be read: {problem.strerror}"
    return f"is damaged or cut off: {problem}"
