"""Edits of an office file's text, brought to the pieces of XML that they change."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from tlqa.errors import InputError
from tlqa.inputs._office import BREAK, Way

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tlqa.inputs._office import Bit, Line, Part
    from tlqa.inputs._zip import Archive

# what XML 1.0 cannot hold (section 2.2)
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile(r"\r\n|\r|\n")
_SPECIAL = re.compile(f"([\t{BREAK}])")


class Change(NamedTuple):
    """Bytes ``[low, high)`` of a part become ``new``."""

    low: int
    high: int
    new: bytes


class Cut(NamedTuple):
    """An edit within one piece: ``[start, end)`` of its text becomes ``new``."""

    start: int
    end: int
    new: str


class Written(NamedTuple):
    """A stretch of a piece after the edits: kept as its bytes, or new where ``raw`` is None."""

    text: str
    raw: bytes | None


class Edits:
    """What edits of a file's text mean for its pieces.

    The first piece that an edit touches takes the replacement; the others lose what it covers.

    Args:
        lines: the paragraphs of the file.
        edits: ``(start, end, replacement)`` in offsets of its text, none over another.

    Raises:
        InputError: an edit that goes over the end of a paragraph, over another, or where no text is.
    """

    def __init__(self, lines: Sequence[Line], edits: Iterable[tuple[int, int, str]]) -> None:
        self.lines = lines
        self._cuts: dict[tuple[int, int], list[Cut]] = {}
        self._line_starts = [0, *accumulate(sum(len(b.text) for b in line.bits) + 1 for line in lines)]
        self._starts: dict[int, tuple[list[int], list[int]]] = {}
        ordered = sorted((start, end, _clean(new)) for start, end, new in edits)
        for (_, end, _), (start, _, _) in pairwise(ordered):
            if start < end:
                raise InputError(f"two fixes change the same text, at {start}")
        for start, end, new in ordered:
            self._add(start, end, new)

    @property
    def touched(self) -> list[tuple[int, int]]:
        """The pieces that change, by line and place in it, in order."""
        return sorted(self._cuts)

    def written(self, line: int, piece: int, data: bytes) -> list[Written]:
        """A piece after the edits; ``data`` is the part."""
        bit = self.lines[line].bits[piece]
        raw = data[bit.low : bit.high]
        return _written(bit, raw, self._cuts.get((line, piece), []))

    def _add(self, start: int, end: int, new: str) -> None:
        line = bisect_right(self._line_starts, start) - 1
        if not 0 <= start <= end or end >= self._line_starts[min(line + 1, len(self.lines))]:
            raise InputError(f"a fix cannot go over the end of a paragraph, at {start}")
        bits = self.lines[line].bits
        numbers, starts = self._places(line)
        first = max(0, bisect_right(starts, start) - 1)
        last = max(first + 1, bisect_left(starts, end))
        if not numbers:
            raise InputError(f"a fix needs text to stand in, and there is none at {start}")
        if start == end:
            first, last = self._beside(bits, numbers, starts, first, start)
        for at in range(first, last):
            begin, bit = starts[at], bits[numbers[at]]
            cut = Cut(max(start - begin, 0), min(end - begin, len(bit.text)), new if at == first else "")
            self._cuts.setdefault((line, numbers[at]), []).append(cut)

    def _places(self, line: int) -> tuple[list[int], list[int]]:
        """The pieces of a line that have text, by number, and where each begins."""
        if line not in self._starts:
            bits = self.lines[line].bits
            starts = accumulate((len(bit.text) for bit in bits), initial=self._line_starts[line])
            seen = [(n, start) for (n, bit), start in zip(enumerate(bits), starts, strict=False) if bit.text]
            self._starts[line] = ([n for n, _ in seen], [start for _, start in seen])
        return self._starts[line]

    @staticmethod
    def _beside(
        bits: list[Bit], numbers: list[int], starts: list[int], at: int, place: int
    ) -> tuple[int, int]:
        """The piece that takes what is put in between characters: rather one of text."""
        before = at - 1 if at > 0 and starts[at] == place else at
        element = bits[numbers[at]].way is Way.ELEMENT
        return (before, before + 1) if element or before == at else (at, at + 1)


def rewritten(
    data: bytes,
    edits: Sequence[tuple[int, int, str]],
    body: Callable[..., tuple[Archive, Part, list[Line]]],
    changes: Callable[[Part, Edits], Iterable[Change]],
) -> bytes:
    """An office file with edits of its text made.

    Args:
        data: the file.
        edits: ``(start, end, replacement)``, in offsets of its text.
        body: the format's own reader of archive, part and paragraphs.
        changes: the format's own way to write edits into the part.
    """
    archive, part, lines = body(data, "", exact=True)
    changed = spliced(part.data, changes(part, Edits(lines, edits)))
    return archive.replaced(part.name, part.written(changed))


def spliced(data: bytes, changes: Iterable[Change]) -> bytes:
    """The bytes with every change made."""
    found: list[bytes] = []
    at = 0
    for change in sorted(changes):
        found += [data[at : change.low], change.new]
        at = change.high
    return b"".join([*found, data[at:]])


def as_xml(text: str, way: Way, element: Callable[[str], bytes]) -> bytes:
    """New text as the XML has it there; ``element`` makes what stands for a tab and a line end."""
    found: list[bytes] = []
    for part in _SPECIAL.split(text):
        if not part:
            continue
        if part in ("\t", BREAK):
            found.append(beside(element(part), way))
        elif way is Way.CDATA:
            found.append(part.replace("]]>", "]]]]><![CDATA[>").encode())
        else:
            escaped = part.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            found.append(escaped.encode())
    return b"".join(found)


def beside(element: bytes, way: Way) -> bytes:
    """An element where text is written that way."""
    return b"]]>" + element + b"<![CDATA[" if way is Way.CDATA else element


def _clean(new: str) -> str:
    if bad := _NO_XML.search(new):
        raise InputError(f"a fix holds a character that no such file can: U+{ord(bad.group()):04X}")
    return _LINE_END.sub(BREAK, new)


def _written(bit: Bit, raw: bytes, cuts: list[Cut]) -> list[Written]:
    if bit.literal:
        return _of_literal(bit.text, raw, cuts)
    found: list[Written] = []
    at = 0
    whole = not any(cut.start < cut.end or 0 < cut.start < len(bit.text) for cut in cuts)
    for cut in cuts:
        if cut.start > at:
            found.append(Written(bit.text[at : cut.start], raw if whole else None))
        found.append(Written(cut.new, None))
        at = cut.end
    if at < len(bit.text):
        found.append(Written(bit.text[at:], raw if whole else None))
    return [each for each in found if each.text]


def _of_literal(text: str, raw: bytes, cuts: list[Cut]) -> list[Written]:
    found: list[Written] = []
    at = low = 0
    for cut in cuts:
        high = low + len(text[at : cut.start].encode())
        found += [Written(text[at : cut.start], raw[low:high]), Written(cut.new, None)]
        at, low = cut.end, high + len(text[cut.start : cut.end].encode())
    found.append(Written(text[at:], raw[low:]))
    return [each for each in found if each.text]
