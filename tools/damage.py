"""Good sentences damaged as translations damage them, with the places: what the judge of syntax learns from.

Each kind of damage is one that a language leaves in English: the verb before its subject, as in German
after an adverb, Arabic at the opening, Russian where the subject is new; the verb at the end of its clause;
the adverb or the time before the object; the adjective behind its noun; a subject, an object, *be* or *to*
left out; a subject said twice; *it* before a subject that follows; a preposition before an object; the verb
in the other number. What English may do as well is left alone: *in the car were two men*, *and came home*.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from treebank import Sent, Word

FEWEST, MOST = 5, 60
"""Words of a sentence that is damaged, and judged."""


@dataclass(frozen=True, slots=True)
class Damaged:
    """A sentence that went wrong right before each of its ``places``; ``fault`` says how."""

    words: tuple[str, ...]
    places: tuple[int, ...]
    fault: str


# what may stand before its subject in good English, behind a place: 'On the wall hung a picture.'
INVERTS = frozenset(
    "is are was were be been comes come came goes go went stands stand stood lies lie lay hangs hung follows"
    " followed sits sat lives lived rises rose".split()
)
OTHER_NUMBER = {
    "is": "are", "are": "is", "has": "have", "have": "has",
    "was": "were", "were": "was", "does": "do", "do": "does",
}  # fmt: skip
_LEFT_OUT = frozenset("is are was were be been has have had will would to".split())
_OBJECTS = frozenset("it them him her me us you".split())
_RELATIVES = frozenset(("WP", "WDT"))
_NOT_MOVED = _RELATIVES | {"EX"}
LONG_SUBJECT, LONG_PHRASE, _LONG_CLAUSE = 12, 6, 14


class _Damage:
    """The damage that can be done to a sentence with its tree; ``random`` says how often each is."""

    def __init__(self, sentence: Sent, random: Random) -> None:
        words = sentence.words
        self.words, self.random = words, random
        self.forms = [word.form for word in words]
        self.forms[0] = _small(words[0])
        self.under: list[list[int]] = [[] for _ in range(len(words) + 1)]
        for i, word in enumerate(words):
            self.under[word.head].append(i)

    def all(self) -> Iterator[Damaged]:
        for i, word in enumerate(self.words):
            yield from self._to_subject(i, word)
            if word.upos == "VERB":
                yield from self._to_object(i)
            yield from self._in_relative_clause(i, word)
            yield from self._to_small_words(i, word)

    def _to_subject(self, verb: int, word: Word) -> Iterator[Damaged]:
        subjects = [i for i in self._those_under(verb, "nsubj") if not self.words[i].deprel.endswith("outer")]
        helpers = self._those_under(verb, "aux", "cop")
        finite = [i for i in (*helpers, verb) if self.words[i].finite]
        if word.upos not in ("VERB", "ADJ", "NOUN") or not subjects or not finite:
            return
        subject, first, role = subjects[0], min(finite), _role(word)
        yield from self._verb_at_the_end(verb, first, role)
        span = self._span(subject)
        if span is None or span[1] > first or role not in ("root", "ccomp", "conj", "parataxis", "advcl"):
            return
        yield from self._turned_round(verb, first, subject, span)
        yield from self._said_twice_or_not(verb, first, subject, span)
        yield from self._participle_at_the_end(verb, first, helpers)

    def _verb_at_the_end(self, verb: int, first: int, role: str) -> Iterator[Damaged]:
        """'who every day with the bicycle to school must'."""
        span = self._span(verb)
        if span is None or role not in ("acl", "advcl", "ccomp", "root"):
            return
        end = span[1]
        while end > first + 1 and self.words[end - 1].upos == "PUNCT":
            end -= 1
        if 2 < end - first <= _LONG_CLAUSE and self._now(0.06 if role == "root" else 0.35):
            f = self.forms
            yield self._made("order", f[:first], f[first + 1 : end], [f[first]], f[end:])

    def _turned_round(self, verb: int, first: int, subject: int, span: tuple[int, int]) -> Iterator[Damaged]:
        """'On Monday has the council decided', 'Was damaged the lift'."""
        f, (start, end) = self.forms, span
        head = self.words[subject]
        if head.xpos in _NOT_MOVED or any(_role(self.words[i]) != "advmod" for i in range(end, first)):
            return
        ahead = [i for i in self._those_under(verb, "obl", "advmod", "advcl", "nmod") if i < start]
        is_english = (
            ahead and f[first].lower() in INVERTS and (first == verb or self.words[verb].upos != "VERB")
        )
        if not is_english and (head.upos != "PRON" or (ahead and self._now(0.6))):
            comma = bool(ahead) and f[start - 1] == ","
            if ahead or (start == 0 and self._now(0.25)):
                yield self._made("order", f[: start - comma], [f[first]], f[start:first] + f[first + 1 :])
        if self.words[verb].upos == "VERB" and end - start < LONG_SUBJECT and self._now(0.5):
            yield self._made("order", f[:start], f[first : verb + 1], f[start:end] + f[verb + 1 :])

    def _said_twice_or_not(
        self, verb: int, first: int, subject: int, span: tuple[int, int]
    ) -> Iterator[Damaged]:
        f, (start, end), word, head = self.forms, span, self.words[verb], self.words[subject]
        joined = _role(word) == "conj" or (start > 0 and self.words[start - 1].upos == "CCONJ")
        pronoun = head.upos == "PRON" and head.xpos not in _RELATIVES
        if not joined and self._now(0.8 if pronoun else 0.04 if _role(word) == "root" else 0.12):
            yield self._made("subject", f[:start], f[end:])
        if head.upos in ("NOUN", "PROPN") and end == first:
            many = head.feats.get("Number") == "Plur"
            if self._now(0.25):
                yield self._made("extra", f[:end], [self._pronoun(many=many), *f[end:]])
            if word.upos == "VERB" and end - start < LONG_SUBJECT and self._now(0.15):
                it = self.random.choice(("it", "it", "there"))
                yield self._made(
                    "extra", [*f[:start], it, *f[first : verb + 1]], f[start:end] + f[verb + 1 :]
                )
        other = OTHER_NUMBER.get(f[first])
        if other and head.form.lower() not in ("i", "you") and self._now(0.35):
            yield self._made("agreement", f[:first], [other, *f[first + 1 :]])

    def _participle_at_the_end(self, verb: int, first: int, helpers: Sequence[int]) -> Iterator[Damaged]:
        """'has the proposal on Monday rejected'."""
        if not helpers or first >= verb or self.words[verb].upos != "VERB":
            return
        end = verb
        for i in self._those_under(verb, "obj", "obl", "advmod", "xcomp"):
            span = self._span(i)
            if i > verb and span is not None:
                end = span[1]
        f = self.forms
        if verb + 1 < end < verb + _LONG_CLAUSE:
            yield self._made("order", f[:verb], f[verb + 1 : end], f[verb : verb + 1] + f[end:])

    def _to_object(self, verb: int) -> Iterator[Damaged]:
        """'received yesterday a delegation', 'told to the paper', 'they deceived'."""
        objects = [i for i in self._those_under(verb, "obj") if i > verb]
        span = self._span(objects[0]) if objects else None
        if span is None or span[0] != verb + 1:
            return
        f, (start, end) = self.forms, span
        pronoun = self.words[objects[0]].upos == "PRON"
        behind = [self._span(i) for i in self._those_under(verb, "obl", "advmod") if i >= end]
        if behind and behind[0] is not None and not pronoun and end - start < LONG_PHRASE:
            begin, stop = behind[0]
            if begin == end and stop - begin < LONG_PHRASE:
                yield self._made("order", f[:start], f[begin:stop], f[start:end] + f[stop:])
        if pronoun and f[start].lower() in _OBJECTS and self._now(0.6):
            yield self._made("lost", f[:start], f[end:])
        elif not pronoun and self._now(0.06):
            preposition = self.random.choice(("to", "about", "of", "on", "for"))
            yield self._made("extra", f[:start], [preposition, *f[start:]])
        if end - start < LONG_PHRASE and self._now(0.1):
            yield self._made("order", f[:verb], f[start:end], [f[verb], *f[end:]])

    def _in_relative_clause(self, verb: int, word: Word) -> Iterator[Damaged]:
        """'the bridge that the council built it', 'the man who he fled'."""
        found = [i for i in self.under[verb + 1] if self.words[i].xpos in _RELATIVES]
        if word.deprel != "acl:relcl" or not found or not self._now(0.3):
            return
        f, relative = self.forms, found[0]
        if _role(self.words[relative]) == "obj":
            yield self._made(
                "extra", f[: verb + 1], [self.random.choice(("it", "them", "him")), *f[verb + 1 :]]
            )
        elif _role(self.words[relative]) == "nsubj":
            many = self.words[word.head - 1].feats.get("Number") == "Plur"
            yield self._made("extra", f[: relative + 1], [self._pronoun(many=many), *f[relative + 1 :]])

    def _to_small_words(self, i: int, word: Word) -> Iterator[Damaged]:
        """'we also victims', 'he must to go', 'the island Italian'."""
        f, low = self.forms, word.form.lower()
        helps = _role(word) in ("aux", "cop") and low in _LEFT_OUT
        if (helps and self._now(0.25)) or (word.upos == "PART" and low == "to" and self._now(0.2)):
            yield self._made("lost", f[:i], f[i + 1 :])
        if word.xpos == "MD" and i + 1 < len(f) and self.words[i + 1].xpos == "VB" and self._now(0.15):
            yield self._made("extra", f[: i + 1], ["to", *f[i + 1 :]])
        noun = word.head - 1
        between = (_role(self.words[k]) in ("amod", "compound") for k in range(i + 1, noun))
        if _role(word) == "amod" and noun > i and all(between) and self._now(0.12):
            yield self._made("order", f[:i] + f[i + 1 : noun + 1], [word.form], f[noun + 1 :])

    def _made(self, fault: str, *parts: Sequence[str]) -> Damaged:
        return made(fault, self.words[0].form, *parts)

    def _those_under(self, i: int, *roles: str) -> list[int]:
        return [k for k in self.under[i + 1] if _role(self.words[k]) in roles]

    def _span(self, i: int) -> tuple[int, int] | None:
        """Where all that is under a word stands, end exclusive; None where it is not in one piece."""
        inside, waiting = {i}, [i]
        while waiting:
            children = self.under[waiting.pop() + 1]
            inside.update(children)
            waiting += children
        start, end = min(inside), max(inside) + 1
        return (start, end) if end - start == len(inside) else None

    def _now(self, share: float) -> bool:
        return self.random.random() < share

    def _pronoun(self, *, many: bool) -> str:
        return "they" if many else self.random.choice(("it", "he", "she"))


def damaged(sentence: Sent, random: Random) -> list[Damaged]:
    """What comes of a sentence with its tree; nothing of one with under 5 or over 60 words."""
    if not FEWEST <= len(sentence.words) <= MOST:
        return []
    return list(_Damage(sentence, random).all())


def made(fault: str, opening: str, *parts: Sequence[str]) -> Damaged:
    """The parts put together, wrong where two of them meet; its capital as the ``opening`` word has it."""
    words: list[str] = []
    places: list[int] = []
    for part in parts:
        if words and part:
            places.append(len(words))
        words += part
    if opening[:1].isupper():
        words[0] = words[0][:1].upper() + words[0][1:]
    return Damaged(tuple(words), tuple(places) or (1,), fault)


def _small(word: Word) -> str:
    """The first word of a sentence as it is within one."""
    if word.upos == "PROPN" or word.form == "I" or word.form.isupper():
        return word.form
    return word.form[:1].lower() + word.form[1:]


def _role(word: Word) -> str:
    return word.deprel.partition(":")[0]
