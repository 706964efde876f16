"""XLIFF 1.2 and 2.0 to 2.2: a story a file that was translated, a block a unit, with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.compiled import compiled
from tlqa.inputs._xmlroot import root_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.errors import InputError
    from tlqa.inputs.base import Raw
    from tlqa.model import Document

NAME = "xliff"
DESCRIPTION = "XLIFF 1.2 and 2.0 to 2.2 with the source beside it; a story a <file>"
SUFFIXES = (".xlf", ".xliff", ".xlf2", ".sdlxliff", ".mqxliff", ".mxliff", ".txlf", ".xml")

_TARGET = compiled(rb"""\s(?:trgLang|target-language)\s*=\s*["']([A-Za-z]{2,3})\b""")


def sniff(data: bytes, path: str) -> float:
    """How sure this format is of the bytes, by the root element."""
    if root_of(data, path).name == "xliff":
        return 0.95
    return 0.5 if path.lower().endswith(SUFFIXES[:-1]) else 0.0


def target(beginning: bytes) -> str:
    """The language that a file begins to say it was translated into, "" where it does not."""
    found = _TARGET.search(beginning)
    return found[1].decode("ascii").lower() if found else ""


def parse(raw: Raw) -> Iterator[Document | InputError]:
    """The stories of a file, each with its source.

    Raises:
        InputError: it is no XLIFF, or has nothing that was translated.
    """
    from tlqa.inputs._xliff import parse as parse_xliff

    return parse_xliff(raw, NAME)
