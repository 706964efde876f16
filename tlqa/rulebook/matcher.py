"""The literal prefilter: which rules can fire on which blocks, from one pass over the story.

Every rule names, by its pattern, strings of which one must stand where it fires. All rules' strings go
into one Aho-Corasick automaton; a block that holds none of a rule's strings is never shown to it. Where it
is known how far from the beginning of a match a string stands, the match is tried at once, there and
nowhere else: most strings that are found are of no match, and the rule sleeps on. A rule of many patterns
is told which of them begin where, so that it need not look for them again.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from tlqa.checks.base import ANYWHERE
from tlqa.model import BlockKind
from tlqa.rulebook.anchors import is_everywhere
from tlqa.rulebook.few import few_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from tlqa.checks.base import Begun
    from tlqa.model import Anchors, Block, Rule


_ANY = frozenset(BlockKind)
_ASLEEP = sys.maxsize

Begins = Callable[[str, int], object]
"""Whether a match begins in a text at an offset, or a little behind it: what is true if so."""

_Entry = tuple[int, int | None, frozenset[BlockKind], int, int]
"""A rule by number; the expression to try, where its place is known, by number, and in which blocks; how far
before the end of the string it is tried, and at how many places from there on; 0 for the block's beginning
alone, ``ANYWHERE`` where it is not tried but may match anywhere in the block."""


class Woken(NamedTuple):
    """What may be found, by a rule's number: in which blocks, by index and in order.

    Of rules with several parts also which of these may match in a block, by its start.
    """

    blocks: dict[int, list[int]]
    begun: dict[int, dict[int, list[Begun]]]


class Prefilter:
    """Built once for a selection of rules.

    ``everywhere`` are the numbers of the rules that are not worth filtering.

    Args:
        rules: the selection.
        begins: gives, for a rule by number, one of its parts and a reach, what tries a match at an offset and
            at as many behind it as the reach says.
        several: whether a rule by number has several parts and wants to know where each begins.
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        begins: Callable[[int, int, int], Begins],
        several: Callable[[int], bool],
    ) -> None:
        self._rules, self._begins, self._several = rules, begins, several
        self._trials: list[tuple[int, int, int]] = []
        self._numbers: dict[tuple[int, int, int], int] = {}
        self._matchers: list[Begins | None] = []
        self._alike: dict[_Entry, _Entry] = {}
        self._automaton: Any = None
        self._few = few_of(rules)
        if self._few is None:
            self.everywhere = frozenset(n for n, rule in enumerate(rules) if is_everywhere(rule))
        else:
            self.everywhere = self._few.everywhere

    def _found(self, folded: str) -> Iterable[tuple[int, Any]]:
        """The strings that stand in a text: where each ends, in order, and whom it wakes.

        That is one rule by its number, or entries.
        """
        if self._automaton is None:
            if self._few is not None and self._few.is_quicker(folded):
                return self._few.find(folded, self._waiting)
            self._build()
        return self._automaton.iter(folded) if len(self._automaton) else ()

    def _build(self) -> None:
        """One automaton of the strings of all rules."""
        import ahocorasick

        automaton = ahocorasick.Automaton()
        add = automaton.add_word
        for literal, entries in self._strings() if self._few is None else self._few.all(self._waiting):
            first, trial, *_ = entries[0]
            # the number alone where a string wakes one rule wherever it stands
            add(literal, first if trial is None and len(entries) == 1 else entries)
        automaton.make_automaton()
        self._automaton = automaton
        self._alike.clear()

    def _strings(self) -> Iterable[tuple[str, tuple[_Entry, ...]]]:
        """The strings of the rules themselves, each with whom it wakes."""
        found: dict[str, tuple[_Entry, ...]] = {}
        known = found.get
        for number, rule in enumerate(self._rules):
            for anchors in rule.anchors or ():
                for size, literals in _by_size(anchors.literals):
                    alone = (self._entry(number, anchors, size),)
                    for literal in literals:
                        before = known(literal)
                        found[literal] = alone if before is None else before + alone
        return found.items()

    def _waiting(self, literal: str, entries: Sequence[tuple[int, Anchors]]) -> tuple[_Entry, ...]:
        """Whom a string wakes."""
        return tuple(self._entry(number, anchors, len(literal)) for number, anchors in entries)

    def _entry(self, number: int, anchors: Anchors, size: int) -> _Entry:
        """That of strings of this length; the same one for all of them."""
        entry = self._made(number, anchors, size)
        return self._alike.setdefault(entry, entry)

    def _made(self, number: int, anchors: Anchors, size: int) -> _Entry:
        _, part, low, high, opening, anywhere = anchors
        if part is None:
            return number, None, _ANY, 0, 0
        asked = number, part, ANYWHERE if anywhere else 0 if opening else high - low
        trial = self._numbers.setdefault(asked, len(self._trials))
        if trial == len(self._trials):
            self._trials.append(asked)
            self._matchers.append(None)
        scope = self._rules[number].scope
        if BlockKind.BOILERPLATE in scope:
            scope = _ANY  # a block may yet turn out to be furniture
        if anywhere:
            return number, trial, scope, 0, ANYWHERE
        return number, trial, scope, size - 1 + high, 0 if opening else high - low + 1

    def candidates(
        self, folded: str, text: str, blocks: Sequence[Block], wanted: Collection[int] | None = None
    ) -> Woken:
        """What may match in the blocks of a story; of the rules that are wanted, or of all.

        ``folded`` is the story's ``text`` as ``tlqa.text.literals.fold`` gives it. A literal between
        blocks, as a pattern over several lines may need, counts for the block before it.
        """
        found: defaultdict[int, list[int]] = defaultdict(list)
        begun: defaultdict[int, dict[int, list[Begun]]] = defaultdict(dict)
        if not blocks:
            return Woken(found, begun)
        ends = [b.start for b in blocks[1:]]
        ends.append(len(folded) + 1)
        matchers = self._matchers
        last = self._none_yet(wanted)  # by rule, the index of the last block that it has
        tried: dict[int, int] = {}
        index, start, limit = -1, 0, 0
        body, kind = "", blocks[0].kind
        for position, value in self._found(folded):
            if position >= limit:
                while position >= limit:
                    index += 1
                    limit = ends[index]
                block = blocks[index]
                start, kind = block.start, block.kind
                body = text[start : block.end]
            if value.__class__ is int:
                if last[value] < index:
                    last[value] = index
                    found[value].append(index)
                continue
            for rule, trial, scope, back, tries in value:
                if last[rule] >= index:
                    continue
                if trial is not None:
                    if kind not in scope:
                        continue
                    at = position - start - back
                    if tries == ANYWHERE:
                        if tried.get(trial) == index:
                            continue
                        tried[trial] = index
                        at = 0
                    elif at < 0:
                        if at + tries <= 0 < tries:
                            continue
                        at = 0
                    elif at and not tries:
                        continue
                    if tries != ANYWHERE and not (matchers[trial] or self._woken(trial))(body, at):
                        continue
                    if self._several(rule):
                        _, part, reach = self._trials[trial]
                        of_rule = begun[rule]
                        if start not in of_rule:
                            of_rule[start] = []
                            found[rule].append(index)
                        of_rule[start].append((part, at, reach))
                        continue
                last[rule] = index
                found[rule].append(index)
        return Woken(found, begun)

    def _none_yet(self, wanted: Collection[int] | None) -> list[int]:
        if wanted is None:
            return [-1] * len(self._rules)
        last = [_ASLEEP] * len(self._rules)
        for number in wanted:
            last[number] = -1
        return last

    def _woken(self, trial: int) -> Begins:
        begins = self._matchers[trial] = self._begins(*self._trials[trial])
        return begins


def _by_size(literals: Sequence[str]) -> Iterator[tuple[int, Iterator[str]]]:
    return groupby(sorted(literals, key=len), len)
