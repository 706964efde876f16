"""Selectors, and which of two wins."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tlqa.errors import UsageError
from tlqa.rulebook.select import House, select

if TYPE_CHECKING:
    from rulebook_pack import Pack

    from tlqa.model import Rule

IDS = [
    "common/marks/mojibake",
    "en/quotes/unclosed",
    "en/quotes/unopened",
    "en/splits/initials",
    "fr/quotes/unopened",
]


@pytest.fixture
def rules(pack: Pack) -> list[Rule]:
    rule = pack.rule(status="stable")
    made = [replace(rule, id=rule_id) for rule_id in IDS]
    return [*made, replace(rule, id="en/splits/young", status="preview")]


@pytest.mark.parametrize(
    ("selected", "ignored", "expected"),
    [
        ([], [], IDS),
        (["all"], [], IDS),
        (["en"], [], ["en/quotes/unclosed", "en/quotes/unopened", "en/splits/initials"]),
        (["en/quotes"], [], ["en/quotes/unclosed", "en/quotes/unopened"]),
        (["en/quotes/"], [], ["en/quotes/unclosed", "en/quotes/unopened"]),
        (["quotes"], [], ["en/quotes/unclosed", "en/quotes/unopened", "fr/quotes/unopened"]),
        (["quotes/unopened"], [], ["en/quotes/unopened", "fr/quotes/unopened"]),
        (["*/quotes/un*ed"], [], ["en/quotes/unclosed", "en/quotes/unopened", "fr/quotes/unopened"]),
        (["quotes/uno*"], [], ["en/quotes/unopened", "fr/quotes/unopened"]),
        (["en/splits/young"], [], ["en/splits/young"]),
        (["en/splits"], [], ["en/splits/initials"]),
        ([], ["quotes"], ["common/marks/mojibake", "en/splits/initials"]),
        ([], ["all"], []),
        (["en"], ["quotes"], ["en/splits/initials"]),
        (["en/quotes/unopened"], ["quotes"], ["en/quotes/unopened"]),
        (["en/quotes/unopened"], ["all"], ["en/quotes/unopened"]),
        (["quotes"], ["en/quotes/unopened"], ["en/quotes/unclosed", "fr/quotes/unopened"]),
        (["quotes"], ["quotes"], []),
        (["all"], ["en"], ["common/marks/mojibake", "fr/quotes/unopened"]),
    ],
)
def test_the_more_specific_wins(
    rules: list[Rule], selected: list[str], ignored: list[str], expected: list[str]
) -> None:
    assert [r.id for r in select(rules, selected, ignored)] == expected


def test_preview_rules_run_when_asked_for(rules: list[Rule]) -> None:
    assert [r.id for r in select(rules, preview=True)] == [*IDS, "en/splits/young"]
    assert [r.id for r in select(rules, ["splits"], preview=True)] == [
        "en/splits/initials",
        "en/splits/young",
    ]
    assert select(rules, ["en/splits/young"], ["en/splits/young"]) == ()


@pytest.mark.parametrize(
    ("selector", "suggestion"),
    [
        ("en/qoutes", "; did you mean 'en/quotes'?"),
        ("quote", "; did you mean 'quotes'?"),
        ("en/quotes/unopend", "; did you mean 'en/quotes/unopened'?"),
        ("xyz*", ""),
        ("", ""),
    ],
)
def test_a_selector_that_names_nothing(rules: list[Rule], selector: str, suggestion: str) -> None:
    for arguments in ([[selector], []], [[], [selector]]):
        with pytest.raises(UsageError) as caught:
            select(rules, *arguments)
        assert caught.value.message == f"'{selector}' names no rule{suggestion}"


@pytest.mark.parametrize(
    ("selected", "house", "runs"),
    [
        ([], House(), False),
        (["all"], House(), False),
        (["splits"], House(), True),
        ([], House(select=["en/splits/young"]), True),
        ([], House(select=["en/splits"]), True),
        ([], House(select=["all"]), False),
        ([], House(select=["en/splits/young"], ignore=["en/splits"]), True),
        ([], House(select=["en/splits"], ignore=["en/splits/young"]), False),
        (["quotes"], House(select=["en/splits/young"]), False),
    ],
)
def test_an_optional_rule_runs_where_it_is_named(
    rules: list[Rule], selected: list[str], house: House, runs: bool
) -> None:
    made = [replace(rule, status="optional") if rule.id == "en/splits/young" else rule for rule in rules]
    chosen = select(made, selected, [], preview=True, house=house)
    assert ("en/splits/young" in {rule.id for rule in chosen}) is runs


@pytest.mark.parametrize(
    ("selected", "house", "runs"),
    [
        ([], House(ignore=["quotes"]), False),
        (["en/quotes"], House(ignore=["quotes"]), True),
        (["en/quotes/unclosed"], House(ignore=["en/quotes/unclosed"]), True),
        (["en"], House(ignore=["en/quotes"]), False),
    ],
)
def test_a_house_turns_rules_off_unless_they_are_asked_for(
    rules: list[Rule], selected: list[str], house: House, runs: bool
) -> None:
    chosen = select(rules, selected, [], house=house)
    assert ("en/quotes/unclosed" in {rule.id for rule in chosen}) is runs
