"""A name of two or more words and its translation, word by word, in one story."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from tlqa.checks._spelling import plain
from tlqa.checks.base import OTHER_SPELLING, Hit
from tlqa.compiled import compiled
from tlqa.frozen import dataclass
from tlqa.model import Related

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.model import Block
    from tlqa.text.analysis import Analysis

_LINKS = (
    "de|del|della|delle|dei|degli|di|da|do|dos|das|des|du|d|l|la|le|les|los|las|el|y|e|et|i|und|en|van"
    "|der|die|das|het|of|the|and|in|for|on|na|w|z|v"
)
_RUN = compiled(
    r"(?<![\w@#/._’'-])[A-ZÀ-ÖØ-ÞĀ-Ž][\w-]*"
    rf"(?:[ \u00a0’'-](?:(?:{_LINKS})[ \u00a0’']){{0,2}}[A-ZÀ-ÖØ-ÞĀ-Ž][\w-]*)+"
)
_WORD = compiled(r"\w+")
_CAPITALISED = compiled(r"\b[A-ZÀ-ÖØ-ÞĀ-Ž]\w{3,}")
_GLOSSED = compiled(
    r"(?i)[(“\"«‘]$|\b(?:or|meaning|means|called|named|as|translated|translates as|in English) [“\"‘]?$"
)
_FEW = frozenset(_LINKS.split("|")) | {"a", "an", "s"}
_PREFIX = 5
_NEAR = 60
_MOST_WORDS = 7
_MOST_RUNS = 400


@dataclass(frozen=True, slots=True)
class _Run:
    start: int
    end: int
    text: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Translations:
    """``words``: a word of a name, and the words of the story's language that may stand for it."""

    words: Mapping[str, str]
    exempt: frozenset[str]

    @cached_property
    def _meanings(self) -> dict[str, frozenset[str]]:
        return {plain(word): frozenset(meant.lower().split()) for word, meant in self.words.items()}

    @cached_property
    def _english(self) -> frozenset[str]:
        return frozenset(word for meant in self._meanings.values() for word in meant)

    def find(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[Hit]:
        text = story.text
        foreign = {plain(w) for b in blocks for w in _CAPITALISED.findall(text, b.start, b.end)}
        known = foreign & self._meanings.keys()
        capitalised = {plain(word) for word in _CAPITALISED.findall(text)} if known else set()
        if not any(self._meanings[word] & capitalised for word in known):
            return
        kinds = {block.kind for block in blocks}
        runs = list(self._runs(story, [block for block in story.blocks if block.kind in kinds]))
        named = [run for run in runs if not known.isdisjoint(run.words)]
        told: set[str] = set()
        for run in runs:
            for other in named:
                if run.text not in told and self._apart(story, run, other) and self._means(other, run):
                    told.add(run.text)
                    yield Hit(
                        run.start,
                        run.end,
                        {"other": other.text},
                        (Related(other.start, other.end, OTHER_SPELLING),),
                    )

    def _runs(self, story: Analysis, blocks: Sequence[Block]) -> Iterator[_Run]:
        text = story.text
        count = 0
        for block in blocks:
            for match in _RUN.finditer(text, block.start, block.end):
                words = tuple(w for w in _WORD.findall(plain(match.group())) if w not in _FEW)
                if 1 < len(words) <= _MOST_WORDS and count < _MOST_RUNS:
                    count += 1
                    yield _Run(match.start(), match.end(), match.group(), words)

    def _apart(self, story: Analysis, run: _Run, other: _Run) -> bool:
        """Whether one is no gloss of the other, as where it stands in brackets behind it."""
        if run.text == other.text:
            return False
        distance = max(run.start - other.end, other.start - run.end)
        return distance > _NEAR and not any(
            _GLOSSED.search(story.text, max(0, each.start - 16), each.start) for each in (run, other)
        )

    def _means(self, source: _Run, run: _Run) -> bool:
        """Whether each word of the one stands in the other, itself or translated, one at least."""
        if len(source.words) != len(run.words) or source.words == run.words:
            return False
        left = list(run.words)
        translated: list[str] = []
        for word in source.words:
            match = self._match(word, left)
            if match is None:
                return False
            left.remove(match)
            if match in self._meanings.get(word, ()) and match != word:
                translated.append(match)
        return not self.exempt.issuperset(translated)

    def _match(self, word: str, left: Sequence[str]) -> str | None:
        meant = self._meanings.get(word, frozenset())
        for each in left:
            if each in meant or each == word:
                return each
        near = [each for each in left if len(word) >= _PREFIX and each[:_PREFIX] == word[:_PREFIX]]
        return near[0] if near else None
