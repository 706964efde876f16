"""IPTC 7901 and ANPA 1312: the wire before XML, control characters around a text of short lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.inputs.base import Raw
    from tlqa.model import Document

NAME = "telegraph"
DESCRIPTION = "IPTC 7901 and ANPA 1312: header, priority and notes left out, lines joined to paragraphs"
SUFFIXES = (".iptc", ".7901", ".anpa")

_MESSAGE = re.compile(rb"^[\x00\x16\s]*\x01[^\x02\x03]{0,2000}\x02", re.DOTALL)


def sniff(data: bytes, path: str) -> float:
    """How sure this format is of the bytes: by the control characters around header and text."""
    if _MESSAGE.match(data[:4096]):
        return 0.95
    return 0.5 if path.lower().endswith(SUFFIXES) else 0.0


def parse(raw: Raw) -> Iterator[Document]:
    """The messages of the file, a story each.

    Raises:
        InputError: the bytes are not text.
    """
    from tlqa.inputs._telegraph import messages

    return messages(raw, NAME)
