"""Digits with nothing beside them are read as they are where everything is asked."""

from __future__ import annotations

from fractions import Fraction

import pytest
from figure_cases import CASES
from hypothesis import given
from hypothesis import strategies as st

from tlqa import sources
from tlqa.sources._around import around
from tlqa.sources._bare import bare
from tlqa.sources._counted import counted
from tlqa.sources._reading import readings
from tlqa.sources._text import read

CODES = [code for code in (*sources.codes(), "xx") if code not in ("ar", "zh", "ja")]
PIECES = (
    *"0 1 2 7 10 12 40 70 100 950 1984 2026 00 000 1.500 3,5 20:45 4.3.2021".split(),
    *(" ", " ", " ", ".", ",", "-", " - ", "'", "(", ")", "%", " %", "€", "$", "½", "\n", "/", ":", "“"),
    *"km m ans Jahre in over about more than one two million Mio. s er th von fast".split(),
    *"около два п'ять por".split(),
    *"G usd rub of de sur et demi uur Uhr ore per cent Monday march".split(),
)


def figures_beside(text: str, code: str) -> None:
    """Compare what is told at once with what the closer look tells, at every place of a text."""
    language = sources.get(code) or sources.read(text, code).language
    whole = read(text, language)
    beside, there = around(language), whole.numerals[0]
    closely = [counted(whole.folded, each, beside) for each in readings(whole.folded, whole)]  # type: ignore[arg-type]
    for figure in closely:
        at_once = bare(beside, whole.folded, figure.start, there)
        assert at_once in (None, figure), (text, code)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.sampled_from(CODES))
def test_pieces_put_together(text: str, code: str) -> None:
    figures_beside(text, code)


@given(
    st.lists(st.sampled_from([piece for piece in PIECES if piece.strip()]), max_size=9).map(" ".join),
    st.sampled_from(CODES),
)
def test_words_and_numbers(text: str, code: str) -> None:
    figures_beside(text, code)


@pytest.mark.parametrize("code", [code for code in CODES if code in CASES])
def test_the_cases_of_a_language(code: str) -> None:
    for line in CASES[code].strip().splitlines():
        figures_beside(line.partition(" = ")[0].replace("⟦", "").replace("⟧", ""), code)


def test_what_stands_by_itself_is_told_at_once() -> None:
    text = read("they met 17 times, in 1984, with 250 guests", sources.read("", "en").language)
    beside = around(text.language)
    found = [bare(beside, text.folded, start, text.numerals[0]) for start, _ in text.digits]
    assert [figure and (figure.value, figure.sort) for figure in found] == [
        (17, "number"),
        (1984, "year"),
        (250, "number"),
    ]


@pytest.mark.parametrize(
    "text", ["17 km", "about 17 guests", "$17", "17 million", "17%", "G17", "one in 17 homes", "17 ½"]
)
def test_what_something_is_said_of_is_looked_at_closely(text: str) -> None:
    whole = read(text, sources.read("", "en").language)
    assert bare(around(whole.language), whole.folded, whole.digits[0][0], whole.numerals[0]) is None


def test_whole_values_are_whole_numbers_and_others_fractions() -> None:
    values = [
        figure.value for figure in sources.figures("17 men, 2.5 km, a third of them, two million", "en")
    ]
    assert values == [17, Fraction(5, 2), Fraction(1, 3), 2_000_000]
    assert [type(value) for value in values] == [int, Fraction, Fraction, int]
