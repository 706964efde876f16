"""How well sentences of two texts agree: by their lengths, and by what no translator changes.

What depends on one side alone is reckoned once for each unit; a pair costs the look at what both have.
"""

from __future__ import annotations

import math
from collections import Counter
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tlqa.text.align import Unit

OWN = 0.02
"""The variance of the logarithm of the ratio of the lengths of a pair of long sentences."""
SHORT_VARY = 0.8
"""How much that variance is greater for a short sentence, times its letters."""
HEAVIEST = 3.0
"""The weight of a key that a text has once."""
_SPREAD = 0.75  # of the logarithm of the ratio of two lengths taken at random
# of the weight of a key, which it costs that one side has alone
_SHARES = {"n": 0.5, "d": 0.3, "m": 0.4, "w": 0.12, "g": 0.1}
_COSTS = [(sort, 0.15 * share) for sort, share in _SHARES.items()]  # of one that the other text has nowhere
_USUAL = 300


_SORT = itemgetter(0)  # of a key


class _Side(NamedTuple):
    """A unit or some together: its length, its keys that the other text has too, what all keys cost."""

    length: int
    shared: frozenset[str]
    cost: float


class Evidence:
    """How well stretches of units on both sides agree, as a natural log-likelihood ratio.

    Args:
        source, target: all units of both texts.
        ratio: characters of the target for one of the source; by default as in these two texts.
        spread: the variance of its logarithm between long sentences.

    Attributes:
        apart: what it says against a pair of more than two units; more where each is a paragraph, for two
            are seldom made one.
    """

    def __init__(
        self, source: Sequence[Unit], target: Sequence[Unit], ratio: float | None = None, spread: float = OWN
    ) -> None:
        self.source, self.target = source, target
        self.usual, self.spread = ratio, spread
        self.apart = 0.0
        self.ratio = ratio_of(source, target, ratio)
        known = [frozenset().union(*[u.keys for u in side]) for side in (source, target)]
        self.shared = known[0] & known[1]
        self._weights = _weights((*source, *target), self.shared)
        self._costs = {key: _SHARES[key[0]] * weight for key, weight in self._weights.items()}
        # what both sides have is gained, and not lost on either
        self._gains = {key: weight + 2 * self._costs[key] for key, weight in self._weights.items()}
        self._sides = [self._side(u) for u in source], [self._side(u) for u in target]
        self._singles: dict[tuple[int, int], float] = {}
        self._joined: dict[tuple[int, tuple[int, ...]], _Side] = {}

    def _side(self, unit: Unit) -> _Side:
        shared = unit.keys & self.shared
        costs = self._costs
        cost = 0.0
        for key in shared:
            cost += costs[key]
        rest = "".join(map(_SORT, unit.keys - shared))
        for sort, little in _COSTS:
            cost += little * rest.count(sort)
        return _Side(unit.length, shared, cost)

    def one(self, i: int, j: int) -> float:
        """The evidence that a unit of the source and one of the target say the same, by their numbers."""
        found = self._singles.get((i, j))
        if found is None:
            found = self._singles[i, j] = self._agree(self._sides[0][i], self._sides[1][j])
        return found

    def of(self, source: Sequence[int], target: Sequence[int]) -> float:
        """The evidence that these say the same."""
        if len(source) == 1 and len(target) == 1:
            return self.one(source[0], target[0])
        return self._agree(self._together(0, source), self._together(1, target))

    def _together(self, which: int, numbers: Sequence[int]) -> _Side:
        if len(numbers) == 1:
            return self._sides[which][numbers[0]]
        key = which, tuple(numbers)
        found = self._joined.get(key)
        if found is None:
            found = self._joined[key] = self._join(self._sides[which], numbers)
        return found

    def _join(self, sides: Sequence[_Side], numbers: Sequence[int]) -> _Side:
        some = [sides[n] for n in numbers]
        shared = frozenset().union(*[side.shared for side in some])
        cost = sum(side.cost for side in some)
        if len(shared) < sum(len(side.shared) for side in some):  # what several have counts once
            twice = Counter(key for side in some for key in side.shared)
            cost -= sum(self._costs[key] * (count - 1) for key, count in twice.items())
        return _Side(sum(side.length for side in some), shared, cost)

    def _agree(self, ours: _Side, theirs: _Side) -> float:
        gain = self._length(ours.length, theirs.length) - ours.cost - theirs.cost
        gains = self._gains
        for key in ours.shared & theirs.shared:
            gain += gains[key]
        return gain

    def _length(self, length: int, other: int) -> float:
        expected = length * self.ratio
        off = math.log((other + 3) / (expected + 3))
        variance = self.spread + SHORT_VARY / (expected + 8)
        fits = math.log(_SPREAD) - 0.5 * math.log(variance) - off * off / (2 * variance)
        return max(-8.0, fits + off * off / (2 * _SPREAD * _SPREAD))


def ratio_of(source: Sequence[Unit], target: Sequence[Unit], ratio: float | None) -> float:
    """Characters of the target for one of the source.

    Where little is there to count, what is known of the languages (``ratio``) has the greater weight.
    """
    long, wide = sum([u.length for u in source]), sum([u.length for u in target])
    usual = _USUAL * (ratio or wide / max(1, long))
    return (wide + usual) / (long + _USUAL)


def _weights(units: Sequence[Unit], shared: frozenset[str]) -> dict[str, float]:
    """What each key that both texts have says: the rarer, the more."""
    count: dict[str, int] = dict.fromkeys(shared, 0)
    for unit in units:
        for key in unit.keys & shared:
            count[key] += 1
    total = max(2, len(units))
    weights: dict[str, float] = {}
    for key, seen in count.items():
        rare = min(HEAVIEST, max(0.2, math.log(total / seen) + 0.3))
        if key[0] == "m":
            rare = min(rare, 1.0)
        elif key[0] == "w":
            rare *= 0.8
        elif key[0] == "g":  # one meaning of many, known by its first letters
            rare = min(1.2, 0.4 * rare)
        weights[key] = rare
    return weights
