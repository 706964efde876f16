"""Stories and their sources side by side, made of the units that a file of segments has.

A unit is a block of the story, and its source the block of the source in the same place; units of one
paragraph may share a block. What the file says of which belongs to which is kept (``Document.units``), so
nobody has to align it again.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, NamedTuple

from tlqa.errors import InputError
from tlqa.inputs._html import read_html
from tlqa.inputs._meta import language
from tlqa.inputs._said import TAG
from tlqa.inputs._story import StoryBuilder
from tlqa.model import BlockKind, Unit
from tlqa.text.blocks import paragraphs
from tlqa.text.languagenames import NAMES

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from tlqa.inputs._said import Said
    from tlqa.inputs.base import Raw
    from tlqa.model import Block, Document


class Written(NamedTuple):
    """What was written of one side of a unit: from where to where in the builder's text, and its codes."""

    low: int
    high: int
    codes: tuple[str, ...] = ()


NOTHING = Written(0, 0)


class Pairs:
    """Takes a story unit by unit: ``target`` and ``source`` are written to, then ``unit`` says what was."""

    def __init__(self, raw: Raw, format_: str, text: str, encoding: str, source_language: str) -> None:
        self.target = StoryBuilder(text, raw.path, format_, raw.language)
        self.source = StoryBuilder(text, raw.path, format_, raw.language)
        self._source_language, self._encoding = source_language, encoding
        self._units: list[tuple[str, Written, Written]] = []
        self._ids: dict[str, int] = {}
        if source_language:
            self.target.notes.put("source", source_language)

    def begin(self, kind: BlockKind | None = None) -> None:
        """A block begins on both sides."""
        self.target.block(kind)
        self.source.block(BlockKind.PARAGRAPH)

    def unit(self, name: str, target: Written, source: Written = NOTHING) -> None:
        """A unit that was written, and what it is called."""
        number = self._ids[name] = self._ids.get(name, 0) + 1
        self._units.append((name if number == 1 else f"{name} ({number})", target, source))

    def document(self, story: str | None) -> Document | None:
        """The story with its source; None where there is no text."""
        if self.target.empty:
            return None
        made = self.target.document(story=story, encoding=self._encoding)
        source = None
        if not self.source.empty:
            primary = self._source_language.partition("-")[0]
            source = self.source.document(story=story, encoding=self._encoding)
            source = replace(source, language=primary)
        units = tuple(self._placed(made.text, source.text if source else ""))
        if source is not None:
            source = source.with_blocks(_alike(made, source, units))
        return replace(made, source=source, units=units)

    def _placed(self, text: str, source_text: str) -> list[Unit]:
        found: list[Unit] = []
        for name, target, source in self._units:
            low, high = _bare(text, target)
            if low < high:
                found.append(Unit(name, low, high, *_bare(source_text, source), target.codes, source.codes))
        return sorted(found, key=attrgetter("start"))


def _bare(text: str, written: Written) -> tuple[int, int]:
    """Where the words of what was written are, without what parts blocks."""
    part = text[written.low : written.high]
    low = written.low + len(part) - len(part.lstrip())
    return low, max(low, written.low + len(part.rstrip()))


def _alike(story: Document, source: Document, units: tuple[Unit, ...]) -> tuple[Block, ...]:
    """The blocks of the source, each of the kind of the block that it was translated as."""
    pairs = sorted((unit.source_start, unit.start) for unit in units if unit.source_start < unit.source_end)
    if not pairs or not story.blocks:
        return source.blocks
    found: list[Block] = []
    for block in source.blocks:
        start = pairs[max(0, bisect_right(pairs, block.start, key=itemgetter(0)) - 1)][1]
        like = story.blocks[max(0, bisect_right(story.blocks, start, key=attrgetter("start")) - 1)]
        found.append(replace(block, kind=like.kind, confidence=like.confidence))
    return tuple(found)


def write_text(
    builder: StoryBuilder, said: Said, kind: BlockKind | None, opaque: re.Pattern[str] | None = None
) -> tuple[str, ...]:
    """Give a builder a text that may be HTML or have several paragraphs; returns what was ``opaque`` there.

    Args:
        builder: its block has begun.
        said: the text, where the builder's ``through`` shall lead.
        kind: of the blocks.
        opaque: what is no text to judge: placeholders.
    """
    builder.through(said.places)
    codes: list[str] = []
    if TAG.search(said.text):
        read_html(builder, said.text, said.at)
        codes += opaque.findall(said.text) if opaque else []
    elif "\n" not in said.text.strip():
        _flow(builder, said, 0, len(said.text), opaque, codes)
    else:
        for number, lines in enumerate(paragraphs(said.text)):
            if number:
                builder.block(kind)
            last = lines[0][0]
            for low, high in lines:
                if last < low:
                    builder.space(said.at + last, said.at + low)
                _flow(builder, said, low, high, opaque, codes)
                last = high
    builder.through(None)
    return tuple(codes)


def _flow(
    builder: StoryBuilder, said: Said, low: int, high: int, opaque: re.Pattern[str] | None, codes: list[str]
) -> None:
    for match in opaque.finditer(said.text, low, high) if opaque else ():
        builder.flow(said.text[low : match.start()], said.at + low)
        builder.open_opaque()
        builder.flow(match[0], said.at + match.start())
        builder.close_opaque()
        codes.append(match[0])
        low = match.end()
    if low < high:
        builder.flow(said.text[low:high], said.at + low)


def refused(raw: Raw, target: str | None, source: str | None, what: str, line: int) -> InputError | None:
    """Why a translation into a language is not read: it is not the one that is checked. None where it is.

    Args:
        raw: the file.
        target: the tag of the language of the translation, None where the file does not say.
        source: that of the source.
        what: what is a translation, for the message.
        line: where the file says so.
    """
    tag, wanted = language(target or ""), raw.language.code
    if not tag or primary(tag) == wanted:
        return None
    name = called(wanted)
    said = f"{what} is a translation into {called(tag)}, where translations into {name} are checked"
    if primary(language(source or "")) == wanted:
        said = f"{what} is a translation from {name} into {called(tag)}; are source and target swapped?"
    return InputError(said, path=raw.path, line=line)


def primary(tag: str) -> str:
    """The language of a tag without script and country."""
    return tag.partition("-")[0].partition("_")[0].lower()


def called(tag: str) -> str:
    """What a language is called in a message."""
    return NAMES.get(primary(tag), repr(tag))


def alone(found: Iterator[Document | InputError]) -> Iterator[Document | InputError]:
    """The stories of a file; the only one needs no name."""
    held: list[Document | InputError] = []  # a story, and what was said after it
    try:
        for each in found:
            if not held and isinstance(each, InputError):
                yield each
            elif not held or isinstance(each, InputError):
                held.append(each)
            else:
                yield from (*held, each)
                held.clear()
                yield from found
                return
    except InputError:
        yield from _nameless(held)
        raise
    yield from _nameless(held)


def _nameless(held: list[Document | InputError]) -> Iterator[Document | InputError]:
    yield from (each if isinstance(each, InputError) else replace(each, story=None) for each in held)
