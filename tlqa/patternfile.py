"""The file of compiled patterns: thousands of them, of which a run decodes the few that it asks for.

Little-endian numbers of four bytes and, where the machine is another, none (its name has the byte order):
how many patterns there are; the CRC-32 of each one's key, in rising order; where each one begins; then the
patterns: how long its head is, how many numbers its program has, the head (JSON: key, flags, groups, names)
filled up to four bytes, the program. Nothing of it is executed but by the matcher of ``re``, which checks it.
"""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from operator import itemgetter
from typing import TYPE_CHECKING
from zlib import crc32

from tlqa.cachefile import Sparing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from mmap import mmap

Entry = tuple[int, int, dict[str, int], "array[int]"]
"""Flags, number of groups, the groups' names, the program."""


class PatternFile:
    """Patterns by their keys.

    Raises:
        ValueError: not such a file.
    """

    def __init__(self, data: bytes | mmap = b"\0\0\0\0") -> None:
        if not len(data) or len(data) % 4:
            raise ValueError("no file of patterns")
        self._data, self._sparing = memoryview(data), Sparing(data)
        words = self._data.cast("I")
        count = words[0]
        if count * 2 >= len(words):
            raise ValueError("no file of patterns")
        self._sums, self._starts = words[1 : 1 + count], words[1 + count : 1 + 2 * count]

    def __len__(self) -> int:
        return len(self._sums)

    def get(self, key: str) -> Entry | None:
        """The pattern of a key, None where there is none.

        Raises:
            Exception: of any kind where the file is damaged.
        """
        wanted = _sum(key)
        place = bisect_left(self._sums, wanted)
        while place < len(self._sums) and self._sums[place] == wanted:
            found, entry = self._entry(self._starts[place])
            self._sparing.read_one()
            if found == key:
                return entry
            place += 1
        return None

    def parts(self) -> Iterator[tuple[int, memoryview]]:
        """Every pattern as it is written, with the sum of its key.

        Raises:
            ValueError: the file is cut off.
        """
        for sum_, start in zip(self._sums, self._starts, strict=True):
            head, size = self._data[start : start + 8].cast("I")
            end = start + 8 + head + 4 * size
            if end > len(self._data):
                raise ValueError("a pattern is cut off")
            yield sum_, self._data[start:end]

    def _entry(self, start: int) -> tuple[str, Entry]:
        head, size = self._data[start : start + 8].cast("I")
        begin = start + 8 + head
        key, flags, groups, names = json.loads(bytes(self._data[start + 8 : begin]))
        program = array("I", bytes(self._data[begin : begin + 4 * size]))
        if len(program) != size:
            raise ValueError("a pattern is cut off")
        return key, (flags, groups, names, program)


def packed(entries: Mapping[str, Entry], before: PatternFile | None = None) -> Iterator[bytes | memoryview]:
    """The file of these patterns and of those of another file, which has none of them; piece by piece.

    Raises:
        ValueError: the other file is cut off.
    """
    parts: list[tuple[int, bytes | memoryview]] = [
        (_sum(key), _part(key, each)) for key, each in entries.items()
    ]
    parts += before.parts() if before is not None else ()
    parts.sort(key=itemgetter(0))
    starts, start = array("I"), 4 + 8 * len(parts)
    for _, part in parts:
        starts.append(start)
        start += len(part)
    yield array("I", [len(parts), *(sum_ for sum_, _ in parts)]).tobytes()
    yield starts.tobytes()
    yield from (part for _, part in parts)


def _part(key: str, entry: Entry) -> bytes:
    flags, groups, names, program = entry
    head = json.dumps([key, flags, groups, names]).encode()
    head += b" " * (-len(head) % 4)
    return array("I", [len(head), len(program)]).tobytes() + head + program.tobytes()


def _sum(key: str) -> int:
    return crc32(key.encode("utf-8", "surrogatepass"))
