"""Lines of plain text, and those that are one paragraph wrapped at a width."""

from __future__ import annotations

from typing import NamedTuple

from tlqa.compiled import compiled

_VISIBLE = r"[^\s\ufeff\u200b]"
LINE = compiled(rf"{_VISIBLE}(?:[^\r\n]*{_VISIBLE})?")
"""A line without the white space around it."""

LIST_MARK = compiled(r"(?:[-–—•*·▪◦●■►✓]|\d{1,2}[.)]|[a-z]\))\s+\S")
"""What an item of a list begins with."""

_WRAP_WIDTH = (45, 100)


class Line(NamedTuple):
    """A line without its surrounding white space; ``gap`` when a blank line stands before it.

    ``joined`` is the text of one that was wrapped: that of any other is not there twice.
    """

    story: str
    start: int
    end: int
    gap: bool
    joined: str = ""

    @property
    def text(self) -> str:
        return self.joined or self.story[self.start : self.end]


def lines_of(text: str) -> list[Line]:
    """The lines of a text that say anything, in order."""
    lines: list[Line] = []
    last_end = 0
    returns = "\r" in text
    for match in LINE.finditer(text):
        start, end = match.span()
        if returns:
            between = text[last_end:start].replace("\r\n", "\n").replace("\r", "\n")
            gap = between.count("\n") > 1
        else:
            gap = text.count("\n", last_end, start) > 1
        lines.append(Line(text, start, end, gap or not lines))
        last_end = end
    return lines


def unwrapped(lines: list[Line]) -> list[Line]:
    """Join the lines of paragraphs that were wrapped at a fixed width."""
    if all(line.gap for line in lines):
        return lines
    joined: list[Line] = []
    group: list[Line] = []
    for line in lines:
        if line.gap and group:
            joined.extend(_joined(group))
            group = []
        group.append(line)
    return joined + _joined(group) if group else joined


def _joined(group: list[Line]) -> list[Line]:
    """The lines without a blank line between, joined where wrapped.

    Where some begin at the margin and others further in, as agencies write,
    those further in begin a paragraph.
    """
    if len(group) < 2:
        return group
    indented = [line for line in group[1:] if _is_indented(line)]
    hanging = len(indented) == len(group) - 1 or any(line.text[:1].islower() for line in indented)
    if hanging or not indented:
        return _join(group)
    joined: list[Line] = []
    own = group[:1]
    for line in group[1:]:
        if _is_indented(line):
            joined += _join(own, marked=True)
            own = []
        own.append(line)
    return joined + _join(own, marked=True)


def _is_indented(line: Line) -> bool:
    return line.start > 0 and line.story[line.start - 1] in " \t"


def _join(group: list[Line], *, marked: bool = False) -> list[Line]:
    if len(group) < 2 or not _wrapped(group, marked=marked):
        return group
    first, last = group[0], group[-1]
    joined = " ".join(line.text for line in group)
    return [Line(first.story, first.start, last.end, first.gap, joined)]


def _wrapped(group: list[Line], *, marked: bool = False) -> bool:
    """Whether the lines are one paragraph: even in width, and broken within sentences.

    ``marked`` says that their indentation tells where paragraphs begin.
    """
    widths = [line.end - line.start for line in group[:-1]]
    low, high = _WRAP_WIDTH
    if (
        max(line.end - line.start for line in group) > high
        or min(widths) < low
        or min(widths) < 0.65 * max(widths)
    ):
        return False
    if any(LIST_MARK.match(line.text) for line in group[1:]):
        return False
    broken = sum(line.text[-1] not in '.!?…”"' for line in group[:-1])
    lower = sum(line.text[:1].islower() for line in group[1:])
    return broken * 2 >= len(widths) and (marked or lower > 0 or len(group) > 3)
