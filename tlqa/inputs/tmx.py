"""TMX 1.1 to 1.4: a translation memory as a story, a block a unit, with the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.inputs._xmlroot import root_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.errors import InputError
    from tlqa.inputs.base import Raw
    from tlqa.model import Document

NAME = "tmx"
DESCRIPTION = "TMX 1.1 to 1.4, translation memories with the source beside the translation"
SUFFIXES = (".tmx", ".xml")


def sniff(data: bytes, path: str) -> float:
    """How sure this format is of the bytes, by the root element."""
    if root_of(data, path).name == "tmx":
        return 0.95
    return 0.5 if path.lower().endswith(SUFFIXES[0]) else 0.0


def parse(raw: Raw) -> Iterator[Document | InputError]:
    """The translations of a memory into the language that is checked, with their sources.

    Raises:
        InputError: it is no TMX, or holds no translation into that language.
    """
    from tlqa.inputs._tmx import parse as parse_tmx

    return parse_tmx(raw, NAME)
