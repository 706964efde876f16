"""A decision about participles that stand at the end of their clause, far from their auxiliary."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tlqa.checks._sense import Sense, Verdict
from tlqa.compiled import compiled
from tlqa.text._frames import TIMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.text.phrases import NounPhrase

_HAVE = frozenset("has have had".split())
_BE = frozenset("is are was were".split())
_LIGHT = frozenset("according not also already now therefore again so far still only early late yet".split())
_MOTION = frozenset(
    """
    travelled traveled gone come arrived died returned departed fled fallen drowned escaped flown driven moved
    """.split()
)
_PARTICIPLE = compiled(
    r"\w{2,}ed|\w{2,}(?:en|wn|elt|ept|ought|aught)|gone|done|said|told|made|sent|put|met|held|found|led|lost|won"
    r"|built|bent|heard|paid|sold|begun|become|come|set|shot|left|shut"
)
# What English does put between 'has' and its participle: 'in recent years', 'for good reason', 'to date'.
_BETWEEN = frozenset(
    """
    date extent degree part start beginning outset odds reason turn fact effect past far least most first last
    long all own mistake course hand hands mind principle practice general particular place present whole end
    instances ways measure point luck theory addition consequence result recently decade case cases
    occasion occasions times turns bulk essence detail name
    """.split()
)
_GOES_ON = frozenset("to and but because while when after before that where which who".split())


def late_participle(sense: Sense) -> Iterator[Verdict]:
    """*The choir has for a bigger hall begged*, *our cousins are to the lake driven*."""
    for at, word in enumerate(sense.lower):
        if (word in _HAVE or word in _BE) and sense.tags[at].form == "Fin":
            last = _participle(sense, at)
            inner = _between(sense, at, last) if last else []
            if inner and _late(sense, at, last, inner):
                yield Verdict(at, last + 1, (at,))


def _participle(sense: Sense, at: int) -> int:
    """The participle that ends the clause of the auxiliary, or 0."""
    low = at + 1
    for i in range(low, len(sense.words)):
        word, tag = sense.lower[i], sense.tags[i]
        ends = i + 1 == len(sense.words) or sense.tags[i + 1].pos == "PUNCT" or sense.lower[i + 1] in _GOES_ON
        if ends and i > low + 1 and tag.pos in ("VERB", "ADJ") and _PARTICIPLE.fullmatch(word):
            return i if sense.tags[i - 1].pos in ("NOUN", "PROPN", "NUM", "ADV", "PRON") else 0
        if tag.pos in ("VERB", "AUX", "PUNCT", "SCONJ", "X") and word != "according":
            return 0
    return 0


def _between(sense: Sense, at: int, last: int) -> list[NounPhrase]:
    """The noun phrases between, where the first is governed or says a time, and none is of English idiom."""
    inner = [n for n in sense.read.nouns if at < n.start and n.end <= last]
    if not inner or any(_idiom(sense, n) for n in inner):
        return []
    first = inner[0].start
    light = all(
        sense.lower[i] in _LIGHT or sense.tags[i].pos in ("ADV", "ADP", "PART") for i in range(at + 1, first)
    )
    opened = sense.tags[first - 1].pos == "ADP" or _times(sense, inner[0])
    return inner if light and opened and not _free_pair(sense, inner) else []


def _idiom(sense: Sense, noun: NounPhrase) -> bool:
    """*in this case*, *for the most part*: what English may put there; *about the case* is none."""
    head = sense.lower[noun.head]
    case = head in ("case", "cases") and sense.lower[noun.start - 1] != "in"
    return (head in _BETWEEN and not case) or sense.lower[noun.start] in ("all", "some")


def _free_pair(sense: Sense, inner: list[NounPhrase]) -> bool:
    """*has on its staff two men trained*: the last phrase may own the participle."""
    last = inner[-1]
    return len(inner) > 1 and sense.tags[last.start - 1].pos == "NOUN" and last.coordinated


def _times(sense: Sense, noun: NounPhrase) -> bool:
    return sense.lower[noun.head] in TIMES or bool(re.fullmatch(r"(?:19|20)\d\d", sense.lower[noun.head]))


def _late(sense: Sense, at: int, last: int, inner: list[NounPhrase]) -> bool:
    timed = [n for n in inner if _times(sense, n)]
    if sense.lower[at] in _HAVE:
        free = sense.tags[inner[-1].start - 1].pos in ("NOUN", "PROPN")
        return len(timed) < len(inner) and not (free and sense.tags[inner[-1].start].pos in ("DET", "NUM"))
    if sense.lower[last] in _MOTION:
        return sense.tags[inner[-1].start - 1].pos == "ADP"
    named = sense.tags[inner[-1].head].pos == "PROPN" or _times(sense, inner[-1])
    return inner[0] in timed and (len(inner) == 1 or named)
