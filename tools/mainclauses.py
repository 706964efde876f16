"""Trains the decision which finite verbs belong to main clauses (see tlqa/text/mainclause.py)."""

from __future__ import annotations

import random
import zlib
from array import array
from collections import Counter
from typing import TYPE_CHECKING

import tagset

from tlqa.text.mainclause import features, short
from tlqa.text.tagfeatures import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from treebank import Sent

_EPOCHS, _MARGIN, _LEAST, _KEPT = 10, 10, 3, 20_000


def train(
    sentences: Sequence[Sent], labels: Sequence[Sequence[str]], tag_of: dict[tagset.Label, int]
) -> tuple[array[int], bytes]:
    """Keys and weights (int8) of an averaged perceptron over gold tags."""
    names = short(labels)
    items = []
    for sentence in sentences:
        verbs = [i for i, word in enumerate(sentence.words) if word.finite]
        if verbs:
            words = [plain(word.form).lower() for word in sentence.words]
            tags = [names[tag_of[tagset.label(word)]] for word in sentence.words]
            items.append((verbs, words, tags, [sentence.main(i) for i in verbs]))
    counts: Counter[str] = Counter()
    for verbs, words, tags, gold in items:
        for number in range(len(verbs)):
            before = "-" if not number else "m" if gold[number - 1] else "s"
            counts.update(features(number, verbs, words, tags, before))
    weights: dict[str, list[float]] = {name: [0.0, 0.0] for name in sorted(counts) if counts[name] >= _LEAST}
    rng, step = random.Random(1), 1
    for _ in range(_EPOCHS):
        for verbs, words, tags, gold in rng.sample(items, len(items)):
            before = "-"
            for number, right in enumerate(gold):
                found = [weights[f] for f in features(number, verbs, words, tags, before) if f in weights]
                score, sign = sum(pair[0] for pair in found), 1 if right else -1
                if score * sign <= _MARGIN:
                    for pair in found:
                        pair[0] += sign
                        pair[1] += sign * step
                before = "m" if score > 0 else "s"
            step += 1
    final = {name: pair[0] - pair[1] / step for name, pair in weights.items()}
    kept = sorted(final, key=lambda name: (-abs(final[name]), name))[:_KEPT]
    scale = 127 / abs(final[kept[0]])
    rounded = {zlib.crc32(name.encode()): round(final[name] * scale) for name in kept}
    keys = sorted(key for key, weight in rounded.items() if weight)
    return array("I", keys), bytes(rounded[key] & 255 for key in keys)
