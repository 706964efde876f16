"""Learn from treebanks which words stand side by side, and write tlqa/languages/en.pairs.json.

    python tools/train_pairs.py TREEBANK.conllu[.xz] ... [--out FILE] [--counts FILE]

The same treebanks in any order give the same file. ``--counts`` writes every pair of classes with its
expected and observed count, for people. What the file means: tlqa/text/pairs.py and docs/pairs.md.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from treebank import read

from tlqa.languages import get
from tlqa.text.pairs import NAME, NOTHING, NUMBER, SCALE, VERSION, YEAR, class_of_unknown, places_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from treebank import Sent, Word

OUT = Path(__file__).resolve().parents[1] / "tlqa" / "languages" / "en.pairs.json"

OWN = 20
"""A function word that stands this often is a class by itself."""
SURE = 3
"""A word that stands this often, always in one part of speech, has that class."""
MIXED = 8
"""A word that stands this often has the class of all its parts of speech above ``SHARE``."""
SHARE = 0.03
SMALLEST = 40
"""A class with fewer words of running text than this is none."""
SURELY_VERB, SURELY_NOUN = 100, 200
"""A bare verb may be a noun as well, and the other way round, unless it stands this often."""
MOST = {
    "stranded": 5,
    "subject": 5,
    "object": 4,
    "comma": 3,
    "stop": 5,
    "noun or verb": 5,
    "name": 4,
    "number": 2,
}
"""Bits that some pairs cannot exceed. Good copy has them however rare they are in the treebanks: what a
preposition leaves behind ('called for in', 'good at and', 'afraid of is'), a subject that is turned round or
one of two ('are we to', 'was he the one', 'we and our friends'), an object ('rob it of'), what an aside
follows ('if, for instance'), a bare verb in a compound ('a think tank'), names (titles, brands, other
languages), numbers. What stands before a full stop is for the rules of fragments."""

CLOSED = frozenset("ADP AUX DET PRON CCONJ SCONJ PART".split())
MARKS = (",", ".")
ARTICLES = ("the", "a", "an")
FOLLOW_SUBJECT = (*MARKS, "NOUN", "NOUN.pl", "ADJ")
FORMS = {"Past": ".en", "Pres": ".ing"}
DEGREES = {"Cmp": ".er", "Sup": ".est"}
ENDINGS = (
    *(("ing", "?ing"), ("ed", "?ed"), ("ly", "?ly")),
    *((s, "?noun") for s in "tion sion ment ness ity ism ist ance ence ship".split()),
    *((s, "?nouns") for s in "tions sions ments ities ists ers ors".split()),
    *((s, "?adj") for s in "al ous ive ful less able ible ic ish".split()),
    *(("ss", "?"), ("us", "?"), ("s", "?s"), ("", "?")),
)


def part_of_speech(word: Word) -> str:
    """The part of speech with the inflection that decides what may stand beside the word."""
    kind, feats = word.upos, word.feats
    if kind in ("VERB", "AUX"):
        form = feats.get("VerbForm", "Inf")
        if form == "Fin":
            third = feats.get("Person") == "3" and feats.get("Number") == "Sing"
            return kind + (".past" if feats.get("Tense") == "Past" else ".s" if third else ".base")
        return kind + {"Part": FORMS.get(feats.get("Tense", ""), ".en"), "Ger": ".ing"}.get(form, ".base")
    if kind == "PRON" and feats.get("Poss") == "Yes":
        return "DET"  # 'my' stands where 'the' does
    if kind in ("NOUN", "PROPN"):
        return kind + (".pl" if feats.get("Number") == "Plur" else "")
    if kind == "ADV":
        return "ADV.ly" if word.form.endswith("ly") else "ADV"
    return kind + (DEGREES.get(feats.get("Degree", ""), "") if kind == "ADJ" else "")


def parts_of_speech(sentences: Iterable[Sent]) -> dict[str, Counter[str]]:
    """How often each word, as the checker cuts and writes it, has each part of speech; '' is none."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        text = sentence.text
        begins = {word.start: word for word in sentence.words}
        for start, end in places_of(text, 0, len(text)):
            word = begins.get(start)
            negated = text[end - 1] == "n" and text[end : end + 1] in ("'", "’")  # don|'t, not do|n't
            whole = word is not None and (word.end == end or negated)
            form = text[start:end].replace("’", "'")
            counted[form][part_of_speech(word) if whole and word else ""] += 1
    return counted


