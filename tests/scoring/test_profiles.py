"""Profiles: those that come along, and what is wrong with those that do not load."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

from tlqa.errors import ProfileError
from tlqa.model import Confidence, Severity
from tlqa.scoring.profiles import load_profile, profile_names
from tlqa.scoring.signature import signature

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """\
description: ours
model: nonlinear
severities: {minor: 1, major: 5, critical: 25}
confidences: {high: 1, medium: 0.5, low: 0.2}
cap: 3
tolerance: [[250, 4], [1000, 8]]
passing: 95
review: 80
min_words: 40
fail_on_critical: true
"""


def write(tmp_path: Path, text: str) -> str:
    path = tmp_path / "desk.yaml"
    path.write_text(text, "utf-8")
    return str(path)


def test_the_profiles_that_come_along() -> None:
    assert profile_names() == ("ap", "bbc", "cp", "eu", "lenient", "reuters", "strict", "wire")


@pytest.mark.parametrize("name", profile_names())
def test_every_profile_loads_and_passes_a_clean_story(name: str) -> None:
    profile = load_profile(name)
    assert profile.name == name
    assert profile.description
    assert profile.score(0, 500) == 100
    assert pickle.loads(pickle.dumps(profile)) == profile


def test_strict_is_harder_than_wire_and_wire_than_lenient() -> None:
    strict, wire, lenient = (load_profile(name).score(6, 500) for name in ("strict", "wire", "lenient"))
    assert strict < wire < lenient


def test_a_profile_of_ones_own(tmp_path: Path) -> None:
    profile = load_profile(write(tmp_path, GOOD))
    assert profile.name == "desk"
    assert profile.tolerance == ((250, 4), (1000, 8))


def test_the_linear_model_goes_through_the_first_point(tmp_path: Path) -> None:
    profile = load_profile(write(tmp_path, GOOD.replace("nonlinear", "linear")))
    assert profile.score(4, 250) == pytest.approx(95)
    assert profile.score(8, 500) == pytest.approx(95)


def test_penalty() -> None:
    wire = load_profile("wire")
    assert wire.penalty(Severity.MAJOR, Confidence.MEDIUM) == 2.5
    assert wire.penalty(Severity.MAJOR, Confidence.HIGH, weight=10) == 10


def test_a_rules_own_weight_follows_the_profiles_severity(tmp_path: Path) -> None:
    profile = load_profile(write(tmp_path, GOOD.replace("major: 5", "major: 10")))
    assert profile.penalty(Severity.MAJOR, Confidence.HIGH, weight=2) == 4


@pytest.mark.parametrize(
    ("change", "line", "said"),
    [
        (("cap: 3", "cap: 3\nscale: 2"), 6, "unknown key 'scale'"),
        (("cap: 3\n", ""), 1, "'cap' is missing"),
        (("cap: 3", "cap: three"), 5, "'cap' must be a number"),
        (("cap: 3", "cap: true"), 5, "'cap' must be a number"),
        (("cap: 3", "cap: -1"), 5, "0 or more"),
        (("cap: 3", "cap: .nan"), 5, "0 or more"),
        (("low: 0.2", "low: 2"), 4, "from 0 to 1"),
        (("critical: 25", "fatal: 25"), 3, "just the keys minor, major, critical"),
        (("[[250, 4], [1000, 8]]", "[250, 4]"), 6, "two points"),
        (("[1000, 8]", "[1000, 16]"), 6, "no logarithmic tolerance"),
        (("passing: 95", "passing: 100"), 7, "from 0 to 99.9"),
        (("review: 80", "review: 96"), 8, "must not be above"),
        (("min_words: 40", "min_words: 4.5"), 9, "whole number"),
        (("fail_on_critical: true", "fail_on_critical: 1"), 10, "true or false"),
        (("model: nonlinear", "model: cubic"), 2, "nonlinear, linear"),
        (("cap: 3", "cap: 3\ncap: 4"), 6, "stands twice"),
        (("cap: 3", "cap: [3"), 6, "not YAML"),
        (("cap: 3", "cap: !!python/name:os.system"), 5, "not YAML"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(
    tmp_path: Path, change: tuple[str, str], line: int, said: str
) -> None:
    path = write(tmp_path, GOOD.replace(*change))
    with pytest.raises(ProfileError) as caught:
        load_profile(path)
    assert said in caught.value.message
    assert (caught.value.path, caught.value.line) == (path, line)


@pytest.mark.parametrize("text", ["", "- 1\n", "wire\n"])
def test_not_a_mapping(tmp_path: Path, text: str) -> None:
    with pytest.raises(ProfileError, match="mapping"):
        load_profile(write(tmp_path, text))


def test_aliases_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match="aliases"):
        load_profile(write(tmp_path, "a: &a [1]\nb: *a\n"))


def test_no_such_profile() -> None:
    with pytest.raises(ProfileError, match=r"there are ap, bbc, .*, wire"):
        load_profile("wires")
    with pytest.raises(ProfileError, match=r"no/such\.yaml: cannot be read"):
        load_profile("no/such.yaml")


def test_signature_with_a_source_language() -> None:
    line = signature("0.1.0", "9f2c77aa", load_profile("wire"), "fr")
    assert line.endswith("|model:nonlinear|source:fr")


def test_signature() -> None:
    assert (
        signature("0.1.0", "9f2c77aa", load_profile("wire"))
        == "tlqa:0.1.0|rules:9f2c|profile:wire|unit:words|model:nonlinear"
    )


def test_a_profile_on_top_of_another(tmp_path: Path) -> None:
    text = "extends: ap\npassing: 90\nrules:\n  ignore: [en/style/percent-sign]\n  severity: {style: major}\n"
    profile, ap = load_profile(write(tmp_path, text)), load_profile("ap")
    assert (profile.passing, profile.review, profile.description) == (90, ap.review, ap.description)
    assert profile.rules.select == ap.rules.select
    assert profile.rules.ignore == ("en/style/percent-sign",)
    assert profile.rules.severity == {"style": Severity.MAJOR}


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("extends: wires\n", 1, "names no profile"),
        ("extends: wire\nrules: [a]\n", 2, "'rules' must be a mapping"),
        ("extends: wire\nrules: {selekt: [a]}\n", 2, "unknown key 'selekt'; did you mean 'select'"),
        ("extends: wire\nrules: {select: a}\n", 2, "needs under 'select' a list"),
        ("extends: wire\nrules: {severity: {a: huge}}\n", 2, "one of minor, major, critical"),
        ("extend: wire\n", 1, "unknown key 'extend'; did you mean 'extends'"),
        ("extends: wire\npasing: 90\n", 2, "unknown key 'pasing'; did you mean 'passing'"),
    ],
)
def test_what_is_wrong_with_a_house_style(tmp_path: Path, text: str, line: int, said: str) -> None:
    with pytest.raises(ProfileError, match=said) as caught:
        load_profile(write(tmp_path, text))
    assert caught.value.line == line
