"""The same thing twice: paragraphs, sentences, lines, the headline, and words at once."""

from __future__ import annotations

from typing import Any

import pytest
from helpers import ANY, assert_findings, find, rule_of

from tlqa.model import Related, Rule

HEAD = "Ferry service resumes after storm"
ONE = "The ferry between the two islands sailed again on Monday after three days in port."
TWO = "About forty drivers had slept in their cabs on the quay, the harbour master said."
FILLER = "Wheat prices fell in the northern districts."


def repeated(of: str, **params: Any) -> Rule:
    return rule_of("repetition", of=of, scope=ANY, **params)


def page(*lines: str) -> str:
    return "\n\n".join(lines)


# Paragraphs


def test_a_paragraph_again() -> None:
    assert_findings(repeated("paragraph", words=8), page(ONE, TWO, f"⟦{ONE}⟧"))


def test_a_paragraph_again_in_nearly_the_same_words() -> None:
    near = ONE.replace("sailed again", "resumed sailing")
    assert_findings(repeated("paragraph", words=8, similarity=0.6), page(ONE, TWO, f"⟦{near}⟧"))
    assert_findings(repeated("paragraph", words=8, similarity=0.95), page(ONE, TWO, near))


def test_numbers_tell_paragraphs_apart() -> None:
    result = "Aran beat Venn by {} goals in the northern league on Monday before a full house."
    assert_findings(repeated("paragraph", words=8), page(result.format(3), TWO, result.format(4)))


def test_short_paragraphs_may_repeat() -> None:
    assert_findings(repeated("paragraph", words=20), page(ONE, TWO, ONE))


@pytest.mark.parametrize("of", ["paragraph", "sentence"])
@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "‘{}’", "«{}»"])
def test_a_pull_quote_repeats_by_design(of: str, marks: str) -> None:
    quote = "We slept in our cabs on the quay for three nights and nobody told us when it would sail."
    assert_findings(repeated(of, words=8), page(marks.format(quote), TWO, marks.format(quote)))


def test_repetition_far_apart_is_not_compared() -> None:
    between = [f"{FILLER} In district {n} they fell by {n} points." for n in range(50)]
    assert_findings(repeated("paragraph", words=8), page(ONE, *between, ONE))


# Sentences


def test_a_sentence_again() -> None:
    assert_findings(repeated("sentence", words=8), page(f"{ONE} {FILLER}", f"{TWO} ⟦{ONE}⟧"))


def test_a_sentence_a_third_time_is_related_to_the_second() -> None:
    text = page(ONE, ONE, ONE)
    second, third = find(repeated("sentence", words=8), text)
    assert second.related == (Related(0, len(ONE), "the first time"),)
    assert third.related == (Related(second.start, second.end, "the first time"),)


def test_short_sentences_may_repeat() -> None:
    assert_findings(repeated("sentence", words=8), "It rained. Nobody spoke. It rained.")


def test_case_apostrophes_and_marks_make_no_difference() -> None:
    first = "The minister’s car stood on the quay all night, empty."
    again = "The minister's car stood on the quay, all night empty."
    assert_findings(repeated("sentence", words=8), page(first, f"⟦{again}⟧"))


# Lines and the headline


def test_neighbouring_lines_alike() -> None:
    assert_findings(repeated("line"), page(HEAD, "By Orla Venn", "⟦By Orla Venn⟧", ONE, "By Orla Venn"))


def test_lines_have_a_least_length() -> None:
    assert_findings(repeated("line", words=4), page(HEAD, "By Orla Venn", "By Orla Venn", ONE))


def test_lines_of_marks_are_no_lines() -> None:
    assert_findings(repeated("line"), page(HEAD, ONE, "* * *", "* * *", TWO))


def test_the_headline_as_a_line_again() -> None:
    assert_findings(repeated("headline", words=3), page(HEAD, ONE, f"⟦{HEAD.upper()}⟧", TWO))
    assert_findings(repeated("headline", words=3), page(HEAD, ONE, f"{HEAD} on Monday", TWO))
    assert_findings(repeated("headline", words=9), page(HEAD, ONE, HEAD, TWO))


def test_the_headline_run_into_a_paragraph() -> None:
    assert_findings(repeated("headline", words=3), page(HEAD, f"⟦{HEAD}⟧ {ONE}", TWO))
    assert_findings(repeated("headline", words=3), page(HEAD, f"⟦{HEAD}⟧{ONE}", TWO))
    assert_findings(repeated("headline", words=3), page(HEAD, f"{HEAD}, the town said. {ONE}", TWO))


def test_a_page_without_a_headline() -> None:
    assert_findings(repeated("headline"), page(ONE, TWO))


# Words at once


def phrase(words: int = 1, most: int = 6, **params: Any) -> Rule:
    return repeated("phrase", words=words, most=most, **params)


@pytest.mark.parametrize(
    "marked",
    [
        "The ferry ⟦ferry⟧ sailed on time.",
        "The army said ⟦the army said⟧ on Monday.",
        "On the quay of Aran ⟦on the quay of Aran⟧ they slept.",
        "The Ferry ⟦ferry⟧ sailed.",
        "The ferry between the two islands sailed on Monday after three\n⟦three⟧ days in port.",
    ],
)
def test_words_said_again_at_once(marked: str) -> None:
    assert_findings(phrase(), marked)


