"""Writes the weights that tell a wrong full stop: python tools/train_boundary.py LANGUAGE TREEBANK...

Whole sentences of the treebanks are set one after another, in their order and out of it, and cut in two at
places where engines cut. What the tagger says of both sides is weighed by a logistic regression.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import treebank
from fragments import tagged

import tlqa
from tlqa import languages
from tlqa.text.boundary import VERSION, abbreviated, features
from tlqa.text.fragments import weigh
from tlqa.text.tagger import tagger_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tlqa.model import Tag
    from tlqa.text.tagger import Tagger

_QUOTES = frozenset(["“", "”", '"', "``", "''", "‘"])
_NO_CUT_AFTER = frozenset(["-", "–", "$", "(", "'", "--", "#", "...", "/"])
_NO_CUT_BEFORE = frozenset(
    [",", ".", ";", ":", ")", "-", "–", "'", "%", "--", "and", "or", "but", "...", "!", "?", "/"]
)
_FREE = frozenset("NOUN PROPN ADV NUM INTJ X SYM".split())
_RELATIVE = frozenset("which who that whose where".split())
_SHORTEST, _CUTTABLE, _LONGEST = 5, 8, 70
_CUTS, _SHUFFLES, _LEAST = 3, 2, 40
_EPOCHS, _BATCH, _RATE, _DECAY, _WHOLE = 8, 256, 0.15, 3e-5, 4.0
_SMALL = 0.1
_ENDS, _STARTS = (30, 0.02), (12, 0.006)
"""How often a word must be seen, and the share of them that may end (begin) a sentence."""

Example = tuple[float, dict[str, float]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language")
    parser.add_argument("treebanks", type=Path, nargs="+")
    asked = parser.parse_args()
    language = languages.get(asked.language)
    assert language.tagger
    tagger = tagger_at(language.tagger)
    read = [sentence for path in asked.treebanks for sentence in treebank.read(path)]
    ends, starts = rare_at(read, -2, *_ENDS), rare_at(read, 0, *_STARTS)
    sentences = [[word.form for word in sentence.words] for sentence in read]
    made = list(examples(sentences, Sides(tagger, frozenset(ends))))
    data: dict[str, Any] = {"version": VERSION, "ends": ends, "starts": starts, "weights": fit(made)}
    target = Path(tlqa.__file__).parent / "languages" / f"{language.code}.boundary.json"
    target.write_text(json.dumps(data, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(made):,} examples, {len(data['weights']):,} weights, {target.stat().st_size:,} bytes")


@dataclass(frozen=True)
class Sides:
    """What makes the features of two sides."""

    tagger: Tagger
    ends: frozenset[str]

    def features(self, first: list[str], second: list[str]) -> dict[str, float]:
        one, other = tagged(self.tagger, first), tagged(self.tagger, second)
        weights = self.tagger.meta["fragments"]
        return dict(features(one, other, weigh(one, weights), weigh(other, weights), self.ends))


def rare_at(sentences: Sequence[treebank.Sent], place: int, least: int, share: float) -> list[str]:
    """Words in lower case that hardly ever stand there in a sentence that ends in a full stop.

    Nouns and adverbs are none of them, nor are adjectives of those that begin none: what has not ended a
    sentence of the treebank may do so in the next.
    """
    seen: Counter[str] = Counter()
    open_: Counter[str] = Counter()
    there: Counter[str] = Counter()
    for sentence in sentences:
        words = sentence.words
        if len(words) >= _SHORTEST and words[-1].form == ".":
            seen.update(word.form.lower() for word in words)
            free = _FREE if place else _FREE | {"ADJ"}
            open_.update(word.form.lower() for word in words if word.upos in free)
            there[words[place].form.lower()] += 1
    return sorted(
        w
        for w, n in seen.items()
        if w.isalpha() and n >= least and there[w] <= share * n and open_[w] < n / 3
    )


def examples(sentences: Sequence[list[str]], sides: Sides) -> Iterator[Example]:
    """Sentences side by side (0) and halves of one (1)."""
    rng = random.Random(1)
    whole: list[list[str]] = []
    previous: list[str] = []
    for words in sentences:
        fits = _fits(words)
        if fits and previous:
            yield 0.0, sides.features(previous, words)
        if fits:
            whole.append(words)
            if len(words) >= _CUTTABLE:
                for first, second in cut(words, sides.tagger.tag(words)[0], rng):
                    yield 1.0, sides.features(first, second)
        previous = words if fits else []
    for _ in range(_SHUFFLES):
        others = whole[:]
        rng.shuffle(others)
        for first, second in zip(whole, others, strict=True):
            yield 0.0, sides.features(first, second)


def _fits(words: Sequence[str]) -> bool:
    return (
        _SHORTEST <= len(words) < _LONGEST
        and words[-1] == "."
        and words[0][:1].isupper()
        and _QUOTES.isdisjoint(words)
        and not abbreviated(words[-2])
    )


def cut(words: list[str], tags: Sequence[Tag], rng: random.Random) -> Iterator[tuple[list[str], list[str]]]:
    """Halves of a sentence, most often before a capital, a phrase or a clause."""
    places: list[tuple[float, int]] = []
    for i in range(2, len(words) - 3):
        before, after = words[i - 1], words[i]
        if before in _NO_CUT_AFTER or after in _NO_CUT_BEFORE or after.startswith(("'", "n't", "’")):
            continue
        if after[:1].isdigit() or abbreviated(before):
            continue
        likely = 1
        if after[:1].isupper():
            likely = 3
        elif before == "," or tags[i].pos == "ADP" or tags[i].form in ("Part", "Ger") or after in _RELATIVE:
            likely = 2
        places.append((rng.random() ** (1 / likely), i))
    for _, i in sorted(places, reverse=True)[:_CUTS]:
        end = i
        while words[end - 1] in (",", ":", ";"):
            end -= 1
        yield [*words[:end], "."], [words[i][:1].upper() + words[i][1:], *words[i + 1 :]]


def fit(made: Sequence[Example]) -> dict[str, float]:
    """Weights of a logistic regression, without the small ones."""
    seen = Counter(name for _, values in made for name in values)
    number = {name: i for i, name in enumerate(sorted(n for n in seen if seen[n] >= _LEAST), 1)}
    width = max(len(values) for _, values in made)
    columns: Any = np.zeros((len(made), width), np.int32)
    values_: Any = np.zeros((len(made), width), np.float32)
    wanted = np.array([label for label, _ in made])
    for row, (_, values) in enumerate(made):
        known = [(number[name], value) for name, value in values.items() if name in number]
        for at, (column, value) in enumerate(known):
            columns[row, at], values_[row, at] = column, value
    weights, squares, bias = np.zeros(len(number) + 1), np.full(len(number) + 1, 1e-6), 0.0
    rng, cost = np.random.default_rng(0), np.where(wanted == 0, _WHOLE, 1.0)
    for _ in range(_EPOCHS):
        order = rng.permutation(len(made))
        for start in range(0, len(made), _BATCH):
            batch = order[start : start + _BATCH]
            score = (weights[columns[batch]] * values_[batch]).sum(1) + bias
            wrong = (1 / (1 + np.exp(-np.clip(score, -30, 30))) - wanted[batch]) * cost[batch]
            slope = np.zeros_like(weights)
            np.add.at(slope, columns[batch].ravel(), (wrong[:, None] * values_[batch]).ravel())
            slope = slope / len(batch) + _DECAY * weights
            slope[0] = 0
            squares += slope * slope
            weights -= _RATE * slope / np.sqrt(squares)
            bias -= 0.02 * wrong.mean()
    found = {name: round(float(weights[i]), 1) for name, i in number.items() if abs(weights[i]) >= _SMALL}
    return {**found, "bias": round(float(bias), 2)}


if __name__ == "__main__":
    main()
