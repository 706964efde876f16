"""Fixtures: a pack that a test fills, and one that stands for the built-in rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rulebook_pack import Pack

from tlqa.rulebook import load

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    """An empty pack."""
    (tmp_path / "pack").mkdir()
    return Pack(tmp_path / "pack")


@pytest.fixture
def builtin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pack]:
    """A pack that stands for the built-in one, and a cache of its own."""
    path = tmp_path / "builtin"
    path.mkdir()
    monkeypatch.setattr(load, "data_dir", lambda: path)
    monkeypatch.setenv("TLQA_CACHE_DIR", str(tmp_path / "cache"))
    yield Pack(path)
