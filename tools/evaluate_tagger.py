"""Measures the tagger on treebanks: python tools/evaluate_tagger.py [--model FILE] NAME=TREEBANK...

Gold words: accuracy over words. Raw text: the sentence's text is split by tlqa.text.words, and F1 counts
a word with other ends than the treebank's as wrong. Finite and main: F1 of finite verbs, and of those of
main clauses. Inflection: number and tense right, of the words that have them. Fragments: subtrees of 3 to
15 words without a finite verb, as they were cut and with a capital and a full stop, against whole sentences.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import tagset
import treebank
from fragments import as_sentence, cut, tagged

from tlqa.languages import get
from tlqa.text.fragments import weigh
from tlqa.text.tagger import Tagger
from tlqa.text.words import split_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tlqa.model import Tag

_ENGLISH = get("en")


@dataclass
class Counts:
    """Found, wanted and right, by what is counted."""

    found: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def f1(self, what: str) -> float:
        return 2 * self.right[what] / max(1, self.found[what] + self.wanted[what])

    def recall(self, what: str) -> float:
        return self.right[what] / max(1, self.wanted[what])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=_ENGLISH.tagger)
    parser.add_argument("treebanks", nargs="+")
    asked = parser.parse_args()
    began = time.perf_counter()
    tagger = Tagger.load(asked.model)
    loaded = time.perf_counter() - began
    print(f"{'':20}    words   UPOS finite   main number  tense | raw: words   UPOS finite   main")
    banks: dict[str, list[treebank.Sent]] = {}
    for pair in asked.treebanks:
        name, _, path = pair.partition("=")
        sentences = banks[name] = list(treebank.read(path))
        print(_line(name, _gold(tagger, sentences), _raw(tagger, sentences)))
    print("\nfragments             false alarms of sentences      as cut      as a sentence")
    for name, sentences in banks.items() if tagger.meta["fragments"] else ():
        print(_fragments(name, tagger, sentences))
    print()
    for what, seconds, count in _speed(asked.model, [s for bank in banks.values() for s in bank]):
        print(f"{what}: {count / seconds:,.0f} words/s")
    print(f"file: {asked.model.stat().st_size:,} bytes; loaded in {1000 * loaded:.1f} ms")


def _line(name: str, gold: Counts, raw: Counts) -> str:
    figures = [gold.f1(what) for what in ("upos", "finite", "main")]
    figures += [gold.recall(what) for what in ("number", "tense")]
    raws = [raw.f1(what) for what in ("words", "upos", "finite", "main")]
    left, right = (" ".join(f"{figure:.4f}" for figure in each) for each in (figures, raws))
    return f"{name:20}{gold.wanted['upos']:9,} {left} |     {right}"


def _gold(tagger: Tagger, sentences: Iterable[treebank.Sent]) -> Counts:
    counts = Counts()
    for sentence in sentences:
        tags, _ = tagger.tag([word.form for word in sentence.words])
        spans = [(word.start, word.end) for word in sentence.words]
        _count(counts, sentence, dict(zip(spans, tags, strict=True)))
    return counts


def _raw(tagger: Tagger, sentences: Iterable[treebank.Sent]) -> Counts:
    counts = Counts()
    for sentence in sentences:
        words = split_words(sentence.text, 0, len(sentence.text), _ENGLISH)
        tags, _ = tagger.tag([word.text for word in words])
        _count(counts, sentence, {(word.start, word.end): tag for word, tag in zip(words, tags, strict=True)})
    return counts


def _count(counts: Counts, sentence: treebank.Sent, tags: dict[tuple[int, int], Tag]) -> None:
    counts.found.update({"words": len(tags), "upos": len(tags)})
    counts.found["finite"] += sum(tag.form == "Fin" for tag in tags.values())
    counts.found["main"] += sum(tag.main for tag in tags.values())
    for i, word in enumerate(sentence.words):
        tag = tags.get((word.start, word.end))
        _, _, tense, number, person, _ = tagset.label(word)
        main = word.finite and sentence.main(i)
        wanted = {"words": True, "upos": True, "finite": word.finite, "main": main}
        wanted |= {"number": bool(number), "tense": bool(tense)}
        counts.wanted.update(what for what, value in wanted.items() if value)
        if tag is None:
            continue
        right = {
            "words": True,
            "upos": tag.pos == word.upos,
            "finite": word.finite and tag.form == "Fin",
            "main": main and tag.main,
            "number": bool(number) and (tag.number, tag.person) == (number, person),
            "tense": bool(tense) and tag.tense == tense,
        }
        counts.right.update(what for what, value in right.items() if value)


def _fragments(name: str, tagger: Tagger, sentences: Iterable[treebank.Sent]) -> str:
    """Sentences with a finite verb that are taken for fragments, and the share of the fragments found."""
    weights = tagger.meta["fragments"]

    def flagged(words: Sequence[str]) -> bool:
        return weigh(tagged(tagger, words), weights) > 0

    alarms = [flagged([w.form for w in s.words]) for s in sentences if any(w.finite for w in s.words)]
    pieces = [[word.form for word in piece] for sentence in sentences for piece in cut(sentence)]
    bare = [flagged(piece) for piece in pieces]
    dressed = [flagged(as_sentence(piece)) for piece in pieces]
    return (
        f"{name:20} {sum(alarms):4} of {len(alarms):5,} {sum(alarms) / len(alarms):7.2%}"
        f"{sum(bare) / len(bare):13.3f} of {len(bare):,} {sum(dressed) / len(dressed):6.3f}"
    )


def _speed(model: Path, sentences: list[treebank.Sent]) -> list[tuple[str, float, int]]:
    """Seconds for all words, processor time: the first time, when every word is new, and once warm."""
    tagger = Tagger.load(model)
    words = [[word.form for word in sentence.words] for sentence in sentences]
    found = []
    for what in ("tagging, all words new", "tagging, warm"):
        began = time.process_time()
        for each in words:
            tagger.tag(each)
        found.append((what, time.process_time() - began, sum(map(len, words))))
    began = time.process_time()
    total = 0
    for sentence in sentences:
        split = split_words(sentence.text, 0, len(sentence.text), _ENGLISH)
        tagger.tag([word.text for word in split])
        total += len(split)
    found.append(("splitting and tagging, warm", time.process_time() - began, total))
    return found


if __name__ == "__main__":
    main()
