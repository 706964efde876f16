"""Markdown with front matter: CommonMark, GitHub's tables, the templates of site generators left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.inputs.base import Raw
    from tlqa.model import Document

NAME = "markdown"
DESCRIPTION = "Markdown (CommonMark, GFM, MDX) with YAML, TOML or JSON front matter"
SUFFIXES = (".md", ".markdown", ".mdx")

_FRONT = re.compile(rb"(?:---|\+\+\+)[ \t]*\r?\n|\{[ \t]*\r?\n")


def sniff(data: bytes, path: str) -> float:
    """How sure this format is of the bytes: by the name, for any plain text is Markdown too."""
    if not path.lower().endswith(SUFFIXES):
        return 0.0
    return 0.9 if _FRONT.match(data.removeprefix(b"\xef\xbb\xbf")) else 0.7


def parse(raw: Raw) -> Iterator[Document]:
    """The story of a page.

    Raises:
        InputError: the bytes are not text, or the front matter is broken.
    """
    from tlqa.inputs._frontmatter import read_front_matter
    from tlqa.inputs._markdown import read_markdown
    from tlqa.inputs._story import StoryBuilder
    from tlqa.inputs._text import decode, encoding_of

    text = decode(raw.data, raw.path, raw.encoding)
    story = StoryBuilder(text, raw.path, NAME, raw.language)
    body, title = read_front_matter(story, text, raw.path)
    read_markdown(story, text, body, mdx=raw.path.lower().endswith(".mdx"), title=title)
    yield story.document(encoding=encoding_of(raw.data, raw.encoding))
