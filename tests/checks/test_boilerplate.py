"""Furniture of the page: which lines it is, where, and what goes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from helpers import ANY, assert_findings, rule_of

if TYPE_CHECKING:
    from tlqa.model import Rule

HEAD = "Ferry service resumes after storm"
ONE = "The ferry between the two islands sailed again on Monday after three days in port."
TWO = "About forty drivers had slept in their cabs on the quay, the harbour master said."
THREE = "The operator expects to clear the backlog of lorries by the middle of the week."


def furniture(*line: str, **params: Any) -> Rule:
    return rule_of("boilerplate", "en/boilerplate/test", line=list(line), scope=ANY, **params)


def page(*lines: str) -> str:
    return "\n\n".join(lines)


@pytest.mark.parametrize(
    "line",
    [
        "⟦Read also⟧",
        "⟦READ ALSO:⟧",
        "⟦>> Read also <<⟧",
        "⟦[Read also]⟧",
        "Read also: the ferry",
        "Please read also",
    ],
)
def test_a_pattern_matches_a_whole_line_in_any_case_but_for_its_edges(line: str) -> None:
    assert_findings(furniture("read also"), page(HEAD, ONE, line, TWO, THREE))


def test_any_of_the_patterns_will_do() -> None:
    rule = furniture("read also", r"tags?: .+")
    assert_findings(rule, page(HEAD, ONE, "⟦Read also⟧", TWO, THREE, "⟦Tags: ferry, storm⟧"))


def test_macros() -> None:
    assert_findings(furniture("{{DAY}} briefing"), page(HEAD, ONE, "⟦Monday briefing⟧", TWO))


def test_at_the_top_is_before_the_second_paragraph() -> None:
    assert_findings(
        furniture("share", where="top"),
        page("⟦Share⟧", HEAD, "⟦Share⟧", ONE, "⟦Share⟧", TWO, "Share", THREE, "Share"),
    )


def test_at_the_bottom_is_after_the_last_paragraph_but_one() -> None:
    assert_findings(
        furniture("share", where="bottom"),
        page("Share", HEAD, ONE, "Share", TWO, "⟦Share⟧", THREE, "⟦Share⟧"),
    )


@pytest.mark.parametrize("where", ["top", "bottom"])
def test_a_page_without_two_paragraphs_is_all_top_and_bottom(where: str) -> None:
    assert_findings(furniture("share", where=where), page("⟦Share⟧", HEAD, ONE, "⟦Share⟧"))
    assert_findings(furniture("share", where=where), page("⟦Share⟧", HEAD))


def test_at_least_so_many() -> None:
    rule = furniture("twitter|facebook|email", at_least=3)
    assert_findings(rule, page(HEAD, ONE, "Twitter", "Facebook", TWO))
    assert_findings(rule, page(HEAD, ONE, "⟦Twitter⟧", "⟦Facebook⟧", "⟦Email⟧", TWO))


TITLES = ("Storm closes port of Aran", "Why the quay is sinking", "Five islands to see before June")


def test_a_list_of_titles_goes_with_its_heading() -> None:
    rule = furniture("related", takes="following")
    assert_findings(rule, page(HEAD, ONE, TWO, "⟦Related", *TITLES) + "⟧")
    assert_findings(rule, page(HEAD, ONE, "⟦Related", *TITLES) + "⟧\n\n" + THREE)


@pytest.mark.parametrize(
    "line", ["He left.", "“Never again,”", "It is over!", "“Will it sail?”", "She said ‘no.’"]
)
def test_what_is_a_sentence_or_spoken_is_no_title(line: str) -> None:
    assert_findings(
        furniture("related", takes="following"), page(HEAD, ONE, TWO, "⟦Related", TITLES[0]) + "⟧\n\n" + line
    )


def test_a_long_line_is_no_title() -> None:
    line = " ".join(["word"] * 19)
    assert_findings(furniture("related", takes="following"), page(HEAD, ONE, TWO, "⟦Related⟧", line))


def test_at_the_top_of_the_page_the_headline_comes_next() -> None:
    assert_findings(furniture("related", takes="following"), page("⟦Related⟧", HEAD, ONE, TWO))


def test_the_rest_goes_with_it_where_no_prose_follows() -> None:
    rule = furniture("comments", takes="rest")
    assert_findings(rule, page(HEAD, ONE, TWO, "⟦Comments", "Log in", "Terms of use") + "⟧")
    assert_findings(rule, page(HEAD, ONE, "⟦Comments⟧", "Log in", TWO))
    assert_findings(rule, page(HEAD, ONE, TWO, "⟦Comments⟧"))


def test_the_rest_may_hold_prose_of_its_own_lines() -> None:
    rule = furniture("comments", r"you must log in to say .*", takes="rest")
    own = "You must log in to say what you think of this story."
    assert_findings(rule, page(HEAD, ONE, TWO, "⟦Comments", own, "Terms of use") + "⟧")


def test_what_was_taken_is_not_found_again() -> None:
    assert_findings(
        furniture("related", takes="following"), page(HEAD, ONE, TWO, "⟦Related", "Related", TITLES[0]) + "⟧"
    )


def test_no_more_than_so_many() -> None:
    rule = furniture("photo: .+", up_to=1)
    assert_findings(rule, page(HEAD, ONE, "⟦Photo: Anna Lee⟧", TWO, THREE))
    assert_findings(rule, page(HEAD, ONE, "Photo: Anna Lee", TWO, "Photo: Ivo Hadd", THREE))
