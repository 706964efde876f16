"""Fixes put back into the file: which characters change, and nothing else.

A fix is made as small as it can be before it is placed: what the words and their replacement have in
common at both ends stays as it stands in the file. What somebody said is never changed.
"""

from __future__ import annotations

import codecs
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tlqa.errors import InputError
from tlqa.inputs.base import find_input
from tlqa.inputs.escapes import escape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tlqa.model import Document, FileReport, Finding
    from tlqa.sourcemap import Escapes

SPOKEN = "somebody said it"
MARKUP = "markup stands within it"
TAKEN = "another fix is made there first"

_MARKS = {
    "utf-8": (codecs.BOM_UTF8,),
    "utf-16-le": (codecs.BOM_UTF16_LE,),
    "utf-16-be": (codecs.BOM_UTF16_BE,),
    "utf-32-le": (codecs.BOM_UTF32_LE,),
    "utf-32-be": (codecs.BOM_UTF32_BE,),
}
_FAMILIES = {
    "utf-8-sig": ("utf-8",),
    "utf-16": ("utf-16-le", "utf-16-be"),
    "utf-32": ("utf-32-le", "utf-32-be"),
}


@dataclass(frozen=True, slots=True)
class Edit:
    """``file_text[start:end]`` becomes ``replacement``, as the format writes it; for a finding."""

    start: int
    end: int
    replacement: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class Left:
    """A fix that is not made, and why."""

    finding: Finding
    reason: str


def plan(stories: Iterable[FileReport], wanted: Callable[[Finding], str]) -> tuple[list[Edit], list[Left]]:
    """The edits of a file that mend its findings, in order, and the fixes that are left.

    Args:
        stories: what was found in the file.
        wanted: says of a finding with a fix why it is not to be made; nothing where it is.
    """
    placed: list[Edit] = []
    left: list[Left] = []
    for story in stories:
        for finding in story.findings:
            if finding.fix is None:
                continue
            reason = SPOKEN if finding.in_quotation else wanted(finding)
            try:
                edit = None if reason else _placed(finding, story.document)
            except ValueError as problem:
                edit, reason = None, str(problem)
            if edit is None:
                left.append(Left(finding, reason or MARKUP))
            else:
                placed.append(edit)
    made: list[Edit] = []
    for edit in sorted(placed, key=lambda e: (-e.finding.severity.rank, -e.finding.points, e.start)):
        if any(_meet(edit, other) for other in made):
            left.append(Left(edit.finding, TAKEN))
        else:
            made.append(edit)
    return sorted(made, key=lambda e: (e.start, e.end)), left


def edited(text: str, edits: Sequence[Edit]) -> str:
    """The file's text with the edits, which are in order and do not overlap."""
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += (text[at : edit.start], edit.replacement)
        at = edit.end
    return "".join((*parts, text[at:]))


def expected(stories: Iterable[FileReport], edits: Sequence[Edit]) -> Counter[tuple[str, int]]:
    """The findings that must be left after the edits: the rule of each, and where it begins then."""
    mended = Counter((edit.finding.rule, edit.finding.start) for edit in edits)
    before = Counter((f.rule, f.start) for story in stories for f in story.findings)
    return Counter(
        {(rule, _moved(start, edits)): times for (rule, start), times in (before - mended).items()}
    )


def _moved(position: int, edits: Sequence[Edit]) -> int:
    grown = (
        len(e.replacement) - (e.end - e.start) for e in edits if e.end <= position and e.start < position
    )
    return position + sum(grown)


def rewritten(data: bytes, document: Document, edits: Sequence[Edit]) -> bytes:
    """The bytes of the file with the edits; every other byte is as it was.

    Raises:
        InputError: the file's encoding does not lead back to its bytes, or cannot hold a replacement.
    """
    own = getattr(find_input(document.format), "edit", None)
    if own is not None:
        try:
            made: bytes = own(data, [(edit.start, edit.end, edit.replacement) for edit in edits])
        except InputError as problem:
            raise InputError(problem.message, path=document.path, line=problem.line) from problem
        return made
    mark, codec = _coding(data, document)
    try:
        return mark + edited(document.file_text, edits).encode(codec)
    except UnicodeEncodeError as problem:
        char = problem.object[problem.start]
        raise InputError(f"'{char}' cannot be written in {codec}", path=document.path) from problem


def _placed(finding: Finding, document: Document) -> Edit | None:
    """The smallest edit that makes the fix; None where the file cannot take it."""
    assert finding.fix is not None
    old, new = finding.text, finding.fix.replacement
    before, after = _common(old, new)
    start, end = finding.seen[0] + before, finding.seen[1] - after
    place = _place(document, start, end)
    if place is None:
        return None
    low, high, escapes = place
    return Edit(low, high, escape(new[before : len(new) - after], escapes), finding)


def _place(document: Document, start: int, end: int) -> tuple[int, int, Escapes] | None:
    if document.places is None:
        return start, end, ()
    if start < end:
        run = document.places.run(start, end)
        return None if run is None else (run.low, run.high, run.escapes)
    block = next((b for b in document.blocks if b.start <= start <= b.end), None)
    if block is not None and start > block.start and (run := document.places.run(start - 1, start)):
        return run.high, run.high, run.escapes
    if block is not None and start < block.end and (run := document.places.run(start, start + 1)):
        return run.low, run.low, run.escapes
    return None


def _common(old: str, new: str) -> tuple[int, int]:
    """How many characters both begin and end with, letters with their accents."""
    most = min(len(old), len(new))
    before = next((i for i in range(most) if old[i] != new[i]), most)
    while before and any(
        unicodedata.combining(c) for c in (old[before : before + 1] + new[before : before + 1])
    ):
        before -= 1
    most -= before
    after = next((i for i in range(most) if old[-1 - i] != new[-1 - i]), most)
    while after and unicodedata.combining(old[len(old) - after]):
        after -= 1
    return before, after


def _meet(one: Edit, other: Edit) -> bool:
    if one.start == other.start:
        return True
    return one.start < other.end and other.start < one.end


def _coding(data: bytes, document: Document) -> tuple[bytes, str]:
    """The byte-order mark and the encoding that give the file's bytes from its text."""
    name = document.encoding.lower()
    for codec in _FAMILIES.get(name, (name,)):
        body = document.file_text.encode(codec, "surrogatepass" if codec.startswith("utf") else "strict")
        for mark in (b"", *_MARKS.get(codec.replace("_", "-"), ())):
            if data == mark + body:
                return mark, codec
    raise InputError(f"cannot be written back: its bytes are not what {name} makes of it", path=document.path)
