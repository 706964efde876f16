"""Rules on their own examples."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tlqa.model import Example, Finding, Fix
from tlqa.rulebook.marks import BadMarks, mark, unmark
from tlqa.rulebook.selftest import apply_fixes, run

if TYPE_CHECKING:
    from rulebook_pack import Pack

    from tlqa.model import Rule


def find(rule: Rule, example: Example) -> list[Finding]:
    """A small engine: every match of the pattern, in quotation where “ comes first."""
    text = example.text
    fix = Fix(rule.fix.replacement, rule.fix.safe) if rule.fix else None
    common = (rule.id, rule.severity, rule.confidence, rule.category, rule.message, rule.why)
    return [
        Finding(*common, m.start(), m.end(), m.group(), 1.0, in_quotation="“" in text[: m.start()], fix=fix)
        for m in re.finditer(rule.params["match"], text)
    ]


def examples(bad: list[Any], *good: str) -> dict[str, Any]:
    return {"bad": bad, "good": [*good, "nothing", "nothing here"][: max(2, len(good))]}


def test_a_good_rule_has_no_failures(pack: Pack) -> None:
    assert run([pack.rule()], find) == []


@pytest.mark.parametrize(
    ("changes", "reason", "got"),
    [
        ({"examples": examples(["⟦foo⟧ bar"])}, "does not fire on a bad example", "foo bar"),
        ({"examples": examples(["⟦the x⟧"])}, "fires elsewhere than marked", "the ⟦x⟧"),
        ({"examples": examples(["⟦x⟧ and x"])}, "fires elsewhere than marked", "⟦x⟧ and ⟦x⟧"),
        ({"examples": examples(["⟦x⟧"], "an x")}, "fires on a good example", "an ⟦x⟧"),
        (
            {"examples": examples([{"text": "⟦x⟧", "fixed": "z"}])},
            "its fix does not give the mended text",
            "x",
        ),
        ({"fix": {"replacement": "y"}, "examples": examples(["⟦x⟧"])}, "no example shows its fix", "nothing"),
        (
            {
                "fix": {"replacement": "y", "safe": True},
                "examples": examples([{"text": "“⟦x⟧", "fixed": "“y"}]),
            },
            "a safe fix touches what somebody said",
            "“⟦x⟧",
        ),
    ],
)
def test_each_way_to_fail(pack: Pack, changes: dict[str, Any], reason: str, got: str) -> None:
    (failure,) = run([pack.rule(match=r"\bx\b", **changes)], find)
    assert (failure.rule, failure.reason, failure.got) == ("en/leftovers/word", reason, got)
    assert reason in str(failure)


def test_a_rule_without_examples_fails(pack: Pack) -> None:
    (failure,) = run([replace(pack.rule(), bad=())], find)
    assert failure.reason == "has no examples"


def test_fixes_are_applied_from_the_end(pack: Pack) -> None:
    bad = [{"text": "⟦x⟧ and ⟦x⟧", "fixed": "yy and yy"}]
    rule = pack.rule(match="x", fix={"replacement": "yy"}, examples=examples(bad))
    assert run([rule], find) == []
    first, second = find(rule, Example("x and x"))
    whole = replace(first, end=7, text="x and x")
    assert apply_fixes("x and x", [first, second, whole]) == "yy and yy"


@pytest.mark.parametrize(
    ("marked", "text", "spans"),
    [("a ⟦b⟧ c", "a b c", ((2, 3),)), ("⟦a⟧⟦b⟧", "ab", ((0, 1), (1, 2))), ("none", "none", ()), ("", "", ())],
)
def test_marks(marked: str, text: str, spans: tuple[tuple[int, int], ...]) -> None:
    assert unmark(marked) == (text, spans)
    assert mark(text, spans) == marked


@pytest.mark.parametrize("marked", ["⟦", "⟧", "⟦⟧", "⟦a⟦b⟧", "a⟧⟦"])
def test_bad_marks(marked: str) -> None:
    with pytest.raises(BadMarks):
        unmark(marked)
