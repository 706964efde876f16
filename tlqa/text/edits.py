"""Edits of a text: made, and made as small as they can be."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Replacement = tuple[int, int, str]
"""``[start, end)`` of a text, in code points, and what takes its place."""


def applied(text: str, edits: Iterable[Replacement]) -> str:
    """The text with every edit made: in order, none over another. One that is there twice counts once."""
    parts: list[str] = []
    at = 0
    for start, end, new in dict.fromkeys(edits):
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])


def trimmed(old: str, new: str, *, from_end: bool = False) -> Replacement:
    """The smallest edit that makes ``new`` of ``old``: what both begin and end with is left out.

    Where either end could keep a character, the beginning does, or the end. No letter is parted from its
    combining marks, no CR from its LF.
    """
    if from_end:
        tail = _common_tail(old, new, 0)
        head = _common_head(old, new, tail)
    else:
        head = _common_head(old, new, 0)
        tail = _common_tail(old, new, head)
    return head, len(old) - tail, new[head : len(new) - tail]


def _common_head(old: str, new: str, tail: int) -> int:
    head, most = 0, min(len(old), len(new)) - tail
    while head < most and old[head] == new[head]:
        head += 1
    while head and (_parts(old, head) or _parts(new, head)):
        head -= 1
    return head


def _common_tail(old: str, new: str, head: int) -> int:
    tail, most = 0, min(len(old), len(new)) - head
    while tail < most and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    while tail and (_parts(old, len(old) - tail) or _parts(new, len(new) - tail)):
        tail -= 1
    return tail


def _parts(text: str, at: int) -> bool:
    """Whether a cut there parts what belongs together."""
    if not 0 < at < len(text):
        return False
    return unicodedata.category(text[at])[0] == "M" or text[at - 1 : at + 1] == "\r\n"


class Moves:
    """Where places of a text are after its edits."""

    def __init__(self, edits: Iterable[Replacement]) -> None:
        self._edits = sorted(edits)
        self._moved = [0, *accumulate(len(new) - (end - start) for start, end, new in self._edits)]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``[start, end)`` is. An end that an edit took is where the edit ends."""
        return self._at(start, opening=True), self._at(end, opening=False)

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Where ``[start, end)`` is with what was put in at its edges."""
        return self._at(start, opening=False), self._at(end, opening=True)

    def _at(self, place: int, *, opening: bool) -> int:
        before = bisect_left(self._edits, place, key=lambda edit: edit[0])
        while opening and before < len(self._edits) and self._edits[before][:2] == (place, place):
            before += 1  # what begins there begins after what was put in
        if before:
            place = max(place, self._edits[before - 1][1])
        return place + self._moved[before]
