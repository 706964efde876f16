"""ANPA 1312, the high-speed wire format of North American agencies: a story a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.inputs.base import Raw
    from tlqa.model import Document

NAME = "anpa"
DESCRIPTION = "ANPA 1312 messages, a story each; headers, slugs and notes to editors are left out"
SUFFIXES = (".anpa",)

_LOOK = 1024
# SYN SYN SOH, service level and number
_HEADER = compiled(rb"[\s\x05\x10-\x1f]*(?:\x05[^\r\n]*\s+)?\x16+\x01\s*[A-Za-z]?\d{2,5}")


def sniff(data: bytes, path: str) -> float:
    """How sure this format is of the bytes: by the header that begins a message, then by the name."""
    if _HEADER.match(data[:_LOOK]):
        return 0.96
    return 0.5 if path.lower().endswith(SUFFIXES) else 0.0


def parse(raw: Raw) -> Iterator[Document]:
    """The stories of a file.

    Raises:
        InputError: it holds no message with a header.
    """
    from tlqa.inputs._anpa import parse as parse_anpa

    return parse_anpa(raw, NAME)
