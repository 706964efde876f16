"""Entries of a table: each is found by the first words of every phrase that it stands for; none is lost."""

from __future__ import annotations

import pytest
from helpers import book
from hypothesis import given
from hypothesis import strategies as st

from tlqa.checks._phrase_forms import Entries, count_of, first_words, key_of, phrases_of, written

WORDS = st.text("abÉß’'-. ", min_size=1, max_size=6)
PARTS = st.one_of(WORDS, st.lists(WORDS, min_size=1, max_size=3).map(lambda each: f"{{{'|'.join(each)}}}"))
ENTRIES = st.lists(PARTS, min_size=1, max_size=5).map("".join)


@given(st.lists(ENTRIES, min_size=1, max_size=4, unique=True))
def test_an_entry_is_found_by_the_first_words_of_each_phrase(entries: list[str]) -> None:
    table = Entries({entry: str(number) for number, entry in enumerate(entries)})
    for entry in entries:
        for phrase in phrases_of(entry):
            assert entry in table.that_begin(first_words(key_of(phrase)))
            assert len(phrase) <= table.longest


@given(ENTRIES)
def test_an_entry_stands_for_as_many_phrases_as_are_counted(entry: str) -> None:
    assert len(list(phrases_of(entry))) == count_of(entry)


def test_the_entry_that_comes_last_says_what_is_right() -> None:
    table = Entries({"the {old|new} mill": "first", "the new mill": "second", "the quay": None})
    assert [table.right_of(each) for each in ("the old mill", "The new mill", "the quay")] == [
        "first",
        "second",
        "",
    ]


def test_other_words_begin_no_entry() -> None:
    table = Entries({"{in|at} {his|her} cabinet": "government", "{un|in}able": "x", "’twas so": "y"})
    assert list(table.that_begin(("in", "his"))) == ["{in|at} {his|her} cabinet"]
    assert list(table.that_begin(("in", "its"))) == []
    assert list(table.that_begin(("inable", "men"))) == ["{un|in}able"]
    assert list(table.that_begin(("twas", "so"))) == ["’twas so"]


@pytest.mark.parametrize("ignore_case", [False, True])
def test_what_is_written_begins_small_or_with_a_capital(ignore_case: bool) -> None:
    forms = {"the mill"} if ignore_case else {"the mill", "The mill"}
    assert set(written("the mill", ignore_case=ignore_case)) == forms
    assert written("U.N", ignore_case=ignore_case) == (("u.n",) if ignore_case else ("U.N",))


def test_every_entry_of_the_book_is_found() -> None:
    for rule in (each for each in book() if each.kind == "phrase"):
        table = Entries(rule.params["phrases"])
        for entry in rule.params["phrases"]:
            phrase = next(phrases_of(entry))
            assert entry in table.that_begin(first_words(key_of(phrase))), (rule.id, phrase)
