"""NewsML-G2 and NewsML 1: news items, messages of many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.inputs._roots import root_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.inputs.base import Raw
    from tlqa.model import Document

NAME = "newsml"
DESCRIPTION = "NewsML-G2 and NewsML 1: news items, messages of many"
SUFFIXES = (".newsml", ".xml")
_ROOTS = frozenset("newsitem newsmessage packageitem newsml itemset".split())


def sniff(data: bytes, path: str) -> float:
    """How sure this format is of the bytes: by the root element."""
    return 0.95 if root_of(data) in _ROOTS else 0.0


def parse(raw: Raw) -> Iterator[Document]:
    """The stories of the file.

    Raises:
        InputError: it is not XML that can be read, or holds no story.
    """
    from tlqa.inputs._wire import news_items, stories

    return stories(raw, NAME, news_items)
