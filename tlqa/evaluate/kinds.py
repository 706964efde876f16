"""What kind of detector could find an artefact: data, from the annotators' kinds to six classes.

A class is the cheapest mechanism that could find a kind without wild guessing. Recall is shown by class
because a missed ``wrong-sense`` says nothing against rules that never see the source.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

CLASSES = ("surface", "quotes", "part-of-speech", "parsing", "lexicon", "source-only")

_KINDS = {
    "surface": (
        "boilerplate-leak", "spacing-glued", "punctuation", "spacing", "number-format", "html-leftover",
        "duplicate-phrase", "duplicate-word", "encoding-mojibake", "date-format", "headline-duplicated",
        "dateline-format", "headline-pipe", "duplicate-content", "agency-credit", "currency-format",
        "time-format", "wrong-language", "attribution-form", "capitalisation", "truncation", "currency",
    ),
    "quotes": (
        "quote-unbalanced", "quote-glyph-wrong", "quote-style", "quote-displaced", "dialogue-dash",
        "quote-punctuation", "quote-nested-style",
    ),
    "part-of-speech": (
        "wrong-article", "missing-preposition", "missing-article", "sentence-split-garbled",
        "sentence-verbless", "fragment-dangling", "run-on", "apostrophe-lost", "entity-loss", "word-form",
        "duplicate-subject", "double-negation", "agreement",
    ),
    "parsing": (
        "word-order", "wrong-preposition", "wrong-pronoun", "missing-verb", "missing-object",
        "sentence-dangling-modifier", "tense-conditional", "missing-subject", "tense",
    ),
    "lexicon": (
        "false-friend", "name-garbled", "name-translated", "name-inconsistent", "untranslated-word",
        "title-honorific", "acronym-unexpanded", "idiom-garbled", "acronym-expansion", "calque", "idiom",
    ),
    "source-only": ("wrong-sense", "incomprehensible", "meaning-error"),
}  # fmt: skip

KIND_CLASS: Mapping[str, str] = MappingProxyType(
    {kind: name for name, kinds in _KINDS.items() for kind in kinds}
)

# MQM's own words, in the spellings that annotated data has them in; first that the category begins with.
_MQM = (
    ("fluency/punctuation", "surface"), ("fluency/spelling", "surface"), ("fluency/character", "surface"),
    ("linguistic conventions/punctuation", "surface"), ("linguistic conventions/spelling", "surface"),
    ("linguistic conventions/character", "surface"), ("locale convention", "surface"),
    ("fluency/grammar", "part-of-speech"), ("linguistic conventions/grammar", "part-of-speech"),
    ("fluency/inconsisten", "lexicon"), ("terminology", "lexicon"), ("accuracy/untranslated", "lexicon"),
    ("accuracy/source language", "lexicon"), ("style", "parsing"),
)  # fmt: skip


def detector_class(kind: str) -> str:
    """The class of a kind; ``source-only``, the one nobody is blamed for, where the kind is unknown."""
    if "/" in kind:
        category = kind.lower().replace("_", " ")
        return next((name for begin, name in _MQM if category.startswith(begin)), "source-only")
    return KIND_CLASS.get(kind, "source-only")
