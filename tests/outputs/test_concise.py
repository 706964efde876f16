"""One line a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.outputs.base import Options, find_output

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from tlqa.model import Report


def test_snapshot(any_report: Report, snapshot: SnapshotAssertion) -> None:
    assert find_output("concise").render(any_report, Options()) == snapshot


def test_one_line_a_finding(any_report: Report) -> None:
    text = find_output("concise").render(any_report, Options())
    assert len(text.splitlines()) == sum(len(file.findings) for file in any_report.files)
