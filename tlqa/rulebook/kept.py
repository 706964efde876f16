"""The greater part of a kept book: what only a story that wakes a rule asks for, the prefilter's strings.

One line a rule, decoded when somebody asks; most stories wake few rules. Then one a rule with its anchors,
which nobody needs who has the strings. At last these, the strings of all rules by four of their letters, so
that those a short text holds are told without an automaton of all of them, which takes longer to build than
such a text to check.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

from tlqa import cachefile
from tlqa.rulebook.anchors import is_everywhere
from tlqa.rulebook.serial import fill, fill_anchors, late_to, light_from

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tlqa.model import Rule

_LETTERS = 4
_BETWEEN, _BEHIND = "\u00a6", "\u00ac"  # in hardly any string, and not escaped in JSON
_MOST_DIGESTS = 64

Entry = tuple[int, list[Any]]
"""A rule by its number in the book, and what stands in its ``Anchors`` behind the literals."""


class Kept:
    """What was kept of a book and is read bit by bit.

    Args:
        name: of the book's files.
        state: what the book depends on.
        lines: those of the rules, in order, then those of their anchors.
        strings: those of the prefilter, as ``_strings_of`` gives them.
    """

    def __init__(self, name: str, state: str, lines: Sequence[bytes], strings: bytes) -> None:
        self._name, self._state, self._lines, self._strings = name, state, lines, strings
        self._asked: tuple[str, list[tuple[str, str]]] = ("", [])
        self._entries: dict[str, list[Entry]] = {}

    def rules(self, rows: Iterable[list[Any]]) -> tuple[Rule, ...]:
        """The rules, of each what ``light_to`` gave; raises whatever a damaged row makes it raise."""
        return tuple(light_from(row, Late(self, number)) for number, row in enumerate(rows))

    def late(self, number: int) -> list[Any]:
        """What ``late_to`` gave of the rule with this number."""
        row: list[Any] = json.loads(self._lines[number])
        return row

    def anchors(self, number: int) -> list[Any] | None:
        """The anchors of the rule with this number."""
        row: list[Any] | None = json.loads(self._lines[len(self._lines) // 2 + number])
        return row

    @cached_property
    def _prefilter(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self._strings)
        return found

    @property
    def everywhere(self) -> frozenset[int]:
        """The numbers of the rules that no string wakes."""
        return frozenset(self._prefilter["everywhere"])

    def strings_in(self, folded: str) -> Iterator[tuple[str, str]]:
        """The strings that a text holds, each with what ``entries`` makes the rules of that wait for it.

        Those of the text that was asked for last are known: the rules that wait ask for them again.
        """
        if folded != self._asked[0]:
            self._asked = folded, list(self._strings_in(folded))
        return iter(self._asked[1])

    def _strings_in(self, folded: str) -> Iterator[tuple[str, str]]:
        for string, rows in self._prefilter["short"]:
            if string in folded:
                yield string, rows
        by_letters = self._prefilter["long"]
        letters = {folded[i : i + _LETTERS] for i in range(len(folded) - _LETTERS + 1)}
        for four in by_letters.keys() & letters:
            for each in by_letters[four].split(_BETWEEN):
                string, _, rows = each.partition(_BEHIND)
                if string in folded:
                    yield string, rows

    def every_string(self) -> Iterator[tuple[str, str]]:
        """All strings, each with what ``entries`` makes the rules of that wait for it."""
        for string, rows in self._prefilter["short"]:
            yield string, rows
        for lines in self._prefilter["long"].values():
            for each in lines.split(_BETWEEN):
                string, _, rows = each.partition(_BEHIND)
                yield string, rows

    def entries(self, rows: str) -> Sequence[Entry]:
        """The rules that wait for a string; most strings are one of many for which the same wait."""
        found = self._entries.get(rows)
        if found is None:
            waiting = self._prefilter["waiting"][int(rows)]
            found = self._entries[rows] = [(number, rest) for number, *rest in waiting]
        return found

    def forget_strings(self) -> None:
        """Free what was decoded of them, which is decoded again where somebody asks."""
        self.__dict__.pop("_prefilter", None)
        self._entries.clear()
        self._asked = "", []

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


def read(name: str, state: str, count: int) -> Kept | None:
    """What is kept of a book of so many rules; None where there is none of this state, or it is damaged."""
    data = cachefile.read_bytes(_file(name))
    if data is None:
        return None
    first, *lines = data.split(b"\n", 2 * count + 1)
    if first != state.encode() or len(lines) != 2 * count + 1:
        return None
    return Kept(name, state, lines[:-1], lines[-1])


def write(name: str, state: str, rules: Sequence[Rule]) -> None:
    late, anchors = (_json(late_to(rule)) for rule in rules), (_json(rule.anchors) for rule in rules)
    lines = [state, *late, *anchors, _json(_strings_of(rules))]
    cachefile.write_bytes(_file(name), "\n".join(lines).encode())


def _file(name: str) -> str:
    return f"late-{name}.bin"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _strings_of(rules: Sequence[Rule]) -> dict[str, Any]:
    """The strings of all rules, by those four letters of each that the fewest others have."""
    entries: defaultdict[str, list[list[Any]]] = defaultdict(list)
    for number, rule in enumerate(rules):
        for literals, *rest in rule.anchors or ():
            for literal in literals:
                entries[literal].append([number, *rest])
    long = {each for each in entries if len(each) >= _LETTERS and not {_BETWEEN, _BEHIND} & set(each)}
    shared = Counter(chain.from_iterable(map(_fours, long)))
    lines: defaultdict[str, list[str]] = defaultdict(list)
    waiting: dict[str, int] = {}  # for many strings the same rules wait
    number_of_rows = {each: waiting.setdefault(_json(rows), len(waiting)) for each, rows in entries.items()}
    for each in sorted(long):
        four = min(_fours(each), key=lambda letters: (shared[letters], letters))
        lines[four].append(f"{each}{_BEHIND}{number_of_rows[each]}")
    return {
        "waiting": [json.loads(rows) for rows in waiting],
        "everywhere": [n for n, rule in enumerate(rules) if is_everywhere(rule)],
        "short": [[each, str(rows)] for each, rows in number_of_rows.items() if each not in long],
        "long": {four: _BETWEEN.join(each) for four, each in lines.items()},
    }


def _fours(string: str) -> list[str]:
    return [string[i : i + _LETTERS] for i in range(len(string) - _LETTERS + 1)]
