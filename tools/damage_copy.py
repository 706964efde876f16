"""The same damage done to copy that has no tree, by the clauses that the program itself reads in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from damage import FEWEST, INVERTS, LONG_PHRASE, LONG_SUBJECT, MOST, OTHER_NUMBER, made

from tlqa.text.phrases import parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from damage import Damaged

    from tlqa.model import Tagged
    from tlqa.text.phrases import Clause, NounPhrase, Parse


def damaged_copy(tagged: Tagged, random: Random) -> list[Damaged]:
    """What comes of a sentence; nothing of one with under 5 or over 60 words."""
    if not FEWEST <= len(tagged.words) <= MOST:
        return []
    return list(_Damage(tagged, random).all())


class _Damage:
    def __init__(self, tagged: Tagged, random: Random) -> None:
        self.tags, self.random = tagged.tags, random
        self.opening = tagged.words[0].text
        self.forms = [word.text for word in tagged.words]
        if self.tags[0].pos != "PROPN" and not self.opening.isupper():
            self.forms[0] = self.opening[:1].lower() + self.opening[1:]
        self.parse: Parse = parse(tagged)

    def all(self) -> Iterator[Damaged]:
        for clause in self.parse.clauses:
            subject, first = clause.subject, clause.verb.finite
            if subject is None or first is None or clause.relative is not None or clause.shared:
                continue
            if subject.end == first and not clause.existential:
                yield from self._to_subject(clause, subject, first)
        for one, other in zip(self.parse.nouns, self.parse.nouns[1:], strict=False):
            yield from self._to_object(one, other)

    def _to_subject(self, clause: Clause, subject: NounPhrase, first: int) -> Iterator[Damaged]:
        f, start, end = self.forms, subject.start, subject.end
        pronoun = self.tags[subject.head].pos == "PRON"
        behind_comma = start > 1 and f[start - 1] == ","
        fronted = behind_comma or self._is_fronted(start)
        is_english = f[first].lower() in INVERTS and clause.verb.head == first
        if (
            not is_english
            and (fronted or (start == 0 and self._now(0.2)))
            and (not pronoun or self._now(0.5))
        ):
            yield self._made("order", f[: start - behind_comma], [f[first]], f[start:first] + f[first + 1 :])
        head = clause.verb.head
        if head > first and end - start < LONG_SUBJECT and self._now(0.2):
            yield self._made("order", f[:start], f[first : head + 1], f[start:end] + f[head + 1 :])
        if f[start - 1] not in ("and", "but", "or") and self._now(0.5 if pronoun else 0.04):
            yield self._made("subject", f[:start], f[end:])
        if not pronoun and self._now(0.1):
            it = "they" if subject.number == "Plur" else self.random.choice(("it", "he", "she"))
            yield self._made("extra", f[:end], [it, *f[end:]])
        if (
            (other := OTHER_NUMBER.get(f[first]))
            and f[end - 1].lower() not in ("i", "you")
            and self._now(0.15)
        ):
            yield self._made("agreement", f[:first], [other, *f[first + 1 :]])
        if self.tags[first].pos == "AUX" and self._now(0.12):
            yield self._made("lost", f[:first], f[first + 1 :])
        if clause.kind != "main" and 2 < clause.end - first < LONG_SUBJECT and self._now(0.3):
            close = clause.end - (f[clause.end - 1] in (".", ","))
            yield self._made("order", f[:first], f[first + 1 : close], [f[first]], f[close:])

    def _to_object(self, one: NounPhrase, other: NounPhrase) -> Iterator[Damaged]:
        """'received on Monday a delegation': an object and the phrase with a preposition behind it."""
        f, start, end = self.forms, one.start, one.end
        is_object = start > 0 and self.tags[start - 1].pos == "VERB" and self.tags[one.head].pos != "PRON"
        has_phrase = other.start == end + 1 and self.tags[end].pos == "ADP" and f[end] != "of"
        if is_object and has_phrase and max(end - start, other.end - end) < LONG_PHRASE and self._now(0.3):
            yield self._made("order", f[:start], f[end : other.end], f[start:end] + f[other.end :])

    def _is_fronted(self, start: int) -> bool:
        """Whether a phrase or an adverb opens the sentence, and nothing else stands before its subject."""
        tags = self.tags
        return (
            0 < start <= LONG_PHRASE
            and tags[0].pos in ("ADP", "ADV")
            and all(tag.pos not in ("VERB", "AUX", "PUNCT") for tag in tags[:start])
        )

    def _made(self, fault: str, *parts: list[str]) -> Damaged:
        return made(fault, self.opening, *parts)

    def _now(self, share: float) -> bool:
        return self.random.random() < share
