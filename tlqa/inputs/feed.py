"""RSS, Atom and WordPress exports: a story an item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.inputs._roots import root_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.inputs.base import Raw
    from tlqa.model import Document

NAME = "feed"
DESCRIPTION = "RSS, Atom and WordPress exports: a story an item"
SUFFIXES = (".rss", ".atom", ".xml", ".wxr")
_ROOTS = frozenset("rss feed rdf".split())


def sniff(data: bytes, path: str) -> float:
    """How sure this format is of the bytes: by the root element."""
    return 0.95 if root_of(data) in _ROOTS else 0.0


def parse(raw: Raw) -> Iterator[Document]:
    """The stories of the file.

    Raises:
        InputError: it is not XML that can be read, or holds no story.
    """
    from tlqa.inputs._wire import feed_items, stories

    return stories(raw, NAME, feed_items)
