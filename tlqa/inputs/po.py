"""PO, gettext's catalogues: the translated entries as a story, a block an entry, with the source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tlqa.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.errors import InputError
    from tlqa.inputs.base import Raw
    from tlqa.model import Document

NAME = "po"
DESCRIPTION = "PO, gettext's catalogues: the entries that are translated, with their sources"
SUFFIXES = (".po",)
_LOOK = 65_536
_ENTRY = compiled(rb'^[ \t]*msg(?:id|ctxt)[ \t]*"', re.MULTILINE)

_TARGET = compiled(rb'^"Language:[ \t]*([A-Za-z]{2,3})(?![A-Za-z])', re.MULTILINE)


def sniff(data: bytes, path: str) -> float:
    """How sure this format is of the bytes: its keywords are like no other's."""
    if path.lower().endswith(SUFFIXES):
        return 0.95
    told = not path.lower().endswith((".txt", ".md")) and _ENTRY.search(data[:_LOOK])
    return 0.6 if told and data.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"#", b"m") else 0.0


def target(beginning: bytes) -> str:
    """The language that a catalogue begins to say it is in, "" where it does not."""
    found = _TARGET.search(beginning)
    return found[1].decode("ascii").lower() if found else ""


def parse(raw: Raw) -> Iterator[Document | InputError]:
    """The catalogue; an entry that cannot be read is an error in its place.

    Raises:
        InputError: it has no entry that is translated, or is not in its encoding.
    """
    from tlqa.inputs._po import parse as parse_po

    return parse_po(raw, NAME)
