"""NewsML-G2 and NewsML 1: a story an item, in a file of one, a message or a package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.inputs._xmlroot import root_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.inputs.base import Raw
    from tlqa.model import Document

NAME = "newsml"
DESCRIPTION = "NewsML-G2 and NewsML 1 with text, XHTML or NITF; a story an item"
SUFFIXES = (".newsml", ".xml")

_ROOTS = frozenset(
    """newsitem packageitem newsmessage newsml conceptitem knowledgeitem planningitem contentset contentmeta
    itemset inlinexml inlinedata""".split()
)


def sniff(data: bytes, path: str) -> float:
    """How sure this format is of the bytes, by the root element; it takes unknown XML too, to say so."""
    root = root_of(data, path)
    if root.name in _ROOTS:
        return 0.95
    if path.lower().endswith(SUFFIXES[0]):
        return 0.5
    return 0.2 if root.xml else 0.0


def parse(raw: Raw) -> Iterator[Document]:
    """The stories of a file.

    Raises:
        InputError: it is no XML, or of a kind that is not read.
    """
    from tlqa.inputs._newsml import parse as parse_newsml

    return parse_newsml(raw, NAME)
