"""Our own pairs of story and source, and what a translator may do to their sentences: seeded."""

from __future__ import annotations

import random
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tlqa import languages
from tlqa.checks._pair import Pair
from tlqa.inputs import plain
from tlqa.model import Document
from tlqa.text.analysis import Analysis

PAIRS = Path(__file__).parents[2] / "corpus" / "pairs"
ENGLISH = languages.get("en")
Gold = frozenset[tuple[int, int]]


@cache
def pairs(*, annotated: bool = False) -> tuple[tuple[str, str, str], ...]:
    """Each source by its language, its text, and the English: of the short or of the annotated stories."""
    found = []
    for story in sorted(path for path in PAIRS.iterdir() if (path / "harmless.yaml").exists() == annotated):
        english = (story / "story.en").read_text("utf-8")
        for path in sorted(story.glob("source.*")):
            found.append((path.suffix[1:], path.read_text("utf-8"), english))
    return tuple(found)


def pair_of(source: str, target: str, code: str) -> Pair:
    """A story beside its source."""
    document = plain.document(source, "source.txt", ENGLISH)
    beside = Document(document.text, document.path, document.format, code, document.blocks)
    return Pair(Analysis(plain.document(target, "story.txt", ENGLISH), ENGLISH), beside, code)


@dataclass
class Sentence:
    """A sentence of the English, and the numbers of the sentences of the source that it says."""

    text: str
    says: tuple[int, ...]


