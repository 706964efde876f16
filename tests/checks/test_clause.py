"""Fragments and halves, by what they lack, how they begin and what stands before them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from helpers import assert_findings, rule_of

if TYPE_CHECKING:
    from tlqa.model import Rule


def clause(low: int = 1, high: int = 40, **params: Any) -> Rule:
    return rule_of("clause", words=[low, high], **params)


def test_words_from_least_to_most() -> None:
    assert_findings(clause(2, 3), "One. ⟦One two.⟧ ⟦One two three.⟧ One two three four.")


def test_verbless() -> None:
    assert_findings(clause(verbless=True), "The ferry sailed. ⟦A long silence on the quay.⟧ Nobody spoke.")


def test_a_contraction_is_a_verb_with_any_apostrophe() -> None:
    assert_findings(clause(verbless=True), "He’s here. He's here. They weren’t. ⟦Not him.⟧")


def test_begins_in_lower_case_after_a_full_stop() -> None:
    rule = clause(begins="lower")
    assert_findings(rule, "The talks went on. ⟦senior official.⟧ Nobody spoke.")
    assert_findings(rule, "“Will it sail?” she asked. It will.")
    assert_findings(rule, "lower case at the start of a block is no soft boundary.")


def test_begins_with_a_capital() -> None:
    assert_findings(clause(begins="capital"), "⟦The talks went on.⟧ senior official. ⟦Élise spoke.⟧ 12 left.")


@pytest.mark.parametrize("first", ["Monday", "Monday’s", "Monday's", "March", "March’s"])
def test_begins_with_a_day_or_month(first: str) -> None:
    assert_findings(clause(begins="day"), f"The talks ended. ⟦{first} meeting in Aran.⟧ Mondays are quiet.")


def test_follows_a_sentence() -> None:
    assert_findings(
        clause(follows="sentence"), "The talks ended. ⟦Nobody spoke.⟧ ⟦Rain fell.⟧\n\nIt was late."
    )


@pytest.mark.parametrize("quoted", ["“It is over.”", '"It is over."', "« It is over. »"])
def test_follows_a_quotation(quoted: str) -> None:
    assert_findings(clause(follows="quotation"), f"{quoted} ⟦The envoy.⟧ He left.")


def test_previous_sentence() -> None:
    rule = clause(previous=r"\bof\.$")
    assert_findings(rule, "It was the work of. ⟦The board.⟧ Nobody spoke.")
    assert_findings(rule, "Of. It was.\n\nOf.")


def test_the_previous_sentence_has_a_beginning_and_an_end() -> None:
    rule = clause(previous=r"^It was\b[^!]*\.$")
    assert_findings(rule, "It rained! It was the work of ants. ⟦The board.⟧ The board. It was.")


def test_the_previous_sentence_is_of_the_same_block() -> None:
    assert_findings(clause(previous=r"of\.$"), "It was the work of.\n\nThe board.")


def test_match_and_avoid() -> None:
    assert_findings(clause(match=r"\bboard\b"), "⟦The board met.⟧ The crew left.")
    assert_findings(clause(avoid=r"\bboard\b"), "The board met. ⟦The crew left.⟧")
    assert_findings(clause(match=r"^The", avoid=r"\bboard\b"), "The board met. ⟦The crew left.⟧ All left.")


def test_match_sees_its_sentence_only() -> None:
    assert_findings(clause(match=r"^board"), "The board met. Nobody spoke of a board.")


def test_macros() -> None:
    assert_findings(clause(match="{{MONTH}}"), "It rained. ⟦The vote is in June.⟧")
    assert_findings(clause(avoid="{{MONTH}}"), "⟦It rained.⟧ The vote is in June.")
    assert_findings(clause(previous="{{MONTH}}"), "The vote is in June. ⟦It rained.⟧")


def test_echo_of_words_said_shortly_before() -> None:
    rule = clause(1, 5, echo=True)
    assert_findings(rule, "The senior officials of the ministry met. ⟦senior official.⟧ Nobody spoke.")
    assert_findings(rule, "The officials of the ministry met.\n\nNobody spoke. ⟦Of the ministry.⟧")
    assert_findings(rule, "The officials met. senior official.")


def test_function_words_alone_echo_nothing() -> None:
    assert_findings(clause(1, 5, echo=True), "It was of the board. of the.")


def test_an_echo_does_not_reach_far() -> None:
    far = "It rained on the islands. " * 60
    assert_findings(clause(1, 2, echo=True), f"The mill closed. {far}The mill.")


def test_all_conditions_must_hold() -> None:
    rule = clause(1, 3, begins="lower", verbless=True, follows="sentence")
    assert_findings(
        rule, "The talks ended. ⟦senior official.⟧ then it rained. The board. of a very long walk home."
    )


def test_only_running_text_has_sentences() -> None:
    assert_findings(
        clause(verbless=True),
        "Silence on the quay\n\nThe ferry sailed again on Monday after three days in port.",
    )


def test_a_verb_in_what_the_expression_finds_is_the_sentence_s() -> None:
    rule = clause(main_verb=False, match=r"^The [\w ]{1,40} (?:that|which)\b")
    assert_findings(rule, "⟦The promise that the council had heard before.⟧ Nobody spoke.")
    assert_findings(rule, "The council was for a promise that nobody had heard before. Nobody spoke.")


def test_the_opening_words_alone() -> None:
    assert_findings(
        clause(begins="lower", opening=3),
        "The talks went on. ⟦the envoy’s aide⟧ spoke for hours. Nobody left.",
    )
    assert_findings(clause(begins="lower", opening=30), "The talks went on. ⟦nobody left.⟧ Rain fell.")


def test_a_stop_that_cuts_a_sentence_in_two() -> None:
    rule = clause(cut=1.5)
    assert_findings(rule, "The smiths of the valley asked the council ⟦for. A⟧ new bridge over the river.")
    assert_findings(rule, "The smiths of the valley asked the council for it. A new bridge is being built.")
    assert_findings(rule, "The clerk of the old court lives in the U.S. Of the two houses one is his.")


def test_a_sentence_whose_end_is_lost_closes_its_paragraph() -> None:
    rule = clause(cut=1.5)
    marked = "The smiths of the valley asked the ⟦council for.⟧\n\nRain fell for a whole day."
    assert_findings(rule, marked)


def test_the_voice_of_a_reporter() -> None:
    rule = clause(verbless=True, voice="reporter")
    assert_findings(rule, "The ferry sailed. ⟦A long silence on the quay.⟧\n\n“I like it,” she said.")
    assert_findings(rule, "I sailed. A long silence on the quay.\n\nThen I slept.\n\nMy oilskins were wet.")
