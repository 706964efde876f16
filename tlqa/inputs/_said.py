"""The text of an element of XML, decoded, with its place in the file."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from tlqa.errors import InputError
from tlqa.frozen import dataclass
from tlqa.inputs._html_tokens import unescaped
from tlqa.inputs._xml import Sort
from tlqa.sourcemap import Mapping

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tlqa.inputs._xml import Event
    from tlqa.sourcemap import SourceMap

TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);")
_MOST = 1_000_000  # pieces of markup of a part of a story that is kept to be read later


@dataclass(frozen=True, slots=True)
class Said:
    """The text of an element, decoded, and where it stands.

    It begins at ``at`` of what ``places`` leads from, or of the file, where it stands so, if there is none.
    """

    text: str
    places: SourceMap | None = None
    at: int = 0

    def part(self, low: int, high: int) -> Said:
        """A stretch of it."""
        if self.places is None:
            return Said(self.text[low:high], None, self.at + low)
        return Said(self.text[low:high], self.places, low)


def kept(found: Iterable[Event], path: str) -> list[Event]:
    """The events of a part that is read later, or twice.

    Raises:
        InputError: there are too many to keep.
    """
    held: list[Event] = []
    for event in found:
        held.append(event)
        if len(held) > _MOST:
            raise InputError(f"has a story of more than {_MOST:,} pieces of markup", path=path)
    return held


def said_in(held: Iterable[Event], text: str) -> Said:
    """The text of an element, references resolved."""
    pieces = [e for e in held if e.sort in (Sort.TEXT, Sort.CDATA)]
    filled = [e for e in pieces if e.sort is Sort.CDATA or not text[e.low : e.high].isspace()]
    if len(filled) == 1 and filled[0].sort is Sort.CDATA:
        return Said(text[filled[0].low : filled[0].high], None, filled[0].low)
    mapping = Mapping()
    parts: list[str] = []
    for event in pieces:
        last = event.low
        if event.sort is Sort.TEXT:
            for match in _REFERENCE.finditer(text, event.low, event.high):
                meant = unescape(match[0])
                parts += (text[last : match.start()], meant)
                mapping.literal(match.start() - last, last, ("xml",))
                mapping.atom(len(meant), match.start(), match.end(), ("xml",))
                last = match.end()
        parts.append(text[last : event.high])
        mapping.literal(event.high - last, last, ("xml",) if event.sort is Sort.TEXT else ())
    return Said("".join(parts), mapping.map())


def plain_text(text: str) -> str:
    """The words of HTML."""
    return unescaped(TAG.sub("", text))


def language_of(given: str | None) -> str:
    """The language, ISO 639, of a language tag; "" for none."""
    match = re.match(r"[a-z]{2,3}(?![a-z])", (given or "").strip().lower())
    return match[0] if match and match[0] not in ("und", "mul") else ""
