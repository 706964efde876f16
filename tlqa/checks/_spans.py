"""What stands where in the two texts of a pair: what of it lies within a span, what answers what."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Protocol, TypeVar

from tlqa.sources import Ordered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_LETTERS = re.compile(r"[^\W\d_]+")
_CLAUSE = re.compile(r"[,;:]\s+|\s[—–-]\s+")
_LEAST_CLAUSE = 3


class Placed(Protocol):
    """What stands somewhere in a text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


P = TypeVar("P", bound=Placed)


def within(items: Sequence[P], span: tuple[int, int]) -> Sequence[P]:
    """Those that begin in a span, of items in order."""
    if not items:
        return items
    starts = items.starts if isinstance(items, Ordered) else [item.start for item in items]
    low = bisect_left(starts, span[0])
    return items[low : bisect_left(starts, span[1], low)]


def matched(ours: Iterable[P], theirs: Iterable[P], same: Callable[[P, P], bool]) -> tuple[list[P], list[P]]:
    """What each side has that nothing of the other answers, each answering once."""
    left = list(theirs)
    alone: list[P] = []
    for one in ours:
        answer = next((n for n, other in enumerate(left) if same(one, other)), None)
        if answer is None:
            alone.append(one)
        else:
            left.pop(answer)
    return alone, left


def answer_in(one: P, items: Sequence[P], span: tuple[int, int], same: Callable[[P, P], bool]) -> bool:
    """Whether something within a span answers this."""
    return any(same(one, other) for other in within(items, span))


def last_word(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The last word of a span with the marks after it: where something is missing."""
    start, end = span
    while end > start and text[end - 1].isspace():
        end -= 1
    at = end
    while at > start and not text[at - 1].isalnum():
        at -= 1
    while at > start and not text[at - 1].isspace():
        at -= 1
    return at, end


def first_word(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The first word of a span."""
    start, end = span
    while start < end and not text[start].isalnum():
        start += 1
    at = start
    while at < end and (text[at].isalnum() or text[at] in "’'-"):
        at += 1
    return (start, at) if at > start else span


def clause_at(text: str, span: tuple[int, int], share: float) -> tuple[int, int]:
    """The clause of a span in which a share of it ends, from its first word to its last."""
    start, end = span
    borders = [start, *(match.end() for match in _CLAUSE.finditer(text, start, end)), end]
    at = start + share * (end - start)
    index = next((n for n, border in enumerate(borders[1:]) if border > at), len(borders) - 2)
    low, high = borders[index], borders[index + 1]
    while len(_LETTERS.findall(text, low, high)) < _LEAST_CLAUSE and (low, high) != span:
        if high < end:
            index += 1
            high = borders[index + 1]
        else:
            low = max(border for border in borders if border < low)
    while high > low and text[high - 1].isspace():
        high -= 1
    while low < high and not text[low].isalnum():
        low += 1
    return (low, high) if low < high else span
