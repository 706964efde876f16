"""Rules that are a regular expression over a block, a sentence or the whole story."""

from __future__ import annotations

import pytest
from helpers import ANY, assert_findings, find, pattern

PAGE = "\n\n".join(
    f"The ferry number {word} sailed on time, the operator said." for word in "abcdefghijklmnopqrst"
)


def test_the_finding_is_the_match() -> None:
    assert_findings(pattern(r"\bmain\w*"), "The ⟦mainland⟧ is the ⟦main⟧ thing, not the domain.")


def test_the_finding_is_the_group_named_mark() -> None:
    assert_findings(pattern(r"the (?P<mark>hot) potato"), "He left the ⟦hot⟧ potato.")


def test_each_alternative_may_have_its_mark() -> None:
    rule = pattern([r"hot (?P<mark>potato)", r"cold (?P<mark2>fish)", r"lukewarm tea"])
    assert_findings(rule, "A hot ⟦potato⟧, a cold ⟦fish⟧ and ⟦lukewarm tea⟧.")


def test_a_match_of_nothing_finds_nothing() -> None:
    assert_findings(pattern(r"(?=x)|(?P<mark>)ferry|⟂*"), "The ferry x.")


def test_groups_fill_the_message() -> None:
    rule = pattern(r"(?P<who>\w+) has (?P<what>will)?", message="{who} {text}[{what}] {nobody}")
    (finding,) = find(rule, "Orla has gone to Aran.")
    assert finding.message == "Orla Orla has [] {nobody}"


def test_macros() -> None:
    assert_findings(pattern(r"on {{DAY}}"), "It sailed ⟦on Monday⟧, not on monday.")


@pytest.mark.parametrize(("ignore_case", "text"), [(False, "See ⟦also⟧ ALSO."), (True, "See ⟦also⟧ ⟦ALSO⟧.")])
def test_case(ignore_case: bool, text: str) -> None:
    assert_findings(pattern("also", ignore_case=ignore_case), text)


TWO = "First it rained. Then it snowed.\n\nThen it thawed."


def test_a_block_is_what_a_pattern_sees() -> None:
    assert_findings(pattern(r"^\w+"), "⟦First⟧ it rained. Then it snowed.\n\n⟦Then⟧ it thawed.")
    assert_findings(pattern(r"\w+\.$"), "First it rained. Then it ⟦snowed.⟧\n\nThen it ⟦thawed.⟧")
    assert_findings(pattern(r"snowed\.\s+Then"), TWO)


@pytest.mark.parametrize(
    "match", [r"^Then|snowed", r"^[(]Then|snowed", r"^\(Then|snowed", r"^Then[)]|snowed"]
)
def test_an_alternative_without_an_anchor_is_looked_for_everywhere(match: str) -> None:
    assert_findings(pattern(match), "First it rained. Then it ⟦snowed⟧.\n\nIt thawed.")


def test_an_anchored_pattern_of_many_groups() -> None:
    assert_findings(pattern(r"^(?:It|Then) (?P<mark>\w+|\()"), "It ⟦rained⟧. It snowed.\n\nThen ⟦it⟧ thawed.")


def test_a_sentence_may_be() -> None:
    assert_findings(
        pattern(r"^\w+", unit="sentence"), "⟦First⟧ it rained. ⟦Then⟧ it snowed.\n\n⟦Then⟧ it thawed."
    )


def test_the_story_may_be() -> None:
    assert_findings(
        pattern(r"snowed\.\s+Then", unit="story"), "First it rained. Then it ⟦snowed.\n\nThen⟧ it thawed."
    )
    assert_findings(pattern(r"^Then", unit="story"), "First it rained. Then it snowed.\n\n⟦Then⟧ it thawed.")


def test_look_around_does_not_see_past_the_unit() -> None:
    assert_findings(pattern(r"(?<=\s)Then"), "First it rained. ⟦Then⟧ it snowed.\n\nThen it thawed.")


def test_where_narrows_to_the_edges_of_the_page() -> None:
    top = find(pattern("ferry", where="top"), PAGE)
    bottom = find(pattern("ferry", where="bottom"), PAGE)
    blocks = PAGE.split("\n\n")
    assert [PAGE[f.start - 4 : f.end + 9] for f in top] == [b[:18] for b in blocks[:8]]
    assert [PAGE[f.start - 4 : f.end + 9] for f in bottom] == [b[:18] for b in blocks[-8:]]


def test_a_short_page_is_all_edge() -> None:
    assert_findings(pattern("thawed", where="top"), TWO.replace("thawed", "⟦thawed⟧"))


def test_needs_what_the_block_has() -> None:
    rule = pattern("ferry", needs="€")
    assert_findings(rule, "The ferry sailed on time.")
    assert_findings(rule, "The ferry sailed on time.\n\nThe ⟦ferry⟧ cost €12 at the quay.")


def test_needs_of_a_digit_and_more() -> None:
    rule = pattern("ferry", needs=r"\d,\d")
    assert_findings(rule, "The ferry sailed at 9.\n\nThe ⟦ferry⟧ cost 9,5 crowns at the quay.")


def test_needs_of_a_whole_story() -> None:
    rule = pattern("ferry", unit="story", needs="€")
    assert_findings(rule, "The ferry sailed on time.")
    assert_findings(rule, "The ⟦ferry⟧ sailed on time.\n\nIt cost €12 at the quay.")


def test_at_most() -> None:
    assert_findings(pattern("ferry", at_most=2), "The ⟦ferry⟧, the ⟦ferry⟧ and the ferry.\n\nThe ferry.")


def test_at_most_counts_findings_and_not_what_was_taken_back() -> None:
    rule = pattern("ferry", at_most=1, speech="skip")
    assert_findings(rule, "“A ferry is a ferry,” he said of the ⟦ferry⟧ and of no other ferry.")


def test_scope() -> None:
    text = "Ferry sails again today\n\nThe ferry between the two islands sailed again on Monday."
    rule = pattern("[Ff]erry")
    assert_findings(rule, text.replace("The ferry", "The ⟦ferry⟧"))
    assert_findings(
        pattern("[Ff]erry", scope=ANY), text.replace("The ferry", "The ⟦ferry⟧").replace("Ferry", "⟦Ferry⟧")
    )


def test_a_habit_of_the_page() -> None:
    rule = pattern(r"\*[a-z]+\*", habit=r"\*")
    assert_findings(rule, "⟦*ferry*⟧ sailed at nine.\n\nThe ⟦*quay*⟧ was shut until noon.")
    assert_findings(rule, "*ferry* sailed.\n\n*quay* was shut.\n\n*mill* stood still until noon.")


def test_the_voice_of_a_reporter() -> None:
    rule = pattern("Sold the", voice="reporter")
    said = "“I like it,” she said of my boat.\n\nIt rained on the quay all day."
    assert_findings(rule, f"The smith has one boat. ⟦Sold the⟧ other.\n\n{said}")
    diary = "I have one boat. Sold the other.\n\nThen I slept.\n\nIt rained on my quay all day, and on me."
    assert_findings(rule, diary)
