"""Words side by side: how text is cut, what the data say, what is refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tlqa.errors import ModelError
from tlqa.text.folding import fold
from tlqa.text.pairs import (
    NOTHING,
    SCALE,
    VERSION,
    class_of_unknown,
    load,
    pairs_of,
    places_of,
    words_of,
)

if TYPE_CHECKING:
    from pathlib import Path

ENGLISH = pairs_of("en")
TEXTS = st.text(alphabet=st.sampled_from("aI’'., \n\u00a0-“”8é"), max_size=60)


def tiny(**changes: Any) -> dict[str, Any]:
    """A table of two words, of which 'the of' is odd and 'of the' usual."""
    odd, usual, nothing = SCALE[NOTHING + 28], SCALE[NOTHING - 8], SCALE[NOTHING]
    table = {
        "version": VERSION,
        "endings": {"ing": "?ing"},
        "classes": {"?ing": "", "of": "of", "the": "the"},
        "odds": {"?ing": nothing * 3, "of": nothing * 2 + usual, "the": nothing + odd + nothing},
    }
    return {**table, **changes}


def written(path: Path, table: object) -> Path:
    file = path / "xx.pairs.json"
    file.write_text(table if isinstance(table, str) else json.dumps(table), "utf-8")
    return file


# Words


def test_words_are_cut_before_apostrophes_stops_and_commas() -> None:
    text = "The minister’s aide, who don't sleep, left."
    expected = "The minister 's aide , who don 't sleep , left .".split()
    assert words_of(text) == expected


@given(TEXTS, TEXTS, TEXTS)
def test_places_are_those_of_the_words(before: str, text: str, after: str) -> None:
    whole = before + text + after
    places = places_of(whole, len(before), len(before) + len(text))
    assert [whole[a:b].replace("’", "'") for a, b in places] == words_of(text)
    assert all(len(before) <= a < b <= len(before) + len(text) for a, b in places)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("sleeping", "?ing"),
        ("2017", "####"),
        ("20", "#"),
        ("Orsk", "Name"),
        ("NATO", ""),
        ("well-known", ""),
        ("(the", ""),
        ("ing", ""),
    ],
)
def test_words_that_the_treebank_has_not(word: str, name: str) -> None:
    assert class_of_unknown(word, [("ing", "?ing")]) == name


# English


@pytest.mark.parametrize("pair", ["the of", "a the", "the and", "his the", "a and", "the was"])
def test_pairs_that_no_sentence_has(pair: str) -> None:
    assert ENGLISH.bits(f"It was {pair} and it was in it", 0)[2] >= 6
    assert any(pair in literal for literal in ENGLISH.literals(6))


@pytest.mark.parametrize(
    "text",
    [
        "what he was most afraid of is the sea",
        "the place they have long asked for in May",
        "how were they to know it",
        "or is he the man who did it",
        "we and the others are in it",
        "it was more than they. It was in it",
        "he knows what it amounts to is a lie",
        "they are good at and fond of it",
        "open if, for instance, it is in it",
        "it is a think tank in the town",
        "it is the... best of it in the town",
    ],
)
def test_rare_pairs_of_good_copy(text: str) -> None:
    assert max(ENGLISH.bits(text, 0)) < 6


@pytest.mark.parametrize("pair", ["of the", "in the", "it was", "the old", "had been", "called for in"])
def test_pairs_that_any_sentence_has(pair: str) -> None:
    assert max(ENGLISH.bits(f"what was said {pair} port on Monday", 0)) < 6


@pytest.mark.parametrize("text", ["the the", "The the", "that that", "had had"])
def test_a_word_beside_itself_is_left_to_other_rules(text: str) -> None:
    assert ENGLISH.bits(f"so it {text} in port", 0)[2] == 0


def test_names_and_numbers_are_never_striking() -> None:
    bits = ENGLISH.bits("of them Orsk 20 me the 2017 of Venn the", 0)
    assert all(bits[i] <= 4 for i in (1, 2, 3, 5, 6, 7, 8))


def test_too_short_too_long_or_too_little_known() -> None:
    assert ENGLISH.bits("Of the the of", 0) == []
    assert ENGLISH.bits("of the " * 41, 0) == []
    assert ENGLISH.bits("of the kravat zolne mirev posk drin", 0.5) == []
    assert ENGLISH.bits("of the kravat zolne mirev posk drin", 0.2) != []


def test_literals_are_folded_and_not_everyday_words() -> None:
    literals = ENGLISH.literals(3.5)
    assert all(literal == fold(literal) for literal in literals)
    assert " in the " not in literals
    assert " it in " not in literals
    assert len(literals) < 1500


# The file


def test_a_small_table(tmp_path: Path) -> None:
    pairs = load(written(tmp_path, tiny()))
    assert pairs.literals(6) == (" the of ",)
    assert pairs.bits("of the of walking the", 0) == [-2.0, 7.0, 0.0, 0.0]


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ("{", "Expecting property name"),
        ("[]", "no JSON object"),
        (tiny(version=99), "version is 99"),
        (tiny(odds={}), "not the same classes"),
        (tiny(classes=[]), "'classes' is no object of texts"),
        (tiny(endings={"ing": 3}), "'endings' is no object of texts"),
        (tiny(odds={"?ing": "OOO", "of": "OO", "the": "OOO"}), "is not 3 letters"),
        (tiny(odds={"?ing": "OO%", "of": "OOO", "the": "OOO"}), "is not 3 letters"),
    ],
)
def test_a_damaged_file_is_named_with_the_reason(tmp_path: Path, table: object, reason: str) -> None:
    file = written(tmp_path, table)
    with pytest.raises(ModelError) as caught:
        load(file)
    assert caught.value.path == str(file)
    assert reason in caught.value.message


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be read"):
        load(tmp_path / "xx.pairs.json")


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    file = tmp_path / "xx.pairs.json"
    file.write_bytes(b"\xff\xfe{\x00")
    with pytest.raises(ModelError, match="no usable table"):
        load(file)
