"""The language a story was translated from, and what it does to the findings."""

from __future__ import annotations

import pytest
from helpers import checker_with, find, pattern

from tlqa.countries import spoken_of
from tlqa.errors import UsageError
from tlqa.model import Confidence, Origin, Severity
from tlqa.origin import CAP, origin
from tlqa.rulebook.book import RuleBook

FRENCH = pattern("deal", "en/tests/french", evidence={"fr": 1.2, "es": 0.3})
BOTH = pattern("pact", "en/tests/both", evidence={"fr": 0.9, "es": 0.5})


def guess(text: str, *rules: object, **options: str) -> Origin | None:
    return checker_with(*rules, **options).check_text(text).translated_from  # type: ignore[arg-type]


GERMAN_SOURCE = (
    "Der Preis stieg um 12 Prozent. Die Stadt hat das am Montag mit dem Land und den Gemeinden besprochen."
)
GERMAN_STORY = "A deal, realised, sensible, comma. Prices rose by 12 percent."


def test_the_language_of_a_source_chooses_the_pack_as_if_it_were_given() -> None:
    checker = checker_with(CALQUE, GERMAN, WITNESS)
    told = checker.check_text(GERMAN_STORY, source=GERMAN_SOURCE, source_language="de")
    given = checker_with(CALQUE, GERMAN, WITNESS, source_language="de").check_text(GERMAN_STORY)
    assert [(f.rule, f.confidence, f.points) for f in told.findings] == [
        (f.rule, f.confidence, f.points) for f in given.findings
    ]
    assert told.translated_from == given.translated_from
    assert told.score.value == given.score.value
    assert told.signature == given.signature
    assert told.signature.endswith("source:de")
    guessed = checker.check_text(GERMAN_STORY, source=GERMAN_SOURCE)
    assert guessed.translated_from == given.translated_from
    other = checker.check_text(GERMAN_STORY, source=GERMAN_SOURCE, source_language="fr")
    assert [f.confidence for f in other.findings] != [f.confidence for f in told.findings]
    assert checker.check_text(GERMAN_STORY).signature == checker.signature


def test_a_language_that_is_given_goes_before_that_of_the_source() -> None:
    checker = checker_with(CALQUE, GERMAN, WITNESS, source_language="fr")
    report = checker.check_text(GERMAN_STORY, source=GERMAN_SOURCE)
    assert report.translated_from is not None
    assert report.translated_from.language == "fr"


def test_evidence_is_summed_once_a_rule() -> None:
    found = guess("A deal is a deal, and a pact is a pact.", FRENCH, BOTH)
    assert found == Origin("fr", 2.1, 0.74, (("en/tests/french", 1.2), ("en/tests/both", 0.9)))
    assert guess("A deal is a deal is a deal.", FRENCH) is None
    assert guess("It rained.", FRENCH) is None


def test_no_rule_says_more_than_the_cap() -> None:
    found = guess("The deal.", pattern("deal", evidence={"fr": 9.0}))
    assert found is not None
    assert found.log_odds == CAP


def test_it_takes_a_margin_over_the_second_language() -> None:
    assert guess("The deal.", pattern("deal", evidence={"es": 2.4, "fr": 2.0})) is None
    found = guess("The deal.", pattern("deal", evidence={"es": 2.5, "fr": 2.0}))
    assert found is not None
    assert found.language == "es"


def test_of_equal_evidence_the_language_that_desks_get_more() -> None:
    found = guess("The deal.", pattern("deal", evidence={"ru": 2.2, "uk": 2.2}))
    assert found is not None
    assert (found.language, found.sure) == ("ru", 0.6)


def test_evidence_against_a_language() -> None:
    against = pattern("pact", "en/tests/against", evidence={"fr": -1.0})
    assert guess("The deal and the pact.", pattern("deal", evidence={"fr": 2.2}), against) is None


def test_a_language_that_was_given() -> None:
    found = guess("The deal.", FRENCH, source_language="es")
    assert found == Origin("es", 0.3, 1.0, (("en/tests/french", 0.3),), given=True)
    assert guess("It rained.", FRENCH, source_language="tr") == Origin("tr", 0.0, given=True)


