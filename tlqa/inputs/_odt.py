"""The text of an ODT file (OpenDocument 1.3 part 3, chapters 5 and 6).

Tracked changes are taken as accepted; annotations and notes are left out, and so is hidden text.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from tlqa.errors import InputError
from tlqa.inputs._odt_styles import DRAW, NOTHING, OFFICE, STYLE, SVG, TABLE, TEXT, Style, Styles
from tlqa.inputs._office import BREAK, Bit, BodyReader, Line, Part, Way, element_end, read_elements
from tlqa.inputs._office_kinds import heading
from tlqa.inputs._office_space import without_last_space
from tlqa.inputs._zip import SIGNATURE, Archive
from tlqa.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Mapping

CONTENT, LOOKS = "content.xml", "styles.xml"
_MANIFEST = "META-INF/manifest.xml"
_BLANKS = re.compile(r"[ \t\r\n]+")
_COLLAPSED = re.compile(r"[\t\r\n]|  ")
_MOST_SPACES = 1000  # of one text:s; more is no text
_SKIPPED = {
    TEXT: """tracked-changes note hidden-text ruby-text sequence-decls variable-decls user-field-decls
        dde-connection-decls table-of-content-source illustration-index-source table-index-source
        object-index-source user-index-source alphabetical-index-source bibliography-source""",
    OFFICE: "annotation binary-data forms event-listeners scripts font-face-decls settings meta",
    SVG: "title desc",
    DRAW: "object object-ole plugin applet",
    TABLE: "covered-table-cell",
}
_SHAPES = """frame custom-shape rect ellipse circle line polygon polyline path regular-polygon connector
    caption g measure control a""".split()


def body(data: bytes, path: str, *, exact: bool = False) -> tuple[Archive, Part, list[Line]]:
    """The archive, its part with the text, and the paragraphs of it; ``exact`` to write into them.

    Raises:
        InputError: it is no ODT file, or one that cannot be read.
    """
    if not data.startswith(SIGNATURE):
        raise InputError("is no ODT file: it is not an archive of the zip kind", path=path)
    archive = Archive(data, path)
    if CONTENT not in archive:
        raise InputError(f"is no ODT file: it has no part {CONTENT}", path=path)
    if _MANIFEST in archive and b"encryption-data" in archive.read(_MANIFEST):
        raise InputError("is protected with a password", path=path)
    styles = Styles()
    if LOOKS in archive:
        read_elements(Part(archive.read(LOOKS), LOOKS, path), styles.start, lambda _: None)
    part = Part(archive.read(CONTENT), CONTENT, path)
    return archive, part, _Body(part, styles, exact=exact).read()


class _Body(BodyReader):
    def __init__(self, part: Part, styles: Styles, *, exact: bool) -> None:
        super().__init__(part, exact=exact)
        self._styles = styles
        skipped = ((space, name) for space, names in _SKIPPED.items() for name in names.split())
        self.skipped = frozenset(space + name for space, name in skipped)
        self.starts = {
            STYLE + "style": styles.style,
            STYLE + "text-properties": styles.properties,
            TEXT + "p": self._open_paragraph,
            TEXT + "h": self._open_heading,
            TEXT + "span": self._open_span,
            TEXT + "s": self._spaces,
            TEXT + "tab": partial(self._mark, "\t"),
            TEXT + "line-break": partial(self._mark, BREAK),
            TEXT + "section": self._open_section,
            TEXT + "list-item": self._open_item,
            TEXT + "list-header": self._open_item,
            TABLE + "table-cell": self._open_cell,
        }
        self.ends = {
            TEXT + "p": self._close_paragraph,
            TEXT + "h": self._close_paragraph,
            TEXT + "span": self._close_span,
            TEXT + "list-item": self._close_item,
            TEXT + "list-header": self._close_item,
            TABLE + "table-cell": self._close_cell,
        }
        for shape in _SHAPES:
            self.starts[DRAW + shape], self.ends[DRAW + shape] = self._open_shape, self._close_shape
        self._shows = NOTHING  # what holds for the text that follows
        self._spans: list[Style] = []
        self._kept: list[tuple[Style, bool]] = []
        self._boxes: list[tuple[int, int]] = []
        self._items = self._cells = 0
        self._after_space = True

    def _open_heading(self, attributes: Mapping[str, str]) -> None:
        level = attributes.get(TEXT + "outline-level", "1")
        self._open(attributes, heading(int(level) - 1 if level.isdecimal() else 0))

    def _open_paragraph(self, attributes: Mapping[str, str]) -> None:
        self._open(attributes, None)

    def _open(self, attributes: Mapping[str, str], kind: BlockKind | None) -> None:
        self._kept.append((self._shows, self._after_space))
        style = self._styles.find("paragraph", attributes.get(TEXT + "style-name", ""))
        around = BlockKind.TABLE_CELL if self._cells else BlockKind.LIST_ITEM if self._items else None
        self._push(Line(self._parser.CurrentByteIndex, kind or style.kind or around))
        self._shows, self._after_space = style, True

    def _close_paragraph(self) -> None:
        line = self._pop()
        if line is not None:
            if self._after_space:
                line.bits = without_last_space(line.bits)
            self._keep(line)
        self._shows, self._after_space = self._kept.pop()

    def _open_span(self, attributes: Mapping[str, str]) -> None:
        self._spans.append(self._shows)
        self._shows = self._styles.find("text", attributes.get(TEXT + "style-name", "")).over(self._shows)

    def _close_span(self) -> None:
        self._shows = self._spans.pop()

    def _open_section(self, attributes: Mapping[str, str]) -> None:
        if attributes.get(TEXT + "display") == "none":
            self._skip = 1

    def _open_item(self, _: Mapping[str, str]) -> None:
        self._items += 1

    def _close_item(self) -> None:
        self._items -= 1

    def _open_cell(self, _: Mapping[str, str]) -> None:
        self._cells += 1

    def _close_cell(self) -> None:
        self._cells -= 1

    def _open_shape(self, _: Mapping[str, str]) -> None:
        """A frame hangs on a paragraph; what it holds is no part of that."""
        self._push(None)
        self._boxes.append((self._items, self._cells))
        self._items = self._cells = 0

    def _close_shape(self) -> None:
        self._pop()
        self._items, self._cells = self._boxes.pop()

    def _spaces(self, attributes: Mapping[str, str]) -> None:
        count = attributes.get(TEXT + "c", "1")
        self._mark(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES), attributes)

    def _mark(self, text: str, _: Mapping[str, str]) -> None:
        if self._line is not None and text and not self._shows.hidden:
            low = self._parser.CurrentByteIndex
            end = element_end(self._part.data, low)
            self._line.bits.append(Bit(text, low, end, Way.ELEMENT, low, self._shows.language))
            self._after_space = False

    def _characters(self, data: str) -> None:
        if self._line is None or self._skip or self._shows.hidden:
            return
        low = self._parser.CurrentByteIndex
        way, high = self._way(data, low)
        if _COLLAPSED.search(data) or (self._after_space and data[0] == " "):
            self._collapse(self._line.bits, data, low, high, way)
        else:
            self._line.bits.append(Bit(data, low, high, way, 0, self._shows.language))
            self._after_space = data[-1] == " "

    def _collapse(self, bits: list[Bit], data: str, low: int, high: int, way: Way) -> None:
        """White space as OpenDocument has it (6.1.2): one space, and none at the beginning of a paragraph."""
        language = self._shows.language
        at = 0
        for match in (*_BLANKS.finditer(data), None):
            begin = match.start() if match else len(data)
            if at < begin:
                end = low + len(data[at:begin].encode()) if match else high
                bits.append(Bit(data[at:begin], low, end, way, 0, language))
                low, self._after_space = end, False
            if match:
                end = high if match.end() == len(data) else low + len(match.group())
                dropped = self._after_space
                bits.append(
                    Bit("" if dropped else " ", low, end, Way.DROPPED if dropped else way, 0, language)
                )
                at, low, self._after_space = match.end(), end, True
