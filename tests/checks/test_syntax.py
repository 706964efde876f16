"""The kind that asks the judge of syntax."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from helpers import ANY, assert_findings, find, rule_of

from tlqa.errors import RuleError
from tlqa.rulebook.load import load_book

if TYPE_CHECKING:
    from pathlib import Path

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


def test_of_two_faults_at_one_place_the_likelier_is_told() -> None:
    text = "On Monday has the council of the old harbour decided to close the lock."
    assert find(syntax("order", 0), text)
    assert not find(syntax("subject", -5), text)


def test_what_is_to_be_avoided_is_asked_of_the_sentence_so_far() -> None:
    text = "The mayor of the old town she is very happy with the new bridge."
    assert find(syntax("extra", avoid=["bridge", "^town"]), text)
    assert not find(syntax("extra", avoid=["^The mayor .* she$"]), text)


RULE = """
name: Words out of order
message: '“{text}” is out of order.'
why: The test says so.
category: linguistic-conventions/grammar
severity: major
confidence: medium
kind: syntax
fault: order
at_least: 1
avoid: ['^(?:a+)+$']
examples:
  bad: ['On ⟦Monday has the⟧ council of the old harbour decided to close the lock.']
  good: ['On Monday the council closed the lock.', 'On Friday it was open.']
status: stable
since: 0.1.0
"""


def test_a_pattern_that_could_run_away_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "en" / "tests" / "order.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(RULE, "utf-8")
    with pytest.raises(RuleError, match=r"order\.yaml:11: avoid\.1: repeats a repeat"):
        load_book((tmp_path,))
