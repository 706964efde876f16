"""CSV and TSV: a story a row, in the column that ``--text-field`` names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tlqa.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.errors import InputError
    from tlqa.inputs.base import Raw
    from tlqa.model import Document

NAME = "csv"
DESCRIPTION = (
    "tables with a header, parted by commas, semicolons or tabs; a story a row (--text-field, --id-field)"
)
SUFFIXES = (".csv", ".tsv", ".tab")
_HEADER = compiled(rb'(?:\xef\xbb\xbf)?"?[\w .-]{1,40}"?(?:[,;\t]"?[\w .-]{1,40}"?){1,99}\r?\n.', re.S)
_STORY = compiled(rb'[,;\t"](?:text|body|content|article|story)(?=[,;\t"\r\n])', re.I)


def sniff(data: bytes, path: str) -> float:
    """How sure this format is of the bytes: a table looks like text, so mostly the name says it."""
    header = _HEADER.match(data[:4096])
    told = header is not None and _STORY.search(b"," + header.group()) is not None
    if path.lower().endswith(SUFFIXES):
        return 0.9 if told else 0.5
    return 0.3 if told and not path.lower().endswith(".txt") else 0.0


def parse(raw: Raw) -> Iterator[Document | InputError]:
    """The stories of a table; a row that cannot be read is an error in its place.

    Raises:
        InputError: the file has no header, no column for stories, or is not in its encoding.
    """
    from tlqa.inputs._csv import parse as parse_rows

    return parse_rows(raw, NAME)