def changed(source: str, target: str, code: str, seed: int) -> tuple[Pair, Gold]:
    """The pair with a fifth of the sentences merged, split, dropped or moved; who answers to whom.

    Sentences of the untouched pair answer to each other in order: the pairs are written so.
    """
    pair = pair_of(source, target, code)
    made, number = [], 0
    for units in pair.theirs:
        made.append([Sentence(target[u.start : u.end], (number + n,)) for n, u in enumerate(units)])
        number += len(units)
    assert number == len(pair.source_units), code
    draw = random.Random(seed)
    for _ in range(max(1, number // 5)):
        _change(made, draw)
    text, starts, says = "", [], []
    for paragraph in [p for p in made if p]:
        for sentence in paragraph:
            starts.append(len(text))
            says.append(sentence.says)
            text += sentence.text + " "
        text = text.rstrip() + "\n\n"
    found = pair_of(source, text, code)
    gold: set[tuple[int, int]] = set()
    for number, unit in enumerate(found.target_units):
        gold.update((i, number) for i in says[bisect_right(starts, unit.start) - 1])
    return found, frozenset(gold)


def _ends(paragraph: list[Sentence]) -> bool:
    return not paragraph or paragraph[-1].text[-1] in ".?!”"


def _change(made: list[list[Sentence]], draw: random.Random) -> None:
    places = [(p, n) for p in range(1, len(made)) for n in range(len(made[p])) if len(made[p][n].says) == 1]
    if not places:
        return
    p, n = draw.choice(places)
    sentence = made[p][n]
    how = draw.choice(["merge", "split", "drop", "move"])
    if how == "drop":
        made[p].pop(n)
    elif how == "move":
        made[p].pop(n)
        # after an item of a list, which ends with no stop, it would be no sentence of its own
        other = draw.choice([q for q in range(1, len(made)) if q != p and _ends(made[q])])
        made[other].append(sentence)
    elif how == "merge" and n + 1 < len(made[p]) and sentence.text.endswith("."):
        after = made[p].pop(n + 1)
        joined = f"{sentence.text[:-1]}, and {after.text[0].lower()}{after.text[1:]}"
        made[p][n] = Sentence(joined, sentence.says + after.says)
    elif how == "split" and ", " in sentence.text and "“" not in sentence.text:
        at = (
            sentence.text.index(", ", len(sentence.text) // 4)
            if ", " in sentence.text[len(sentence.text) // 4 :]
            else 0
        )
        if at and at < len(sentence.text) - 12:
            first, second = sentence.text[:at], sentence.text[at + 2 :]
            made[p][n : n + 1] = [
                Sentence(f"{first}.", sentence.says),
                Sentence(f"{second[0].upper()}{second[1:]}", sentence.says),
            ]


def links_of(pair: Pair) -> Gold:
    """Who answers to whom, as aligned."""
    return frozenset((i, j) for link in pair.aligned for i in link.source for j in link.target)


@dataclass(frozen=True)
class Planted:
    """A story with one error, and where it is: for what was left out, the words beside the gap."""

    sort: str
    text: str
    start: int
    end: int


_SWAPS = (
    ("number", "4,500", "5,400"),
    ("number", "27 boats", "72 boats"),
    ("number", "62 lorries", "26 lorries"),
    ("number", "21,000", "12,000"),
    ("percent", "40 percent", "14 percent"),
    ("percent", "15 percent", "51 percent"),
    ("money", "3.2 million euros", "32 million euros"),
    ("money", "$1.8 million", "$1.8 billion"),
    ("money", "180 euros", "108 euros"),
    ("measure", "90 tonnes", "19 tonnes"),
    ("measure", "34 centimetres", "43 centimetres"),
    ("year", "1964", "1946"),
    ("year", "1907", "1970"),
    ("time", "6 p.m.", "8 p.m."),
    ("weekday", "Thursday", "Tuesday"),
    ("weekday", "Friday", "Saturday"),
    ("month", "March", "August"),
    ("month", "October", "April"),
    ("name", "Tomas Halden", "Peter Wisniak"),
    ("name", "Odile Kerbrat", "Marta Lindqvist"),
    ("name", "Lena Moravec", "Greta Olsson"),
    ("name", "Viktor Anselm", "Dario Bellini"),
    ("negation", "did not say why", "said why"),
    ("negation", "found nothing", "found weapons"),
    ("negation", "will close on Monday", "will not close on Monday"),
    ("negation", "will stay closed", "will not stay closed"),
    ("question", "Who will pay the bargemen?", "The region pays the bargemen."),
    ("question", "Is the horse already abroad?", "The horse is already abroad."),
)
_LEFT_OUT = (
    " She did not say why the contract was signed only in March.",
    " Tankers will stand in front of the school from 6 p.m.",
    " They are 12 metres high and weigh 90 tonnes each.",
    " It had been found in 1907 by a farmer in his field.",
    " Two guards were tied up but not hurt.",
    " Customs searched 62 lorries and two ships in the port and found nothing.",
)
_MADE_UP = " Angry residents gathered in the square and demanded that the minister step down at once."


def planted(source: str, target: str, code: str) -> list[Planted]:
    """The story with errors, one at a time."""
    found = []
    for sort, old, new in _SWAPS:
        at = target.find(old)
        if at >= 0:
            found.append(Planted(sort, target.replace(old, new, 1), at, at + len(new)))
    for sentence in _LEFT_OUT:
        at = target.find(sentence)
        if at >= 0:
            gone = target[:at] + target[at + len(sentence) :]
            found.append(Planted("omission", gone, at - 20, min(len(gone), at + 20)))
    for number in (2, 3):
        paragraphs = target.rstrip().split("\n\n")
        at = len("\n\n".join(paragraphs[: number + 1]))
        paragraphs[number] += _MADE_UP
        found.append(Planted("addition", "\n\n".join(paragraphs) + "\n", at, at + len(_MADE_UP)))
    found += _from_source(source, target, code)
    quoted = target.index("“"), target.index("”")
    bare = target.replace("“", "").replace("”", "")
    found.append(Planted("quotation", bare, quoted[0], quoted[1]))
    return found


def _from_source(source: str, target: str, code: str) -> list[Planted]:
    """A sentence left in the source's words, and one said twice in place of the next."""
    pair, found = pair_of(source, target, code), []
    for place in (4, 6):
        ours, theirs = pair.source_units[place], pair.target_units[place]
        left = source[ours.start : ours.end]
        text = target[: theirs.start] + left + target[theirs.end :]
        found.append(Planted("untranslated", text, theirs.start, theirs.start + len(left)))
    first, second = pair.target_units[5], pair.target_units[6]
    again = target[first.start : first.end]
    text = target[: second.start] + again + target[second.end :]
    found.append(Planted("repeated", text, second.start, second.start + len(again)))
    return found
