"""From hits to findings: speech, context, one finding an artefact, templates and fixes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from helpers import ANY, analysis_of, assert_findings, checker_with, find, pattern, shown
from hypothesis import given
from hypothesis import strategies as st

from tlqa.checks.base import Hit
from tlqa.findings import fill, heaviest, make_finding
from tlqa.model import BlockKind, Confidence, Finding, Fix, FixTemplate, Severity
from tlqa.scoring.profiles import load_profile

if TYPE_CHECKING:
    from tlqa.model import Rule

PROFILE = load_profile("wire")
TEXT = "The deal, “a bad deal,” is no deal at all."


# What a finding says


def test_a_finding_from_a_hit() -> None:
    rule = pattern("deal (?P<rest>dead)", fix="pact {rest}", message="{text}: {rest}", weight=4.0)
    (found,) = find(rule, "The deal dead, he said.")
    assert found == Finding(
        rule="en/tests/rule",
        severity=Severity.MAJOR,
        confidence=Confidence.HIGH,
        category="linguistic-conventions/grammar",
        message="deal dead: dead",
        why="The test says so.",
        start=4,
        end=13,
        text="deal dead",
        points=4.0,
        block=BlockKind.PARAGRAPH,
        in_quotation=False,
        fix=Fix("pact dead", safe=True),
        fingerprint=found.fingerprint,
    )


@pytest.mark.parametrize(
    ("confidence", "points"), [(Confidence.HIGH, 4.0), (Confidence.MEDIUM, 2.0), (Confidence.LOW, 0.8)]
)
def test_points_are_the_weight_by_confidence(confidence: Confidence, points: float) -> None:
    (found,) = find(pattern("pact", weight=4.0, confidence=confidence), "The pact.")
    assert (found.points, found.confidence) == (points, confidence)


def test_a_check_may_know_better_how_sure_it_is() -> None:
    story = analysis_of("The pact.")
    found = make_finding(pattern("pact", weight=4.0), Hit(4, 8, confidence=Confidence.LOW), story, PROFILE)
    assert found is not None
    assert (found.confidence, found.points) == (Confidence.LOW, 0.8)


# Speech


@pytest.mark.parametrize(
    ("speech", "marked"),
    [
        ("both", "The ⟦deal⟧, “a bad ⟦deal⟧,” is no ⟦deal⟧ at all."),
        ("skip", "The ⟦deal⟧, “a bad deal,” is no ⟦deal⟧ at all."),
        ("only", "The deal, “a bad ⟦deal⟧,” is no deal at all."),
    ],
)
def test_speech(speech: str, marked: str) -> None:
    assert_findings(pattern("deal", speech=speech), marked)


def test_what_touches_speech_is_in_it() -> None:
    assert_findings(pattern("deal, “a", speech="skip"), TEXT)
    assert_findings(pattern("deal, “a", speech="only"), "The ⟦deal, “a⟧ bad deal,” is no deal at all.")
    assert [f.in_quotation for f in find(pattern("deal"), TEXT)] == [False, True, False]


# Context


def test_unless_takes_the_findings_of_its_block_back() -> None:
    rule = pattern("deal", unless=("no deal",))
    assert_findings(rule, f"{TEXT}\n\nThe ⟦deal⟧ is dead.")


def test_unless_may_use_macros() -> None:
    assert_findings(
        pattern("deal", unless=("on {{DAY}}",)), "The ⟦deal⟧ is off.\n\nThe deal was made on Monday."
    )


def test_any_unless_will_do() -> None:
    rule = pattern("deal", unless=("never there", "is off"))
    assert_findings(rule, "The deal is off.\n\nThe ⟦deal⟧ is on.")


def test_a_hit_outside_the_scope_or_between_blocks_is_none() -> None:
    story = analysis_of("Deal is dead again\n\nThe deal between the islands is dead, said the envoy.")
    rule = pattern("deal")
    assert make_finding(rule, Hit(0, 4), story, PROFILE) is None
    assert make_finding(rule, Hit(18, 20), story, PROFILE) is None
    assert make_finding(replace(rule, scope=ANY), Hit(0, 4), story, PROFILE) is not None


# Templates


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{text}", "deal"),
        ("{text}{text}", "dealdeal"),
        ("{other}", "{other}"),
        ("{text.__class__}", "{text.__class__}"),
        ("{text[0]}", "{text[0]}"),
        ("{text!r}", "{text!r}"),
        ("{text:>99999999}", "{text:>99999999}"),
        ("{0} {} {{text}}", "{0} {} {deal}"),
        ("{brace}", "{text}"),
        (r"\1 %s $text \g<text>", r"\1 %s $text \g<text>"),
    ],
)
def test_filling_a_template_evaluates_nothing(template: str, expected: str) -> None:
    assert fill(template, {"text": "deal", "brace": "{text}"}) == expected


@given(st.text(), st.dictionaries(st.text(), st.text()))
def test_any_template_can_be_filled(template: str, groups: dict[str, str]) -> None:
    fill(template, groups)


# Fixes


def test_a_fix_is_safe_outside_quotations_only() -> None:
    found = find(pattern("(?P<word>deal)", fix="{word}s"), TEXT)
    assert [f.fix for f in found] == [Fix("deals", True), Fix("deals", False), Fix("deals", True)]


def test_a_fix_that_is_not_safe_stays_so() -> None:
    (found,) = find(pattern("pact", fix=FixTemplate("deal")), "The pact.")
    assert found.fix == Fix("deal", safe=False)


def test_the_fix_of_a_check_goes_first_and_is_not_safe_in_quotations() -> None:
    story, rule = analysis_of(TEXT), pattern("deal", fix="pact")
    outside = make_finding(rule, Hit(4, 8, fix=Fix("truce", safe=True)), story, PROFILE)
    inside = make_finding(rule, Hit(17, 21, fix=Fix("truce", safe=True)), story, PROFILE)
    assert outside is not None
    assert inside is not None
    assert (outside.fix, inside.fix) == (Fix("truce", True), Fix("truce", False))


# One finding an artefact


def finding(
    start: int, end: int, rule: str = "en/quotes/a", severity: str = "major", points: float = 5
) -> Finding:
    return Finding(
        rule, Severity(severity), Confidence.HIGH, "x/y", "", "", start, end, "x" * (end - start), points
    )


def kept(*findings: Finding) -> list[tuple[int, int, str]]:
    result = [(f.start, f.end, f.rule) for f in heaviest(findings)]
    assert result == [(f.start, f.end, f.rule) for f in heaviest(reversed(findings))]
    return result


def test_findings_apart_all_stay_in_order_of_place() -> None:
    assert kept(finding(20, 30), finding(0, 10), finding(10, 20)) == [
        (0, 10, "en/quotes/a"),
        (10, 20, "en/quotes/a"),
        (20, 30, "en/quotes/a"),
    ]


def test_of_one_family_half_of_the_shorter_one_is_enough() -> None:
    heavy = finding(0, 100, "en/quotes/a", "critical")
    assert kept(heavy, finding(95, 105, "en/quotes/b")) == [(0, 100, "en/quotes/a")]
    assert len(kept(heavy, finding(96, 106, "en/quotes/b"))) == 2


def test_of_two_families_it_is_half_of_the_longer_one() -> None:
    heavy = finding(0, 100, "en/quotes/a", "critical")
    assert len(kept(heavy, finding(40, 50, "en/splits/b"))) == 2
    assert kept(heavy, finding(0, 50, "en/splits/b")) == [(0, 100, "en/quotes/a")]


def test_a_family_is_one_over_languages() -> None:
    assert len(kept(finding(0, 100, "common/quotes/a", "critical"), finding(0, 10, "en/quotes/b"))) == 1


def test_furniture_swallows_what_it_holds() -> None:
    furniture = finding(0, 100, "en/boilerplate/a")
    assert kept(furniture, finding(40, 50, "en/splits/b", "minor", 1)) == [(0, 100, "en/boilerplate/a")]


def test_what_is_graver_does_not_hide_the_long_furniture_round_it() -> None:
    furniture = finding(0, 100, "en/boilerplate/a", "minor", 1)
    assert len(kept(furniture, finding(40, 50, "en/splits/b"))) == 2
    assert kept(furniture, finding(0, 90, "en/splits/b")) == [(0, 90, "en/splits/b")]


@pytest.mark.parametrize(
    ("light", "heavy"),
    [
        (finding(0, 10, "en/quotes/a", "minor", 9), finding(0, 10, "en/quotes/b", "major", 1)),
        (finding(0, 10, "en/quotes/a", "major", 4), finding(0, 10, "en/quotes/b", "major", 5)),
        (finding(1, 10, "en/quotes/a"), finding(0, 9, "en/quotes/b")),
        (finding(0, 10, "en/quotes/a"), finding(0, 9, "en/quotes/b")),
        (finding(0, 10, "en/quotes/b"), finding(0, 10, "en/quotes/a")),
    ],
    ids=["severity", "points", "place", "shortness", "name"],
)
def test_what_stays(light: Finding, heavy: Finding) -> None:
    assert heaviest([light, heavy]) == heaviest([heavy, light]) == [heavy]


_FINDINGS = st.lists(
    st.builds(
        lambda start, length, rule, severity: finding(start, start + length, rule, severity),
        st.integers(0, 2000),
        st.integers(1, 700),
        st.sampled_from(["en/quotes/a", "en/quotes/b", "en/splits/a", "en/boilerplate/a"]),
        st.sampled_from(list(Severity)),
    ),
    max_size=25,
)


@given(_FINDINGS)
def test_what_stays_is_settled(findings: list[Finding]) -> None:
    once = heaviest(findings)
    assert heaviest(once) == once
    assert heaviest(list(reversed(findings))) == once
    assert all(f in findings for f in once)
    assert once == sorted(once, key=lambda f: (f.start, f.end, f.rule))
    if findings:
        assert max(f.severity.rank for f in once) == max(f.severity.rank for f in findings)


def test_the_engine_keeps_the_heaviest() -> None:
    light = pattern("the deal is", "en/tests/light", severity=Severity.MINOR)
    heavy = pattern("deal is dead", "en/tests/heavy")
    text = "He said the deal is dead."
    assert shown(text, checker_with(light, heavy).check_text(text).findings) == "He said the ⟦deal is dead⟧."


# Where the story comes from


# Company


def test_a_rule_that_wants_company_speaks_only_in_a_damaged_story() -> None:
    shy = replace(pattern("odd word"), id="en/tests/shy", company=1)
    bold = (replace(pattern(word), id=f"en/tests/{word}") for word in ("torn", "broken", "bent"))
    mild = replace(pattern("frayed"), id="en/names/frayed", severity=Severity.MINOR)
    other = replace(pattern("worn"), id="en/names/worn", severity=Severity.MINOR)
    checker = checker_with(shy, *bold, mild, other)

    def rules(text: str) -> list[str]:
        return [f.rule.split("/")[-1] for f in checker.check_text(text).findings]

    assert rules("It is an odd word, and it is torn.") == ["torn"]
    assert rules("It is an odd word, torn and torn.") == ["torn", "torn"]
    assert rules("It is an odd word, torn and broken.") == ["shy", "torn", "broken"]
    assert rules("It is an odd word, torn and frayed.") == ["torn", "frayed"]
    assert rules("It is an odd word, torn, frayed and worn.") == ["shy", "torn", "frayed", "worn"]
    long = "The bridge is old and grey. " * 150
    assert rules(f"{long}It is an odd word, torn and broken.") == ["torn", "broken"]
    assert rules(f"{long}An odd word, torn, broken, bent.") == ["shy", "torn", "broken", "bent"]


def test_rules_that_want_company_are_none_to_each_other() -> None:
    shy, other = (replace(pattern(word), id=f"en/tests/{word}", company=1) for word in ("odd", "strange"))
    bold = (replace(pattern(word), id=f"en/tests/{word}") for word in ("torn", "bent"))
    checker = checker_with(shy, other, *bold)
    assert [f.text for f in checker.check_text("An odd word, a strange one.").findings] == []
    assert [f.text for f in checker.check_text("An odd word, torn.").findings] == ["torn"]
    assert [f.text for f in checker.check_text("An odd word, torn, bent.").findings] == [
        "odd",
        "torn",
        "bent",
    ]


def test_a_rule_selected_by_itself_wants_no_company() -> None:
    checker = checker_with(replace(pattern("odd"), company=2))
    assert [f.text for f in checker.check_text("An odd word in a sentence.").findings] == ["odd"]


# What stands alone

_LONG = "The bridge is old and grey. " * 90
"""540 words without a fault."""


def _alone(rule_id: str, **changes: Any) -> Rule:
    return replace(pattern(rule_id.rpartition("/")[2]), id=rule_id, **changes)


def test_what_is_doubtful_is_not_told_alone_in_a_long_story() -> None:
    doubtful, sure = _alone("en/splits/odd", when_alone="skip"), _alone("en/quotes/torn")
    minor = [_alone(f"en/names/{word}", severity=Severity.MINOR) for word in ("worn", "frayed")]
    page = _alone("en/boilerplate/menu", severity=Severity.MINOR)
    checker = checker_with(doubtful, sure, *minor, page)

    def told(text: str, **more: str) -> list[str]:
        return [f.text for f in checker.check_text(text, **more).findings]

    assert told("An odd word.") == ["odd"]
    assert told(f"{_LONG}An odd word.") == []
    assert told(f"{_LONG}An odd, odd word.") == []
    assert told(f"{_LONG}An odd word, torn.") == ["odd", "torn"]
    assert told(f"{_LONG}An odd word, worn.") == ["worn"]
    assert told(f"{_LONG}An odd word, worn and frayed.") == ["odd", "worn", "frayed"]
    assert told(f"{_LONG}An odd word, a worn menu.") == ["worn", "menu"]
    assert told(f"{_LONG}It is torn.") == ["torn"]
    assert told(f"{_LONG}An odd word.", source="Ein Wort.", source_language="de") == ["odd"]


def test_what_costs_nothing_is_no_company() -> None:
    free = _alone("en/quotes/torn", weight=0.0)
    checker = checker_with(_alone("en/splits/odd", when_alone="skip"), free)
    assert [f.text for f in checker.check_text(f"{_LONG}An odd word, torn.").findings] == ["torn"]


def test_what_is_mended_without_being_asked_is_no_company() -> None:
    minor = [_alone(f"en/names/{word}", severity=Severity.MINOR) for word in ("worn", "frayed")]
    mended = [replace(rule, fix=FixTemplate("x", safe=True)) for rule in minor]
    text = f"{_LONG}An odd word, worn and frayed."
    for others, told in ((minor, ["odd", "worn", "frayed"]), (mended, ["worn", "frayed"])):
        checker = checker_with(_alone("en/splits/odd", when_alone="skip"), *others)
        assert [f.text for f in checker.check_text(text).findings] == told


def test_what_a_finding_hid_is_told_when_it_is_not() -> None:
    hiding = replace(
        pattern("very odd word"), id="en/splits/a", when_alone="skip", severity=Severity.CRITICAL
    )
    hidden = replace(pattern("very odd"), id="en/splits/b", severity=Severity.MINOR)
    checker = checker_with(hiding, hidden)
    assert [f.text for f in checker.check_text("A very odd word.").findings] == ["very odd word"]
    assert [f.text for f in checker.check_text(f"{_LONG}A very odd word.").findings] == ["very odd"]


def test_rules_selected_by_themselves_are_told_alone() -> None:
    checker = checker_with(_alone("en/splits/odd", when_alone="skip"))
    assert [f.text for f in checker.check_text(f"{_LONG}An odd word.").findings] == ["odd"]


# Source languages


def test_a_rule_for_source_languages_speaks_only_in_a_story_from_one_of_these() -> None:
    calque = replace(pattern("declarations"), id="en/tests/calque", source_languages=("es", "pt"))
    bold = replace(pattern("torn"), id="en/tests/bold")
    checker = checker_with(calque, bold)

    def rules(text: str, **more: str) -> list[str]:
        return [f.rule.split("/")[-1] for f in checker.check_text(text, **more).findings]

    assert rules("In Madrid, Sevilla and Bilbao his declarations were heard.") == []
    assert rules("In Madrid, Sevilla and Bilbao his declarations were torn.") == ["calque", "bold"]
    assert rules("In Paris, Lyon and Lille his declarations were torn.") == ["bold"]
    assert rules("In Lisbon and in Madrid his declarations were torn.") == ["calque", "bold"]
    assert rules("His declarations were torn.") == ["bold"]


def test_the_source_language_that_is_given_is_enough() -> None:
    calque = replace(pattern("declarations"), id="en/tests/calque", source_languages=("es",))
    bold = replace(pattern("torn"), id="en/tests/bold")
    text = "The minister’s declarations came late."
    for code, found in (("es", ["declarations"]), ("fr", []), (None, [])):
        checker = checker_with(calque, bold, source_language=code)
        assert [f.text for f in checker.check_text(text).findings] == found


def test_a_rule_for_source_languages_that_is_selected_by_itself_waits_for_nothing() -> None:
    checker = checker_with(replace(pattern("odd"), source_languages=("fr",)))
    assert [f.text for f in checker.check_text("An odd word in a sentence.").findings] == ["odd"]


# Topics


def test_a_rule_with_a_topic_speaks_only_in_a_story_with_two_of_its_words() -> None:
    advanced = replace(
        pattern("advanced"), id="en/tests/advanced", topic=("coach", "goal", "goals", "match", "striker")
    )
    checker = checker_with(advanced, replace(pattern("torn"), id="en/tests/bold"))

    def found(text: str) -> list[str]:
        return [f.text for f in checker.check_text(text).findings]

    one = "The coach saw it, and the advanced left. "
    assert found(f"{one}His shirt was torn.") == ["torn"]
    assert found(f"{one}Goal! His shirt was torn.") == ["torn"]  # a name or a shout is no word of a topic
    assert found(f"{one}His shirt was torn at the first goal.") == ["advanced", "torn"]
    assert found(f"{one}At the first goal all rose.") == ["advanced"]


def test_a_rule_with_a_topic_that_is_selected_by_itself_waits_for_nothing() -> None:
    checker = checker_with(replace(pattern("odd"), topic=("match", "goal")))
    assert [f.text for f in checker.check_text("An odd word in a sentence.").findings] == ["odd"]
