"""What the decisions of the kind ``grammar`` look at, and what they say."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tlqa.model import Tag, Token
    from tlqa.text.phrases import Parse


@dataclass(frozen=True, slots=True)
class Sense:
    """A sentence and what its phrases are, with the rule's exceptions and reach."""

    words: tuple[Token, ...]
    tags: tuple[Tag, ...]
    read: Parse
    exempt: frozenset[str]
    within: int

    @property
    def lower(self) -> tuple[str, ...]:
        return self.read.words


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong: words ``start`` to ``end``; ``sure`` are the words whose tags decide it."""

    start: int
    end: int
    sure: tuple[int, ...]
    groups: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    number: str = ""


# Nouns that agree either way or with what follows: collectives, quantities, kinds, plurals that are singular.
EITHER = frozenset(
    """
    number majority minority couple lot lots group percent per cent percentage pair range variety series
    half rest handful bulk proportion part share quarter third fraction dozen score array host bunch
    crowd mass team police staff family government party company council public crew army band board
    cabinet committee class club command community delegation department duo trio federation firm force
    fleet gang generation jury leadership management media ministry navy opposition orchestra parliament
    press side squad union youth audience data politics economics statistics mathematics physics
    athletics ethics logistics tactics news headquarters means species works barracks crossroads people
    kind sort type total average list set mix everyone none all any some more most what which who whose
    that such enough much other others either neither each remainder aircraft sheep fish offspring
    electorate enemy military elite clergy cattle faculty population world country nation city town
    village thousands hundreds millions
    """.split()
)
