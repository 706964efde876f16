"""The shape of what is known of a target language; ``tlqa.languages`` has one module for each."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """Data of one target language. Words are lower case unless their case matters.

    ``macros`` are regular expressions that patterns name as ``{{NAME}}``; ``cues`` are regular
    expressions that tell block kinds in plain text, by the name of the kind. Where there are
    ``caption_signs``, every caption has one, in lower case, which spares other lines the expression.
    ``word_pattern`` is a regular expression of the words that the tagger was taught on, ``tagger`` its model;
    both empty without one. ``finite_pair`` is a regular expression that only a sentence with a finite verb
    has, in lower case.
    ``commonest`` are words between spaces of which nearly every sentence has one, and no other language any.
    ``irregular`` has a line for each lemma with forms that no rule makes: ``VERB go went gone``.
    """

    code: str
    name: str
    opening_quotes: str
    closing_quotes: str
    abbreviations: frozenset[str]
    title_abbreviations: frozenset[str]
    finite_verbs: frozenset[str]
    base_verbs: frozenset[str]
    determiners: frozenset[str]
    function_words: frozenset[str]
    reporting_verbs: frozenset[str]
    first_person: frozenset[str]
    second_person: frozenset[str]
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    macros: Mapping[str, str] = field(default_factory=dict)
    cues: Mapping[str, str] = field(default_factory=dict)
    caption_signs: tuple[str, ...] = ()
    finite_pair: str = ""
    commonest: tuple[str, ...] = ()
    word_pattern: str = ""
    tagger: Path | None = None
    irregular: str = ""
