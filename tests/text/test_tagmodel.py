"""A damaged or foreign model file is refused, with its name and the reason."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tlqa.errors import ModelError
from tlqa.languages import get
from tlqa.text import tagmodel
from tlqa.text.tagger import Tagger

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_MODEL = get("en").tagger
assert _MODEL is not None
WHOLE = _MODEL.read_bytes()


def _flipped(data: bytes) -> bytes:
    return data[:5000] + bytes([data[5000] ^ 1]) + data[5001:]


def _version(at: int) -> Callable[[bytes], bytes]:
    return lambda data: data[:at] + struct.pack("<H", 99) + data[at + 2 :]


def _other_body(data: bytes) -> bytes:
    body = zlib.compress(b"\x00\x00\x00\x00nothing")
    return data[:12] + struct.pack("<II", len(body), zlib.crc32(body)) + body


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (lambda data: b"", "does not begin as one"),
        (lambda data: b"PK\x03\x04" + data, "does not begin as one"),
        (lambda data: data[:15], "cut short"),
        (lambda data: data[:-1], "cut short"),
        (lambda data: data[: len(data) // 2], "cut short"),
        (lambda data: data + b"\n", "has a tail"),
        (_flipped, "checksum"),
        (_version(8), "format is version 99"),
        (_version(10), "version 99 of the features"),
        (_other_body, "tables cannot be read"),
    ],
)
def test_damage_is_named(tmp_path: Path, damage: Callable[[bytes], bytes], reason: str) -> None:
    path = tmp_path / "bad.tagger"
    path.write_bytes(damage(WHOLE))
    with pytest.raises(ModelError, match=reason) as caught:
        Tagger.load(path)
    assert str(caught.value).startswith(f"{path}: ")


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be read") as caught:
        Tagger.load(tmp_path / "none.tagger")
    assert "none.tagger" in str(caught.value)


def test_a_model_is_written_as_it_was_read() -> None:
    assert _MODEL is not None
    assert tagmodel.dump(tagmodel.load(_MODEL)) == WHOLE


def test_the_model_is_small() -> None:
    assert len(WHOLE) <= 1_500_000


def _kept(folder: Path) -> Path:
    (file,) = folder.glob("tagger-*.bin")
    return file


def test_what_is_kept_of_a_model_is_the_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _MODEL is not None
    monkeypatch.setenv("TLQA_CACHE_DIR", str(tmp_path))
    first = tagmodel.load(_MODEL)
    assert len(_kept(tmp_path).read_bytes()) > len(WHOLE)
    assert tagmodel.dump(tagmodel.load(_MODEL)) == tagmodel.dump(first) == WHOLE


def test_what_is_kept_of_a_model_and_damaged_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _MODEL is not None
    monkeypatch.setenv("TLQA_CACHE_DIR", str(tmp_path))
    tagmodel.load(_MODEL)
    whole = _kept(tmp_path).read_bytes()
    _kept(tmp_path).write_bytes(_flipped(whole))
    assert tagmodel.dump(tagmodel.load(_MODEL)) == WHOLE
    assert _kept(tmp_path).read_bytes() == whole


def test_keys_that_do_not_ascend_are_not_written() -> None:
    assert _MODEL is not None
    model = tagmodel.load(_MODEL)
    keys = model.keys[:]
    keys[0], keys[1] = keys[1], keys[0]
    with pytest.raises(ValueError, match="ascend"):
        tagmodel.dump(replace(model, keys=keys))
