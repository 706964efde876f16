"""Decisions about clauses with a verb too many or without one, and about phrases side by side."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tlqa.checks._sense import Sense, Verdict
from tlqa.text._frames import THINKING, TIMES
from tlqa.text.phrases import names_time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.text.phrases import NounPhrase

_LICENSE = frozenset(
    """
    that which who whom whose what how why where when whatever whoever wherever whenever whether if unless
    than as like because although though while since before after until till once so yet nor neither either
    except lest whereas provided given let all everything anything nothing something everyone anyone those
    """.split()
)
_AUXILIARIES = frozenset("was were is are has had have will would can could must should".split())
_OPENERS = frozenset("if when because that whether although while unless".split())
_NEEDY = frozenset("who when if because although".split())
_STRONG = frozenset("the a an his her its their our this these those some every each no".split())
_NOMINATIVE = frozenset("he she they we i you".split())
_QUANTITIES = frozenset(
    "many most some few several both all half more others people time day year moment".split()
)
_SUBJECTS = _NOMINATIVE | {"it", "there", "this", "one"}
_NO_HALF = frozenset("way time moment day reason more less thing longer hell heck latter matter same".split())
_STOPS = frozenset('.,;:?!–—-“”"()…')


def two_verbs(sense: Sense) -> Iterator[Verdict]:
    """*The house was built in 1910 is a museum*: two auxiliaries, and nothing that licenses the second."""
    found = [i for i, t in enumerate(sense.tags) if t.form == "Fin" and sense.lower[i] in _AUXILIARIES]
    for first, second in pairwise(found):
        start = _clause_start(sense, first)
        if start < 0 or second - first < 3 or not _unlicensed(sense, first + 1, second):
            continue
        subjects = _free(sense, start, first)
        if any(sense.lower[i] in THINKING | _QUANTITIES for i in range(first, second)):
            continue  # 'said ministers were', 'has shown many are'
        if len(subjects) == 1 and not _contact(sense, subjects[0]) and not _free(sense, first + 1, second):
            yield Verdict(subjects[0].start, second + 1, (first, second, subjects[0].head))


def _clause_start(sense: Sense, verb: int) -> int:
    """Where the clause of the verb begins, if no clause before it can own the verb; else -1."""
    start = 0
    for i in range(verb):
        if sense.lower[i] in _LICENSE or sense.tags[i].form == "Fin" or sense.tags[i].pos == "X":
            return -1
        if sense.lower[i] in _STOPS:
            start = i + 1
    return start


def _unlicensed(sense: Sense, start: int, end: int) -> bool:
    """Whether nothing between two verbs can begin a clause or give the second a subject."""
    for i in range(start, end):
        word, tag = sense.lower[i], sense.tags[i]
        if word in _LICENSE or word in _SUBJECTS or tag.pos in ("PUNCT", "CCONJ", "SCONJ", "X", "SYM"):
            return False
    return sense.tags[end - 1].pos in ("NOUN", "PROPN", "NUM", "ADJ", "ADV", "VERB")


def _free(sense: Sense, start: int, end: int) -> list[NounPhrase]:
    """The noun phrases from a word to another that no preposition governs and that say no time."""
    among = [n for n in sense.read.nouns if start <= n.start and n.end <= end]
    return [n for n in among if not _only_time(sense, n) and not _governed(sense, n)]


def _only_time(sense: Sense, noun: NounPhrase) -> bool:
    """Whether a phrase says when and nothing else; *the four men Saturday* says who, too."""
    inner = sense.tags[noun.start : noun.head]
    return names_time(noun, sense.lower) and not any(t.pos == "NOUN" for t in inner)


def _contact(sense: Sense, noun: NounPhrase) -> bool:
    """Whether a name at the end of the phrase may be a subject of its own: *the fine Aran can impose*."""
    last = sense.words[noun.end - 1].text
    named = last[:1].isupper() and sense.lower[noun.end - 1] not in TIMES
    return named and any(sense.words[i].text.islower() for i in range(noun.start + 1, noun.end - 1))


def _governed(sense: Sense, noun: NounPhrase) -> bool:
    return noun.start > 0 and sense.tags[noun.start - 1].pos == "ADP"


def side_by_side(sense: Sense) -> Iterator[Verdict]:
    """*If the crew the ferry before noon want to paint*: subject, object, and no verb between."""
    starting = {n.start: n for n in sense.read.nouns}
    for noun in sense.read.nouns:
        if not _opens(sense, noun) or not _strong(sense, noun) or noun.coordinated:
            continue
        other = starting.get(noun.end)
        if other is None or not _strong(sense, other) or names_time(other, sense.lower):
            continue
        end = _clause_end(sense, other.end)
        whole = end if sense.lower[noun.start - 1] in _OPENERS and noun.start else len(sense.words)
        if _finite(sense, other.end, whole) < (2 if end == whole else 1):
            yield Verdict(noun.start, end, (noun.head, other.head), {"subject": (noun.start, noun.end)})


def _opens(sense: Sense, noun: NounPhrase) -> bool:
    """Whether the phrase begins the sentence, or stands after a conjunction or what says when or where."""
    at = noun.start - 1
    if at < 0:
        return True
    if sense.lower[at] == ",":
        fronted = sense.tags[0].pos in ("ADP", "ADV") or sense.lower[0] in ("last", "this", "next")
        return fronted and all(t.pos not in ("VERB", "AUX", "PUNCT") for t in sense.tags[:at])
    return sense.lower[at] in _OPENERS and sense.tags[at].pos in ("SCONJ", "ADV")


def _strong(sense: Sense, noun: NounPhrase) -> bool:
    if sense.lower[noun.start] not in _STRONG or noun.end - noun.start < 2:
        return False
    inner = sense.tags[noun.start : noun.head]
    if any(t.number == "Plur" and t.pos == "NOUN" for t in inner):
        return False  # 'the troops issue'
    return (
        sense.tags[noun.head].pos == "NOUN"
        and _NO_HALF.isdisjoint((sense.lower[noun.start + 1], sense.lower[noun.head]))
        and not names_time(noun, sense.lower)
    )


def _clause_end(sense: Sense, at: int) -> int:
    while at < len(sense.words) and sense.lower[at] not in _STOPS:
        at += 1
    return at


def _finite(sense: Sense, start: int, end: int) -> int:
    """How many finite verbs there are; participles without an auxiliary may be some that were mistaken."""
    tags = sense.tags
    helped = (i > 0 and tags[i - 1].pos in ("AUX", "ADV", "PART") for i in range(start, end))
    return sum(
        tags[i].form == "Fin" or (tags[i].form == "Part" and not h)
        for i, h in zip(range(start, end), helped, strict=True)
    )


def clause_without_verb(sense: Sense) -> Iterator[Verdict]:
    """*When you someone far away, satellites are used*: an opener, a subject, and no verb in the clause."""
    starting = {n.start: n for n in sense.read.nouns}
    for at, word in enumerate(sense.lower):
        noun = starting.get(at + 1)
        if word not in _NEEDY or noun is None or not _subject(sense, noun):
            continue
        end = _clause_end(sense, noun.end)
        if end - at < 5 or any(_verbal(sense, i) for i in range(at + 1, end)):
            continue
        if _finite(sense, end, len(sense.words)) <= (at == 0) and "?" not in sense.lower:
            yield Verdict(at, end, (noun.head,), {"subject": (noun.start, noun.end)})


def _verbal(sense: Sense, at: int) -> bool:
    """A verb, or a word that may be one: *the virus spreads*, *he fears*."""
    named = sense.tags[at - 1].pos in ("NOUN", "PROPN", "PRON", "ADJ")
    return sense.tags[at].pos in ("VERB", "AUX", "X") or (named and sense.lower[at].endswith("s"))


def _subject(sense: Sense, noun: NounPhrase) -> bool:
    first = sense.lower[noun.start]
    if first in _NOMINATIVE:
        return noun.end < len(sense.tags) and sense.tags[noun.end].pos in ("DET", "PRON", "ADP")
    return first in _STRONG - {"a", "an"} and _NO_HALF.isdisjoint(sense.lower[noun.start : noun.end])
