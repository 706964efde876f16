"""What wakes a rule of many patterns: the strings of each, however many they are together."""

from __future__ import annotations

from helpers import pattern

from tlqa.rulebook.anchors import is_everywhere
from tlqa.text.literals import pattern_literals
from tlqa.text.runs import MAX_UNION

_LETTERS = "abcdefghij"
_SOURCES = [rf"{first}[{_LETTERS}][0-9]" for first in _LETTERS]


def test_it_sleeps_though_they_are_too_many_together() -> None:
    assert sum(len(pattern_literals(source) or ()) for source in _SOURCES) > MAX_UNION
    rule = pattern(_SOURCES)
    assert [anchors.part for anchors in rule.anchors or ()] == list(range(len(_SOURCES)))


def test_one_pattern_without_strings_runs_it_everywhere() -> None:
    rule = pattern([*_SOURCES, r"\w \w"])
    assert rule.always == (len(_SOURCES),)
    assert is_everywhere(rule)
