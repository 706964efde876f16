"""Words side by side that English never puts side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from helpers import analysis_of, assert_findings, find, rule_of
from hypothesis import given
from hypothesis import strategies as st

from tlqa.errors import TlqaError
from tlqa.rulebook.kinds import find_kind

if TYPE_CHECKING:
    from tlqa.model import Rule


def pair(surprise: float = 6, **params: Any) -> Rule:
    return rule_of("odd-pairs", table="en", surprise=surprise, **params)


def stretch(surprise: float = 12, at_least: int = 2, **params: Any) -> Rule:
    return pair(surprise, at_least=at_least, **params)


# One pair


@pytest.mark.parametrize(
    "marked",
    [
        "The council will vote on Monday about ⟦the of⟧ the old harbour.",
        "The council will vote on Monday about ⟦the\u00a0of⟧ the old harbour.",
        "The farmers lost a third of ⟦the and⟧ most of their cattle in the flood.",
        "The mayor’s office said ⟦his the⟧ bridge would be closed until May.",
        "It was in ⟦the of⟧ the town that ⟦the and⟧ the rain met.",
    ],
)
def test_one_pair(marked: str) -> None:
    assert_findings(pair(), marked)


@pytest.mark.parametrize(
    "text",
    [
        "What the council had long asked for in the end cost the town twice as much.",
        "The children were looked after and fed, and it was a day they were at home.",
        "The band called The The, and the song that that band played, had had its day.",
        "What “the” of the title meant was left to the reader, and so was “a” the second time.",
        "The plan (which we the undersigned support) is to be read on the quay.",
        "In Part I of the report and in World War I the army was in the town.",
        "He took vitamin A and slept, as the doctor at the U.S. and other clinics said.",
        "If, for instance, the port is closed, the ferry will sail to the island on Monday.",
        "About the of.",
        "Polling stations open at 7:30 a. m. on Sunday, and the vote is the... best in years.",
        "The mayor knows what they are most afraid of is the sea; so how were they to sleep?",
        "THE COUNCIL WILL VOTE ON THE OF THE OLD HARBOUR AND ITS CRANES.",
        "Osborne meldete sich bei einer Agentur an, the of war in der Stadt am Montag.",
    ],
)
def test_good_copy_and_what_is_not_looked_at(text: str) -> None:
    assert_findings(pair(), text)


def test_the_message_names_the_words() -> None:
    (finding,) = find(pair(message="{first}|{second}|{places}"), "It will vote about the of the old port.")
    assert finding.message == "the|of|1"


def test_a_higher_surprise_finds_less() -> None:
    text = "Rain came, and his the bridge of the town was closed by it."
    assert find(pair(6), text)
    assert not find(pair(9), text)


# A stretch


@pytest.mark.parametrize(
    "marked",
    [
        "⟦The of harbour the and the council on vote cranes will the⟧ Monday old about.",
        "To the farmers ⟦of have the in lost cattle a their and flood third most⟧ sheep.",
    ],
)
def test_a_stretch_runs_from_the_first_odd_pair_to_the_last(marked: str) -> None:
    assert_findings(stretch(), "Port reopens\n\nThe port was open on Monday.\n\n" + marked)


def test_a_stretch_has_several_odd_pairs() -> None:
    text = "The council will vote on Monday about the of the old harbour and its cranes."
    assert not find(stretch(), text)


def test_how_many_are_wanted() -> None:
    text = "To the farmers of have the in lost cattle a their and flood third most sheep."
    assert find(stretch(at_least=3), text)
    assert not find(stretch(at_least=12), text)


def test_share_of_words_that_are_known() -> None:
    text = "To the kravat of have the in lost zolne a their and mirev third posk drin."
    assert find(stretch(share=0.2), text)
    assert not find(stretch(share=0.95), text)


# Around it


def test_a_language_without_data_is_refused() -> None:
    kind = find_kind("odd-pairs")
    with pytest.raises(TlqaError, match="cannot be read"):
        kind.required_literals({"table": "xx", "surprise": 6}, {})


WORDS = st.sampled_from("the of and a to it was they harbour old , . “ ” 's The In 2017 Orsk\n".split(" "))


@given(st.lists(WORDS, max_size=40))
def test_offsets_are_those_of_words_within_one_sentence(words: list[str]) -> None:
    text = " ".join(words)
    for rule in (pair(4), stretch(4)):
        for finding in find(rule, text):
            assert text[finding.start : finding.end].split() == finding.text.split()
            assert finding.text == finding.text.strip()
            story = analysis_of(text)
            sentence = story.sentence_at(finding.start)
            assert sentence is not None
            assert finding.end <= sentence.end