def test_all_but_the_first_is_the_finding() -> None:
    (finding,) = find(phrase(), "The ferry ferry ferry sailed.")
    assert (finding.text, finding.related) == ("ferry ferry", (Related(4, 9, "the first time"),))


@pytest.mark.parametrize(
    "text",
    [
        "The score was 3 3 at the break.",
        "He had had enough of it.",
        "What it is is a scandal.",
        "They want more and more and more of it.",
        "The fans of Duran Duran saw Duran Duran in Aran.",
        "The ferry, ferry and all, sank.",
        "The ferry. Ferry drivers slept.",
        "No no.",
    ],
)
def test_figures_of_speech_names_and_numbers(text: str) -> None:
    assert_findings(phrase(), text)


def test_a_name_doubled_once_is_a_fault() -> None:
    assert_findings(phrase(), "The envoy met Harlow ⟦Harlow⟧ on Monday.")


def test_least_and_greatest_length() -> None:
    assert_findings(phrase(2, 3), "The ferry ferry sailed, the army said ⟦the army said⟧.")
    assert_findings(phrase(2, 2), "The ferry sailed, the army said the army said.")
    assert_findings(phrase(2, 3), "“Go,” Mr Ley said. He said he would not.")
    assert_findings(phrase(2, 5), "It was said of the U.S. army ⟦the U.S. army⟧ in the port.")


def test_exceptions() -> None:
    assert_findings(phrase(except_=["Bye"]), "They said bye bye to the ferry ⟦ferry⟧.")


def test_times() -> None:
    rule = phrase(times=3)
    assert_findings(rule, "The ferry ferry sailed.")
    assert_findings(rule, "The ferry ⟦ferry ferry⟧ sailed.")
    assert_findings(rule, "The ferry, ⟦ferry, ferry⟧ sailed.")


@pytest.mark.parametrize(
    "marked",
    [
        "Cases were found in the port of Aran ⟦Aran Aran Aran⟧.",
        "The law came into force in 2017 ⟦2017 2017 2017⟧.",
        "It cost the town 4,807 ⟦4,807 4,807 4,807⟧ crowns.",
        "Nobody in the yard heard it ⟦it it it⟧ before May.",
        "They went to the quay and stayed there ⟦there there there⟧.",
    ],
)
def test_a_fourth_time_in_a_row_is_a_loop(marked: str) -> None:
    assert_findings(phrase(times=4), marked)


@pytest.mark.parametrize(
    "text",
    [
        "They want more and more and more and more of it.",
        "The scores were 10 10 10 10 and the card had 0000 0000 0000 0000 on it.",
        "Polls open in 2016, 2016, 2016, 2016 towns, and it, it, it, it goes on.",
        "Ha ha ha ha, and m m m m.",
    ],
)
def test_what_may_stand_four_times_in_a_row(text: str) -> None:
    assert_findings(phrase(times=4), text)


def test_a_name_three_times_in_a_row_is_none() -> None:
    assert_findings(phrase(), "The envoy met Harlow ⟦Harlow Harlow⟧ on Monday.")


def test_a_year_doubled() -> None:
    assert_findings(phrase(), "It has been shut since 2017 ⟦2017⟧, and 2017 2017 is a number.")


def test_an_abbreviation_that_is_a_word() -> None:
    assert_findings(phrase(), "It is the first FIRST contest, and the contest ⟦contest⟧ is in May.")


def test_a_word_that_begins_a_compound_is_not_said_again() -> None:
    assert_findings(phrase(words=2), "They will wait as long as long-term plans are made, and so will we.")


# In other words


def test_a_sentence_again_in_other_words() -> None:
    again = "⟦After three days in port the ferry sailed again between the islands on Monday.⟧"
    assert_findings(repeated("restated", words=5), page(HEAD, ONE, TWO, again))


def test_of_a_longer_sentence_less_is_enough() -> None:
    again = "⟦After three days in port the big ferry on Monday sailed again between the two green islands.⟧"
    assert_findings(repeated("restated", words=5, similarity=0.9), page(HEAD, ONE, TWO, again))


def test_a_number_of_its_own_makes_a_sentence_another() -> None:
    again = "After three days in port the ferry sailed again between the islands on Monday with 40 drivers."
    assert_findings(repeated("restated", words=5), page(HEAD, ONE, TWO, again))


def test_the_end_of_a_sentence_again() -> None:
    assert_findings(repeated("restated", words=5), page(HEAD, f"{TWO} ⟦In their cabs on the quay.⟧ {ONE}"))
    assert_findings(
        repeated("restated", words=5), page(HEAD, TWO, "⟦He said they slept in cabs by the quay.⟧")
    )
    assert_findings(
        repeated("restated", words=5), page(HEAD, TWO, ONE, "He said they slept in cabs by the quay.")
    )


def test_the_headline_and_speech_may_be_said_again() -> None:
    assert_findings(repeated("restated", words=3), page(HEAD, "The ferry resumes service after the storm."))
    assert_findings(repeated("restated", words=5), page(HEAD, TWO, "“They slept in their cabs on the quay.”"))


def test_a_clause_again_in_its_own_sentence() -> None:
    again = (
        "The town will pay the drivers 30 crowns a night, ⟦30 crowns a night the town will pay the drivers.⟧"
    )
    assert_findings(repeated("restated", words=5), page(HEAD, again))
    assert_findings(
        repeated("restated", words=5), page(HEAD, "The ferry is late, but the town is not, he said.")
    )
