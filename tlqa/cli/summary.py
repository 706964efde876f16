"""The summary of a job in GitHub Actions: Markdown at the end of the file that the runner names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tlqa.outputs.github import SUMMARY_LIMIT
from tlqa.outputs.markdown import summary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tlqa.model import Report
    from tlqa.outputs.base import Options

VARIABLE = "GITHUB_STEP_SUMMARY"
_LEAST = 2_000


def summarise(report: Report, options: Options, environment: Mapping[str, str]) -> None:
    """Append the report to the job's summary, where there is one and there is room.

    A summary that cannot be written is told on standard error; the check stands.
    """
    path = environment.get(VARIABLE)
    if not path:
        return
    try:
        file = Path(path)
        used = file.stat().st_size if file.exists() else 0
        room = SUMMARY_LIMIT - used - 1
        if room < _LEAST:
            click.echo(f"tlqa: the job's summary is full: {path}", err=True)
            return
        with file.open("ab") as stream:
            stream.write(summary(report, options, room).encode("utf-8", "backslashreplace"))
    except OSError as problem:
        click.echo(f"tlqa: the job's summary cannot be written: {problem.strerror or problem}", err=True)
