"""Whether a sentence has a finite verb: by its words, by the tagger, by a learned judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.text.finite import surely_finite

if TYPE_CHECKING:
    from tlqa.model import Sentence
    from tlqa.text.analysis import Analysis


def has_finite_word(story: Analysis, sentence: Sentence) -> bool:
    """Whether a word of the sentence cannot but be a finite verb, looked up once for all rules."""
    known: dict[int, bool] = story.kept("sentences with a finite word", dict)
    if sentence.start not in known:
        known[sentence.start] = surely_finite(story.folded[sentence.start : sentence.end], story.language)
    return known[sentence.start]


def is_headed(story: Analysis, sentence: Sentence, head: int) -> bool:
    """Whether a main clause has a finite verb, or one stands among its first ``head`` characters."""
    tagged = story.tagged(sentence)
    return any(
        tag.main or (tag.form == "Fin" and word.end <= sentence.start + head)
        for word, tag in zip(tagged.words, tagged.tags, strict=True)
    )


def fragment_of(story: Analysis, sentence: Sentence) -> float:
    """The score of a learned judgement that it has none; the lowest where a word is one beyond doubt."""
    from tlqa.text.fragments import NO_FRAGMENT, fragment_score, has_sure_verb

    tagged = story.tagged(sentence)
    return NO_FRAGMENT if has_sure_verb(tagged) else fragment_score(tagged, story.language)
