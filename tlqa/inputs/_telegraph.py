"""Messages of IPTC 7901 and ANPA 1312: where the text is, and which of its lines are one paragraph.

A message is SOH header STX text ETX trailer EOT. Its lines are short; a paragraph begins with an indentation
or after an empty line. ANPA ends set lines with ``<`` or ``=`` and begins them with ``^``.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from tlqa.errors import InputError
from tlqa.inputs._story import StoryBuilder
from tlqa.inputs._text import decode, encoding_of
from tlqa.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tlqa.inputs.base import Raw
    from tlqa.model import Document

_START, _TEXT, _END = "\x01", "\x02", "\x03"
_LINE = re.compile(
    r"[ \t]*\^?([^\r\n<=]*(?:[<=](?![ \t]*(?:\r|\n|$))[^\r\n<=]*)*)([<=]?)[ \t]*(?:\r*\n|\r|$)"
)
_KEYWORDS = re.compile(r"[A-Za-z]+(?:[-/][\w.,/ ]+)+(?:,\s*\d+)?|[a-z]{1,2}\d{4}.*|\d{3,4}\s?[a-z]?")
_NOTE = re.compile(
    r"(?i)\(?(?:eds?|editors?|note to editors?|attention editors?)\b.*|\(?more\)?|-+ ?(?:30|0|more) ?-+|#{3,}"
    r"|end(?: of)? (?:story|item)|(?:urgent|bulletin|flash|advisory)"
)
_SIGNED = re.compile(r"[a-z]{2,4}(?:[/-][a-z]{2,4})+")


def messages(raw: Raw, format_: str) -> Iterator[Document]:
    """The stories of a file, one a message.

    Raises:
        InputError: the bytes are not text, or no message has any.
    """
    encoding = raw.encoding or _encoding(raw.data)
    text = decode(raw.data.replace(b"\0", b" "), raw.path, encoding)
    parts = list(_parts(text))
    if not parts:
        raise InputError("is no message: it has no text between its control characters", path=raw.path)
    for number, (start, end) in enumerate(parts, 1):
        story = StoryBuilder(text, raw.path, format_, raw.language)
        _read(story, text, start, end)
        name = str(number) if len(parts) > 1 else None
        yield story.document(story=name, encoding=encoding_of(raw.data, encoding))


def _encoding(data: bytes) -> str | None:
    """Latin-1 is what such messages are in where they are not UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "iso-8859-1"
    return None


def _parts(text: str) -> Iterator[tuple[int, int]]:
    at = text.find(_TEXT)
    if at < 0:
        if text.strip(" \r\n\t\x01\x03\x04\x16"):
            yield 0, len(text)
        return
    while at >= 0:
        following = text.find(_START, at)
        limit = following if following >= 0 else len(text)
        end = text.find(_END, at)
        yield at + 1, end if 0 <= end < limit else limit
        at = text.find(_TEXT, limit)


def _read(story: StoryBuilder, text: str, start: int, end: int) -> None:
    lines = [m for m in _LINE.finditer(text, start, end) if m.start() < end]
    paragraphs = [p for p in _paragraphs(text, lines) if not _left_out(p)]
    if paragraphs and _KEYWORDS.fullmatch(_said(paragraphs[0])):
        paragraphs.pop(0)
    for number, lines_ in enumerate(paragraphs):
        said = _said(lines_)
        headline = number == 0 and len(lines_) <= 2 and len(said) <= 120 and not said.endswith(".")
        story.block(BlockKind.HEADLINE if headline else None)
        for line, following in pairwise([*lines_, None]):
            assert line is not None
            story.flow(line[1], line.start(1))
            if following is not None:
                story.flow(text[line.end(1) : line.end()].replace("<", " ").replace("=", " "), line.end(1))


def _paragraphs(text: str, lines: Sequence[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    group: list[re.Match[str]] = []
    for line in lines:
        blank = not line[1].strip()
        indented = text.startswith(("  ", "\t"), line.start())
        set_line = bool(group and group[-1][2])
        apart = any(_NOTE.fullmatch(each[1].strip()) for each in (line, *group[-1:]))
        if group and (blank or indented or set_line or apart):
            yield group
            group = []
        if not blank:
            group.append(line)
    if group:
        yield group


def _said(lines: Sequence[re.Match[str]]) -> str:
    return " ".join(line[1].strip() for line in lines)


def _left_out(lines: Sequence[re.Match[str]]) -> bool:
    said = _said(lines)
    return _NOTE.fullmatch(said) is not None or _SIGNED.fullmatch(said) is not None
