"""Lines of plain text, and those that are one paragraph wrapped at a width."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from tlqa.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

_VISIBLE = r"[^\s\ufeff\u200b]"
LINE = compiled(rf"{_VISIBLE}(?:[^\r\n]*{_VISIBLE})?")
"""A line without the white space around it."""

LIST_MARK = compiled(r"(?:[-–—•*·▪◦●■►✓]|\d{1,2}[.)]|[a-z]\))\s+\S")
"""What an item of a list begins with."""

_WRAP_WIDTH = (45, 100)
_ENDS = '.!?…”"'
_OPENING = '“"'
_STOP = compiled(r"[.!?][”\"’)]* +(?=[A-Z“\"])")
_MANY, _RARELY = 8, 6  # lines together, and in how many of them one may hold a second sentence
_NEAR = 14  # lines that a paragraph of a quotation may have
_SEVERAL = 3  # lines that break off within a sentence
_FEW = 10  # of so many indented lines one may begin with a small letter and they still begin paragraphs


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
    """Join the lines of paragraphs that were wrapped at a fixed width.

    Some paragraphs show it by themselves. Where the whole text was filled to one width, as editors and mail
    programs do, a line that had no room for the next word goes on in the line below. Where each sentence has
    a line of its own, as files for engines have, those that one pair of quotation marks holds are joined.
    """
    if all(line.gap for line in lines):
        return lines
    width = _width(lines)
    joined: list[Line] = []
    for whole in map(_with_quotations, _groups(lines)):
        for group, marked in _parts(whole):
            even = len(group) > 1 and _wrapped(group, marked=marked)
            joined += _filled(group, width, even=even) if width else [_one(group)] if even else group
    return joined


def _groups(lines: list[Line]) -> Iterator[list[Line]]:
    """The lines that stand together without a blank one."""
    group: list[Line] = []
    for line in lines:
        if line.gap and group:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _with_quotations(group: list[Line]) -> list[Line]:
    """Lines of one sentence each, but those within one pair of quotation marks as one."""
    several = sum(_STOP.search(line.text) is not None for line in group)
    if len(group) < _MANY or several * _RARELY > len(group):
        return group
    lasts, closed = [0] * len(group), [True] * len(group)  # as ``_last`` has them, for each line
    for at in reversed(range(len(group))):
        lasts[at], closed[at] = _last(group, at, closed)
    joined: list[Line] = []
    at = 0
    while at < len(group):
        joined.append(_one(group[at : lasts[at] + 1]))
        at = lasts[at] + 1
    return joined


def _last(group: list[Line], at: int, closed: list[bool]) -> tuple[int, bool]:
    """The last line of the quotation that a line leaves open, or of its paragraph where it opens again, and
    whether it ends near by; the line itself where it leaves none open.
    """
    if _open(group[at].text) <= 0:
        return at, True
    for number in range(at + 1, min(len(group), at + _NEAR)):
        text = group[number].text
        if text[0] in _OPENING:
            runs_on = _open(text) > 0 and closed[number]
            return (number - 1, True) if runs_on else (at, False)
        if _open(text) < 0 or (_open(text) and '"' in text):
            return number, True
    return at, False


def _open(text: str) -> int:
    """How many quotations a line leaves open; fewer than none where it ends what was open before it."""
    return text.count("“") - text.count("”") + text.count('"') % 2


def _parts(group: list[Line]) -> Iterator[tuple[list[Line], bool]]:
    """Such lines, and whether their indentation tells where paragraphs begin.

    Where some begin at the margin and others further in, as agencies write,
    those further in begin a paragraph.
    """
    indented = [line for line in group[1:] if _is_indented(line)]
    small = sum(line.text[:1].islower() for line in indented)
    if not indented or len(indented) == len(group) - 1 or small * _FEW > len(indented):
        yield group, False
        return
    own = group[:1]
    for line in group[1:]:
        if _is_indented(line):
            yield own, True
            own = []
        own.append(line)
    yield own, True


def _is_indented(line: Line) -> bool:
    return line.start > 0 and line.story[line.start - 1] in " \t"


def _width(lines: list[Line]) -> tuple[int, int] | None:
    """The least and the greatest width that the text may have been filled to; None where no lines show it.

    They are those at which most of the lines that break off within a sentence have no room for the next word.
    """
    low, high = _WRAP_WIDTH
    begins, ends = [0] * (high + 2), [0] * (high + 2)
    broken = 0
    for before, line in pairwise(lines):
        if not line.gap and line.text[:1].islower() and low <= (column := _column(before)) <= high:
            begins[column] += 1
            ends[min(high, column + len(_first_word(line))) + 1] += 1
            broken += 1
    full = list(accumulate(b - e for b, e in zip(begins, ends, strict=True)))
    most = max(full)
    if most < _SEVERAL or most * 5 < broken * 4:
        return None
    return full.index(most), len(full) - 1 - full[::-1].index(most)


def _column(line: Line) -> int:
    """Where a line ends, counted from the margin."""
    return line.end - line.story.rfind("\n", 0, line.start) - 1


def _first_word(line: Line) -> str:
    return line.text.partition(" ")[0]


def _filled(group: list[Line], width: tuple[int, int], *, even: bool) -> list[Line]:
    """The lines, joined where they were full at this width; ``even`` ones wherever a sentence goes on."""
    joined: list[Line] = []
    own = group[:1]
    least, most = width
    for before, line in pairwise(group):
        column = _column(before)
        full = column <= most and least < column + 1 + len(_first_word(line))
        within = even and before.text[-1] not in _ENDS
        if not (full or within) or LIST_MARK.match(line.text):
            joined.append(_one(own))
            own = []
        own.append(line)
    return [*joined, _one(own)]


def _one(group: list[Line]) -> Line:
    """Lines as one."""
    first, last = group[0], group[-1]
    if first is last:
        return first
    return Line(first.story, first.start, last.end, first.gap, " ".join(line.text for line in group))


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
    broken = sum(line.text[-1] not in _ENDS for line in group[:-1])
    lower = sum(line.text[:1].islower() for line in group[1:])
    return broken * 2 >= len(widths) and (marked or lower > 0 or len(group) > 3)
