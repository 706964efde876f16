"""JSON: the contract of DESIGN, key by key."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tlqa.outputs.base import Options, find_output

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from tlqa.model import Report

FILE = [
    *("path", "story", "format", "language", "words", "score", "verdict", "points"),
    *("translated_from", "lines", "findings", "suppressed", "notices", "signature", "unchanged", "accepted"),
]
FINDING = [
    *("rule", "severity", "confidence", "category", "message", "why", "start", "end", "line", "column"),
    *("end_line", "end_column", "text", "block", "in_quotation", "fix", "fingerprint", "related"),
    *("segment", "source"),
]


def rendered(report: Report) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(find_output("json").render(report, Options()))
    return value


def test_snapshot(any_report: Report, snapshot: SnapshotAssertion) -> None:
    assert find_output("json").render(any_report, Options()) == snapshot


def test_every_key_is_always_there(any_report: Report) -> None:
    value = rendered(any_report)
    assert list(value) == ["schema", "tool", "version", "signature", "files", "remarks"]
    for file in value["files"]:
        assert list(file) == FILE
        for line in file["lines"]:
            assert list(line) == ["line", "points"]
        for finding in file["findings"]:
            assert list(finding) == FINDING
            for related in finding["related"]:
                assert list(related) == ["start", "end", "line", "column", "text", "note"]


def test_text_is_what_stands_at_the_offsets(any_report: Report) -> None:
    for file, story in zip(rendered(any_report)["files"], any_report.files, strict=True):
        text = story.document.text
        for finding in file["findings"]:
            assert text[finding["start"] : finding["end"]] == finding["text"]
            before = text[: finding["start"]]
            assert finding["line"] == before.count("\n") + 1
            assert finding["column"] == len(before) - (before.rfind("\n") + 1) + 1


def test_options_do_not_change_it(many: Report) -> None:
    loud = Options(color=True, quiet=True, lines=True)
    assert find_output("json").render(many, loud) == find_output("json").render(many, Options())
