"""Train the judge of syntax, and write tlqa/languages/en.syntax.npz.

    python tools/train_syntax.py [--copy DIR] [--out FILE] [--rounds N] TREEBANK.conllu[.xz] ...

Sentences of the treebanks and of our own clean copy (``--copy``) are good; damaged as ``tools/damage.py``
damages them they are bad at known places. A tenth of the sentences is left out and measured after each
round: of the faults of each sort, the share found where 2, 5, 10 and 20 of 10,000 good places are told
wrongly. The same seed on the same machine gives the same file. Wants jax and optax (``pip install
'tlqa[train]'``); the program itself reads the network with numpy alone. What it is: docs/syntax.md.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jax
import jax.numpy as jnp
import numpy as np
import optax
from damage import FEWEST, MOST, damaged
from damage_copy import damaged_copy
from treebank import read

from tlqa.inputs import plain
from tlqa.languages import get
from tlqa.model import Tagged, Token
from tlqa.text.analysis import Analysis
from tlqa.text.syntax import ARRAYS, FAULTS, VERSION, tag_name
from tlqa.text.tagger import tagger_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from damage import Damaged

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "tlqa" / "languages" / "en.syntax.npz"
SEED = 7
TAG_SIZE, WORD_SIZE, SIZE, HIDDEN = 24, 40, 64, 64
"""How many numbers stand for a tag, a word, the memory of one direction, the layer before the last."""
RARE = 10
"""A word of the good sentences that stands less often is known by its tag alone."""
FUNCTION, HIDE_FUNCTION, HIDE = 400, 0.05, 0.35
"""A word that stands so often is hidden in 5 of 100 places while learning, others in 35: tags must count."""
MOST_DAMAGED = 8
"""Damaged sentences made of a good one, in each of ``TIMES`` passes."""
TIMES = 2
LENGTHS, PLACES = (12, 20, 28, 40, MOST + 2), 4000
"""Sentences of a batch have up to so many words, and a batch so many places."""
LEFT_OUT = 10
RATES = (2, 5, 10, 20)
RATE, DECAY = 3e-3, 1e-3
FADED, FADED_HIDDEN = 0.15, 0.25
"""The share of what is read, and of what is remembered, that is blotted out while learning."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words, their tags by name, and for each damaged place the number of the fault (1 and up)."""

    words: tuple[str, ...]
    tags: tuple[str, ...]
    faults: dict[int, int]
    left_out: bool


Weights = dict[str, Any]
Batch = tuple[Any, Any, Any, Any]  # tags, words, faults, 1 where there is a word


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--copy", type=Path, help="a folder of good stories")
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("treebanks", nargs="+")
    asked = parser.parse_args()
    sentences = list(gathered(asked.treebanks, asked.copy))
    named = inventories(sentences)
    print(f"{len(sentences)} sentences, {len(named[0])} tags, {len(named[1])} words", flush=True)
    weights = trained(sentences, named, asked.rounds)
    write(asked.out, weights, named)


def gathered(treebanks: Iterable[str], copy: Path | None) -> Iterator[Sentence]:
    """The good sentences and the damaged ones; those made of one are left out together."""
    chance = random.Random(SEED)
    tagger = tagger_at(get("en").tagger)

    def tagged(words: Sequence[str], faults: dict[int, int], *, left_out: bool) -> Sentence:
        tags = tuple(map(tag_name, tagger.tag(words)[0]))
        return Sentence(tuple(word.lower() for word in words), tags, faults, left_out)

    for words, damage in sources(treebanks, copy, chance):
        left_out = chance.randrange(LEFT_OUT) == 0
        yield tagged(words, {}, left_out=left_out)
        for one in damage:
            fault = FAULTS.index(one.fault) + 1
            yield tagged(one.words, dict.fromkeys(one.places, fault), left_out=left_out)


def sources(
    treebanks: Iterable[str], copy: Path | None, chance: random.Random
) -> Iterator[tuple[tuple[str, ...], list[Damaged]]]:
    """The words of each good sentence, and what damage makes of them."""
    for path in sorted(treebanks):
        for sentence in read(path):
            if FEWEST <= len(sentence.words) <= MOST:
                made = [each for _ in range(TIMES) for each in _some(damaged(sentence, chance), chance)]
                yield tuple(word.form for word in sentence.words), made
    for tagged in _copy(copy) if copy else ():
        made = [each for _ in range(TIMES) for each in _some(damaged_copy(tagged, chance), chance)]
        yield tuple(word.text for word in tagged.words), made


def _some(made: list[Damaged], chance: random.Random) -> list[Damaged]:
    return chance.sample(made, min(MOST_DAMAGED, len(made)))


