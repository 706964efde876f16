"""Paragraphs of office files: what DOCX and ODT have in common.

The text of such a file is its paragraphs, one a line, as a word processor saves text: a finding's line is the
paragraph, its column the character. Every piece of a paragraph knows the bytes of the XML it stands in, so
that it can be written back.
"""

from __future__ import annotations

import re
from dataclasses import field
from enum import IntEnum
from itertools import groupby
from pyexpat import ExpatError, ParserCreate, errors
from typing import TYPE_CHECKING, NamedTuple

from tlqa.errors import InputError
from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pyexpat import XMLParserType

    from tlqa.model import BlockKind

BREAK = "\u2028"
"""A line end within a paragraph, which is one line of the file's text."""

NO_LANGUAGE = "zxx"  # ISO 639-2: no linguistic content
_SAYS_NOTHING = frozenset({"", "x", "und", "none"})
_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']""")
_MARKS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


class Way(IntEnum):
    """How a piece is written in the XML."""

    LITERAL = 0
    ENTITY = 1
    CDATA = 2
    ELEMENT = 3  # an element that stands for characters: a tab, a break, a no-break hyphen
    DROPPED = 4  # white space that nobody sees


class Bit(NamedTuple):
    """A piece of a paragraph, at bytes ``[low, high)`` of the part.

    ``owner`` is where the tag begins that holds its character data; ``language`` is "" where none is said.
    """

    text: str
    low: int
    high: int
    way: Way
    owner: int
    language: str = ""

    @property
    def literal(self) -> bool:
        """Whether its bytes are its text, one for one; not where a line end is a space."""
        return self.way in (Way.LITERAL, Way.CDATA) and self.high - self.low == len(self.text.encode())


@dataclass(slots=True)
class Line:
    """A paragraph; ``low`` is where its tag begins in the part."""

    low: int
    kind: BlockKind | None = None
    bits: list[Bit] = field(default_factory=list)
    inner: list[Line] = field(default_factory=list)  # paragraphs of text boxes that hang on this one


class Part:
    """An XML part in UTF-8, and the encoding it was in."""

    def __init__(self, data: bytes, name: str, path: str) -> None:
        self.name, self.path = name, path
        self.encoding = _encoding(data)
        try:
            self.data = data if self.encoding == "utf-8" else data.decode(self.encoding).encode()
        except (LookupError, UnicodeDecodeError) as problem:
            raise InputError(f"{name} is not in the encoding that it declares", path=path) from problem

    def written(self, data: bytes) -> bytes:
        """The part with other content, in its own encoding."""
        return data if self.encoding == "utf-8" else data.decode().encode(self.encoding)

    def parser(self) -> XMLParserType:
        """A parser that knows no entities but XML's own and fetches nothing."""
        parser = ParserCreate("utf-8", " ")

        def refuse(*_: object) -> None:
            said = f"{self.name} holds a document type, which no office file has; it is not read"
            raise InputError(said, path=self.path)

        parser.StartDoctypeDeclHandler = refuse
        return parser

    def run(self, parser: XMLParserType) -> None:
        """Parse the part.

        Raises:
            InputError: it is no XML.
        """
        try:
            parser.Parse(self.data, True)
        except ExpatError as problem:
            said = f"{self.name} is no XML: {errors.messages[problem.code]}"
            place = f" (its line {problem.lineno}, column {problem.offset + 1})"
            raise InputError(said + place, path=self.path) from problem


def read_elements(
    part: Part, start: Callable[[str, Mapping[str, str]], None], end: Callable[[str], None]
) -> None:
    """Parse a part for its elements: styles, relationships."""
    parser = part.parser()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    part.run(parser)


