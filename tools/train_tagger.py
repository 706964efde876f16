"""Trains the tagger's model from treebanks: python tools/train_tagger.py OUT TREEBANK...

Deterministic: the same treebanks give the same bytes. Needs numpy, which tagging does not.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import zlib
from array import array
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import mainclauses
import numpy as np
import perceptron
import tagset
import treebank
from perceptron import Features, Item, Options

from tlqa.text import tagmodel
from tlqa.text.tagfeatures import folded, look, plain

RUNS = 2  # averaged: their orders differ
ROWS = 60_000
RARE_TAG = 20
PINNED_TIMES, PINNED_SHARE = 30, 0.99
KNOWN_TIMES, CLASS_SHARE = 3, 0.08


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("treebanks", type=Path, nargs="+")
    asked = parser.parse_args()
    sentences = [sentence for path in asked.treebanks for sentence in treebank.read(path)]
    made_of = {path.name: hashlib.sha256(path.read_bytes()).hexdigest()[:16] for path in asked.treebanks}
    model = build(sentences, made_of, Options())
    data = tagmodel.dump(model)
    asked.out.write_bytes(data)
    print(f"{len(data):,} bytes, sha256 {hashlib.sha256(data).hexdigest()}")


def build(
    sentences: list[treebank.Sent], made_of: dict[str, str], options: Options, runs: int = RUNS
) -> tagmodel.Model:
    """A model without the weights for fragments, which tools/train_fragments.py adds."""
    labels, tag_of = tags(sentences)
    lexicon = word_classes(sentences)
    items = training_items(sentences, tag_of, options.caseless)
    features = Features(items, lexicon, len(labels), options.least)
    print(f"{len(sentences):,} sentences, {len(labels)} tags, {features.size:,} features")
    jobs = [(items, features, options, seed + 1) for seed in range(runs)]
    if runs == 1:
        weights = _run(jobs[0])
    else:
        with ProcessPoolExecutor(runs) as pool:
            weights = sum(pool.map(_run, jobs))
    keys, rows = pruned(features, weights)
    main_keys, main_weights = mainclauses.train(sentences, [tuple(label) for label in labels], tag_of)
    meta: dict[str, Any] = {
        "tags": [list(label) for label in labels],
        "pinned": pinned(sentences, tag_of),
        "by_word": by_word(sentences),
        "made_of": made_of,
        "fragments": {},
        "licence": "CC BY-SA 4.0; see NOTICE",
    }
    known = sorted(lexicon)
    classes = bytes(lexicon[key] for key in known)
    return tagmodel.Model(meta, keys, rows, array("I", known), classes, main_keys, main_weights)


def _run(job: tuple[list[Item], Features, Options, int]) -> Any:
    return perceptron.train(*job)


def tags(sentences: list[treebank.Sent]) -> tuple[list[tagset.Label], dict[tagset.Label, int]]:
    """The tags, commonest first, and the number of every label; a rare label is the next like it."""
    counts = Counter(tagset.label(word) for sentence in sentences for word in sentence.words)
    kept = [label for label, n in counts.items() if n >= RARE_TAG]
    kept.sort(key=lambda label: (-counts[label], label))
    number = {label: i for i, label in enumerate(kept)}
    for label in counts:
        if label not in number:
            number[label] = max(
                range(len(kept)), key=lambda i: [a == b for a, b in zip(kept[i], label, strict=True)]
            )
    return kept, number


def training_items(
    sentences: list[treebank.Sent], tag_of: dict[tagset.Label, int], caseless: float
) -> list[Item]:
    rng = random.Random(0)
    items: list[Item] = []
    for sentence in sentences:
        words = [word.form for word in sentence.words]
        gold = [tag_of[tagset.label(word)] for word in sentence.words]
        items.append((look(words), gold))
        if len(words) > 2 and rng.random() < caseless:
            items.append((look([word.lower() for word in words]), gold))
    return items


def word_classes(sentences: list[treebank.Sent]) -> dict[int, int]:
    """For each word that is not rare, the number of its class: the set of tags that it often has."""
    seen: dict[str, Counter[str]] = {}
    for sentence in sentences:
        for word in sentence.words:
            label = tagset.label(word)
            seen.setdefault(folded(plain(word.form)), Counter())[label[0] + label[1][:1]] += 1
    sets = {}
    for form, counts in seen.items():
        total = counts.total()
        if total >= KNOWN_TIMES:
            sets[form] = " ".join(sorted(tag for tag, n in counts.items() if n / total >= CLASS_SHARE))
    times = Counter(sets.values())
    common = sorted(times, key=lambda name: (-times[name], name))[:255]
    number = {name: i + 1 for i, name in enumerate(common)}
    return {zlib.crc32(form.encode()): number[name] for form, name in sorted(sets.items()) if name in number}


def pinned(sentences: list[treebank.Sent], tag_of: dict[tagset.Label, int]) -> dict[str, int]:
    """The tag of the common words that have only one."""
    seen: dict[str, Counter[int]] = {}
    for sentence in sentences:
        for word in sentence.words:
            seen.setdefault(plain(word.form).lower(), Counter())[tag_of[tagset.label(word)]] += 1
    found = {}
    for form, counts in sorted(seen.items()):
        (tag, times), total = counts.most_common(1)[0], counts.total()
        if total >= PINNED_TIMES and times / total >= PINNED_SHARE:
            found[form] = tag
    return found


def by_word(sentences: list[treebank.Sent]) -> dict[str, list[str]]:
    """Number and person of the words that have them by themselves: pronouns, determiners, 'was'."""
    seen: dict[str, Counter[tuple[str, str]]] = {}
    for sentence in sentences:
        for word in sentence.words:
            own = tagset.by_word(word)
            if own is not None:
                seen.setdefault(f"{plain(word.form).lower()} {own[0]}", Counter())[own[1:]] += 1
    best = {key: counts.most_common(1)[0][0] for key, counts in sorted(seen.items()) if counts.total() > 2}
    return {key: list(value) for key, value in best.items() if any(value)}


def pruned(features: Features, weights: Any) -> tuple[array[int], bytes]:
    """The features that weigh most, their weights as bytes with 128 for nothing."""
    weights = weights[:-1]
    worth = np.sqrt((weights**2).sum(1) * features.counts)
    kept = np.sort(np.argsort(-worth, kind="stable")[:ROWS])
    keys = np.array(list(features.numbers), dtype=np.uint64)[kept]
    scale = 127 / np.abs(weights[kept]).max()
    rows = (np.round(weights[kept] * scale) + 128).astype(np.uint8)
    return array("I", [int(key) for key in keys]), rows.tobytes()


if __name__ == "__main__":
    main()
