"""The prefilter's strings, of all rules, kept so that those of a short text are told without the others.

A text holds few of the strings, and to decode them all, or to build an automaton of them, takes longer than
to check such a text. So each lies in a bucket by six of its letters (by four where it is short): a text asks
for the buckets of its own letters, and looks for the strings that lie there.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections import Counter, defaultdict
from functools import lru_cache
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Any
from zlib import crc32

from tlqa import cachefile
from tlqa.rulebook.anchors import is_everywhere

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from mmap import mmap
    from pathlib import Path

    from tlqa.model import Rule

_LONG, _SHORT = 6, 4
_BUCKETS = 1 << 18
_BETWEEN, _BEHIND = "\u00a6", "\u00ac"  # in hardly any string
Entry = tuple[int, list[Any]]
"""A rule by its number in the book, and what stands in its ``Anchors`` behind the literals."""


class Strings:
    """Those of one book.

    Args:
        file: behind its first line, as ``write`` wrote it: what is said of the book as a whole, then where
            each bucket begins, who waits (a line of JSON each), and the buckets.
    """

    def __init__(self, file: mmap) -> None:
        head = json.loads(file.readline())
        body = memoryview(file)[file.tell() : -4]
        self._file = file
        size = array("I").itemsize * (_BUCKETS + 1)
        self.everywhere: frozenset[int] = frozenset(head["everywhere"])
        self._tiny: list[tuple[str, str]] = head["tiny"]
        self._starts = body[:size].cast("I")
        self._said = body[size : size + head["waiting"]]
        self._waiting: list[bytes] = []
        self._buckets = body[size + head["waiting"] :]
        self._asked: tuple[str, list[tuple[str, str]]] = ("", [])
        self._entries: dict[str, list[Entry]] = {}

    def within(self, folded: str) -> Iterator[tuple[str, str]]:
        """The strings that a text holds, each with what ``entries`` makes the rules of that wait for it.

        Those of the text that was asked for last are known: the rules that wait ask for them again.
        """
        if folded != self._asked[0]:
            self._asked = folded, list(self._within(folded))
        return iter(self._asked[1])

    def _within(self, folded: str) -> Iterator[tuple[str, str]]:
        few = _pieces(folded, 1) | _pieces(folded, 2) | _pieces(folded, 3)
        for string, rows in self._tiny:
            if string in few or (len(string) >= _SHORT and string in folded):
                yield string, rows
        starts, buckets = self._starts, self._buckets
        found: dict[str, str] = {}
        for letters in _pieces(folded, _SHORT) | _pieces(folded, _LONG):
            bucket = _bucket(letters)
            low, high = starts[bucket], starts[bucket + 1]
            if low < high:
                for string, rows in _decoded(buckets[low:high]):
                    if letters in string and string in folded:
                        found[string] = rows
        yield from found.items()

    def every(self) -> Iterator[tuple[str, str]]:
        """All strings, each with what ``entries`` makes the rules of that wait for it."""
        yield from self._tiny
        yield from _decoded(self._buckets)

    def entries(self, rows: str) -> Sequence[Entry]:
        """The rules that wait for a string; most strings are one of many for which the same wait."""
        found = self._entries.get(rows)
        if found is None:
            self._waiting = self._waiting or bytes(self._said).split(b"\n")
            waiting = json.loads(self._waiting[int(rows)])
            found = self._entries[rows] = [(number, rest) for number, *rest in waiting]
        return found

    def forget(self) -> None:
        """Free what was decoded, which is decoded again where somebody asks."""
        self._entries.clear()
        self._waiting = []
        self._asked = "", []
        cachefile.let_go(self._file)


def read(name: str, state: str, folder: Path | None = None) -> Strings | None:
    """The strings of a book, in the cache directory or in another; None where there are none of this state,
    or the file is damaged."""
    data = cachefile.mapped(_file(name), folder)
    if data is None or data.readline() != f"{_state(state)}\n".encode():
        return None
    return Strings(data)


def write(name: str, state: str, rules: Sequence[Rule]) -> None:
    waiting: dict[str, int] = {}  # for many strings the same rules wait
    rows = {each: waiting.setdefault(row, len(waiting)) for each, row in _rows(rules)}
    long = {each for each in rows if len(each) >= _SHORT and not {_BETWEEN, _BEHIND} & set(each)}
    filled = _filled(long, rows)
    buckets = [filled.get(bucket, b"") for bucket in range(_BUCKETS)]
    starts = array("I", accumulate(map(len, buckets), initial=0))
    waits = "\n".join(waiting).encode()
    tiny = [[each, str(row)] for each, row in rows.items() if each not in long]
    everywhere = [number for number, rule in enumerate(rules) if is_everywhere(rule)]
    head = _json({"everywhere": everywhere, "tiny": tiny, "waiting": len(waits)})
    lines = f"{_state(state)}\n{head}\n".encode()
    cachefile.write_bytes(_file(name), b"".join((lines, starts.tobytes(), waits, *buckets)))


def _rows(rules: Sequence[Rule]) -> Iterable[tuple[str, str]]:
    """Each string with the rules that wait for it, as JSON; of many strings that is the same."""
    entries: defaultdict[str, tuple[Any, ...]] = defaultdict(tuple)
    for number, rule in enumerate(rules):
        for literals, *rest in rule.anchors or ():
            waits = ((number, *rest),)
            for literal in literals:
                entries[literal] += waits
    written = lru_cache(maxsize=None)(_json)
    return ((each, written(waiting)) for each, waiting in entries.items())


def _filled(strings: Iterable[str], rows: dict[str, int]) -> dict[int, bytes]:
    """The buckets with their strings: each in that of those of its letters that the fewest others have."""
    pieces = {each: _in_order(each, _LONG if len(each) >= _LONG else _SHORT) for each in strings}
    shared = Counter(chain.from_iterable(pieces.values()))
    filled: defaultdict[int, list[str]] = defaultdict(list)
    for each in sorted(pieces):
        rarest = min(pieces[each], key=shared.__getitem__)  # the first of those
        filled[_bucket(rarest)].append(f"{each}{_BEHIND}{rows[each]}{_BETWEEN}")
    return {bucket: "".join(each).encode("utf-8", "surrogatepass") for bucket, each in filled.items()}


def _in_order(text: str, size: int) -> list[str]:
    return [text[i : i + size] for i in range(len(text) - size + 1)]


def _pieces(text: str, size: int) -> set[str]:
    return {text[i : i + size] for i in range(len(text) - size + 1)}


def _bucket(letters: str) -> int:
    return crc32(letters.encode("utf-8", "surrogatepass")) % _BUCKETS


def _decoded(buckets: memoryview) -> Iterator[tuple[str, str]]:
    for each in str(buckets, "utf-8", "surrogatepass").split(_BETWEEN)[:-1]:
        string, _, rows = each.partition(_BEHIND)
        yield string, rows


def _state(state: str) -> str:
    return f"{state} {sys.byteorder}"


def _file(name: str) -> str:
    return f"strings-{name}.bin"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
