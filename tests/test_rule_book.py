"""Every rule of the book does what its own examples say, and its family leaves its good examples alone."""

from __future__ import annotations

import re
from functools import cache

import pytest
from helpers import book, checker_of

from tlqa.engine import Checker
from tlqa.model import Finding, Rule
from tlqa.rulebook import selftest
from tlqa.rulebook.kinds import find_kind

RULES = [rule.id for rule in book()]
STABLE = [rule.id for rule in book() if rule.status == "stable"]


def found_by(rule: Rule, text: str) -> tuple[Finding, ...]:
    """What the rule finds by itself."""
    return checker_of(rule.id).check_text(text).findings


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
    texts = [example.text for example in (*rule.bad, *rule.good)]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("rule_id", RULES)
def test_its_messages_and_fixes_have_no_empty_places(rule_id: str) -> None:
    rule = book().get(rule_id)
    for example in rule.bad:
        for finding in found_by(rule, example.text):
            filled = [finding.message, *([finding.fix.replacement] if finding.fix else [])]
            assert not any(re.search(r"\{\w*\}", text) for text in filled), filled
            assert finding.message.strip() == finding.message != ""


@pytest.mark.parametrize("rule_id", STABLE)
def test_its_family_is_silent_on_its_good_examples(rule_id: str) -> None:
    for example in book().get(rule_id).good:
        findings = family_checker(family(rule_id)).check_text(example.text).findings
        assert [(f.rule, f.text) for f in findings] == [], example.text


@pytest.mark.parametrize("rule_id", RULES)
def test_it_has_a_kind_of_its_name(rule_id: str) -> None:
    rule = book().get(rule_id)
    assert find_kind(rule.kind).KIND == rule.kind
