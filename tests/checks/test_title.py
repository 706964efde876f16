"""Titles among the paragraphs: the story's own again, and those of other stories."""

from __future__ import annotations

from typing import Any

import pytest
from helpers import ANY, assert_findings, find, rule_of

from tlqa.model import Related, Rule

ONE = "The ferry between the two islands sailed again on Monday after three days in port, its owner said."
TWO = "About forty drivers had slept in their cabs on the quay, the harbour master said when it was gone."
THREE = "Nobody was hurt, but a crate of oranges went over the rail and was not seen again by anybody."
OTHER = "Bakers strike for a day over price of flour"
AGAIN = "Ferry between islands sails after three days in port"


def title(of: str, **params: Any) -> Rule:
    return rule_of("title", of=of, scope=ANY, **params)


def page(*lines: str) -> str:
    return "\n\n".join(lines)


def test_the_title_of_another_story() -> None:
    assert_findings(title("another"), page(ONE, f"⟦{OTHER}⟧", TWO, THREE))
    assert_findings(title("another"), page(ONE, TWO, f"⟦{OTHER}⟧"))
    assert_findings(title("again"), page(ONE, OTHER, TWO, THREE))


def test_the_title_of_this_story() -> None:
    text = page(ONE, TWO, AGAIN, THREE)
    (found,) = find(title("again"), text)
    assert text[found.start : found.end] == AGAIN
    assert found.related == (Related(0, len(ONE), "said before"),)
    assert_findings(title("another"), text)


@pytest.mark.parametrize(
    "line",
    [
        f"{OTHER}.",
        f"{OTHER}?",
        f"“{OTHER}”",
        "A strike of bakers in the old town",
        "Bakers strike",
        "Drivers strike for a night in their cabs",
        "bakers strike for a day over price of flour",
    ],
)
def test_headings_quotations_and_sentences_are_left_alone(line: str) -> None:
    assert_findings(title("another"), page(ONE, line, TWO, THREE))


def test_a_title_stands_between_paragraphs() -> None:
    assert_findings(title("another"), page(OTHER, ONE, TWO, THREE))
    assert_findings(title("another"), page(ONE, OTHER, "Cows graze on roof of old town hall", TWO, THREE))


def test_length_and_share() -> None:
    assert_findings(title("another", words=12), page(ONE, OTHER, TWO))
    assert_findings(title("another", most=5), page(ONE, OTHER, TWO))
    mixed = "Ferry bakers strike on islands over price of flour"
    assert_findings(title("another"), page(ONE, mixed, TWO))
    assert_findings(title("another", share=0.5), page(ONE, f"⟦{mixed}⟧", TWO))


def test_many_such_lines_are_headings() -> None:
    titles = [OTHER.replace("Bakers", trade) for trade in ("Millers", "Cooks", "Tailors", "Smiths", "Masons")]
    text = page(*(part for line in titles for part in (ONE, line)), TWO)
    assert_findings(title("another", share=1), text)


@pytest.mark.parametrize(
    "line",
    [
        "Look at the minute when the crate falls",
        "RELATED: Bakers strike for a day over price of flour",
        "IslandNow.li with LPA",
        "GREAT JOY IN THE PORT",
        "Photo gallery",
    ],
)
def test_a_line_that_is_nothing(line: str) -> None:
    assert_findings(title("nothing"), page(ONE, TWO, f"⟦{line}⟧", THREE))


@pytest.mark.parametrize(
    "line",
    [
        "“Nobody slept in his cab that night”",
        "How it began",
        "A crate of oranges",
        "WHAT NEXT",
        "By Anna Lee",
        "* * *",
        "10:47 p.m.",
        "(Reporting by Anna Lee)",
        "The harbour master went home at noon.",
    ],
)
def test_a_heading_or_a_line_of_the_desk_is_something(line: str) -> None:
    assert_findings(title("nothing"), page(ONE, TWO, line, THREE))


def test_two_headings_are_headings() -> None:
    assert_findings(title("nothing"), page(ONE, TWO, "No ship in sight", THREE, "Long nights", ONE))
