"""IPTC ninjs 1 to 3: a news item in JSON."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.inputs.base import Raw
    from tlqa.model import Document

NAME = "ninjs"
DESCRIPTION = "IPTC ninjs 1 to 3, a news item in JSON"
SUFFIXES = (".ninjs", ".json")

_BEGINNING = 65_536
_KEYS = re.compile(rb'"(?:body_\w+|bodies|headline|headlines|headline_\w+)"\s*:')


def sniff(data: bytes, path: str) -> float:
    """How sure this format is of the bytes: an object with a uri and a headline or a body."""
    beginning = data[:_BEGINNING].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not beginning.startswith(b"{") or b"\n{" in beginning.replace(b"\r", b""):
        return 0.0
    if b'"uri"' in beginning and _KEYS.search(beginning):
        return 0.9
    return 0.4 if path.lower().endswith(".ninjs") else 0.0


def parse(raw: Raw) -> Iterator[Document]:
    """The story of the item.

    Raises:
        InputError: the file is not JSON, or holds no headline and no body.
    """
    from tlqa.inputs._ninjs import story

    yield story(raw, NAME)