class BodyReader:
    """Reads the paragraphs of a part; a format says which elements are what.

    ``starts`` and ``ends`` are what is done at an element's tags, by its namespace and name; elements in
    ``skipped`` are left out with all they hold. Where every piece stands is kept if ``exact``: writing back
    needs it, reading would need much memory for it.
    """

    starts: dict[str, Callable[[Mapping[str, str]], None]]
    ends: dict[str, Callable[[], None]]
    skipped: frozenset[str]

    def __init__(self, part: Part, *, exact: bool) -> None:
        self._part, self._exact = part, exact
        self.lines: list[Line] = []
        self._line: Line | None = None
        self._outer: list[Line | None] = []  # the paragraphs that a text box stands in
        self._skip = 0
        self._cdata = False
        self._parser = parser = part.parser()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartCdataSectionHandler = self._cdata_begins
        parser.EndCdataSectionHandler = self._cdata_ends

    def read(self) -> list[Line]:
        """The paragraphs in order; those of a text box come after the paragraph it hangs on.

        Raises:
            InputError: the part is no XML.
        """
        self._part.run(self._parser)
        return self.lines

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._skip:
            self._skip += 1
        elif name in self.skipped:
            self._skip = 1
        elif (act := self.starts.get(name)) is not None:
            act(attributes)

    def _end(self, name: str) -> None:
        if self._skip:
            self._skip -= 1
        elif (act := self.ends.get(name)) is not None:
            act()

    def _cdata_begins(self) -> None:
        self._cdata = True

    def _cdata_ends(self) -> None:
        self._cdata = False

    def _characters(self, data: str) -> None:
        raise NotImplementedError

    def _way(self, data: str, low: int) -> tuple[Way, int]:
        """How character data at ``low`` is written, and where it ends."""
        raw = self._part.data
        way = Way.CDATA if self._cdata else Way.LITERAL
        first = raw[low]
        if first == 0x26 and not self._cdata:  # an ampersand begins an entity, which comes alone
            return Way.ENTITY, raw.index(b";", low) + 1
        if first == 0x0D:  # a line end comes alone, too
            return way, low + 1 + (raw[low + 1 : low + 2] == b"\n")
        return way, low + (len(data) if data.isascii() else len(data.encode()))

    def _tag(self) -> tuple[int, int]:
        """Where the tag stands whose start is being told."""
        low = self._parser.CurrentByteIndex
        return low, tag_end(self._part.data, low)

    def _push(self, line: Line | None) -> None:
        """A paragraph begins, or something that may hold paragraphs of its own."""
        self._outer.append(self._line)
        self._line = line

    def _pop(self) -> Line | None:
        """The inverse; what ends."""
        line, self._line = self._line, self._outer.pop()
        return line

    def _keep(self, line: Line) -> None:
        """A paragraph has ended: it is one of the file's, or one of a text box."""
        holder = next((outer for outer in (self._line, *reversed(self._outer)) if outer is not None), None)
        kept = self.lines if holder is None else holder.inner
        if not self._exact:
            line.bits = joined(line.bits)
        kept.append(line)
        kept.extend(line.inner)


_TAG = re.compile(rb"""<[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>""")


def tag_end(data: bytes, low: int) -> int:
    """Where the tag ends that begins at ``low``."""
    found = _TAG.match(data, low)
    return found.end() if found else low


def element_end(data: bytes, low: int) -> int:
    """Where an element without content ends that begins at ``low``, with the tag that closes it."""
    end = tag_end(data, low)
    return end if data[end - 2 : end] == b"/>" else data.index(b">", end) + 1


def primary(language: str) -> str:
    """The language of a tag, without its country; "" where it says nothing."""
    code = language.replace("_", "-").partition("-")[0].lower()
    return "" if code in _SAYS_NOTHING else code


def breaks(bit: Bit) -> bool:
    """Whether it ends lines within the paragraph."""
    return bit.way is Way.ELEMENT and bit.text.startswith(BREAK)


def joined(bits: Sequence[Bit]) -> list[Bit]:
    """Neighbours of one language as one piece, and breaks as another."""
    found: list[Bit] = []
    for (is_break, _), alike in groupby(bits, lambda bit: (breaks(bit), bit.language)):
        group = list(alike)
        way = Way.ELEMENT if is_break else Way.LITERAL
        text = "".join(bit.text for bit in group)
        found.append(group[0]._replace(text=text, high=group[-1].high, way=way))
    return found


def _encoding(data: bytes) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    declared = _DECLARED.match(data.removeprefix(b"\xef\xbb\xbf")[:200])
    name = declared.group(1).decode().lower() if declared else "utf-8"
    return "utf-8" if name in {"utf-8", "utf8", "us-ascii", "ascii"} else name
