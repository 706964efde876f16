"""One part of an archive replaced, whoever packed it, and archives that are not read."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office_files import packed, unpacked

from tlqa.errors import InputError
from tlqa.inputs._zip import Archive


class Stream(BytesIO):
    """A file that cannot be gone back in: sizes are written behind the entries."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: object) -> int:
        raise OSError

    def tell(self) -> int:
        raise OSError


def made(into: BytesIO, method: int, *, large: bool = False) -> bytes:
    with ZipFile(into, "w", method) as archive:
        for name in ("a", "text", "b"):
            info = ZipInfo(name, (2024, 3, 5, 7, 9, 10))
            info.compress_type = method
            info.comment, info.external_attr = b"kept", 0o644 << 16
            with archive.open(info, "w", force_zip64=large) as part:
                part.write(name.encode() * 200)
        archive.comment = b"of the archive"
    return into.getvalue()


@pytest.mark.parametrize("large", [False, True], ids=["", "large"])
@pytest.mark.parametrize("method", [ZIP_STORED, ZIP_DEFLATED], ids=["stored", "deflated"])
@pytest.mark.parametrize("into", [BytesIO, Stream], ids=["file", "stream"])
def test_one_part_is_replaced(into: type[BytesIO], method: int, large: bool) -> None:
    data = made(into(), method, large=large)
    changed = Archive(data, "x").replaced("text", b"new")
    assert unpacked(changed) == unpacked(data) | {"text": b"new"}
    with ZipFile(BytesIO(data)) as one, ZipFile(BytesIO(changed)) as other:
        assert other.comment == one.comment
        for before, after in zip(one.infolist(), other.infolist(), strict=True):
            kept = ("filename", "date_time", "compress_type", "comment", "external_attr", "create_system")
            assert [getattr(after, name) for name in kept] == [getattr(before, name) for name in kept]
        cut = one.getinfo("text").header_offset
        assert changed[:cut] == data[:cut]
        last, moved = one.getinfo("b").header_offset, other.getinfo("b").header_offset
        assert changed[moved : other.start_dir] == data[last : one.start_dir]


@given(st.lists(st.binary(max_size=40), min_size=1, max_size=5), st.binary(max_size=400), st.data())
def test_any_part_is_replaced(parts: list[bytes], new: bytes, data: st.DataObject) -> None:
    named = {f"{n}.xml": part for n, part in enumerate(parts)}
    name = data.draw(st.sampled_from(sorted(named)))
    assert unpacked(Archive(packed(named), "x").replaced(name, new)) == named | {name: new}


def test_archives_that_are_read_and_not_written() -> None:
    for data in (made(BytesIO(), ZIP_LZMA), b"before it" + made(BytesIO(), ZIP_DEFLATED)):
        archive = Archive(data, "x")
        assert archive.read("text") == b"text" * 200
        with pytest.raises(InputError, match="x: is not written: text is packed in an unusual way"):
            archive.replaced("text", b"new")


def test_archives_that_are_not_read() -> None:
    data = made(BytesIO(), ZIP_DEFLATED)
    with pytest.raises(InputError, match="x: has no part other"):
        Archive(data, "x").read("other")
    at = data.index(b"PK\5\6") + 12
    with pytest.raises(InputError, match="its directory names more parts than an office file has"):
        Archive(data[:at] + (5 * 2**20).to_bytes(4, "little") + data[at + 4 :], "x")
    directory = data.index(b"PK\1\2")
    with pytest.raises(InputError, match="x: is cut off or damaged: Bad magic number"):
        Archive(data[:directory] + b"PK\0\0" + data[directory + 4 :], "x")


@given(st.binary(max_size=60), st.integers(0, 600))
def test_damage_is_an_error_or_goes_unseen(damage: bytes, at: int) -> None:
    data = made(BytesIO(), ZIP_DEFLATED)
    broken = data[:at] + damage + data[at + len(damage) :]
    try:
        archive = Archive(broken, "x")
        for name in ("a", "text", "b"):
            assert archive.read(name) == name.encode() * 200
        archive.replaced("text", b"new")
    except InputError as problem:
        assert problem.path == "x"
