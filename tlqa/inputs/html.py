"""HTML: whole pages and fragments, read as a browser shows them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.inputs.base import Raw
    from tlqa.model import Document

NAME = "html"
DESCRIPTION = "web pages and fragments; headings, paragraphs, quotations, captions and lists by their tags"
SUFFIXES = (".html", ".htm", ".xhtml")

_BEGINNING = 4096
_PAGE = re.compile(
    rb"(?i)^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype html|html|head|body)\b", re.DOTALL
)
_FRAGMENT = re.compile(
    rb"(?i)^\s*(?:<!--.{0,2000}?-->\s*)*"
    rb"<(?:p|div|h[1-6]|article|section|blockquote|ul|ol|figure|main|header|table)(?:\s[^<>]{0,500})?>",
    re.DOTALL,
)
_DECLARED = re.compile(
    rb"(?i)<meta[^>]{0,200}charset\s*=\s*[\"']?([\w.:-]+)|^\s*<\?xml[^>]*encoding=[\"']([\w.:-]+)"
)


def sniff(data: bytes, path: str) -> float:
    """How sure this format is of the bytes: by the first tag; the name decides where there is none."""
    beginning = data[:_BEGINNING].removeprefix(b"\xef\xbb\xbf")
    named = path.lower().endswith(SUFFIXES)
    if _PAGE.match(beginning):
        return 0.95
    if _FRAGMENT.match(beginning):
        return 0.8 if named or "." not in path.rsplit("/", 1)[-1] else 0.6
    return 0.5 if named else 0.0


def parse(raw: Raw) -> Iterator[Document]:
    """The story of a page.

    Raises:
        InputError: the bytes are binary, or not in the encoding.
    """
    from tlqa.inputs._html import read_html, without_repeats
    from tlqa.inputs._story import StoryBuilder
    from tlqa.inputs._text import decode, encoding_of

    match = _DECLARED.search(raw.data[:_BEGINNING])
    declared = (match[1] or match[2]).decode("ascii") if match else None
    text = decode(raw.data, raw.path, raw.encoding, declared)
    story = StoryBuilder(text, raw.path, NAME, raw.language)
    language = read_html(story, text, language=raw.language.code)
    encoding = encoding_of(raw.data, raw.encoding, declared)
    yield without_repeats(story.document(encoding=encoding, language=language))
