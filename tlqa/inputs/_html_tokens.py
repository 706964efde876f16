"""The tags, comments and text of HTML, in order, as the HTML standard's tokenizer has them (13.2.5).

``html.parser`` is not used: what it makes of odd markup differs between releases of Python, the tags after a
second broken ``&#`` are text to those of 3.11, and unclosed tags take it quadratic time.
"""

from __future__ import annotations

import re
from enum import Enum
from html import unescape
from html.entities import html5
from typing import TYPE_CHECKING, NamedTuple

from tlqa.sourcemap import Escapes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.inputs._story import StoryBuilder

WRITTEN: Escapes = ("xml",)

_MARKUP = re.compile(r"<(?=[a-zA-Z!?]|/[^>])|</>")
# never gives back what it took, so it is linear; a value without its closing mark ends at the first >
_TAG = re.compile(
    r"""<(/?)([a-zA-Z][^\t\n\f\r />]*+)
    ((?:[^>=]++|=[\t\n\f\r ]*+(?:"[^"]*+"|'[^']*+'|[^\t\n\f\r >"'][^\t\n\f\r >]*+)?+)*+)>""",
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(
    r"""([^\t\n\f\r />=][^\t\n\f\r />=]*+)
    (?:[\t\n\f\r ]*+=[\t\n\f\r ]*+(?:"([^"]*+)"|'([^']*+)'|([^\t\n\f\r >"'][^\t\n\f\r >]*+)))?+""",
    re.VERBOSE,
)
_COMMENT_END = re.compile(r"--!?>")
_RAW = frozenset("script style textarea title iframe noembed noframes noscript xmp".split())
_REFERENCE = re.compile(r"&(?:#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?|([a-zA-Z][a-zA-Z0-9]{0,31};?))")
_SPACE = " \t\r\n\f"


class Sort(Enum):
    """What a token is."""

    TEXT = 0
    START = 1
    END = 2
    COMMENT = 3
    VERBATIM = 4


class Token(NamedTuple):
    """A stretch of the markup; ``inner`` to ``high - 1`` are a tag's attributes; ``empty`` as in ``<p/>``."""

    sort: Sort
    low: int
    high: int
    name: str = ""
    inner: int = 0
    empty: bool = False


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a page or fragment; scripts and the like are left out with what is in them."""
    at, xml = 0, text.startswith("<?xml")
    unclosed: set[str] = set()
    while found := _MARKUP.search(text, at):
        low = found.start()
        if low > at:
            yield Token(Sort.TEXT, at, low)
        tag = _TAG.match(text, low)
        if tag is None:
            token = _other(text, low, xml)
            if token.name or token.sort is not Sort.TEXT:
                yield token
            at = token.high
            continue
        at = tag.end()
        name, empty = tag[2].lower(), text[at - 2] == "/"
        if tag[1]:
            yield Token(Sort.END, low, at, name)
            continue
        if name not in _RAW:
            yield Token(Sort.START, low, at, name, tag.start(3), empty)
            continue
        if empty and (xml or name in unclosed):
            continue
        end = re.compile(rf"</{name}(?=[\t\n\f\r />])", re.IGNORECASE).search(text, at)
        if end is None:
            unclosed.add(name)
            if empty:
                continue
        if name == "title":
            yield Token(Sort.START, low, at, name, tag.start(3))
            yield Token(Sort.TEXT, at, end.start() if end else len(text))
        at = end.start() if end else len(text)
    if at < len(text):
        yield Token(Sort.TEXT, at, len(text))


def _other(text: str, low: int, xml: bool) -> Token:
    """A comment, declaration or instruction, or what the end of the file cut off: to be dropped."""
    if text.startswith("<!--", low):
        end = _COMMENT_END.search(text, low + 2)
        return Token(Sort.COMMENT, low, end.end() if end else len(text))
    if text[low + 1 : low + 2].isalpha() or text[low + 2 : low + 3].isalpha() and text[low + 1] == "/":
        return Token(Sort.TEXT, low, len(text))
    if xml and text.startswith("<![CDATA[", low):
        stop = text.find("]]>", low)
        return Token(Sort.VERBATIM, low, len(text) if stop < 0 else stop + 3)
    mark = "?>" if text.startswith(("<?php", "<?="), low) else ">"
    stop = text.find(mark, low)
    return Token(Sort.TEXT, low, len(text) if stop < 0 else stop + len(mark))


def attributes(text: str, token: Token) -> dict[str, tuple[int, int]]:
    """Where the value of each attribute of a tag stands, by its name in lower case; of two the first."""
    found: dict[str, tuple[int, int]] = {}
    for match in _ATTRIBUTE.finditer(text, token.inner, token.high - 1):
        found.setdefault(match[1].lower(), match.span(match.lastindex or 1))
    return found


def write(builder: StoryBuilder, text: str, low: int, high: int, at: int, escapes: Escapes = WRITTEN) -> None:
    """Give a builder the text of ``[low, high)``: character references are atoms; offsets from ``at``."""
    last = low
    index = text.find("&", low, high)
    while index >= 0:
        match = _REFERENCE.match(text, index, high)
        stands = _character(match) if match else None
        index += 1
        if stands is not None:
            meant, length = stands
            if last < index - 1:
                builder.flow(text[last : index - 1], at + last, escapes)
            last = index - 1 + length
            if meant and meant in _SPACE:
                builder.space(at + index - 1, at + last, escapes)
            else:
                builder.atom(meant, at + index - 1, at + last, escapes)
            index = last
        index = text.find("&", index, high)
    if last < high:
        builder.flow(text[last:high], at + last, escapes)


def unescaped(text: str) -> str:
    """The text with its character references resolved."""
    return _REFERENCE.sub(_resolved, text) if "&" in text else text


def _resolved(match: re.Match[str]) -> str:
    stands = _character(match)
    return match[0] if stands is None else stands[0] + match[0][stands[1] :]


def _character(match: re.Match[str]) -> tuple[str, int] | None:
    """What a reference stands for, as ``html.unescape`` has it, and its length; None: it is none."""
    name = match[3]
    if name is None:
        digits = (match[1] or match[2]).lstrip("0")
        return "\ufffd" if len(digits) > 7 else unescape(match[0]), len(match[0])
    for length in range(len(name), 1, -1):
        meant = html5.get(name[:length])
        if meant is not None:
            return meant, length + 1
    return None
