"""What an element of a token pattern asks of one word: its spelling, its lemma, its tag."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tlqa.checks._reading import read_phrases
from tlqa.checks.base import expand
from tlqa.frozen import dataclass
from tlqa.text.folding import fold
from tlqa.text.lemmas import lemma

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tlqa.model import Sentence, Tagged
    from tlqa.text.analysis import Analysis

UPOS = tuple("NOUN PROPN VERB AUX ADJ ADV ADP DET PRON NUM CCONJ SCONJ PART PUNCT SYM INTJ X".split())
TAG_KEYS = ("pos", "form", "tense", "number", "person", "main", "lemma")
SHAPES = {
    "x": r"[^\W\d_A-ZÀ-ÖØ-Þ][^\d_A-ZÀ-ÖØ-Þ]*",
    "Xx": r"[^\W\d_a-zß-öø-ÿ].*[^\W\d_A-ZÀ-ÖØ-Þ].*",
    "XX": r"[^\W\d_a-zß-öø-ÿ]{2,}",
    "X.": r"(?:[^\W\d_a-zß-öø-ÿ]\.)+",
    "d": r"\d[\d.,:/-]*",
}
_OPENING = "“‘\"'«„([–—-"
_CLOSING = ".!?…”’\"'»)]"


class Words:
    """A tagged sentence as patterns look at it; lemmas are made when one is asked for."""

    __slots__ = ("_language", "_lemmas", "_phrases", "_place", "first", "last", "lower", "tagged")

    def __init__(self, story: Analysis, sentence: Sentence) -> None:
        self.tagged: Tagged = story.tagged(sentence)
        self.lower = [story.folded[w.start : w.end] for w in self.tagged.words]
        self._language = story.language
        self._lemmas: dict[int, str] = {}
        self._place = story, sentence
        self._phrases: dict[str, dict[int, tuple[int, int]]] = {}
        texts = [w.text for w in self.tagged.words]
        self.first = next((i for i, text in enumerate(texts) if text not in _OPENING), 0)
        ends = (i for i in reversed(range(len(texts))) if texts[i] not in _CLOSING)
        self.last = next(ends, len(texts) - 1)

    def lemma(self, at: int) -> str:
        found = self._lemmas.get(at)
        if found is None:
            word, tag = self.tagged.words[at], self.tagged.tags[at]
            found = self._lemmas[at] = lemma(word.text, tag, self._language)
        return found

    def phrase(self, kind: str, at: int) -> tuple[int, int] | None:
        """Where the noun phrase or verb group that begins here ends, and its head."""
        if not self._phrases:
            _, read = read_phrases(*self._place)
            self._phrases["noun"] = {n.start: (n.end, n.head) for n in read.nouns}
            self._phrases["verb"] = {v.start: (v.end, v.head) for v in read.verbs}
        return self._phrases[kind].get(at)


@dataclass(frozen=True, slots=True)
class Conditions:
    """All that is set must hold of a word; of several values one."""

    text: frozenset[str] | None = None
    lower: frozenset[str] | None = None
    lemma: frozenset[str] | None = None
    within: frozenset[str] | None = None
    pos: frozenset[str] | None = None
    form: frozenset[str] | None = None
    tense: frozenset[str] | None = None
    number: frozenset[str] | None = None
    person: frozenset[str] | None = None
    main: bool | None = None
    shape: re.Pattern[str] | None = None
    match: re.Pattern[str] | None = None

    @property
    def of_tags(self) -> bool:
        """Whether the answer depends on the tagger."""
        return any(getattr(self, name) is not None for name in (*TAG_KEYS, "within"))

    def fit(self, words: Words, at: int) -> bool:
        return self._spelled(words, at) and self._tagged(words, at)

    def _spelled(self, words: Words, at: int) -> bool:
        if self.lower is not None and words.lower[at] not in self.lower:
            return False
        text = words.tagged.words[at].text
        if self.text is not None and text.replace("’", "'") not in self.text:
            return False
        if self.shape is not None and not self.shape.fullmatch(text):
            return False
        return self.match is None or self.match.fullmatch(text) is not None

    def _tagged(self, words: Words, at: int) -> bool:
        tag = words.tagged.tags[at]
        if self.pos is not None and tag.pos not in self.pos:
            return False
        if self.form is not None and tag.form not in self.form:
            return False
        if self.tense is not None and tag.tense not in self.tense:
            return False
        if self.number is not None and tag.number not in self.number:
            return False
        if self.person is not None and tag.person not in self.person:
            return False
        if self.main is not None and tag.main is not self.main:
            return False
        if self.lemma is not None and words.lemma(at) not in self.lemma:
            return False
        return self.within is None or not self.within.isdisjoint((words.lower[at], words.lemma(at)))


def described(item: Any) -> Mapping[str, Any]:
    """An element in its long form: ``VERB`` is a part of speech, ``of`` a word, ``is|was`` two."""
    if not isinstance(item, str):
        return dict(item)
    if item in UPOS:
        return {"pos": item}
    return {"lower": item.split("|") if len(item) > 1 else item}


def listed(value: Any) -> tuple[str, ...]:
    """A word or a list of words as a list."""
    return tuple(map(str, value)) if isinstance(value, list | tuple) else (str(value),)


def compile_conditions(
    keys: Mapping[str, Any], macros: Mapping[str, str], lexicons: Mapping[str, frozenset[str]]
) -> Conditions:
    """The conditions of an element's keys."""
    made: dict[str, Any] = {}
    for name in ("text", "lower", "lemma", "pos", "form", "tense", "number", "person"):
        if name in keys:
            made[name] = frozenset(_normal(name, listed(keys[name])))
    if "in" in keys:
        made["within"] = frozenset[str]().union(*(lexicons[name] for name in listed(keys["in"])))
    if "main" in keys:
        made["main"] = keys["main"]
    if "shape" in keys:
        made["shape"] = re.compile("|".join(SHAPES[s] for s in listed(keys["shape"])))
    if "match" in keys:
        made["match"] = re.compile(expand(keys["match"], macros))
    return Conditions(**made)


def _normal(name: str, values: tuple[str, ...]) -> Iterator[str]:
    for value in values:
        if name == "text":
            yield value.replace("’", "'")
        else:
            yield fold(value) if name in ("lower", "lemma") else value
