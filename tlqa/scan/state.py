"""What a scan's rows depend on besides its input, as a digest that is the same on every machine."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING

from tlqa.results.keys import state_of

if TYPE_CHECKING:
    from tlqa.engine import Checker


def state(checker: Checker) -> str:
    """A digest of rules, profile, options, Python and program, hexadecimal.

    Without the strings that the rules are indexed by: they follow from the rules, and of several that would
    do, another machine may have chosen another.
    """
    plain = copy(checker)
    rules = tuple(replace(rule, anchors=None, always=()) for rule in checker.book.rules)
    plain.book = replace(checker.book, rules=rules)
    return state_of(plain).hex()
