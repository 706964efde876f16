"""Tokens of news copy, words, and how newsrooms count them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tlqa.text.tokens import count_words, tokenize, words


def texts(text: str) -> list[str]:
    return [token.text for token in tokenize(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The talks failed.", ["The", "talks", "failed", "."]),
        ("The minister’s car isn't here", ["The", "minister’s", "car", "isn't", "here"]),
        ("a vice-governor’s well-known ex-wife", ["a", "vice-governor’s", "well-known", "ex-wife"]),
        ("Harlow & Sons, AT&T", ["Harlow", "&", "Sons", ",", "AT&T"]),
        ("the U.S. and the U.K.", ["the", "U.S.", "and", "the", "U.K."]),
        ("$1,204.75 or 2.5%", ["$", "1,204.75", "or", "2.5", "%"]),
        ("at 14:05, No. 5.", ["at", "14:05", ",", "No", ".", "5", "."]),
        ("“We go,” he said…", ["“", "We", "go", ",", "”", "he", "said", "…"]),
        ("wait... what?!", ["wait", "...", "what", "?", "!"]),
        ("it ended—badly", ["it", "ended", "—", "badly"]),
        ("Łódź, Škoda, naïve", ["Łódź", ",", "Škoda", ",", "naïve"]),
        ("Киев и 北京", ["Киев", "и", "北京"]),
        ("the players’ union", ["the", "players", "’", "union"]),
        ("", []),
        (" \u00a0\n", []),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_offsets_are_those_of_the_whole_text() -> None:
    (one, two) = tokenize("Not this. The envoy. Nor this.", 10, 19)
    assert [(t.start, t.end, t.text) for t in (one, two)] == [(10, 13, "The"), (14, 19, "envoy")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 3 talks failed.", ["The", "talks", "failed"]),
        ("It’s a vice-governor’s car", ["It’s", "a", "vice-governor’s", "car"]),
        ("2,000 €", []),
    ],
)
def test_words_are_without_numbers_and_marks(text: str, expected: list[str]) -> None:
    assert words(text, 0, len(text)) == expected


def test_words_of_a_part() -> None:
    assert words("Not this. The envoy. Nor this.", 10, 19) == ["The", "envoy"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The talks failed.", 3),
        ("The talks — all of them — failed.", 6),
        ("$1,204.75 for 3 kg", 4),
        ("a\u00a0b\nc", 3),
        ("… – “ ”", 0),
        ("", 0),
    ],
)
def test_newsrooms_count_what_holds_a_letter_or_digit(text: str, count: int) -> None:
    assert count_words(text) == count


@given(st.text())
def test_tokens_leave_nothing_out_but_space(text: str) -> None:
    at = 0
    for token in tokenize(text, 0, len(text)):
        assert text[at : token.start].strip() == ""
        assert token.text == text[token.start : token.end] != ""
        assert not any(c.isspace() for c in token.text)
        at = token.end
    assert text[at:].strip() == ""
