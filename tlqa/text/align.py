"""Which sentences of a translation answer to which of its source.

    paragraphs, then the sentences of paragraphs that belong together, then what was moved

Both passes are the dynamic programme of Gale and Church (1993, 'A Program for Aligning Sentences in Bilingual
Corpora', Computational Linguistics 19:1): one to one, one to two, two to one, and what has no other side. The
evidence for a pair is how well the lengths agree, as there, and what both sides have that no translator
changes: figures, names, cognates, marks. These *keys* come with the units; nothing is known of a language
here. Rows are compared within a band round the diagonal, so the time grows with the length and not with its
square.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

# natural logarithms of how rare each sort of pair is beside one to one
_RARE = {(1, 1): 0.0, (2, 1): -2.2, (1, 2): -2.2, (3, 1): -4.0, (1, 3): -4.0}
_ALONE = -2.6
_BAND = 12
_SPREAD = 0.75  # of the logarithm of the ratio of two lengths taken at random
_OWN = 0.02  # the variance of the same for a pair of long sentences
SHORT_VARY = 0.8
"""How much that variance is greater for a short sentence, times its letters."""

_UNSHARED = {"n": 0.5, "m": 0.4}
_UNSHARED_OTHER = 0.12
_HEAVIEST = 3.0
_USUAL = 300
_MOVED = 0.8
_FITS = 0.3
_BREAK = 2.0
_LEFT_OVER = 0.3


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence or a paragraph: ``[start, end)`` in its text, and what it can be known by.

    ``length`` is in characters that show. A key is a letter for its sort and what it says: ``n:1500``
    (a figure), ``w:minis`` (a word or name as both languages may write it), ``m:?`` (a mark).
    """

    start: int
    end: int
    length: int
    keys: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Link:
    """Units that say the same, by their numbers; one side is empty where it says nothing of the other.

    ``confidence`` is from 0 to 1: by length, figures, names and marks; of what stands alone, by how ill it
    goes with its neighbours. ``moved`` where the order changed.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    confidence: float
    moved: bool = False


class _Step(NamedTuple):
    total: float
    source: int
    target: int
    own: float


class _Group(NamedTuple):
    """Sentences of paragraphs that belong together."""

    source: list[int]
    target: list[int]
    moved: bool = False


class Evidence:
    """How well stretches of units on both sides agree, as a natural log-likelihood ratio.

    Args:
        source, target: all units of both texts.
        ratio: characters of the target for one of the source; by default as in these two texts.
        spread: the variance of its logarithm between long sentences.
    """

    def __init__(
        self, source: Sequence[Unit], target: Sequence[Unit], ratio: float | None = None, spread: float = _OWN
    ) -> None:
        self.source, self.target, self._spread = source, target, spread
        long, wide = sum(u.length for u in source), sum(u.length for u in target)
        # where little is there to count, what is known of the languages has the greater weight
        usual = _USUAL * (ratio or wide / max(1, long))
        self.ratio = (wide + usual) / (long + _USUAL)
        known = [frozenset().union(*(u.keys for u in side)) for side in (source, target)]
        shared = known[0] & known[1]
        self.shared = shared
        self._weights = _weights((*source, *target), shared)
        self._penalties = _penalties((*source, *target), self._weights)

    def of(self, source: Sequence[Unit], target: Sequence[Unit]) -> float:
        """The evidence that these say the same."""
        if len(source) == 1 and len(target) == 1:
            ours, theirs = source[0].keys, target[0].keys
            length, other = source[0].length, target[0].length
        else:
            ours = frozenset().union(*[u.keys for u in source])
            theirs = frozenset().union(*[u.keys for u in target])
            length, other = sum(u.length for u in source), sum(u.length for u in target)
        both = ours & theirs
        gain = 0.0
        weights, penalties = self._weights, self._penalties
        for key in both:
            gain += weights[key]
        for key in ours ^ theirs:
            gain -= penalties[key]
        return self._length(length, other) + gain

    def _length(self, length: int, other: int) -> float:
        expected = length * self.ratio
        off = math.log((other + 3) / (expected + 3))
        variance = self._spread + SHORT_VARY / (expected + 8)
        fits = math.log(_SPREAD) - 0.5 * math.log(variance) - off * off / (2 * variance)
        return max(-8.0, fits + off * off / (2 * _SPREAD * _SPREAD))


def _weights(units: Sequence[Unit], shared: frozenset[str]) -> dict[str, float]:
    count = Counter(key for unit in units for key in unit.keys)
    total = max(2, len(units))
    weights: dict[str, float] = {}
    for key, seen in count.items():
        rare = min(_HEAVIEST, max(0.2, math.log(total / seen) + 0.3))
        if key[0] == "m":
            rare = min(rare, 1.0)
        elif key[0] == "w":
            rare *= 0.8
        weights[key] = rare if key in shared else 0.0
    return weights


def _penalties(units: Sequence[Unit], weights: Mapping[str, float]) -> dict[str, float]:
    """What a key costs that only one side has. One that the other text has nowhere says little."""
    found: dict[str, float] = {}
    for unit in units:
        for key in unit.keys:
            if key not in found:
                found[key] = _UNSHARED.get(key[0], _UNSHARED_OTHER) * (weights[key] or 0.15)
    return found


def align(
    source: Sequence[Sequence[Unit]],
    target: Sequence[Sequence[Unit]],
    ratio: float | None = None,
    spread: float = _OWN,
) -> tuple[Link, ...]:
    """The links between two texts, in the order of the target, what it lacks where that should stand.

    Args:
        source, target: the sentences of each paragraph. Links number them through the whole text.
        ratio, spread: of the lengths, where known of the languages (see ``Evidence``).
    """
    ours, theirs = [u for p in source for u in p], [u for p in target for u in p]
    if not ours or not theirs:
        alone = [Link((i,), (), 1.0) for i in range(len(ours))]
        return tuple(alone + [Link((), (j,), 1.0) for j in range(len(theirs))])
    evidence = Evidence(ours, theirs, ratio, spread)
    groups = _paragraphs(source, target, ratio, spread)
    links = [
        replace(link, moved=group.moved)
        for group in groups
        for link in _sentences(evidence, group.source, group.target)
    ]
    if _loose(links, evidence) > _LEFT_OVER:
        whole = _sentences(evidence, range(len(ours)), range(len(theirs)))
        if _loose(whole, evidence) < _loose(links, evidence):
            links = whole
    links = _facing(evidence, _moved(evidence, links))
    places = _places(source), _places(target)
    return tuple(_in_order(_judged(evidence, links, places)))


def agreement(
    links: Sequence[Link],
    source: Sequence[Unit],
    target: Sequence[Unit],
    ratio: float | None = None,
    spread: float = _OWN,
) -> float:
    """How well two texts agree as they are linked: the evidence for a link, on average.

    It is above 0 for a text and its translation, and below for two that have nothing to do with each other.
    """
    evidence = Evidence(source, target, ratio, spread)
    total = 0.0
    for link in links:
        if link.source and link.target:
            more = len(link.source) + len(link.target) - 2
            total += more * _RARE[2, 1]
            total += evidence.of([source[i] for i in link.source], [target[j] for j in link.target])
        else:
            total += _ALONE
    return total / max(1, len(links))


def _loose(links: Iterable[Link], evidence: Evidence) -> float:
    """What part of both texts has no other side."""
    alone = whole = 0.0
    for link in links:
        size = sum(evidence.source[i].length * evidence.ratio for i in link.source)
        size += sum(evidence.target[j].length for j in link.target)
        whole += size
        alone += 0.0 if link.source and link.target else size
    return alone / whole if whole else 0.0


def _paragraphs(
    source: Sequence[Sequence[Unit]], target: Sequence[Sequence[Unit]], ratio: float | None, spread: float
) -> list[_Group]:
    """Paragraphs that belong together, as the numbers of their sentences."""
    ours, theirs = [_joined(p) for p in source], [_joined(p) for p in target]
    numbers = _numbers(source), _numbers(target)
    if len(ours) == 1 or len(theirs) == 1:
        return [_Group([n for each in numbers[0] for n in each], [n for each in numbers[1] for n in each])]
    evidence = Evidence(ours, theirs, ratio, spread)
    links = _sentences(evidence, range(len(ours)), range(len(theirs)))
    links = _facing(evidence, _moved(evidence, links))
    return [
        _Group(
            [n for i in link.source for n in numbers[0][i]],
            [n for j in link.target for n in numbers[1][j]],
            link.moved,
        )
        for link in links
    ]


def _joined(units: Sequence[Unit]) -> Unit:
    keys = frozenset(key for unit in units for key in unit.keys if key[0] != "m")
    return Unit(units[0].start, units[-1].end, sum(unit.length for unit in units), keys)


def _numbers(paragraphs: Sequence[Sequence[Unit]]) -> list[list[int]]:
    found, at = [], 0
    for paragraph in paragraphs:
        found.append(list(range(at, at + len(paragraph))))
        at += len(paragraph)
    return found


def _sentences(evidence: Evidence, ours: Sequence[int], theirs: Sequence[int]) -> list[Link]:
    """The best path through some units of both sides."""
    if not ours or not theirs:
        alone = [Link((i,), (), 1.0) for i in ours]
        return alone + [Link((), (j,), 1.0) for j in theirs]
    straight = _straight(evidence, ours, theirs) if len(ours) == len(theirs) else []
    if straight:
        return straight
    source, target = [evidence.source[i] for i in ours], [evidence.target[j] for j in theirs]
    table = _table(evidence, source, target)
    links: list[Link] = []
    at = (len(source), len(target))
    while at != (0, 0):
        step = table[at]
        i, j = at[0] - step.source, at[1] - step.target
        sure = _confidence(step.own) if step.source and step.target else 1.0
        links.append(Link(tuple(ours[i : at[0]]), tuple(theirs[j : at[1]]), sure))
        at = (i, j)
    return links[::-1]


def _straight(evidence: Evidence, ours: Sequence[int], theirs: Sequence[int]) -> list[Link]:
    """One to one where that fits everywhere, which is how most is translated: nothing else is tried then."""
    links: list[Link] = []
    least = 2 * _ALONE if len(ours) == 1 else _FITS
    for i, j in zip(ours, theirs, strict=True):
        own = evidence.of([evidence.source[i]], [evidence.target[j]])
        if own < least:
            return []
        links.append(Link((i,), (j,), _confidence(own)))
    return links


def _table(
    evidence: Evidence, source: Sequence[Unit], target: Sequence[Unit]
) -> dict[tuple[int, int], _Step]:
    table = {(0, 0): _Step(0.0, 0, 0, 0.0)}
    for i, j in _cells(source, target):
        best: _Step | None = None
        for (down, right), rare in _RARE.items():
            before = table.get((i - down, j - right))
            if before is None:
                continue
            own = evidence.of(source[i - down : i], target[j - right : j])
            total = before.total + own + rare
            if best is None or total > best.total:
                best = _Step(total, down, right, own)
        for down, right in ((1, 0), (0, 1)):
            before = table.get((i - down, j - right))
            if before is not None and (best is None or before.total + _ALONE > best.total):
                best = _Step(before.total + _ALONE, down, right, 0.0)
        if best is not None:
            table[i, j] = best
    return table


def _cells(source: Sequence[Unit], target: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """The cells near the diagonal of lengths, row by row."""
    ours, theirs = _ends(source), _ends(target)
    band = max(_BAND, abs(len(source) - len(target)) // 2 + 4)
    middle = 0
    for i in range(len(source) + 1):
        while middle < len(target) and theirs[middle] < ours[i]:
            middle += 1
        low = max(0, middle - band) if i else 0
        high = len(target) if i == len(source) else min(len(target), middle + band)
        yield from ((i, j) for j in range(low, high + 1) if i or j)


def _ends(units: Sequence[Unit]) -> list[float]:
    """Where each unit ends, as a part of all of them; 0 first."""
    total = sum(unit.length for unit in units) or 1
    found, at = [0.0], 0
    for unit in units:
        at += unit.length
        found.append(at / total)
    return found


def _confidence(own: float) -> float:
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, own)))), 3)


def _moved(evidence: Evidence, links: Sequence[Link]) -> list[Link]:
    """The links with those added whose two sides stand apart: the surest first."""
    ours = [link.source[0] for link in links if not link.target]
    theirs = [link.target[0] for link in links if not link.source]
    if not ours or not theirs or len(ours) * len(theirs) > 10_000:
        return list(links)
    pairs = sorted(
        ((evidence.of([evidence.source[i]], [evidence.target[j]]), i, j) for i in ours for j in theirs),
        reverse=True,
    )
    taken: dict[int, tuple[int, float]] = {}
    used: set[int] = set()
    for found, i, j in pairs:
        if found > _MOVED and i not in used and j not in taken:
            taken[j] = (i, found)
            used.add(i)
    kept = [link for link in links if link.target or link.source[0] not in used]
    return [
        Link((taken[link.target[0]][0],), link.target, _confidence(taken[link.target[0]][1]), moved=True)
        if not link.source and link.target[0] in taken
        else link
        for link in kept
    ]


def _facing(evidence: Evidence, links: Sequence[Link]) -> list[Link]:
    """The links with those added whose two sides stand in one place between two others, alike or not."""
    found: list[Link] = []
    for link in links:
        before = found[-1] if found else link
        if (before.source and not before.target and link.target and not link.source) or (
            before.target and not before.source and link.source and not link.target
        ):
            ours, theirs = before.source or link.source, before.target or link.target
            own = evidence.of([evidence.source[i] for i in ours], [evidence.target[j] for j in theirs])
            found[-1] = Link(ours, theirs, _confidence(own))
        else:
            found.append(link)
    return found


def _places(paragraphs: Sequence[Sequence[Unit]]) -> list[int]:
    """The paragraph of each sentence."""
    return [number for number, units in enumerate(paragraphs) for _ in units]


def _judged(
    evidence: Evidence, links: Sequence[Link], places: tuple[Sequence[int], Sequence[int]]
) -> list[Link]:
    """The links, what stands alone with its confidence: by how much it fits nothing beside it."""
    found: list[Link] = []
    for number, link in enumerate(links):
        if link.source and link.target:
            found.append(link)
            continue
        margin = _HEAVIEST * 2
        for other in (*links[max(0, number - 1) : number], *links[number + 1 : number + 2]):
            if other.source and other.target and not other.moved:
                margin = min(margin, _apart(evidence, link, other) + _away(link, other, places))
        found.append(Link(link.source, link.target, _confidence(margin)))
    return found


def _apart(evidence: Evidence, alone: Link, other: Link) -> float:
    """How much better a link is without what stands alone beside it."""
    sides = [evidence.source[i] for i in other.source], [evidence.target[j] for j in other.target]
    more = (
        sides[0] + [evidence.source[i] for i in alone.source],
        sides[1] + [evidence.target[j] for j in alone.target],
    )
    shape = len(more[0]), len(more[1])
    return evidence.of(*sides) + _ALONE - evidence.of(*more) - _RARE.get(shape, -4.5)


def _away(alone: Link, other: Link, places: tuple[Sequence[int], Sequence[int]]) -> float:
    """What it says against a pair that it would go on from paragraph to paragraph."""
    if alone.source:
        return _BREAK * (places[0][alone.source[0]] != places[0][other.source[0]])
    return _BREAK * (places[1][alone.target[0]] != places[1][other.target[0]])


def _in_order(links: Sequence[Link]) -> list[Link]:
    """In the order of the target; what it lacks after what stands before it in the source."""
    place = {i: link.target[-1] for link in links if link.target and not link.moved for i in link.source}
    place |= {i: link.target[-1] for link in links if link.target for i in link.source if i not in place}

    def key(link: Link) -> tuple[float, int, int]:
        if link.target:
            return link.target[0], 0, 0
        before = max((i for i in place if i < link.source[0]), default=None)
        return (-1 if before is None else place[before]), 1, link.source[0]

    return sorted(links, key=key)
