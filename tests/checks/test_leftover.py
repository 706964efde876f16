"""Words of the source language that nobody translated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from helpers import assert_findings, find, rule_of

from tlqa.checks.leftover import required_literals

if TYPE_CHECKING:
    from tlqa.model import Rule

WORDS = {"de": ["und", "nicht", "wird", "auch"], "fr": ["est", "avec", "dans"], "nl": ["wordt", "en", "und"]}


def leftover(**params: Any) -> Rule:
    return rule_of("leftover", words=WORDS, **params)


@pytest.mark.parametrize(
    "marked",
    [
        "The mill ⟦wird auch⟧ closed in May.",
        "The mill ⟦wird, so says, nicht⟧ closed.",
        "The mill ⟦est fermée avec⟧ its sluice.",
        "The mill ⟦und nicht the wird⟧ closed.",
    ],
)
def test_two_words_of_one_language_near_each_other(marked: str) -> None:
    assert_findings(leftover(), marked)


@pytest.mark.parametrize(
    "text",
    [
        "The mill wird closed in May.",
        "The mill wird avec its sluice closed.",
        "The mill wird on that very same day nicht closed.",
        "The band Wird Nicht played in Aran.",
        "The mill wirds nichts closed.",
        "The envoy said, “Es wird nicht gehen,” and left.",
        "He sang “es wird” and hummed “nicht so” on the quay.",
    ],
)
def test_anything_less_is_a_name_a_title_or_a_gloss(text: str) -> None:
    assert_findings(leftover(), text)


def test_at_least() -> None:
    assert_findings(leftover(at_least=3), "It was auch closed in May, and ⟦wird auch nicht⟧ sold.")
    assert_findings(leftover(at_least=3), "The mill wird auch closed in May.")


def test_within() -> None:
    text = "The mill wird on that day nicht closed."
    assert_findings(leftover(within=3), text)
    assert_findings(leftover(within=5), text.replace("wird on that day nicht", "⟦wird on that day nicht⟧"))


def test_the_language_is_the_one_all_words_share() -> None:
    rule = leftover(message="{language}")
    assert [f.message for f in find(rule, "The mill wird auch closed.")] == ["de"]
    assert [f.message for f in find(rule, "The mill und wordt closed.")] == ["nl"]
    assert [f.message for f in find(rule, "The mill und nicht closed.")] == ["de"]


def test_a_run_ends_where_the_language_changes() -> None:
    assert_findings(leftover(), "It ⟦wird nicht⟧ said ⟦est avec⟧ it.")


def test_the_words_between_spaces_are_the_literals() -> None:
    assert required_literals({"words": {"de": ["und", "nicht"], "nl": ["und", "en"]}}, {}) == (
        " en ",
        " nicht ",
        " und ",
    )
