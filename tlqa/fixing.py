"""Which edits of a file mend its findings, and why the other fixes are not made.

Nothing is read or written here. A fix is made as small as it can be, brought from the story's text to the
file's, and written as the file writes text there. What somebody said is never changed.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from enum import Enum
from itertools import islice
from typing import TYPE_CHECKING

from tlqa.frozen import dataclass
from tlqa.inputs.escapes import escape
from tlqa.text.edits import trimmed
from tlqa.text.guarded import Guarded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from tlqa.model import Document, FileReport, Finding
    from tlqa.sourcemap import Escapes, Piece
    from tlqa.text.edits import Replacement

Key = tuple[int, int, int, str]
"""Which finding of a file: story, place in it, rule."""

# a tag that stands for a character, in a JSON string too
_TAG = re.compile(r"<|\\u003c", re.IGNORECASE)
# beyond ASCII, these can be written in any encoding
_BY_NUMBER = {"xml", "attribute"}


class Reason(Enum):
    """Why a fix was not made."""

    SPOKEN = "it stands in speech"
    UNSAFE = "a person must approve it"
    MARKUP = "it cannot be written back: markup stands within it"
    PLACE = "it cannot be written back: what it needs cannot be written there"
    ENCODING = "it cannot be written back: the file's encoding lacks a character of it"
    DAMAGE = "it cannot be written back: the file would be read otherwise than meant"
    OVERLAP = "it meets another fix; run again"
    REFUSED = "it was not wanted"
    NEW = "it showed only after the other fixes; run again"


@dataclass(frozen=True, slots=True)
class Edit:
    """``[start, end)`` of the file's text becomes ``written``, and so a finding is mended.

    ``story`` counts the stories of the file from 0; ``seen`` is the same stretch in the story's text and
    ``replacement`` what a reader then sees there.
    """

    start: int
    end: int
    written: str
    story: int
    seen: tuple[int, int]
    replacement: str
    finding: Finding

    @property
    def in_file(self) -> Replacement:
        """The edit in the file's text."""
        return self.start, self.end, self.written

    @property
    def in_story(self) -> Replacement:
        """The edit in the story's text."""
        return *self.seen, self.replacement

    @property
    def key(self) -> Key:
        """The finding that it mends."""
        return key_of(self.story, self.finding)


@dataclass(frozen=True, slots=True)
class Left:
    """A finding that has a fix which was not made, and why."""

    story: int
    finding: Finding
    reason: Reason


@dataclass(frozen=True, slots=True)
class Plan:
    """The edits of a file in order of place, none over another, and the fixes that are not made."""

    edits: tuple[Edit, ...]
    left: tuple[Left, ...]


def key_of(story: int, finding: Finding) -> Key:
    """Names a finding of a file."""
    return story, *finding.seen, finding.rule


def plan(reports: Sequence[FileReport], *, unsafe: bool = False, refused: Collection[Key] = ()) -> Plan:
    """The edits that mend what was found in the stories of one file.

    Args:
        reports: the stories of the file, all of them, in order.
        unsafe: also the fixes that a person must approve.
        refused: findings that are not to be mended.
    """
    edits: list[Edit] = []
    left: list[Left] = []
    for story, finding, made in each_fix(reports, unsafe=unsafe, refused=refused):
        if isinstance(made, Reason):
            left.append(Left(story, finding, made))
        else:
            edits.append(made)
    chosen, late = _apart(edits)
    left += [Left(edit.story, edit.finding, Reason.OVERLAP) for edit in late]
    return Plan(tuple(chosen), tuple(sorted(left, key=lambda each: key_of(each.story, each.finding))))


def each_fix(
    reports: Sequence[FileReport], *, unsafe: bool = False, refused: Collection[Key] = ()
) -> Iterator[tuple[int, Finding, Edit | Reason]]:
    """Each finding with a fix, its story's number, and the edit that makes it by itself or why none does.

    Arguments as of ``plan``; two of the edits may overlap.
    """
    for story, report in enumerate(reports):
        mendable = [finding for finding in report.findings if changes(finding, report.document)]
        if not mendable:
            continue
        guarded = Guarded(report.document.text, report.document.blocks)
        for finding in mendable:
            spoken = _is_spoken(finding, guarded)
            made = Reason.SPOKEN if spoken else _made(story, finding, report.document, unsafe, refused)
            yield story, finding, made


def changes(finding: Finding, document: Document) -> bool:
    """Whether the finding has a fix that changes what a reader sees."""
    start, end = finding.seen
    return finding.fix is not None and finding.fix.replacement != document.text[start:end]


