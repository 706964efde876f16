"""Reads ANPA 1312 as agencies send it.

A message is SYN SYN SOH, the service and number, a line with the priority, category, slug, date and words,
STX, text, ETX and the time. Lines that begin with ``^`` are set apart: the slug, the headline, notes, and the
byline, whose lines end with ``=``. Other paragraphs begin with a tab or spaces.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tlqa.inputs._telex import by_paragraph, is_for_desk, stories, write
from tlqa.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.inputs._story import StoryBuilder
    from tlqa.inputs._telex import Line
    from tlqa.inputs.base import Raw
    from tlqa.model import Document

_FIELDS = r"[^\r\n\x02]*(?:\r?\n\w \w{1,3}[^\r\n\x02]*)?"
_HEADER = re.compile(rf"\x01[ \t]*(?P<name>[A-Za-z]?\d{{2,5}}){_FIELDS}")
# of a file that has lost its control characters
_BARE_HEADER = re.compile(rf"\A\s*(?P<name>[A-Za-z]?\d{{4}}){_FIELDS}")
_SLUG = re.compile(r"[A-Z]{2}-.*|[^ ].*,\s?\d+|[^\s-]+-[^\s-]+-\S*")
_NOTE = re.compile(
    r"\W*(?:AP Photos?|Photos?|With AP|Eds?\b|EDS?\b|Editors?\b|EDITORS?\b|Note|ATTN|Attn|URGENT|BULLETIN|"
    r"For (?:use|release)|Moved|HFR|AM-|PM-|BC-|Also moving).*"
)
_MARKS = re.compile(r"``|''|`|(?<= )_(?= )")
_MEANT = {"``": "“", "''": "”", "`": "‘", "_": "—"}


def parse(raw: Raw, format_: str) -> Iterator[Document]:
    """The stories of a file, one a message.

    Raises:
        InputError: it holds no message with a header.
    """
    return stories(raw, format_, "ANPA 1312", _HEADER, _BARE_HEADER, _story)


def _story(builder: StoryBuilder, found: list[Line]) -> None:
    begin = next((n for n, line in enumerate(found) if not line.text.startswith("^")), len(found))
    body = found[begin:]
    said = _head(builder, found[:begin])
    running = [line for line in body if not is_for_desk(line) and not _is_note(line)]
    if not running:  # what would have been a summary is all there is
        for line in said:
            _write(builder, None, [line])
    for group in by_paragraph(running):
        start = 0
        for n, line in enumerate(group):
            if line.text.startswith("^"):
                if start < n:
                    _write(builder, None, group[start:n])
                _write(builder, None, [_bare(line)])
                start = n + 1
        if start < len(group):
            _write(builder, None, group[start:])


def _is_note(line: Line) -> bool:
    return line.text.startswith("^") and _NOTE.fullmatch(_bare(line).text) is not None


def _head(builder: StoryBuilder, head: list[Line]) -> list[Line]:
    """The headline and bylines; returns the lines that sum the story up."""
    rest: list[Line] = []
    headed = False
    for n, line in enumerate(head):
        bare = _bare(line)
        if not bare.text or _NOTE.fullmatch(bare.text) or (n == 0 and _SLUG.fullmatch(bare.text)):
            continue
        if line.text.endswith("=") or bare.text.startswith(("By ", "BY ")):
            _write(builder, BlockKind.BYLINE, [bare])
        elif not headed:
            headed = True
            _write(builder, BlockKind.HEADLINE, [bare])
        else:
            rest.append(bare)
    return rest


def _bare(line: Line) -> Line:
    """A line without the marks that set it apart."""
    said = line.text.strip("^<>= \t")
    low = line.low + (line.text.index(said) if said else 0)
    return line._replace(text=said, low=low, high=low + len(said))


def _write(builder: StoryBuilder, kind: BlockKind | None, group: list[Line]) -> None:
    last = group[-1]
    cut = last.text.rstrip("<= ")
    group = [*group[:-1], last._replace(text=cut, high=last.low + len(cut))]
    write(builder, kind, group, _say)


def _say(builder: StoryBuilder, text: str, at: int) -> None:
    """Text in which quotation marks and dashes are written as typewriters had them."""
    last = 0
    for match in _MARKS.finditer(text):
        builder.text(text[last : match.start()], at + last)
        builder.atom(_MEANT[match[0]], at + match.start(), at + match.end())
        last = match.end()
    builder.text(text[last:], at + last)
