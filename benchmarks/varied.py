"""Varied stories for the benchmarks: made from the corpus by a seeded generator, no two alike.

A story repeated flatters every cache of words, sentences and tags. Here each story has a headline and
paragraphs drawn from the corpus, nine in ten of them clean copy; its names are others, the same other name
throughout a story, and so are its figures; its sentences are put into another order now and then. One seed
gives the same stories on every machine.
"""

from __future__ import annotations

import random
import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from stories import CORPUS

if TYPE_CHECKING:
    from collections.abc import Iterator

LENGTH = 3_600
"""Characters of a story, about as many as a wire story has."""

_CLEAN_SHARE = 0.9
_SHUFFLED_SHARE = 0.3
# a capitalised word within a sentence is a name; one that begins it may be any word
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b")
_FIGURE = re.compile(r"\b[1-9]\d*\b")
_SENTENCE_END = re.compile(r"(?<=[a-z][.]) (?=[A-Z])")
_KEPT = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July"
    " August September October November December".split()
)
_FIRST = (
    "Al An Be Bo Ca Ce Da De El Fa Ga He Is Jo Ka La Le Ma Mi Na No Or Pa Re Ro Sa Se Ta To Ul Va Vi Wa Ya Ze"
).split()
_MIDDLE = (
    "ba be bri da den do fa ga gri ka ki la lan li lo ma mer"
    " mi na nel ni po ra ren ri ro sa se tan te ti va ven vo"
).split()
_LAST = (
    "ac an ard as ek el en er es ett i ic il in is ko la"
    " ler na ne no o ov os ra ric sen son ta ter to ul un ville"
).split()


def stories(seed: int = 0, length: int = LENGTH) -> Iterator[str]:
    """Stories without end, each of at least ``length`` characters."""
    chance = random.Random(seed)
    clean, damaged = _paragraphs(clean=True), _paragraphs(clean=False)
    heads = _heads()
    while True:
        renamed: dict[str, str] = {}
        parts, size = [chance.choice(heads)], 0
        while size < length:
            part = chance.choice(clean if chance.random() < _CLEAN_SHARE else damaged)
            parts.append(_other(part, renamed, chance))
            size += len(part) + 2
        yield "\n\n".join(parts)


def of_size(size: int, seed: int = 0) -> list[str]:
    """Stories of at least ``size`` bytes of UTF-8 together."""
    chosen: list[str] = []
    for text in stories(seed):
        chosen.append(text)
        size -= len(text.encode())
        if size <= 0:
            return chosen
    raise AssertionError("the generator has no end")


def in_one(size: int, seed: int = 0) -> str:
    """One text of at least ``size`` bytes."""
    return "\n\n".join(of_size(size, seed))


def some(count: int, seed: int = 0) -> list[str]:
    """So many stories."""
    return list(islice(stories(seed), count))


def _other(text: str, renamed: dict[str, str], chance: random.Random) -> str:
    """The paragraph with other names and figures, and sometimes its sentences in another order."""
    text = _NAME.sub(lambda m: renamed.get(m[0]) or renamed.setdefault(m[0], _name(m[0], chance)), text)
    text = _FIGURE.sub(lambda m: _figure(m[0], chance), text)
    if "“" not in text and '"' not in text and chance.random() < _SHUFFLED_SHARE:
        sentences = _SENTENCE_END.split(text)
        text = " ".join(chance.sample(sentences, len(sentences)))
    return text


def _name(name: str, chance: random.Random) -> str:
    if name in _KEPT:
        return name
    return chance.choice(_FIRST) + chance.choice(_MIDDLE) * (chance.random() < 0.8) + chance.choice(_LAST)


def _figure(figure: str, chance: random.Random) -> str:
    """Another figure of as many digits; years of this age and days of the month stay what they are."""
    if len(figure) == 4 or int(figure) < 32:
        return figure
    return str(chance.randrange(10 ** (len(figure) - 1), 10 ** len(figure)))


@cache
def _paragraphs(*, clean: bool) -> tuple[str, ...]:
    return tuple(
        part
        for path in sorted(CORPUS.glob("*/*/story.txt"))
        if (path.parts[-3] == "clean") is clean
        for part in path.read_text("utf-8").split("\n\n")[1:]
        if part.strip()
    )


@cache
def _heads() -> tuple[str, ...]:
    return tuple(
        path.read_text("utf-8").split("\n\n")[0] for path in sorted(CORPUS.glob("clean/*/story.txt"))
    )
