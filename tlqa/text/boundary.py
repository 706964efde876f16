"""How much the full stop between two sentences looks like one that cuts a sentence in two.

A logistic layer over what the tagger says of both sides: how the first ends, how the second begins, whether
either has a finite verb. *The minister arrived in. The capital of the region* is told by both sides at once,
where neither would be told by itself.
"""

from __future__ import annotations

import json
from functools import cache
from math import log
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tlqa.errors import ModelError
from tlqa.frozen import dataclass
from tlqa.text.fragments import weigh
from tlqa.text.tagger import tagger_at

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from tlqa.model import Tagged
    from tlqa.text.language import Language

VERSION = 1

_STOPS = frozenset(".!?…") | {"..."}
_OPEN = frozenset("NOUN PROPN ADJ NUM X INTJ SYM".split())
_WAITS = frozenset("what which who whom that how where whose why whatever as than to there it".split())


_EDGE = ("", "-")
_ABBREVIATED = frozenset(
    "div sens reps wm gens cols messrs drs profs revs govs depts sgts lts capts bros mfg intl assn".split()
)


@dataclass(frozen=True, slots=True)
class Boundaries:
    """What a treebank says of where sentences end: words that hardly ever end or begin one, and weights."""

    ends: frozenset[str]
    starts: frozenset[str]
    weights: Mapping[str, float]


def boundaries(language: Language) -> Boundaries | None:
    """The data of a language, None where it has none.

    Raises:
        ModelError: they are damaged, or made for another version.
    """
    return _read(language.code) if language.tagger else None


@cache
def _read(code: str) -> Boundaries | None:
    path = Path(__file__).parent.parent / "languages" / f"{code}.boundary.json"
    if not path.exists():
        return None
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    if data.get("version") != VERSION:
        raise ModelError(f"{path} was made for another version")
    return Boundaries(frozenset(data["ends"]), frozenset(data["starts"]), data["weights"])


def boundary_score(first: Tagged, second: Tagged, language: Language) -> float:
    """Log-odds, by and large, that the stop between two sentences cuts one; minus infinity without data."""
    known = boundaries(language)
    if known is None or not language.tagger or len(first.words) < 2 or len(second.words) < 2:
        return float("-inf")
    fragments = tagger_at(language.tagger).meta["fragments"]
    weights = known.weights
    found = features(first, second, weigh(first, fragments), weigh(second, fragments), known.ends)
    return weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in found)


def abbreviated(word: str) -> bool:
    """Whether the stop behind a word may be that of an abbreviation: *U.S*, *J*, *Sens*."""
    return "." in word or (len(word) == 1 and word != "a") or word.lower() in _ABBREVIATED


def features(
    first: Tagged, second: Tagged, loose: float, alone: float, ends: Container[str]
) -> Iterator[tuple[str, float]]:
    """Names and values; ``loose`` and ``alone`` are the fragment scores of the two sides."""
    before, after = _side(first), _side(second)
    if not before or not after:
        return
    end, end2, end3 = (
        before[-1],
        before[-2] if len(before) > 1 else _EDGE,
        before[-3] if len(before) > 2 else _EDGE,
    )
    start, start2 = after[0], after[1] if len(after) > 1 else _EDGE
    start3 = after[2] if len(after) > 2 else _EDGE
    heads = any(tag.main for tag in first.tags), any(tag.main for tag in second.tags)
    fins = any(tag.form == "Fin" for tag in first.tags), any(tag.form == "Fin" for tag in second.tags)
    waits = any(word in _WAITS for word, _ in before[:-1])
    last, opening = _named(end), _named(start)
    yield "loose", _clip(loose)
    yield "alone", _clip(alone)
    yield f"first {heads[0]} {fins[0]}", 1.0
    yield f"second {heads[1]} {fins[1]}", 1.0
    yield f"both {heads[0]} {heads[1]}", 1.0
    yield f"alone {heads[1]} {_bucket(alone)}", 1.0
    yield f"loose {heads[0]} {_bucket(loose)}", 1.0
    yield f"end {last}", 1.0
    yield f"end {last} {waits}", 1.0
    yield f"end {last} {fins[1]}", 1.0
    yield f"end2 {end2[1]} {last}", 1.0
    yield f"end3 {end3[1]} {end2[1]} {end[1]}", 1.0
    yield f"end2 {end2[1]} {end[1]} {heads[1]}", 1.0
    yield f"word {end[0]}", 1.0
    rare = end[0] in ends
    yield f"rare {rare} {end[1]} {heads[1]}", 1.0
    yield f"rare {rare} {end[1]} {start[1]}", 1.0
    yield f"start {opening}", 1.0
    yield f"start {opening} {heads[1]}", 1.0
    yield f"start {opening} {heads[0]}", 1.0
    yield f"start {opening} {_bucket(alone)}", 1.0
    yield f"start2 {opening} {start2[1]}", 1.0
    yield f"start2 {opening} {_named(start2)}", 1.0
    yield f"start3 {start[1]} {start2[1]} {start3[1]} {heads[1]}", 1.0
    comma = any(word == "," for word, _ in after)
    yield f"begin {start[0]}", 1.0
    yield f"begin {start[0]} {comma} {heads[1]}", 1.0
    yield f"path {_path(after)}", 1.0
    yield f"across {end[1]} {start[1]} {heads[1]}", 1.0
    yield f"across {last} {start[1]}", 1.0
    yield f"across {end[1]} {opening}", 1.0
    yield f"length {heads[1]}", log(len(after))
    yield "length first", log(len(before))
    yield f"comma {comma} {heads[1]}", 1.0


def _side(tagged: Tagged) -> list[tuple[str, str]]:
    """Words in lower case with short names of their tags, without the stop."""
    side = [
        (word.text.lower(), tag.pos + tag.form + (tag.tense[:2] if tag.form == "Part" else ""))
        for word, tag in zip(tagged.words, tagged.tags, strict=True)
    ]
    while side and side[-1][0] in _STOPS:
        side.pop()
    return side


def _named(word: tuple[str, str]) -> str:
    """The word if it is of a closed class, else its tag."""
    return word[1] if word[1] in _OPEN or word[1].startswith("VERB") else f"{word[0]} {word[1]}"


def _path(side: list[tuple[str, str]]) -> str:
    """The tags up to the first finite verb, at most five."""
    names = []
    for _, name in side[:5]:
        names.append(name)
        if name.endswith("Fin"):
            break
    return " ".join(names)


def _clip(score: float) -> float:
    return max(-8.0, min(4.0, score)) / 4


def _bucket(score: float) -> int:
    return max(-8, min(4, round(score)))
