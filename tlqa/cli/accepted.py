"""A baseline beside the reports of a run, and these without what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tlqa.baseline.apply import Run
    from tlqa.baseline.entries import Baseline
    from tlqa.cli.session import Session
    from tlqa.model import FileReport, Finding, Remark


def baseline_of(session: Session) -> Baseline | None:
    """The baseline of the option or of the configuration, read before the stories are; None without one.

    Raises:
        BaselineError: with the line that is wrong.
    """
    path = session.baseline
    if path is None:
        return None
    from tlqa.baseline.file import read_baseline

    return read_baseline(path)


def without_accepted(
    baseline: Baseline | None, reports: Sequence[FileReport], session: Session, *, whole: bool
) -> tuple[list[FileReport], list[Remark]]:
    """The reports without what the baseline accepts, and what is odd about it.

    Args:
        baseline: None where there is none.
        reports: with all their findings.
        session: that made them.
        whole: whether all files were read that were to be; else nothing is called gone.
    """
    if baseline is None:
        return list(reports), []

    def rescored(file: FileReport, findings: tuple[Finding, ...]) -> FileReport:
        return session.checker(file.document.path).rescored(file, findings)

    run = beside(baseline, reports, session, whole=whole)
    return run.accepted(rescored), run.remarks()


def beside(baseline: Baseline, reports: Sequence[FileReport], session: Session, *, whole: bool) -> Run:
    """The reports of a session beside a baseline; arguments as above."""
    from tlqa.baseline.apply import Known, Places, Run

    places = Places(baseline.path)
    ran: dict[str, frozenset[str]] = {}
    for file in reports:
        checker = session.checker(file.document.path)
        ran[places.name(file.document.path)] = checker.names
    return Run(baseline, reports, Known(session.checkers.rules().values(), ran), whole)
