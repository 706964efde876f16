"""Tables written as text, read into dictionaries of folded words."""

from __future__ import annotations

import re
from functools import cache
from itertools import product

from tlqa.sources._fold import fold

_CHOICE = re.compile(r"\(([^()]*)\)")


def forms(pattern: str) -> list[str]:
    """All that a pattern such as ``zweite(|r|n)`` stands for, folded; ``_`` is a space."""
    pieces = _CHOICE.split(pattern)
    choices = [piece.split("|") if i % 2 else [piece] for i, piece in enumerate(pieces)]
    return [fold("".join(parts)).replace("_", " ") for parts in product(*choices)]


@cache
def words(text: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(form for pattern in text.split() for form in forms(pattern))


@cache
def table(text: str) -> dict[str, str]:
    """Word to value; where a word has two, the first counts."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        value, *patterns = line.split() or [""]
        for pattern in patterns:
            for form in forms(pattern):
                found.setdefault(form, value)
    return found


@cache
def any_of(names: tuple[str, ...], *, spaced: bool, before: bool = False) -> re.Pattern[str]:
    """One expression for all the words, longest first.

    Args:
        names: folded words.
        spaced: the script sets words apart, so a word ends where letters end.
        before: it is looked for just before a place, and not just after.
    """
    body = "|".join(re.escape(name).replace(r"\ ", r"[ -]") for name in sorted(names, key=len, reverse=True))
    if not names:
        return re.compile(r"(?!)")
    if before:
        start = r"(?<![^\W\d_])" if spaced else ""
        return re.compile(rf"{start}({body})[ ]?$")
    end = r"(?![^\W\d_])" if spaced else ""
    return re.compile(rf"({body}){end}")
