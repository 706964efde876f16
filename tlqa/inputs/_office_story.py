"""From the paragraphs of an office file to its story."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tlqa.inputs._office import breaks, joined
from tlqa.inputs._story import StoryBuilder
from tlqa.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tlqa.inputs._office import Bit, Line
    from tlqa.inputs.base import Raw
    from tlqa.model import Document


def flat_text(lines: Sequence[Line]) -> str:
    """The paragraphs one a line: the text of the file."""
    return "\n".join("".join(bit.text for bit in line.bits) for line in lines)


def story(raw: Raw, format_: str, lines: Sequence[Line]) -> Document:
    """The story of a file's paragraphs."""
    markup = flat_text(lines)
    builder = StoryBuilder(markup, raw.path, format_, raw.language)
    own = _own_languages(lines, raw.language.code)
    at = 0
    headed = False
    for line in lines:
        kind = line.kind
        if (
            kind is BlockKind.HEADLINE and line.bits
        ):  # what is of the first level after the title parts the text
            kind, headed = (BlockKind.SUBHEADING if headed else kind), True
        builder.block(kind)
        for bit in joined(line.bits):
            if breaks(bit) and len(bit.text) > 1:  # a blank line: the writer means a paragraph
                builder.block(kind)
            elif breaks(bit):
                builder.line_break(at, at + 1)
            else:
                _put(builder, bit, at, opaque=bit.language not in own)
            at += len(bit.text)
        at += 1
    return builder.document()


def _put(builder: StoryBuilder, bit: Bit, at: int, *, opaque: bool) -> None:
    if opaque:
        builder.open_opaque()
    builder.text(bit.text, at)
    if opaque:
        builder.close_opaque()


def _own_languages(lines: Sequence[Line], language: str) -> frozenset[str]:
    """The languages that text of the story may be marked with.

    Whoever writes English with a keyboard set to Spanish marks all of it as Spanish: a language that more
    than half of the text is marked with is the story's own.
    """
    said: Counter[str] = Counter()
    for line in lines:
        for bit in line.bits:
            said[bit.language] += len(bit.text)
    own = {"", language}
    for most, length in said.most_common(1):
        if 2 * length > said.total():
            own.add(most)
    return frozenset(own)
