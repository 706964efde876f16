"""From files to segments: the lines of a file, the paragraphs of a story, the stories of a file of many.

Lines are those of sacrebleu: parted at LF, white space at their end left off. Paragraphs are what blank lines
part in the text that a reader sees, whatever the format of the file; what its markup calls furniture is left
out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.distance.model import Pairing, Segment, Side
from tlqa.errors import InputError
from tlqa.frozen import dataclass
from tlqa.inputs.base import find_input, read, surest
from tlqa.inputs.plain import NAME as PLAIN
from tlqa.model import BlockKind
from tlqa.text.positions import line_index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.inputs.base import Raw
    from tlqa.model import Document


@dataclass(frozen=True, slots=True)
class File:
    """A file to be compared, and how it is to be read; ``format_`` None: by the surest of its bytes."""

    raw: Raw
    format_: str | None = None

    @property
    def path(self) -> str:
        return self.raw.path

    @property
    def is_plain(self) -> bool:
        """Whether the file is text without markup."""
        reader = find_input(self.format_) if self.format_ else surest(self.raw.data, self.raw.path)
        return reader.NAME == PLAIN

    def read(self, pairing: Pairing) -> Side:
        """The segments of the file.

        Raises:
            InputError: it cannot be read, or holds no text.
        """
        stories = tuple(self.stories(as_lines=pairing is Pairing.LINES))
        segments = tuple(s for n, story in enumerate(stories) for s in _segments(story, n, pairing))
        if not any(segment.text.strip() for segment in segments):
            raise InputError("is empty: there is nothing to compare", path=self.path)
        return Side(self.path, segments, stories)

    def stories(self, *, as_lines: bool = False) -> Iterator[Document]:
        """The stories of the file; ``as_lines`` as the one text that it is, markup and all.

        Raises:
            InputError: one cannot be read. None is left out: the rest would be paired with others.
        """
        for story in read(self.raw, PLAIN if as_lines else self.format_):
            if isinstance(story, InputError):
                raise story
            yield story


def _segments(story: Document, number: int, pairing: Pairing) -> Iterator[Segment]:
    if pairing is Pairing.LINES:
        yield from _lines(story.text)
    elif pairing is Pairing.PARAGRAPHS:
        for start, end in _paragraphs(story):
            yield Segment(
                " ".join(story.text[start:end].split()), _line(story, start, end), start, end, number
            )
    else:
        words = [word for start, end in _paragraphs(story) for word in story.text[start:end].split()]
        end = len(story.text)
        yield Segment(" ".join(words), _line(story, 0, end) if end else 1, 0, end, number)


def _lines(text: str) -> Iterator[Segment]:
    at = 0
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if number < len(lines) or line:
            yield Segment(line.rstrip(), number, at, at + len(line))
        at += len(line) + 1


def _paragraphs(story: Document) -> Iterator[tuple[int, int]]:
    """The stretches between blank lines, without those that are furniture from end to end."""
    furniture = [(b.start, b.end) for b in story.blocks if b.kind is BlockKind.BOILERPLATE]
    at = 0
    for start, end in _stretches(story.text):
        left = start
        while at < len(furniture) and furniture[at][0] < end:
            low, high = furniture[at]
            if low <= left or not story.text[left:low].strip():
                left = max(left, high)
            at += 1
        if left < end and story.text[left:end].strip():
            yield start, end


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    lines = line_index(text)
    begun: int | None = None
    last = 0
    for number in range(1, lines.lines + 1):
        start, end = lines.line_span(number)
        if text[start:end].strip():
            begun = start if begun is None else begun
            last = end
        elif begun is not None:
            yield begun, last
            begun = None
    if begun is not None:
        yield begun, last


def _line(story: Document, start: int, end: int) -> int:
    return line_index(story.file_text).line_of(story.place(start, end)[0])
