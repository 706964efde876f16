"""Where a comment can be put that takes a finding back, and what it says.

What a format makes of a comment depends on where it stands: within a paragraph of Markdown a line of its own
parts it in two, in front matter it is no comment at all. So each place that may do is tried: the story is
read again with the comment in it (no rule is run), and the first place is taken where every block says what
it said before and the finding is suppressed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from tlqa.frozen import dataclass
from tlqa.inputs.base import read
from tlqa.model import Document
from tlqa.suppress import suppress
from tlqa.text.positions import line_index

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tlqa.inputs.base import Raw
    from tlqa.model import FileReport, Finding
    from tlqa.rulebook.naming import Naming

_MARKUP = "<!-- {} -->"
_FORMS = {
    "html": _MARKUP,
    "markdown": _MARKUP,
    "nitf": _MARKUP,
    "newsml": _MARKUP,
    "wxr": _MARKUP,
    "feed": _MARKUP,
    "asciidoc": "// {}",
    "rst": ".. {}",
}
_ON_THEIR_OWN = frozenset({"asciidoc", "rst"})
"""Formats whose comments are lines of their own."""
_MDX = "{{/* {} */}}"
_TRIED = 8  # blocks before which a comment about the whole file may stand
_BLANK = re.compile(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)")
_INDENT = re.compile(r"[ \t]*")


@dataclass(frozen=True, slots=True)
class Insertion:
    """``text`` that is put before the character at offset ``at`` of the file's text."""

    at: int
    text: str


def can_ignore(format_: str) -> bool:
    """Whether the format has comments."""
    return format_ in _FORMS


def ignore_here(raw: Raw, report: FileReport, finding: Finding, naming: Naming) -> tuple[Insertion, ...]:
    """What to put into a file that takes a finding back, and what else its rule finds on the line or nearby.

    Nothing where no comment can stand.
    """
    return _first(raw, report, finding, naming, _places(report.document, finding))


def ignore_in_file(raw: Raw, report: FileReport, finding: Finding, naming: Naming) -> tuple[Insertion, ...]:
    """What to put into a file that takes back all findings of the rule in the story.

    Nothing where no comment can stand.
    """
    return _first(raw, report, finding, naming, _tops(report.document, finding))


def inserted(text: str, insertions: Sequence[Insertion]) -> str:
    """The text with the insertions, which are in order."""
    parts: list[str] = []
    at = 0
    for each in insertions:
        parts += (text[at : each.at], each.text)
        at = each.at
    return "".join((*parts, text[at:]))


def _places(document: Document, finding: Finding) -> Iterator[tuple[Insertion, ...]]:
    text, index, rule = document.file_text, line_index(document.file_text), finding.rule
    form, end_of_line = _form(document), _line_end(text)
    start, end = index.line_span(index.line_of(finding.start))
    if document.format not in _ON_THEIR_OWN:
        comment = " " + form.format(f"tlqa-disable-line {rule}")
        for at in (end, min(_block_end(document, finding), end), min(finding.end, end)):
            yield (Insertion(at, comment),)
    indent = _indent(text, start)
    yield (Insertion(start, indent + form.format(f"tlqa-disable-next-line {rule}") + end_of_line),)
    low, high = _stretch(text, finding)
    before = _indent(text, low) + form.format(f"tlqa-disable {rule}") + end_of_line * 2
    after = end_of_line * 2 + _indent(text, low) + form.format(f"tlqa-enable {rule}")
    yield Insertion(low, before), Insertion(high, after)


def _tops(document: Document, finding: Finding) -> Iterator[tuple[Insertion, ...]]:
    text, index = document.file_text, line_index(document.file_text)
    comment, end_of_line = _form(document).format(f"tlqa-disable-file {finding.rule}"), _line_end(text)
    apart = end_of_line if document.format in (*_ON_THEIR_OWN, "markdown") else ""
    for block in document.blocks[:_TRIED]:
        start, _ = index.line_span(index.line_of(document.place(block.start, block.end)[0]))
        yield (Insertion(start, _indent(text, start) + comment + end_of_line + apart),)
    last = "" if text.endswith(("\n", "\r")) else end_of_line
    yield (Insertion(len(text), last + apart + comment + end_of_line),)


def _first(
    raw: Raw,
    report: FileReport,
    finding: Finding,
    naming: Naming,
    candidates: Iterator[tuple[Insertion, ...]],
) -> tuple[Insertion, ...]:
    document = report.document
    if not can_ignore(document.format):
        return ()
    for insertions in candidates:
        text = inserted(document.file_text, insertions)
        stories = list(read(replace(raw, data=text.encode(), encoding="utf-8"), document.format))
        again = [each for each in stories if isinstance(each, Document) and each.story == document.story]
        if len(again) == 1 and _same(document, again[0]):
            moved = replace(
                finding, start=_moved(finding.start, insertions), end=_moved(finding.end - 1, insertions) + 1
            )
            if suppress((moved,), again[0], (), naming).suppressed:
                return insertions
    return ()


def _same(one: Document, other: Document) -> bool:
    """Whether the blocks of two readings say the same, white space aside."""
    return [(b.kind, one.text[b.start : b.end].split()) for b in one.blocks] == [
        (b.kind, other.text[b.start : b.end].split()) for b in other.blocks
    ]


def _moved(offset: int, insertions: Sequence[Insertion]) -> int:
    return offset + sum(len(each.text) for each in insertions if each.at <= offset)


def _form(document: Document) -> str:
    if PurePath(document.path).suffix.lower() == ".mdx":
        return _MDX
    return _FORMS[document.format]


def _block_end(document: Document, finding: Finding) -> int:
    """Where the block that holds the finding ends in the file."""
    start, _ = finding.seen
    block = next((b for b in document.blocks if b.start <= start < b.end), None)
    return finding.end if block is None else document.place(block.start, block.end)[1]


def _stretch(text: str, finding: Finding) -> tuple[int, int]:
    """The lines around a finding, up to blank ones."""
    low = high = 0
    for blank in _BLANK.finditer(text):
        if blank.start() >= finding.end:
            high = blank.start()
            break
        if blank.end() <= finding.start:
            low = blank.end()
    return low, high or len(text.rstrip())


def _indent(text: str, start: int) -> str:
    match = _INDENT.match(text, start)
    return match.group() if match else ""


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
