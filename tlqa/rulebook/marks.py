"""Example texts with ⟦marked⟧ spans: brackets that no copy holds."""

from __future__ import annotations

import re

OPEN, CLOSE = "⟦", "⟧"
_MARK = re.compile(f"[{OPEN}{CLOSE}]")


class BadMarks(ValueError):  # noqa: N818  (an answer about the text, which load turns into a RuleError)
    """Marks that do not pair, or mark nothing."""


def unmark(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without its marks, and the spans they marked, as offsets into that text.

    Raises:
        BadMarks: unbalanced, nested or empty marks.
    """
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    length = at = 0
    start: int | None = None
    for mark in _MARK.finditer(marked):
        parts.append(marked[at : mark.start()])
        length += len(parts[-1])
        at = mark.end()
        if (mark.group() == OPEN) is (start is not None):
            raise BadMarks(f"unbalanced marks: {mark.group()} at character {mark.start() + 1}")
        if start is None:
            start = length
            continue
        if start == length:
            raise BadMarks(f"⟦⟧ at character {mark.start()} marks nothing")
        spans.append((start, length))
        start = None
    if start is not None:
        raise BadMarks(f"unbalanced marks: the last {OPEN} is not closed")
    parts.append(marked[at:])
    return "".join(parts), tuple(spans)


def mark(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    """The text with the spans marked: the inverse of ``unmark`` for spans that do not overlap."""
    parts: list[str] = []
    at = 0
    for start, end in sorted(spans):
        parts += [text[at:start], OPEN, text[start:end], CLOSE]
        at = end
    return "".join(parts) + text[at:]
