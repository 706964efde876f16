"""Dictionary forms: by table, by the ending of the tag, and what every form of a lemma begins with."""

from __future__ import annotations

import pytest
from helpers import ENGLISH
from tagging import tag_of

from tlqa.text.lemmas import beginnings, lemma


@pytest.mark.parametrize(
    ("word", "pos", "features", "expected"),
    [
        ("went", "VERB", "Fin.Past", "go"),
        ("’s", "AUX", "Fin.Pres.Sing.3", "be"),
        ("wo", "AUX", "Fin", "will"),
        ("n’t", "PART", "", "not"),
        ("tries", "VERB", "Fin.Pres.Sing.3", "try"),
        ("dies", "VERB", "Fin.Pres.Sing.3", "die"),
        ("passes", "VERB", "Fin.Pres.Sing.3", "pass"),
        ("reaches", "VERB", "Fin.Pres.Sing.3", "reach"),
        ("uses", "VERB", "Fin.Pres.Sing.3", "use"),
        ("stopped", "VERB", "Fin.Past", "stop"),
        ("called", "VERB", "Fin.Past", "call"),
        ("created", "VERB", "Part.Past", "create"),
        ("visited", "VERB", "Fin.Past", "visit"),
        ("settling", "VERB", "Ger", "settle"),
        ("agreed", "VERB", "Fin.Past", "agree"),
        ("carried", "VERB", "Fin.Past", "carry"),
        ("running", "VERB", "Ger", "run"),
        ("saying", "VERB", "Part.Pres", "say"),
        ("bring", "VERB", "Inf", "bring"),
        ("cities", "NOUN", "Plur", "city"),
        ("Women", "NOUN", "Plur", "woman"),
        ("crises", "NOUN", "Plur", "crisis"),
        ("houses", "NOUN", "Plur", "house"),
        ("churches", "NOUN", "Plur", "church"),
        ("news", "NOUN", "Sing", "news"),
        ("Alps", "PROPN", "Plur", "alp"),
        ("better", "ADJ", "", "good"),
        ("them", "PRON", "", "they"),
        ("an", "DET", "", "a"),
    ],
)
def test_lemma(word: str, pos: str, features: str, expected: str) -> None:
    assert lemma(word, tag_of(pos, features), ENGLISH) == expected


def test_a_noun_is_not_taken_for_a_verb() -> None:
    assert lemma("saw", tag_of("NOUN", "Sing"), ENGLISH) == "saw"
    assert lemma("meeting", tag_of("NOUN", "Sing"), ENGLISH) == "meeting"


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("go", ["go", "goes", "going", "went", "gone"]),
        ("make", ["make", "makes", "making", "made"]),
        ("try", ["try", "tries", "tried", "trying"]),
        ("be", ["am", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m"]),
        ("woman", ["woman", "women"]),
        ("stop", ["stop", "stopped"]),
        ("panic", ["panicking"]),
    ],
)
def test_every_form_has_one_of_the_beginnings(word: str, forms: list[str]) -> None:
    begun = beginnings(word, ENGLISH)
    assert all(form.startswith(begun) for form in forms)
