"""Which finding is which entry: the same rule, words and surroundings, wherever they stand now.

First each finding takes an entry of its own file. Then those that found none take what is left elsewhere:
entries of files that were read in this run and have the finding no longer, or of files that are gone. So what
is moved, within a file, between files or by a new name, stays accepted; a copy of it is new, because one
entry accepts one finding. Where only some files are read, an entry of another file that is still there stays
that file's: whether the finding is there too is not known.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import field
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from tlqa.fingerprint import alike
from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tlqa.baseline.entries import Entry
    from tlqa.model import Finding


class Rules(Protocol):
    """What is known of the rules of the run."""

    def meaning(self, rule: str) -> str:
        """The digest of what a rule finds; empty where there is no such rule."""

    def ran(self, path: str, rule: str) -> bool:
        """Whether the rule was run on a file, named as the baseline names it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding in a file, named as the baseline names it."""

    path: str
    finding: Finding

    @property
    def name(self) -> str:
        return alike(self.finding.fingerprint)


@dataclass(slots=True)
class Matched:
    """What came of it. Entries are given by their numbers, findings in their order.

    Attributes:
        by: the entry that accepts each finding.
        refused: the entry that would, had its day not passed or had its rule not changed.
        stale: entries that accept more findings than there are, and how many more.
        unknown: entries of rules that this run does not have, for which nothing is known.
    """

    by: list[int | None]
    refused: list[int | None] = field(default_factory=list)
    stale: dict[int, int] = field(default_factory=dict)
    unknown: list[int] = field(default_factory=list)


def match(
    entries: Sequence[Entry],
    findings: Sequence[Found],
    read: Iterable[str],
    rules: Rules,
    is_there: Callable[[str], bool],
) -> Matched:
    """Match the findings of a run with the entries of a baseline.

    Args:
        entries: of the baseline.
        findings: of the run, all of every file.
        read: the paths of the files that were read whole.
        rules: of the run.
        is_there: whether a file of that path exists.
    """
    pools = _Pools(entries, rules, frozenset(read), is_there)
    result = Matched(pools.valid.taken(findings))
    new = [each for each, by in zip(findings, result.by, strict=True) if by is None]
    refused = iter(pools.void.taken(new))
    result.refused = [next(refused) if by is None else None for by in result.by]
    for number, left in enumerate(pools.left):
        if left and pools.is_stale(number):
            result.stale[number] = left
        elif left and not rules.meaning(entries[number].rule):
            result.unknown.append(number)
    return result


class _Pools:
    """The entries by whether they hold, and how many findings each can still accept (``left``)."""

    def __init__(
        self, entries: Sequence[Entry], rules: Rules, read: frozenset[str], is_there: Callable[[str], bool]
    ) -> None:
        self._entries, self._rules, self._read = entries, rules, read
        self._is_there = lru_cache(maxsize=None)(is_there)
        self.left = [entry.count for entry in entries]
        self.valid, self.void = _Pool(self.left), _Pool(self.left)
        for number in reversed(range(len(entries))):  # the first are taken first, from the end
            entry = entries[number]
            holds = not entry.expired and rules.meaning(entry.rule) == entry.meaning
            free = entry.path in read or not self._is_there(entry.path)
            (self.valid if holds else self.void).add(number, entry, free)

    def is_stale(self, number: int) -> bool:
        """Whether it is certain that an entry has nothing to accept."""
        entry = self._entries[number]
        if not self._is_there(entry.path):
            return True
        return entry.path in self._read and self._rules.ran(entry.path, entry.rule)


class _Pool:
    """Entries to be used up by findings: by those of their file, or where they are free by those of any."""

    def __init__(self, left: list[int]) -> None:
        self._left = left
        self._own: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self._free: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, number: int, entry: Entry, free: bool) -> None:
        self._own[entry.path, entry.fingerprint].append(number)
        if free:
            self._free[entry.fingerprint].append(number)

    def taken(self, findings: Sequence[Found]) -> list[int | None]:
        """The entry that each finding uses up: one of its own file, before any takes another's."""
        found = [self._take(self._own.get((each.path, each.name), [])) for each in findings]
        return [
            self._take(self._free.get(each.name, [])) if own is None else own
            for each, own in zip(findings, found, strict=True)
        ]

    def _take(self, candidates: list[int]) -> int | None:
        while candidates and not self._left[candidates[-1]]:
            candidates.pop()
        if not candidates:
            return None
        self._left[candidates[-1]] -= 1
        return candidates[-1]
