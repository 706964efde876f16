"""Full stops that cut a sentence in two: which are worth weighing, and which of them do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.checks._finite_verb import fragment_of, has_finite_word
from tlqa.checks._running_text import places_of
from tlqa.checks.base import Hit
from tlqa.text.finite import may_be_present

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tlqa.model import Sentence
    from tlqa.text.analysis import Analysis

_LEAST_BEFORE = 3
_LONGEST_WORD = 30
_OPENS = frozenset(
    "of to from with without by for at on in into under over after before during against between through "
    "about near since until despite among across behind along amid".split()
)
"""With which a phrase begins that was cut off, though many a sentence begins so too."""
_LEAST_ALONE = -2.0
"""The fragment score from which on a sentence is weighed with the one before."""


def stops(story: Analysis) -> Sequence[int]:
    """The numbers of the sentences that may be cut off from the one before."""
    return story.kept("stops worth weighing", lambda: _find_stops(story))


def _find_stops(story: Analysis) -> list[int]:
    sentences = places_of(story).sentences
    return [i for i in range(1, len(sentences)) if _may_be_cut(story, sentences[i - 1], sentences[i])]


def _may_be_cut(story: Analysis, previous: Sentence, sentence: Sentence) -> bool:
    """Whether the stop between two sentences is worth weighing: told quickly, and no for nearly all."""
    from tlqa.text.boundary import abbreviated, boundaries

    text, known, end = story.text, boundaries(story.language), previous.end
    if known is None or text[end - 1] != "." or not text[sentence.start].isupper():
        return False
    last = text[max(previous.start, end - _LONGEST_WORD) : end - 1].rpartition(" ")[2]
    if last.lower() not in known.ends:
        if text.find("\n", end, sentence.start) >= 0:
            return False
        first = text[sentence.start : sentence.start + _LONGEST_WORD].partition(" ")[0].rstrip(",.").lower()
        if first not in known.starts and (first not in _OPENS or has_finite_word(story, sentence)):
            return False
    if abbreviated(last) or not last[-1:].isalnum():
        return False
    return text.count(" ", previous.start, end) >= _LEAST_BEFORE


def is_cut(story: Analysis, previous: Sentence, sentence: Sentence, least: float) -> bool:
    """Whether the stop between two sentences cuts one, after what the tagger says of both."""
    from tlqa.text.boundary import boundaries, boundary_score

    text, known = story.text, boundaries(story.language)
    if known is None:
        return False
    last = text[previous.start : previous.end - 1].rsplit(None, 1)[-1].lower()
    first = text[sentence.start : sentence.end].split(None, 1)[0].rstrip(",.").lower()
    usual = first not in known.starts and last not in known.ends
    if usual and (fragment_of(story, sentence) < _LEAST_ALONE or _may_be_whole(story, sentence)):
        return False
    return boundary_score(story.tagged(previous), story.tagged(sentence), story.language) >= least


def _may_be_whole(story: Analysis, sentence: Sentence) -> bool:
    """*Washing hangs from the balcony*, *Marlow stay eighth*: a verb in the present may be read as a noun."""
    if story.tagged(sentence).tags[0].pos in ("ADP", "SCONJ"):
        return False
    tokens = story.tokens(sentence)
    name = len(tokens) > 1 and tokens[1].text in story.language.base_verbs
    return name or may_be_present(tokens, story.language)


def around_stop(story: Analysis, previous: Sentence, sentence: Sentence) -> Hit:
    """The last word before the stop and the first behind it; of two paragraphs, the last words of the one."""
    text = story.text
    if "\n" in text[previous.end : sentence.start]:
        return Hit(
            previous.end - len(" ".join(text[previous.start : previous.end].rsplit(" ", 2)[-2:])),
            previous.end,
        )
    last = text[previous.start : previous.end].rsplit(None, 1)[-1]
    first = text[sentence.start : sentence.end].split(None, 1)[0]
    return Hit(previous.end - len(last), sentence.start + len(first))
