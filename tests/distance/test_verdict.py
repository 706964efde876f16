"""Which draft is better, where, and whether findings lie where the figures are low."""

from __future__ import annotations

from dataclasses import replace

import pytest
from comparing import file, ours
from hypothesis import given
from hypothesis import strategies as st

from tlqa.distance.checked import _auc, found
from tlqa.distance.measure import measure
from tlqa.distance.model import Comparison, Figures, Measured, Method, Outcome, Significance
from tlqa.distance.pairing import pair
from tlqa.distance.verdict import comparisons
from tlqa.engine import Checker
from tlqa.measures import NAMES

DRAFTS = ("engine-a.txt", "engine-b.txt")


def figures(*drafts: dict[str, float]) -> Figures:
    signatures = dict.fromkeys(drafts[0], "")
    return Figures(tuple(Measured(each, {}, ()) for each in drafts), signatures, signatures)


def outcome(p: float) -> Significance:
    names = {"BLEU": Outcome(p, None, None), "TER": Outcome(p, None, None)}
    return Significance(Method.RANDOMISATION, 10, 1, {}, (names, names))


def compared(*drafts: dict[str, float], p: float | None = None) -> Comparison:
    return comparisons(figures(*drafts), "BLEU", None if p is None else outcome(p))[0]


def test_the_better_draft() -> None:
    assert compared({"BLEU": 40, "TER": 50}, {"BLEU": 45, "TER": 41}).better == 1
    assert compared({"BLEU": 45, "TER": 41}, {"BLEU": 40, "TER": 50}).better == 0
    assert compared({"BLEU": 45, "TER": 41}, {"BLEU": 45, "TER": 40}).better == 1


def test_no_better_draft() -> None:
    assert compared({"BLEU": 40, "TER": 41}, {"BLEU": 45, "TER": 50}).better is None
    assert compared({"BLEU": 40, "TER": 41}, {"BLEU": 40, "TER": 41}).better is None


def test_fewer_errors_are_a_gain() -> None:
    differences = compared({"BLEU": 40, "TER": 50}, {"BLEU": 45, "TER": 41}).differences
    assert {name: each.gain for name, each in differences.items()} == {"BLEU": 5, "TER": 9}


@pytest.mark.parametrize(("p", "sure"), [(None, None), (0.04, True), (0.05, False)])
def test_more_than_chance(p: float | None, sure: bool | None) -> None:
    assert compared({"BLEU": 40, "TER": 50}, {"BLEU": 45, "TER": 41}, p=p).sure is sure


def test_where() -> None:
    paired = pair(ours(*DRAFTS), ours("reference.txt"))
    (comparison,) = comparisons(measure(paired, list(NAMES)), "chrF2")
    gains = dict(comparison.lines)
    assert comparison.lines[0][0] == 6  # the bed and its breakfast
    assert gains[6] < 0 < gains[0]
    assert 9 not in gains  # the same in both
    sizes = [abs(gain) for _, gain in comparison.lines]
    assert sizes == sorted(sizes, reverse=True)


def test_where_by_errors() -> None:
    paired = pair(ours(*DRAFTS), ours("reference.txt"))
    (comparison,) = comparisons(measure(paired, ["ter"]), "TER")
    assert dict(comparison.lines)[6] < 0 < dict(comparison.lines)[0]


def test_each_draft_against_the_first() -> None:
    paired = pair(ours(*DRAFTS, "reference-desk.txt"), ours("reference.txt"))
    assert [each.draft for each in comparisons(measure(paired, ["bleu"]), "BLEU")] == [1, 2]


DRAFT = "The bridge is open.\nIt is dead,” the envoy told them.\nIt is dead,” he said.\nRain fell.\n"
REFERENCE = (
    "The bridge is open.\n“The deal is off,” the envoy told them.\nIt is dead,” he said.\nIt rained.\n"
)


def test_findings_beside_figures() -> None:
    paired = pair([file("a", DRAFT)], [file("r", REFERENCE)])
    measured = measure(paired, ["chrf"]).drafts[0]
    checker = Checker(select=["en/quotes/unopened"])
    findings = checker.check(paired.drafts[0].documents[0]).findings
    seen = found(paired, 0, measured, [findings], "chrF2")
    assert [[finding.rule for finding in each] for each in seen.segments] == [
        [],
        ["en/quotes/unopened"],
        ["en/quotes/unopened"],
        [],
    ]
    assert (seen.with_, seen.without, seen.same, seen.elsewhere) == (2, 2, (2,), 0)
    scores = [each["chrF2"] for each in measured.lines if each]
    assert seen.mean_with == pytest.approx((scores[1] + scores[2]) / 2)
    assert seen.mean_without == pytest.approx((scores[0] + scores[3]) / 2)
    pairs = [(a, b) for a in scores[1:3] for b in (scores[0], scores[3])]
    assert seen.auc == sum((a < b) + (a == b) / 2 for a, b in pairs) / 4


def test_findings_in_furniture_are_elsewhere() -> None:
    page = "<nav>It is dead,” he said.</nav><article><h1>Bridge</h1><p>{}</p><p>Rain fell.</p></article>"
    draft, reference = (page.format(text) for text in ("It is dead,” the envoy told them.", "It was dead."))
    paired = pair([file("a.html", draft)], [file("r.html", reference)])
    checker = Checker(select=["en/quotes/unopened"])
    (finding,) = checker.check(paired.drafts[0].documents[0]).findings
    measured = measure(paired, ["chrf"]).drafts[0]
    seen = found(paired, 0, measured, [[finding]], "chrF2")
    assert [len(each) for each in seen.segments] == [0, 1, 0]
    outside = replace(finding, in_story=(0, 5))
    assert paired.drafts[0].segments[0].start > 0
    assert found(paired, 0, measured, [[outside]], "chrF2").elsewhere == 1


def test_stories_of_many_have_their_own_findings() -> None:
    records = '{"id": "1", "text": "Rain fell."}\n{"id": "2", "text": "It is dead,” he told them."}\n'
    paired = pair([file("a.jsonl", records)], [file("r.jsonl", records.replace("dead", "done"))])
    checker = Checker(select=["en/quotes/unopened"])
    findings = [checker.check(document).findings for document in paired.drafts[0].documents]
    seen = found(paired, 0, measure(paired, ["chrf"]).drafts[0], findings, "chrF2")
    assert [len(each) for each in seen.segments] == [0, 1]


few = st.lists(st.sampled_from([0.0, 1.0, 2.5, 4.0]), max_size=8)


@given(few, few)
def test_auc_counts_pairs(lower: list[float], higher: list[float]) -> None:
    pairs = [(a, b) for a in lower for b in higher]
    expected = sum((a < b) + (a == b) / 2 for a, b in pairs) / len(pairs) if pairs else None
    assert _auc(lower, higher) == (None if expected is None else pytest.approx(expected))
