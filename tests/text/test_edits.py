"""The smallest edit that makes one text of another."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tlqa.text.edits import Moves, applied, trimmed


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (" ,", ",", (0, 1, "")),
        (",the", ", the", (1, 1, " ")),
        ("1,4", "1.4", (1, 2, ".")),
        ("the the", "the", (3, 7, "")),
        ("The the", "The", (3, 7, "")),
        ("3 %", "3%", (1, 2, "")),
        ("UE", "EU", (0, 2, "EU")),
        ("same", "same", (4, 4, "")),
        ("", "x", (0, 0, "x")),
        ("x", "", (0, 1, "")),
        ("aa", "a", (1, 2, "")),
        ("👩 ,", "👩,", (1, 2, "")),
    ],
)
def test_what_both_begin_and_end_with_is_left_out(old: str, new: str, expected: tuple[int, int, str]) -> None:
    assert trimmed(old, new) == expected


def test_either_end_may_keep_what_both_could() -> None:
    assert trimmed("the the", "the", from_end=True) == (0, 4, "")
    assert trimmed("1,4", "1.4", from_end=True) == trimmed("1,4", "1.4")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("cafe", "cafe\u0301", (3, 4, "e\u0301")),
        ("cafe\u0301s", "cafes", (3, 5, "e")),
        ("e\u0301", "a\u0301", (0, 2, "a\u0301")),
        ("e\u0301 ,", "e\u0301,", (2, 3, "")),
        ("a\r\nb", "a\nb", (1, 3, "\n")),
        ("a\rb", "a\r\nb", (1, 2, "\r\n")),
    ],
)
def test_no_letter_is_parted_from_its_marks(old: str, new: str, expected: tuple[int, int, str]) -> None:
    assert trimmed(old, new) == expected


TEXT = st.text("ab \r\n\u0301\u0308é,", max_size=8)


@given(TEXT, TEXT, st.booleans())
def test_the_edit_makes_the_new_text_and_parts_nothing(old: str, new: str, from_end: bool) -> None:
    start, end, put = trimmed(old, new, from_end=from_end)
    assert 0 <= start <= end <= len(old)
    assert applied(old, [(start, end, put)]) == new
    kept = old[end:]
    if kept and end:
        assert unicodedata.category(kept[0])[0] != "M"
    made = start + len(put)
    for text, cuts in ((old, (start, end)), (new, (start, made))):
        for cut in cuts:
            assert text[max(0, cut - 1) : cut + 1] != "\r\n" or cut == 0


@given(TEXT, TEXT, TEXT)
def test_the_edit_is_no_longer_than_what_differs(head: str, one: str, tail: str) -> None:
    plain = [text.replace("\u0301", "").replace("\u0308", "").replace("\r", "") for text in (head, one, tail)]
    old, new = "".join(plain), plain[0] + plain[2]
    start, end, put = trimmed(old, new)
    assert (end - start, put) == (len(plain[1]), "")


def test_edits_are_made_in_order_and_one_twice_is_one() -> None:
    assert applied("abcdef", [(0, 1, ""), (2, 2, "-"), (4, 6, "X")]) == "b-cdX"
    assert applied("abc", [(1, 2, "x"), (1, 2, "x")]) == "axc"
    assert applied("abc", []) == "abc"


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ((0, 2), (0, 2)),  # before all edits
        ((2, 3), (2, 2)),  # what is gone
        ((3, 5), (2, 4)),
        ((5, 6), (5, 6)),  # it begins after what was put in there
        ((3, 6), (2, 6)),  # and holds what was put in within it
        ((7, 8), (9, 9)),  # its beginning was taken
    ],
)
def test_where_places_are_after_edits(place: tuple[int, int], expected: tuple[int, int]) -> None:
    moves = Moves([(2, 3, ""), (5, 5, "-"), (6, 8, "XYZ")])
    assert applied("abcdefgh", [(2, 3, ""), (5, 5, "-"), (6, 8, "XYZ")]) == "abde-fXYZ"
    assert moves.span(*place) == expected


def test_what_was_put_in_at_the_edges_of_a_place() -> None:
    moves = Moves([(2, 2, "-"), (4, 4, "+")])
    assert (moves.span(2, 4), moves.around(2, 4)) == ((3, 5), (2, 6))
