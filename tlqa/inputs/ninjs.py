"""IPTC ninjs 1 to 3: a story a file, or an array of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tlqa.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.errors import InputError
    from tlqa.inputs.base import Raw
    from tlqa.model import Document

NAME = "ninjs"
DESCRIPTION = "IPTC ninjs 1 to 3; the same body as text and as XHTML is read once"
SUFFIXES = (".ninjs", ".json")

_LOOK = 65_536
_BEGIN = compiled(rb"(?:\xef\xbb\xbf)?\s*[\[{]")
_BODY = compiled(
    rb'"(?:body_(?:text|x?html|nitf|main|richtext|plain)|bodies|headline_main|headlines|standard)"\s*:'
)
_URI, _TYPE = (
    re.compile(rb'"(?:uri|guid|standard)"\s*:'),
    re.compile(rb'"(?:type|versioncreated|versionCreated)"\s*:'),
)
_LINES = compiled(rb"\s*\{[^\n]*\}\s*\n\s*\{")


def sniff(data: bytes, path: str) -> float:
    """How sure this format is of the bytes, by the keys; it takes unknown JSON too, to say so."""
    head, name = data[:_LOOK], path.lower()
    if name.endswith(".txt") or not _BEGIN.match(head):
        return 0.4 if name.endswith(SUFFIXES[0]) else 0.0
    if name.endswith((".jsonl", ".ndjson", ".jsonlines")) or _LINES.match(head):
        return 0.0
    if _BODY.search(head) and _URI.search(head):
        return 0.9
    if _URI.search(head) and _TYPE.search(head) and b'"headline' in head:
        return 0.7
    if name.endswith(SUFFIXES[0]):
        return 0.6
    return 0.2 if name.endswith(".json") else 0.0


def parse(raw: Raw) -> Iterator[Document | InputError]:
    """The stories of a file.

    Raises:
        InputError: it is no JSON, or has no body or headline of ninjs.
    """
    from tlqa.inputs._ninjs import parse as parse_ninjs

    return parse_ninjs(raw, NAME)
