"""The packages of the extra ``scan``, and what is said where one is missing."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from tlqa.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

_NEEDED = frozenset("pyarrow fsspec s3fs warcio dask distributed duckdb".split())


@contextmanager
def needed() -> Iterator[None]:
    """Imports within it are of the extra.

    Raises:
        UsageError: it is not installed.
    """
    try:
        yield
    except ModuleNotFoundError as problem:
        name = (problem.name or "").partition(".")[0]
        if name not in _NEEDED:
            raise
        raise UsageError(f"{name} is not installed: pip install 'tlqa[scan]'") from problem
