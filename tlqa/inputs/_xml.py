"""The tags, text and comments of XML in order, each with its place.

expat says what is well-formed and where markup begins. Text is not taken from it but from the file, between
the markup, so that each character and reference keeps its place. Nothing outside the file is ever read: an
external DTD is not loaded, and a file that defines entities of its own is refused.
"""

from __future__ import annotations

import re
from enum import Enum
from html.entities import html5
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from tlqa.errors import InputError
from tlqa.inputs._text import meant

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DEEPEST = 256
"""Elements within one another beyond which a file is refused."""

_PART = 1 << 18  # bytes given to expat at a time
_MOST_PARTS = 4  # it reads a long tag or comment from its beginning again for each part
_TAG = re.compile(r"""<(?:[^>"']++|"[^"]*+"|'[^']*+')*>""")
_XML_ENCODING = re.compile(rb"^\s*<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([A-Za-z0-9._:-]+)")
_XML_SPACE = "http://www.w3.org/XML/1998/namespace"
# of expat's errors: https://docs.python.org/3/library/pyexpat.html#module-xml.parsers.expat.errors
_CUT_OFF = (3, 5, 6, 20)
_INVALID, _MISMATCHED = 4, 7


class Sort(Enum):
    """What an event is."""

    START = 0
    END = 1
    TEXT = 2
    CDATA = 3
    COMMENT = 4


class Event(NamedTuple):
    """A piece of the file at ``[low, high)``.

    Of a CDATA section and a comment that is what stands within the marks. An empty element is a START and an
    END that is empty. ``name`` is without its prefix; ``space`` is the namespace, or the prefix where nothing
    declares it.
    """

    sort: Sort
    low: int
    high: int
    name: str = ""
    space: str = ""
    attributes: Mapping[str, str] = {}


def declared_encoding(data: bytes) -> str | None:
    """The encoding that the XML declaration names, if it does."""
    match = _XML_ENCODING.search(data, 0, 1024)
    if match is None:
        return None
    name = match[1].decode("ascii").lower()
    # bytes in which ASCII could be read are in no UTF-16, whatever they say
    return None if name.startswith(("utf-16", "utf16", "ucs-2", "utf-32")) else meant(name)


def events(text: str, path: str, data: bytes = b"") -> Iterator[Event]:
    """The events of an XML text, in order.

    Args:
        text: the XML, decoded; what it says of its encoding does not count.
        path: for messages.
        data: the same in UTF-8, where that is at hand.

    Raises:
        InputError: it is cut off, not well-formed, too deep, or defines entities; with the line.
    """
    return _Reader(text, path, data).read()


class _Scope:
    """Which namespaces the prefixes mean within an element; names are looked up once."""

    def __init__(self, spaces: dict[str, str], outer: _Scope | None) -> None:
        self._spaces, self.outer = spaces, outer
        self.names: dict[str, tuple[str, str]] = {}

    def split(self, name: str) -> tuple[str, str]:
        """The local name and the namespace."""
        prefix, _, local = name.rpartition(":")
        scope: _Scope | None = self
        while scope is not None and prefix not in scope._spaces:
            scope = scope.outer
        found = (local, scope._spaces[prefix] if scope else prefix)
        self.names[name] = found
        return found


