"""The best way through the units of two texts, side by side: who answers to whom, in order.

The dynamic programme of Gale and Church, over what does not plainly go on one to one.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from tlqa.text._links import ALONE, RARE, Link, confidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tlqa.text._evidence import Evidence

_BAND = 12
_FITS = 0.3
_PLAIN = 2.5
_KEPT_BACK = 2  # pairs that seemed plain, and are yet looked at again beside what is not


class _Step(NamedTuple):
    total: float
    source: int
    target: int
    own: float


def best_path(evidence: Evidence, ours: Sequence[int], theirs: Sequence[int]) -> list[Link]:
    """The best path through some units of both sides."""
    if not ours or not theirs:
        alone = [Link((i,), (), 1.0) for i in ours]
        return alone + [Link((), (j,), 1.0) for j in theirs]
    plain = straight(evidence, ours, theirs) if len(ours) == len(theirs) else []
    if plain:
        return plain
    first, last = _plain_ends(evidence, ours, theirs)
    inner = slice(first, len(ours) - last), slice(first, len(theirs) - last)
    return [
        *(_pair(evidence, i, j) for i, j in zip(ours[:first], theirs[:first], strict=True)),
        *_through(evidence, ours[inner[0]], theirs[inner[1]]),
        *(_pair(evidence, i, j) for i, j in zip(ours[inner[0].stop :], theirs[inner[1].stop :], strict=True)),
    ]


def _pair(evidence: Evidence, i: int, j: int) -> Link:
    return Link((i,), (j,), confidence(evidence.one(i, j)))


def straight(evidence: Evidence, ours: Sequence[int], theirs: Sequence[int]) -> list[Link]:
    """One to one where that fits everywhere, which is how most is translated: nothing else is tried then."""
    least = 2 * ALONE if len(ours) == 1 else _FITS
    for i, j in zip(ours, theirs, strict=True):
        if evidence.one(i, j) < least:
            return []
    return [_pair(evidence, i, j) for i, j in zip(ours, theirs, strict=True)]


def _plain_ends(evidence: Evidence, ours: Sequence[int], theirs: Sequence[int]) -> tuple[int, int]:
    """How many units at the beginning, and at the end, plainly answer each other one by one."""
    most = min(len(ours), len(theirs))
    first = 0
    while first < most and evidence.one(ours[first], theirs[first]) > _PLAIN:
        first += 1
    first = max(0, first - _KEPT_BACK)
    last = 0
    while last < most - first and evidence.one(ours[-1 - last], theirs[-1 - last]) > _PLAIN:
        last += 1
    return first, max(0, last - _KEPT_BACK)


def _through(evidence: Evidence, ours: Sequence[int], theirs: Sequence[int]) -> list[Link]:
    table = _table(evidence, ours, theirs)
    links: list[Link] = []
    i, j = len(ours), len(theirs)
    while (i, j) != (0, 0):
        _, down, right, own = table[i][j]
        sure = confidence(own) if down and right else 1.0
        links.append(Link(tuple(ours[i - down : i]), tuple(theirs[j - right : j]), sure))
        i, j = i - down, j - right
    return links[::-1]


def _table(evidence: Evidence, ours: Sequence[int], theirs: Sequence[int]) -> list[dict[int, _Step]]:
    """For each row the best step to each place near the diagonal."""
    rows: list[dict[int, _Step]] = [{0: _Step(0.0, 0, 0, 0.0)}]
    bands = _bands(evidence, ours, theirs)
    for i, (low, high) in enumerate(bands):
        if i:
            rows.append({})
        row = rows[i]
        for j in range(low, high + 1):
            if (step := _best(evidence, rows, (i, j), ours, theirs)) is not None:
                row[j] = step
    return rows


def _best(
    evidence: Evidence,
    rows: Sequence[dict[int, _Step]],
    place: tuple[int, int],
    ours: Sequence[int],
    theirs: Sequence[int],
) -> _Step | None:
    i, j = place
    best: _Step | None = None
    most = -math.inf
    for (down, right), rare in RARE.items():
        before = rows[i - down].get(j - right) if down <= i else None
        if before is not None:
            own = evidence.of(ours[i - down : i], theirs[j - right : j])
            total = before.total + own + rare
            if total > most:
                best, most = _Step(total, down, right, own), total
    for down, right in ((1, 0), (0, 1)):
        before = rows[i - down].get(j - right) if down <= i else None
        if before is not None and before.total + ALONE > most:
            most = before.total + ALONE
            best = _Step(most, down, right, 0.0)
    return best if best is not None else rows[i].get(j)


def _bands(evidence: Evidence, ours: Sequence[int], theirs: Sequence[int]) -> list[tuple[int, int]]:
    """The first and the last place of each row near the diagonal of lengths."""
    mine = _ends([evidence.source[i].length for i in ours])
    others = _ends([evidence.target[j].length for j in theirs])
    band = max(_BAND, abs(len(ours) - len(theirs)) // 2 + 4)
    found: list[tuple[int, int]] = []
    middle = 0
    for i in range(len(ours) + 1):
        while middle < len(theirs) and others[middle] < mine[i]:
            middle += 1
        low = max(0, middle - band) if i else 0
        found.append((low, len(theirs) if i == len(ours) else min(len(theirs), middle + band)))
    return found


def _ends(lengths: Sequence[int]) -> list[float]:
    """Where each unit ends, as a part of all of them; 0 first."""
    total = sum(lengths) or 1
    found, at = [0.0], 0
    for length in lengths:
        at += length
        found.append(at / total)
    return found
