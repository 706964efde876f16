"""SARIF: the schema of OASIS, and what GitHub asks beyond it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import pytest
from runs import HOSTILE, HUGE, RUNS, corpus_run, empty_run, hostile_run, huge_run, published, render
from sarif_pydantic import Sarif

from tlqa.model import Related, Report
from tlqa.outputs import sarif
from tlqa.outputs._sarif_rules import TAGS, tags
from tlqa.outputs.base import Options
from tlqa.outputs.markdown import text

LEVELS = ["error", "warning", "note"]


def assert_valid(log: dict[str, Any]) -> None:
    Sarif.model_validate(log)
    assert [error.message for error in published("sarif-schema-2.1.0", log)] == []


def run_of(report: Report, options: Options | None = None) -> dict[str, Any]:
    log = json.loads(render("sarif", report, options))
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


@pytest.mark.parametrize("name", RUNS)
def test_schema(name: str) -> None:
    log = json.loads(render("sarif", RUNS[name]()))
    assert_valid(log)
    assert log["$schema"].endswith("/schemas/sarif-schema-2.1.0.json")


@pytest.mark.parametrize("name", RUNS)
def test_results_point_at_rules_and_come_worst_first(name: str) -> None:
    report = RUNS[name]()
    run = run_of(report)
    rules = run["tool"]["driver"]["rules"]
    assert len(run["results"]) == sum(len(file.findings) for file in report.files)
    assert {result["ruleId"] for result in run["results"]} == {rule["id"] for rule in rules}
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    places = [LEVELS.index(result["level"]) for result in run["results"]]
    assert places == sorted(places)


def test_an_empty_run_is_a_successful_one() -> None:
    run = run_of(empty_run())
    assert run["results"] == []
    assert run["invocations"] == [{"executionSuccessful": True}]


def test_errors_are_notifications() -> None:
    (invocation,) = run_of(corpus_run())["invocations"]
    assert invocation == {
        "executionSuccessful": False,
        "toolExecutionNotifications": [
            {"level": "error", "message": {"text": "gone.txt: no such file or directory"}}
        ],
    }


def test_rules_are_explained_in_markdown() -> None:
    report = corpus_run()
    known = {rule.id: rule for rule in report.rules}
    for rule in run_of(report)["tool"]["driver"]["rules"]:
        own = known[rule["id"]]
        assert rule["shortDescription"]["text"] == own.name
        assert rule["help"]["markdown"].startswith(f"# {text(own.name)}\n\n")
        assert f"tlqa explain {rule['id']}" in rule["help"]["markdown"]
        assert rule["fullDescription"]["text"]
        assert 1 <= len(rule["properties"]["tags"]) <= TAGS
        assert rule["helpUri"].endswith("#" + rule["id"].replace("/", ""))


def test_regions_are_utf16_and_lead_back_to_the_text() -> None:
    report = hostile_run()
    run = run_of(report)
    assert run["columnKind"] == "utf16CodeUnits"
    texts = {file.findings[0].fingerprint: file for file in report.files}
    for result in run["results"]:
        file = texts[result["partialFingerprints"]["tlqa/v1"]]
        region = result["locations"][0]["physicalLocation"]["region"]
        lines = _lines(file.document.text)
        first = lines[region["startLine"] - 1].encode("utf-16-le", "surrogatepass")
        got = first[(region["startColumn"] - 1) * 2 :].decode("utf-16-le", "surrogatepass")
        assert got.startswith(file.findings[0].text[: len(got)])
        assert region["startColumn"] == len("😀 before ") + 1 + 1


def _lines(story: str) -> list[str]:
    for end in ("\r\n", "\r"):
        story = story.replace(end, "\n" * len(end) if end == "\r" else "\n")
    return story.split("\n")


def test_paths_are_relative_uris() -> None:
    for result in run_of(hostile_run())["results"]:
        place = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert place["uriBaseId"] == "%SRCROOT%"
        assert place["uri"].isascii()
        assert not set(place["uri"]) & set(' "<>\\^`{|}:\n\r')
    uris = {
        unquote(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])
        for result in run_of(hostile_run())["results"]
    }
    assert "wire/100 % and %0A and %25.txt" in uris


def test_a_file_outside_the_root_has_an_absolute_uri() -> None:
    (file, *_) = corpus_run().files
    away = replace(file, document=replace(file.document, path="/srv/ä.txt"))
    run = run_of(Report("0", "", (away,)), Options(here="/repo", root="/repo"))
    places = [result["locations"][0]["physicalLocation"]["artifactLocation"] for result in run["results"]]
    assert places[0] == {"uri": "file:///srv/%C3%A4.txt"}


def test_fixes_replace_the_region_of_the_result() -> None:
    results = [result for result in run_of(hostile_run())["results"] if "fixes" in result]
    assert len(results) == len(HOSTILE)
    for result in results:
        ((fix,),) = [result["fixes"]]
        ((change,),) = [fix["artifactChanges"]]
        ((piece,),) = [change["replacements"]]
        assert piece["deletedRegion"] == result["locations"][0]["physicalLocation"]["region"]
        assert change["artifactLocation"] == result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert piece["insertedContent"]["text"].endswith("!")


def test_brackets_and_braces_of_a_message_are_no_links_or_placeholders() -> None:
    said = {result["message"]["text"] for result in run_of(hostile_run())["results"]}
    assert r"{{0}} {{placeholder}} \[link\](1) \\n" in said


def test_fingerprints_are_unique_within_a_path() -> None:
    results = run_of(corpus_run())["results"]
    keys = [
        (
            result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
            result["partialFingerprints"]["primaryLocationLineHash"],
        )
        for result in results
    ]
    assert len(set(keys)) == len(keys)


def test_limits_of_github() -> None:
    run = run_of(huge_run())
    assert len(run["results"]) == sarif.RESULTS == 25_000
    assert run["results"][0]["level"] == "error"
    assert {result["level"] for result in run["results"][1:]} == {"warning"}
    first, second = run["invocations"][0]["toolExecutionNotifications"]
    assert first["message"]["text"].startswith(f"{HUGE - 25_000} of {HUGE} findings are left out")
    assert "shows the 5000 gravest" in second["message"]["text"]
    assert run["invocations"][0]["executionSuccessful"] is True
    run["results"] = run["results"][:50]
    assert_valid({"version": "2.1.0", "runs": [run]})


def test_limits_of_places_and_tags() -> None:
    (file, *_) = hostile_run().files
    (finding,) = file.findings
    many = replace(
        finding,
        related=tuple(Related(0, 1, f"place {n}", "x") for n in range(1_200)),
        category="/".join(f"part {n}" for n in range(40)),
    )
    run = run_of(Report("0", "", (replace(file, findings=(many,)),)))
    assert len(run["results"][0]["relatedLocations"]) == 1_000
    said = run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
    assert said == "Of 1 findings only 1000 related places are given."
    assert len(tags(many)) == TAGS == 20
