"""One name spelled in two ways within a story."""

from __future__ import annotations

import pytest
from helpers import assert_findings, find, rule_of


@pytest.mark.parametrize(
    "text",
    [
        "First the envoy Sergei Riabkov spoke to us.\n\nIn the end ⟦Ryabkov⟧ left; Riabkov’s man stayed.",
        "Here it was that President Zelensky spoke up.\n\nIt was later that ⟦Zelenskyy⟧ slept on a train.",
        "The town of Kharkov slept.\n\nIt is from there, from Kharkov, that the road to ⟦Harkov⟧ goes.",
    ],
)
def test_transliterations_of_one_name(text: str) -> None:
    assert_findings(rule_of("consistency", of="transliteration"), text)


@pytest.mark.parametrize(
    "text",
    [
        "The envoy Sergei Volkov met his colleague Sergey Petrov at the border.",
        "It was President Zelensky who spoke, and then Olena Zelenska, his wife, did.",
        "It is the Zelenskys whom President Zelensky meant, the office said later.",
        "The harvest of Rye and rie in the field by the sea was poor this year.",
    ],
)
def test_names_of_two_people(text: str) -> None:
    assert find(rule_of("consistency", of="transliteration"), text) == ()


def test_spelling_drift_names_the_commoner_form_and_shows_it() -> None:
    text = "The union sent Karl Lindqvist, and Lindqvist left.\n\nAfter the vote, Lindqist thanked them."
    (finding,) = find(rule_of("consistency", of="spelling", message="“{text}” is “{other}” elsewhere."), text)
    assert finding.message == "“Lindqist” is “Lindqvist” elsewhere."
    assert [text[r.start : r.end] for r in finding.related] == ["Lindqvist", "Lindqvist"]


def test_a_slip_may_stand_but_once_and_at_the_start() -> None:
    rule = rule_of("consistency", of="spelling")
    assert_findings(rule, "The mayor, Pedro Altamira, signed. Altamira smiled. ⟦Altamria⟧ did not vote.")
    assert find(rule, "The law of Altamira, and Altamira itself, are old. Altamria did not vote.") == ()
    assert find(rule, "Pedro Altamira signed. Altamria did not vote. Altamria slept.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "The race was between Karl Lindqvist and his old rival Per Lindquist.",
        "The Iranian envoy flew home from Austria, and the Iranians of the Americas met the American one.",
        "He met Jan Kowalski and Anna Kowalska, and the Martins met Martin later on.",
        "It is the Market that sets the price, and in the market of Marker nobody does.",
    ],
)
def test_derived_and_different_names(text: str) -> None:
    assert find(rule_of("consistency", of="spelling"), text) == ()


def test_diacritics() -> None:
    text = (
        "The president, Recep Erdogan, arrived, and Erdogan left.\n\nIt was ⟦Erdoğan⟧ who had asked for it."
    )
    assert_findings(rule_of("consistency", of="diacritics"), text)
    assert find(rule_of("consistency", of="spelling"), text.replace("⟦", "").replace("⟧", "")) == ()


def test_pairs_leave_out_speech_and_fixed_phrases() -> None:
    rule = {"of": "pairs", "pairs": [["Kiev", "Kyiv"]], "except": ["chicken Kiev"]}
    text = "The trams of Kyiv ran. In Kyiv nobody slept. The shops of ⟦Kiev⟧ stayed open."
    assert_findings(rule_of("consistency", **rule), text)
    assert find(rule_of("consistency", **rule), "In Kyiv the cook served chicken Kiev to all.") == ()
    assert find(rule_of("consistency", **rule), "In Kyiv she said, “Kiev is my home,” and left.") == ()


def test_many_names_stay_linear() -> None:
    letters = "abcdefghij"
    names = (f"Gor{a}{b}{c}{d}" for a in letters for b in letters for c in letters for d in letters)
    text = "\n\n".join(f"The envoy met {name} in the palace by the lake on Friday." for name in names)
    assert isinstance(find(rule_of("consistency", of="spelling"), text), tuple)


def test_names_left_out() -> None:
    text = "The trains to Kharkov were late, and those from Kharkiv did not come."
    assert find(rule_of("consistency", of="spelling"), text) != ()
    assert find(rule_of("consistency", **{"of": "spelling", "except": ["Kharkov"]}), text) == ()


def test_a_person_whose_names_agree_in_their_consonants() -> None:
    rule = rule_of("consistency", of="vowels")
    assert_findings(rule, "They saw Serhiy Tkachivskyi fell it.\n\nIn court, Sergei ⟦Tkachevsky⟧ sat still.")
    assert find(rule, "They saw Serhiy Tkachivskyi fell it.\n\nIn court, Boris Tkachevsky sat still.") == ()
    assert find(rule, "They saw Per Lindqvist fell it.\n\nIn court, Per Lindqvisst sat still.") == ()


def test_a_name_and_its_translation() -> None:
    rule = rule_of(
        "consistency",
        of="translation",
        words={"norte": "north northern", "pesca": "fishing"},
    )
    said = "It sold its share in Pesca del Norte, which has six boats and two hundred hands on the coast."
    assert_findings(rule, f"{said}\n\nIt rose, and ⟦Northern Fishing⟧ rose with it.")
    assert find(rule, f"{said}\n\nIt rose, and Pesca del Norte rose with it.") == ()
    assert find(rule, "It sold Pesca del Norte (Northern Fishing), which has six boats.") == ()
    assert find(rule, f"{said}\n\nIt rose, and Southern Fishing rose with it.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "It was loud, said Mehmet Tolunay, who owns the crane.\n\n⟦Tolunei⟧ told the council more.",
        "The pipe burst, said Pavel Sukhov of the works.\n\nAccording to ⟦Sukhova⟧, it is old.",
        "The guide was Mitsugu Kawabata, who left.\n\nMr. ⟦Kawahata⟧’s house is near the plant.",
        "The farmer Ram Kishor Yadav fell.\n\nThe surgeon sent Ram Kishor ⟦Jadav⟧ home.",
    ],
)
def test_loosely_spelled(text: str) -> None:
    assert_findings(rule_of("consistency", of="loose"), text)


@pytest.mark.parametrize(
    "text",
    [
        "It was Karl Lindqvist who left, and Per Lindkvest who stayed, they said.",
        "It was Jan Kowalski who left. They met Anna Kowalska, a friend, later.",
        "The ships of South Korea left, and the Korean league said nothing of it.",
        "It was Colin Harper who left. The harper said nothing, and so Happer did not.",
    ],
)
def test_other_people_of_like_names(text: str) -> None:
    assert find(rule_of("consistency", of="loose"), text) == ()
