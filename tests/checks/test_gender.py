"""A person taken up by the pronoun of the other gender, or of a thing; copy where it may mean another."""

from __future__ import annotations

import pytest
from helpers import assert_findings

FLIP = "en/names/gender-flip"
ITSELF = "en/grammar/itself-of-a-person"
SAID = "en/grammar/it-said"


@pytest.mark.parametrize(
    "marked",
    [
        "Mrs Oakhurst defended ⟦himself⟧ in the hall on Monday.",
        "Sir Lowell Oakhurst has distanced ⟦herself⟧ from the plan.",
        "The actress Lio Vessel described ⟦himself⟧ as a friend of the valley.",
        "The harbour minister Anna Vessel, 45, defended ⟦himself⟧ on Tuesday.",
        "On Tuesday, Ivan Tarkov tendered ⟦her⟧ resignation.",
        "Lia Tarkova presented ⟦his⟧ resignation on Tuesday.",
        "“It is safe,” said Anna Vessel. ⟦He⟧ added that the span will be tested.",
        "Anna Vessel left the island early. ⟦He⟧ will meet the council on Monday.",
        "Anna Vessel said ⟦he⟧ would leave the island early.",
    ],
)
def test_the_pronoun_can_mean_nobody_else(marked: str) -> None:
    assert_findings(FLIP, marked)


def test_a_surname_has_the_gender_its_full_name_showed() -> None:
    assert_findings(FLIP, "Anna Vessel came at noon.\n\nVessel defended ⟦himself⟧ in the hall on Monday.")


@pytest.mark.parametrize(
    "text",
    [
        "Mrs Oakhurst defended herself in the hall on Monday.",
        "Mrs Oakhurst defended him in the hall on Monday.",
        "Andrea Lund defended himself in the hall, and Kim Alba herself.",
        "The husband of Anna Vessel defended himself in the hall.",
        "Anna Vessel met Ivan Tarkov. He added that the span will be tested.",
        "Anna Vessel met the minister. He added that the span will be tested.",
        "Anna Vessel and Ivan Tarkov left. He will meet the council on Monday.",
        "A man fell from the quay on Sunday.\n\nAnna Vessel said he would live.",
        "Ivan Tarkov fell from the quay on Sunday.\n\nAnna Vessel said he would live.",
        "Ivan Vessel came first.\n\nAnna Vessel came second.\n\nVessel defended himself in the hall.",
        "The Anna Vessel Foundation gave his name to the hall.",
        "“He is ill,” Anna Vessel said. She added that the span will be tested.",
        "Anna Vessel said: “He will leave the island.”",
    ],
)
def test_the_pronoun_may_mean_another(text: str) -> None:
    assert_findings(FLIP, text)


@pytest.mark.parametrize(
    "marked",
    [
        "Ivan Tarkov defended ⟦itself⟧ against the charge.",
        "The party of Ivan Tarkov defended itself against the charge.",
        "Ivan Tarkov said the valley itself was safe.",
        "The Ivan Tarkov Foundation described itself as poor.",
    ],
)
def test_itself_is_no_person(marked: str) -> None:
    assert_findings(ITSELF, marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Paola Verdi spoke on Tuesday. ⟦It⟧ added that the dam is full.",
        "Paola Verdi wrote a report on Tuesday. It added that the dam is full.",
        "Paola Verdi speaks for the UNO. It added that the dam is full.",
        "Paola Verdi spoke on Tuesday. It rained, and the dam is full.",
    ],
)
def test_it_says_nothing_where_only_a_person_can(marked: str) -> None:
    assert_findings(SAID, marked)


NOBODY = "en/names/pronoun-of-nobody"


def test_a_pronoun_of_a_gender_that_nobody_has() -> None:
    assert_findings(
        NOBODY, "Anna Vessel sailed alone. She met nobody. In the spring ⟦he⟧ will sail once more."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Anna Vessel sailed alone. She met nobody. In the spring she will sail once more.",
        "Anna Vessel sailed alone. She met a man. In the spring he will sail once more.",
        "Anna Vessel met Pavo Lund. She sailed alone. In the spring he will sail once more.",
        "Anna Vessel sailed alone. She met Arvo Rimm. In the spring he will sail once more.",
    ],
)
def test_somebody_may_have_it(text: str) -> None:
    assert_findings(NOBODY, text)
