"""Positions: worked examples, and what must hold for every text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tlqa.text.positions import Columns, LineIndex, Unit, utf8_column, utf16_column

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


ENCODINGS = {Unit.CODE_POINTS: ("utf-32-le", 4), Unit.UTF8: ("utf-8", 1), Unit.UTF16: ("utf-16-le", 2)}


@pytest.mark.parametrize("unit", Unit)
@given(text=TEXTS, repeat=st.integers(1, 80), data=st.data())
def test_a_position_in_any_unit_leads_back_to_the_offset(
    unit: Unit, text: str, repeat: int, data: st.DataObject
) -> None:
    """As another program reads it: take the line, encode it, cut it at the column, decode."""
    text *= repeat  # beyond one step of the table
    offset = data.draw(st.integers(0, len(text)))
    line, column = Columns(text, unit).line_column(offset)
    start = LineIndex(text).starts[line - 1]
    encoding, width = ENCODINGS[unit]
    encoded = text[start:].encode(encoding, "surrogatepass")
    before = encoded[: (column - 1) * width].decode(encoding, "surrogatepass")
    assert start + len(before) == offset


@given(TEXTS, st.data())
def test_units_agree_with_each_other(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    index = LineIndex(text)
    places = {unit: Columns(text, unit).line_column(offset) for unit in Unit}
    assert places[Unit.CODE_POINTS] == index.line_column(offset)
    assert places[Unit.UTF8] == (index.line_of(offset), index.utf8_column(offset))
    assert places[Unit.UTF16] == (index.line_of(offset), index.utf16_column(offset))


def test_a_megabyte_on_one_line_is_not_counted_for_every_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    measured = 0
    length = Unit.length

    def counting(unit: Unit, text: str) -> int:
        nonlocal measured
        measured += len(text)
        return length(unit, text)

    monkeypatch.setattr(Unit, "length", counting)
    text = "é😀ab " * 200_000
    columns = Columns(text, Unit.UTF16)
    for offset in range(0, len(text), 100):
        assert columns.line_column(offset) == (1, offset // 5 * 6 + 1)
    assert measured <= len(text) + 256 * 2 * (len(text) // 100)
