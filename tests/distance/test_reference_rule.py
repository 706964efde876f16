"""Rules of the kind ``reference``: their figures are sacrebleu's own, and no score feels them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from comparing import DRAFTS, sacrebleu
from helpers import ANY, checker_with, rule_of

from tlqa.damage import damage
from tlqa.engine import Checker
from tlqa.errors import RuleError, UsageError
from tlqa.findings import heaviest
from tlqa.measures import NAMES
from tlqa.model import Confidence, Severity, Verdict
from tlqa.rulebook.select import with_severities

if TYPE_CHECKING:
    from pathlib import Path

    from tlqa.model import FileReport, Rule

DRAFT = (DRAFTS / "engine-b.txt").read_text("utf-8")
REFERENCE = (DRAFTS / "reference.txt").read_text("utf-8")
MESSAGE = "{metric} {score} {limit} ({signature}) {theirs}"
OPTIONS = {
    "bleu": ["-m", "bleu"],
    "chrf": ["-m", "chrf"],
    "chrf++": ["-m", "chrf", "-cw", "2"],
    "ter": ["-m", "ter"],
}


def limit(metric: str, per: str, value: float, **more: object) -> Rule:
    which = "up_to" if metric == "ter" else "at_least"
    given = {"message": MESSAGE, "weight": 0.0, "severity": Severity.MINOR, "words": 1, **more}
    return rule_of("reference", metric=metric, per=per, scope=ANY, **{which: value}, **given)


def held(rule: Rule, text: str = DRAFT, reference: str = REFERENCE) -> FileReport:
    return checker_with(rule).check_text(text, reference=reference)


@pytest.mark.parametrize("metric", NAMES)
def test_the_figure_of_a_sentence_is_that_of_the_command_line(metric: str, tmp_path: Path) -> None:
    everything = 0 if metric == "ter" else 100
    findings = held(limit(metric, "sentence", everything)).findings
    assert len(findings) > 4
    said = [finding.message.partition(") ") for finding in findings]
    draft, reference = tmp_path / "draft", tmp_path / "reference"
    draft.write_text("".join(" ".join(f.text.split()) + "\n" for f in findings), "utf-8")
    reference.write_text("".join(f"{theirs}\n" for *_, theirs in said), "utf-8")
    lines = sacrebleu(reference, "-i", draft, "-sl", *OPTIONS[metric], "-w", "1")
    for (ours, *_), line in zip(said, lines.splitlines(), strict=True):
        name, signature, figure = line.replace("|", " ", 1).replace(" = ", " ").split()[:3]
        assert ours == f"{name} {figure} {everything} ({signature}"


@pytest.mark.parametrize("metric", NAMES)
def test_the_figure_of_a_story_is_that_of_the_command_line(metric: str, tmp_path: Path) -> None:
    everything = 0 if metric == "ter" else 100
    (finding,) = held(limit(metric, "story", everything)).findings
    paths = tmp_path / "draft", tmp_path / "reference"
    for path, text in zip(paths, (DRAFT, REFERENCE), strict=True):
        path.write_text(" ".join(text.split()) + "\n", "utf-8")
    figure = sacrebleu(paths[1], "-i", paths[0], *OPTIONS[metric], "-w", "1", "-b").strip()
    assert finding.message.startswith(f"{NAMES[metric]} {figure} {everything} (nrefs:1|case:")
    assert finding.start == 0


def test_a_paragraph_is_held_against_all_that_answers_to_it() -> None:
    text = "The ferry sails again. Forty drivers slept on the quay.\n\nThe crew had seen worse winters."
    reference = (
        "The ferry sails again.\n\nForty drivers slept on the quay.\n\nThe crew had seen worse winters."
    )
    assert held(limit("chrf", "paragraph", 99), text, reference).findings == ()
    (finding,) = held(limit("chrf", "paragraph", 99), text.replace("quay", "pier"), reference).findings
    assert finding.text == text.replace("quay", "pier").partition("\n")[0]
    assert finding.message.endswith(" The ferry sails again. Forty drivers slept on the quay.")


def test_short_sentences_and_those_that_the_reference_has_not_are_left_alone() -> None:
    text = "They sang all night long.\n\nNobody slept."
    reference = "They sang all night long.\n\nThere was no sleep."
    assert held(limit("chrf", "sentence", 100, words=3), text, reference).findings == ()
    assert len(held(limit("chrf", "sentence", 100, words=2), text, reference).findings) == 1
    more = REFERENCE.rstrip() + "\n\nA sentence about a balloon race that nobody else has ever written of.\n"
    assert held(limit("chrf", "sentence", 99, words=5), more, REFERENCE).findings == ()


def test_without_a_reference_nothing_is_held() -> None:
    report = checker_with(limit("chrf", "sentence", 100)).check_text(DRAFT)
    assert (report.findings, report.notices) == ((), ())


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        (
            "Die Brücke ist seit Montag gesperrt. Niemand weiß, wann sie wieder geöffnet wird.\n\n"
            "Die Arbeiten kosten drei Millionen Euro, sagte die Bürgermeisterin am Abend.",
            "not in the language of the story",
        ),
        (
            "The parrot won a prize.\n\nIt sings opera in the bath, its owner told the jury of the fair.\n\n"
            "Nobody had expected that of a bird of its age and modest education.\n\nThe dog came second.",
            "does not belong to this story",
        ),
    ],
)
def test_what_does_not_go_together_is_said_once(reference: str, said: str) -> None:
    report = held(limit("chrf", "sentence", 100), DRAFT, reference)
    (notice,) = report.notices
    assert said in notice.message
    assert report.findings == ()


def test_rules_of_the_book_run_when_they_are_named_and_cost_nothing() -> None:
    usual, more = Checker(), Checker(select=["all", "reference"])
    added = [rule for rule in more.rules if rule.kind == "reference"]
    assert added
    assert not any(rule.kind == "reference" for rule in Checker(preview=True).rules)
    one, other = (checker.check_text(DRAFT, reference=REFERENCE) for checker in (usual, more))
    others = [finding for finding in other.findings if "/reference/" not in finding.rule]
    assert len(others) < len(other.findings)
    assert [finding.fingerprint for finding in others] == [finding.fingerprint for finding in one.findings]
    ours, theirs = other.score, one.score
    assert (ours.value, ours.points, ours.verdict) == (theirs.value, theirs.points, theirs.verdict)


def test_a_desk_that_takes_it_more_seriously_gives_it_no_weight() -> None:
    (graver,) = with_severities([limit("chrf", "sentence", 99)], {"en/tests/rule": Severity.CRITICAL})
    assert (graver.severity, graver.weight) == (Severity.CRITICAL, 0.0)
    report = held(replace(graver, confidence=Confidence.HIGH))
    assert report.findings
    assert report.score.value == 100
    assert report.score.verdict is not Verdict.FAIL


def test_a_rule_may_give_itself_a_weight() -> None:
    report = held(limit("chrf", "sentence", 99, weight=5.0))
    assert report.score.points > 0


def test_what_costs_nothing_hides_nothing_and_is_no_company() -> None:
    (free,) = held(limit("chrf", "sentence", 40, severity=Severity.CRITICAL)).findings[:1]
    costly = replace(free, rule="en/tests/other", severity=Severity.MINOR, points=1.0)
    assert heaviest([free, costly]) == [costly]
    assert damage([free]) == 0
    assert damage([replace(free, points=1.0)]) == 1


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ("metric: ter\nper: story\nat_least: 40", "of ter the limit is 'up_to'"),
        ("metric: bleu\nper: story\nup_to: 40", "of bleu the limit is 'at_least'"),
        ("metric: chrf\nper: story", "'at_least' is missing"),
        ("metric: chrf\nper: story\nat_least: 40\ntokenize: zh", "only BLEU"),
    ],
)
def test_limits_that_make_no_sense(params: str, said: str, tmp_path: Path) -> None:
    text = (
        "name: A limit\nmessage: m\nwhy: w\ncategory: style\nseverity: minor\nconfidence: low\n"
        f"kind: reference\n{params}\nexamples: {{bad: [⟦a⟧], good: [a, b]}}\n"
    )
    path = tmp_path / "en" / "house" / "limit.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    with pytest.raises(RuleError, match=said):
        Checker(rules=[tmp_path])


def test_a_rule_without_a_weight_has_none(tmp_path: Path) -> None:
    text = (
        "name: A limit\nmessage: m\nwhy: w\ncategory: style\nseverity: major\nconfidence: low\n"
        "kind: reference\nmetric: chrf\nper: story\nat_least: 40\nexamples: {bad: [⟦a⟧], good: [a, b]}\n"
    )
    path = tmp_path / "en" / "house" / "limit.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    assert Checker(rules=[tmp_path]).book.get("en/house/limit").weight == 0


def test_a_reference_that_no_rule_takes_is_an_error() -> None:
    with pytest.raises(UsageError, match="no rule that is run takes a reference"):
        Checker(reference="reference.txt")
