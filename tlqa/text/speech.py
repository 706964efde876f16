"""Who speaks, for every character of a story, and what is wrong with the marks that say so."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from typing import TYPE_CHECKING

from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.model import Quotation


class Event(StrEnum):
    """What can be wrong with the pairing of marks."""

    UNOPENED = "unopened"
    UNCLOSED = "unclosed"
    CONTINUATION_UNOPENED = "continuation-unopened"
    TURNED_OPEN = "turned-open"
    TURNED_CLOSE = "turned-close"
    MIXED_PAIR = "mixed-pair"
    NESTED_SAME_LEVEL = "nested-same-level"


@dataclass(frozen=True, slots=True)
class QuoteEvent:
    """One thing wrong at the mark ``[start, end)``; ``other`` is the mark it goes with, if any."""

    kind: Event
    start: int
    end: int
    block: int
    other: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Quotations:
    """Every quotation of a story, what is wrong with the marks, and speech or narration by position."""

    spans: tuple[Quotation, ...]
    events: tuple[QuoteEvent, ...]
    _starts: tuple[int, ...]
    _ends: tuple[int, ...]

    def in_speech(self, position: int) -> bool:
        """Whether the character at this code-point offset is spoken, marks included."""
        i = bisect_right(self._starts, position) - 1
        return i >= 0 and position < self._ends[i]

    def touches_speech(self, start: int, end: int) -> bool:
        """Whether any character of ``[start, end)`` is spoken."""
        i = bisect_right(self._starts, max(start, end - 1)) - 1
        return i >= 0 and start < self._ends[i]

    def speech(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The stretches of speech within ``[start, end)``, in order."""
        i = max(0, bisect_right(self._starts, start) - 1)
        while i < len(self._starts) and self._starts[i] < end:
            low, high = max(start, self._starts[i]), min(end, self._ends[i])
            if low < high:
                yield low, high
            i += 1

    def around(self, position: int) -> Quotation | None:
        """The quotation of the outer level in which the character at this code-point offset stands."""
        i = bisect_right(self.spans, position, key=lambda q: q.start) - 1
        while i >= 0 and self.spans[i].level > 1:
            i -= 1
        return self.spans[i] if i >= 0 and position < self.spans[i].end else None

    def narration(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The stretches of narration within ``[start, end)``, in order."""
        at = start
        for low, high in self.speech(start, end):
            if at < low:
                yield at, low
            at = high
        if at < end:
            yield at, end
