"""HTML and XHTML: a story a file, a whole page or a fragment."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from tlqa.compiled import compiled
from tlqa.inputs._text import decode, encoding_of, meant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.inputs.base import Raw
    from tlqa.model import Document

NAME = "html"
DESCRIPTION = "HTML and XHTML, a story a page or fragment; what surrounds the story is told apart"
SUFFIXES = (".html", ".htm", ".xhtml")

_HEAD = 4096  # bytes that tell the format and the encoding
_BEFORE = compiled(r"\s*+(?:<(?:\?xml\b[^>]*+|!--[^-]*+(?:-(?!->)[^-]*+)*--)>\s*+)*")
_PAGE = compiled(r"<(?:!doctype\s+html|html|head|body)(?=[\s/>])", re.IGNORECASE)
_FRAGMENT = compiled(
    r"<(?:p|div|h[1-6]|article|section|blockquote|ul|ol|dl|figure|main|header|footer|nav|aside|table|pre|hr|"
    r"title|meta|style|script|center|address)(?=[\s/>])([^<>]*+)>",
    re.IGNORECASE,
)
_OTHER_XML = compiled(r"\bxmlns\s*=\s*[\"'](?!http://www\.w3\.org/1999/xhtml)", re.IGNORECASE)
_MANY_BYTES = ("gb18030", "big5hkscs", "cp949", "cp932", "euc-jp")
_XML_ENCODING = compiled(rb"^\s*<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([A-Za-z0-9._:-]+)")
_META_ENCODING = compiled(rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([A-Za-z0-9._:-]+)", re.IGNORECASE)


def sniff(data: bytes, path: str) -> float:
    """How sure this format is of the bytes: by the first tag, then by the name."""
    suffix = PurePath(path).suffix.lower()
    head = _head(data)
    before = _BEFORE.match(head)
    begin = before.end() if before else 0
    if _PAGE.match(head, begin):
        return 0.95
    if "<?xml" in head[:begin]:
        return 0.0
    fragment = _FRAGMENT.match(head, begin)
    if fragment and not _OTHER_XML.search(fragment[1]):
        return 0.8 if suffix in ("", *SUFFIXES) else 0.6
    return 0.5 if suffix in SUFFIXES else 0.0


def parse(raw: Raw) -> Iterator[Document]:
    """The story of a page.

    Raises:
        InputError: the bytes are binary, or not in the encoding.
    """
    from tlqa.inputs._html import read_html
    from tlqa.inputs._story import StoryBuilder

    declared = declared_encoding(raw.data)
    text = decode(raw.data, raw.path, raw.encoding, declared)
    builder = StoryBuilder(text, raw.path, NAME, raw.language)
    language = read_html(builder, text)
    encoding = encoding_of(raw.data, raw.encoding, declared)
    yield builder.document(encoding=encoding, language=language)


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page says it is in: in its XML declaration, else in a ``meta`` element.

    A page that was saved as UTF-8, and still says what it had been in, is taken for UTF-8 where that shows.
    """
    match = _XML_ENCODING.search(data, 0, _HEAD) or _META_ENCODING.search(data, 0, _HEAD)
    if match is None:
        return None
    name = match[1].decode("ascii").lower()
    # bytes in which ASCII could be read are in no UTF-16, whatever they say
    if name.startswith(("utf-16", "utf16", "utf-32")):
        return None
    name = meant(name)
    return None if name in _MANY_BYTES and not _is_in(data, name) and _is_in(data, "utf-8") else name


def _is_in(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _head(data: bytes) -> str:
    head = data[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "ignore")
    return head.decode("utf-8", "replace").removeprefix("\ufeff")
