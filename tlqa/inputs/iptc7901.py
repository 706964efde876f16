"""IPTC 7901, the text transmission format of news agencies: a story a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.inputs.base import Raw
    from tlqa.model import Document

NAME = "iptc7901"
DESCRIPTION = "IPTC 7901 messages, a story each; headers and notes to editors are left out"
SUFFIXES = (".iptc", ".7901")

_LOOK = 1024
# source and number, priority, category, words
_HEADER = compiled(rb"[\s\x10-\x1f]*(?:ZCZC\s+)?\x01[\s\x16]*[A-Za-z]{1,6} ?\d{2,5} +\w +\w{1,4} ")


def sniff(data: bytes, path: str) -> float:
    """How sure this format is of the bytes: by the header that begins a message, then by the name."""
    if _HEADER.match(data[:_LOOK]):
        return 0.95
    return 0.5 if path.lower().endswith(SUFFIXES) else 0.0


def parse(raw: Raw) -> Iterator[Document]:
    """The stories of a file.

    Raises:
        InputError: it holds no message with a header.
    """
    from tlqa.inputs._iptc7901 import parse as parse_iptc7901

    return parse_iptc7901(raw, NAME)
