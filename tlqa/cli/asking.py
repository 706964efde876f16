"""Asks a person about each fix: the line, what it would become, why."""

from __future__ import annotations

import sys
import textwrap
from typing import TYPE_CHECKING

from tlqa.fixing import plan
from tlqa.outputs.terminal import WIDTH, excerpt, paint, printable
from tlqa.text.edits import applied
from tlqa.text.positions import LineIndex, line_index

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tlqa.fixing import Edit, Key, Plan
    from tlqa.model import Document, FileReport

_QUESTION = "Make this change? [y]es, [n]o, [a]ll from here on, [q]uit: "
_INDENT = "    "


class Asking:
    """Chooses the edits of file after file by asking. ``done`` when no further one is wanted."""

    def __init__(self, *, color: bool) -> None:
        self._color = color
        self._all = False
        self.done = False

    def choose(self, reports: Sequence[FileReport]) -> Plan:
        """The edits of one file that a person wants.

        Where two meet, the graver finding is asked about first, and the other one only if that is not wanted.
        """
        wanted: set[Key] = set()
        refused: set[Key] = set()
        while True:
            current = plan(reports, unsafe=True, refused=refused)
            open_ = [edit for edit in current.edits if edit.key not in wanted]
            if not open_:
                return current
            for edit in open_:
                yes = self._wants(edit, reports[edit.story].document)
                (wanted if yes else refused).add(edit.key)

    def _wants(self, edit: Edit, document: Document) -> bool:
        if self._all or self.done:
            return self._all
        _say("\n".join(["", *self._shown(edit, document), ""]))
        answer = _answer()
        self._all, self.done = answer == "a", answer == "q"
        return answer in ("y", "a")

    def _shown(self, edit: Edit, document: Document) -> Iterator[str]:
        finding, index = edit.finding, line_index(document.file_text)
        place = "{}:{}".format(*index.line_column(edit.start))
        safe = "safe" if finding.fix and finding.fix.safe else "to be approved"
        yield f"{paint(printable(document.name), 'bold', self._color)}:{place}  {finding.rule} ({safe})"
        low, _ = index.line_span(index.line_of(edit.start))
        _, high = index.line_span(index.line_of(edit.end))
        start, end, new = edit.start - low, edit.end - low, edit.written
        old = document.file_text[low:high]
        yield from self._line("-", old, start, end)
        yield from self._line("+", applied(old, [(start, end, new)]), start, start + len(new))
        yield from _wrapped(finding.message)
        yield from _wrapped(f"why: {finding.why}")

    def _line(self, sign: str, text: str, start: int, end: int) -> Iterator[str]:
        shown = excerpt(LineIndex(text), start, end)
        style = "red" if sign == "-" else "green"
        yield f"{_INDENT}{paint(sign, style, self._color)} {shown.line}"
        if start < end:
            yield f"{_INDENT}  {' ' * shown.indent}{paint('^' * shown.width, style, self._color)}"


def _answer() -> str:
    """The letter of an answer. The end of the input is a person who leaves."""
    while True:
        _say(_QUESTION)
        said = sys.stdin.readline()
        if not said:
            _say("\n")
            return "q"
        if said.strip().lower() in ("y", "n", "a", "q", "yes", "no", "all", "quit"):
            return said.strip().lower()[0]


def _say(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(
        printable(" ".join(text.split())),
        WIDTH,
        initial_indent=_INDENT,
        subsequent_indent=_INDENT,
        break_long_words=False,
        break_on_hyphens=False,
    )