class _Reader:
    """Takes expat's calls; ``_found`` are the events since the last part."""

    def __init__(self, text: str, path: str, data: bytes) -> None:
        self._text, self._path = text, path
        self._begin = self._at = len(text) - len(text.lstrip())  # white space before the declaration
        self._data = data if data and not self._begin else text[self._begin :].encode()
        self._plain = len(self._data) == len(text) - self._begin
        self._byte = 0
        self._last = self._begin  # where the markup ended that was read last
        self._found: list[Event] = []
        self._open: list[tuple[str, int, str, str, bool]] = []  # raw name, place, name, space, new scope
        self._scope = _Scope({"xml": _XML_SPACE}, None)
        self._parser = self._made()

    def _made(self) -> expat.XMLParserType:
        parser = expat.ParserCreate("utf-8")
        parser.UseForeignDTD(True)  # entities that are not defined are ours to judge
        parser.specified_attributes = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CommentHandler = self._comment
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartCdataSectionHandler = self._cdata
        parser.EndCdataSectionHandler = self._cdata_end
        parser.EntityDeclHandler = self._entity
        parser.SkippedEntityHandler = self._skipped
        return parser

    def read(self) -> Iterator[Event]:
        data, size = self._data, len(self._data)
        step = max(_PART, size // _MOST_PARTS)
        for start in range(0, size or 1, step):
            try:
                self._parser.Parse(data[start : start + step], start + step >= size)
            except expat.ExpatError as problem:
                yield from self._found
                raise self._problem(problem) from problem
            yield from self._found
            self._found = []

    def _place(self) -> int:
        byte = self._parser.CurrentByteIndex
        if self._plain:
            return byte + self._begin
        self._at += len(self._data[self._byte : byte].decode())
        self._byte = byte
        return self._at

    def _markup(self) -> int:
        """Where the markup at hand begins; the text before it is told."""
        low = self._place()
        if self._last < low and self._open:
            self._found.append(Event(Sort.TEXT, self._last, low))
        return low

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        low = self._markup()
        if len(self._open) >= DEEPEST:
            raise self._error(f"is nested deeper than {DEEPEST} elements", low)
        spaces = {}
        if attributes:
            spaces = {k[6:]: v for k, v in attributes.items() if k == "xmlns" or k.startswith("xmlns:")}
            if spaces:
                self._scope = _Scope(spaces, self._scope)
        local, space = self._scope.names.get(name) or self._scope.split(name)
        tag = _TAG.match(self._text, low)
        self._last = tag.end() if tag else low
        self._open.append((name, low, local, space, bool(spaces)))
        self._found.append(Event(Sort.START, low, self._last, local, space, attributes))

    def _end(self, _name: str) -> None:
        low = self._markup()
        _, _, local, space, scoped = self._open.pop()
        if scoped and self._scope.outer:
            self._scope = self._scope.outer
        # the tag of an empty element is behind us
        self._last = self._text.find(">", low) + 1 if self._text.startswith("</", low) else low
        self._found.append(Event(Sort.END, low, self._last, local, space))

    def _comment(self, _text: str) -> None:
        low = self._markup()
        end = self._text.find("-->", low + 4)
        self._found.append(Event(Sort.COMMENT, low + 4, end))
        self._last = end + 3

    def _instruction(self, _target: str, _data: str) -> None:
        self._last = self._text.find("?>", self._markup()) + 2

    def _cdata(self) -> None:
        self._last = self._markup() + len("<![CDATA[")

    def _cdata_end(self) -> None:
        end = self._place()
        if self._last < end:
            self._found.append(Event(Sort.CDATA, self._last, end))
        self._last = end + len("]]>")

    def _entity(self, name: str, *_: object) -> None:
        raise self._error(f"defines the entity {name!r}: files with entities of their own are not read")

    def _skipped(self, name: str, parameter: bool) -> None:
        if not parameter and f"{name};" not in html5:
            raise self._error(f"refers to the entity {name!r}, which is not defined")

    def _error(self, said: str, at: int | None = None) -> InputError:
        low = self._place() if at is None else at
        return InputError(said, path=self._path, line=self._line_of(low))

    def _invalid(self) -> str:
        data, at = self._data, self._parser.ErrorByteIndex
        if data.endswith(b"--", 0, at) and data.rfind(b"<!--", 0, at) > data.rfind(b"-->", 0, at):
            return "a comment may not hold '--'"  # as an order with a reason would
        return "a bare & or <, or a control character, stands there"

    def _line_of(self, at: int) -> int:
        return self._text.count("\n", 0, at) + 1

    def _problem(self, problem: expat.ExpatError) -> InputError:
        line = self._text.count("\n", 0, self._begin) + problem.lineno
        if not self._data:
            return InputError("is empty, and no XML", path=self._path)
        said = f"is no well-formed XML: {expat.ErrorString(problem.code)}"
        if problem.code == _INVALID:
            said = f"is no well-formed XML: {self._invalid()}"
        if self._open:
            name, low = self._open[-1][:2]
            where = f"<{name}> of line {self._line_of(low)}"
            if problem.code in _CUT_OFF:
                said = f"is cut off: {where} does not end"
            elif problem.code == _MISMATCHED:
                said = f"is no well-formed XML: the end tag is not that of {where}"
        return InputError(said, path=self._path, line=line)


def within(stream: Iterator[Event]) -> Iterator[Event]:
    """The events up to the end of the element whose start was taken last; its end is taken and not given.

    It must be read to its end, so that the stream goes on behind the element.
    """
    depth = 1
    for event in stream:
        if event.sort is Sort.START:
            depth += 1
        elif event.sort is Sort.END:
            depth -= 1
            if not depth:
                return
        yield event


def whole(start: Event, stream: Iterator[Event]) -> Iterator[Event]:
    """The element whose start was taken last, its start and end with it."""
    yield start
    depth = 1
    while depth:
        event = next(stream)
        depth += (event.sort is Sort.START) - (event.sort is Sort.END)
        yield event


def skip(stream: Iterator[Event]) -> None:
    """Leave out the element whose start was taken last."""
    for _ in within(stream):
        pass
