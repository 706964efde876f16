"""The tagger with the model that ships: what it says of plain news copy, and of text that is none."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tlqa.inputs.plain import document
from tlqa.languages import get
from tlqa.model import Sentence, Tag
from tlqa.text import tagger as tagger_module
from tlqa.text.analysis import Analysis
from tlqa.text.tagger import SURE, Tagger, tagger_at

STORIES = sorted((Path(__file__).parents[2] / "corpus").rglob("story.txt"))[:12]

ENGLISH = get("en")


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    assert ENGLISH.tagger is not None
    return tagger_at(ENGLISH.tagger)


def of(tagger: Tagger, text: str) -> list[Tag]:
    return list(tagger.tag(text.split())[0])


def test_parts_of_speech(tagger: Tagger) -> None:
    tags = of(tagger, "The minister said on Monday that two new bridges would not open before June .")
    assert " ".join(tag.pos for tag in tags) == (
        "DET NOUN VERB ADP PROPN SCONJ NUM ADJ NOUN AUX PART VERB ADP PROPN PUNCT"
    )


@pytest.mark.parametrize(
    ("text", "at", "tag"),
    [
        ("The talks failed .", 1, Tag("NOUN", number="Plur")),
        ("The talks failed .", 2, Tag("VERB", "Fin", "Past", main=True)),
        ("She says it is late .", 1, Tag("VERB", "Fin", "Pres", "Sing", "3", True)),
        ("She says it is late .", 3, Tag("AUX", "Fin", "Pres", "Sing", "3")),
        ("They say nothing .", 1, Tag("VERB", "Fin", "Pres", "Plur", "", True)),
        ("We were there .", 1, Tag("AUX", "Fin", "Past", "Plur", "", True)),
        ("He was there .", 1, Tag("AUX", "Fin", "Past", "Sing", "", True)),
        ("They want to leave .", 3, Tag("VERB", "Inf")),
        ("The bridge has been closed .", 4, Tag("VERB", "Part", "Past")),
        ("We waited .", 0, Tag("PRON", number="Plur", person="1")),
        ("These houses are old .", 0, Tag("DET", number="Plur")),
        ("He left because the road was closed .", 5, Tag("AUX", "Fin", "Past", "Sing", "")),
        ("Anna laughed and Paul smiled .", 4, Tag("VERB", "Fin", "Past", main=True)),
    ],
)
def test_inflection_and_clauses(tagger: Tagger, text: str, at: int, tag: Tag) -> None:
    assert of(tagger, text)[at] == tag


def test_capitals_are_no_matter_where_they_say_nothing(tagger: Tagger) -> None:
    text = "The mayor has closed the old market because he wants more money ."
    assert of(tagger, text.upper()) == of(tagger, text.lower()) == of(tagger, text)


def test_quotation_marks_and_apostrophes_are_alike(tagger: Tagger) -> None:
    assert of(tagger, "“ We do n’t know , ” he said .") == of(tagger, '" We do n\'t know , " he said .')


def test_one_object_for_each_tag(tagger: Tagger) -> None:
    one, two = of(tagger, "She left ."), of(tagger, "He fell .")
    assert one[1] is two[1]


def test_what_was_tagged_before_changes_nothing(tagger: Tagger) -> None:
    assert ENGLISH.tagger is not None
    text = "The strike has closed the port and ships wait outside , the harbour master says .".split()
    fresh = Tagger.load(ENGLISH.tagger)
    for words in (["ships", "strike", "."], ["The", "wait", "outside"], ["master", "says", "port"]):
        tagger.tag(words)
    assert fresh.tag(text) == tagger.tag(text)


@pytest.mark.parametrize(
    "words",
    [
        [],
        [""],
        ["Ja"],
        "Der Minister hat am Montag gesagt , dass nichts geschehen sei .".split(),
        "if ( x == 0 ) { return ; }".split(),
        "12 4.5 | 7 -- 2019 %".split(),
        ["Киев", "北京", "🙂", "\ud800", "\x00"],
        ["x" * 100_000],
        ["a"] * 100_000,
        [str(number) for number in range(50_000)],
    ],
)
def test_text_that_is_no_english(tagger: Tagger, words: list[str]) -> None:
    tags, margins = tagger.tag(words)
    assert len(tags) == len(margins) == len(words)
    assert all(0 <= margin <= SURE for margin in margins)


@settings(deadline=None)
@given(st.lists(st.text(min_size=1), max_size=30))
def test_any_words_have_tags(words: list[str]) -> None:
    assert ENGLISH.tagger is not None
    tags, margins = tagger_at(ENGLISH.tagger).tag(words)
    assert len(tags) == len(margins) == len(words)


def analysis(text: str) -> Analysis:
    return Analysis(document(text, "story.txt", ENGLISH), ENGLISH)


def test_a_sentence_of_a_story() -> None:
    story = analysis("The first was short. The minister doesn’t know.")
    tagged = story.tagged(Sentence(21, 47))
    assert [word.text for word in tagged.words] == ["The", "minister", "does", "n’t", "know", "."]
    assert all(story.text[word.start : word.end] == word.text for word in tagged.words)
    assert all(one.end <= two.start for one, two in pairwise(tagged.words))
    assert [tag.pos for tag in tagged.tags] == ["DET", "NOUN", "AUX", "PART", "VERB", "PUNCT"]
    assert story.tagged(Sentence(21, 47)) is tagged


def test_a_language_without_a_model() -> None:
    story = analysis("Ord er ord.")
    story.language = replace(ENGLISH, tagger=None, word_pattern="")
    assert set(story.tagged(Sentence(0, 11)).tags) == {Tag("X")}


def test_the_first_sentences_are_tagged_as_all_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rows of the first few are looked up one by one, of the others in a table."""
    model = get("en").tagger
    assert model is not None
    monkeypatch.setattr(tagger_module, "_UNTABLED", 0)
    table = Tagger.load(model)
    monkeypatch.setattr(tagger_module, "_UNTABLED", 10**9)
    singly = Tagger.load(model)
    monkeypatch.setattr(tagger_module, "_UNTABLED", 5)
    both = Tagger.load(model)
    table._index = dict(zip(table._keys, range(table._last), strict=True))
    sentences = [
        words for path in STORIES for line in path.read_text("utf-8").splitlines() if (words := line.split())
    ]
    assert len(sentences) > 50
    for words in sentences:
        assert singly.tag(words) == both.tag(words) == table.tag(words), words
    assert type(both._index) is dict
    assert type(singly._index) is not dict
