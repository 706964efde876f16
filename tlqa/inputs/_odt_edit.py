"""Writes edits into the paragraphs of an ODT file.

A space that would not be seen there (the first, the last, one after another) is written ``<text:s/>``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tlqa.inputs._office import BREAK, Way
from tlqa.inputs._office_edit import Change, as_xml, beside

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tlqa.inputs._office import Bit, Part
    from tlqa.inputs._office_edit import Edits, Written

_PREFIX = re.compile(rb"<((?:[^\s:/>]+:)?)")
_TOKENS = re.compile(f" |\t|{BREAK}|[^ \t{BREAK}]+")


def changes(part: Part, edits: Edits) -> Iterator[Change]:
    """What changes in the part, paragraph by paragraph."""
    for number in sorted({line for line, _ in edits.touched}):
        line = edits.lines[number]
        written = [edits.written(number, piece, part.data) for piece in range(len(line.bits))]
        found = _PREFIX.match(part.data, line.low)
        yield from _Paragraph(part, line.bits, found.group(1) if found else b"text:").changes(written)


class _Paragraph:
    """Writes one paragraph, and knows after each piece whether a space would be seen."""

    def __init__(self, part: Part, bits: Sequence[Bit], prefix: bytes) -> None:
        self._part, self._bits, self._prefix = part, bits, prefix
        self._made: list[list[bytes]] = [[] for _ in bits]
        self._after_space = True
        self._last: tuple[int, int] | None = None  # the space that was written last

    def changes(self, written: Sequence[Sequence[Written]]) -> Iterator[Change]:
        last = max((n for n, each in enumerate(written) if each), default=-1)
        for number, (bit, stretches) in enumerate(zip(self._bits, written, strict=True)):
            if bit.way is Way.DROPPED:
                seen = not self._after_space and number < last
                self._made[number] = [b"" if seen else self._part.data[bit.low : bit.high]]
            for stretch in stretches:
                self._write(number, bit, stretch)
        if self._after_space and self._last is not None:
            number, place = self._last
            self._made[number][place] = beside(self._element(b"s"), self._bits[number].way)
        for bit, made in zip(self._bits, self._made, strict=True):
            new = b"".join(made)
            if new != self._part.data[bit.low : bit.high]:
                yield Change(bit.low, bit.high, new)

    def _write(self, number: int, bit: Bit, stretch: Written) -> None:
        if stretch.raw is None:
            way = Way.LITERAL if bit.way in (Way.ELEMENT, Way.ENTITY) else bit.way
            for token in _TOKENS.findall(stretch.text):
                self._token(number, way, token, as_xml(token, way, self._special))
        elif bit.way is Way.ELEMENT:
            self._made[number].append(stretch.raw)
            self._after_space = False
        elif len(stretch.text) == 1:
            self._token(number, bit.way, stretch.text, stretch.raw)
        else:
            raw, text = stretch.raw, stretch.text
            if text[0] == " ":
                self._token(number, bit.way, " ", raw[:1])
                raw, text = raw[1:], text[1:]
            if text[-1] != " ":
                self._token(number, bit.way, text, raw)
            else:
                self._token(number, bit.way, text[:-1], raw[:-1]) if len(text) > 1 else None
                self._token(number, bit.way, " ", raw[-1:])

    def _token(self, number: int, way: Way, text: str, raw: bytes) -> None:
        """A space by itself, or text that neither begins nor ends with one."""
        made = self._made[number]
        if text == " " and self._after_space:
            made.append(beside(self._element(b"s"), way))
            self._after_space = False
            return
        made.append(raw)
        self._after_space = text == " "
        if self._after_space:
            self._last = number, len(made) - 1

    def _special(self, mark: str) -> bytes:
        return self._element(b"line-break" if mark == BREAK else b"tab")

    def _element(self, name: bytes) -> bytes:
        return b"<%s%s/>" % (self._prefix, name)
