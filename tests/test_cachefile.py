"""What is kept as bytes comes back as it was, or not at all."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tlqa import cachefile


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TLQA_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.mark.parametrize("data", [b"", b"\x00", b"some bytes" * 1000])
def test_bytes_come_back(folder: Path, data: bytes) -> None:
    cachefile.write_bytes("some.bin", data)
    mapped = cachefile.mapped("some.bin")
    assert mapped is not None
    assert mapped[:-4] == data
    assert [each.name for each in folder.iterdir()] == ["some.bin"]


def test_bytes_that_were_never_written_are_none(folder: Path) -> None:
    assert cachefile.mapped("some.bin") is None


@pytest.mark.parametrize(
    "damage",
    [lambda data: data[:-1], lambda data: b"x" + data[1:], lambda data: b"", lambda data: data + b"0"],
)
def test_damaged_bytes_are_none(folder: Path, damage: object) -> None:
    cachefile.write_bytes("some.bin", b"some bytes")
    file = folder / "some.bin"
    file.write_bytes(damage(file.read_bytes()))
    assert cachefile.mapped("some.bin") is None


def test_what_was_let_go_is_there_again(folder: Path) -> None:
    cachefile.write_bytes("some.bin", b"some bytes" * 10_000)
    mapped = cachefile.mapped("some.bin")
    assert mapped is not None
    cachefile.let_go(mapped)
    assert mapped[:-4] == b"some bytes" * 10_000


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system keeps what it likes")
def test_what_was_read_is_let_go_after_so_many_pieces(folder: Path) -> None:
    cachefile.write_bytes("a.bin", bytes(range(256)) * 4096)
    data = cachefile.mapped("a.bin")
    assert data is not None
    sparing = cachefile.Sparing(data, pieces=3)
    held = []
    for number in range(4):
        assert data[number * 100_000 :][:100_000]  # reads it to its end
        sparing.read_one()
        held.append(_resident(folder / "a.bin"))
    assert held[0] == held[1] > 0
    assert held[2] == 0
    assert held[3] > 0


def test_bytes_that_are_not_mapped_stay() -> None:
    sparing = cachefile.Sparing(b"abc", pieces=1)
    sparing.read_one()
    assert sparing._data == b"abc"


def _resident(file: Path) -> int:
    """How much of a mapped file lies in memory, in kilobytes."""
    name = file.resolve()
    of_file = Path("/proc/self/smaps").read_text().partition(f" {name}\n")[2]
    return int(of_file.partition("Rss:")[2].split()[0])
