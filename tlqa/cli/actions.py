"""What GitHub Actions gives and takes: its own format by default, a summary of the job."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tlqa.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tlqa.model import Report

FORMAT = "github"
MOST = 1024 * 1024
"""Bytes of a summary: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions."""

_CUT = "\n\n… The rest is left out: a summary may have 1 MiB.\n"


def is_actions(environment: Mapping[str, str]) -> bool:
    """Whether the run is a step of GitHub Actions."""
    return environment.get("GITHUB_ACTIONS") == "true"


def add_summary(report: Report, environment: Mapping[str, str]) -> None:
    """Add the report to the summary of the job, as far as there is room.

    Raises:
        UsageError: the file that Actions names cannot be written.
    """
    name = environment.get("GITHUB_STEP_SUMMARY")
    if not name:
        return
    from tlqa.outputs.base import Options, find_output

    path = Path(name)
    try:
        room = MOST - (path.stat().st_size if path.exists() else 0)
        text = _fitting(find_output("markdown").render(report, Options()), room)
        with path.open("ab") as file:
            file.write(text)
    except OSError as problem:
        raise UsageError(f"cannot be written: {problem.strerror or problem}", path=name) from problem


def _fitting(text: str, room: int) -> bytes:
    data = text.encode("utf-8", "backslashreplace")
    if len(data) <= room:
        return data
    cut = _CUT.encode()
    kept = data[: max(0, room - len(cut))]
    whole = kept[: kept.rfind(b"\n") + 1]
    return whole + cut if whole else b""
