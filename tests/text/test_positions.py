"""Positions: worked examples, and what must hold for every text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tlqa.text.positions import LineIndex, utf8_column, utf16_column

TEXTS = st.text(alphabet=st.one_of(st.sampled_from("\n\r\t “é漢😀\u2028\x0c\u0301"), st.characters()))


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        ("", 0, (1, 1)),
        ("ab", 2, (1, 3)),
        ("a\nb", 1, (1, 2)),
        ("a\nb", 2, (2, 1)),
        ("a\r\nb", 2, (1, 3)),
        ("a\r\nb", 3, (2, 1)),
        ("a\rb", 2, (2, 1)),
        ("a\n\rb", 3, (3, 1)),
        ("a\n", 2, (2, 1)),
        ("a\u2028b", 2, (1, 3)),
        ("😀x", 1, (1, 2)),
    ],
)
def test_line_column(text: str, offset: int, expected: tuple[int, int]) -> None:
    assert LineIndex(text).line_column(offset) == expected


def test_columns_in_other_units() -> None:
    index = LineIndex("x\n“é😀b")
    offset = index.text.index("b")
    assert index.line_column(offset) == (2, 4)
    assert index.utf8_column(offset) == 3 + 2 + 4 + 1
    assert index.utf16_column(offset) == 1 + 1 + 2 + 1


@pytest.mark.parametrize("offset", [-1, 3])
def test_offset_outside_the_text(offset: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        LineIndex("ab").line_of(offset)


@pytest.mark.parametrize("line", [0, 3])
def test_line_outside_the_text(line: int) -> None:
    with pytest.raises(ValueError, match="not one of 2"):
        LineIndex("a\nb").line_span(line)


@given(TEXTS)
def test_lines_are_the_text_split_at_line_ends(text: str) -> None:
    index = LineIndex(text)
    spans = [index.line_span(line) for line in range(1, index.lines + 1)]
    assert [text[start:end] for start, end in spans] == re.split(r"\r\n|\r|\n", text)


@given(TEXTS, st.data())
def test_line_and_column_lead_back_to_the_offset(text: str, data: st.DataObject) -> None:
    index = LineIndex(text)
    offset = data.draw(st.integers(0, len(text)))
    line, column = index.line_column(offset)
    start, _ = index.line_span(line)
    assert start + column - 1 == offset
    assert line == index.line_of(offset)


@given(TEXTS)
def test_positions_never_go_back(text: str) -> None:
    index = LineIndex(text)
    places = [index.line_column(offset) for offset in range(len(text) + 1)]
    assert places == sorted(set(places))


@given(TEXTS, st.data())
def test_units_agree_with_the_encoded_prefix(text: str, data: st.DataObject) -> None:
    index = LineIndex(text)
    offset = data.draw(st.integers(0, len(text)))
    start, _ = index.line_span(index.line_of(offset))
    prefix = text[start:offset]
    assert index.utf8_column(offset) == utf8_column(text, start, offset)
    assert index.utf16_column(offset) == utf16_column(text, start, offset)
    assert index.utf16_column(offset) == 1 + sum(2 if ord(c) > 0xFFFF else 1 for c in prefix)
    assert index.utf8_column(offset) >= index.utf16_column(offset) >= offset - start + 1
