"""The parts of an office file: read within bounds, and one of them replaced with all others as they were.

``zipfile`` reads; it cannot replace. So the bytes of the archive are spliced here: the one entry and its line
in the directory are written anew, and the places of those behind it moved.
Source of the layout: PKWARE's APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
"""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from tlqa.errors import InputError
from tlqa.inputs.base import LARGEST

SIGNATURE = b"PK\x03\x04"
_LINE, _END = b"PK\x01\x02", b"PK\x05\x06"
_FIXED_ENTRY, _FIXED_LINE, _FIXED_END = 30, 46, 22
_LONGEST_COMMENT = 0xFFFF
_LARGEST_DIRECTORY = 4 * 1024 * 1024
_ENCRYPTED, _SIZES_FOLLOW = 0x1, 0x8
_ZIP64 = 0x0001  # the extra field of large archives
_FULL = 0xFFFFFFFF
_FREE, _RATIO = 16 * 1024 * 1024, 200


class Archive:
    """An office file as the parts it is made of.

    Args:
        data: its bytes.
        path: its name, for messages.

    Raises:
        InputError: it is no archive, cut off, or has a directory no office file has.
    """

    def __init__(self, data: bytes, path: str) -> None:
        self._data, self._path = data, path
        self._end = data.rfind(_END, max(0, len(data) - _FIXED_END - _LONGEST_COMMENT))
        if self._end < 0 or len(data) < self._end + _FIXED_END:
            raise InputError("is cut off or damaged: the directory of the archive is not there", path=path)
        size, self._offset = struct.unpack_from("<LL", data, self._end + 12)
        if size > _LARGEST_DIRECTORY:
            raise InputError("is not read: its directory names more parts than an office file has", path=path)
        try:
            self._zip = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, struct.error, NotImplementedError) as problem:
            raise InputError(f"is cut off or damaged: {problem}", path=path) from problem
        self._start = self._end - size
        self._names = set(self._zip.namelist())

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def read(self, name: str) -> bytes:
        """The bytes of a part.

        Raises:
            InputError: there is no such part, it is damaged or encrypted, or it unpacks to more than is read.
        """
        if name not in self._names:
            raise InputError(f"has no part {name}", path=self._path)
        info = self._zip.getinfo(name)
        if info.flag_bits & _ENCRYPTED:
            raise InputError("is protected with a password", path=self._path)
        most = min(LARGEST, max(_FREE, info.compress_size * _RATIO))
        try:
            with self._zip.open(info) as part:
                found = part.read(most + 1)
        except (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as problem:
            raise InputError(f"is cut off or damaged: {name}: {problem}", path=self._path) from problem
        if len(found) > most:
            said = f"is not read: {name} unpacks to more than {most // 2**20} MB, a bomb perhaps"
            raise InputError(said, path=self._path)
        return found

    def replaced(self, name: str, content: bytes) -> bytes:
        """The archive with other content in one part, and every other part byte for byte as it is.

        Raises:
            InputError: it is packed in a way that is read, not written.
        """
        info = self._zip.getinfo(name)
        plain = self._start == self._offset  # nothing before the archive, and not the large kind
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED) or not plain:
            raise InputError(f"is not written: {name} is packed in an unusual way", path=self._path)
        try:
            return self._replaced(info, content)
        except struct.error as problem:
            raise InputError("is not written: its archive is damaged", path=self._path) from problem

    def _replaced(self, info: ZipInfo, content: bytes) -> bytes:
        packed = _deflated(content) if info.compress_type == ZIP_DEFLATED else content
        sizes = struct.pack("<LLL", zlib.crc32(content), len(packed), len(content))
        entry, after = self._entry(info.header_offset, info.compress_size, sizes)
        moved = info.header_offset + len(entry) + len(packed) - after
        before, behind = self._data[: info.header_offset], self._data[after : self._start]
        directory = self._directory(info.header_offset, sizes, moved)
        end = bytearray(self._data[self._end :])
        struct.pack_into("<LL", end, 12, len(directory), self._offset + moved)
        return b"".join((before, entry, packed, behind, directory, bytes(end)))

    def _entry(self, at: int, packed: int, sizes: bytes) -> tuple[bytes, int]:
        """The head of an entry with new sizes, and where the entry ended."""
        fixed = bytearray(self._data[at : at + _FIXED_ENTRY])
        named, extra = struct.unpack_from("<HH", fixed, 26)
        name_end = at + _FIXED_ENTRY + named
        end = name_end + extra + packed
        (flags,) = struct.unpack_from("<H", fixed, 6)
        if flags & _SIZES_FOLLOW:
            end = self._next_entry(end)
        kept = _without_zip64(self._data[name_end : name_end + extra])
        struct.pack_into("<H", fixed, 6, flags & ~_SIZES_FOLLOW)
        fixed[14:26] = sizes
        struct.pack_into("<H", fixed, 28, len(kept))
        return bytes(fixed) + self._data[at + _FIXED_ENTRY : name_end] + kept, end

    def _next_entry(self, end: int) -> int:
        """Where the sizes end that follow an entry: with a mark or without, of 12 bytes or 20."""
        offsets = sorted(info.header_offset for info in self._zip.infolist())
        behind = next((offset for offset in offsets if offset >= end), self._start)
        return behind if behind - end <= 24 else end

    def _directory(self, at: int, sizes: bytes, moved: int) -> bytes:
        """The directory with new sizes for the entry at ``at``, and those behind it moved."""
        lines: list[bytes] = []
        here = self._start
        while here < self._end:
            line = bytearray(self._data[here : here + _FIXED_LINE])
            if line[:4] != _LINE or len(line) < _FIXED_LINE:
                raise InputError("is not written: its archive is of an unusual kind", path=self._path)
            named, extra, comment = struct.unpack_from("<HHH", line, 28)
            (offset,) = struct.unpack_from("<L", line, 42)
            rest = self._data[here + _FIXED_LINE : here + _FIXED_LINE + named + extra + comment]
            if offset == _FULL:
                raise InputError("is not written: its archive is of the large kind", path=self._path)
            here += _FIXED_LINE + len(rest)
            if offset == at:
                kept = _without_zip64(rest[named : named + extra])
                rest = rest[:named] + kept + rest[named + extra :]
                (flags,) = struct.unpack_from("<H", line, 8)
                struct.pack_into("<H", line, 8, flags & ~_SIZES_FOLLOW)
                line[16:28] = sizes
                struct.pack_into("<H", line, 30, len(kept))
            elif offset > at:
                struct.pack_into("<L", line, 42, offset + moved)
            lines.append(bytes(line) + rest)
        return b"".join(lines)


def _deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def _without_zip64(extra: bytes) -> bytes:
    """Extra fields without the one of large sizes, which the new ones are not."""
    kept, at = b"", 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        if kind != _ZIP64:
            kept += extra[at : at + 4 + size]
        at += 4 + size
    return kept + extra[at:]
