"""Measures the subjects of verbs on treebanks: python tools/evaluate_parser.py [--show N] NAME=TREEBANK...

Of the finite verbs that the parser gives a subject, the share whose subject in the treebank lies in that
phrase (precision), and of the verbs with a subject in the treebank, the share found (recall); with the
treebank's own tags, and with the tagger's. An expletive counts as a subject: the verb agrees with it. A
subject that was said in an earlier clause does not count.
"""

from __future__ import annotations

import argparse
from collections import Counter
from typing import TYPE_CHECKING

import tagset
import treebank

from tlqa.languages import get
from tlqa.model import Tag, Tagged, Token
from tlqa.text.phrases import parse
from tlqa.text.tagger import tagger_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.text.phrases import NounPhrase

_ENGLISH = get("en")
_SUBJECTS = ("nsubj", "nsubj:pass", "expl", "nsubj:outer")  # the later ones where there is no other


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", type=int, default=0, help="wrong subjects to print, with the tagger's tags")
    parser.add_argument("treebanks", nargs="+")
    asked = parser.parse_args()
    print("                     gold tags: precision  recall | tagger: precision  recall")
    for pair in asked.treebanks:
        name, _, path = pair.partition("=")
        sentences = list(treebank.read(path))
        gold, ours = Counter[str](), Counter[str]()
        wrong: list[str] = []
        for sentence in sentences:
            wanted = subjects(sentence)
            _count(gold, sentence, gold_tagged(sentence), wanted)
            wrong += _count(ours, sentence, tagged(sentence), wanted)
        print(f"{name:20}           {_shares(gold)} |         {_shares(ours)}")
        print("\n".join(wrong[: asked.show]))


def _shares(counts: Counter[str]) -> str:
    precision = counts["right"] / max(1, counts["found"])
    return f"    {precision:.4f}  {counts['right'] / max(1, counts['wanted']):.4f}"


def _count(counts: Counter[str], sentence: treebank.Sent, words: Tagged, wanted: dict[int, int]) -> list[str]:
    counts["wanted"] += len(wanted)
    wrong = []
    for clause in parse(words).clauses:
        at, noun = clause.verb.finite, clause.subject
        if at is None or clause.shared or (noun is None and clause.relative is None):
            continue
        counts["found"] += 1
        gold = wanted.get(at, -1)
        right = (
            gold == clause.relative if noun is None or clause.relative is not None else gold in _span(noun)
        )
        counts["right"] += right
        if not right:
            said = "-" if noun is None else " ".join(w.form for w in sentence.words[noun.start : noun.end])
            wrong.append(f"  {said} > {sentence.words[at].form}: {sentence.text}")
    return wrong


def _span(noun: NounPhrase) -> range:
    return range(noun.start, noun.end)


def subjects(sentence: treebank.Sent) -> dict[int, int]:
    """For each finite verb with a subject, by index: the index of the subject's head."""
    found: dict[int, int] = {}
    for relations in (_SUBJECTS[:2], _SUBJECTS[2:]):
        for i, word in enumerate(sentence.words):
            if word.deprel in relations:
                found.setdefault(_finite(sentence, word.head - 1), i)
    return {verb: subject for verb, subject in found.items() if verb >= 0}


def _finite(sentence: treebank.Sent, predicate: int) -> int:
    """The finite word of a predicate: its first auxiliary or copula, or itself; -1 if there is none."""
    for i, word in enumerate(sentence.words):
        helps = word.head - 1 == predicate and word.deprel.partition(":")[0] in ("aux", "cop")
        if helps and word.feats.get("VerbForm") == "Fin":
            return i
    return predicate if sentence.words[predicate].finite else -1


def gold_tagged(sentence: treebank.Sent) -> Tagged:
    """The words of a sentence with the tags of the treebank."""
    words = tuple(Token(w.start, w.end, w.form) for w in sentence.words)
    return Tagged(words, tuple(_gold(sentence)), (100,) * len(words))


def _gold(sentence: treebank.Sent) -> Iterator[Tag]:
    for i, word in enumerate(sentence.words):
        pos, form, tense, number, person, _ = tagset.label(word)
        closed = tagset.by_word(word)
        if closed is not None:
            number, person = closed[1], closed[2]
        yield Tag(pos, form, tense, number, person, form == "Fin" and sentence.main(i))


def tagged(sentence: treebank.Sent) -> Tagged:
    """The words of a sentence with the tagger's tags."""
    assert _ENGLISH.tagger is not None
    words = tuple(Token(w.start, w.end, w.form) for w in sentence.words)
    return Tagged(words, *tagger_at(_ENGLISH.tagger).tag([w.form for w in sentence.words]))


if __name__ == "__main__":
    main()
