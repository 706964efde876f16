"""The prefilter: it may only spare work, never a finding."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from helpers import analysis_of, book, checker_with, pattern
from hypothesis import given, settings
from hypothesis import strategies as st

from tlqa.engine import Checker
from tlqa.rulebook.book import RuleBook
from tlqa.rulebook.matcher import Prefilter
from tlqa.text.folding import fold

CORPUS = Path(__file__).parents[2] / "corpus"
ONE, OTHER, NONE = pattern("ferry"), pattern("quay|Aran"), pattern(r"\d")
TEXT = "The ferry sailed.\n\nIt left the QUAY of Aran.\n\nNothing else happened in the whole of that week."


def places(text: str, *rules: str) -> dict[int, list[int]]:
    story = analysis_of(text)
    return Prefilter([pattern(match) for match in rules]).candidates(story.folded, story.blocks)


def test_a_rule_goes_to_the_blocks_that_hold_a_literal() -> None:
    assert places(TEXT, "ferry", "quay|Aran", "goat") == {0: [0], 1: [1]}


def test_each_block_once() -> None:
    assert places("Ferry, ferry, ferry.\n\nA ferry and a ferry.", "ferry") == {0: [0, 1]}


def test_two_rules_may_share_a_literal() -> None:
    assert places(TEXT, "ferry", "the ferry|ferry") == {0: [0], 1: [0]}


def test_a_literal_within_a_literal() -> None:
    assert places("The car carries cargo.", "cargo", "argo") == {0: [0], 1: [0]}


def test_without_literals_or_blocks_there_are_no_places() -> None:
    assert ONE.literals is not None
    assert NONE.literals is None
    assert Prefilter([NONE]).candidates("ferry 1", analysis_of("ferry 1").blocks) == {}
    assert Prefilter([]).candidates("ferry", analysis_of("ferry").blocks) == {}
    assert Prefilter([ONE]).candidates("ferry", ()) == {}


@pytest.mark.parametrize(
    "text", ["the FERRY", "the fer­ry ferry", "\ud800 ferry", "🛥️ ferry", "ﬁ ferry", "İ ferry"]
)
def test_odd_characters_move_nothing(text: str) -> None:
    assert places(f"First.\n\n{text}\n\nLast.", "ferry") == {0: [1]}


def test_a_literal_may_stand_between_blocks() -> None:
    rule = pattern(r"sailed\.\n\nIt", unit="story")
    (found,) = checker_with(rule).check_text(TEXT).findings
    assert found.text == "sailed.\n\nIt"


# With the real rule book


@cache
def paragraphs() -> tuple[str, ...]:
    """Every line of the corpus."""
    stories = sorted(CORPUS.rglob("story.txt"))
    return tuple(line for path in stories for line in path.read_text("utf-8").splitlines() if line.strip())


@cache
def checkers() -> tuple[Checker, Checker]:
    """The rule book with its prefilter, and the same rules all run on every block."""
    everywhere = RuleBook(tuple(replace(rule, literals=None) for rule in book().rules))
    return Checker(book=book(), preview=True), Checker(book=everywhere, preview=True)


@settings(max_examples=25)
@given(st.lists(st.sampled_from(range(len(paragraphs()))), min_size=1, max_size=12))
def test_the_prefilter_spares_no_finding(numbers: list[int]) -> None:
    text = "\n\n".join(paragraphs()[number] for number in numbers)
    filtered, unfiltered = checkers()
    assert filtered.check_text(text).findings == unfiltered.check_text(text).findings


def test_the_prefilter_spares_no_example() -> None:
    filtered, unfiltered = checkers()
    for rule in book():
        for example in rule.bad:
            assert filtered.check_text(example.text).findings == unfiltered.check_text(example.text).findings


def test_literals_are_folded() -> None:
    for rule in book():
        assert all(literal == fold(literal) for literal in rule.literals or ()), rule.id


def test_most_rules_have_literals() -> None:
    with_literals = sum(rule.literals is not None for rule in book())
    assert with_literals >= 0.6 * len(book())
