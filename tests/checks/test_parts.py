"""A rule of many patterns finds what all of them in one expression find."""

from __future__ import annotations

import re

import pytest
from helpers import assert_findings, pattern
from hypothesis import given
from hypothesis import strategies as st

from tlqa.checks._parts import Parts
from tlqa.model import Anchors
from tlqa.text.folding import fold
from tlqa.text.literals import pattern_literals

SOURCES = ["ab", "b+c", "abc?", r"\bd", "[ce]", "(?P<mark>d)e", "ea", "a(?=d)"]


def spans(text: str, sources: list[str] = SOURCES) -> list[tuple[int, int]]:
    parts = Parts(sources, [pattern_literals(source) for source in sources], re.NOFLAG)
    return [match.span() for match in parts.finditer(fold(text), text)]


@given(st.text(alphabet="abcde ", max_size=40))
def test_they_are_those_of_one_expression(text: str) -> None:
    together = re.compile("|".join(f"(?:{source})" for source in SOURCES))
    assert spans(text) == [match.span() for match in together.finditer(text)]


PLACED = ["a{0,3}bc", r"(?<=e )d", "ab(?=c)", "c{2,}", "e[a-d]?e", "(?:ab|ba)d", r"\w* cab", "dd|ee a"]


@given(st.text(alphabet="abcde ", max_size=40))
def test_so_they_are_where_it_is_known_where_their_strings_stand(text: str) -> None:
    rule = pattern(PLACED)
    assert {anchors.part for anchors in rule.anchors or ()} > {0, 1, 2}
    parts = Parts(PLACED, rule.parts, re.NOFLAG, rule.anchors or ())
    together = re.compile("|".join(f"(?:{source})" for source in PLACED))
    assert [m.span() for m in parts.finditer(fold(text), text)] == [m.span() for m in together.finditer(text)]


def test_a_pattern_without_literals_is_always_tried() -> None:
    assert pattern_literals(r"\w \w") is None
    assert spans("a7 b", [r"\d", r"\w \w"]) == [(1, 2)]
    assert spans("x y", [r"\d", r"\w \w"]) == [(0, 3)]


def test_nothing_in_a_text_without_them() -> None:
    assert spans("") == []
    assert spans("xyz") == []


def test_a_rule_of_many_patterns() -> None:
    words = ["ferry", "quay", "ferry boats?", "the mole", "harbour", "(?P<mark>lamp) post", "pier", "dock"]
    rule = pattern(words)
    assert [anchors.part for anchors in rule.anchors or ()] == [0, 1, 2, 3, 4, 5, 6, 7]
    assert rule.parts[2] == ("ferry boat",)
    assert_findings(
        rule, "The ⟦ferry⟧ boat left ⟦the mole⟧ and a ⟦lamp⟧ post.\n\nNo ⟦quay⟧ is near the ⟦pier⟧."
    )


@pytest.mark.parametrize("match", [["ferry", "quay"], "ferry|quay"])
def test_few_patterns_are_one_expression(match: str | list[str]) -> None:
    rule = pattern(match)
    assert rule.anchors == (Anchors(("ferry", "quay"), 0),)
    assert rule.parts == ()


def test_those_of_another_unit_have_no_places() -> None:
    assert pattern("old ferry", unit="story").anchors == (Anchors(("old ferry",)),)


def test_a_string_far_into_a_match_has_no_place() -> None:
    assert pattern(r"\w+ ferry|\w{3} quay").anchors == (Anchors((" ferry",)), Anchors((" quay",), 0, 3, 3))


def test_an_expression_at_the_beginning_says_so() -> None:
    assert pattern("^ferry").anchors == (Anchors(("ferry",), 0, opening=True),)


def test_of_a_long_string_the_beginning_is_enough() -> None:
    assert pattern("harbourmaster of").anchors == (Anchors(("harbourmaste",), 0),)