def _copy(folder: Path) -> Iterator[Tagged]:
    english = get("en")
    for path in sorted(folder.rglob("*.txt")):
        story = Analysis(plain.document(path.read_text("utf-8"), str(path), english), english)
        for _, sentence in story.body_sentences():
            tagged = story.tagged(sentence)
            if FEWEST <= len(tagged.words) <= MOST:
                yield Tagged(
                    tuple(Token(w.start, w.end, w.text) for w in tagged.words), tagged.tags, tagged.margins
                )


def inventories(sentences: Sequence[Sentence]) -> tuple[list[str], list[str], list[float]]:
    """The tags, the words that are known by themselves, and how often each of these is hidden."""
    tags = Counter(tag for sentence in sentences for tag in sentence.tags)
    words = Counter(word for sentence in sentences if not sentence.faults for word in sentence.words)
    known = sorted(word for word, count in words.items() if count >= RARE)
    hidden = [HIDE_FUNCTION if words[word] >= FUNCTION else HIDE for word in known]
    return sorted(tag for tag, count in tags.items() if count >= RARE), known, hidden


Inventories = tuple[list[str], list[str], list[float]]


def trained(sentences: Sequence[Sentence], named: Inventories, rounds: int) -> Weights:
    """The weights after so many rounds over the sentences."""
    chance = random.Random(SEED)
    rows = [{name: row for row, name in enumerate(names, 2)} for names in named[:2]]
    teach = [s for s in sentences if not s.left_out]
    test = list(batches([s for s in sentences if s.left_out], rows, None))
    weights = fresh(len(named[0]) + 2, len(named[1]) + 2)
    steps = rounds * sum(1 for _ in batches(teach, rows, chance))
    rate = optax.cosine_decay_schedule(RATE, steps, 0.03)
    optimizer = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(rate, weight_decay=DECAY))
    state, key = optimizer.init(weights), jax.random.PRNGKey(SEED)
    hidden = jnp.array([0.0, 0.0, *named[2]])

    def loss(weights: Weights, batch: Batch, key: Any) -> Any:
        tags, words, faults, there = batch
        said = judged(weights, tags, words, there, (key, hidden))
        wrong = optax.softmax_cross_entropy_with_integer_labels(said, faults)
        return (wrong * there).sum() / there.sum()

    @jax.jit
    def step(weights: Weights, state: Any, batch: Batch, key: Any) -> tuple[Weights, Any, Any]:
        value, slope = jax.value_and_grad(loss)(weights, batch, key)
        update, state = optimizer.update(slope, state, weights)
        return optax.apply_updates(weights, update), state, value

    for number in range(rounds):
        total, count = 0.0, 0
        for batch in batches(teach, rows, chance):
            key, now = jax.random.split(key)
            weights, state, value = step(weights, state, batch, now)
            total, count = total + float(value), count + 1
        print(f"round {number + 1}: {total / max(1, count):.4f}  {measured(weights, test)}", flush=True)
    return weights


