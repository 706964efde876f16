"""First and second person in narration, where a sign says that marks were lost or moved."""

from __future__ import annotations

import pytest
from helpers import assert_findings, rule_of

FIRST = rule_of("person", person="first")
SECOND = rule_of("person", person="second")


@pytest.mark.parametrize(
    "marked",
    [
        "⟦I would not bet a cent on this truce. It is a trap,⟧” he told the broadcaster.",
        "⟦I’d never go there. It is a trap,⟧” he told the broadcaster.",
        "⟦We opened three inquiries,⟧ “and none was blocked,” the prosecutor stressed.",
        "⟦They are our people, and they are hungry. Nobody helps,⟧” the mayor said.",
        "⟦Our people are hungry,⟧ “and nobody helps us,” the mayor said.",
        "⟦I know the file […] by heart.⟧ “It is thin,” the lawyer argued.",
        "⟦I know the file [...] by heart.⟧ “It is thin,” the lawyer argued.",
        "He said that ⟦we must go on⟧ “with all our strength” until June.",
        "“It is a trap,” the mayor of Aran said. ⟦We have no boats left.⟧",
        "“It is a trap,” the mayor said. But ⟦I am not afraid of it.⟧",
        "The mayor said: “It is a trap.” ⟦My boats are all gone.⟧",
    ],
)
def test_a_sign_says_that_the_speaker_stands_outside_the_marks(marked: str) -> None:
    assert_findings(FIRST, marked)


@pytest.mark.parametrize(
    "text",
    [
        "“I would not bet a cent on this truce,” he told the broadcaster.",
        "I would not bet a cent on this truce, he told the broadcaster.",
        "We met the envoy at noon. He was late, and it rained.",
        "After World War I the mill was sold, “and nobody knows to whom,” the curator said.",
        "Our Lady of Aran was lost, “and nobody rose,” the clerk said.",
        "Article I was read out, “and nobody rose,” the clerk said.",
        "The US said it would wait, “and nobody knows for what,” the envoy said.",
        "The minister said we had lost. “It is over,” he said.",
        "Nobody asked if we had lost. “It is over,” he said.",
        "It is dead,” the envoy said, and I left.",
        "“It is a trap,” the mayor told me. I laughed.",
        "“It is a trap,” the mayor said. We asked her why.",
        "“It is a trap,” the mayor said. Do we have a boat?",
        "“It is a trap,” the mayor said. We shall sail, she added.",
    ],
)
def test_no_sign_no_finding(text: str) -> None:
    assert_findings(FIRST, text)


def test_a_story_told_in_the_first_person_is_left_alone() -> None:
    story = (
        "We opened three inquiries, “and none was blocked,” the prosecutor stressed.\n\n"
        "I drove to the coast in the rain.\n\n"
        "At the inn we asked for a room.\n\n"
        "My sister and I never saw the place again, and my car stayed there.\n\n"
    )
    assert_findings(FIRST, story)


def test_one_finding_a_sentence() -> None:
    assert_findings(FIRST, "⟦I know we lost and I know our way. It is a trap,⟧” he said.")


@pytest.mark.parametrize(
    "marked",
    [
        "⟦You cannot run a ferry on hope. It is a trap,⟧” he told the broadcaster.",
        "⟦You’re on your own out there,⟧ “and nobody comes,” the skipper said.",
    ],
)
def test_second_person(marked: str) -> None:
    assert_findings(SECOND, marked)


def test_each_person_by_itself() -> None:
    assert_findings(SECOND, "I would not bet a cent on this truce. It is a trap,” he told the broadcaster.")
    assert_findings(FIRST, "You cannot run a ferry on hope. It is a trap,” he told the broadcaster.")


def test_a_story_without_marks_has_no_sign() -> None:
    assert_findings(FIRST, "I know the file […] by heart, the lawyer argued.")
