"""NITF, the News Industry Text Format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.inputs._roots import root_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.inputs.base import Raw
    from tlqa.model import Document

NAME = "nitf"
DESCRIPTION = "NITF, the News Industry Text Format"
SUFFIXES = (".nitf", ".ntf", ".xml")
_ROOTS = frozenset("nitf".split())


def sniff(data: bytes, path: str) -> float:
    """How sure this format is of the bytes: by the root element."""
    return 0.95 if root_of(data) in _ROOTS else 0.0


def parse(raw: Raw) -> Iterator[Document]:
    """The stories of the file.

    Raises:
        InputError: it is not XML that can be read, or holds no story.
    """
    from tlqa.inputs._wire import nitf_items, stories

    return stories(raw, NAME, nitf_items)