def batches(
    sentences: Iterable[Sentence], rows: Sequence[dict[str, int]], chance: random.Random | None
) -> Iterator[Batch]:
    """Sentences of like lengths, in an order by chance where there is any."""
    by_length: dict[int, list[Sentence]] = {length: [] for length in LENGTHS}
    for sentence in sentences:
        by_length[next(length for length in LENGTHS if len(sentence.words) <= length)].append(sentence)
    parts = []
    for length, some in by_length.items():
        if chance:
            chance.shuffle(some)
        size = PLACES // length
        parts += [(length, some[at : at + size]) for at in range(0, len(some), size)]
    if chance:
        chance.shuffle(parts)
        parts = [part for part in parts if len(part[1]) == PLACES // part[0]] or parts
    for length, some in parts:
        yield _batch(length, some, rows)


def _batch(length: int, sentences: Sequence[Sentence], rows: Sequence[dict[str, int]]) -> Batch:
    tags, words, faults = (np.zeros((len(sentences), length), np.int32) for _ in range(3))
    there = np.zeros((len(sentences), length), np.float32)
    for row, sentence in enumerate(sentences):
        count = len(sentence.words)
        tags[row, :count] = [rows[0].get(tag, 1) for tag in sentence.tags]
        words[row, :count] = [rows[1].get(word, 1) for word in sentence.words]
        there[row, :count] = 1
        for place, fault in sentence.faults.items():
            faults[row, place] = fault
    return tags, words, faults, there


def fresh(tags: int, words: int) -> Weights:
    """Weights by chance, as many as there are tags and words and as the sizes say."""
    chance = np.random.default_rng(SEED)

    def by_chance(*shape: int, scale: float = 1.0) -> Any:
        return jnp.array(chance.normal(0, scale / np.sqrt(shape[-2]), shape).astype(np.float32))

    return {
        "tags": by_chance(tags, TAG_SIZE, scale=2),
        "words": by_chance(words, WORD_SIZE, scale=3),
        "inward": by_chance(2, TAG_SIZE + WORD_SIZE, 3 * SIZE),
        "bias": jnp.zeros((2, 3 * SIZE)),
        "onward": by_chance(2, SIZE, 3 * SIZE),
        "hidden": by_chance(4 * SIZE, HIDDEN),
        "hidden_bias": jnp.zeros(HIDDEN),
        "out": by_chance(HIDDEN, len(FAULTS) + 1, scale=0.5),
        "out_bias": jnp.zeros(len(FAULTS) + 1),
    }


def judged(weights: Weights, tags: Any, words: Any, there: Any, learning: tuple[Any, Any] | None) -> Any:
    """What the network says of each place, as ``tlqa.text.syntax`` does; ``learning`` hides things."""
    keys: Any = (None,) * 3
    if learning is not None:
        keys = jax.random.split(learning[0], 3)
        words = jnp.where(jax.random.uniform(keys[0], words.shape) < learning[1][words], 1, words)
    read = jnp.concatenate((weights["tags"][tags], weights["words"][words]), -1)
    read = faded(read, keys[1], FADED)
    left = remembered(weights, 0, read, there, reverse=False)
    right = remembered(weights, 1, read, there, reverse=True)
    here = jnp.concatenate((left, right), -1)
    before = jnp.pad(here, ((0, 0), (1, 0), (0, 0)))[:, :-1]
    both = faded(jnp.concatenate((here, before), -1), keys[2], FADED_HIDDEN)
    hidden = jax.nn.relu(both @ weights["hidden"] + weights["hidden_bias"])
    return hidden @ weights["out"] + weights["out_bias"]


def faded(values: Any, key: Any, share: float) -> Any:
    """The values with a share of them blotted out, where there is a key to do it by."""
    return (
        values if key is None else values * jax.random.bernoulli(key, 1 - share, values.shape) / (1 - share)
    )


def remembered(weights: Weights, way: int, read: Any, there: Any, *, reverse: bool) -> Any:
    """What the network remembers at each word, in one direction."""
    said = jnp.swapaxes(read @ weights["inward"][way] + weights["bias"][way], 0, 1)

    def step(state: Any, at: tuple[Any, Any]) -> tuple[Any, Any]:
        new, is_there = at
        old = state @ weights["onward"][way]
        gates = jax.nn.sigmoid(new[:, : 2 * SIZE] + old[:, : 2 * SIZE])
        value = jnp.tanh(new[:, 2 * SIZE :] + gates[:, :SIZE] * old[:, 2 * SIZE :])
        kept = value + gates[:, SIZE:] * (state - value)
        state = jnp.where(is_there[:, None] > 0, kept, state)
        return state, state

    start = jnp.zeros((read.shape[0], SIZE))
    states = jax.lax.scan(step, start, (said, jnp.swapaxes(there, 0, 1)), reverse=reverse)[1]
    return jnp.swapaxes(states, 0, 1)


_judged = jax.jit(lambda weights, tags, words, there: judged(weights, tags, words, there, None))


def measured(weights: Weights, test: Sequence[Batch]) -> str:
    """For each fault, the share found at each of the ``RATES`` of good places told wrongly."""
    odds, faults = [], []
    for tags, words, wrong, there in test:
        said = np.asarray(_judged(weights, tags, words, there))
        odds.append((said[..., 1:] - said[..., :1])[there > 0])
        faults.append(wrong[there > 0])
    if not odds:
        return ""
    told, true = np.concatenate(odds), np.concatenate(faults)
    shares = []
    for number, fault in enumerate(FAULTS, 1):
        good = np.sort(told[true == 0, number - 1])[::-1]
        found = told[true == number, number - 1]
        at = [f"{(found > good[len(good) * rate // 10_000]).mean():.2f}" for rate in RATES if len(found)]
        shares.append(f"{fault} {'/'.join(at)}")
    return "  ".join(shares)


def write(path: Path, weights: Weights, named: Inventories) -> None:
    """The file that ``tlqa.text.syntax`` reads."""
    arrays = {name: np.asarray(weights[name]).astype(np.float16) for name in ARRAYS}
    np.savez_compressed(
        path, version=np.array(VERSION), tag_named=np.array(named[0]), word_named=np.array(named[1]), **arrays
    )


if __name__ == "__main__":
    main()
