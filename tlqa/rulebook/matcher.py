"""The literal prefilter: which rules can fire on which blocks, from one pass over the story.

Every rule names, by its pattern, strings of which one must stand where it fires. All rules' strings go
into one Aho-Corasick automaton; a block that holds none of a rule's strings is never shown to it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tlqa.model import Block, Rule


# The beginning of a long literal stands where the literal does, is hardly less rare, and the index is built
# in half the time.
_LONG_ENOUGH = 12
_COMMON = frozenset("the a i he it in on at of to is an as st nd rd th en".split())


class Prefilter:
    """Built once for a selection of rules.

    ``everywhere`` are the numbers of the rules that are not worth filtering: without a literal, or with
    one so short or common that it stands in nearly every block and would only slow the pass down.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        import ahocorasick

        by_literal: defaultdict[str, dict[int, None]] = defaultdict(dict)
        self.everywhere = frozenset(n for n, rule in enumerate(rules) if not _filters(rule.literals))
        for number, rule in enumerate(rules):
            if number in self.everywhere:
                continue
            for literal in rule.literals or ():
                by_literal[literal[:_LONG_ENOUGH]][number] = None
        self._automaton = ahocorasick.Automaton()
        for literal, numbers in by_literal.items():
            self._automaton.add_word(literal, tuple(numbers))
        self._automaton.make_automaton()
        self._empty = not by_literal

    def candidates(self, folded: str, blocks: Sequence[Block]) -> dict[int, list[int]]:
        """For each rule by number, the indices of the blocks that hold one of its literals, in order.

        ``folded`` is the story's text as ``tlqa.text.literals.fold`` gives it. A literal between
        blocks, as a pattern over several lines may need, counts for the block before it.
        """
        found: dict[int, list[int]] = {}
        if self._empty or not blocks:
            return found
        ends = [b.start for b in blocks[1:]]
        ends.append(len(folded) + 1)
        index, limit = 0, ends[0]
        for position, numbers in self._automaton.iter(folded):
            while position >= limit:
                index += 1
                limit = ends[index]
            for number in numbers:
                places = found.get(number)
                if places is None:
                    found[number] = [index]
                elif places[-1] != index:
                    places.append(index)
        return found


def _filters(literals: Sequence[str] | None) -> bool:
    return literals is not None and not any(_common(literal) for literal in literals)


def _common(literal: str) -> bool:
    """A commonest word or ending of English, with or without spaces; a comma or stop in its usual place."""
    return literal.strip() in _COMMON or literal in (" ", ",", ".", ", ", ". ")
