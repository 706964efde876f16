"""Which finding is which entry, whatever was moved, copied, renamed, mended or not looked at."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tlqa.baseline.entries import Entry
from tlqa.baseline.match import Found, match
from tlqa.model import Confidence, Finding, Severity

if TYPE_CHECKING:
    from tlqa.baseline.match import Matched

RULE = "en/tests/rule"


class Rules:
    """Every rule was run and finds what it found, but for those named otherwise."""

    def __init__(self, changed: str = "", not_run: str = "", absent: str = "") -> None:
        self._changed, self._not_run, self._absent = changed, not_run, absent

    def meaning(self, rule: str) -> str:
        return "" if rule == self._absent else "new" if rule == self._changed else "old"

    def ran(self, path: str, rule: str) -> bool:
        return rule not in (self._not_run, self._absent)


def entry(path: str, name: str, count: int = 1, rule: str = RULE, expired: bool = False) -> Entry:
    return Entry(path, rule, "words", name, "old", count, expired=expired)


def found(path: str, name: str, rule: str = RULE) -> Found:
    return Found(
        path,
        Finding(rule, Severity.MAJOR, Confidence.HIGH, "x/y", "", "", 0, 5, "words", 5.0, fingerprint=name),
    )


def matched(
    entries: list[Entry],
    findings: list[Found],
    read: str = "a b",
    there: str = "a b c",
    rules: Rules | None = None,
) -> Matched:
    return match(entries, findings, read.split(), rules or Rules(), lambda path: path in there.split())


def test_in_the_same_file() -> None:
    result = matched(
        [entry("a", "f1"), entry("a", "f2")], [found("a", "f2"), found("a", "f3"), found("a", "f1")]
    )
    assert (result.by, result.stale) == ([1, None, 0], {})


def test_the_order_within_a_story_does_not_count() -> None:
    result = matched([entry("a", "f1", 2)], [found("a", "f1:2"), found("a", "f1:3"), found("a", "f1")])
    assert (result.by, result.stale) == ([0, 0, None], {})


def test_moved_to_another_file() -> None:
    result = matched([entry("a", "f1")], [found("b", "f1")])
    assert (result.by, result.stale) == ([0], {})


def test_a_copy_in_another_file_is_new() -> None:
    result = matched([entry("b", "f1")], [found("a", "f1"), found("b", "f1")])
    assert (result.by, result.stale) == ([None, 0], {})


def test_a_file_of_another_name() -> None:
    result = matched([entry("old", "f1"), entry("old", "f2")], [found("a", "f1")])
    assert (result.by, result.stale) == ([0], {1: 1})


def test_an_entry_of_a_file_that_was_not_read_stays_with_it() -> None:
    result = matched([entry("c", "f1")], [found("a", "f1")])
    assert (result.by, result.stale) == ([None], {})


def test_mended() -> None:
    result = matched([entry("a", "f1", 3)], [found("a", "f1")])
    assert (result.by, result.stale) == ([0], {0: 2})


def test_a_rule_that_was_not_run_has_no_stale_entries() -> None:
    rules = Rules(not_run="en/tests/other")
    result = matched([entry("a", "f1", rule="en/tests/other")], [], rules=rules)
    assert (result.stale, result.unknown) == ({}, [])


def test_a_rule_that_is_not_there() -> None:
    result = matched([entry("a", "f1"), entry("gone", "f1")], [], rules=Rules(absent=RULE))
    assert (result.stale, result.unknown) == ({1: 1}, [0])


@pytest.mark.parametrize("path", ["a", "b", "gone"])
def test_a_rule_that_finds_something_else_now(path: str) -> None:
    result = matched([entry(path, "f1")], [found("a", "f1"), found("a", "f1:2")], rules=Rules(changed=RULE))
    assert (result.by, result.refused, result.stale) == ([None, None], [0, None], {})


def test_an_entry_that_has_expired() -> None:
    result = matched([entry("a", "f1", expired=True), entry("a", "f2", expired=True)], [found("a", "f1")])
    assert (result.by, result.refused, result.stale) == ([None], [0], {1: 1})


def test_a_valid_entry_goes_before_one_that_has_expired() -> None:
    result = matched([entry("a", "f1", expired=True), entry("b", "f1")], [found("a", "f1")])
    assert (result.by, result.refused, result.stale) == ([1], [None], {0: 1})


PATHS, NAMES = st.sampled_from("abcd"), st.sampled_from(["f1", "f2", "f3"])


@given(
    st.lists(st.builds(entry, PATHS, NAMES, st.integers(1, 3), expired=st.booleans()), max_size=8),
    st.lists(st.builds(found, PATHS, NAMES), max_size=12),
    st.sets(PATHS),
)
def test_every_finding_has_one_entry_and_every_entry_its_count(
    entries: list[Entry], findings: list[Found], read: set[str]
) -> None:
    findings = [each for each in findings if each.path in read]
    result = match(entries, findings, read, Rules(), lambda path: path != "d")
    used = Counter(number for number in [*result.by, *result.refused] if number is not None)
    for each, by, refused in zip(findings, result.by, result.refused, strict=True):
        assert by is None or refused is None
        for number in (by, refused):
            assert number is None or entries[number].fingerprint == each.name
        assert by is None or not entries[by].expired
        assert refused is None or entries[refused].expired
    for number, each_entry in enumerate(entries):
        assert used[number] + result.stale.get(number, 0) <= each_entry.count
        if each_entry.path in read or each_entry.path == "d":
            assert used[number] + result.stale.get(number, 0) == each_entry.count


def test_a_hundred_thousand_findings_that_are_alike() -> None:
    entries = [entry("a", "f1") for _ in range(50_000)] + [
        entry("b", "f1", expired=True) for _ in range(50_000)
    ]
    result = matched(entries, [found("a", f"f1:{n}") for n in range(150_000)])
    assert sum(by is not None for by in result.by) == 50_000
    assert sum(refused is not None for refused in result.refused) == 50_000
    assert result.stale == {}