def class_of(word: str, counts: Counter[str], verbs: frozenset[str]) -> str:
    """The class of a word, '' for none; ``verbs`` are words that may be the bare form of a verb."""
    total = counts.total()
    if word in MARKS or (word[0] == "'" and total >= OWN):
        return word
    top, most = _most(counts)
    if not word[0].isalpha() or not top or top.startswith("PROPN"):
        return ""
    if total >= OWN and 2 * sum(n for p, n in counts.items() if p.partition(".")[0] in CLOSED) >= total:
        return word
    if not word.islower():
        return ""  # names, titles, headings
    if total >= SURE and most >= (1 - SHARE) * total:
        return _doubted(word, top, total, verbs)
    parts = sorted(p for p, n in counts.items() if n >= SHARE * total)
    if total < MIXED or "" in parts or any(p.startswith("PROPN") for p in parts):
        return ""
    return "+".join(parts)


def _doubted(word: str, part: str, total: int, verbs: frozenset[str]) -> str:
    """The class of a word that has always been one part of speech and may well be another."""
    if (part == "VERB.base" and total < SURELY_VERB) or (
        part == "NOUN" and total < SURELY_NOUN and word in verbs
    ):
        return "NOUN+VERB.base"
    if part in ("NOUN.pl", "VERB.s") and total < SURELY_NOUN and verbs & {word[:-1], word[:-2]}:
        return "NOUN.pl+VERB.s"
    return part


def bare_verbs(counted: dict[str, Counter[str]]) -> frozenset[str]:
    """Words that may be the bare form of a verb: the treebank has them, or one in -ed or -ing, as a verb."""
    found = set(get("en").base_verbs)
    for word, counts in counted.items():
        if any(part.startswith("VERB") for part in counts):
            found.add(word)
            for ending in ("ed", "ing"):
                stem = word.removesuffix(ending)
                if stem != word:
                    found |= {stem, stem + "e"}
    return frozenset(found)


def _most(counts: Counter[str]) -> tuple[str, int]:
    return max(counts.items(), key=lambda item: (item[1], item[0]))


def classes(counted: dict[str, Counter[str]]) -> dict[str, str]:
    """The class of every word that has one."""
    verbs = bare_verbs(counted)
    found = {word: class_of(word, counts, verbs) for word, counts in counted.items()}
    size: Counter[str] = Counter()
    for word, name in found.items():
        size[name] += counted[word].total()
    return {word: name for word, name in found.items() if name and size[name] >= SMALLEST}


