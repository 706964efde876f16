"""Where the values of front matter stand, character by character.

What a value is, the libraries say. Where it stands is read from the mark that begins it; where the two
differ, the whole value stands for the whole of what is written.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tlqa.inputs._story import StoryBuilder
    from tlqa.sourcemap import Escapes

_PAIR = r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_ESCAPE = rf"{_PAIR}|\\(?:x[0-9a-fA-F]{{2}}|u[0-9a-fA-F]{{4}}|U[0-9a-fA-F]{{8}}|[ \t]*\n\s*|.)"
_FOLD = r"[ \t]*\n[ \t]*(?:\n[ \t]*)*"
_IN_DOUBLE = re.compile(rf"{_ESCAPE}|{_FOLD}", re.DOTALL)
_IN_SINGLE = re.compile(rf"''|{_FOLD}")
_IN_PLAIN = re.compile(_FOLD)
_IN_LINES = re.compile(rf"{_ESCAPE}|\n+", re.DOTALL)
_LINE_ENDS = re.compile(r"\n+")
_SIMPLE = dict(zip("0abefnrtvN_LP", "\0\a\b\x1b\f\n\r\t\v\x85\xa0\u2028\u2029", strict=True))
NOTE = "note:"
"""Stands before the name of a value that is no copy."""

_WHITE = ("", " ", "\t", "\n", "\r", "\f")
_BLOCK = re.compile(r"([|>])[-+]?([1-9]?)[^\n]*\n")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a value; ``literal`` where its characters stand so at ``[low, high)``.

    ``ends`` is white space with which a paragraph ends.
    """

    text: str
    low: int
    high: int
    literal: bool = False
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """A value that is text, with the stretches it is written in."""

    name: str
    text: str
    parts: tuple[Part, ...]
    escapes: Escapes

    def moved(self, by: int) -> Value:
        """The same in a text that begins so much earlier."""
        parts = tuple(replace(part, low=part.low + by, high=part.high + by) for part in self.parts)
        return replace(self, parts=parts)

    def write(self, builder: StoryBuilder) -> None:
        """Give it to a builder whose block has begun."""
        for part in self.parts:
            if part.literal:
                builder.flow(part.text, part.low, self.escapes)
            elif part.ends:
                builder.line_break(part.low, part.high)
            elif part.text in _WHITE:
                builder.space(part.low, part.high, self.escapes)
            else:
                builder.atom(part.text, part.low, part.high, self.escapes)


def value_of(name: str, text: str, parts: Iterable[Part], span: tuple[int, int], escapes: Escapes) -> Value:
    """The value in those parts, if they are it; else in one."""
    known = tuple(parts)
    if "".join(part.text for part in known) == text:
        return Value(name, text, known, escapes)
    return Value(name, text, (Part(" ".join(text.split()), *span),), ())


def plain(text: str, low: int, high: int) -> Iterator[Part]:
    """YAML without quotation marks: a line end is a space, and a blank line a line end."""
    return _scanned(text, low, high, _IN_PLAIN, folded=True)


def single(text: str, low: int, high: int) -> Iterator[Part]:
    """Within single quotation marks of YAML."""
    return _scanned(text, low, high, _IN_SINGLE, folded=True)


def double(text: str, low: int, high: int) -> Iterator[Part]:
    """Within double quotation marks of YAML."""
    return _scanned(text, low, high, _IN_DOUBLE, folded=True)


def escaped(text: str, low: int, high: int) -> Iterator[Part]:
    """Within double quotation marks of JSON and TOML, in which line ends are line ends."""
    return _scanned(text, low, high, _IN_LINES, folded=False)


def lines(text: str, low: int, high: int) -> Iterator[Part]:
    """As it stands, line ends too: a literal string of TOML."""
    return _scanned(text, low, high, _LINE_ENDS, folded=False)


def block(text: str, low: int, high: int) -> Iterator[Part]:
    """A block of YAML, from the ``|`` or ``>`` on, without the line ends at its end."""
    header = _BLOCK.match(text, low, high)
    if header is None:
        return
    at = header.end()
    indent, last, blank, before = int(header[2] or 0), -1, 0, ""
    for line in text[at:high].splitlines(keepends=True):
        indent = indent or len(line) - len(line.lstrip(" "))
        content = line[indent:].rstrip("\n")
        begin, at = at + indent, at + len(line)
        if not content.strip(" ") and (not content or last < 0):
            blank += 1
            indent = indent if last >= 0 else int(header[2] or 0)
            continue
        if last >= 0:
            folds = header[1] == ">" and content[0] not in " \t" and before not in " \t"
            ends = "\n" * (blank + 1) if not folds else "\n" * blank or " "
            yield Part(ends, last, begin, ends=blank > 0)
        elif blank:
            yield Part("\n" * blank, begin, begin)
        yield Part(content, begin, begin + len(content), literal=True)
        last, blank, before = begin + len(content), 0, content[0]


def _scanned(text: str, low: int, high: int, marks: re.Pattern[str], *, folded: bool) -> Iterator[Part]:
    last = low
    for found in marks.finditer(text, low, high):
        begin, end = found.span()
        if last < begin:
            yield Part(text[last:begin], last, begin, literal=True)
        last = end
        written = found[0]
        if "\n" in written and written[0] != "\\":
            ends = written.count("\n")
            meant = ("\n" * (ends - 1) or " ") if folded else written
            yield Part(meant, begin, end, ends=ends > 1)
        elif meant := _meant(written):
            yield Part(meant, begin, end)
    if last < high:
        yield Part(text[last:high], last, high, literal=True)


def _meant(written: str) -> str:
    """What an escape stands for."""
    if written == "''":
        return "'"
    kind = written[1]
    if len(written) > 10:  # two halves of a character beyond the sixteen bits
        return bytes.fromhex(written[2:6] + written[8:]).decode("utf-16-be")
    if kind in "xuU" and len(written) > 2:
        code = int(written[2:], 16)
        return chr(code) if code < 0x110000 else "\ufffd"
    return "" if "\n" in written else _SIMPLE.get(kind, kind)
