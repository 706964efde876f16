"""Where sentences end: hard and soft boundaries, and the full stops that end nothing.

In these texts ⟦…⟧ marks every sentence; ⟦~…⟧ one that begins softly, in lower case after a full stop.
"""

from __future__ import annotations

import pytest
from helpers import ENGLISH
from hypothesis import given
from hypothesis import strategies as st

from tlqa.text.sentences import split


def sentences(text: str) -> str:
    """The text with its sentences marked."""
    found = split(text, 0, len(text), ENGLISH)
    shown, at = [], 0
    for sentence in found:
        tilde = "~" if sentence.soft else ""
        shown += [text[at : sentence.start], f"⟦{tilde}{text[sentence.start : sentence.end]}⟧"]
        at = sentence.end
    return "".join(shown) + text[at:]


def assert_sentences(marked: str) -> None:
    text = marked.replace("⟦~", "").replace("⟦", "").replace("⟧", "")
    assert sentences(text) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "⟦The talks failed.⟧ ⟦The envoy left.⟧",
        "⟦Did the talks fail?⟧ ⟦They did!⟧ ⟦The envoy left.⟧",
        "⟦The talks failed.⟧\u00a0⟦The envoy left.⟧",
        "⟦The talks failed.⟧  ⟦The envoy left.⟧",
        "⟦The talks failed.⟧\n⟦The envoy left.⟧",
        "⟦One sentence without an end⟧",
        "⟦A stop at the very end.⟧",
        "⟦What?!⟧ ⟦Nobody answered.⟧",
        "⟦谈判失败。⟧⟦特使离开了。⟧",
    ],
)
def test_a_stop_before_a_capital_is_a_hard_boundary(marked: str) -> None:
    assert_sentences(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "⟦The two sides agree on this topic.⟧ ⟦~senior official.⟧",
        "⟦He spoke of the harbour.⟧ ⟦~of the harbour and the mill.⟧ ⟦Then he left.⟧",
        "⟦The offer (the second one.)⟧ ⟦~was refused.⟧",
    ],
)
def test_a_stop_before_a_small_letter_is_a_soft_boundary(marked: str) -> None:
    assert_sentences(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "⟦“Why should we go?” she asked.⟧ ⟦Nobody knew.⟧",
        "⟦“Out!” shouted the guard.⟧",
        "⟦“We waited…” he began, and stopped.⟧",
        "⟦The ‘who, me?’ look of a goalkeeper.⟧",
        "⟦Yahoo! shares fell.⟧",
        "⟦The mill (closed since May!) is for sale.⟧",
    ],
)
def test_a_question_or_exclamation_before_a_small_letter_ends_nothing(marked: str) -> None:
    assert_sentences(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "⟦The U.S. Senate voted.⟧ ⟦The bill passed.⟧",
        "⟦The U.K. Treasury and the U.N. Secretariat agreed.⟧",
        "⟦Odo Brandt (D-Calif.) voted with Lena Moor (Ind.) last.⟧",
        "⟦He lives in the U.S.⟧ ⟦The bill passed.⟧",
        "⟦She flew to the U.S. on Monday.⟧",
        "⟦Washington, D.C. police closed the street.⟧",
    ],
)
def test_country_abbreviations_go_on_unless_a_sentence_plainly_begins(marked: str) -> None:
    assert_sentences(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "⟦Mr. Harlow and Dr. Venn met Gen. Orsk.⟧ ⟦They talked.⟧",
        "⟦Prof. The Thanh Ngo spoke.⟧",
        "⟦J. K. Harlow signed.⟧ ⟦So did A. B. Venn.⟧",
        "⟦The firm Harlow & Sons Ltd. of Aran closed.⟧",
        "⟦St. Orla’s church burned.⟧",
        "⟦The vote was set for Jan. 5 in the capital.⟧",
        "⟦Wheat, barley, etc. were sold.⟧",
    ],
)
def test_titles_initials_and_other_abbreviations_end_nothing(marked: str) -> None:
    assert_sentences(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "⟦The house at No. 5 burned.⟧",
        "⟦Nos. 12 and 14 are safe.⟧",
        "⟦The minister said no.⟧ ⟦The vote went ahead.⟧",
        "⟦Was it enough?⟧ ⟦“No.”⟧ ⟦The room fell silent.⟧",
    ],
)
def test_no_is_an_abbreviation_before_a_number_only(marked: str) -> None:
    assert_sentences(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "⟦The ferry left at 6 a.m. on Monday.⟧",
        "⟦The ferry left at 6 a.m. Monday.⟧",
        "⟦The ferry left at 6 a.m.⟧ ⟦The next one sails at noon.⟧",
        "⟦It docks at 9:30 p.m. local time.⟧",
    ],
)
def test_hours_with_stops(marked: str) -> None:
    assert_sentences(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "⟦It was … quiet.⟧ ⟦Too quiet.⟧",
        "⟦It was ... quiet.⟧",
        "⟦He paused…⟧ ⟦Then he spoke.⟧",
        "⟦He paused...⟧ ⟦Then he spoke.⟧",
        "⟦He paused... then he spoke.⟧",
        "⟦We can move […] on one point.⟧ ⟦Not on two.⟧",
    ],
)
def test_an_ellipsis_ends_a_sentence_only_before_a_capital(marked: str) -> None:
    assert_sentences(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "⟦“The deal is dead.”⟧ ⟦He left.⟧",
        "⟦“The deal is dead.”⟧ ⟦“It never lived.”⟧",
        '⟦"The deal is dead."⟧ ⟦He left.⟧',
        "⟦‘The deal is dead.’⟧ ⟦He left.⟧",
        "⟦“She said, ‘Go.’”⟧ ⟦He went.⟧",
        "⟦« Le deal est mort. »⟧ ⟦He left.⟧",
        "⟦The mill closed.⟧ ⟦(It had stood since 1871.)⟧ ⟦Now it is for sale.⟧",
        "⟦The mill closed [see page 4].⟧ ⟦It is for sale.⟧",
        "⟦The talks failed.⟧ ⟦— No comment, said the envoy.⟧",
    ],
)
def test_closing_marks_belong_to_the_sentence_and_opening_ones_to_the_next(marked: str) -> None:
    assert_sentences(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "⟦Prices rose 2.5 percent to $1,204.75 a tonne.⟧ ⟦Wheat fell.⟧",
        "⟦The score was 3:2.⟧ ⟦14 players were booked.⟧",
        "⟦Turnout was 61.⟧ ⟦7 percent, the board said.⟧",
        "⟦Visit example.org for the list.⟧ ⟦It is long.⟧",
    ],
)
def test_points_inside_numbers_and_addresses_end_nothing(marked: str) -> None:
    assert_sentences(marked)


def test_a_part_of_a_text_is_split_by_itself() -> None:
    text = "Not this. The talks failed. The envoy left. Nor this."
    found = split(text, 10, 43, ENGLISH)
    assert [text[s.start : s.end] for s in found] == ["The talks failed.", "The envoy left."]


def test_nothing_has_no_sentences() -> None:
    assert split("", 0, 0, ENGLISH) == ()
    assert split("words", 3, 3, ENGLISH) == ()


_PIECES = st.sampled_from(
    [*'aB5 .?!…“”"‘’«»()[]–\u00a0\n', "the ", "The ", "U.S.", "No. ", "a.m. ", "Mr. ", ". ", "...", "。"]
)


@given(st.lists(_PIECES, max_size=60).map("".join))
def test_sentences_tile_a_block(text: str) -> None:
    text = text.strip()
    found = split(text, 0, len(text), ENGLISH)
    at = 0
    for sentence in found:
        assert text[at : sentence.start].strip() == "", "between two sentences stands white space only"
        body = text[sentence.start : sentence.end]
        assert body
        assert body == body.strip()
        at = sentence.end
    assert at == len(text)
