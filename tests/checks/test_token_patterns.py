"""Token patterns: what elements ask, how they follow each other, what authors are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from helpers import ENGLISH, assert_findings, rule_of
from steps import steps
from tagging import assert_tagged_findings, story_of

from tlqa.checks import tokens as kind
from tlqa.data import read_yaml
from tlqa.errors import RuleError
from tlqa.rulebook.build import build

if TYPE_CHECKING:
    from pathlib import Path

    from tlqa.model import Rule

SAID = "The/DET minister/NOUN.Sing said/VERB.Fin.Past* that/SCONJ"
HOLDS = "the/DET law/NOUN.Sing holds/VERB.Fin.Pres.Sing.3"


def tokens(*elements: Any, **params: Any) -> Rule:
    return rule_of("tokens", tokens=list(elements), **params)


def test_words_in_any_case() -> None:
    assert_findings(tokens("of", "the"), "⟦Of the⟧ many, one ⟦of the⟧ few.")
    assert_findings(tokens({"lower": ["of", "in"]}, "the"), "He spoke ⟦in the⟧ hall ⟦of the⟧ town.")
    assert_findings(tokens("of|in", "the"), "He spoke ⟦in the⟧ hall ⟦of the⟧ town.")
    assert_findings(tokens({"text": "State"}), "The ⟦State⟧ of the state was good.")


def test_a_match_stays_in_its_sentence() -> None:
    assert_findings(tokens("it", {"gap": [0, 9]}, "on"), "Nobody saw it. He went on. He saw ⟦it later on⟧.")


def test_parts_of_speech_and_their_features() -> None:
    assert_tagged_findings(tokens("VERB"), "The/DET minister/NOUN.Sing ⟦said/VERB.Fin.Past⟧ so/ADV ./PUNCT")
    assert_tagged_findings(
        tokens({"pos": ["DET", "SCONJ"]}), "⟦The/DET⟧ man/NOUN said/VERB ⟦so/SCONJ⟧ ./PUNCT"
    )
    past = tokens({"pos": "VERB", "form": "Fin", "tense": "Past"})
    assert_tagged_findings(past, f"The/DET man/NOUN.Sing ⟦said/VERB.Fin.Past⟧ {HOLDS} ./PUNCT")
    third = tokens({"number": "Sing", "person": 3})
    assert_tagged_findings(third, f"{SAID} the/DET law/NOUN.Sing ⟦holds/VERB.Fin.Pres.Sing.3⟧ ./PUNCT")
    assert_tagged_findings(tokens({"main": True}), f"The/DET man/NOUN ⟦said/VERB.Fin.Past*⟧ {HOLDS} ./PUNCT")


def test_lemmas() -> None:
    went = tokens({"lemma": "go"}, {"lower": "home"})
    assert_tagged_findings(went, "The/DET men/NOUN.Plur ⟦went/VERB.Fin.Past home/ADV⟧ ./PUNCT")
    assert_tagged_findings(went, "The/DET man/NOUN.Sing ⟦goes/VERB.Fin.Pres.Sing.3 home/ADV⟧ ./PUNCT")


def test_whole_phrases() -> None:
    rule = tokens("of", {"phrase": "noun", "number": "Plur"}, {"phrase": "verb", "lemma": "see"})
    seen = "have/AUX.Fin.Pres.Plur never/ADV been/AUX.Part.Past seen/VERB.Part.Past"
    men = "of/ADP the/DET three/NUM men/NOUN.Plur"
    assert_tagged_findings(rule, f"The/DET dogs/NOUN.Plur ⟦{men} {seen}⟧ here/ADV ./PUNCT")
    assert_tagged_findings(
        rule, f"The/DET dogs/NOUN.Plur of/ADP the/DET man/NOUN.Sing {seen} here/ADV ./PUNCT"
    )


def test_not() -> None:
    rule = tokens("the", {"pos": "NOUN", "not": {"number": "Plur"}})
    assert_tagged_findings(rule, "⟦The/DET man/NOUN.Sing⟧ with/ADP the/DET dogs/NOUN.Plur ./PUNCT")


def test_shapes_and_expressions() -> None:
    assert_findings(tokens("of", {"shape": "Xx"}), "The mayor ⟦of Aran⟧ and the king of all IRA and of 12.")
    assert_findings(tokens("of", {"shape": ["d", "XX"]}), "The mayor of Aran, ⟦of IRA⟧ and ⟦of 12⟧.")
    assert_findings(tokens("the", {"match": "fish(?:er|ing)"}), "⟦The fishing⟧ of the fish by the fishermen.")
    assert_findings(tokens({"match": "{{DAY}}"}), "He left on ⟦Monday⟧.")


def test_optional_repeated_and_any_words() -> None:
    assert_findings(tokens("in", {"lower": "the", "optional": True}, "town"), "⟦In town⟧ and ⟦in the town⟧.")
    assert_findings(tokens("very", {"lower": "very", "repeat": [1, 2]}), "It is very good, ⟦very very⟧ bad.")
    assert_findings(tokens("so", {"gap": [1, 3]}, "that"), "It is ⟦so very good that⟧ that helps; so that.")


def test_gaps_are_short_and_repeats_long() -> None:
    assert_findings(tokens("the", {"gap": [0, 12]}, "of"), "⟦The end of⟧ ⟦the war of⟧ wars is of no use.")
    assert_findings(tokens({"lower": ["very", "so"], "repeat": [1, 3]}), "It is ⟦very so very⟧ ⟦so⟧ good.")


def test_a_gap_may_stop_at_marks() -> None:
    rule = tokens("if", {"gap": [0, 6], "not": {"match": r"\W"}}, "then")
    assert_findings(rule, "⟦If it rains then⟧ it pours. If it rains, then it pours.")


def test_the_ends_of_the_sentence() -> None:
    rule = tokens({"lower": "there", "start": True})
    assert_findings(rule, "“⟦There⟧ it is.” And there it was. ⟦There⟧.")
    assert_findings(tokens({"lower": "there", "end": True}), "There it is over ⟦there⟧. “It was ⟦there⟧.”")


def test_the_finding_is_what_is_marked() -> None:
    rule = tokens("in", {"lower": "the", "mark": True}, {"shape": "Xx", "mark": True})
    assert_findings(rule, "He lives in ⟦the Aran⟧ of old.")


def test_names_fill_messages() -> None:
    rule = tokens("in", {"shape": "Xx", "name": "place"}, {"lower": "now", "optional": True})
    _, story = story_of("He/PRON lives/VERB in/ADP Aran/PROPN ./PUNCT")
    (hit,) = kind.prepare(rule, ENGLISH.macros).find(story, story.blocks)
    assert hit.groups == {"1": "in", "2": "Aran", "place": "Aran", "3": ""}


def test_what_is_avoided() -> None:
    rule = tokens("of", "the", avoid=[["of", "the", "year"], ["none", "of"]])
    assert_findings(rule, "The man of the year and ⟦of the⟧ day; none of the others.")


def test_margin() -> None:
    rule = tokens("the", "NOUN", min_margin=5)
    assert_tagged_findings(rule, "⟦The/DET~1 man/NOUN~5⟧ saw/VERB the/DET fish/NOUN~4 ./PUNCT")
    negative = tokens("the", {"not": {"pos": "VERB"}}, min_margin=5)
    assert_tagged_findings(negative, "⟦The/DET~1 man/NOUN~5⟧ saw/VERB the/DET fish/NOUN~4 ./PUNCT")


def test_grammar_is_for_prose_in_the_storys_language() -> None:
    rule = tokens("X")
    assert_findings(rule, "El ministro dijo que no hay dinero.")
    assert_findings(rule, "Aran 12 14 3 5; Brek 2 13 4 6; Corl 1 1 1 2; the rest 0 0 0 0.")
    assert_findings(rule, "if (the_value == of) { return the[0]; }")
    assert_findings(tokens("que"), "El ministro dijo ⟦que⟧ no hay dinero.")


def test_nothing_is_tagged_where_the_words_are_missing() -> None:
    rule = tokens("NOUN", {"lemma": ["go", "try"]})
    _, story = story_of("The/DET man/NOUN saw/VERB the/DET fish/NOUN ./PUNCT")
    story._tagged.clear()
    assert not list(kind.prepare(rule, ENGLISH.macros).find(story, story.blocks))
    assert not story._tagged


@pytest.mark.parametrize(
    ("elements", "literals"),
    [
        (["of", {"lower": ["Whereby", "thereby"]}], ("thereby", "whereby")),
        ([{"lemma": "go"}], ("go", "went")),
        ([{"lemma": "make"}], ("made", "mak")),
        ([{"text": "don’t"}], ("don't",)),
        ([{"in": "people"}], ("baker", "minister")),
        (["NOUN", {"lower": "the", "optional": True}], None),
        ([{"lower": "rather", "repeat": [0, 2]}, "VERB"], None),
        ([{"not": {"lower": "rather"}}], None),
    ],
)
def test_literals(elements: list[Any], literals: tuple[str, ...] | None) -> None:
    params = {"tokens": elements, "lists": {"people": ["minister", "baker"]}}
    assert kind.required_literals(params, ENGLISH.macros) == literals


def test_many_ways_to_match_cost_no_more() -> None:
    anything = {"repeat": [0, 12], "not": {"lower": "zero"}}
    rule = tokens("very", *[anything] * 12, "never")
    few, many = ("Very " + "very " * words + "the end." for words in (250, 2000))
    assert steps(lambda: assert_findings(rule, many)) < 1.2 * 8 * steps(lambda: assert_findings(rule, few))


RULE = """\
name: Of the
message: '“{{text}}” and {{place}} and {{2}}.'
why: The test says so.
category: linguistic-conventions/grammar
severity: major
confidence: high
kind: tokens
tokens:
  - of
  - {{shape: Xx, name: place}}
{more}
examples:
  bad: [The mayor ⟦of Aran⟧.]
  good: [The mayor., The man.]
