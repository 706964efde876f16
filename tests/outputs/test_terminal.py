"""Excerpts: the marks stand under the span whatever the line is made of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tlqa.outputs.terminal import (
    _ODD,
    _USUAL,
    WIDTH,
    _shown,
    _window,
    _window_of_ones,
    columns,
    excerpt,
    paint,
    printable,
    shorten,
    width,
)
from tlqa.text.positions import LineIndex

CHARS = st.sampled_from("a b“漢\u0301\t\x1b\u202e\u200b👍é\n\r")


def shown(marked: str, limit: int = WIDTH) -> tuple[str, str, int]:
    """The excerpt of the span between ⟦ and ⟧: line, marks, further lines."""
    start = marked.index("⟦")
    end = marked.index("⟧") - 1
    text = marked.replace("⟦", "").replace("⟧", "")
    result = excerpt(LineIndex(text), start, end, limit)
    return result.line, " " * result.indent + "^" * result.width, result.more


@pytest.mark.parametrize(
    ("marked", "line", "marks"),
    [
        ("one ⟦two⟧ three", "one two three", "    ^^^"),
        ("漢字 ⟦two⟧", "漢字 two", "     ^^^"),
        ("⟦漢字⟧ two", "漢字 two", "^^^^"),
        ("e\u0301te\u0301 ⟦two⟧", "e\u0301te\u0301 two", "    ^^^"),
        ("\t⟦two⟧", "    two", "    ^^^"),
        ("a⟦\t⟧b", "a    b", " ^^^^"),
        ("a⟦⟧b", "ab", " ^"),
        ("ab⟦\n⟧", "ab", "  ^"),
        ("a⟦\u200b⟧b", "a\u200bb", " ^"),
        ("x\n\x1b[1m⟦y⟧", "␛[1my", "    ^"),
    ],
)
def test_marks_stand_under_the_span(marked: str, line: str, marks: str) -> None:
    assert shown(marked) == (line, marks, 0)


@pytest.mark.parametrize(
    ("marked", "line", "marks"),
    [
        ("0123456789⟦ab⟧0123456789", "…6789ab0123…", "     ^^"),
        ("⟦ab⟧0123456789", "ab01234567…", "^^"),
        ("0123456789⟦ab⟧", "…23456789ab", "         ^^"),
        ("01⟦abcdefghijklmno⟧23", "…abcdefghij…", " ^^^^^^^^^^"),
    ],
)
def test_long_lines_are_cut_around_the_span(marked: str, line: str, marks: str) -> None:
    assert shown(marked, limit=10) == (line, marks, 0)


def test_a_span_over_several_lines() -> None:
    assert shown("one ⟦two\nthree\r\nfour⟧ five") == ("one two", "    ^^^", 2)


def test_a_span_that_ends_with_its_line_is_not_longer() -> None:
    assert shown("one ⟦two\n⟧three") == ("one two", "    ^^^", 0)


@given(st.lists(CHARS, max_size=300).map("".join), st.data())
def test_excerpts_of_any_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    result = excerpt(LineIndex(text), start, end, 20)
    assert result.width >= 1
    assert result.indent + result.width <= width(result.line) + 1
    assert width(result.line) <= 20 + 2 + 2
    assert result.more >= 0
    assert printable(result.line) == result.line


def test_a_megabyte_on_one_line_is_not_walked_for_every_finding() -> None:
    text = "word " * 200_000
    index = LineIndex(text)
    for start in range(0, len(text), 1000):
        assert excerpt(index, start, start + 4).width == 4


@pytest.mark.parametrize(
    ("char", "taken"), [("a", 1), ("漢", 2), ("👍", 2), ("\u0301", 0), ("\u200d", 0), ("“", 1)]
)
def test_columns(char: str, taken: int) -> None:
    assert columns(char) == taken


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("abc", 3, "abc"),
        ("abcd", 3, "ab…"),
        ("漢字漢", 5, "漢字…"),
        ("ab cd", 4, "ab…"),
        ("a" * 99, 3, "aa…"),
    ],
)
def test_shorten(text: str, limit: int, expected: str) -> None:
    assert shorten(text, limit) == expected


def test_what_is_usual_is_shown_as_it_is() -> None:
    for char in map(chr, range(0x110000)):
        as_it_is = _shown(char) == char
        assert (_ODD.fullmatch(char) is None) == as_it_is
        if _USUAL.fullmatch(char):
            assert as_it_is and columns(char) == 1


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30), st.integers(1, 12))
def test_a_window_of_usual_characters_is_like_any(count: int, begin: int, stop: int, limit: int) -> None:
    begin = min(begin, count)
    assert _window_of_ones(count, begin, stop, limit) == _window([1] * count, begin, min(stop, count), limit)


def test_paint() -> None:
    assert paint("x", "red", True) == "\x1b[31mx\x1b[0m"
    assert paint("x", "red", False) == "x"
