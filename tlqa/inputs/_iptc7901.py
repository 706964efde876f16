"""Reads IPTC 7901, https://iptc.org/standards/iptc-7901/.

A message is SOH, a line with the source, number, priority, category and words, keywords, STX, a headline that
ends with ``=``, text, ETX and the time.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from tlqa.inputs._telex import by_paragraph, is_for_desk, stories, write
from tlqa.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.inputs._story import StoryBuilder
    from tlqa.inputs._telex import Line
    from tlqa.inputs.base import Raw
    from tlqa.model import Document

_FIELDS = r"(?P<name>[A-Za-z]{1,6} ?\d{2,5}) +\w +\w{1,4} +\d*[^\r\n\x02]*"
_HEADER = re.compile(rf"\x01[\x16 ]*{_FIELDS}")
# of a file that has lost its control characters
_BARE_HEADER = re.compile(rf"(?:\A\s*|^ZCZC[ \t]+){_FIELDS}", re.MULTILINE)
_HEAD_LINES = 10
_WRAPPED = 50  # characters from which on a line of a headline may go on in the next
_LABEL = re.compile(
    r"\W*(?:\d\w\w )?(?:URGENT|ALERT|FLASH|BULLETIN|UPDATE|LEAD|LD|REFILE|CORRECTED|CORRECTION|RECAST|"
    r"EXCLUSIVE|ROUNDUP|Achtung|ATTENTION)\W*+\d?\W*|\(?(?:EDS|Eds|Editors?|EDITORS?|ATTN)\b.*"
)
_NOTES = re.compile(
    r"# ?Notebook|The following information is not (?:intended )?for publication.*", re.IGNORECASE
)
_SIGNED = re.compile(r"[a-z]{2,4}(?:[ /][a-z]{2,4}){1,8}")
_SIGNED_BEHIND = re.compile(r"(?<=[.!?”\"’']) +dpa(?: [a-z]{2,4}){1,8}$")
_SLUG = re.compile(r"[A-Z]\w+(?:-\w+)+")
_BYLINE = re.compile(r"(?:By|by|BY|Von|Par) .*")


def parse(raw: Raw, format_: str) -> Iterator[Document]:
    """The stories of a file, one a message.

    Raises:
        InputError: it holds no message with a header.
    """
    return stories(raw, format_, "IPTC 7901", _HEADER, _BARE_HEADER, _story)


def _story(builder: StoryBuilder, found: list[Line]) -> None:
    end = _head_end(found)
    _head(builder, found[:end])
    body: list[Line] = []
    for line in found[end:]:
        if _NOTES.match(line.text):
            break
        body.append(line)
    if body and _SIGNED.fullmatch(body[-1].text):
        body.pop()
    elif body:
        said = _SIGNED_BEHIND.sub("", body[-1].text)
        body[-1] = body[-1]._replace(text=said, high=body[-1].low + len(said))
    for group in by_paragraph(body):
        kept = [line for line in group if not is_for_desk(line)]
        if kept:
            write(builder, None, kept)


def _head_end(found: list[Line]) -> int:
    """Behind which line the text begins: the last that ends with ``=``, or that a blank line follows."""
    ends = [n for n, line in enumerate(found[:_HEAD_LINES], 1) if line.text.endswith("=")]
    if ends:
        return ends[-1]
    blank = (n for n, line in enumerate(found[1:_HEAD_LINES], 1) if line.blank_before)
    return next(blank, min(1, len(found)))


def _head(builder: StoryBuilder, head: list[Line]) -> None:
    cut = [_titled(line) for line in head if not _is_keywords(line) and not _LABEL.fullmatch(line.text)]
    for byline, group in groupby(
        (line for line in cut if line.text), key=lambda line: _BYLINE.fullmatch(line.text) is not None
    ):
        if byline:
            for line in group:
                write(builder, BlockKind.BYLINE, [line])
        else:
            _headlines(builder, list(group))


def _is_keywords(line: Line) -> bool:
    return (
        line.text.endswith("/")
        or ("/" in line.text and " " not in line.text)
        or bool(_SLUG.fullmatch(line.text))
    )


def _titled(line: Line) -> Line:
    """A line without the mark that ends a headline."""
    said = line.text.rstrip("= ")
    return line._replace(text=said, high=line.low + len(said))


def _headlines(builder: StoryBuilder, found: list[Line]) -> None:
    """The headline, over more than one line where it is long, and what stands under it."""
    headline = found[:1]
    for line in found[1:]:
        if len(headline[-1].text) < _WRAPPED or headline[-1].high + 3 < line.low - line.indent:
            break
        headline.append(line)
    write(builder, BlockKind.HEADLINE if builder.empty else BlockKind.SUBHEADING, headline)
    for line in found[len(headline) :]:
        write(builder, BlockKind.SUBHEADING, [line])
