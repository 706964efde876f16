"""Noun phrases and verb groups, read from the word they begin at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from tlqa.model import Tag, Tagged

POSSESSIVE = frozenset("my your his her its our their whose".split())
NOMINATIVE = frozenset("i he she we they".split())
RELATIVE = frozenset("who whom which whose that whoever whichever".split())
_NOMINAL = frozenset({"NOUN", "PROPN"})
_ALONE = frozenset(
    "this that these those all both some many each another any either neither few several".split()
)
_SEVERAL = frozenset("these those both many few several".split())
_LONGEST = 40  # words of a phrase: what is longer is a list, and reading it from every word would take long
_HYPHENS = frozenset("-‑–/&")
_BE = frozenset("am is are was were be been being 's 're 'm s".split())
_GET = frozenset("get gets got gotten getting".split())


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Words ``start`` to ``end``, as indices, end exclusive. ``number`` is that of the whole, or empty."""

    start: int
    end: int
    head: int
    number: str = ""
    person: str = "3"
    coordinated: bool = False


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """``finite`` is the index of the finite word, ``head`` that of the last verb.

    Tense, number and person are those of the first word, which is the finite one if there is one.
    """

    start: int
    end: int
    head: int
    finite: int | None
    tense: str = ""
    number: str = ""
    person: str = ""
    passive: bool = False
    infinitive: bool = False


