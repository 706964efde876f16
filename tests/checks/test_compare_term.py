"""A glossary beside a source: what counts as said, where it is said, and in which form."""

from __future__ import annotations

import pytest
from helpers import checker_with, rule_of, shown, spans_of

LANDRAT = {"source": {"de": ["Landrat"]}, "use": ["district administrator"], "not": ["county council"]}


def assert_found(event: str, marked: str, source: str, code: str = "de", **more: object) -> None:
    checker = checker_with(rule_of("compare-term", event=event, terms=[{**LANDRAT, **more}]))
    text = spans_of(marked)[0]
    assert shown(text, checker.check_text(text, source=source, source_language=code).findings) == marked


@pytest.mark.parametrize(
    ("event", "marked", "source"),
    [
        # said once in a paragraph, it may go on with another word
        (
            "missing",
            "The district administrator opened the bridge on 4 May. He said it cost 35 million euros.",
            "Der Landrat eröffnete die Brücke am 4. Mai. Der Landrat sagte, sie koste 35 Millionen Euro.",
        ),
        # the next paragraph is another
        (
            "missing",
            "The district administrator opened it on 4 May.\n\nThe man said it cost 35 million ⟦euros.⟧",
            "Der Landrat eröffnete die Brücke am 4. Mai.\n\nDer Landrat sagte, sie koste 35 Millionen Euro.",
        ),
        # moved to the sentence after it
        (
            "missing",
            "The bridge has been open since 4 May. The district administrator said it cost 35 million euros.",
            "Der Landrat eröffnete die Brücke am 4. Mai. Wie er sagte, kostete sie 35 Millionen Euro.",
        ),
        # each says it
        (
            "missing",
            "He opened the bridge on 4 ⟦May.⟧ The district administrator said it cost 35 million euros.",
            "Der Landrat eröffnete die Brücke am 4. Mai. Der Landrat sagte, sie koste 35 Millionen Euro.",
        ),
        ("wrong", "The ⟦county council⟧ met its district administrator.", "Der Landrat traf seinen Landrat."),
        ("wrong", "The county council met its district administrator.", "Der Kreistag traf seinen Landrat."),
        ("wrong", "The ⟦county councils⟧ met.", "Die Landräte trafen sich."),
        ("missing", "The county council met.", "Der Landrat kam."),  # that is the other's
        ("missing", "It closed.", "Das Landratsamt schloss."),
    ],
)  # fmt: skip
def test_found(event: str, marked: str, source: str) -> None:
    assert_found(event, marked, source)


def test_longer_phrases_are_something_else() -> None:
    assert_found("missing", "He came.", "Der Landrat a. D. kam.", **{"except": ["Landrat a. D."]})
    assert_found(
        "wrong", "The county council house stands.", "Der Landrat baut.", **{"except": "county council house"}
    )


def test_a_phrase_is_something_else_for_its_own_entry_only() -> None:
    council = {"source": {"de": ["Rat der Stadt"]}, "use": ["city council"]}
    other = {"source": {"de": ["Rat"]}, "use": ["advice"], "except": ["Rat der Stadt"]}
    checker = checker_with(rule_of("compare-term", event="missing", terms=[other, council]))
    found = checker.check_text("They met.", source="Der Rat der Stadt tagte.", source_language="de").findings
    assert [each.source.text for each in found if each.source] == ["Rat der Stadt"]


def test_a_name_in_any_language() -> None:
    for code, source in (
        ("fr", "Le Bundestag vote."),
        ("ru", "Bundestag голосует."),
        ("zh", "Bundestag 投票。"),
    ):
        entry = {"source": {"*": ["Bundestag"]}, "use": ["Bundestag"]}
        checker = checker_with(rule_of("compare-term", event="missing", terms=[entry]))
        assert len(checker.check_text("Parliament votes.", source=source, source_language=code).findings) == 1
        assert not checker.check_text("The Bundestag votes.", source=source, source_language=code).findings


def test_another_language_has_not_the_term() -> None:
    assert_found("missing", "He came.", "Le landrat est venu.", "fr")


def test_a_glossary_of_one_language_tells_that_of_a_short_source() -> None:
    checker = checker_with(rule_of("compare-term", event="missing", terms=[LANDRAT]))
    assert len(checker.check_text("He came.", source="Landrat kam.").findings) == 1
    french = {"source": {"fr": ["préfet"]}, "use": ["prefect"]}
    checker = checker_with(rule_of("compare-term", event="missing", terms=[LANDRAT, french]))
    assert checker.check_text("He came.", source="Landrat kam.").findings == ()


def test_by_the_language_and_not_the_region() -> None:
    entry = {"source": {"pt-BR": ["prefeito"]}, "use": ["mayor"]}
    checker = checker_with(rule_of("compare-term", event="missing", terms=[entry]))
    found = checker.check_text("He came.", source="Os prefeitos vieram.", source_language="pt").findings
    (finding,) = found
    assert finding.source is not None
    assert finding.source.text == "prefeitos"


def test_what_was_left_out_is_not_a_wrong_word() -> None:
    """A sentence without another side is for the rules of sentences."""
    source = "Der Fluss steigt um 3 Meter. Der Landrat warnt vor der Flut. Die 12 Schulen bleiben heute zu."
    text = "The river is rising by 3 metres. The 12 schools remain closed today."
    assert_found("missing", text, source)


def test_a_story_without_a_source() -> None:
    checker = checker_with(rule_of("compare-term", event="missing", terms=[LANDRAT]))
    assert checker.check_text("He came.").findings == ()
