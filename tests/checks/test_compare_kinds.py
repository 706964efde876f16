"""Kinds that hold a story against its source: what their rules' own examples do not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers import checker_with, rule_of

from tlqa.engine import Checker
from tlqa.model import Document, SourceSpan
from tlqa.rulebook.kinds import kinds

if TYPE_CHECKING:
    from tlqa.model import Finding, Rule

CHANGED = rule_of("compare-number", event="changed")
LOST = rule_of("compare-number", event="lost")
ADDED = rule_of("compare-number", event="added")
FRENCH = """\
Le barrage ferme lundi

Le barrage fermera lundi pour onze mois, a annoncé la préfecture. Les travaux coûteront 3,2 millions d'euros.

Environ 4 500 habitants seront privés d'eau la nuit. La maire Odile Kerbrat a demandé des citernes.

Les pompes datent de 1964. Personne ne les avait remplacées depuis la guerre.
"""
ENGLISH = """\
Dam to close on Monday

The dam will close for eleven months on Monday, the prefecture said. The work will cost 3.2 million euros.

About 4,500 inhabitants will have no water at night. Mayor Odile Kerbrat has asked for tankers.

The pumps date from 1964. Nobody had replaced them since the war.
"""
OTHER = """\
Ferry resumes after storm

The ferry sailed again after three days in port, and lorries waited on the quay. Volunteers brought soup.

Forty drivers slept in their cabs. One of them played the accordion until the harbour master came.

The crew of the Marianne had seen worse winters. They sang.
"""


def found(rule: Rule, text: str, source: str, code: str = "fr") -> tuple[Finding, ...]:
    return checker_with(rule).check_text(text, source=source, source_language=code).findings


def test_a_story_without_a_source_is_compared_with_nothing() -> None:
    checker = Checker(select=["en/bilingual"])
    report = checker.check_text(ENGLISH)
    assert (report.findings, report.notices) == ((), ())


def test_a_good_translation() -> None:
    report = Checker(select=["en/bilingual"]).check_text(ENGLISH, source=FRENCH, source_language="fr")
    assert (report.findings, report.notices) == ((), ())


def test_what_it_was_compared_with() -> None:
    (finding,) = found(CHANGED, ENGLISH.replace("4,500", "5,400"), FRENCH)
    start = FRENCH.index("4 500")
    assert finding.source == SourceSpan(start, start + 5, "4 500")
    assert finding.text == "5,400"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("It will take 12 to 14 million visitors.", "Il faudra 12 à 14 millions de visiteurs."),
        ("At 14: 40 the bridge was shut.", "Le pont a été fermé à 14h40."),
        ("The doors open at 6 p.m. for all.", "Les portes ouvrent à 18 heures pour tous."),
        ("The H5N1 virus was found on 3 farms.", "Le virus H5N1 a été trouvé dans 3 fermes."),
        ("Both were freed and one wept.", "Les deux ont été libérés et l'un a pleuré."),
    ],
)
def test_figures_that_only_look_different(text: str, source: str) -> None:
    for rule in (CHANGED, LOST, ADDED):
        assert found(rule, text, source) == ()


def test_a_figure_that_moved_to_the_next_sentence() -> None:
    source = "Le feu a tué 27 vaches dans la nuit. La ferme est assurée, dit la police."
    text = "The fire in the night killed cows. The farm and its 27 cows are insured, police say."
    for rule in (CHANGED, LOST, ADDED):
        assert found(rule, text, source) == ()


def test_a_source_in_the_language_of_the_story_is_said_once() -> None:
    report = Checker(select=["en/bilingual"]).check_text(ENGLISH.replace("1964", "1946"), source=ENGLISH)
    assert report.findings == ()
    assert [notice.message for notice in report.notices] == [
        "the source is in the language of the story; nothing was compared"
    ]


def test_a_story_and_its_source_swapped() -> None:
    report = Checker(select=["en/bilingual"]).check_text(FRENCH, source=ENGLISH)
    assert report.findings == ()
    assert [notice.message for notice in report.notices] == [
        "the source and the story look swapped; nothing was compared"
    ]


def test_a_source_of_another_story_is_said_once() -> None:
    report = Checker(select=["en/bilingual"]).check_text(OTHER, source=FRENCH)
    assert report.findings == ()
    (notice,) = report.notices
    assert notice.message.startswith("the source does not belong to this story")
    assert report.translated_from is None


def test_the_rest_is_checked_all_the_same() -> None:
    damaged = (
        OTHER + "\nThe talks ended late. The deal is dead,” the envoy told reporters on Sunday evening.\n"
    )
    report = Checker().check_text(damaged, source=FRENCH)
    assert [f.rule for f in report.findings] == ["en/quotes/unopened"]


def test_the_language_of_the_source_is_guessed_and_told() -> None:
    report = Checker(select=["en/bilingual"]).check_text(ENGLISH, source=FRENCH)
    assert report.document.source is not None
    assert report.document.source.language == "fr"
    assert report.translated_from is not None
    assert report.translated_from.language == "fr"


@pytest.mark.parametrize("source", ["", " \n", "\ud800", "?", "1", "。" * 50, "a\n" * 200, "“" * 30])
@pytest.mark.parametrize("code", ["fr", "zh", "xx", ""])
def test_odd_sources_are_read(source: str, code: str) -> None:
    checker = Checker(select=["en/bilingual"], preview=True)
    for text in (ENGLISH, "", "?"):
        report = checker.check_text(text, source=source, source_language=code)
        for finding in report.findings:
            assert text[finding.start : finding.end] == finding.text
            assert (
                finding.source is None
                or source[finding.source.start : finding.source.end] == finding.source.text
            )


def test_a_document_made_by_hand_may_have_a_source_without_blocks() -> None:
    source = Document("Bonjour.", "a.fr", "plain", "fr", ())
    text = Checker().check_text(ENGLISH).document
    made = Document(text.text, "a", "plain", "en", text.blocks, source=source)
    assert Checker(select=["en/bilingual"], preview=True).check(made).notices == ()


def test_every_kind_that_compares_says_so() -> None:
    for name, module in kinds().items():
        assert name.startswith("compare-") == (
            "(needs the story's" in " ".join((module.__doc__ or "").split())
        )
