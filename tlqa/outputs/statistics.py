"""How often each rule, category and severity was found: what to look at first in a large archive."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tlqa.model import Severity
from tlqa.outputs.terminal import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tlqa.model import Report
    from tlqa.outputs.base import Options

NAME = "statistics"
DESCRIPTION = "counts of rules, categories and severities, most often first"


def render(report: Report, options: Options) -> str:
    """Three tables, each with the number of findings, of stories that have them, and a name."""
    return "\n".join(["".join(table) for table in _tables(report)])


def _tables(report: Report) -> Iterator[Iterator[str]]:
    severities = [severity.value for severity in reversed(Severity)]
    for title, values in (
        ("severity", [[f.severity.value for f in file.findings] for file in report.files]),
        ("category", [[f.category for f in file.findings] for file in report.files]),
        ("rule", [[f.rule for f in file.findings] for file in report.files]),
    ):
        found = Counter(name for names in values for name in names)
        stories = Counter(name for names in values for name in set(names))
        order = severities if title == "severity" else [name for name, _ in sorted(found.items(), key=_often)]
        yield _table(title, {name: (found[name], stories[name]) for name in order})


def _table(title: str, counts: Mapping[str, tuple[int, int]]) -> Iterator[str]:
    yield f"{'findings':>8} {'stories':>8}  {title}\n"
    for name, (findings, stories) in counts.items():
        yield f"{findings:8} {stories:8}  {printable(name)}\n"


def _often(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]
