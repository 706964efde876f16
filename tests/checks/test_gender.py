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
        "For ⟦his⟧ part, Anna Vessel said that the span will be tested.",
        "On ⟦his⟧ own part, the spokeswoman Anna Vessel saw no danger.",
        "The hall is shut. For ⟦her⟧ part, the head of the choir, Ivan Tarkov, said it will open.",
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
        "For her part, Anna Vessel said that the span will be tested.",
        "For his part, the lawyer for Anna Vessel saw no danger.",
        "For his part, the head of the choir met Anna Vessel.",
        "For his part, Kim Alba said nothing, and in her part Ivan Tarkov sang.",
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


# In a story known to be damaged

DRIFTED = "en/names/gender-in-damaged-story"


@pytest.mark.parametrize(
    "marked",
    [
        "Ivan Tarkov met Olga Vessel on Monday. Eleni Karra, a biologist, left. ⟦He⟧ had seen the nets.",
        "Vasile Lund asked for a second count.\n\nThe count took two days. On Friday ⟦she⟧ gave up.",
        "Mrs Oakhurst is to report to the council on Sunday. ⟦He⟧ did not say whether it would listen.",
    ],
)
def test_a_pronoun_that_fits_nobody_near(marked: str) -> None:
    assert_findings(DRIFTED, marked)


@pytest.mark.parametrize(
    "text",
    [
        "Eleni Karra, a biologist, left in anger. She had seen the nets.",
        "Eleni Karra saw the skipper leave. He had seen the nets.",
        "Eleni Karra left with Ivan Tarkov. He had seen the nets.",
        "Eleni Karra left with Lio Tamm. He had seen the nets.",
        "Eleni Karra left the two of them. He had seen the nets.",
        "Eleni Karra left early. He or she who saw the nets should call her.",
        "“He left,” said Eleni Karra. “He had seen the nets.”",
    ],
)
def test_a_pronoun_that_may_mean_somebody_near(text: str) -> None:
    assert_findings(DRIFTED, text)
