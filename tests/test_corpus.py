"""The annotated corpus fits its texts, is broad enough, and the rules do well enough on it.

The floors are there so that a change that costs much is seen; raise them as the rules get better.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tlqa.engine import Checker
from tlqa.evaluate.corpus import read_corpus
from tlqa.evaluate.kinds import KIND_CLASS
from tlqa.evaluate.measure import Figures, measure
from tlqa.evaluate.run import run

if TYPE_CHECKING:
    from tlqa.evaluate.story import Story

CORPUS = Path(__file__).parents[1] / "corpus"
LEAST_RECALL = 0.35
LEAST_PRECISION = 0.9
MOST_ALARMS = 0.2
LEAST_AUC = 0.95


@cache
def stories() -> tuple[Story, ...]:
    return read_corpus(CORPUS)


@cache
def figures() -> Figures:
    return measure(run(Checker(), stories()))


def names(*, clean: bool) -> list[str]:
    return [story.name for story in stories() if story.clean is clean]


def story(name: str) -> Story:
    return next(each for each in stories() if each.name == name)


def test_it_is_broad_enough() -> None:
    damaged = [each for each in stories() if not each.clean]
    assert len(damaged) >= 16
    assert len({each.source_language for each in damaged}) >= 6
    assert len(names(clean=True)) >= 16


@pytest.mark.parametrize("name", names(clean=False))
def test_a_damaged_story_says_where_it_comes_from(name: str) -> None:
    assert name.split("/")[0] == f"{story(name).source_language}-en"


@pytest.mark.parametrize("name", names(clean=True))
def test_a_clean_story_lies_with_the_clean_ones(name: str) -> None:
    assert name.startswith("clean/")


@pytest.mark.parametrize("name", names(clean=False))
def test_annotations_are_whole_words_of_a_known_kind(name: str) -> None:
    for span in story(name).spans:
        assert span.text.strip(), span
        assert span.kind in KIND_CLASS, span


@pytest.mark.parametrize("name", names(clean=False))
def test_no_annotation_stands_twice(name: str) -> None:
    places = [(span.start, span.end, span.kind) for span in story(name).spans]
    assert len(set(places)) == len(places)


def test_recall_of_what_is_major_or_critical() -> None:
    assert (figures().recall.value or 0) >= LEAST_RECALL


def test_precision_on_damaged_stories() -> None:
    assert (figures().precision.value or 0) >= LEAST_PRECISION


def test_grave_alarms_on_clean_copy() -> None:
    value = figures().alarms_major_per_1000_words
    assert value is not None
    assert value <= MOST_ALARMS


def test_the_score_tells_damaged_from_clean() -> None:
    assert (figures().auc or 0) >= LEAST_AUC
