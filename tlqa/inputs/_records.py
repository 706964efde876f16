"""Stories that are records of one file: which fields hold what, and the document of each."""

from __future__ import annotations

import re
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from tlqa.errors import InputError
from tlqa.frozen import dataclass
from tlqa.inputs._layout import as_read
from tlqa.inputs._story import StoryBuilder
from tlqa.model import BlockKind, Document, Meta
from tlqa.sourcemap import Mapping, SourceMap
from tlqa.text.blocks import plain_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tlqa.inputs.base import Raw

TEXT_FIELDS = (
    "text body content article story body_text bodytext full_text fulltext article_text article_body "
    "articlebody maintext copy translation target"
).split()
ID_FIELDS = "id uri guid url slug".split()
HEADLINE_FIELDS = "headline title hed".split()
SOURCE_FIELDS = "source_text source_body source_segment src_text src_segment original_text".split()
_OF_SOURCE = tuple(f"{first}_{last}" for first in ("source", "src", "original") for last in HEADLINE_FIELDS)
# 'source' is the agency in most records, but what was translated where the story is 'target'
_BESIDE = {"target": "source src", "translation": "source src original"}
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
class Source:
    """What a record was translated from: its text and, where the record has one, its headline."""

    body: Value
    headline: Value | None = None


@dataclass(frozen=True, slots=True)
class File:
    """What the stories of a file share."""

    raw: Raw
    format: str
    text: str
    encoding: str

    def document(
        self,
        name: str,
        body: Value,
        headline: Value | None = None,
        meta: Meta = _NO_META,
        source: Source | None = None,
    ) -> Document:
        """The document of one record: read as plain text of the same words is, or as HTML if it is that."""
        story = self._story(name, body, headline, meta)
        if source is None or not source.body.text.strip():
            return story
        original = self._story(name, source.body, source.headline, _NO_META)
        return replace(story, source=replace(original, language=meta.source.partition("-")[0]))

    def _story(self, name: str, body: Value, headline: Value | None, meta: Meta) -> Document:
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
        said, blocks, joined = as_read(text, plain_blocks(text, language, headline))
        return Document(
            said,
            self.raw.path,
            self.format,
            language.code,
            blocks,
            self.text,
            places if joined is None else joined.through(places),
            name,
            encoding=self.encoding,
            meta=meta,
        )


class Halves:
    """Counts the records of a file that lack their source or their translation, so that it is said once."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._lacking: dict[str, tuple[str, int, int]] = {}

    def add(self, half: str, name: str, line: int) -> None:
        """A record without its ``half``."""
        first, at, count = self._lacking.get(half, (name, line, 0))
        self._lacking[half] = first, at, count + 1

    def told(self) -> Iterator[InputError]:
        """What is to be said of them."""
        for half, (name, line, count) in self._lacking.items():
            more = f", the first of {count}" if count > 1 else ""
            yield InputError(f"{name!r} has no {half}{more}", path=self._path, line=line)


def targets(asked: str, there: Sequence[str]) -> tuple[list[str], list[str]]:
    """The fields that are asked for: one, or several with commas between, or patterns; and the absent."""
    if asked in there:
        return [asked], []
    found: dict[str, None] = {}
    absent: list[str] = []
    for part in (each.strip() for each in asked.split(",")):
        named = [part] if part in there else [name for name in there if fnmatchcase(name, part)]
        absent += [part] if part and not named else []
        found |= dict.fromkeys(named)
    return list(found), absent


def source_field(text: str, fields: Sequence[str]) -> str | None:
    """The field of the source where nobody names it: one that can mean nothing else beside ``text``."""
    usual = [*SOURCE_FIELDS, *_BESIDE.get(text.strip().lower(), "").split()]
    found = first_of(usual, fields)
    return None if found == text else found


def source_headline_field(fields: Sequence[str]) -> str | None:
    """The field of the headline of the source."""
    return first_of(_OF_SOURCE, fields)


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
