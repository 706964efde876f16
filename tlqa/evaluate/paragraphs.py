"""Copy that comes one sentence a line, put together so that rules see what a reader saw.

Where the format does not tell paragraphs, every sentence is one: joining several into a paragraph would
hide what rules of paragraphs find. But a border inside somebody's words would be our own damage, and rules
of quotations would be right to complain. So a sentence with an open quotation is joined to those up to its
closing mark, unless the next one opens anew, as a quotation over several paragraphs does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

BREAK = "\n\n"
_FURTHEST = 8


def join(parts: Sequence[str], *, sentences: bool) -> tuple[str, list[int]]:
    """The text of all parts, and where each begins in it.

    Args:
        parts: paragraphs, or sentences whose paragraphs nobody knows.
        sentences: whether they are the latter.
    """
    within = _within_quotations(parts) if sentences else set()
    text, starts = "", []
    for number, part in enumerate(parts):
        text += "" if number == 0 else " " if number in within else BREAK
        starts.append(len(text))
        text += part
    return text + "\n" if text else "", starts


def _within_quotations(parts: Sequence[str]) -> set[int]:
    """The numbers of the parts that go on with the quotation of the part before them."""
    within: set[int] = set()
    for number, part in enumerate(parts):
        if number in within or not _open(part):
            continue
        for end in range(number + 1, min(number + 1 + _FURTHEST, len(parts))):
            if parts[end].lstrip().startswith(("“", '"', "‘")):
                break
            if _closes(parts[end]):
                within.update(range(number + 1, end + 1))
                break
    return within


def _open(part: str) -> bool:
    """Whether a quotation begins in a part and does not end in it."""
    return part.count("“") > part.count("”") or part.count('"') % 2 == 1


def _closes(part: str) -> bool:
    return part.count("”") > part.count("“") or part.count('"') % 2 == 1
