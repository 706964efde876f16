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

_STOPS = frozenset(".!?…") | {"...", "?!", "!!"}
_SUBJECTS = frozenset("i he she we they".split())


def fragment_score(tagged: Tagged, language: Language) -> float:
    """Log-odds that the sentence has no finite verb, counted from the operating point of the model.

    Above 0 it may be reported: of the sentences that have a finite verb, the model puts fewer than 3 in
    1,000 there. A language without a model gives minus infinity.
    """
    if language.tagger is None or not tagged.words:
        return float("-inf")
    return weigh(tagged, tagger_at(language.tagger).meta["fragments"])


def weigh(tagged: Tagged, weights: Mapping[str, float]) -> float:
    """The score by the weights of some model."""
    return weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in features(tagged))


def features(tagged: Tagged) -> Iterator[tuple[str, float]]:
    """The names and values of a sentence's features; most values are between 0 and 1."""
    best: dict[str, float] = {}
    finite = subjects = 0
    for word, tag, margin in zip(tagged.words, tagged.tags, tagged.margins, strict=True):
        sure = margin / SURE
        subjects += word.text.lower() in _SUBJECTS
        if tag.form == "Fin":
            finite += 1
            kind, value = f"{tag.pos} {tag.tense} {tag.number}", 0.2 + sure
        elif tag.form or tag.pos in ("NOUN", "PROPN", "ADJ", "ADP", "X", "INTJ"):
            kind, value = f"no {tag.pos} {tag.form}", 1 - sure
            if word.text[-2:] in ("ed", "es", "s"):
                kind += " -" + word.text[-1]
        else:
            continue
        best[kind] = max(best.get(kind, 0.0), value)
    yield from best.items()
    count = len(tagged.words)
    ends = tagged.words[-1].text in _STOPS
    yield f"finite {min(finite, 3)}", 1.0
    yield "surest", max((value for kind, value in best.items() if not kind.startswith("no ")), default=0.0)
    yield "length", log(count)
    yield "stop" if ends else "no stop", 1.0
    yield f"first {tagged.tags[0].pos} {tagged.tags[0].form}", 1.0
    yield f"last {tagged.tags[-2 if ends and count > 1 else -1].pos}", 1.0
    yield "subjects", min(subjects, 2) / 2
