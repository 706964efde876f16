"""A decision about clauses and phrases that stand as a sentence and wait for the rest of it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tlqa.checks._sense import Sense, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONJUNCTIONS = frozenset(
    "although though because while whilst whereas unless when if since as after before until once".split()
)
# These may also be prepositions or adverbs: 'after the war he fled', 'once a mill, it is a museum'.
_AMBIGUOUS = frozenset("since as after before until once".split())
_SOON = frozenset({("even", "though"), ("even", "if"), ("so", "that"), ("now", "that"), ("given", "that")})
_LICENSE = frozenset("that which who whom whose where what how why whether when if because".split())
_SPOKEN = frozenset("i you we my your our me us".split())
_NOMINATIVE = frozenset("he she they we it".split())
_MARKS = frozenset('? ! : ; – — … ... - -- “ ” " ( ) [ ]'.split())
_NOMINAL = frozenset("NOUN PROPN PRON".split())


def clause_alone(sense: Sense) -> Iterator[Verdict]:
    """*Although the mayor had promised a bridge*, *having heard nine witnesses*: what follows is lost."""
    tags, words = sense.tags, sense.lower
    if words[-1] != "." or not sense.words[0].text[:1].isupper() or not _MARKS.isdisjoint(words):
        return
    finite = [i for i, t in enumerate(tags) if t.form == "Fin"]
    opened = _opened(sense)
    if "," in words or not _SPOKEN.isdisjoint(words):
        return
    if any(_doubtful(sense, i) for i in range(1, len(words))):
        return
    if opened:
        if not finite or not _subject(sense, opened, finite[0]):
            return
        if not _licensed(sense, finite):
            return
    elif tags[0].form == "Fin" or not _licensed(sense, [0, *finite]):
        return
    yield Verdict(0, len(words), (*finite, 0))


def _opened(sense: Sense) -> int:
    """How many words the conjunction has that opens the sentence; 0 if none does."""
    first, second = sense.lower[:2]
    if (first, second) in _SOON:
        return 2
    if sense.lower[:3] == ("as", "soon", "as"):
        return 3
    return first in _CONJUNCTIONS


def _subject(sense: Sense, opened: int, verb: int) -> bool:
    """Whether one noun phrase, with what hangs on it by prepositions, is all between conjunction and verb."""
    nouns = [n for n in sense.read.nouns if opened <= n.start < verb]
    free = [n for n in nouns if sense.tags[n.start - 1].pos != "ADP" or n.start == opened]
    if len(free) != 1 or free[0].start != opened or nouns[-1].end > verb:
        return False
    if any(t.pos in ("VERB", "AUX", "X") for t in sense.tags[opened:verb]):
        return False
    if sense.lower[opened] in _NOMINATIVE:
        return free[0].end == opened + 1
    if sense.lower[0] not in _AMBIGUOUS or opened > 1:
        return True
    single = all(sum(t.pos in ("NOUN", "PROPN") for t in sense.tags[n.start : n.end]) == 1 for n in nouns)
    return single and sense.lower[opened] not in ("a", "an")


def _licensed(sense: Sense, finite: list[int]) -> bool:
    """Whether each finite verb but the first is that of a relative or subordinate clause."""
    return all(
        any(sense.lower[i] in _LICENSE and sense.tags[i].pos != "DET" for i in range(before + 1, at))
        for before, at in pairwise(finite)
    )


def _doubtful(sense: Sense, at: int) -> bool:
    """An infinitive that nothing governs, or a participle that may be a finite verb after all."""
    tag, before = sense.tags[at], sense.tags[at - 1]
    if tag.pos == "X":
        return True
    if tag.form == "Inf":
        return before.pos not in ("PART", "AUX", "ADV") and sense.lower[at - 1] != "to"
    return tag.form == "Part" and tag.tense == "Past" and before.pos in _NOMINAL and not _agent(sense, at)


def _agent(sense: Sense, at: int) -> bool:
    """Whether an auxiliary stands before it, or it is taken as passive by what follows."""
    helped = any(t.pos == "AUX" for t in sense.tags[max(0, at - 4) : at])
    following = sense.lower[at + 1] if at + 1 < len(sense.lower) else ""
    return helped or following == "by"
