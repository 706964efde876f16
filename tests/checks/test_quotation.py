"""Which word a quotation event is shown at. What the events are: ``tests/text/test_quotations.py``."""

from __future__ import annotations

import pytest
from helpers import ANY, assert_findings, find, rule_of
from steps import steps

from tlqa.checks.base import ENDS_HERE, OPENS_HERE
from tlqa.checks.quotation import EVENTS, required_literals
from tlqa.model import Related
from tlqa.text.speech import Event


def test_every_event_of_the_machine_has_its_name() -> None:
    assert sorted({*EVENTS} - {"unclosed-at-end"}) == sorted(Event)  # which the machine cannot tell


@pytest.mark.parametrize(
    ("event", "marked"),
    [
        ("unclosed-at-end", "It rained.\n\n⟦“The deal is dead. We go home.⟧\n"),
        ("unclosed", "It rained.\n\n“The deal is dead. We go home.\n"),
        ("unclosed-at-end", "“The deal is dead. We go home.\n\nThe envoys left at noon.\n"),
        ("unclosed", "⟦“The deal is dead. We go home.⟧\n\nThe envoys left at noon.\n"),
        ("unclosed", "⟦“The deal is dead,⟧ the envoy said, and left.\n"),
        ("unclosed-at-end", "“The deal is dead, the envoy said, and left.\n"),
        ("unclosed", "The envoy had one word. ⟦“Dead and gone.⟧\n"),
    ],
)
def test_the_last_words_of_a_story_can_be_taken_for_nobody_elses(event: str, marked: str) -> None:
    assert_findings(rule_of("quotation", event=event), marked)


def test_marks_need_no_literal() -> None:
    assert required_literals({"event": "unopened"}, {}) is None


@pytest.mark.parametrize(
    ("event", "marked"),
    [
        ("unopened", "⟦The deal is dead,”⟧ the envoy said."),
        ("unopened", "⟦The deal is dead »⟧, the envoy said."),
        ("unclosed", "The envoy called ⟦“the deal dead and left.⟧"),
        ("unclosed", "The envoy called ⟦“ well-known the deal and left.⟧"),
        ("continuation-unopened", "“The road was cut.\n\n⟦We’ve⟧ walked,” the medic said."),
        ("turned-open", "⟦”The⟧ deal is dead,” the envoy said."),
        ("turned-close", "“The deal is ⟦dead,“⟧ the envoy said."),
        ("mixed-pair", "“The deal is ⟦dead,»⟧ the envoy said."),
        ("nested-same-level", "“He called it a ⟦“sham”⟧ and left,” she said."),
        ("unopened", "The deal is dead, the envoy said."),
        ("unclosed", "The deal is dead,” the envoy said."),
    ],
)
def test_the_mark_is_shown_with_its_word(event: str, marked: str) -> None:
    assert_findings(rule_of("quotation", event=event), marked)


def test_the_mark_fills_the_message() -> None:
    rule = rule_of("quotation", event="unopened", message="{mark} closes nothing at {word}")
    (finding,) = find(rule, "The deal is dead,” the envoy said.")
    assert finding.message == "” closes nothing at dead,"


def test_the_other_mark_is_related() -> None:
    (finding,) = find(rule_of("quotation", event="mixed-pair"), "It is “dead,» the envoy said.")
    assert finding.related == (Related(6, 7, "the mark it goes with"),)
    (finding,) = find(rule_of("quotation", event="unopened"), "It is dead,” the envoy said.")
    assert finding.related == ()  # it is near


@pytest.mark.parametrize(
    ("event", "marked"),
    [
        ("unclosed", "⟦“The deal is dead,⟧ says Odile Kerbrat, who lives on the pier. It was never alive."),
        ("unclosed", "⟦“The deal is dead. It was never alive.⟧ He said that nobody mourned it."),
        ("unclosed", "⟦“The deal is dead. It was never alive.⟧ Emphasized the envoy.\n\nIt rained."),
        ("unclosed", "⟦“The deal is dead,⟧ so the envoy Odile Kerbrat.\n\nIt rained."),
        ("unclosed", "⟦“The deal is dead.⟧ “It was never alive,” he said."),
        ("unclosed", "⟦“The⟧ deal is dead. It rained. The crew slept. The envoys left.\n\nIt rained."),
        ("unopened", "The envoys left at noon, a clerk said. ⟦We mourned the deal,”⟧ she said."),
        ("unopened", "“It is late,” the envoy said. It rained. ⟦The deal is dead,”⟧ she added."),
        ("unopened", "“It is late.” ⟦The deal is dead,”⟧ she added."),
        ("unopened", "The envoys said that the deal is ⟦dead,”⟧ to a clerk."),
    ],
)
def test_a_lost_mark_is_shown_from_the_other_to_where_it_belongs(event: str, marked: str) -> None:
    assert_findings(rule_of("quotation", event=event), marked)


LONG = " of this house and of the other one, of the old pier and of the new pier, and of all who live on them"


def test_a_place_that_is_far_is_related() -> None:
    text = f"“The deal{LONG}{LONG} is dead, says the envoy."
    (finding,) = find(rule_of("quotation", event="unclosed"), text)
    (place,) = finding.related
    assert (finding.text, text[place.start : place.end], place.note) == ("“The", "dead,", ENDS_HERE)
    text = f"We mourn the deal{LONG}{LONG}, which is dead,” says the envoy."
    (finding,) = find(rule_of("quotation", event="unopened"), text)
    (place,) = finding.related
    assert (finding.text, text[place.start : place.end], place.note) == ("dead,”", "We", OPENS_HERE)


def test_beyond_some_thousands_of_characters_nothing_is_said() -> None:
    text = f"“The deal{LONG * 30} is dead, says the envoy."
    (finding,) = find(rule_of("quotation", event="unclosed"), text)
    assert (finding.text, finding.related) == ("“The", ())


def test_scope() -> None:
    text = "Envoy: The deal is dead” after talks\n\nThe ferry between the islands sailed again on Monday."
    assert_findings(rule_of("quotation", event="unopened"), text)
    assert_findings(
        rule_of("quotation", event="unopened", scope=ANY),
        text.replace("The deal is dead”", "⟦The deal is dead”⟧"),
    )


def test_a_row_of_marks_is_told_once_and_costs_what_its_length_does() -> None:
    rule = rule_of("quotation", event="unopened")
    short, long = ("It rained all day in the north, the crew said. " + '"' * n for n in (500, 2000))
    assert len(find(rule, short)) == len(find(rule, long)) == 1
    assert steps(lambda: find(rule, long)) < 5 * steps(lambda: find(rule, short))
