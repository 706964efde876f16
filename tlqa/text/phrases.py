"""Phrases and clauses of a tagged sentence: who does what in it, as far as that can be said for sure.

Noun phrases are base phrases: from the determiner to the head, possessors and names included, without what
follows (*the three new ministers* of *the three new ministers of the interior*); phrases joined by a
conjunction are one. A verb group is a verb with its auxiliaries and the adverbs between them. A clause is a
verb group with its subject. It is made for rules that must be right when they speak: where two readings
compete, the subject is left out. The words that it knows by name are English.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tlqa.frozen import dataclass
from tlqa.text._chunks import Chunker, NounPhrase, VerbGroup
from tlqa.text._clauses import Reader
from tlqa.text._frames import Clause, names_time, temporal
from tlqa.text._units import units_of

if TYPE_CHECKING:
    from tlqa.model import Tagged

__all__ = ["Clause", "NounPhrase", "Parse", "VerbGroup", "names_time", "parse", "temporal"]


@dataclass(frozen=True, slots=True)
class Parse:
    """What was found in a sentence, each in order; ``words`` are in lower case."""

    words: tuple[str, ...]
    nouns: tuple[NounPhrase, ...]
    verbs: tuple[VerbGroup, ...]
    clauses: tuple[Clause, ...]


def parse(tagged: Tagged) -> Parse:
    """The phrases and clauses of a sentence, in time linear in its length."""
    chunker = Chunker(tagged)
    units = units_of(chunker)
    reader = Reader(chunker, units)
    for at in range(len(units)):
        reader.read(at)
    reader.close()
    return Parse(
        tuple(chunker.lower),
        tuple(u.noun for u in units if u.noun is not None),
        tuple(u.verb for u in units if u.verb is not None),
        tuple(_ended(reader.clauses, chunker.count)),
    )


def _ended(clauses: list[Clause], count: int) -> list[Clause]:
    ends = [*(c.start for c in clauses[1:]), count]
    return [replace(c, end=max(c.verb.end, end)) for c, end in zip(clauses, ends, strict=False)]
