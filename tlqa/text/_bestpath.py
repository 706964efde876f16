"""The best way through the units of two texts, side by side: who answers to whom, in order.

The dynamic programme of Gale and Church, over what does not plainly go on one to one.
"""

from __future__ import annotations

import math
from functools import cache
from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

from tlqa.text._links import ALONE, RARE, Link, confidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tlqa.text._evidence import Evidence

_SEVERAL = [(shape, rare) for shape, rare in RARE.items() if shape != (1, 1)]
_EQUAL = 1e-9
_BAND = 8
_FITS = 0.3
_ENOUGH = 4  # pairs of which one may fit ill
_ILL = 8
_PLAIN = 1.0
_IN_A_ROW = 3  # pairs that make one another plain
_REACH = 8  # units that may be passed over to where pairs are plain again


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
    links: list[Link] = []
    i = j = 0
    for down, right in _anchors(evidence, ours, theirs):
        links += _through(evidence, ours[i:down], theirs[j:right])
        links.append(_pair(evidence, ours[down], theirs[right]))
        i, j = down + 1, right + 1
    return links + _through(evidence, ours[i:], theirs[j:])


def _pair(evidence: Evidence, i: int, j: int) -> Link:
    return Link((i,), (j,), confidence(evidence.one(i, j)))


def straight(evidence: Evidence, ours: Sequence[int], theirs: Sequence[int]) -> list[Link]:
    """One to one where that fits, which is how most is translated: nothing else is tried then.

    A pair between two that fit may fit ill, for there is nothing else that it could go with.
    """
    least = 2 * ALONE if len(ours) == 1 else _FITS
    ill: list[int] = []
    for n, (i, j) in enumerate(zip(ours, theirs, strict=True)):
        own = evidence.one(i, j)
        if own < least:
            apart = not ill or ill[-1] < n - 1
            if own < 2 * ALONE or len(ours) < _ENOUGH or not apart or len(ill) == _ILL:
                return []
            ill.append(n)
    if any(evidence.one(ours[m], theirs[n]) > least for m, n in permutations(ill, 2)):
        return []  # two that changed places
    return [_pair(evidence, i, j) for i, j in zip(ours, theirs, strict=True)]


def _anchors(evidence: Evidence, ours: Sequence[int], theirs: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs that plainly answer each other among others that do, by their places: no other is tried there.

    A pair at the edge of such a run is none, since what stands beside it may belong to it.
    """
    i = j = 0
    while (start := _next(evidence, ours, theirs, i, j)) is not None:
        first = i, j = start
        while i < len(ours) and j < len(theirs) and evidence.one(ours[i], theirs[j]) > _PLAIN:
            i, j = i + 1, j + 1
        opens, closes = first == (0, 0), (i, j) == (len(ours), len(theirs))
        low, high = 0 if opens else 1, i - first[0] - (0 if closes else 1)
        yield from ((first[0] + n, first[1] + n) for n in range(low, high))


def _next(
    evidence: Evidence, ours: Sequence[int], theirs: Sequence[int], i: int, j: int
) -> tuple[int, int] | None:
    """The nearest place from which some in a row plainly answer each other."""
    for away in range(2 * _REACH):
        for down in _near_the_middle(away):
            place = i + down, j + away - down
            if _plain_at(evidence, ours, theirs, *place):
                return place
    return None


@cache
def _near_the_middle(away: int) -> tuple[int, ...]:
    """The ways to go so far by a number on one side, and the rest on the other: evenly first."""
    ways = range(max(0, away - _REACH), min(away, _REACH) + 1)
    return tuple(sorted(ways, key=lambda down: abs(2 * down - away)))


def _plain_at(evidence: Evidence, ours: Sequence[int], theirs: Sequence[int], i: int, j: int) -> bool:
    left = min(len(ours) - i, len(theirs) - j)
    return left >= _IN_A_ROW and all(
        evidence.one(ours[i + n], theirs[j + n]) > _PLAIN for n in range(_IN_A_ROW)
    )


def _through(evidence: Evidence, ours: Sequence[int], theirs: Sequence[int]) -> list[Link]:
    """The best path where it must be looked for."""
    if not ours or not theirs:
        return [*(Link((i,), (), 1.0) for i in ours), *(Link((), (j,), 1.0) for j in theirs)]
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
    before = rows[i - 1].get(j - 1) if i else None
    if before is not None:
        own = evidence.one(ours[i - 1], theirs[j - 1])
        best, most = _Step(before.total + own, 1, 1, own), before.total + own
    for (down, right), rare in _SEVERAL:
        before = rows[i - down].get(j - right) if down <= i else None
        if before is not None:
            own = evidence.of(ours[i - down : i], theirs[j - right : j])
            total = before.total + own + rare - evidence.apart
            if total > most:
                best, most = _Step(total, down, right, own), total
    for down, right in ((1, 0), (0, 1)):
        before = rows[i - down].get(j - right) if down <= i else None
        if before is not None and before.total + ALONE > most - _EQUAL:  # of two alike the first is paired
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
