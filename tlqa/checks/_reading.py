"""Tagged sentences with their phrases, read once a story for all rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.text.phrases import Parse, parse

if TYPE_CHECKING:
    from tlqa.model import Sentence, Tagged
    from tlqa.text.analysis import Analysis


def read_phrases(story: Analysis, sentence: Sentence) -> tuple[Tagged, Parse]:
    """The words and tags of a sentence, and its phrases and clauses."""
    known: dict[tuple[int, int], tuple[Tagged, Parse]] = story.kept("phrases of sentences", dict)
    span = sentence.start, sentence.end
    found = known.get(span)
    if found is None:
        tagged = story.tagged(sentence)
        found = known[span] = tagged, parse(tagged)
    return found
