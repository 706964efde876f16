"""Has this sentence a finite verb? Doubt counts as yes: a wrong 'no' accuses clean copy."""

from __future__ import annotations

import pytest
from helpers import ENGLISH
from hypothesis import given
from hypothesis import strategies as st

from tlqa.text.finite import may_be_finite, may_be_present, stems, surely_finite
from tlqa.text.tokens import tokenize


def finite(text: str) -> bool:
    return may_be_finite(tokenize(text, 0, len(text)), ENGLISH)


@pytest.mark.parametrize(
    "text",
    [
        "The talks are over.",
        "The envoy said so.",
        "The mill closed in May.",
        "Prices rose by a tenth.",
        "Nobody can tell.",
        "It’s over.",
        "That's the whole story.",
        "He'd gone home.",
        "They weren't told.",
        "We’ve time.",
        "The board plans a vote.",
        "Ministers meet in Aran.",
        "Ferries carry lorries.",
        "Talks resume.",
        "He objected to it.",
    ],
)
def test_sentences_with_a_finite_verb(text: str) -> None:
    assert finite(text)


@pytest.mark.parametrize(
    "text", ["Wait for the ferry.", "Call the harbour master.", "Let the islands decide.", "Stop!"]
)
def test_an_imperative_is_one(text: str) -> None:
    assert finite(text)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry between the two islands.",
        "A senior official of the ministry.",
        "of the harbour and the mill.",
        "Orla Venn, the harbour master.",
        "In Aran, on Monday.",
        "An agreement signed by the two sides.",
        "Sailing to the islands.",
        "The minister’s car.",
        "A long silence, then applause.",
        "",
        "…",
    ],
)
def test_fragments_without_one(text: str) -> None:
    assert not finite(text)


@pytest.mark.parametrize(
    "text",
    [
        "A vote on the plans.",
        "The visits of the envoy.",
        "His talks with the board.",
        "Orla’s visits to Aran.",
    ],
)
def test_a_form_in_s_after_a_determiner_or_genitive_is_a_noun(text: str) -> None:
    assert not finite(text)


def test_capitals_in_mid_sentence_are_names() -> None:
    assert not finite("The Needed Works of Aran.")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("the ferry was", True),
        ("the ferry", False),
        ("", False),
        ("the ferry, he said, and", True),
        ("the ferry he missed", True),
        ("the ferry of theirs", False),
        ("the pier (she built it)", True),
        ("it didn't, or not yet", True),
        ("that's the ferry", True),
        ("orla's ferry", False),
        ("rock 'n' roll", False),
        ("aran's new pier: its lamps", False),
        ("the pier of aran employs 300 people", True),
        ("the council names the harbour master", True),
        ("a retrospective opens in june", True),
        ("two ferries a week, for three days the only ones", False),
        ("lamps on the pier", False),
        ("perhaps the ferry", False),
    ],
)
def test_a_closed_list_settles_most(text: str, answer: bool) -> None:
    assert surely_finite(text, ENGLISH) is answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("The army controls most of the north.", True),
        ("Parliament votes on the budget on Friday.", True),
        ("A union protests in the capital.", True),
        ("In the safe, the clock stops and records of a dentist.", False),
        ("Reports of the ferry.", False),
        ("The price rises of the autumn.", False),
        ("The old reports on the ferry.", True),  # doubt counts as yes
        ("The reports on the ferry.", False),
        ("Eleven trunks on the pier.", False),
    ],
)
def test_a_word_in_s_after_a_subject_may_be_its_verb(text: str, answer: bool) -> None:
    assert may_be_present(tokenize(text, 0, len(text)), ENGLISH) is answer


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("talks", {"talk"}),
        ("crosses", {"crosse", "cross"}),
        ("tries", {"trie", "tri", "try"}),
        ("loss", set()),
        ("gas", set()),
        ("talk", set()),
        ("", set()),
    ],
)
def test_stems(word: str, expected: set[str]) -> None:
    assert stems(word) == expected


@given(st.lists(st.sampled_from("the ferry was closed talks by ’ , . Aran of signed its we’re".split())))
def test_a_word_of_the_closed_list_always_settles_it(words: list[str]) -> None:
    text = " ".join(words)
    if not ENGLISH.finite_verbs.isdisjoint(words):
        assert surely_finite(text.lower(), ENGLISH)
        assert finite(text)


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    assert finite(text) in {True, False}
