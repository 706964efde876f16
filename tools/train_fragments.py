"""Adds to a tagger's model the weights that tell fragments: python tools/train_fragments.py MODEL TREEBANK...

The tagger knows its own training sentences too well, so each quarter of the treebanks is tagged by a
tagger of the other three. The operating point is set on the same quarters: FALSE_ALARMS of the sentences
that have a finite verb lie above it.
"""

from __future__ import annotations

import argparse
import random
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import train_tagger
import treebank
from fragments import as_sentence, cut, tagged
from perceptron import Options

from tlqa.model import Tagged
from tlqa.text import tagmodel
from tlqa.text.fragments import features
from tlqa.text.tagger import Tagger

FALSE_ALARMS = 0.0015
_FOLDS, _EPOCHS, _MOST_CUT = 4, 5, 3
_STEPS, _DECAY = 9, 1.0

Example = tuple[Tagged, bool]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("treebanks", type=Path, nargs="+")
    asked = parser.parse_args()
    sentences = [sentence for path in asked.treebanks for sentence in treebank.read(path)]
    blocks = [sentences[i : i + 50] for i in range(0, len(sentences), 50)]
    folds = [[sentence for block in blocks[fold::_FOLDS] for sentence in block] for fold in range(_FOLDS)]
    with ProcessPoolExecutor(2) as pool:
        jobs = [(folds, fold) for fold in range(_FOLDS)]
        examples = [example for found in pool.map(_examples, jobs) for example in found]
    model = tagmodel.load(asked.model)
    model.meta["fragments"] = fit(examples)
    asked.model.write_bytes(tagmodel.dump(model))


def _examples(job: tuple[list[list[treebank.Sent]], int]) -> list[Example]:
    folds, held = job
    others = [sentence for fold, sentences in enumerate(folds) if fold != held for sentence in sentences]
    tagger = Tagger(train_tagger.build(others, {}, Options(epochs=_EPOCHS), runs=1))
    rng = random.Random(held)
    found: list[Example] = []
    for sentence in folds[held]:
        words = [word.form for word in sentence.words]
        if any(word.finite for word in sentence.words):
            found.append((tagged(tagger, words), False))
        cuts = list(cut(sentence))
        for piece in rng.sample(cuts, min(_MOST_CUT, len(cuts))):
            forms = [word.form for word in piece]
            for variant in (forms, as_sentence(forms)):
                found.append((tagged(tagger, variant), True))
    return found


def fit(examples: list[Example]) -> dict[str, float]:
    """Weights of a logistic regression, the bias moved to the operating point."""
    seen = [dict(features(each)) for each, _ in examples]
    names = sorted({name for values in seen for name in values})
    number = {name: i for i, name in enumerate(names)}
    table: Any = np.zeros((len(examples), len(names) + 1))
    for row, values in enumerate(seen):
        table[row, -1] = 1
        for name, value in values.items():
            table[row, number[name]] = value
    wanted = np.array([label for _, label in examples], float)
    weights = np.zeros(len(names) + 1)
    for _ in range(_STEPS):  # Newton's method
        likely = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        gradient = table.T @ (likely - wanted) + _DECAY * weights
        curve = (table * np.sqrt(likely * (1 - likely))[:, None]).astype(np.float32)
        weights -= np.linalg.solve((curve.T @ curve).astype(float) + _DECAY * np.eye(len(weights)), gradient)
    scores = table @ weights
    whole = np.sort(scores[wanted == 0])[::-1]
    point = whole[int(FALSE_ALARMS * len(whole))]
    caught = (scores[wanted == 1] > point).mean()
    print(f"{len(examples):,} examples; operating point {point:.2f}: {caught:.3f} of the fragments above it")
    found = {name: round(float(weights[i]), 3) for name, i in number.items()}
    return {**found, "bias": round(float(weights[-1] - point), 3)}


if __name__ == "__main__":
    main()
