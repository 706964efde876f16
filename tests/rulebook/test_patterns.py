"""Patterns that can run away are refused, ordinary ones are not."""

from __future__ import annotations

import re

import pytest

from tlqa.rulebook.patterns import BadPattern, check_pattern


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a+)+",
        r"(a*)*",
        r"(\w+\s?)+",
        r"(?:a|b+)+x",
        r"(?:\d{1,3},?)+",
        r"(?:[A-Z]\w+ ?)+",
        r"(?i)(?:[A-Z][a-z]+ ?)+",
        r"(?:(?i:[A-Z])[a-z]+ ?)+",
        r"(?:(?:a+|b)c*)+",
        r"x(?=(a+)+)",
        r"(.*)*",
        r"(?:a|(b+))*",
        r"(?:\w+\s?){1,21}",
        r"(?:\w*)+?",
        r"(?:aa?)+",
        r"(?:a|aa)+",
        r"(?:\d\d?,?)+x",
        r"(?:\w+ |the )+x",
        r"(?:[A-Z]\w+ |(?:The|An) )+x",
    ],
)
def test_a_repeat_of_a_repeat_is_refused(pattern: str) -> None:
    with pytest.raises(BadPattern, match="repeats a repeat"):
        check_pattern(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:\w+ ){2,8}",
        r"(?:\w+ )+",
        r"(?:\w+\s+)*",
        r"(?:[^”]*”)+",
        r"(?:[A-Z][a-z]+ ?)+",
        r"(?:a+)++",
        r"(?>a+)+",
        r"(?:, \w+)*",
        r"(?:a?b)+",
        r"(?:\w+,? ?){0,3}",
        r"(?:(?:[A-Z][\w’-]+|of|the) ){1,40}",
        r"(?:\w+,? )+x",
        r"(?:de|del|do )+x",
        r"(?:ab|ac|b)+x",
        r"(?:[a-z]+ |[A-Z]\w+ )+x",
        r"(?:\w+ |the ){0,3}x",
    ],
)
def test_ordinary_repeats_pass(pattern: str) -> None:
    assert isinstance(check_pattern(pattern), re.Pattern)


def test_case_decides_whether_two_sets_are_apart() -> None:
    with pytest.raises(BadPattern):
        check_pattern(r"(?:[A-Z][a-z]+ ?)+", ignore_case=True)


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("said (", "missing ), unterminated subpattern at character 6, before '('"),
        ("[[a]", "is ambiguous"),
        ("(?<=a+)b", "look-behind requires fixed-width pattern"),
        ("a{99999999999999}", "repetition number is too large"),
        ("(" * 5000 + ")" * 5000, "too deeply"),
    ],
)
def test_what_is_no_expression_says_where(pattern: str, message: str) -> None:
    with pytest.raises(BadPattern, match=re.escape(message)):
        check_pattern(pattern)
