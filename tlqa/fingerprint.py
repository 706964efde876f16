"""A name for each finding of a story, by which it is known again in the next version of the story.

It is made of the rule, the words and their surroundings within the paragraph: never of a line, an offset or
a path. So it stays when the paragraph moves, in its file or to another one, when the file is renamed or
saved in another format, and when lines are wrapped anew; it changes when the words, or those beside them,
do. Findings that are alike in all of this are told apart by their order: the second ends in ``:2``.
"""

from __future__ import annotations

import hashlib
import unicodedata
from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tlqa.model import Block, Document, Finding

SURROUNDINGS = 40
"""Code points on each side that belong to a finding's name, white space made one."""

_MARGIN = 8  # what normalising may join at the edge
_ORDER = ":"


def fingerprinted(findings: Sequence[Finding], document: Document) -> tuple[Finding, ...]:
    """The findings of a story, in order of place, each with its fingerprint.

    Args:
        findings: all of the story's, those that will be suppressed too, so that the order holds.
        document: the story; its blocks are in order.
    """
    starts = [block.start for block in document.blocks]
    seen: Counter[str] = Counter()
    named: list[Finding] = []
    for finding in findings:
        at = bisect_right(starts, finding.seen[0]) - 1
        name = _name(finding, document.text, document.blocks[at] if at >= 0 else None)
        seen[name] += 1
        order = f"{_ORDER}{seen[name]}" if seen[name] > 1 else ""
        named.append(replace(finding, fingerprint=name + order))
    return tuple(named)


def alike(fingerprint: str) -> str:
    """What the fingerprints of findings that only their order tells apart have in common."""
    return fingerprint.partition(_ORDER)[0]


def _name(finding: Finding, text: str, block: Block | None) -> str:
    start, end = finding.seen
    low, high = (block.start, block.end) if block is not None else (0, len(text))
    parts = (finding.rule, normal(text[start:end]), _before(text, low, start), _after(text, end, high))
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:16]


def normal(text: str) -> str:
    """Text without what says nothing of its words: case, kinds of white space, ways to write an accent."""
    return " ".join(unicodedata.normalize("NFC", text.casefold()).split())


def _before(text: str, low: int, start: int) -> str:
    """The surroundings before a finding: farther back where much of it is white space."""
    reach = 2 * SURROUNDINGS
    while True:
        begin = max(low, start - reach)
        found = normal(text[begin:start])
        if begin == low or len(found) >= SURROUNDINGS + _MARGIN:
            return found[-SURROUNDINGS:].lstrip()
        reach *= 4


def _after(text: str, end: int, high: int) -> str:
    reach = 2 * SURROUNDINGS
    while True:
        stop = min(high, end + reach)
        found = normal(text[end:stop])
        if stop >= high or len(found) >= SURROUNDINGS + _MARGIN:
            return found[:SURROUNDINGS].rstrip()
        reach *= 4
