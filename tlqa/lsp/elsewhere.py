"""What is wrong with files that are no stories and yet decide about them: configurations, rules, lists."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types

from tlqa.lsp.diagnostics import SOURCE
from tlqa.outputs.terminal import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tlqa.errors import TlqaError

_TO_THE_END = 2**31 - 1  # a column beyond the line is the end of it


class Elsewhere:
    """Remembers which document met which problem, so that each is told once and taken back in the end."""

    def __init__(self) -> None:
        self._met: dict[str, tuple[TlqaError, ...]] = {}
        self._shown: dict[str, list[types.Diagnostic]] = {}

    def messages(self, uri: str, problems: Sequence[TlqaError]) -> list[str]:
        """Take note of what a document meets now; what nobody has been told yet."""
        told = {str(problem) for each in self._met.values() for problem in each}
        self._met.pop(uri, None)
        if problems:
            self._met[uri] = tuple(problems)
        return [said for said in dict.fromkeys(map(str, problems)) if said not in told]

    def changed(self) -> Iterator[tuple[str, list[types.Diagnostic]]]:
        """The files in which something else is to be shown from now on."""
        now: dict[str, list[types.Diagnostic]] = {}
        for problem in {str(p): p for each in self._met.values() for p in each}.values():
            if problem.path:
                now.setdefault(Path(problem.path).resolve().as_uri(), []).append(_diagnostic(problem))
        for uri in {**self._shown, **now}:
            if self._shown.get(uri) != now.get(uri):
                yield uri, now.get(uri, [])
        self._shown = now


def _diagnostic(problem: TlqaError) -> types.Diagnostic:
    line = (problem.line or 1) - 1
    return types.Diagnostic(
        range=types.Range(types.Position(line, 0), types.Position(line, _TO_THE_END)),
        message=printable(problem.message),
        severity=types.DiagnosticSeverity.Error,
        source=SOURCE,
    )
