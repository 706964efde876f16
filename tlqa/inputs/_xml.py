"""XML as a tree whose text knows its place. Nothing outside the file is read, and no entity of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from tlqa.errors import InputError
from tlqa.sourcemap import Mapping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.sourcemap import SourceMap

ESCAPES = ("xml",)
_DEEPEST = 400
_DECLARATION = re.compile(r"<\?xml[^>]*\?>")


@dataclass(frozen=True, slots=True)
class Text:
    """Text at ``[low, high)``: as it stands there, or what a reference there stands for."""

    text: str
    low: int
    high: int
    literal: bool
    escapes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment at ``[low, high)``."""

    text: str
    low: int
    high: int


@dataclass(slots=True)
class Element:
    """An element by its local name, in lower case: start tag ``[low, inner)``, end tag ``[last, high)``."""

    name: str
    attributes: dict[str, str]
    low: int
    inner: int = 0
    last: int = 0
    high: int = 0
    children: list[Element | Text] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """The element and all those in it, in order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def find(self, *names: str) -> Element | None:
        """The first child of one of these names."""
        return next((c for c in self.children if isinstance(c, Element) and c.name in names), None)

    def content(self) -> tuple[str, SourceMap]:
        """All the text in it, and the place of each character."""
        mapping, parts = Mapping(), []
        for piece in self._texts():
            parts.append(piece.text)
            if piece.literal:
                mapping.literal(len(piece.text), piece.low, piece.escapes)
            else:
                mapping.atom(len(piece.text), piece.low, piece.high, piece.escapes)
        return "".join(parts), mapping.map()

    def _texts(self) -> Iterator[Text]:
        for child in self.children:
            if isinstance(child, Element):
                yield from child._texts()
            elif isinstance(child, Text):
                yield child


def read_xml(text: str, path: str) -> tuple[Element, list[Remark]]:
    """The root of a document, and all its comments in order, those around the root too.

    Raises:
        InputError: no well-formed XML, one that defines entities, or one nested too deep; with its line.
    """
    # the declaration names the encoding of the bytes, which are text by now
    data = _DECLARATION.sub(lambda match: " " * len(match.group()), text, count=1).encode("utf-8", "replace")
    reader = _Reader(text, data, path)
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = False
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    reader.listen(parser)
    try:
        parser.Parse(data, True)
    except expat.ExpatError as problem:
        said = expat.ErrorString(problem.code) + _hint(data, parser.ErrorByteIndex)
        raise InputError(f"is not well-formed XML: {said}", path=path, line=problem.lineno) from problem
    return reader.root(), reader.remarks


def _hint(data: bytes, at: int) -> str:
    """What expat does not say: in a comment of XML there can be no two hyphens, as before a reason."""
    in_comment = data.rfind(b"<!--", 0, at) > data.rfind(b"-->", 0, at)
    return "; a comment may not hold '--'" if in_comment and data.endswith(b"--", 0, at) else ""


class _Reader:
    """Makes the tree of expat's events. What an event covers ends where the next one begins."""

    def __init__(self, text: str, data: bytes, path: str) -> None:
        self._text, self._path = text, path
        self.remarks: list[Remark] = []
        self._top = Element("", {}, 0)
        self._open = [self._top]
        self._byte = self._char = 0
        self._ascii, self._bytes = text.isascii(), data
        self._waiting: Any = None  # an element whose start tag, or the text, that has no end yet
        self._cdata = False

    def listen(self, parser: Any) -> None:
        """Take the parser's events."""
        self._parser = parser
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        parser.CommentHandler = self._comment
        parser.StartCdataSectionHandler = self._start_cdata
        parser.EndCdataSectionHandler = self._end_cdata
        parser.ProcessingInstructionHandler = lambda *_: self._place()
        parser.EntityDeclHandler = self._entity
        parser.ExternalEntityRefHandler = self._external
        parser.SkippedEntityHandler = self._skipped

    def root(self) -> Element:
        """The one element of the document."""
        self._settle(len(self._text))
        return next(child for child in self._top.children if isinstance(child, Element))

    def _place(self) -> int:
        """Where the event stands, in code points; what waited for it ends there."""
        index = self._parser.CurrentByteIndex
        if self._ascii:
            self._char = index
        else:
            self._char += len(self._bytes[self._byte : index].decode("utf-8"))
        self._byte = index
        self._settle(self._char)
        return self._char

    def _settle(self, at: int) -> None:
        waiting, self._waiting = self._waiting, None
        if isinstance(waiting, Element):
            if waiting.inner:
                waiting.high = at
            else:
                waiting.inner = at
        elif waiting is not None:
            kind, low, said, into = waiting
            into.append(self._made(kind, low, at, said))

    def _made(self, kind: str, low: int, high: int, said: str) -> Text:
        written = self._text[low : low + len(said)]
        if written == said and not (said == "&" and not self._cdata):
            return Text(said, low, low + len(said), True, () if kind == "cdata" else ESCAPES)
        return Text(said, low, high, False, () if kind == "cdata" else ESCAPES)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        low = self._place()
        if len(self._open) > _DEEPEST:
            raise InputError("is nested too deep", path=self._path, line=self._parser.CurrentLineNumber)
        local = {key.rpartition(":")[2].lower(): value for key, value in attributes.items()}
        element = Element(name.rpartition(":")[2].lower(), local, low)
        self._open[-1].children.append(element)
        self._open.append(element)
        self._waiting = element

    def _end(self, name: str) -> None:
        at = self._place()
        element = self._open.pop()
        element.last = at
        element.inner = element.inner or at
        self._waiting = element

    def _data(self, data: str) -> None:
        low = self._place()
        self._waiting = ("cdata" if self._cdata else "text", low, data, self._open[-1].children)

    def _comment(self, data: str) -> None:
        low = self._place()
        # line ends in it were made one character, so that its length is not that of what it says
        self.remarks.append(Remark(data, low, self._text.index("-->", low + 4) + 3))

    def _start_cdata(self) -> None:
        self._place()
        self._cdata = True

    def _end_cdata(self) -> None:
        self._place()
        self._cdata = False

    def _entity(self, name: str, *_: Any) -> None:
        line = self._parser.CurrentLineNumber
        raise InputError(
            f"defines an entity of its own, '{name}', which is not read", path=self._path, line=line
        )

    def _external(self, *_: Any) -> int:
        raise InputError("refers to another file, which is not read", path=self._path)

    def _skipped(self, name: str, _: bool) -> None:
        """An entity of a DTD that is not read, such as NITF's: HTML's are known, others stay as they are."""
        from html import unescape

        low = self._place()
        said = unescape(f"&{name};")
        self._waiting = ("text", low, said, self._open[-1].children)
