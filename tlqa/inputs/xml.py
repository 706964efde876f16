"""XML that no other format knows: refused, for its tags are no words of a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.errors import InputError
from tlqa.inputs._roots import root_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.inputs.base import Raw
    from tlqa.model import Document

NAME = "xml"
DESCRIPTION = "other XML: one news item or body of the wire's formats in it is found, else it is refused"
SUFFIXES = ()


def sniff(data: bytes, path: str) -> float:
    """How sure this format is of the bytes: a little more than plain text of an XML declaration."""
    return 0.2 if data.lstrip()[:5] == b"<?xml" or (path.lower().endswith(".xml") and root_of(data)) else 0.0


def parse(raw: Raw) -> Iterator[Document]:
    """The story within, where there is a news item or a body.

    Raises:
        InputError: there is none.
    """
    from tlqa.inputs._wire import news_items, stories

    try:
        yield from stories(raw, NAME, news_items)
    except InputError as problem:
        if "holds no story" not in problem.message:
            raise
        name = root_of(raw.data)
        raise InputError(
            f"is XML of a kind that is not known, <{name}>; see 'tlqa inputs'", path=raw.path
        ) from None
