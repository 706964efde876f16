"""The averaged perceptron of the tagger: greedy, left to right, updated within a margin.

Words are hidden at random, the rare ones more often, so that endings and neighbours are learned too;
sentences are copied without capitals, for headlines and careless typing. The same seed gives the same
weights to the last bit.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from tlqa.text import tagfeatures
from tlqa.text.tagfeatures import Keys, Seen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Item = tuple[list[Seen], list[int]]


@dataclass(frozen=True)
class Options:
    """What was found best on GUM's dev part and EWT's dev part, trained on the train parts alone."""

    epochs: int = 8
    margin: float = 20.0
    least: int = 4  # sightings of a feature
    hidden: float = 1.0  # a word seen n times is hidden hidden / (hidden + n) of the time
    caseless: float = 0.15  # share of the sentences copied without capitals


class Features:
    """Turns words into rows of feature numbers; the number ``size`` is the feature that is none."""

    def __init__(self, items: Sequence[Item], lexicon: Mapping[int, int], tags: int, least: int) -> None:
        self.lexicon, self.tags = lexicon, tags
        self._keys: dict[tuple[Seen, bool], Keys] = {}
        self.edge = self.keys(Seen(""))
        counts: Counter[int] = Counter()
        for seen, gold in items:
            words = [self.keys(each) for each in seen]
            for row in self._static(words):
                counts.update(row)
            past = [tags, tags, *gold]
            for i, word in enumerate(words):
                after = words[i + 1] if i + 1 < len(words) else self.edge
                counts.update(_moving(past[i + 1], past[i], word, after))
        self.numbers = {key: i for i, key in enumerate(sorted(k for k, n in counts.items() if n >= least))}
        self.size = len(self.numbers)
        self.counts = np.array([counts[key] for key in self.numbers])
        self._moved: dict[tuple[int, ...], list[int]] = {}

    def keys(self, seen: Seen, known: bool = True) -> Keys:
        found = self._keys.get((seen, known))
        if found is None:
            found = self._keys[seen, known] = tagfeatures.keys(seen, self.lexicon, known=known)
        return found

    def rows(self, words: Sequence[Keys], only: Iterable[int] | None = None) -> Any:
        get, none = self.numbers.get, self.size
        found = [[get(key, none) for key in row] for row in self._static(words, only)]
        return np.array(found, dtype=np.int32)

    def _static(self, words: Sequence[Keys], only: Iterable[int] | None = None) -> Iterable[list[int]]:
        edge = self.edge
        each = [edge, edge, *words, edge, edge]
        for i in range(len(words)) if only is None else only:
            left2, left, word, right, right2 = each[i : i + 5]
            yield [
                *word.own, *left.before, *right.after, *left2.before2, *right2.after2,
                left.pairs[0] + word.pairs[1] if left.word and word.word else 0,
                word.pairs[2] + right.pairs[3] if word.word and right.word else 0,
            ]  # fmt: skip

    def moving(self, one: int, two: int, word: Keys, after: Keys) -> list[int]:
        """The features with the tags before."""
        at = (one, two, word.word, word.tail, word.kind, after.word, after.kind)
        found = self._moved.get(at)
        if found is None:
            if len(self._moved) > 2_000_000:
                self._moved.clear()
            get, none = self.numbers.get, self.size
            found = self._moved[at] = [get(key, none) for key in _moving(one, two, word, after)]
        return found


def _moving(one: int, two: int, word: Keys, after: Keys) -> tuple[int, ...]:
    return (
        *tagfeatures.history(one, two),
        *tagfeatures.with_tag(one, word.word, word.tail, word.kind),
        *tagfeatures.with_next(one, after.word, after.kind),
    )


def decode(features: Features, weights: Any, seen: Sequence[Seen]) -> list[int]:
    """The tags that the weights give."""
    words = [features.keys(each) for each in seen]
    base = weights[features.rows(words)].sum(1)
    one = two = features.tags
    found = []
    for i, (word, after) in enumerate(zip(words, [*words[1:], features.edge], strict=True)):
        best = int((base[i] + weights[features.moving(one, two, word, after)].sum(0)).argmax())
        found.append(best)
        one, two = best, one
    return found


def train(items: Sequence[Item], features: Features, options: Options, seed: int) -> Any:
    """The averaged weights, a row a feature and a column a tag; the last row is of no feature."""
    rng = random.Random(seed)
    words = [[features.keys(each) for each in seen] for seen, _ in items]
    rows = [features.rows(each) for each in words]
    seen_times = Counter(tagfeatures.folded(each.form) for seen, _ in items for each in seen)
    hide = options.hidden
    weights = np.zeros((features.size + 1, features.tags), np.float32)
    summed = np.zeros_like(weights)
    step = 1
    for epoch in range(options.epochs):
        wrong = total = 0
        for at in rng.sample(range(len(items)), len(items)):
            seen, gold = items[at]
            times = [seen_times[tagfeatures.folded(each.form)] for each in seen]
            hidden = [i for i, n in enumerate(times) if rng.random() < hide / (hide + n)]
            own, row = words[at], rows[at]
            if hidden:
                own, row = _hide(features, seen, own, row, hidden)
            updates, missed = _sentence(features, weights, own, row, gold, options.margin)
            for ids, right, other in updates:
                for table, amount in ((weights, 1), (summed, step)):
                    np.add.at(table[:, right], ids, amount)
                    np.add.at(table[:, other], ids, -amount)
            weights[-1] = summed[-1] = 0
            step += 1
            wrong, total = wrong + missed, total + len(gold)
        print(f"seed {seed}, epoch {epoch + 1}: {1 - wrong / total:.4f} of the words right", flush=True)
    return weights - summed / step


def _hide(
    features: Features, seen: Sequence[Seen], words: list[Keys], rows: Any, hidden: Sequence[int]
) -> tuple[list[Keys], Any]:
    words, rows = list(words), rows.copy()
    for i in hidden:
        words[i] = features.keys(seen[i], False)
    touched = sorted({i + by for i in hidden for by in range(-2, 3) if 0 <= i + by < len(seen)})
    rows[touched] = features.rows(words, touched)
    return words, rows


def _sentence(
    features: Features, weights: Any, words: Sequence[Keys], rows: Any, gold: Sequence[int], margin: float
) -> tuple[list[tuple[Any, int, int]], int]:
    base = weights[rows].sum(1)
    one = two = features.tags
    updates, wrong = [], 0
    for i, right in enumerate(gold):
        after = words[i + 1] if i + 1 < len(gold) else features.edge
        moving = features.moving(one, two, words[i], after)
        scores = base[i] + weights[moving].sum(0)
        best = int(scores.argmax())
        wrong += best != right
        scores[right] -= margin
        other = int(scores.argmax())
        if other != right:
            updates.append((np.concatenate((rows[i], np.array(moving, dtype=np.int32))), right, other))
        one, two = best, one
    return updates, wrong
