"""The prefilter: it may only spare work, never a finding."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from helpers import ANY, analysis_of, book, checker_with, pattern, rule_of
from hypothesis import given, settings
from hypothesis import strategies as st

from tlqa.checks.base import ANYWHERE
from tlqa.engine import Checker
from tlqa.model import Anchors, BlockKind
from tlqa.rulebook.anchors import is_everywhere
from tlqa.rulebook.book import RuleBook
from tlqa.rulebook.kinds import find_kind
from tlqa.rulebook.matcher import Prefilter, Woken
from tlqa.text.folding import fold

if TYPE_CHECKING:
    from tlqa.model import Rule

CORPUS = Path(__file__).parents[2] / "corpus"
ONE, OTHER, NONE = pattern("ferry"), pattern("quay|Aran"), pattern(r"\d")
TEXT = "The ferry sailed.\n\nIt left the QUAY of Aran.\n\nNothing else happened in the whole of that week."


def prefilter(*rules: Rule) -> Prefilter:
    ready = [find_kind(rule.kind).prepare(rule, {}) for rule in rules]
    return Prefilter(
        rules,
        lambda number, part, reach: ready[number].begins(part, reach),
        lambda number: getattr(ready[number], "several", False),
    )


def woken(text: str, *rules: str | Rule) -> Woken:
    story = analysis_of(text)
    made = [pattern(rule) if isinstance(rule, str) else rule for rule in rules]
    return prefilter(*made).candidates(story.folded, story.text, story.blocks)


def places(text: str, *rules: str | Rule) -> dict[int, list[int]]:
    return woken(text, *rules).blocks


def test_a_rule_goes_to_the_blocks_that_hold_a_literal() -> None:
    assert places(TEXT, "ferry", "quay|Aran", "goat") == {0: [0], 1: [1]}


def test_each_block_once() -> None:
    assert places("Ferry, ferry, ferry.\n\nA ferry and a ferry.", "ferry") == {0: [0, 1]}


def test_two_rules_may_share_a_literal() -> None:
    assert places(TEXT, "ferry", "the ferry|ferry") == {0: [0], 1: [0]}


def test_a_literal_within_a_literal() -> None:
    assert places("The car carries cargo.", "cargo", "argo") == {0: [0], 1: [0]}


def test_without_literals_or_blocks_there_are_no_places() -> None:
    assert ONE.anchors == (Anchors(("ferry",), 0),)
    assert NONE.anchors is None
    assert places("ferry 1", NONE) == {}
    assert places("ferry") == {}
    assert prefilter(ONE).candidates("ferry", "ferry", ()) == ({}, {})


@pytest.mark.parametrize(
    ("match", "found"),
    [
        (r"\bferry\b", [0]),
        (r"\bferry [A-Z]", []),
        (r"\w{4} ferry", []),
        (r"[Tt]he ferry sailed\.$", [0]),
        (r"(?<=The )ferry", [0]),
        (r"(?<!The )ferry", []),
        (r"(?<!^The )QUAY", [1]),
        (r"^The ferry", [0]),
        (r"^ferry", []),
        (r"^\w+ left the QUAY", [1]),
        (r"(?:ferry|quay) of", []),
        (r"\w{1,30} the QUAY", [1]),
        (r"\w+ quay", [1]),
        (r"(?i:the quay)", [1]),
    ],
)
def test_where_its_place_is_known_the_match_is_tried(match: str, found: list[int]) -> None:
    """A literal of an unknown place, as after ``\\w+``, is enough by itself."""
    assert places(TEXT, match).get(0, []) == found


def test_the_patterns_of_a_rule_of_many_are_tried_by_themselves() -> None:
    many = pattern(["ferry [A-Z]", r"\bof Aran", "goat", "mole", "pier", "lamp", "dock", "oar"])
    assert places(TEXT, many) == {0: [1]}


def test_a_rule_of_many_is_told_which_patterns_begin_where() -> None:
    many = pattern(["[Ff]erry", r"\w+ of Aran", "goat", "mole", "pier", "lamp", "\\w{2} left", "oar"])
    start = TEXT.index("It left")
    assert woken(TEXT, many).begun == {0: {0: [(0, 4, 0)], start: [(6, 0, 0), (1, 0, ANYWHERE)]}}


def test_only_what_is_wanted_is_told() -> None:
    story = analysis_of(TEXT)
    made = [pattern("ferry"), pattern("quay|Aran"), pattern(r"\w{1,40} Aran")]
    found = prefilter(*made).candidates(story.folded, story.text, story.blocks, frozenset({0, 2})).blocks
    assert found == {0: [0], 2: [1]}


def test_a_match_in_a_sentence_is_not_tried_in_its_block() -> None:
    assert places("It went. Ferry it was.", pattern("^Ferry", unit="sentence")) == {0: [0]}


def test_a_line_of_furniture_is_tried_as_a_whole() -> None:
    line = rule_of("boilerplate", scope=ANY, line=["read also", "share (?:this|it)"])
    text = "Read also\n\n– Share it\n\nThey read also at night.\n\nShare it with them."
    assert places(text, line) == {0: [0, 1]}


def test_a_match_is_tried_only_in_the_rules_scope() -> None:
    headline = pattern("[Ff]erry", scope=frozenset({BlockKind.HEADLINE}))
    text = "Ferry sails again after the storm\n\nThe ferry sailed at noon to the island."
    assert places(text, headline) == {0: [0]}


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


def unfiltered(rule: Rule) -> Rule:
    match = rule.params.get("match")
    return replace(rule, anchors=None, always=tuple(range(len(match))) if isinstance(match, list) else ())


@cache
def checkers() -> tuple[Checker, Checker]:
    """The rule book with its prefilter, and the same rules all run on every block."""
    everywhere = RuleBook(tuple(map(unfiltered, book().rules)))
    return Checker(book=book(), preview=True), Checker(book=everywhere, preview=True)


@settings(max_examples=25)
@given(st.lists(st.sampled_from(range(len(paragraphs()))), min_size=1, max_size=12))
def test_the_prefilter_spares_no_finding(numbers: list[int]) -> None:
    text = "\n\n".join(paragraphs()[number] for number in numbers)
    filtered, whole = checkers()
    assert filtered.check_text(text).findings == whole.check_text(text).findings


def test_the_prefilter_spares_no_example() -> None:
    for rule in book():
        filtered, whole = (Checker(book=RuleBook((each,)), preview=True) for each in (rule, unfiltered(rule)))
        for example in rule.bad:
            assert filtered.check_text(example.text).findings == whole.check_text(example.text).findings


def test_literals_are_folded() -> None:
    for rule in book():
        for literal in (each for anchors in rule.anchors or () for each in anchors.literals):
            assert literal == fold(literal), rule.id


def test_most_rules_have_literals() -> None:
    with_literals = sum(not is_everywhere(rule) for rule in book())
    assert with_literals >= 0.6 * len(book())
