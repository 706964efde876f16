"""Dictionaries that tell which sentences answer each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tlqa.engine import Checker
from tlqa.sources import codes, dictionary, english_words

SOURCE = "市议会周一开会。{} 渔民正在等待渡轮。港口晚上关闭。"
TARGET = "The city council met on Monday. {} The fishermen await the ferry. The harbour is closed at night."
PAIRS = [
    ("医院需要更多的护士和医生。", "The hospital needs more nurses and doctors."),
    ("这座桥梁明年将会重新油漆。", "The bridge will be painted again next year."),
]


def test_the_words_of_a_sentence_are_known_by_how_their_english_begins() -> None:
    known = dictionary("zh")
    assert known is not None
    assert {"hospi", "doctor"[:5], "nurse"[:4]} <= known.english("医院需要更多的护士和医生。")
    assert english_words("The hospitals’ nurses recovered") == {"hospi", "nurs", "recov"}


def test_traditional_characters_say_the_same() -> None:
    known = dictionary("zh")
    assert known is not None
    assert known.english("醫院護士") == known.english("医院护士") != frozenset()


def test_the_longest_word_counts() -> None:
    known = dictionary("zh")
    assert known is not None
    assert "railw" in known.english("火车站") or "train" in known.english("火车站")
    assert "fire" not in known.english("火车站")


@pytest.mark.parametrize("gone", [0, 1])
def test_of_two_sentences_of_one_length_the_words_tell_which_was_left_out(gone: int) -> None:
    source = SOURCE.format(" ".join(theirs for theirs, _ in PAIRS))
    target = TARGET.format(PAIRS[1 - gone][1])
    report = Checker(select=["en/bilingual/sentence-omitted"]).check_text(
        target, source=source, source_language="zh"
    )
    assert [f.source.text for f in report.findings if f.source] == [PAIRS[gone][0]]


def test_there_is_none_of_other_languages_and_none_beyond_the_directory() -> None:
    assert [code for code in codes() if dictionary(code)] == ["zh"]
    assert dictionary("../zh") is None


@given(st.text(alphabet="医院需要更多的护士和火车站 abc,。", max_size=40))
def test_any_text_has_only_words_of_the_dictionary(text: str) -> None:
    known = dictionary("zh")
    assert known is not None
    every = {word for meant in known.words.values() for word in meant.split()}
    assert known.english(text) <= every