@pytest.mark.parametrize(("code", "said"), [("french", "no language code"), ("en", "of the stories")])
def test_codes_that_are_none(code: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        checker_with(FRENCH, source_language=code)


MEDIUM = {"confidence": Confidence.MEDIUM}
CALQUE = pattern("realised", "en/tests/calque", evidence={"fr": 0.5}, **MEDIUM)
GERMAN = pattern("sensible", "en/tests/german", evidence={"de": 0.5}, **MEDIUM)
NEUTRAL = pattern("comma", "en/tests/neutral", **MEDIUM)
WITNESS = pattern("deal", "en/tests/witness", evidence={"fr": 2.4}, **MEDIUM)


def confidences(text: str, *rules: object, **options: str) -> dict[str, tuple[Confidence, float]]:
    report = checker_with(*rules, **options).check_text(text)  # type: ignore[arg-type]
    return {each.rule.rpartition("/")[2]: (each.confidence, each.points) for each in report.findings}


def test_the_pack_of_the_origin_is_trusted_more_and_others_less() -> None:
    found = confidences("A deal, realised, sensible, comma.", CALQUE, GERMAN, NEUTRAL, WITNESS)
    assert found == {
        "witness": (Confidence.MEDIUM, 2.5),  # the others do not say enough to lift it
        "calque": (Confidence.HIGH, 5.0),
        "german": (Confidence.LOW, 1.0),
        "neutral": (Confidence.MEDIUM, 2.5),
    }


def test_no_rule_lifts_itself() -> None:
    assert confidences("A deal is a deal.", WITNESS) == {"witness": (Confidence.MEDIUM, 2.5)}


def test_a_given_language_lifts_its_pack() -> None:
    found = confidences("A deal, realised, sensible, comma.", CALQUE, GERMAN, WITNESS, source_language="fr")
    assert {name: confidence for name, (confidence, _) in found.items()} == {
        "witness": Confidence.HIGH,
        "calque": Confidence.HIGH,
        "german": Confidence.LOW,
    }


def test_the_score_follows() -> None:
    text = "A deal, realised."
    points = checker_with(CALQUE, WITNESS).check_text(text).score.points
    assert points == 2.5 + 5.0
    assert checker_with(CALQUE).check_text(text).score.points == 2.5


def test_of_findings_alone() -> None:
    assert origin(find(FRENCH, "The deal."), RuleBook((FRENCH,))) is None


GERMANY = "The deal in Berlin, in Hamburg and in Munich pleased the German minister Jörg Löhner."


def test_a_story_that_was_translated_is_told_by_what_it_speaks_of() -> None:
    found = guess(GERMANY, pattern("deal", severity=Severity.MAJOR))
    assert found is not None
    assert (found.language, found.evidence) == ("de", ())
    weak = guess(GERMANY, pattern("deal", severity=Severity.MINOR, evidence={"nl": 1.6}))
    assert weak is not None


def test_what_a_story_speaks_of_does_not_say_that_it_was_translated() -> None:
    assert guess(GERMANY) is None
    assert guess(GERMANY, pattern("deal", severity=Severity.MINOR)) is None
    assert guess(GERMANY, pattern("deal", severity=Severity.MINOR, evidence={"de": 0.9})) is None
    assert guess("The deal in Berlin fell through.", pattern("deal", severity=Severity.MAJOR)) is None


def test_what_a_story_speaks_of_moves_no_finding() -> None:
    calque = pattern("deal", severity=Severity.MAJOR, confidence=Confidence.MEDIUM, evidence={"fr": 0.3})
    (finding,) = checker_with(calque).check_text(GERMANY).findings
    assert finding.confidence is Confidence.MEDIUM


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Talks in Warsaw and in Kraków went on, the Polish minister Łukasz Wąż said in Warsaw.", "pl"),
        ("In Seoul and Busan the Korean court heard the Korean firm.", "ko"),
        ("The Norwegian fjord at Tromsø, said Bjørn Øyen of Oslo.", "no"),
        ("A street in a town.", None),
    ],
)
def test_where_a_story_is_at_home(text: str, code: str | None) -> None:
    said = spoken_of(text)
    assert max(said, key=said.__getitem__, default=None) == code
    assert all(0 <= value <= 6.8 for value in said.values())
