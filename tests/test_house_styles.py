"""House styles: which rules they turn on and off, and that nobody else meets them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from helpers import book, checker_with, pattern

from tlqa.engine import Checker
from tlqa.errors import ProfileError
from tlqa.model import Severity
from tlqa.scoring.profiles import load_profile, profile_names

if TYPE_CHECKING:
    from pathlib import Path

HOUSES = [name for name in profile_names() if load_profile(name).rules.select]
STYLE = {rule.id for rule in book() if rule.status == "optional" and rule.kind != "reference"}


@cache
def house(name: str) -> Checker:
    return Checker(profile=name)


def style(name: str, text: str) -> list[str]:
    """The rules of style that a house has something to say by."""
    findings = house(name).check_text(f"Harbour opens again\n\n{text}\n").findings
    return [each.rule.rpartition("/")[2] for each in findings if each.rule in STYLE]


@pytest.mark.parametrize("name", HOUSES)
def test_a_house_runs_its_rules_of_style_and_no_others(name: str) -> None:
    wanted = {rule for rule in load_profile(name).rules.select if rule.startswith("en/style/")}
    assert wanted <= STYLE
    assert {rule.id for rule in house(name).rules} & STYLE == wanted


@pytest.mark.parametrize("checker", [Checker(), Checker(preview=True), Checker(select=["all"])])
def test_nobody_else_meets_them(checker: Checker) -> None:
    assert not {rule.id for rule in checker.rules} & STYLE


def test_every_rule_of_style_is_of_some_house() -> None:
    assert {rule for name in HOUSES for rule in load_profile(name).rules.select} >= STYLE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rents rose by 3 percent.", {"ap": ["percent-sign"], "cp": ["percent-two-words"], "reuters": []}),
        ("Rents rose by 3 per cent.", {"bbc": ["percent-sign"], "reuters": ["percent-one-word"], "eu": []}),
        ("It opens on 14 November.", {"ap": ["month-first"], "cp": ["month-first"], "bbc": [], "eu": []}),
        ("It opens on November 14.", {"ap": [], "bbc": ["day-first"], "eu": ["day-first"]}),
        ("It shuts at 3 p.m. today.", {"ap": [], "reuters": [], "bbc": ["clock-of-24-hours"]}),
        ("The labor organised.", {"ap": ["spelling-american"], "bbc": ["spelling-british"]}),
        ("The U.S. envoy left.", {"ap": [], "bbc": ["initials-without-points"]}),
        ("He said: “It is late.” Then he left.", {"ap": [], "bbc": [], "eu": ["single-marks-outside"]}),
        ("He said: ‘It is late.’ Then he left.", {"ap": ["double-marks-outside"], "eu": []}),
        ("In the end Mr Brenn left.", {"ap": ["no-courtesy-title"], "bbc": []}),
    ],
)
def test_houses_differ(text: str, expected: dict[str, list[str]]) -> None:
    assert {name: style(name, text) for name in expected} == expected


def test_a_house_can_turn_rules_off() -> None:
    assert "en/numbers/thousands-space" not in {rule.id for rule in house("eu").rules}
    asked = Checker(profile="eu", select=["en/numbers/thousands-space"])
    assert [rule.id for rule in asked.rules] == ["en/numbers/thousands-space"]


def test_select_and_ignore_of_the_command_line_stay_the_frame() -> None:
    assert not {rule.id for rule in Checker(profile="ap", ignore=["style"]).rules} & STYLE
    assert not {rule.id for rule in Checker(profile="ap", select=["quotes"]).rules} & STYLE


def write(tmp_path: Path, text: str) -> str:
    path = tmp_path / "desk.yaml"
    path.write_text(f"extends: wire\nrules:\n  {text}\n", "utf-8")
    return str(path)


def test_a_house_gives_severities(tmp_path: Path) -> None:
    profile = write(tmp_path, "severity: {en/tests: minor, en/tests/deal: critical}")
    deal, pact = pattern("deal", "en/tests/deal"), pattern("pact", "en/tests/pact", weight=3.0)
    findings = checker_with(deal, pact, profile=profile).check_text("A deal and a pact.").findings
    assert [(each.severity, each.points) for each in findings] == [
        (Severity.CRITICAL, 25.0),
        (Severity.MINOR, 1.0),
    ]


def test_a_house_that_names_no_rule(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match=r"the profile 'desk': 'en/quots' names no rule; did you mean"):
        Checker(profile=write(tmp_path, "select: [en/quots]"))