class Chunker:
    """Reads phrases that begin at a given word."""

    def __init__(self, tagged: Tagged) -> None:
        self.words = tagged.words
        self.tags = tagged.tags
        self.lower = [w.text.lower().replace("’", "'") for w in tagged.words]
        self.count = len(self.words)

    def relativizer(self, at: int) -> bool:
        """Whether the word introduces a relative clause or an indirect question about who or which."""
        word, tag = self.lower[at], self.tags[at]
        if word not in RELATIVE or tag.pos not in ("PRON", "DET"):
            return False
        return word != "that" or (tag.pos == "PRON" and not tag.number)

    def verb_group(self, at: int) -> VerbGroup | None:
        """The verb group that begins here."""
        start, infinitive = at, False
        if self.tags[at].pos == "PART" and self.lower[at] in ("to", "na"):
            at, infinitive = self._past_adverbs(at + 1), True
        if not self._verbal(at) or (infinitive and self.tags[at].form == "Fin"):
            return None
        verbs = [at]
        while self.tags[verbs[-1]].pos == "AUX" or self.lower[verbs[-1]] in _GET:
            following = self._past_adverbs(verbs[-1] + 1)
            if not self._verbal(following) or self.tags[following].form == "Fin":
                break
            if self.tags[verbs[-1]].pos != "AUX" and self.tags[following].form != "Part":
                break
            verbs.append(following)
        return self._group(start, verbs, infinitive)

    def _group(self, start: int, verbs: list[int], infinitive: bool) -> VerbGroup:
        first, head = verbs[0], verbs[-1]
        tag, last = self.tags[first], self.tags[head]
        end = head + 1
        if end < self.count and self.lower[end] in ("n't", "not"):
            end += 1
        helped = len(verbs) > 1 and self.lower[verbs[-2]] in (_BE | _GET)
        passive = helped and last.form == "Part" and last.tense != "Pres" and last.pos == "VERB"
        finite = first if tag.form == "Fin" and not infinitive else None
        return VerbGroup(start, end, head, finite, tag.tense, tag.number, tag.person, passive, infinitive)

    def _verbal(self, at: int) -> bool:
        return at < self.count and self.tags[at].pos in ("AUX", "VERB")

    def _past_adverbs(self, at: int) -> int:
        while at < self.count and (self.tags[at].pos == "ADV" or self.lower[at] in ("n't", "not")):
            at += 1
        return at

    def noun_phrase(self, at: int) -> NounPhrase | None:
        """The base noun phrase that begins here."""
        tag, word = self.tags[at], self.lower[at]
        if self.relativizer(at) and word != "whose":
            return None
        if tag.pos == "PRON" and word not in POSSESSIVE:
            return NounPhrase(at, at + 1, at, _number(word, tag), tag.person or "3")
        end, head = self._run(at)
        if head >= 0:
            return NounPhrase(at, end, head, _number(self.lower[head], self.tags[head]))
        if tag.pos == "DET" and end > at + 1 and self.tags[end - 1].pos in ("ADJ", "NUM"):
            return NounPhrase(at, end, end - 1)
        if tag.pos == "NUM" or (tag.pos == "DET" and word in _ALONE):
            return NounPhrase(at, max(at + 1, end if tag.pos == "NUM" else 0), at, _number(word, tag))
        return None

    def _run(self, at: int) -> tuple[int, int]:
        """Where the words that may make a phrase end, and its head or -1."""
        head, end, closed = -1, at, at
        while end < min(self.count, at + _LONGEST):
            pos = self.tags[end].pos
            if pos in _NOMINAL or (pos == "X" and self.words[end].text[:1].isupper()):
                head, closed = end, end + 1
            elif head >= 0 and pos == "PART" and self.lower[end] in ("'s", "'"):
                head, closed = (end - 1, end + 1) if not self._goes_on(end + 1) else (-1, closed)
            elif head >= 0 and self._hyphen(end):
                head, closed, end = self._compound(head, closed, end + 1)
            elif head >= 0 and pos == "NUM" and end == closed:
                closed = end + 1
            elif (head >= 0 and not self._title(head, end)) or (head < 0 and not self._before_head(at, end)):
                break
            end += 1
        return (closed, head) if head >= 0 else (end, -1)

    def _compound(self, head: int, closed: int, at: int) -> tuple[int, int, int]:
        """After a hyphen: *a peer-reviewed journal* goes on, *the 28-year-old* ends in an adjective."""
        if self.tags[at].pos in _NOMINAL:
            return at, at + 1, at
        if self._goes_on(at + 1) or self._hyphen(at + 1):
            return -1, closed, at
        return at, at + 1, at

    def _before_head(self, start: int, at: int) -> bool:
        """Whether the word may stand in a noun phrase before its head."""
        pos, word = self.tags[at].pos, self.lower[at]
        if pos in ("ADJ", "NUM", "SYM"):
            return True
        if pos == "DET" or (pos == "PRON" and word in POSSESSIVE):
            return at == start or self.tags[at - 1].pos == "DET"
        following = self.tags[at + 1].pos if at + 1 < self.count else ""
        if pos == "ADV":
            return following in ("ADJ", "ADV", "NUM") or (at > start and following == "VERB")
        if pos == "CCONJ":  # 'no hard and fast rules'
            return following == "ADJ" and at > start and self.tags[at - 1].pos == "ADJ"
        if pos == "VERB" and self.tags[at].form in ("Part", "Ger"):
            opened = self.tags[start].pos in ("DET", "ADJ", "NUM", "PRON") and at > start
            return opened and following in ("ADJ", "NOUN", "PROPN", "VERB", "PUNCT")
        return at > start and self._hyphen(at)

    def _goes_on(self, at: int) -> bool:
        return at < self.count and self.tags[at].pos in ("NOUN", "PROPN", "ADJ", "NUM", "ADV", "VERB", "X")

    def _hyphen(self, at: int) -> bool:
        """A hyphen inside a word that the tagger takes apart: *anti-war*."""
        if not 0 < at < self.count - 1 or self.lower[at] not in _HYPHENS:
            return False
        before, word, after = self.words[at - 1 : at + 2]
        return self.lower[at] == "&" or (before.end == word.start and word.end == after.start)

    def _title(self, head: int, at: int) -> bool:
        """*Aran special envoy Jo Lind*, *the South Aran firm*: an adjective within a name."""
        if self.tags[head].pos != "PROPN" or self.tags[at].pos != "ADJ" or at + 1 >= self.count:
            return False
        return self.tags[at + 1].pos in _NOMINAL


def _number(word: str, tag: Tag) -> str:
    if tag.number:
        return tag.number
    if tag.pos == "NUM":
        return "Sing" if word in ("one", "1") else "Plur"
    return "Plur" if word in _SEVERAL else ""
