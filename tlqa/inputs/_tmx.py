"""Reads TMX 1.1 to 1.4: https://www.gala-global.org/tmx-14b"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tlqa.errors import InputError
from tlqa.inputs._inline import Inline, content, words
from tlqa.inputs._meta import language
from tlqa.inputs._pairs import NOTHING, Pairs, alone, called, primary
from tlqa.inputs._text import decode, encoding_of
from tlqa.inputs._xml import Sort, declared_encoding, events, skip
from tlqa.text.positions import line_index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.inputs._inline import Content
    from tlqa.inputs._xml import Event
    from tlqa.inputs.base import Raw
    from tlqa.model import Document

_ALL = "*all*"
_ORDER = "tlqa-"
_MOST_AROUND = 100
_MOST_NAMED = 12


class _Variant(NamedTuple):
    """A unit in one language, with its tag as the file has it."""

    tag: str
    held: Content


def parse(raw: Raw, format_: str) -> Iterator[Document | InputError]:
    """The translations into the language that is checked; where it has several tags (en-GB, en-US), or a unit
    several translations, a story each.

    Raises:
        InputError: it cannot be read on, or holds no translation into that language.
    """
    declared = declared_encoding(raw.data)
    text = decode(raw.data, raw.path, raw.encoding, declared)
    encoding = encoding_of(raw.data, raw.encoding, declared)
    stream = events(text, raw.path, raw.data if encoding == "utf-8" else b"")
    return alone(_Reader(raw, format_, text, encoding, stream).stories())


class _Reader:
    """Goes through the units; ``_stories`` has one for each tag and number of a translation in its unit."""

    def __init__(self, raw: Raw, format_: str, text: str, encoding: str, stream: Iterator[Event]) -> None:
        self._raw, self._format, self._text, self._encoding = raw, format_, text, encoding
        self._stream = stream
        self._source = ""
        self._stories: dict[tuple[str, int], Pairs] = {}
        self._there: dict[str, None] = {}
        self._notes: list[tuple[str, str]] = []
        self._comments: list[Event] = []
        self._number = 0
        self._without: list[tuple[str, int]] = []

    def stories(self) -> Iterator[Document | InputError]:
        broken: InputError | None = None
        try:
            self._read()
        except InputError as problem:
            broken = problem
        told = False
        for (tag, number), pairs in self._stories.items():
            story = pairs.document(tag if number == 1 else f"{tag} {number}")
            if story is not None:
                told = True
                yield story
        if self._without:
            name, low = self._without[0]
            others = f", the first of {len(self._without)}" if len(self._without) > 1 else ""
            yield self._error(f"the unit {name!r} has no source{others}", low)
        if broken is not None:
            raise broken
        if not told:
            raise InputError(self._of_none(), path=self._raw.path)

    def _of_none(self) -> str:
        wanted = called(self._raw.language.code)
        if not self._there:
            return "holds no unit that was translated"
        if len(self._there) == 1 or primary(self._source) != self._raw.language.code:
            tags = list(self._there)
            more = f" and {len(tags) - _MOST_NAMED} more" if len(tags) > _MOST_NAMED else ""
            return (
                f"holds no translation into {wanted}; its languages are {', '.join(tags[:_MOST_NAMED])}{more}"
            )
        return f"holds translations from {wanted} (srclang); translations into it are checked"

    def _read(self) -> None:
        root = next((event for event in self._stream if event.sort is Sort.START), None)
        if root is not None and root.name != "tmx":
            raise self._error(f"is <{root.name}>, no TMX", root.low)
        for event in self._stream:
            if event.sort is Sort.COMMENT and _ORDER in self._text[event.low : event.high]:
                self._comment(event)
            elif event.sort is not Sort.START:
                continue
            elif event.name == "header":
                self._source = event.attributes.get("srclang", "")
                self._header()
            elif event.name == "tu":
                self._unit(event)
            elif event.name != "body":
                skip(self._stream)

    def _comment(self, event: Event) -> None:
        if len(self._comments) < _MOST_AROUND:
            self._comments.append(event)
            for pairs in self._stories.values():
                pairs.target.comment(event.low - 4, event.high + 3, self._text[event.low : event.high])

    def _header(self) -> None:
        for event in self._stream:
            if event.sort is Sort.START:
                held = content(event, self._stream)
                if event.name == "prop":
                    self._notes.append((event.attributes.get("type", ""), words(held, self._text)))
            elif event.sort is Sort.END:
                return

    def _unit(self, start: Event) -> None:
        self._number += 1
        given = start.attributes
        variants = self._variants()
        wanted, said = self._raw.language.code, given.get("srclang") or self._source
        self._there |= dict.fromkeys(variant.tag for variant in variants)
        if primary(said) == wanted:
            return
        source = _source_of(variants, said, wanted)
        numbers: dict[str, int] = {}
        name = given.get("tuid") or str(self._number)
        for variant in variants:
            if primary(variant.tag) == wanted and words(variant.held, self._text):
                numbers[variant.tag] = numbers.get(variant.tag, 0) + 1
                if source is None and numbers[variant.tag] == 1:
                    self._without.append((name, start.low))
                self._write(
                    self._story(variant.tag, numbers[variant.tag], said, source), name, variant, source
                )

    def _story(self, tag: str, number: int, said: str, source: _Variant | None) -> Pairs:
        made = self._stories.get((tag, number))
        if made is None:
            from_ = language(source.tag if source is not None and said in ("", _ALL) else said)
            made = Pairs(self._raw, self._format, self._text, self._encoding, from_)
            for name, value in self._notes:
                made.target.notes.say(name, value)
            for event in self._comments:
                made.target.comment(event.low - 4, event.high + 3, self._text[event.low : event.high])
            self._stories[tag, number] = made
        return made

    def _write(self, pairs: Pairs, name: str, variant: _Variant, source: _Variant | None) -> None:
        pairs.begin()
        there = Inline(pairs.target, self._text).write(variant.held)
        here = Inline(pairs.source, self._text).write(source.held) if source is not None else NOTHING
        pairs.unit(name, there, here)

    def _variants(self) -> list[_Variant]:
        found: list[_Variant] = []
        for event in self._stream:
            if event.sort is Sort.START and event.name == "tuv":
                tag = event.attributes.get("xml:lang") or event.attributes.get("lang") or ""
                for inner in self._stream:
                    if inner.sort is Sort.START and inner.name == "seg":
                        found.append(_Variant(tag, content(inner, self._stream)))
                    elif inner.sort is Sort.START:
                        skip(self._stream)
                    elif inner.sort is Sort.END:
                        break
            elif event.sort is Sort.START:
                skip(self._stream)
            elif event.sort is Sort.END:
                break
        return found

    def _error(self, said: str, at: int) -> InputError:
        return InputError(said, path=self._raw.path, line=line_index(self._text).line_of(at))


def _source_of(variants: list[_Variant], said: str, wanted: str) -> _Variant | None:
    """The source of a unit: in the language that is said to be it, else the first that is not the target."""
    same = said.lower()
    exact = (variant for variant in variants if variant.tag.lower() == same)
    near = (variant for variant in variants if primary(variant.tag) == primary(same))
    other = (variant for variant in variants if primary(variant.tag) != wanted)
    if same and same != _ALL:
        return next(exact, None) or next(near, None)
    return next(other, None)
