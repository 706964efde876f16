"""Stories that are records of one file: which fields hold what, and the document of each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tlqa.inputs._story import StoryBuilder
from tlqa.model import BlockKind, Document, Meta
from tlqa.sourcemap import Mapping, SourceMap
from tlqa.text.blocks import plain_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tlqa.inputs.base import Raw

TEXT_FIELDS = (
    "text body content article story body_text bodytext full_text fulltext article_text article_body "
    "articlebody maintext copy translation target"
).split()
ID_FIELDS = "id uri guid url slug".split()
HEADLINE_FIELDS = "headline title hed".split()
_MOST_NAMED = 12
_NO_META = Meta()
# a story that begins with a tag of a block, or with a comment or a document type, is HTML
_HTML = re.compile(
    r"\s*<(?:!doctype\s+html|!--|(?:html|head|body|main|article|section|header|div|p|h[1-6]|ul|ol|table|figure"
    r"|blockquote|span|a|strong|b|em|i|img|br)\b[^<>]*/?>)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Value:
    """A field's text, and where it stands in the file."""

    text: str
    places: SourceMap


@dataclass(frozen=True, slots=True)
class File:
    """What the stories of a file share."""

    raw: Raw
    format: str
    text: str
    encoding: str

    def document(
        self, name: str, body: Value, headline: Value | None = None, meta: Meta = _NO_META
    ) -> Document:
        """The document of one record: read as plain text of the same words is, or as HTML if it is that."""
        title = headline.text.strip() if headline else ""
        if _HTML.match(body.text):
            return replace(self._html(name, body, headline if title else None), meta=meta)
        if headline is None or not title or _begins_with(body.text, title):
            return self._document(name, body.text, body.places, 0, meta)
        begin = headline.text.index(title)
        places = Mapping()
        _copy(places, headline.places, begin, begin + len(title))
        first = body.places.span(0, 0)[0]
        places.atom(2, first, first)
        _copy(places, body.places, 0, len(body.text))
        return self._document(name, f"{title}\n\n{body.text}", places.map(), len(title), meta)

    def _html(self, name: str, body: Value, headline: Value | None) -> Document:
        from tlqa.inputs._html import read_html

        builder = StoryBuilder(self.text, self.raw.path, self.format, self.raw.language)
        if headline is not None:
            builder.through(headline.places)
            builder.block(BlockKind.HEADLINE)
            builder.text(headline.text, 0)
        builder.through(body.places)
        read_html(builder, body.text)
        return builder.document(story=name, encoding=self.encoding)

    def _document(self, name: str, text: str, places: SourceMap, headline: int, meta: Meta) -> Document:
        language = self.raw.language
        return Document(
            text,
            self.raw.path,
            self.format,
            language.code,
            plain_blocks(text, language, headline),
            self.text,
            places,
            name,
            encoding=self.encoding,
            meta=meta,
        )


def first_of(wanted: Iterable[str], fields: Sequence[str]) -> str | None:
    """The first of the wanted fields that there is, whatever the case of its name."""
    named = {field.strip().lower(): field for field in reversed(fields)}
    return next((named[name] for name in wanted if name in named), None)


def listed(fields: Sequence[str]) -> str:
    """The fields there are, for a message."""
    shown = [repr(field) for field in fields[:_MOST_NAMED]]
    if len(fields) > _MOST_NAMED:
        return ", ".join(shown) + f" and {len(fields) - _MOST_NAMED} more"
    return ", ".join(shown[:-1]) + (" and " if len(shown) > 1 else "") + shown[-1] if shown else "none"


def no_text_field(asked: str | None, there: Sequence[str], what: str) -> str:
    """What to say of a file without a field for its stories."""
    if asked is not None:
        return f"has no {what} {asked!r}; there are {listed(there)}"
    return f"has no {what} of a name such as 'text' or 'body'; name it by --text-field: {listed(there)}"


def _begins_with(text: str, title: str) -> bool:
    """Whether the headline is the first line of the text as well."""
    start = len(text) - len(text.lstrip())
    end = start + len(title)
    return text.startswith(title, start) and (end == len(text) or text[end] in "\r\n")


def _copy(into: Mapping, places: SourceMap, start: int, end: int) -> None:
    for piece in places.pieces(start, end):
        length = piece.end - piece.start
        if piece.literal:
            into.literal(length, piece.low, piece.escapes)
        else:
            into.atom(length, piece.low, piece.high, piece.escapes)
