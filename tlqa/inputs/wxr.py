"""WordPress exports (WXR): a story a published post or page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.inputs._xmlroot import root_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.inputs.base import Raw
    from tlqa.model import Document

NAME = "wxr"
DESCRIPTION = "WordPress export (WXR), a story a published post or page"
SUFFIXES = (".wxr", ".xml")


def sniff(data: bytes, path: str) -> float:
    """How sure this format is of the bytes: a feed in which WordPress declares its export."""
    root = root_of(data, path)
    if root.name == "rss" and "wordpress.org/export" in root.attributes:
        return 0.95
    return 0.4 if path.lower().endswith(SUFFIXES[0]) else 0.0


def parse(raw: Raw) -> Iterator[Document]:
    """The stories of an export.

    Raises:
        InputError: it is no XML, or has nothing that was published.
    """
    from tlqa.inputs._wxr import parse as parse_wxr

    return parse_wxr(raw, NAME)
