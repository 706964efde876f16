"""NITF, the News Industry Text Format: a story a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.inputs._xmlroot import root_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.inputs.base import Raw
    from tlqa.model import Document

NAME = "nitf"
DESCRIPTION = "NITF 2 and 3, a story a file"
SUFFIXES = (".nitf", ".ntf", ".xml")


def sniff(data: bytes, path: str) -> float:
    """How sure this format is of the bytes: by the root element, then by the name."""
    if root_of(data, path).name == "nitf":
        return 0.95
    return 0.4 if path.lower().endswith(SUFFIXES[:2]) else 0.0


def parse(raw: Raw) -> Iterator[Document]:
    """The story of a file.

    Raises:
        InputError: it is no XML, or holds no NITF.
    """
    from tlqa.inputs._nitf import parse as parse_nitf

    return parse_nitf(raw, NAME)
