"""The literal prefilter: which rules can fire on which blocks, from one pass over the story.

Every rule names, by its pattern, strings of which one must stand where it fires. All rules' strings go
into one Aho-Corasick automaton; a block that holds none of a rule's strings is never shown to it. Where it
is known how far from the beginning of a match a string stands, the match is tried at once, there and
nowhere else: most strings that are found are of no match, and the rule sleeps on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tlqa.model import Block, Rule


# The beginning of a long literal stands where the literal does, is hardly less rare, and the index is built
# in half the time.
_LONG_ENOUGH = 12
_COMMON = frozenset("the a i he it in on at of to is an as st nd rd th en".split())


_MOST_TRIES = 20

Begins = Callable[[str, int], object]
"""Whether a match begins in a text at an offset: what is true if so."""


class _Entry(NamedTuple):
    """What a literal says to a rule: a match may begin ``low`` to ``high`` before its last character.

    ``trial`` is the expression to try there, by number; None where that is not to be told.
    """

    rule: int
    trial: int | None
    low: int
    high: int
    opening: bool


class Prefilter:
    """Built once for a selection of rules.

    ``everywhere`` are the numbers of the rules that are not worth filtering: without a literal, or with
    one so short or common that it stands in nearly every block and would only slow the pass down.

    Args:
        rules: the selection.
        begins: gives, for a rule by number and one of its parts, what tries a match.
    """

    def __init__(self, rules: Sequence[Rule], begins: Callable[[int, int], Begins]) -> None:
        import ahocorasick

        self._begins = begins
        self._trials: list[tuple[int, int]] = []
        self._matchers: list[Begins | None] = []
        self.everywhere = frozenset(n for n, rule in enumerate(rules) if not _filters(rule.literals))
        by_literal: defaultdict[str, dict[tuple[int, int | None], _Entry]] = defaultdict(dict)
        for number, rule in enumerate(rules):
            if number not in self.everywhere:
                for literal, entry in self._entries(number, rule):
                    _add(by_literal[literal], entry)
        self._automaton = ahocorasick.Automaton()
        for literal, entries in by_literal.items():
            self._automaton.add_word(literal, tuple(entries.values()))
        self._automaton.make_automaton()
        self._empty = not by_literal

    def _entries(self, number: int, rule: Rule) -> Iterator[tuple[str, _Entry]]:
        if not _placed(rule):
            for literal in rule.literals or ():
                yield literal[:_LONG_ENOUGH], _Entry(number, None, 0, 0, False)
            return
        for part, anchors in enumerate(rule.parts):
            self._trials.append((number, part))
            self._matchers.append(None)
            for literal, low, high, opening in anchors or ():
                begun = literal[:_LONG_ENOUGH]
                last = len(begun) - 1
                tried = len(self._trials) - 1 if opening or high - low < _MOST_TRIES else None
                yield begun, _Entry(number, tried, low + last, high + last, opening)

    def candidates(self, folded: str, text: str, blocks: Sequence[Block]) -> dict[int, list[int]]:
        """For each rule by number, the indices of the blocks in which it may match, in order.

        ``folded`` is the story's ``text`` as ``tlqa.text.literals.fold`` gives it. A literal between
        blocks, as a pattern over several lines may need, counts for the block before it.
        """
        found: dict[int, list[int]] = {}
        if self._empty or not blocks:
            return found
        ends = [b.start for b in blocks[1:]]
        ends.append(len(folded) + 1)
        matchers = self._matchers
        index, start, limit = -1, 0, 0
        body = ""
        for position, entries in self._automaton.iter(folded):
            if position >= limit:
                while position >= limit:
                    index += 1
                    limit = ends[index]
                start = blocks[index].start
                body = text[start : blocks[index].end]
            at = position - start
            for rule, trial, low, high, opening in entries:
                places = found.get(rule)
                if places is not None and places[-1] == index:
                    continue
                if trial is not None:
                    begins = matchers[trial] or self._woken(trial)
                    if opening:
                        if at > high or not begins(body, 0):
                            continue
                    elif low != high:
                        for offset in range(max(at - high, 0), at - low + 1):
                            if begins(body, offset):
                                break
                        else:
                            continue
                    elif at < high or not begins(body, at - high):
                        continue
                if places is None:
                    found[rule] = [index]
                else:
                    places.append(index)
        return found

    def _woken(self, trial: int) -> Begins:
        begins = self._matchers[trial] = self._begins(*self._trials[trial])
        return begins


def _add(entries: dict[tuple[int, int | None], _Entry], new: _Entry) -> None:
    """Two literals of one pattern that begin alike are one, at the places of both."""
    old = entries.get((new.rule, new.trial), new)
    low, high = min(old.low, new.low), max(old.high, new.high)
    entries[new.rule, new.trial] = _Entry(new.rule, new.trial, low, high, new.opening)


def _placed(rule: Rule) -> bool:
    """Whether the anchors of its parts say all that its literals say, and as well."""
    return bool(rule.parts) and not any(
        part is None or any(_common(anchor.literal) for anchor in part) for part in rule.parts
    )


def _filters(literals: Sequence[str] | None) -> bool:
    return literals is not None and not any(_common(literal) for literal in literals)


def _common(literal: str) -> bool:
    """A commonest word or ending of English, with or without spaces; a comma or stop in its usual place."""
    return literal.strip() in _COMMON or literal in (" ", ",", ".", ", ", ". ")
