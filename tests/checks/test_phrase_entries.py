"""Entries of a table: each is found by the first words of every phrase that it stands for; none is lost."""

from __future__ import annotations

import pytest
from helpers import book
from hypothesis import given
from hypothesis import strategies as st

from tlqa.checks._phrase_forms import (
    Entries,
    count_of,
    entries_in,
    key_of,
    length_of,
    lines_of,
    phrases_of,
    reach,
    typed,
)
from tlqa.checks.phrase import LENGTH, LINES

WORDS = st.text("abÉß’'-. ", min_size=1, max_size=6)
PARTS = st.one_of(WORDS, st.lists(WORDS, min_size=1, max_size=3).map(lambda each: f"{{{'|'.join(each)}}}"))
ENTRIES = st.lists(PARTS, min_size=1, max_size=5).map("".join)


def _table(entries: dict[str, str | None]) -> Entries:
    return Entries(lines_of(entries), length_of(entries))


@given(st.lists(ENTRIES, min_size=1, max_size=4, unique=True))
def test_an_entry_is_found_by_the_first_words_of_each_phrase(entries: list[str]) -> None:
    table = _table({entry: str(number) for number, entry in enumerate(entries)})
    for entry in entries:
        for phrase in phrases_of(entry):
            assert entry in table.that_begin(key_of(phrase))
            assert len(phrase) <= table.longest


@given(st.lists(ENTRIES, min_size=1, max_size=4, unique=True), st.lists(WORDS, max_size=4))
def test_a_table_that_was_asked_often_says_the_same(entries: list[str], others: list[str]) -> None:
    asked = [key_of(phrase) for entry in entries for phrase in phrases_of(entry)] + others
    often = _table(dict.fromkeys(entries))
    for _ in range(200):
        often.that_begin("mill")
    for phrase in asked:
        assert sorted(often.that_begin(phrase)) == sorted(_table(dict.fromkeys(entries)).that_begin(phrase))


@given(st.dictionaries(ENTRIES, st.none() | WORDS, max_size=5))
def test_a_table_as_text_has_every_entry(entries: dict[str, str | None]) -> None:
    assert entries_in(lines_of(entries)) == entries


def test_a_line_break_in_an_entry_is_a_space() -> None:
    assert entries_in(lines_of({"the\told\nmill": "the\nmill"})) == {"the old mill": "the mill"}


@given(ENTRIES)
def test_an_entry_stands_for_as_many_phrases_as_are_counted(entry: str) -> None:
    assert len(list(phrases_of(entry))) == count_of(entry)


def test_the_entry_that_comes_last_says_what_is_right() -> None:
    table = _table({"the {old|new} mill": "first", "the new mill": "second", "the quay": None})
    assert [table.right_of(each) for each in ("the old mill", "The new mill", "the quay")] == [
        "first",
        "second",
        "",
    ]


def test_other_words_begin_no_entry() -> None:
    table = _table({"{in|at} {his|her} cabinet": "government", "{un|in}able": "x", "’twas so": "y"})
    assert table.that_begin("in his") == ["{in|at} {his|her} cabinet"]
    assert table.that_begin("in its") == []
    assert table.that_begin("inable men") == ["{un|in}able"]
    assert table.that_begin("’twas so") == ["’twas so"]


@pytest.mark.parametrize(
    ("entry", "text", "any_case", "its_case"),
    [
        ("the mill", "the mill is", 8, 8),
        ("the mill", "the mills", 0, 0),
        ("the mill", "The mill is", 8, 8),
        ("The mill", "the mill", 8, 0),
        ("the {old|older} mill", "the older mill", 14, 14),
        ("the {old|older}mill", "the oldermill", 13, 13),
        ("{the|the old} mill", "the old mill", 12, 12),
        ("the mill{| of stone}", "the mill of stone", 17, 17),
        ("U.N", "U.N. envoys", 3, 3),
        ("U.N.", "u.n. envoys", 4, 0),
        ("’twas so", "'twas so", 8, 8),
    ],
)
def test_how_far_a_phrase_of_an_entry_reaches(entry: str, text: str, any_case: int, its_case: int) -> None:
    assert reach(entry, text, ignore_case=False) == its_case
    assert reach(entry, key_of(text), ignore_case=True) == any_case


@given(ENTRIES)
def test_an_entry_reaches_as_far_as_each_of_its_phrases(entry: str) -> None:
    for phrase in phrases_of(entry):
        assert reach(entry, typed(phrase), ignore_case=False) == len(phrase)
        assert reach(entry, key_of(phrase), ignore_case=True) == len(phrase)


def test_every_entry_of_the_book_is_found() -> None:
    for rule in (each for each in book() if each.kind == "phrase"):
        table = Entries(rule.params[LINES], rule.params[LENGTH])
        for entry in entries_in(rule.params[LINES]):
            phrase = next(phrases_of(entry))
            assert entry in table.that_begin(key_of(phrase)), (rule.id, phrase)
