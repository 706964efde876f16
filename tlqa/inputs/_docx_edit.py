"""Writes edits into the runs of a DOCX file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tlqa.inputs._office import BREAK, Way, tag_end
from tlqa.inputs._office_edit import Change, as_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.inputs._office import Bit, Part
    from tlqa.inputs._office_edit import Edits, Written

_NAME = re.compile(rb"<((?:[^\s:/>]+:)?)([^\s/>]+)")
_SPACE = re.compile(rb"""xml:space\s*=\s*(?:"[^"]*"|'[^']*')""")
_PRESERVE = b'xml:space="preserve"'
_BLANK = " \t\r\n"


def changes(part: Part, edits: Edits) -> Iterator[Change]:
    """What changes in the part. Only characters of text elements do, and ``xml:space`` where it is needed."""
    done: set[int] = set()
    for line, piece in edits.touched:
        bits = edits.lines[line].bits
        bit = bits[piece]
        if bit.way is Way.ELEMENT:
            yield _element(part, bit, edits.written(line, piece, part.data))
        elif bit.owner not in done:
            done.add(bit.owner)
            yield from _text(part, edits, line, _of_owner(bits, piece))


def _of_owner(bits: list[Bit], piece: int) -> range:
    """The pieces of the text element that this one stands in."""
    owner, first, last = bits[piece].owner, piece, piece + 1
    while first > 0 and bits[first - 1].owner == owner:
        first -= 1
    while last < len(bits) and bits[last].owner == owner:
        last += 1
    return range(first, last)


def _text(part: Part, edits: Edits, line: int, pieces: range) -> Iterator[Change]:
    """A text element after the edits."""
    bits = edits.lines[line].bits
    owner = bits[pieces.start].owner
    prefix, name = _names(part, owner)
    text = ""
    for piece in pieces:
        bit, written = bits[piece], edits.written(line, piece, part.data)
        text += "".join(each.text for each in written)
        new = b"".join(_bytes(each, bit.way, prefix, name) for each in written)
        if new != part.data[bit.low : bit.high] and bit.way is not Way.DROPPED:
            yield Change(bit.low, bit.high, new)
    end = tag_end(part.data, owner)
    tag = part.data[owner:end]
    said = _SPACE.search(tag)
    if (said and b"preserve" in said.group()) or not _needs_space(text):
        return
    if said:
        yield Change(owner + said.start(), owner + said.end(), _PRESERVE)
    else:
        at = owner + 1 + len(prefix) + len(name)
        yield Change(at, at, b" " + _PRESERVE)
    for piece in pieces:
        if bits[piece].way is Way.DROPPED:
            yield Change(bits[piece].low, bits[piece].high, b"")


def _needs_space(text: str) -> bool:
    return text != text.strip(_BLANK) or BREAK in text or "\t" in text


def _element(part: Part, bit: Bit, written: list[Written]) -> Change:
    """An element that stood for a character after the edits: text of its own takes its place."""
    prefix, _ = _names(part, bit.low)
    found: list[bytes] = []
    for each in written:
        if each.raw is not None:
            found.append(each.raw)
        else:
            text = _bytes(each, Way.LITERAL, prefix, b"t")
            found.append(b"<%st %s>%s</%st>" % (prefix, _PRESERVE, text, prefix))
    return Change(bit.low, bit.high, b"".join(found))


def _bytes(written: Written, way: Way, prefix: bytes, name: bytes) -> bytes:
    if written.raw is not None:
        return written.raw

    def element(mark: str) -> bytes:
        kind = b"br" if mark == BREAK else b"tab"
        return b"</%s%s><%s%s/><%s%s %s>" % (prefix, name, prefix, kind, prefix, name, _PRESERVE)

    return as_xml(written.text, way, element)


def _names(part: Part, low: int) -> tuple[bytes, bytes]:
    """The prefix and the name of the tag that begins there."""
    found = _NAME.match(part.data, low)
    return (found.group(1), found.group(2)) if found else (b"w:", b"t")
