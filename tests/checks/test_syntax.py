"""The kind that asks the judge of syntax."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from helpers import ANY, assert_findings, find, rule_of

if TYPE_CHECKING:
    from tlqa.model import Rule


def syntax(fault: str = "order", at_least: float = 1, **params: Any) -> Rule:
    return rule_of("syntax", fault=fault, at_least=at_least, **params)


def test_the_words_around_the_place_are_found() -> None:
    (finding,) = find(
        syntax("subject", message="{before}|{after}"),
        "The guild closed the mill because was too old for the new wheel.",
    )
    assert (finding.text, finding.message) == ("because was", "because|was")


@pytest.mark.parametrize(
    "text",
    [
        "Said will not.",  # fewer than five words
        "The minister said that will not come, " + "and the rain fell on the old town, " * 8 + "and so on.",
        "SAID THAT WILL NOT COME",
    ],
)
def test_what_is_not_judged(text: str) -> None:
    assert_findings(syntax("subject"), text)


def test_a_higher_threshold_finds_less() -> None:
    text = "The mayor of the old town she is very happy with the new bridge."
    assert find(syntax("extra", 1), text)
    assert not find(syntax("extra", 20), text)


def test_places_that_follow_each_other_are_one_finding() -> None:
    text = "On Monday has the council of the old harbour decided to close the lock."
    assert len(find(syntax("order", -1), text)) == 1


def test_headlines_are_not_judged() -> None:
    text = (
        "Minister said that will not come to meeting\n\nThe council met on Monday, and nothing was decided."
    )
    assert not find(syntax("subject", scope=ANY), text)
