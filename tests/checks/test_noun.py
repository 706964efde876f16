"""Count nouns in the wrong number, and the nouns that only describe the one after them."""

from __future__ import annotations

import pytest
from helpers import assert_findings, rule_of

from tlqa.checks.noun import plurals

NOUNS = ["minister", "soldier", "city", "report", "woman/women", "bus"]
TWO = rule_of("noun", before="(?:two|three|[2-9])", form="singular", plurals=plurals(NOUNS))
ONE = rule_of("noun", before="(?:[Ee]ach|[Aa]|[Tt]his)", form="plural", plurals=plurals(NOUNS))


def test_plurals_by_rule_and_as_written() -> None:
    assert plurals(NOUNS) == {
        "minister": "ministers",
        "soldier": "soldiers",
        "city": "cities",
        "report": "reports",
        "woman": "women",
        "bus": "buses",
    }


@pytest.mark.parametrize(
    "marked",
    [
        "The island sent ⟦two minister⟧.",
        "The island sent ⟦two weary minister⟧ to the hall.",
        "The island sent ⟦two minister⟧ to the hall.",
        "The island sent ⟦three Norlandish soldier⟧, and they left.",
        "They counted ⟦4 woman⟧ and ⟦three new bus⟧.",
        "The ⟦two city⟧ were built in May.",
    ],
)
def test_a_number_wants_the_plural(marked: str) -> None:
    assert_findings(TWO, marked)


@pytest.mark.parametrize(
    "text",
    [
        "The island sent two ministers to the hall.",
        "The island filled two minister posts.",
        "The three city states are old.",
        "The two minister’s sons left, and two soldier-poets.",
        "Group Two soldier was the name of a boat.",
        "The Gale 3 soldier and the top 3 soldier of the year met.",
        "It was a two minister of sorts.",
    ],
)
def test_what_describes_or_names_is_left_alone(text: str) -> None:
    assert_findings(TWO, text)


@pytest.mark.parametrize(
    "marked",
    [
        "It was ⟦a ministers⟧ who left.",
        "⟦Each cities⟧ of the island has a quay.",
        "This reports to the council; this city is old; a soldiers union met.",
    ],
)
def test_the_singular_word_wants_the_singular(marked: str) -> None:
    assert_findings(ONE, marked)
