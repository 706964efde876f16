"""What the styles of an ODT file say (OpenDocument 1.3 part 3, chapter 16)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tlqa.frozen import dataclass
from tlqa.inputs._office import primary
from tlqa.inputs._office_kinds import heading, of_style

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tlqa.model import BlockKind

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, TABLE, DRAW, OFFICE, SVG = (
    f"{_URN}{n}:1.0 " for n in ("text", "table", "drawing", "office", "svg-compatible")
)
STYLE, FO = f"{_URN}style:1.0 ", f"{_URN}xsl-fo-compatible:1.0 "


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says; None and "" where it says nothing."""

    kind: BlockKind | None = None
    hidden: bool | None = None
    language: str = ""
    base: str = ""

    def over(self, other: Style) -> Style:
        """This style where it says something, else the one it is based on."""
        hidden = other.hidden if self.hidden is None else self.hidden
        return Style(self.kind or other.kind, hidden, self.language or other.language)


NOTHING = Style()


class Styles:
    """The styles of a file, gathered from its elements by ``start``."""

    def __init__(self) -> None:
        self._styles: dict[tuple[str, str], Style] = {}
        self._resolved: dict[tuple[str, str], Style] = {}
        self._now = ("", "")

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if name == STYLE + "style":
            self.style(attributes)
        elif name == STYLE + "default-style":
            self._now = (attributes.get(STYLE + "family", ""), "")
        elif name == STYLE + "text-properties":
            self.properties(attributes)

    def style(self, attributes: Mapping[str, str]) -> None:
        """A style begins."""
        name, level = attributes.get(STYLE + "name", ""), attributes.get(STYLE + "default-outline-level", "")
        shown = attributes.get(STYLE + "display-name") or name.replace("_20_", " ")
        kind = of_style(shown) or (heading(int(level) - 1) if level.isdecimal() else None)
        self._now = (attributes.get(STYLE + "family", ""), name)
        self._styles[self._now] = Style(kind, base=attributes.get(STYLE + "parent-style-name", ""))

    def properties(self, attributes: Mapping[str, str]) -> None:
        """What the style that began last says of its text."""
        display = attributes.get(TEXT + "display")
        hidden = None if display is None else display == "none"
        language = primary(attributes.get(FO + "language", ""))
        found = self._styles.get(self._now, NOTHING)
        self._styles[self._now] = replace(found, hidden=hidden, language=language)

    def find(self, family: str, name: str) -> Style:
        """What a style says, with what it is based on; for paragraphs also with what holds for all."""
        key = (family, name)
        found = self._resolved.get(key)
        if found is None:
            found = self._resolved[key] = self._chain(family, name)
        return found

    def _chain(self, family: str, name: str) -> Style:
        found, seen = NOTHING, set()
        if (family, name) not in self._styles:  # a built-in style need not be written down
            found = Style(of_style(name.replace("_20_", " ")))
        while (family, name) in self._styles and name and name not in seen:
            seen.add(name)
            style = self._styles[family, name]
            found, name = found.over(style), style.base
        return found.over(self._styles.get((family, ""), NOTHING)) if family == "paragraph" else found
