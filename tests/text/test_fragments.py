"""The learned answer to 'is this a fragment': sure of whole sentences, quiet where it is in doubt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tlqa.inputs.plain import document
from tlqa.languages import get
from tlqa.model import Sentence
from tlqa.text.analysis import Analysis
from tlqa.text.fragments import fragment_score

ENGLISH = get("en")


def score(text: str) -> float:
    story = Analysis(document(text, "story.txt", ENGLISH), ENGLISH)
    return fragment_score(story.tagged(Sentence(0, len(text))), ENGLISH)


@pytest.mark.parametrize(
    "text",
    [
        "The new director of the regional museum.",
        "In front of the old town hall.",
        "a former member of the city council",
        "of the largest companies in the north of the country",
    ],
)
def test_fragments(text: str) -> None:
    assert score(text) > 0


@pytest.mark.parametrize(
    "text",
    [
        "The director of the museum resigned on Monday.",
        "Prices rose.",
        "It’s over.",
        "Nobody in the old town knows why the bridge closed.",
        "Call the office before noon.",
        "“We never saw it,” said the harbour master.",
    ],
)
def test_sentences(text: str) -> None:
    assert score(text) < 0


def test_no_model_says_nothing() -> None:
    text = "The new director."
    story = Analysis(document(text, "story.txt", ENGLISH), ENGLISH)
    other = replace(ENGLISH, tagger=None)
    assert fragment_score(story.tagged(Sentence(0, len(text))), other) == float("-inf")
