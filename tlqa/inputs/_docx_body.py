"""The text of a DOCX file: paragraphs and runs (ECMA-376 part 1, chapter 17).

Tracked changes are taken as accepted, fields show what they result in, hidden text is left out.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tlqa.frozen import dataclass
from tlqa.inputs._docx_styles import Styles, is_on, namespace
from tlqa.inputs._office import BREAK, NO_LANGUAGE, Bit, BodyReader, Line, Part, Way, element_end, primary
from tlqa.inputs._office_kinds import BODY_LEVEL, heading
from tlqa.inputs._office_space import stripped
from tlqa.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Mapping

_MATH = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math ",
    "http://purl.oclc.org/ooxml/officeDocument/math ",
)
_COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006 "
_UNDERSTOOD = frozenset("wps wpg wpc wpi wp14 w14 w15 a14 v".split())
_PRESERVE = "http://www.w3.org/XML/1998/namespace space"
_PRIVATE = range(0xE000, 0xF900)
_BULLETS = frozenset({0xF0B7, 0xF0A7, 0xF0D8, 0xF076, 0xF0FC, 0xF0A8})  # of Symbol and Wingdings
_SKIPPED = """rPrChange pPrChange tblPrChange sectPr tblPr tblPrEx tblGrid tcPr sdtPr sdtEndPr rt tabs
    instrText delText delInstrText fldData altChunk""".split()
_HEX = re.compile(r"[0-9A-Fa-f]{4}")
_MARKS = {"tab": "\t", "ptab": "\t", "cr": BREAK, "br": BREAK, "noBreakHyphen": "\u2011"}


@dataclass(slots=True)
class _Looks:
    """What the properties of a paragraph say."""

    style: str = ""
    level: int = BODY_LEVEL
    listed: bool | None = None
    joined: bool = False  # the mark at its end is deleted: the next paragraph goes on


@dataclass(slots=True)
class _Run:
    """What the properties of a run say."""

    style: str = ""
    hidden: bool | None = None
    language: str = ""


@dataclass(slots=True)
class _Around:
    """What holds where a paragraph stands; a text box has its own."""

    looks: _Looks
    run: _Run
    fields: list[bool]  # of each field that is open: whether what follows is its code
    cells: int = 0
    carried: Line | None = None  # a paragraph whose end is deleted


class Body(BodyReader):
    """A method ``_open_x`` is what is done at the tag ``w:x``, ``_close_x`` at the one that ends it."""

    def __init__(self, part: Part, styles: Styles, *, exact: bool) -> None:
        super().__init__(part, exact=exact)
        self._styles = styles
        w = namespace(part) + " "
        self._value, self._type, self._code = w + "val", w + "fldCharType", w + "char"
        self.skipped = frozenset(w + name for name in _SKIPPED)
        names = dir(self)
        self.starts = {w + n[6:]: getattr(self, n) for n in names if n.startswith("_open_")}
        self.ends = {w + n[7:]: getattr(self, n) for n in names if n.startswith("_close_")}
        self.starts |= {w + name: partial(self._mark, text) for name, text in _MARKS.items()}
        for math in _MATH:
            self.starts[math + "t"] = partial(self._open_t, language=NO_LANGUAGE)
            self.ends[math + "t"] = self._close_t
        self.starts[_COMPATIBLE + "AlternateContent"] = self._alternatives
        self.starts[_COMPATIBLE + "Choice"] = self._choice
        self.starts[_COMPATIBLE + "Fallback"] = self._fallback
        self.ends[_COMPATIBLE + "AlternateContent"] = self._chosen
        self._here = _Around(_Looks(), _Run(), [])
        self._boxes: list[_Around] = []
        self._choices: list[bool] = []  # of each set of alternatives: whether one is taken
        self._gone = [False]  # of each table row: whether it is deleted
        self._in_paragraph = self._in_row = False  # within their properties
        self._text: list[Bit] | None = None  # of the text element that is open
        self._owner, self._language, self._preserve = 0, "", False

    # paragraphs

    def _open_p(self, _: Mapping[str, str]) -> None:
        line, carried = Line(self._parser.CurrentByteIndex), self._here.carried
        if carried is not None:
            line.bits, line.inner = carried.bits, carried.inner
        self._push(line)
        self._here.carried, self._here.looks = None, _Looks()

    def _close_p(self) -> None:
        line, looks = self._pop(), self._here.looks
        if line is None or self._gone[-1]:
            return
        line.kind = self._kind(looks)
        if looks.joined:
            self._here.carried = line
        else:
            self._keep(line)

    def _flush(self, *_: object) -> None:
        """What a deleted end of paragraph joins to nothing is a paragraph."""
        if self._here.carried is not None:
            self._keep(self._here.carried)
            self._here.carried = None

    _close_body = _open_tbl = _flush

    def _kind(self, looks: _Looks) -> BlockKind | None:
        style = self._styles.paragraph(looks.style)
        kind = style.kind or heading(looks.level)
        if kind is not None:
            return kind
        if self._here.cells:
            return BlockKind.TABLE_CELL
        return BlockKind.LIST_ITEM if (style.listed if looks.listed is None else looks.listed) else None

    def _open_pPr(self, _: Mapping[str, str]) -> None:  # noqa: N802
        self._in_paragraph = True

    def _close_pPr(self) -> None:  # noqa: N802
        self._in_paragraph = False

    def _open_pStyle(self, attributes: Mapping[str, str]) -> None:  # noqa: N802
        self._here.looks.style = attributes.get(self._value, "")

    def _open_outlineLvl(self, attributes: Mapping[str, str]) -> None:  # noqa: N802
        level = attributes.get(self._value, "")
        self._here.looks.level = int(level) if level.isdecimal() else BODY_LEVEL

    def _open_numId(self, attributes: Mapping[str, str]) -> None:  # noqa: N802
        self._here.looks.listed = attributes.get(self._value) != "0"

    # what is deleted, and what there is twice

    def _open_del(self, _: Mapping[str, str]) -> None:
        if self._in_paragraph:
            self._here.looks.joined = True
        elif self._in_row:
            self._gone[-1] = True
        else:
            self._skip = 1

    _open_moveFrom = _open_del  # noqa: N815

    def _alternatives(self, _: Mapping[str, str]) -> None:
        self._choices.append(False)

    def _choice(self, attributes: Mapping[str, str]) -> None:
        understood = _UNDERSTOOD.issuperset(attributes.get("Requires", "").split())
        self._fallback(attributes) if understood else self._leave_out()

    def _fallback(self, _: Mapping[str, str]) -> None:
        if self._choices and self._choices[-1]:
            self._leave_out()
        elif self._choices:
            self._choices[-1] = True

    def _chosen(self) -> None:
        self._choices.pop()

    def _leave_out(self) -> None:
        self._skip = 1

    # tables and text boxes

    def _open_tc(self, _: Mapping[str, str]) -> None:
        self._here.cells += 1

    def _close_tc(self) -> None:
        self._flush()
        self._here.cells -= 1

    def _open_tr(self, _: Mapping[str, str]) -> None:
        self._gone.append(self._gone[-1])

    def _close_tr(self) -> None:
        self._gone.pop()

    def _open_trPr(self, _: Mapping[str, str]) -> None:  # noqa: N802
        self._in_row = True

    def _close_trPr(self) -> None:  # noqa: N802
        self._in_row = False

    def _open_txbxContent(self, _: Mapping[str, str]) -> None:  # noqa: N802
        self._push(None)
        self._boxes.append(self._here)
        self._here = _Around(_Looks(), _Run(), [])

    def _close_txbxContent(self) -> None:  # noqa: N802
        self._flush()
        self._pop()
        self._here = self._boxes.pop()

    # runs and their text

    def _open_r(self, _: Mapping[str, str]) -> None:
        self._here.run = _Run()

    def _open_rStyle(self, attributes: Mapping[str, str]) -> None:  # noqa: N802
        if not self._in_paragraph:
            self._here.run.style = attributes.get(self._value, "")

    def _open_vanish(self, attributes: Mapping[str, str]) -> None:
        if not self._in_paragraph:
            self._here.run.hidden = is_on(attributes.get(self._value))

    def _open_lang(self, attributes: Mapping[str, str]) -> None:
        if not self._in_paragraph:
            self._here.run.language = primary(attributes.get(self._value, ""))

    def _open_fldChar(self, attributes: Mapping[str, str]) -> None:  # noqa: N802
        fields, kind = self._here.fields, attributes.get(self._type)
        if kind == "begin":
            fields.append(True)
        elif fields and kind == "separate":
            fields[-1] = False
        elif fields:
            fields.pop()

    def _seen(self) -> str | None:
        """The language of what the run shows here; None where it shows nothing."""
        here = self._here
        if self._line is None or self._gone[-1] or True in here.fields:
            return None
        run = here.run
        style = self._styles.together(run.style, here.looks.style)
        hidden = style.hidden if run.hidden is None else run.hidden
        return None if hidden else run.language or style.language

    def _mark(self, text: str, _: Mapping[str, str]) -> None:
        language = self._seen()
        if language is not None and self._line is not None:
            low = self._parser.CurrentByteIndex
            end = element_end(self._part.data, low)
            self._line.bits.append(Bit(text, low, end, Way.ELEMENT, low, language))

    def _open_sym(self, attributes: Mapping[str, str]) -> None:
        """A character of a font: private ones mean something in that font alone, so they are not judged."""
        code = attributes.get(self._code, "")
        number = int(code, 16) if _HEX.fullmatch(code) else 0
        if number in _BULLETS:
            self._mark("\u2022", attributes)
        elif number in _PRIVATE:
            run = self._here.run
            self._here.run = replace(run, language=NO_LANGUAGE)
            self._mark(chr(number), attributes)
            self._here.run = run
        elif number >= 0x20 and not 0xD800 <= number < 0xE000:
            self._mark(chr(number), attributes)

    def _open_t(self, attributes: Mapping[str, str], language: str = "") -> None:
        seen = self._seen()
        if seen is not None:
            self._text, self._owner = [], self._parser.CurrentByteIndex
            self._language = language or seen
            self._preserve = attributes.get(_PRESERVE) == "preserve"

    def _characters(self, data: str) -> None:
        if self._text is not None:
            low = self._parser.CurrentByteIndex
            way, high = self._way(data, low)
            shown = " " if data in "\r\n" else data
            self._text.append(Bit(shown, low, high, way, self._owner, self._language))

    def _close_t(self) -> None:
        if self._text is not None and self._line is not None:
            self._line.bits += self._text if self._preserve else stripped(self._text)
        self._text = None
