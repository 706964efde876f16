"""JSON Lines: a story a line, in the field that ``--text-field`` names; also one array of such records."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tlqa.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.errors import InputError
    from tlqa.inputs.base import Raw
    from tlqa.model import Document

NAME = "jsonl"
DESCRIPTION = "JSON Lines or an array of records; a story each (--text-field, --id-field)"
SUFFIXES = (".jsonl", ".ndjson", ".jsonlines", ".json")
_LINES = SUFFIXES[:-1]
_LOOK = 65_536
_RECORDS = compiled(rb'(?:\xef\xbb\xbf)?\s*\{\s*"[^\n]*\}[ \t\r]*\n\s*\{\s*"')
_ARRAY = compiled(rb'(?:\xef\xbb\xbf)?\s*\[\s*\{\s*"')
_STORY = compiled(rb'"(?:text|body|content|article|story|body_?text)"\s*:\s*"', re.I)


def sniff(data: bytes, path: str) -> float:
    """How sure this format is of the bytes: records line by line surely are its own, other JSON may be."""
    named, beginning = path.lower(), data[:_LOOK]
    if named.endswith(_LINES):
        records = beginning.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")
        return 0.9 if records and _STORY.search(beginning) else 0.5
    if named.endswith(".txt") or not _STORY.search(beginning):
        return 0.0
    if _RECORDS.match(beginning):
        return 0.6
    return 0.3 if _ARRAY.match(beginning) else 0.0


def parse(raw: Raw) -> Iterator[Document | InputError]:
    """The stories of a file of records; one that cannot be read is an error in its place.

    Raises:
        InputError: the file has no record with a story, or is not in its encoding.
    """
    from tlqa.inputs._jsonl import parse as parse_records

    return parse_records(raw, NAME)
