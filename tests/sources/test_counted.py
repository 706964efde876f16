"""What is passed over by how the words beside a number begin is what would not match anyway."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from figure_cases import CASES
from hypothesis import given
from hypothesis import strategies as st

from tlqa import sources
from tlqa.sources._around import ANYTHING, around
from tlqa.sources._counted import counted
from tlqa.sources._han import han_readings
from tlqa.sources._reading import readings
from tlqa.sources._text import read
from tlqa.sources._times import _hours, _spaced

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tlqa.sources import Figure, Text
    from tlqa.sources._around import Around
    from tlqa.sources._reading import Reading

CODES = (*sources.codes(), "xx")
PIECES = (
    *"0 1 2 7 10 12 40 70 100 950 1984 2026 00 000 1.500 3,5 20:45 4.3.2021".split(),
    *(" ", " ", " ", ".", ",", "-", " - ", "'", "(", ")", "%", " %", "€", "$", "½", "\n", "/", ":", "“"),
    *"km m ans Jahre in over about more than one two million Mio. s er th von fast".split(),
    *"около два п'ять por 5m 3bn 千米 元 万 约 US-Dollar".split(),
    *"G usd rub of de sur et demi uur Uhr ore per cent Monday march".split(),
)


class _Always(defaultdict[str, int]):
    """Says of each word that anything may begin with it."""

    def get(self, key: str, default: object = None) -> int:
        return ANYTHING


def at_once_and_closely(text: str, code: str) -> tuple[list[Figure], list[Figure]]:
    """The figures of a text, and the same where nothing is passed over."""
    whole = sources.read(text, code)
    beside = around(whole.language)
    found = list(readings(whole.folded, whole) if whole.language.spaces else han_readings(whole.folded))
    closely = beside._replace(firsts=_Always())
    return _counted(whole, found, beside), _counted(whole, found, closely)


def _counted(whole: Text, found: Iterable[Reading], beside: Around) -> list[Figure]:
    return [counted(whole.folded, reading, beside, whole) for reading in found]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.sampled_from(CODES))
def test_pieces_put_together(text: str, code: str) -> None:
    at_once, closely = at_once_and_closely(text, code)
    assert at_once == closely


@given(
    st.lists(st.sampled_from([piece for piece in PIECES if piece.strip()]), max_size=9).map(" ".join),
    st.sampled_from(CODES),
)
def test_words_and_numbers(text: str, code: str) -> None:
    at_once, closely = at_once_and_closely(text, code)
    assert at_once == closely


@pytest.mark.parametrize("code", [code for code in CODES if code in CASES])
def test_the_cases_of_a_language(code: str) -> None:
    for line in CASES[code].strip().splitlines():
        text = line.partition(" = ")[0].replace("⟦", "").replace("⟧", "")
        at_once, closely = at_once_and_closely(text, code)
        assert at_once == closely


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.sampled_from(CODES))
def test_no_hour_is_passed_over(text: str, code: str) -> None:
    """A time tells itself by a sign, or by a word after it, unless the language needs neither."""
    whole = read(text, sources.read("", code).language)
    if not whole.language.spaces:
        return
    pattern, _ = _spaced(whole.language)
    seen = {match.start("hour") for match in _hours(whole)}
    for start, end in whole.digits:
        match = pattern.match(whole.folded, start)
        if match is not None and end - start < 3 and (match["minute"] or match["am"] or match["pm"]):
            assert any(at <= start for at in seen)


def test_an_ordinal_of_nothing_is_no_part() -> None:
    assert [figure.value for figure in sources.figures("the 0th of them", "en")] == [0]


def test_whole_values_are_whole_numbers_and_others_fractions() -> None:
    values = [
        figure.value for figure in sources.figures("17 men, 2.5 km, a third of them, two million", "en")
    ]
    assert values == [17, Fraction(5, 2), Fraction(1, 3), 2_000_000]
    assert [type(value) for value in values] == [int, Fraction, Fraction, int]
