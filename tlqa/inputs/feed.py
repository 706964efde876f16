"""RSS and Atom: a story an item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.inputs._xmlroot import root_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.inputs.base import Raw
    from tlqa.model import Document

NAME = "feed"
DESCRIPTION = "RSS and Atom, a story an item"
SUFFIXES = (".rss", ".atom", ".xml")


def sniff(data: bytes, path: str) -> float:
    """How sure this format is of the bytes: by the root element, then by the name."""
    root = root_of(data, path)
    atom = root.name in ("feed", "entry") and "Atom" in root.attributes
    if root.name == "rss" or atom or (root.name == "rdf" and "rss" in root.attributes):
        return 0.9
    return 0.4 if path.lower().endswith(SUFFIXES[:2]) else 0.0


def parse(raw: Raw) -> Iterator[Document]:
    """The stories of a feed.

    Raises:
        InputError: it is no XML, or has no item with text.
    """
    from tlqa.inputs._feed import parse as parse_feed

    return parse_feed(raw, NAME)
