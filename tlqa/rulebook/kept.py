"""The greater part of a kept book: what only a story that wakes a rule asks for.

A piece of JSON a rule, decoded when somebody asks; most stories wake few rules. Then one a rule with its
anchors, which nobody needs who has the prefilter's strings (``strings.py``).
"""

from __future__ import annotations

import json
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

from tlqa import cachefile
from tlqa.rulebook import strings
from tlqa.rulebook.serial import fill, fill_anchors, late_to, light_from

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from mmap import mmap
    from pathlib import Path

    from tlqa.model import Rule
    from tlqa.rulebook.strings import Strings

_MOST_DIGESTS = 64


class Kept:
    """What was kept of a book and is read bit by bit.

    Args:
        name: of the book's files.
        state: what the book depends on.
        late: what the rules have that is seldom asked for, in order, then their anchors: JSON each.
        places: where each of these begins and ends.
        strings: those of the prefilter.
    """

    def __init__(
        self, name: str, state: str, late: mmap, places: Sequence[tuple[int, int]], strings: Strings
    ) -> None:
        self._name, self._state, self._late, self._places = name, state, late, places
        self._sparing = cachefile.Sparing(late)
        self.strings = strings

    def rules(self, rows: Iterable[list[Any]]) -> tuple[Rule, ...]:
        """The rules, of each what ``light_to`` gave; raises whatever a damaged row makes it raise."""
        return tuple(light_from(row, Late(self, number)) for number, row in enumerate(rows))

    def late(self, number: int) -> list[Any]:
        """What ``late_to`` gave of the rule with this number."""
        row: list[Any] = self._decoded(number)
        return row

    def anchors(self, number: int) -> list[Any] | None:
        """The anchors of the rule with this number."""
        row: list[Any] | None = self._decoded(len(self._places) // 2 + number)
        return row

    def _decoded(self, number: int) -> Any:
        low, high = self._places[number]
        self._sparing.read_one()
        return json.loads(self._late[low:high])

    def forget(self) -> None:
        """Free what was decoded of the strings, and the memory of the files until it is asked for."""
        self.strings.forget()
        cachefile.let_go(self._late)

    def digest(self, rules: Sequence[Rule], make: Callable[[], str]) -> str:
        """The digest of a selection of the book's rules: made once, then kept."""
        key = cachefile.digest([self._state, [rule.id for rule in rules]])
        name = f"digests-{self._name}.json"
        found = cachefile.read(name)
        known = found.get(key) if isinstance(found, dict) else None
        if isinstance(known, str):
            return known
        made = make()
        others = found if isinstance(found, dict) and len(found) < _MOST_DIGESTS else {}
        try:
            cachefile.write(name, {**others, key: made})
        except Exception:
            return made  # a cache that cannot be written costs time, nothing else
        return made


class Late:
    """Stands in a rule for what was not decoded yet. A copy that leaves the process is a whole rule."""

    __slots__ = ("kept", "number")

    def __init__(self, kept: Kept, number: int) -> None:
        self.kept, self.number = kept, number

    def fill(self, rule: Rule, name: str) -> None:
        if name == "anchors":
            fill_anchors(rule, self.kept.anchors(self.number))
        else:
            fill(rule, self.kept.late(self.number))

    def __reduce__(self) -> tuple[type[None], tuple[()]]:
        return type(None), ()


def kept_of(rules: Sequence[Rule]) -> Kept | None:
    """What is kept of the book of these rules; None where they are not all of one kept book, as they were."""
    kept = None
    for rule in rules:
        late = rule.late
        if not isinstance(late, Late) or (kept is not None and late.kept is not kept):
            return None
        kept = late.kept
    return kept


def number_of(rule: Rule) -> int:
    """The number that a rule of ``kept_of`` has in its book."""
    late = rule.late
    assert isinstance(late, Late)
    return late.number


def read(name: str, state: str, count: int, folder: Path | None = None) -> Kept | None:
    """What is kept of a book of so many rules, in the cache directory or in another; None where there is none
    of this state, or it is damaged."""
    data = cachefile.mapped(_file(name), folder)
    found = None if data is None else strings.read(name, state, folder)
    if data is None or found is None or data.readline() != state.encode() + b"\n":
        return None
    sizes = json.loads(data.readline())
    places = tuple(pairwise(accumulate(sizes, initial=data.tell())))
    return Kept(name, state, data, places, found) if len(places) == 2 * count else None


def write(name: str, state: str, rules: Sequence[Rule]) -> None:
    late = [_json(late_to(rule)) for rule in rules] + [_json(rule.anchors) for rule in rules]
    head = f"{state}\n{json.dumps([len(each) for each in late])}\n".encode()
    cachefile.write_bytes(_file(name), b"".join((head, *late)))
    strings.write(name, state, rules)


def _file(name: str) -> str:
    return f"late-{name}.bin"


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
