"""What tells which sentence is left out: paragraphs, months and days, what is denied."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tlqa.checks._sides import units_of
from tlqa.engine import Checker
from tlqa.text.align import Unit, align

OMITTED = "en/bilingual/sentence-omitted"


def units(*sentences: tuple[int, tuple[str, ...]]) -> list[Unit]:
    """Sentences one after another: each its length and its keys."""
    found, at = [], 0
    for length, keys in sentences:
        found.append(Unit(at, at + length, length, frozenset(keys)))
        at += length + 1
    return found


def left_out(source: list[list[Unit]], target: list[list[Unit]]) -> list[int]:
    return [i for link in align(source, target) if not link.target for i in link.source]


FOUR = units((80, ("w:dam",)), (60, ("w:mayor",)), (30, ()), (80, ("w:boats",)))
THREE = units((80, ("w:dam",)), (80, ("w:mayor",)), (80, ("w:boats",)))


def test_a_short_sentence_is_one_with_its_neighbour_in_a_paragraph_and_no_paragraph_of_its_own() -> None:
    assert left_out([FOUR], [THREE]) == []
    assert left_out([[each] for each in FOUR], [[each] for each in THREE]) == [2]


@given(st.permutations(range(1, 8)), st.integers(0, 6))
def test_of_sentences_of_one_length_the_month_tells_which_is_left_out(months: list[int], gone: int) -> None:
    source = units(*[(70, (f"d:{month}",)) for month in months])
    target = units(*[(70, (f"d:{month}",)) for n, month in enumerate(months) if n != gone])
    for apart in (False, True):
        sides = [[[each] for each in side] if apart else [side] for side in (source, target)]
        assert left_out(*sides) == [gone]


HEAD = "Der Stadtrat tagte in Bremen.", "The council met in Bremen."
LAST = "Danach sprach der Bürgermeister von Bremen.", "Then the mayor of Bremen spoke."


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            ("Die Halle wird im Januar fertig, sagte sie.", "The hall will be ready in January, she said."),
            ("Das Dach wird im Oktober fertig, sagte sie.", "The roof will be ready in October, she said."),
        ),
        (
            (
                "Am Montag kommen die Bauern wie immer früh zum Markt.",
                "On Monday the farmers come to the market early as usual.",
            ),
            (
                "Am Freitag kommen die Fischer wie immer früh zum Markt.",
                "On Friday the fishers come to the market early as usual.",
            ),
        ),
    ],
)
@pytest.mark.parametrize("kept", [0, 1])
def test_of_two_sentences_alike_the_right_one_is_shown(
    first: tuple[str, str], second: tuple[str, str], kept: int
) -> None:
    source = "\n\n".join([HEAD[0], first[0], second[0], LAST[0]])
    text = "\n\n".join([HEAD[1], (first, second)[kept][1], LAST[1]])
    report = Checker(select=[OMITTED], preview=True).check_text(text, source=source, source_language="de")
    shown = [finding.source.text for finding in report.findings if finding.source]
    assert shown == [(second, first)[kept][0]]


def test_months_days_and_what_is_denied_are_keys_of_both_sides() -> None:
    for text, code in (
        ("Am Montag, dem 3. Mai, kam keiner. Alle kamen.", "de"),
        ("Nobody came on Monday, 3 May. All came.", "en"),
    ):
        at = text.index(". ", 20) + 1
        (units,) = units_of([[(0, at), (at + 1, len(text))]], text, code, ())
        assert {"d:w0", "d:5", "m:not"} <= units[0].keys
        assert units[1].keys.isdisjoint({"d:w0", "d:5", "m:not"})
