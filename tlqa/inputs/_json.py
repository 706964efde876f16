"""The strings of a JSON text, each with the place of every character (RFC 8259)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tlqa.frozen import dataclass
from tlqa.sourcemap import Mapping, SourceMap

if TYPE_CHECKING:
    from collections.abc import Iterator

ESCAPES = ("json",)
_TOKEN = re.compile(
    r'[ \t\r\n:]*(?:"(?P<string>(?>[^"\\]*(?:\\.[^"\\]*)*))"|(?P<mark>[][{},])|(?P<other>[^][{},:" \t\r\n]+))'
)
_ESCAPE = re.compile(
    r"\\(?:u([Dd][89AaBb][0-9A-Fa-f]{2})\\u([Dd][C-Fc-f][0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|(.))", re.S
)
_SHORT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_LOST = "\ufffd"  # half of a surrogate pair is no character


@dataclass(frozen=True, slots=True)
class JsonString:
    """A string that is a value: the keys and numbers that lead to it, what it says, and where in the file."""

    path: tuple[str | int, ...]
    text: str
    places: SourceMap


def strings(text: str, start: int = 0, end: int | None = None) -> Iterator[JsonString]:
    """The strings of the JSON value at ``text[start:end]``, in order, keys left out.

    Args:
        text: what the places lead to.
        start: where the value begins.
        end: where it ends, the end of the text by default.

    The value must be one that ``json.loads`` takes; of another the strings may be any.
    """
    stop = len(text) if end is None else end
    path: list[str | int] = []
    keys: list[bool] = []  # of each object or array around: whether a key comes next
    match, at = _TOKEN.match, start
    while (token := match(text, at, stop)) is not None:
        at = token.end()
        low, high = token.span("string")
        if low >= 0:
            said, places = _decoded(text, low, high)
            if keys and keys[-1]:
                path[-1], keys[-1] = said, False
            else:
                yield JsonString(tuple(path), said, places)
        elif (mark := token["mark"]) is not None:
            _step(mark, path, keys)


def _step(mark: str, path: list[str | int], keys: list[bool]) -> None:
    """What a bracket or a comma does to the way that leads here."""
    if mark in "{[":
        path.append("" if mark == "{" else 0)
        keys.append(mark == "{")
    elif mark in "}]" and path:
        path.pop()
        keys.pop()
    elif mark == "," and path:
        last = path[-1]
        if isinstance(last, int):
            path[-1] = last + 1
        else:
            keys[-1] = True


def _decoded(text: str, low: int, high: int) -> tuple[str, SourceMap]:
    parts: list[str] = []
    mapping, at = Mapping(), low
    for escape in _ESCAPE.finditer(text, low, high):
        begin, after = escape.span()
        char = _character(*escape.groups())
        parts += (text[at:begin], char)
        mapping.literal(begin - at, at, ESCAPES)
        mapping.atom(1, begin, after, ESCAPES)
        at = after
    parts.append(text[at:high])
    mapping.literal(high - at, at, ESCAPES)
    return "".join(parts), mapping.map()


def _character(first: str | None, second: str | None, code: str | None, short: str | None) -> str:
    if first and second:
        return chr(0x10000 + ((int(first, 16) - 0xD800) << 10) + int(second, 16) - 0xDC00)
    if code:
        number = int(code, 16)
        return _LOST if 0xD800 <= number < 0xE000 else chr(number)
    return _SHORT.get(short or "", short or "")