def _is_spoken(finding: Finding, guarded: Guarded) -> bool:
    """Whether somebody said, or may have said, what the finding's fix would change."""
    if finding.in_quotation or finding.fix is None:
        return finding.in_quotation
    low, high, _ = trimmed(finding.text, finding.fix.replacement)
    return guarded.touches(finding.seen[0] + low, finding.seen[0] + high)


def by_story(edits: Iterable[Edit]) -> defaultdict[int, list[Edit]]:
    """The edits by the story that they are in."""
    found: defaultdict[int, list[Edit]] = defaultdict(list)
    for edit in edits:
        found[edit.story].append(edit)
    return found


def _made(
    story: int, finding: Finding, document: Document, unsafe: bool, refused: Collection[Key]
) -> Edit | Reason:
    """The edit that mends a finding, or why there is none."""
    assert finding.fix is not None
    if not (finding.fix.safe or unsafe):
        return Reason.UNSAFE
    if key_of(story, finding) in refused:
        return Reason.REFUSED
    begin, end = finding.seen
    reason = Reason.MARKUP
    for from_end in (False, True):
        low, high, new = trimmed(document.text[begin:end], finding.fix.replacement, from_end=from_end)
        low, high = begin + low, begin + high
        place = _place(document, low, high)
        if place is None:
            continue
        start, stop, escapes = place
        written = _written(new, escapes, document.encoding)
        if isinstance(written, str):
            return Edit(start, stop, written, story, (low, high), new, finding)
        reason = written
    return reason


def _written(text: str, escapes: Escapes, encoding: str) -> str | Reason:
    """The text as the file writes it."""
    try:
        written = escape(text, escapes)
    except (KeyError, ValueError):
        return Reason.PLACE
    try:
        errors = "xmlcharrefreplace" if escapes and escapes[-1] in _BY_NUMBER else "strict"
        return written.encode(encoding, errors).decode(encoding)
    except UnicodeError:
        return Reason.ENCODING


def _place(document: Document, low: int, high: int) -> tuple[int, int, Escapes] | None:
    """The stretch of the file that ``[low, high)`` of the story is, and how it is written there."""
    if document.places is None:
        return low, high, ()
    if low == high:
        return next(_gaps(document, low), None)
    run = document.places.run(low, high)
    if run is None or any(_is_tag(piece, document) for piece in document.places.pieces(low, high)):
        return None
    return run.low, run.high, run.escapes


def _gaps(document: Document, at: int) -> Iterator[tuple[int, int, Escapes]]:
    """Where something can be put in: right after the character before it, or right before the one after."""
    assert document.places is not None
    for beside in (at - 1, at):
        if not _in_one_block(document, beside, at):
            continue
        for piece in islice(document.places.pieces(beside, beside + 1), 1):
            cut = piece.start < at < piece.end
            if piece.low < piece.high and not cut and not _is_tag(piece, document):
                place = piece.high if beside < at else piece.low
                yield place, place, piece.escapes


def _in_one_block(document: Document, position: int, at: int) -> bool:
    """Whether the character there is of a block that the place ``at`` is in, or at an edge of."""
    index = bisect_right(document.blocks, position, key=lambda block: block.start) - 1
    if index < 0:
        return False
    block = document.blocks[index]
    return block.start <= position < block.end and block.start <= at <= block.end


def _is_tag(piece: Piece, document: Document) -> bool:
    """Whether a tag stands for the character there: ``<q>`` or ``<br>``."""
    return not piece.literal and _TAG.search(document.file_text, piece.low, piece.high) is not None


def _apart(edits: Iterable[Edit]) -> tuple[list[Edit], list[Edit]]:
    """The edits that can be made at once, in order of place, and the others. Graver findings come first."""
    chosen: list[Edit] = []
    late: list[Edit] = []
    for edit in sorted(edits, key=_gravest_first):
        at = bisect_left(chosen, _by_place(edit), key=_by_place)
        near = chosen[max(0, at - 2) : at + 2]
        if any(_meet(edit, other) for other in near):
            late.append(edit)
        else:
            chosen.insert(at, edit)
    return chosen, late


def _by_place(edit: Edit) -> tuple[int, int, int]:
    return edit.start, edit.end, edit.story


def _gravest_first(edit: Edit) -> tuple[int, float, int, int, str]:
    finding = edit.finding
    return -finding.severity.rank, -finding.points, edit.story, edit.start, finding.rule


def _meet(one: Edit, other: Edit) -> bool:
    """Whether two edits change the same characters, or their order would matter."""
    if one.in_file == other.in_file and one.story != other.story:
        return False  # one text that two stories have
    if one.start == one.end or other.start == other.end:
        return one.start <= other.end and other.start <= one.end
    return one.start < other.end and other.start < one.end
