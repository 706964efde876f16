"""Which finite verbs belong to main clauses: a small decision of its own, once the tags are known.

For each finite verb, from left to right: what opened its clause, what stands before it and after it,
and what was decided of the finite verb before.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tlqa.text.tagmodel import Model

_REACH = 30  # words looked back; a clause's opener is nearer
_MOST_KEPT = 50_000  # features whose weights are kept at a time
_NOMINAL = frozenset("DET ADJ NOUN PROPN NUM ADP PART PARTs ADV".split())


class MainClauses:
    """The decision with the weights of a model."""

    def __init__(self, model: Model, labels: Sequence[Sequence[str]]) -> None:
        self._keys, self._weights = model.main_keys, model.main_weights
        self._known: dict[str, int] = {}
        self._short = short(labels)

    def among(self, verbs: Sequence[int], words: Sequence[str], tags: Sequence[int]) -> Iterator[int]:
        """Those of the finite verbs (indices into ``words``, lower case) that are of main clauses."""
        get, names = self._known.get, [self._short[tag] for tag in tags]
        before = "-"
        for number, at in enumerate(verbs):
            score = 0
            for feature in features(number, verbs, words, names, before):
                weight = get(feature)
                score += self._weight(feature) if weight is None else weight
            before = "m" if score > 0 else "s"
            if score > 0:
                yield at

    def _weight(self, feature: str) -> int:
        if len(self._known) >= _MOST_KEPT:
            self._known.clear()
        key = crc32(feature.encode("utf-8", "replace"))
        at = bisect_left(self._keys, key)
        found = at < len(self._keys) and self._keys[at] == key
        weight = self._weights[at] if found else 0
        weight = self._known[feature] = weight - 256 if weight > 127 else weight
        return weight


def short(labels: Sequence[Sequence[str]]) -> list[str]:
    """The names of the tags as the features have them: 'VERB', 'VERBFin', 'PRONw'."""
    return [pos + (form if pos in ("VERB", "AUX") else sub) for pos, form, _, _, _, sub in labels]


def features(
    number: int, verbs: Sequence[int], words: Sequence[str], names: Sequence[str], before: str
) -> list[str]:
    """What is known of the finite verb ``verbs[number]``; ``before`` what was said of the one before."""
    at = verbs[number]
    start = verbs[number - 1] + 1 if number else 0
    floor = max(start, at - _REACH)
    opener, place = "", at
    for i in range(at - 1, floor - 1, -1):
        if names[i] == "SCONJ" or names[i][-1] == "w":
            opener, place = words[i], i
            break
    low = _edge(at, floor, start, words, names)
    left = "^" if at == 0 else names[at - 1]
    left2 = "^" if at < 2 else names[at - 2]
    right = names[at + 1] if at + 1 < len(names) else "$"
    comma = "," if "," in words[place:at] else ""
    nth = min(number, 2)
    head = words[verbs[number - 1]] if number else "-"
    gap = " ".join(names[max(floor, at - 4) : at])
    back = range(at - 1, floor - 1, -1)
    joint = next((words[i] for i in back if names[i] == "CCONJ" or words[i] in ",;:-"), "")
    opening = f"{words[0]} {'first' if place == 0 else ''} {nth} {comma}"
    return [
        f"o {opener} {comma}",
        f"oc {opener} {left} {names[place - 1] if place else '^'} {comma}",
        f"w {words[at]} {bool(opener)}",
        f"h {head} {bool(opener)} {joint}",
        f"hb {head} {before} {low}",
        f"t {left2} {left} {right} {before}",
        f"g {gap} {before}",
        f"f {opening} {before}",
        f"j {joint} {before} {bool(opener)} {left}",
    ]


def _edge(at: int, floor: int, start: int, words: Sequence[str], names: Sequence[str]) -> str:
    """The word before the noun phrases and adverbs that stand before the verb."""
    for i in range(at - 1, floor - 1, -1):
        if names[i] not in _NOMINAL:
            return words[i]
    return "|" if start else "^"
