"""How much a sentence looks like a fragment: a stretch of three words or more without a finite verb.

A logistic layer over what the tagger says: the finite verbs and how sure it is of them, the words that
might be finite after all, the first and the last word, the length. Its weights come with the model.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

from tlqa.text.tagger import SURE, tagger_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tlqa.model import Tagged
    from tlqa.text.language import Language

NO_FRAGMENT = float("-inf")
_STOPS = frozenset(".!?…") | {"...", "?!", "!!"}
_MAYBE = frozenset("NOUN PROPN ADJ ADP ADV X INTJ".split())
_DOUBT = 30  # a margin under which the tagger is often wrong
_SUBJECTS = frozenset("i he she we they".split())


def has_sure_verb(tagged: Tagged) -> bool:
    """Whether the tagger has no doubt about a finite verb: quickly told, and never so in a fragment worth it.

    Of 2,659 sentences of news with such a verb, none scored above -1.5.
    """
    return any(
        tag.form == "Fin" and margin >= SURE for tag, margin in zip(tagged.tags, tagged.margins, strict=True)
    )


def fragment_score(tagged: Tagged, language: Language) -> float:
    """Log-odds that the sentence has no finite verb, counted from the operating point of the model.

    Above 0 it may be reported: of the sentences that have a finite verb, the model puts fewer than 3 in
    1,000 there. A language without a model gives ``NO_FRAGMENT``, minus infinity.
    """
    if language.tagger is None or not tagged.words:
        return NO_FRAGMENT
    return weigh(tagged, tagger_at(language.tagger).meta["fragments"])


def weigh(tagged: Tagged, weights: Mapping[str, float]) -> float:
    """The score by the weights of some model."""
    return weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in features(tagged))


def features(tagged: Tagged) -> Iterator[tuple[str, float]]:
    """The names and values of a sentence's features; most values are between 0 and 1."""
    best: dict[str, float] = {}
    for kind, value in _candidates(tagged):
        best[kind] = max(best.get(kind, 0.0), value)
    yield from best.items()
    tags, words = tagged.tags, tagged.words
    finite = sum(tag.form == "Fin" for tag in tags)
    ends = words[-1].text in _STOPS
    final = tags[-2 if ends and len(words) > 1 else -1]
    yield f"finite {min(finite, 3)}", 1.0
    yield f"finite {min(finite, 1)} {'stop' if ends else 'no stop'}", 1.0
    yield f"length {min(finite, 1)}", log(len(words) - ends or 1)
    yield "surest", max((value for kind, value in best.items() if kind.startswith("yes")), default=0.0)
    yield f"first {tags[0].pos} {tags[0].form}", 1.0
    yield f"first {tags[0].pos} {tags[0].form} {min(finite, 1)} {tags[min(1, len(tags) - 1)].pos}", 1.0
    yield f"last {final.pos} {final.form}", 1.0
    doubts = sum(margin < _DOUBT for margin in tagged.margins)
    yield f"doubts {min(finite, 1)}", min(doubts, 5) / 5
    yield "subjects", min(sum(word.text.lower() in _SUBJECTS for word in words), 2) / 2


def _candidates(tagged: Tagged) -> Iterator[tuple[str, float]]:
    """The finite verbs and how sure they are; other words, and how near they are to being something else."""
    before = "^"
    following = [*tagged.tags[1:], None]
    for word, tag, margin, after in zip(tagged.words, tagged.tags, tagged.margins, following, strict=True):
        then = after.pos if after else "$"
        if tag.form == "Fin":
            yield f"yes {tag.pos} {tag.tense} {tag.number}", 0.2 + margin / SURE
            yield f"yes {before} _ {then}", 0.2 + margin / SURE
        elif tag.form or tag.pos in _MAYBE:
            ending = word.text[-2:] if word.text[-2:] in ("ed", "es") else word.text[-1:] == "s"
            yield f"no {tag.pos} {tag.form} {ending}", 1 - margin / SURE
            yield f"no {before} {tag.pos}{tag.form} {then}", 1 - margin / SURE
        elif tag.pos == "PART" and word.text[-1:] == "s":
            yield f"own {before} {then}", 1.0
        before = tag.pos
