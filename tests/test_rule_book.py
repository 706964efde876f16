"""Every rule of the book does what its own examples say, and its family leaves its good examples alone."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest
from helpers import book, checker_of

from tlqa.engine import Checker
from tlqa.rulebook import selftest

if TYPE_CHECKING:
    from tlqa.model import Example, Finding, Rule

_PLACE = re.compile(r"\{\w+\}")

# Good examples that a sibling rule rightly finds fault with: no artefact of one kind, but one of another.
RIGHTLY = {"en/quotes/opening-before-attribution": {"en/quotes/unopened"}}

# Good examples that a sibling rule wrongly finds fault with; take the rule off the list with its mending.
OPEN = {
    "common/leftovers/template-token",
    "en/boilerplate/breadcrumb",
    "en/boilerplate/more-stories",
    "en/boilerplate/page-menu",
    "en/boilerplate/related-list",
}
_OPEN = pytest.mark.xfail(reason="a sibling rule gives a false alarm")

RULES = [rule.id for rule in book()]
STABLE = [rule.id for rule in book() if rule.status == "stable"]


def found_by(rule: Rule, example: Example) -> tuple[Finding, ...]:
    """What the rule finds by itself."""
    return checker_of(rule.id).check_example(example).findings


def family(rule_id: str) -> str:
    return rule_id.split("/")[-2]


@cache
def family_checker(name: str) -> Checker:
    """A checker of the stable rules of a family, in all languages."""
    return Checker(book=book(), select=[name])


@pytest.mark.parametrize("rule_id", RULES)
def test_its_examples_do_what_they_say(rule_id: str) -> None:
    failures = selftest.run([book().get(rule_id)], found_by)
    assert not failures, "\n".join(map(str, failures))


@pytest.mark.parametrize("rule_id", RULES)
def test_it_has_examples_to_find_and_near_misses(rule_id: str) -> None:
    rule = book().get(rule_id)
    assert len(rule.bad) >= 1
    assert len(rule.good) >= 2
    texts = [(example.text, example.source) for example in (*rule.bad, *rule.good)]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("rule_id", RULES)
def test_its_messages_and_fixes_have_no_empty_places(rule_id: str) -> None:
    rule = book().get(rule_id)
    for example in rule.bad:
        for finding in found_by(rule, example):
            for place in _PLACE.findall(rule.message):
                assert place in finding.text or place not in finding.message
            for place in _PLACE.findall(rule.fix.replacement if rule.fix else ""):
                assert finding.fix is not None
                assert place in finding.text or place not in finding.fix.replacement
            assert finding.message.strip() == finding.message != ""


@pytest.mark.parametrize("rule_id", [pytest.param(r, marks=_OPEN if r in OPEN else ()) for r in STABLE])
def test_its_family_is_silent_on_its_good_examples(rule_id: str) -> None:
    for example in book().get(rule_id).good:
        findings = family_checker(family(rule_id)).check_example(example).findings
        alarms = [(f.rule, f.text) for f in findings if f.rule not in RIGHTLY.get(rule_id, ())]
        assert alarms == [], example.text
