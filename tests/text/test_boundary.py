"""The learned answer to 'does this stop cut a sentence', after what stands on both sides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tlqa.inputs.plain import document
from tlqa.languages import get
from tlqa.model import Sentence
from tlqa.text.analysis import Analysis
from tlqa.text.boundary import abbreviated, boundaries, boundary_score

ENGLISH = get("en")


def score(first: str, second: str) -> float:
    story = Analysis(document(f"{first} {second}", "story.txt", ENGLISH), ENGLISH)
    one, other = Sentence(0, len(first)), Sentence(len(first) + 1, len(first) + 1 + len(second))
    return boundary_score(story.tagged(one), story.tagged(other), ENGLISH)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The smiths of the valley asked the council for.", "A new bridge over the river."),
        ("The owner of the mill has.", "Given the key to the mayor of the town."),
        ("The guild built a new lock at the end.", "Of the lower harbour."),
    ],
)
def test_cuts(first: str, second: str) -> None:
    assert score(first, second) > 1.5


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The smiths of the valley asked the council for it.", "A new bridge is being built."),
        ("The owner of the mill has left the town.", "The key was given to the mayor."),
    ],
)
def test_ends(first: str, second: str) -> None:
    assert score(first, second) < 0


def test_no_model_says_nothing() -> None:
    other = replace(ENGLISH, tagger=None)
    text = "The new director of. The old museum."
    story = Analysis(document(text, "story.txt", ENGLISH), ENGLISH)
    assert boundaries(other) is None
    one, two = story.tagged(Sentence(0, 20)), story.tagged(Sentence(21, len(text)))
    assert boundary_score(one, two, other) == float("-inf")
    assert boundary_score(one, replace(two, words=()), ENGLISH) == float("-inf")


def test_no_data_for_a_language() -> None:
    assert boundaries(replace(ENGLISH, code="xx")) is None


def test_abbreviations() -> None:
    assert [word for word in ("U.S", "J", "Sens", "a", "town") if abbreviated(word)] == ["U.S", "J", "Sens"]
