"""What the styles of a DOCX file say of the paragraphs and runs that have them.

Word writes the name of a built-in style in English whatever its own language is; only the style's id is
translated (ECMA-376 part 1, 17.7.4.9). So the name says what a paragraph is, and the outline level where a
newsroom has styles of its own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tlqa.frozen import dataclass
from tlqa.inputs._office import primary, read_elements
from tlqa.inputs._office_kinds import BODY_LEVEL, heading, of_style

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tlqa.inputs._office import Part
    from tlqa.model import BlockKind

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_OFF = frozenset({"0", "false", "off", "none"})
_LISTS = ("list bullet", "list number")


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says; None and "" where it says nothing."""

    kind: BlockKind | None = None
    listed: bool | None = None
    hidden: bool | None = None
    language: str = ""
    base: str = ""

    def over(self, other: Style) -> Style:
        """This style where it says something, else the one it is based on."""
        return Style(
            self.kind or other.kind,
            other.listed if self.listed is None else self.listed,
            other.hidden if self.hidden is None else self.hidden,
            self.language or other.language,
        )


NOTHING = Style()


def namespace(part: Part) -> str:
    """The namespace of a part of a DOCX file: that of Word's usual files or of strict ones."""
    return STRICT if STRICT.encode() in part.data[:8192] else TRANSITIONAL


def is_on(value: str | None) -> bool:
    """Whether a property that may be switched is on: it is where no value is given."""
    return value is None or value.lower() not in _OFF


class Styles:
    """The styles of a file by id; "" is what holds where a paragraph names none."""

    def __init__(self, part: Part | None = None) -> None:
        self._styles: dict[str, Style] = {}
        self._resolved: dict[str, Style] = {}
        self._together: dict[tuple[str, str], Style] = {}
        self._default = NOTHING
        self._normal = ""
        if part is not None:
            self._w = namespace(part) + " "
            self._value = self._w + "val"
            self._id: str | None = None
            self._now = NOTHING
            read_elements(part, self._start, self._end)

    def paragraph(self, name: str) -> Style:
        """What a paragraph style says, with what it is based on and what holds for the whole file."""
        return self.run(name or self._normal).over(self._default)

    def run(self, name: str) -> Style:
        """What a character style says, with what it is based on."""
        found = self._resolved.get(name)
        if found is None:
            found = self._resolved[name] = self._chain(name)
        return found

    def together(self, run: str, paragraph: str) -> Style:
        """What holds for a run of that style in a paragraph of that one."""
        found = self._together.get((run, paragraph))
        if found is None:
            found = self._together[run, paragraph] = self.run(run).over(self.paragraph(paragraph))
        return found

    def _chain(self, name: str) -> Style:
        found, seen = NOTHING, set()
        while name in self._styles and name not in seen:
            seen.add(name)
            style = self._styles[name]
            found, name = found.over(style), style.base
        return found

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        value = attributes.get(self._value)
        match name.removeprefix(self._w):
            case "docDefaults":
                self._id, self._now = "", NOTHING
            case "style":
                self._id, self._now = attributes.get(self._w + "styleId", ""), NOTHING
                usual = is_on(attributes.get(self._w + "default", "0"))
                if usual and attributes.get(self._w + "type") == "paragraph":
                    self._normal = self._id
            case "name":
                self._now = _named(self._now, (value or "").lower())
            case "basedOn":
                self._now = replace(self._now, base=value or "")
            case "outlineLvl" if self._now.kind is None and (value or "").isdecimal():
                self._now = replace(self._now, kind=heading(int(value or BODY_LEVEL)))
            case "numId":
                self._now = replace(self._now, listed=value != "0")
            case "vanish":
                self._now = replace(self._now, hidden=is_on(value))
            case "lang" if value:
                self._now = replace(self._now, language=primary(value))

    def _end(self, name: str) -> None:
        match name.removeprefix(self._w):
            case "docDefaults":
                self._default = self._now
            case "style" if self._id:
                self._styles[self._id] = self._now


def _named(style: Style, name: str) -> Style:
    listed = True if name.startswith(_LISTS) else style.listed
    return replace(style, kind=of_style(name) or style.kind, listed=listed)
