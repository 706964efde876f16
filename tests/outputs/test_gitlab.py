"""GitLab's code quality report, by its documentation."""

from __future__ import annotations

import json

import pytest
from runs import HUGE, RUNS, corpus_run, huge_run, render

from tlqa.outputs.base import Options


@pytest.mark.parametrize("name", RUNS)
def test_entries(name: str) -> None:
    report = RUNS[name]()
    text = render("gitlab", report)
    assert text[0] == "["
    entries = json.loads(text)
    assert len(entries) == sum(len(file.findings) for file in report.files)
    for entry in entries:
        assert list(entry) == ["description", "check_name", "fingerprint", "severity", "location"]
        assert entry["severity"] in {"minor", "major", "critical"}
        assert 1 <= entry["location"]["lines"]["begin"] <= entry["location"]["lines"]["end"]
        assert not entry["location"]["path"].startswith(("./", "/"))
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)


def test_fingerprints_do_not_depend_on_how_the_path_was_written() -> None:
    plain = json.loads(render("gitlab", corpus_run()))
    inside = json.loads(render("gitlab", corpus_run(), Options(here="/repo", root="/repo")))
    below = json.loads(render("gitlab", corpus_run(), Options(here="/repo/wire", root="/repo")))
    assert inside == plain
    assert below[0]["location"]["path"] == f"wire/{plain[0]['location']['path']}"


def test_a_hundred_thousand_have_different_fingerprints() -> None:
    entries = json.loads(render("gitlab", huge_run()))
    assert len({entry["fingerprint"] for entry in entries}) == HUGE
