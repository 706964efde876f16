"""What is spelled is read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spellers import SMALL, spell

from tlqa.sources import figures

NUMBERS = st.tuples(st.integers(2, 999), st.integers(0, 3), st.integers(0, 999))


@pytest.mark.parametrize("code", sorted(SMALL))
@given(NUMBERS)
def test_a_spelled_number_is_read_back(code: str, number: tuple[int, int, int]) -> None:
    text, value = spell(code, *number)
    assert [f.value for f in figures(text, code)] == [value], text


@pytest.mark.parametrize("code", ["en", "zh", "ja"])
@given(st.integers(2, 10**9))
def test_digits_are_read_back_with_points_and_commas(code: str, value: int) -> None:
    assert figures(f"{value:,}", code)[0].value == value


@pytest.mark.parametrize("code", ["de", "es", "it", "nl", "pt", "tr"])
@given(st.integers(2, 10**9))
def test_digits_are_read_back_with_points(code: str, value: int) -> None:
    assert figures(f"{value:,}".replace(",", "."), code)[0].value == value


@pytest.mark.parametrize("code", ["fr", "ru", "uk", "pl", "es"])
@given(st.integers(2, 10**9))
def test_digits_are_read_back_with_spaces(code: str, value: int) -> None:
    assert figures(f"{value:,}".replace(",", "\u202f"), code)[0].value == value


@given(st.integers(2, 10**9))
def test_digits_of_other_scripts_are_read_back(value: int) -> None:
    arabic = "".join(chr(0x660 + int(digit)) for digit in str(value))
    wide = "".join(chr(0xFF10 + int(digit)) for digit in str(value))
    assert figures(arabic, "ar")[0].value == value
    assert figures(wide, "ja")[0].value == value
