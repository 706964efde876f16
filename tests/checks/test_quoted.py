"""Where a quotation stands in its sentence, event by event."""

from __future__ import annotations

import pytest
from helpers import assert_findings, rule_of

from tlqa.checks.quoted import EVENTS, required_literals


@pytest.mark.parametrize(
    ("event", "marked"),
    [
        ("closes-early", "“We mended the ⟦pumps,” but⟧ nobody thanked us, the warden said."),
        ("closes-early", "“We mended the ⟦pumps”, but⟧ nobody thanked us, said the warden."),
        ("closes-early", "“We mended the pumps,” said the warden, but nobody thanked him."),
        ("closes-early", "“The pumps” at the lower meadow stand still, the warden said."),
        (
            "closes-before-a-sentence",
            "“The pumps stand ⟦still.” Nobody⟧ will mend them now, the warden said.",
        ),
        (
            "closes-before-a-sentence",
            "He shrugged. “They stand still.” Nobody will mend them, the warden said.",
        ),
        ("closes-on-a-small-word", "He spoke of ⟦“the pumps and” meadows⟧ that were lost."),
        ("closes-on-a-small-word", "He was “aware of” the pumps and of “class A” shares."),
        (
            "closes-in-mid-sentence",
            "“The pumps stand still. Nobody will mend ⟦them” before⟧ the winter comes.",
        ),
        ("closes-in-mid-sentence", "“The pumps stand still, the ⟦old” warden⟧ of the meadow said."),
        ("closes-in-mid-sentence", "“The pumps stand still. Nobody will mend them” was his answer."),
        ("opens-late", "⟦We mended the pumps “and⟧ nobody thanked us,” the warden said."),
        ("opens-late", "The pumps were mended, “and nobody was thanked,” the warden said."),
        ("opens-before-attribution", "⟦“The⟧ warden said: We have mended the pumps.”"),
        ("opens-before-attribution", "“As my mother said: Mend the pumps,” he wrote."),
        ("attribution-within", "“The pumps, ⟦said the warden Ilse Brandt⟧, stand still. It is a shame.”"),
        ("attribution-within", "“The pumps stand still, ⟦the warden said⟧, and nobody mends them."),
        ("attribution-within", "“The pumps stand still. ⟦With these words he left the room⟧.”"),
        ("attribution-within", "“He came up and, he said, he was sorry,” the warden recalled."),
        ("lead-in", "The warden ⟦said, The pumps stand still.⟧ “Nobody mends them.”"),
        ("lead-in", "The warden said, “The pumps stand still.” “Nobody mends them.”"),
        ("speech-beside", "⟦We have mended the pumps.⟧ “Nobody thanked us,” the warden said."),
        ("speech-beside", "“Nobody thanked us.” ⟦We have mended them all.⟧"),
        ("speech-beside", "He has mended the pumps. “Nobody thanked us,” the warden said."),
        ("speech-without-marks", "⟦Last year we mended the pumps⟧, the warden said."),
        ("speech-without-marks", "Last year they mended the pumps, the warden said."),
    ],
)
def test_a_mark_at_the_wrong_words_is_found(event: str, marked: str) -> None:
    assert_findings(rule_of("quoted", event=event, speech="both"), marked)


def test_whoever_tells_his_own_story_may_say_i() -> None:
    told = (
        "I went there. I sat down. I waited.\n\nI drove home. “It is dry,” he said. I asked why.\n\nI left."
    )
    assert_findings(rule_of("quoted", event="speech-beside", speech="both"), told)
    assert_findings(
        rule_of("quoted", event="speech-without-marks", speech="both"), told + " I know, he said."
    )


def test_a_long_stretch_is_shown_by_its_first_words() -> None:
    marked = "⟦In the last ten years we have mended all the pumps of⟧ the valley on this side, he said."
    assert_findings(rule_of("quoted", event="speech-without-marks", speech="both"), marked)


def test_a_stretch_without_a_space_is_cut_within_its_word() -> None:
    word = "x" * 80
    marked = f"⟦{word[:55]}⟧{word[55:]} we mended the pumps, the warden said."
    assert_findings(rule_of("quoted", event="speech-without-marks", speech="both"), marked)


@pytest.mark.parametrize("event", EVENTS)
def test_pronouns_are_needed_where_the_first_person_is_looked_for(event: str) -> None:
    assert (required_literals({"event": event}, {}) is not None) == (event.startswith("speech"))


@pytest.mark.parametrize(
    ("event", "text"),
    [
        (
            "attribution-within",
            '"The judge asked for the book. He looked at it, and he sat down again," said Ossie Brand.',
        ),
        ("opens-late", "We typed a long letter, and Anna wrote back, “on my way,” she said."),
        ("closes-early", '"Gravel!," the musical of the ford, opens in May and is ours, its author said.'),
        ("closes-in-mid-sentence", "It curses “the thief of Anna, who keeps this house” with boils."),
        ("speech-beside", "We put it to a smith of the ford. “It is the bell,” he said."),
    ],
)
def test_what_is_no_fault_of_the_marks_is_left_alone(event: str, text: str) -> None:
    assert_findings(rule_of("quoted", event=event, speech="both"), text)
