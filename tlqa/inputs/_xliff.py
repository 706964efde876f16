"""Reads XLIFF 1.2 and 2.0 to 2.2.

https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html and https://docs.oasis-open.org/xliff/xliff-core/v2.1/
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tlqa.errors import InputError
from tlqa.inputs._inline import Inline, content, words
from tlqa.inputs._meta import language
from tlqa.inputs._pairs import NOTHING, Pairs, Written, alone, refused
from tlqa.inputs._text import decode, encoding_of
from tlqa.inputs._xml import Sort, declared_encoding, events, skip
from tlqa.model import BlockKind
from tlqa.text.positions import line_index

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tlqa.inputs._inline import Content
    from tlqa.inputs._xml import Event
    from tlqa.inputs.base import Raw
    from tlqa.model import Document

_VERSIONS = ("1.0", "1.1", "1.2", "2.0", "2.1", "2.2")
_UNITS = ("trans-unit", "unit")
_NOT_YET = ("new", "needs-translation", "initial")
_OUT = frozenset("bin-unit header notes skeleton count-group prop-group".split())
_PARAGRAPHS = frozenset("p paragraph x-p x-paragraph x-html-p".split())
_ORDER = "tlqa-"
_MOST_AROUND = 100
# what an element of the original was, by the last word of its name: restype in 1.2, fs:fs in 2
_KINDS = {
    "h1": BlockKind.HEADLINE, "headline": BlockKind.HEADLINE, "title": BlockKind.HEADLINE,
    "h2": BlockKind.SUBHEADING, "h3": BlockKind.SUBHEADING, "h4": BlockKind.SUBHEADING,
    "heading": BlockKind.SUBHEADING, "header": BlockKind.SUBHEADING, "li": BlockKind.LIST_ITEM,
    "listitem": BlockKind.LIST_ITEM, "td": BlockKind.TABLE_CELL, "th": BlockKind.TABLE_CELL,
    "cell": BlockKind.TABLE_CELL, "caption": BlockKind.CAPTION, "figcaption": BlockKind.CAPTION,
    "byline": BlockKind.BYLINE, "blockquote": BlockKind.BLOCK_QUOTE,
}  # fmt: skip


class _Part(NamedTuple):
    """A segment, or what stands between two (``name`` None), with its sides, and its place in the target."""

    name: str | None
    source: Content | None
    target: Content | None
    order: int = 0


def parse(raw: Raw, format_: str) -> Iterator[Document | InputError]:
    """The stories of a file, one a ``<file>``.

    Raises:
        InputError: it cannot be read on, or holds nothing that was translated.
    """
    declared = declared_encoding(raw.data)
    text = decode(raw.data, raw.path, raw.encoding, declared)
    encoding = encoding_of(raw.data, raw.encoding, declared)
    stream = events(text, raw.path, raw.data if encoding == "utf-8" else b"")
    reader = _Reader(raw, format_, text, encoding, stream)
    yield from alone(reader.stories())
    if not reader.told:
        raise InputError("holds no unit that was translated", path=raw.path)


class _Reader:
    """Goes through the events; ``told`` says whether there was a story, or an error in place of one."""

    def __init__(self, raw: Raw, format_: str, text: str, encoding: str, stream: Iterator[Event]) -> None:
        self._raw, self._format, self._text, self._encoding = raw, format_, text, encoding
        self._stream = stream
        self._languages: tuple[str | None, str | None] = None, None
        self._around: list[Event] = []
        self._translate = [True]
        self._paragraphs = [False]
        self._waits = False  # a paragraph of several units has begun
        self._without: list[tuple[str, int]] = []
        self._number = 0
        self.told = False

    def stories(self) -> Iterator[Document | InputError]:
        root = next((event for event in self._stream if event.sort is Sort.START), None)
        if root is not None:
            self._begin(root)
        for event in self._stream:
            if event.sort is Sort.COMMENT and _ORDER in self._text[event.low : event.high]:
                self._around.append(event)
            elif event.sort is Sort.START and event.name == "file":
                yield from self._file(event)

    def _begin(self, root: Event) -> None:
        version = root.attributes.get("version", "")
        if root.name != "xliff" or (version and version not in _VERSIONS):
            what = f"XLIFF of version {version!r}" if root.name == "xliff" else f"<{root.name}>, no XLIFF"
            raise self._error(f"is {what}; {', '.join(_VERSIONS)} are read", root.low)
        self._languages = root.attributes.get("srcLang"), root.attributes.get("trgLang")

    def _file(self, start: Event) -> Iterator[Document | InputError]:
        self._number += 1
        given = start.attributes
        name = given.get("original") or given.get("id") or str(self._number)
        source = self._languages[0] or given.get("source-language")
        target = self._languages[1] or given.get("target-language")
        problem = refused(self._raw, target, source, f"the file {name!r}", self._line(start.low))
        if problem is not None:
            self.told = True
            yield problem
            skip(self._stream)
            return
        pairs = Pairs(self._raw, self._format, self._text, self._encoding, language(source or ""))
        for event in self._around[:_MOST_AROUND]:
            self._comment(pairs, event)
        self._translate, self._paragraphs = [given.get("translate") != "no"], [False]
        broken: InputError | None = None
        try:
            self._units(pairs)
        except InputError as problem:
            broken = problem
        story = pairs.document(name)
        self.told |= story is not None
        if story is not None:
            yield story
        yield from self._halves()
        if broken is not None:
            raise broken

    def _halves(self) -> Iterator[InputError]:
        """What is said once of all units that have a translation and no source."""
        if self._without:
            name, low = self._without[0]
            others = f", the first of {len(self._without)}" if len(self._without) > 1 else ""
            self._without = []
            yield self._error(f"the unit {name!r} has a target and no source{others}", low)

    def _units(self, pairs: Pairs) -> None:
        """The units up to the end of the file."""
        depth = 1
        for event in self._stream:
            sort, name = event.sort, event.name
            if sort is Sort.START:
                if name in _UNITS:
                    self._unit(pairs, event)
                elif name == "group":
                    depth += 1
                    said = event.attributes.get("translate")
                    self._translate.append(self._translate[-1] if said is None else said != "no")
                    self._paragraphs.append(event.attributes.get("restype") in _PARAGRAPHS)
                    self._waits = False
                elif name == "body":
                    depth += 1
                else:
                    skip(self._stream)
            elif sort is Sort.END:
                depth -= 1
                if not depth:
                    return
                if name == "group":
                    self._translate.pop()
                    self._paragraphs.pop()
                    self._waits = False
            elif sort is Sort.COMMENT:
                self._comment(pairs, event)

    def _comment(self, pairs: Pairs, event: Event) -> None:
        pairs.target.comment(event.low - 4, event.high + 3, self._text[event.low : event.high])

    def _unit(self, pairs: Pairs, start: Event) -> None:
        given, text = start.attributes, self._text
        name = given.get("id") or given.get("resname") or str(self._line(start.low))
        parts, natives = self._parts(start, pairs)
        said = given.get("translate")
        if not (self._translate[-1] if said is None else said != "no"):
            return
        parts = [part for part in parts if part.name is None or self._is_translated(part)]
        filled = [part for part in parts if part.name is not None]
        if not filled:
            return
        if any(part.source is None for part in filled):
            self._without.append((name, start.low))
        self._open(pairs, given, start)
        target, source = Inline(pairs.target, text, natives), Inline(pairs.source, text, natives)
        if start.name == "trans-unit":
            _whole(pairs, name, filled[0], target, source)
        else:
            _segments(pairs, name, parts, target, source)

    def _open(self, pairs: Pairs, given: Mapping[str, str], start: Event) -> None:
        """A block begins, or the paragraph goes on that the group is."""
        if self._paragraphs[-1] and self._waits:
            pairs.target.space(start.low, start.low)
            pairs.source.space(start.low, start.low)
            return
        self._waits = True
        kind = given.get("restype") or given.get("fs:fs") or given.get("type") or ""
        pairs.begin(_KINDS.get(re.split(r"[-:]", kind)[-1].lower()) if kind else None)

    def _parts(self, start: Event, pairs: Pairs) -> tuple[list[_Part], dict[str, str]]:
        """The segments of a unit and what is between them; and the original's data that codes refer to."""
        parts: list[_Part] = []
        natives: dict[str, str] = {}
        sides: dict[str, Content] = {}
        for event in self._stream:
            if event.sort is Sort.START:
                name = event.name
                if name in ("segment", "ignorable"):
                    parts.append(self._segment(event, len(parts)))
                elif name in ("source", "seg-source", "target"):
                    sides[name] = content(event, self._stream)
                elif name == "originalData":
                    natives = self._data()
                else:
                    skip(self._stream)
            elif event.sort is Sort.END:
                break
            elif event.sort is Sort.COMMENT:
                self._comment(pairs, event)
        if start.name == "trans-unit":
            parts = [_Part("", sides.get("seg-source") or sides.get("source"), sides.get("target"))]
        return parts, natives

    def _segment(self, start: Event, number: int) -> _Part:
        sides: dict[str, Content] = {}
        for event in self._stream:
            if event.sort is Sort.START:
                if event.name in ("source", "target"):
                    sides[event.name] = content(event, self._stream)
                else:
                    skip(self._stream)
            elif event.sort is Sort.END:
                break
        source, target = sides.get("source"), sides.get("target")
        if target is not None and start.attributes.get("state"):
            target = target._replace(attributes={**target.attributes, "state": start.attributes["state"]})
        said = target.attributes.get("order", "") if target is not None else ""
        order = int(said) - 1 if said.isdecimal() and len(said) < 10 else number
        name = None if start.name == "ignorable" else start.attributes.get("id") or str(number + 1)
        return _Part(name, source, target, order)

    def _data(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for event in self._stream:
            if event.sort is Sort.START:
                found[event.attributes.get("id", "")] = words(content(event, self._stream), self._text)
            elif event.sort is Sort.END:
                break
        return found

    def _is_translated(self, part: _Part) -> bool:
        """Whether there is a translation: one that is only the source again waits for its translator."""
        said = words(part.target, self._text)
        state = part.target.attributes.get("state") if part.target is not None else None
        return bool(said) and not (state in _NOT_YET and said == words(part.source, self._text))

    def _line(self, at: int) -> int:
        return line_index(self._text).line_of(at)

    def _error(self, said: str, at: int) -> InputError:
        return InputError(said, path=self._raw.path, line=self._line(at))


def _whole(pairs: Pairs, name: str, part: _Part, target: Inline, source: Inline) -> None:
    """A unit of XLIFF 1.2: where both sides are marked into the same segments, one unit each."""
    assert part.target is not None
    there = target.write(part.target)
    here = source.write(part.source) if part.source is not None else NOTHING
    if len(target.segments) > 1 and target.segments.keys() == source.segments.keys():
        for number, written in target.segments.items():
            pairs.unit(f"{name}/{number}", written, source.segments[number])
    else:
        pairs.unit(name, there, here)


def _segments(pairs: Pairs, name: str, parts: Sequence[_Part], target: Inline, source: Inline) -> None:
    """A unit of XLIFF 2: its segments, those of the target in the order that it has."""
    there: dict[str, Written] = {}
    here: dict[str, Written] = {}
    for part in sorted(parts, key=lambda part: part.order):
        if part.target is None:
            if part.name is None and there:
                at = part.source.low if part.source else 0
                pairs.target.space(at, at)
        elif part.name is None:
            target.write(part.target)
        else:
            if there:
                pairs.target.space(part.target.low, part.target.low)
            there[part.name] = target.write(part.target)
    for part in parts:
        if part.source is not None:
            written = source.write(part.source)
            if part.name is not None:
                here[part.name] = written
    for number, written in there.items():
        pairs.unit(name if len(there) == 1 else f"{name}/{number}", written, here.get(number, NOTHING))