"""


def built(path: Path, more: str) -> Rule:
    path.write_text(RULE.format(more=more), "utf-8")
    return build("en/tests/rule", read_yaml(path, RuleError))


@pytest.mark.parametrize(
    ("more", "line", "message"),
    [
        ("  - VERBS", 11, "'VERBS' is no part of speech"),
        ("  - so that", 11, "an element is one word, not 'so that'"),
        ("  - {pos: VRB}", 11, "'VRB' is none of the allowed values; did you mean 'VERB'?"),
        ("  - {lema: go}", 11, "unknown key 'lema'; did you mean 'lemma'?"),
        ("  - {person: 4}", 11, "must be one of 1, 2, 3"),
        ("  - {gap: [0, 40]}", 11, "must be at most 12"),
        ("  - {gap: [3, 2]}", 11, "'gap' goes from the least to the most"),
        ("  - {gap: [1, 2], pos: NOUN}", 11, "a gap takes any words: 'pos' does not go with it"),
        ("  - {optional: true}", 11, "says nothing of the word"),
        ("  - {in: people}", 11, "there is no list 'people'"),
        ("  - {match: '(a+)+b'}", 11, "match"),
        ("  - {lower: x, not: {lemmma: go}}", 11, "unknown key 'lemmma'; did you mean 'lemma'?"),
        ("avoid:\n  - [{optional: true, lower: x}]", 12, "every element may take no word"),
    ],
)
def test_faults_are_named_with_their_line(tmp_path: Path, more: str, line: int, message: str) -> None:
    with pytest.raises(RuleError) as caught:
        built(tmp_path / "rule.yaml", more)
    assert message in caught.value.message
    assert caught.value.line == line


def test_messages_may_use_names_and_numbers(tmp_path: Path) -> None:
    assert built(tmp_path / "rule.yaml", "").message == "“{text}” and {place} and {2}."
    with pytest.raises(RuleError, match="names no group"):
        build_text = RULE.replace("name: place", "name: town")
        path = tmp_path / "other.yaml"
        path.write_text(build_text.format(more=""), "utf-8")
        build("en/tests/rule", read_yaml(path, RuleError))


def test_a_table_of_the_pack(tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    table = tmp_path / "tables" / "people.yaml"
    table.write_text("source: ours\nlicence: Apache-2.0\nwords:\n  minister:\n  baker:\n", "utf-8")
    (tmp_path / "en" / "tests").mkdir(parents=True)
    rule = built(tmp_path / "en" / "tests" / "rule.yaml", "  - {in: tables/people.yaml}")
    assert rule.params["lists"] == {"tables/people.yaml": ["baker", "minister"]}