@dataclass(frozen=True, slots=True)
class Table:
    """Classes by word; how often each class is the left and the right of a pair; each pair.

    ``kinds`` are the parts of speech of the words that are classes by themselves.
    """

    classes: dict[str, str]
    kinds: dict[str, str]
    left: Counter[str]
    right: Counter[str]
    pairs: Counter[tuple[str, str]]

    def names(self) -> list[str]:
        return sorted({*self.left, *self.right, *self.classes.values()})

    def expected(self, one: str, other: str) -> float:
        return self.left[one] * self.right[other] / max(1, self.left.total())

    def letter(self, one: str, other: str) -> str:
        """The evidence on the scale of ``tlqa.text.pairs``."""
        if self._silent(one, other):
            return SCALE[NOTHING]
        surprise = math.log2((self.expected(one, other) + 0.5) / (self.pairs[one, other] + 0.5))
        most = 4 * self._most(one, other) + NOTHING
        return SCALE[int(min(max(0, round(4 * surprise) + NOTHING), most, len(SCALE) - 1))]

    def _most(self, one: str, other: str) -> float:
        """The most bits that a pair can have."""
        before, after = self.kinds.get(one), self.kinds.get(other)
        caps = {
            "stranded": (before == "ADP" or one == "to") and after in ("ADP", "CCONJ", "PART", "AUX"),
            "subject": before == "PRON" and (after in ("DET", "CCONJ", "PART") or other in FOLLOW_SUBJECT),
            "object": before == "PRON" and after == "ADP",
            "comma": (other == "," and one.lower() not in ARTICLES) or (one, other) == ("a", "."),
            "stop": other == ".",
            "noun or verb": before == "DET" and other == "VERB.base",
            "name": NAME in (one, other),
            "number": not {NUMBER, YEAR, "NUM"}.isdisjoint((one, other)),
        }
        return min((MOST[name] for name, holds in caps.items() if holds), default=math.inf)

    def _silent(self, one: str, other: str) -> bool:
        """No evidence: after a stop (U.S.) or I (a numeral), 's before a mark, a word beside itself."""
        return (
            one in (".", "I")
            or (one == "'s" and other in MARKS)
            or (one.lower() == other.lower() and one in self.kinds)
        )


def table(sentences: Sequence[Sent]) -> Table:
    counted = parts_of_speech(sentences)
    found = classes(counted)
    kinds = {word: _most(counted[word])[0].partition(".")[0] for word, name in found.items() if name == word}
    left, right, pairs = Counter[str](), Counter[str](), Counter[tuple[str, str]]()
    for sentence in sentences:
        words = words_of(sentence.text)
        names = [found.get(word) or class_of_unknown(word, ENDINGS) for word in words]
        both = [(a, b) for a, b in pairwise(names) if a and b]
        pairs.update(both)
        left.update(a for a, _ in both)
        right.update(b for _, b in both)
    return Table(found, kinds, left, right, pairs)


def render(found: Table, sources: Sequence[str]) -> str:
    """The file: one line a class, everything in order."""
    members: dict[str, list[str]] = {name: [] for name in found.names()}
    for word in sorted(found.classes):
        members[found.classes[word]].append(word)
    names = found.names()
    parts = {
        "about": "Which words stand side by side in English; see docs/pairs.md.",
        "license": "CC BY-SA 4.0",
        "sources": sorted(sources),
        "version": VERSION,
        "endings": dict(ENDINGS),
        "classes": {name: " ".join(members[name]) for name in names},
        "odds": {one: "".join(found.letter(one, other) for other in names) for one in names},
    }
    return json.dumps(parts, ensure_ascii=False, indent=0) + "\n"


def counts(found: Table) -> str:
    """Every pair of classes that is expected or observed at least once, the oddest first."""
    rows = [
        (found.letter(a, b), found.expected(a, b), found.pairs[a, b], a, b)
        for a in found.names()
        for b in found.names()
    ]
    rows = [row for row in rows if row[1] >= 1 or row[2]]
    rows.sort(key=lambda row: (-SCALE.index(row[0]), row[3], row[4]))
    lines = [f"{(SCALE.index(s) - NOTHING) / 4}\t{e:.1f}\t{o}\t{a}\t{b}" for s, e, o, a, b in rows]
    return "\n".join(("bits\texpected\tobserved\tleft\tright", *lines, ""))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("treebanks", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--counts", type=Path)
    options = parser.parse_args()
    found = table([sentence for path in options.treebanks for sentence in read(path)])
    sources = [path.name.partition(".")[0] for path in options.treebanks]
    options.out.write_text(render(found, sources), "utf-8")
    if options.counts:
        options.counts.write_text(counts(found), "utf-8")
    print(f"{options.out}: {len(found.classes)} words, {len(found.names())} classes")


if __name__ == "__main__":
    main()
