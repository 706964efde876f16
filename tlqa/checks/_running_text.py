"""The sentences of a story's running text, told apart by how they begin and what they follow."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tlqa.compiled import compiled

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from tlqa.model import Sentence
    from tlqa.text.analysis import Analysis
    from tlqa.text.language import Language


class Places(NamedTuple):
    """Where the block of each sentence of running text begins, how many words it has, the sentence.

    Three lists and not one of tuples: the garbage collector would look into each of these, again and again.
    """

    blocks: list[int]
    words: list[int]
    sentences: list[Sentence]


def places_of(story: Analysis) -> Places:
    """Those of all sentences of a story, in order."""
    return story.kept("sentences of running text", lambda: _placed(story))


def _placed(story: Analysis) -> Places:
    starts: list[int] = []
    words: list[int] = []
    sentences: list[Sentence] = []
    count = story.text.count
    for block, sentence in story.body_sentences():
        starts.append(block.start)
        words.append(count(" ", sentence.start, sentence.end) + 1)
        sentences.append(sentence)
    return Places(starts, words, sentences)


def candidates(story: Analysis, begins: str | None, follows: str | None) -> Sequence[int]:
    """The numbers of the sentences that begin so and follow such a one: rules that ask the same share it."""
    sentences = places_of(story).sentences
    if begins not in _BEGINNINGS and follows is None:
        return range(len(sentences))
    return story.kept(
        f"sentences: {begins} after {follows}", lambda: list(_told_apart(story, begins, follows))
    )


def _told_apart(story: Analysis, begins: str | None, follows: str | None) -> Iterator[int]:
    """The same, found: a block's first sentence follows none."""
    starts, _, sentences = places_of(story)
    first, text = _BEGINNINGS.get(begins or ""), story.text
    for i, sentence in enumerate(sentences):
        if follows is not None:
            if not i or starts[i - 1] != starts[i]:
                continue
            if follows == "quotation" and text[sentences[i - 1].end - 1] not in '”"»':
                continue
        if first is None or first(story, sentence):
            yield i


def _lower(story: Analysis, sentence: Sentence) -> bool:
    return sentence.soft and story.text[sentence.start].islower()


def _day(story: Analysis, sentence: Sentence) -> bool:
    return _days(story.language).match(story.text, sentence.start) is not None


_BEGINNINGS = {"lower": _lower, "day": _day}


@cache
def _days(language: Language) -> re.Pattern[str]:
    """A weekday or month at the start, with or without 's."""
    return compiled(rf"(?:{'|'.join((*language.weekdays, *language.months))})(?![\w\-‑])")
