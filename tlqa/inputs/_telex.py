"""What the formats of wires have in common: lines at a width, control characters, marks for the desk."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

from tlqa.errors import InputError
from tlqa.frozen import dataclass
from tlqa.inputs._story import StoryBuilder
from tlqa.inputs._text import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tlqa.inputs.base import Raw
    from tlqa.model import BlockKind, Document

_LINE = re.compile(r"[^\r\n]+")
_CONTROLS = "".join(map(chr, [*range(9), 11, 12, *range(14, 32), 127]))
# what tells the desk that a story goes on or ends
_DESK = re.compile(
    r"\W*(?:MORE|mf|30|ENDS?|end all|EOM|NNNN|endit)\W*|[-_*#=+ ]+"
    r"|(?:.{0,12} )?\d{6}(?: ?[A-Z]{3,4})? [A-Z][a-z]{2} \d\d|AP-[A-Z]{2}-\d\d-\d\d-\d\d \d{4}\w*<?"
)
_SENTENCE_END = '.!?”"…'


class Line(NamedTuple):
    """A line without its end and the white space around it; ``indent`` is how much stood before it."""

    low: int
    high: int
    text: str
    indent: int
    blank_before: bool


@dataclass(frozen=True, slots=True)
class Message:
    """A message of a file: what stands before its text, and its text."""

    header: str
    low: int
    high: int


def decoded(raw: Raw) -> tuple[str, str]:
    """The text of a file and its encoding: UTF-8 where it is that, else one of the Latin alphabet.

    Raises:
        InputError: it is binary, or not in the encoding that was named.
    """
    encoding = raw.encoding or _encoding(raw.data)
    return decode(raw.data, raw.path, encoding), encoding


def _encoding(data: bytes) -> str:
    for name in ("utf-8", "windows-1252"):
        try:
            data.decode(name)
        except UnicodeDecodeError:
            continue
        return name
    return "iso-8859-1"


def messages(text: str, header: re.Pattern[str]) -> Iterator[Message]:
    """The messages of a file. Each begins with a header; STX begins its text and ETX ends it."""
    starts = [match.start() for match in header.finditer(text)]
    for start, end in itertools.pairwise([*starts, len(text)]):
        found = header.match(text, start)
        behind = found.end() if found else start
        begin = text.find("\x02", start, end)
        begin = begin + 1 if begin >= 0 else behind
        stop = text.find("\x03", begin, end)
        yield Message(text[start:begin], begin, stop if stop >= 0 else end)


def stories(
    raw: Raw,
    format_: str,
    called: str,
    header: re.Pattern[str],
    bare: re.Pattern[str],
    read: Callable[[StoryBuilder, list[Line]], None],
) -> Iterator[Document]:
    """The stories of a file, one a message.

    Args:
        raw: the file.
        format_: its name.
        called: what to call the format in an error.
        header: of a message; its group ``name`` names the story.
        bare: the same where the file has lost its control characters.
        read: gives a builder the lines of a message.

    Raises:
        InputError: no message has a header and a text.
    """
    text, encoding = decoded(raw)
    begins = header if "\x01" in text else bare
    found = list(messages(text, begins))
    empty = True
    for number, message in enumerate(found, 1):
        builder = StoryBuilder(text, raw.path, format_, raw.language)
        read(builder, lines(text, message.low, message.high))
        if builder.empty:
            continue
        empty = False
        said = begins.match(message.header)
        name = (said["name"] if said else None) or str(number)
        yield builder.document(story=name if len(found) > 1 else None, encoding=encoding)
    if empty:
        raise InputError(f"is no {called}: it holds no message with a header and a text", path=raw.path)


def lines(text: str, low: int, high: int) -> list[Line]:
    """The lines of a stretch that say anything; control characters at their edges are none of them."""
    found: list[Line] = []
    last = low
    for match in _LINE.finditer(text, low, high):
        said = match[0].strip(" \t" + _CONTROLS)
        if not said:
            continue
        begin = match.start() + match[0].index(said[0])
        between = text[last : match.start()].replace("\r\n", "\n")
        indent = len(match[0][: begin - match.start()].expandtabs(8).strip(_CONTROLS))
        blank = between.count("\n") + between.count("\r") > 1 or not found
        found.append(Line(begin, begin + len(said), said, indent, blank))
        last = begin + len(said)
    return found


def is_for_desk(line: Line) -> bool:
    """Whether a line is for the desk and not for readers."""
    return _DESK.fullmatch(line.text) is not None


def by_paragraph(found: list[Line]) -> Iterator[list[Line]]:
    """The lines of each paragraph: a blank line or an indented line begins one.

    Where there are neither, a line that ends a sentence early ends a paragraph.
    """
    margin = min((line.indent for line in found), default=0)
    width = max((len(line.text) for line in found), default=0)
    marked = any(line.blank_before or line.indent > margin + 1 for line in found[1:])
    group: list[Line] = []
    for line in found:
        short = bool(group) and len(group[-1].text) < 0.8 * width and group[-1].text[-1] in _SENTENCE_END
        if group and (line.blank_before or line.indent > margin + 1 or (short and not marked)):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def write(
    builder: StoryBuilder,
    kind: BlockKind | None,
    group: list[Line],
    say: Callable[[StoryBuilder, str, int], None] = StoryBuilder.text,
) -> None:
    """A block of lines that are one."""
    builder.block(kind)
    last = group[0].low
    for line in group:
        if last < line.low:
            builder.space(last, line.low)
        say(builder, line.text, line.low)
        last = line.high
    builder.block()
