"""A rule of many patterns finds what all of them in one expression find."""

from __future__ import annotations

import re

import pytest
from helpers import analysis_of, assert_findings, pattern
from hypothesis import given
from hypothesis import strategies as st

from tlqa.checks._parts import Parts
from tlqa.checks.base import ANYWHERE
from tlqa.languages import get
from tlqa.model import BEGINNING, Anchors, Block, BlockKind
from tlqa.running import Runner
from tlqa.scoring.profiles import load_profile

SOURCES = ["ab", "b+c", "abc?", r"\bd", "[ce]", "(?P<mark>d)e", "ea", "a(?=d)"]
PLACED = ["a{0,3}bc", r"(?<=e )d", "ab(?=c)", "c{2,}", "e[a-d]?e", "(?:ab|ba)d", r"\w* cab", "dd|ee a"]
ENGLISH = get("en")


def spans(text: str, sources: list[str]) -> list[tuple[int, int]]:
    """What the patterns find in a paragraph, as the prefilter tells of it."""
    rule = pattern(sources)
    story = analysis_of(text, (Block(0, len(text), BlockKind.PARAGRAPH),))
    runner = Runner([rule], ENGLISH, load_profile("wire"))
    begun = runner.woken(story).begun.get(0, {}).get(0, [])
    found = Parts(sources, rule.always, re.NOFLAG).finditer(text, begun)
    return [match.span() for match in found]


def together(text: str, sources: list[str]) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer("|".join(f"(?:{each})" for each in sources), text)]


@pytest.mark.parametrize("sources", [SOURCES, PLACED])
@given(text=st.text(alphabet="abcde ", min_size=1, max_size=40))
def test_they_are_those_of_one_expression(sources: list[str], text: str) -> None:
    assert spans(text, sources) == together(text, sources)


def test_of_most_of_these_it_is_known_where_their_strings_stand() -> None:
    assert {each.part for each in pattern(PLACED).anchors or () if not each.anywhere} > {0, 1, 2}


@given(st.text(alphabet="abcde ", max_size=40))
def test_so_they_are_where_nothing_is_known_of_them(text: str) -> None:
    found = Parts(SOURCES, range(len(SOURCES)), re.NOFLAG).finditer(text, ())
    assert [match.span() for match in found] == together(text, SOURCES)


def test_a_pattern_without_strings_is_always_tried() -> None:
    parts = Parts(["ab", r"\w \w"], [1], re.NOFLAG)
    assert [match.span() for match in parts.finditer("ab b", ())] == [(1, 4)]
    assert [match.span() for match in parts.finditer("ab b", [(0, 0, ANYWHERE)])] == [(0, 2)]
    assert [match.span() for match in parts.finditer("a7ab b", [(0, 0, 2)])] == [(2, 4)]


def test_one_at_the_beginning_is_tried_there_alone() -> None:
    parts = Parts(["^ab", "^a|b"], [0, 1], re.NOFLAG)
    assert [match.span() for match in parts.finditer("ab ab", ())] == [(0, 2), (4, 5)]


def test_a_rule_of_many_patterns() -> None:
    words = ["ferry", "quay", "ferry boats?", "the mole", "harbour", "(?P<mark>lamp) post", "pier", "dock"]
    rule = pattern(words)
    assert [anchors.part for anchors in rule.anchors or ()] == [0, 1, 2, 3, 4, 5, 6, 7]
    assert rule.always == ()
    assert_findings(
        rule, "The ⟦ferry⟧ boat left ⟦the mole⟧ and a ⟦lamp⟧ post.\n\nNo ⟦quay⟧ is near the ⟦pier⟧."
    )


def test_those_of_its_patterns_that_no_string_wakes() -> None:
    words = ["ferry", r"\b\w{9}\b", "the boats", "the mole", "harbour", "lamp post", "pier", "quay|the"]
    rule = pattern(words)
    assert rule.always == (1, 7)
    assert {anchors.part for anchors in rule.anchors or ()} == {0, 2, 3, 4, 5, 6}
    assert_findings(rule, "No ⟦ferry⟧ left ⟦the boats⟧ of ⟦pier⟧ one.\n\nIt was ⟦freighted⟧ by ⟦the⟧ guild.")


@pytest.mark.parametrize("match", [["ferry", "quay"], "ferry|quay"])
def test_few_patterns_are_one_expression(match: str | list[str]) -> None:
    rule = pattern(match)
    assert rule.anchors == (Anchors(("ferry", "quay"), 0),)
    assert rule.always == ()


def test_those_of_another_unit_have_no_places() -> None:
    assert pattern("old ferry", unit="story").anchors == (Anchors(("old ferry",)),)


def test_a_string_far_into_a_match_has_no_place() -> None:
    assert pattern(r"\w+ ferry|\w{3} quay").anchors == (Anchors((" ferry",)), Anchors((" quay",), 0, 3, 3))


def test_one_of_many_with_such_a_string_is_looked_for_in_the_block() -> None:
    many = pattern([r"\w+ ferry", "quay", "mole", "pier", "lamp", "dock", "oar", "goat"])
    assert (many.anchors or ())[0] == Anchors((" ferry",), 0, anywhere=True)


def test_an_expression_at_the_beginning_says_so() -> None:
    assert pattern("^ferry").anchors == (Anchors(("ferry",), 0, opening=True),)


def test_of_a_long_string_the_beginning_is_enough() -> None:
    assert pattern("harbourmaster of").anchors == (Anchors(("harbourmaster of"[:BEGINNING],), 0),)
