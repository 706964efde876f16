"""A unified diff of edits that are known: nothing has to be compared, so that it is linear.

The form is that of POSIX ``diff -u`` with the names that git gives the two sides: lines end at LF, and
``git apply`` and ``patch -p1`` read it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from tlqa.frozen import dataclass
from tlqa.outputs.terminal import paint, printable
from tlqa.text.edits import applied

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tlqa.text.edits import Replacement

_CONTEXT = 3
_STYLES = {"-": "red", "+": "green", "@": "cyan"}
_QUOTED = {chr(code): f"\\{code:03o}" for code in [*range(32), 127]} | {'"': '\\"', "\\": "\\\\"}
_NO_END = "\\ No newline at end of file\n"


@dataclass(frozen=True, slots=True)
class _Change:
    """Lines ``[first, last)``, from 0, become ``new``."""

    first: int
    last: int
    new: tuple[str, ...]


def unified(text: str, edits: Iterable[Replacement], path: str) -> str:
    """The diff between a text and what the edits make of it; "" where they change nothing.

    Args:
        text: a file's, line ends as they stand.
        edits: none over another.
        path: of the file, before and after.
    """
    starts = [0, *(match.end() for match in re.finditer("\n", text) if match.end() < len(text))]
    lines = _Lines(text, starts)
    changes = [change for change in _changes(lines, sorted(set(edits))) if change is not None]
    if not changes:
        return ""
    parts = [f"--- {_named('a', path)}\n+++ {_named('b', path)}\n"]
    grown = 0
    for hunk in _hunks(changes):
        body, lengthened = _hunk(lines, hunk, grown)
        parts.append(body)
        grown += lengthened
    return "".join(parts)


def for_terminal(diff: str, *, color: bool) -> str:
    """A diff for a person: without characters that could move the cursor, in colours where wanted."""
    shown: list[str] = []
    for number, line in enumerate(diff.removesuffix("\n").split("\n")):
        style = "bold" if number < 2 else _STYLES.get(line[:1], "")
        text = printable(line.removesuffix("\r"))
        shown.append(paint(text, style, color) if style else text)
    return "\n".join([*shown, ""]) if diff else ""


def for_file(diff: str, encoding: str, *, applies: bool) -> bytes:
    """A diff for a program: its lines in the encoding of the file, its names in UTF-8.

    One that no program can apply is commented out, so that it does not stop those of other files.
    """
    if not applies:
        return "".join(f"# {line}\n" for line in diff.removesuffix("\n").split("\n")).encode()
    head = diff.index("@@")
    return diff[:head].encode() + diff[head:].encode(encoding)


def _named(side: str, path: str) -> str:
    """A file's name as git writes it: quoted where it has marks, ended by a tab where it has spaces."""
    name = f"{side}/{path.removeprefix('/')}"
    if any(char < " " or char in '"\\\x7f' for char in name):
        return '"' + "".join(_QUOTED.get(char, char) for char in name) + '"'
    return f"{name}\t" if " " in name else name


class _Lines:
    """The lines of a text with their ends."""

    def __init__(self, text: str, starts: Sequence[int]) -> None:
        self.text, self.starts = text, starts

    def __len__(self) -> int:
        return len(self.starts) if self.text else 0

    def at(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where lines ``[first, last)`` stand."""
        return self._start(first), self._start(last)

    def of(self, first: int, last: int) -> list[str]:
        return [self.text[slice(*self.span(line, line + 1))] for line in range(first, last)]

    def _start(self, line: int) -> int:
        return self.starts[line] if line < len(self.starts) else len(self.text)


def _changes(lines: _Lines, edits: Sequence[Replacement]) -> Iterator[_Change | None]:
    """What becomes of the lines that edits touch; edits of the same or neighbouring lines together."""
    group: list[Replacement] = []
    last = -1
    for edit in edits:
        if group and lines.at(edit[0]) > last + 1:
            yield _change(lines, group)
            group = []
        group.append(edit)
        last = max(last, lines.at(edit[1]))
    if group:
        yield _change(lines, group)


def _change(lines: _Lines, edits: Sequence[Replacement]) -> _Change | None:
    first, last = lines.at(edits[0][0]), min(lines.at(edits[-1][1]) + 1, len(lines))
    start, end = lines.span(first, last)
    new = applied(lines.text[start:end], ((low - start, high - start, text) for low, high, text in edits))
    after = re.findall("[^\n]*\n|[^\n]+", new)
    before = lines.of(first, last)
    while before and after and before[0] == after[0]:
        first, before, after = first + 1, before[1:], after[1:]
    while before and after and before[-1] == after[-1]:
        last, before, after = last - 1, before[:-1], after[:-1]
    return _Change(first, last, tuple(after)) if before or after else None


def _hunks(changes: Iterable[_Change]) -> Iterator[list[_Change]]:
    """Changes so near that their context meets are one hunk."""
    hunk: list[_Change] = []
    for change in changes:
        if hunk and change.first - hunk[-1].last > 2 * _CONTEXT:
            yield hunk
            hunk = []
        hunk.append(change)
    yield hunk


def _hunk(lines: _Lines, changes: Sequence[_Change], grown: int) -> tuple[str, int]:
    """A hunk, and by how many lines it lengthens the file; ``grown`` is that of those before it."""
    first = max(0, changes[0].first - _CONTEXT)
    last = min(len(lines), changes[-1].last + _CONTEXT)
    body: list[str] = []
    at, longer = first, 0
    for change in changes:
        body += _marked(" ", lines.of(at, change.first))
        body += _marked("-", lines.of(change.first, change.last))
        body += _marked("+", change.new)
        at = change.last
        longer += len(change.new) - (change.last - change.first)
    body += _marked(" ", lines.of(at, last))
    old, new = _range(first, last - first), _range(first + grown, last - first + longer)
    return f"@@ -{old} +{new} @@\n{''.join(body)}", longer


def _range(first: int, count: int) -> str:
    """Lines as a hunk's header has them: from 1, the line before where there are none."""
    if count == 1:
        return f"{first + 1}"
    return f"{first + 1 if count else first},{count}"


def _marked(mark: str, lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield mark + line
        if not line.endswith("\n"):
            yield "\n" + _NO_END
