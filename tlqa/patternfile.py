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
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Entry = tuple[int, int, dict[str, int], "array[int]"]
"""Flags, number of groups, the groups' names, the program."""


class PatternFile:
    """Patterns by their keys.

    Raises:
        ValueError: not such a file.
    """

    def __init__(self, data: bytes = b"\0\0\0\0") -> None:
        if not data or len(data) % 4:
            raise ValueError("no file of patterns")
        self._data = memoryview(data)
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
            if found == key:
                return entry
            place += 1
        return None

    def items(self) -> Iterator[tuple[str, Entry]]:
        """Every pattern with its key; raises what ``get`` does."""
        return (self._entry(start) for start in self._starts)

    def _entry(self, start: int) -> tuple[str, Entry]:
        head, size = self._data[start : start + 8].cast("I")
        begin = start + 8 + head
        key, flags, groups, names = json.loads(bytes(self._data[start + 8 : begin]))
        program = array("I", bytes(self._data[begin : begin + 4 * size]))
        if len(program) != size:
            raise ValueError("a pattern is cut off")
        return key, (flags, groups, names, program)


def packed(entries: Mapping[str, Entry]) -> bytes:
    """The file of these patterns."""
    ordered = sorted((_sum(key), key) for key in entries)
    starts, parts, start = array("I"), [], 4 + 8 * len(ordered)
    for _, key in ordered:
        flags, groups, names, program = entries[key]
        head = json.dumps([key, flags, groups, names]).encode()
        head += b" " * (-len(head) % 4)
        part = array("I", [len(head), len(program)]).tobytes() + head + program.tobytes()
        starts.append(start)
        parts.append(part)
        start += len(part)
    numbers = array("I", [len(ordered), *(sum_ for sum_, _ in ordered)])
    return b"".join([numbers.tobytes(), starts.tobytes(), *parts])


def _sum(key: str) -> int:
    return crc32(key.encode("utf-8", "surrogatepass"))
