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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.inputs._story import StoryBuilder
    from tlqa.sourcemap import Escapes

WRITTEN: Escapes = ("xml",)

_MARKUP = re.compile(r"<(?=[a-zA-Z!?]|/[^>])|</>")
# of the alternatives one fits at most, so it is linear; a value without its closing mark ends at the first >
_TAG = re.compile(
    r"""<(/?)([a-zA-Z][^\t\n\f\r />]*+)
    ((?:[^>=]++|=[\t\n\f\r ]*+(?:"[^"]*+"|'[^']*+'|[^\t\n\f\r >"'][^\t\n\f\r >]*+
    |(?=>|\Z|"[^"]*+\Z|'[^']*+\Z)))*)>""",
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(
    r"""([^\t\n\f\r />=][^\t\n\f\r />=]*+)
    (?:[\t\n\f\r ]*+=[\t\n\f\r ]*+(?:"([^"]*+)"|'([^']*+)'|([^\t\n\f\r >"'][^\t\n\f\r >]*+)))?""",
    re.VERBOSE,
)
_CUT_OFF = re.compile("</?[a-zA-Z]")
_COMMENT_END = re.compile(r"--!?>")
_RAW = frozenset("script style textarea title iframe noembed noframes noscript xmp".split())
_REFERENCE = re.compile(r"&(?:#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?|([a-zA-Z][a-zA-Z0-9]{0,31};?))")
_SOFT_HYPHEN = "\u00ad"
_SPACE = " \t\r\n\f"

Attributes = dict[str, tuple[int, int]]
"""Where the value of each attribute of a tag stands, by its name in lower case."""


class Sort(Enum):
    """What a token is."""

    TEXT = 0
    START = 1
    END = 2
    COMMENT = 3
    VERBATIM = 4
    NOTHING = 5


class Token(NamedTuple):
    """A stretch of the markup, and of a tag its name in lower case and whether it is as ``<p/>`` is.

    From ``inner`` to ``high - 1`` are a start tag's attributes; at ``inner`` a comment's text ends.
    """

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
            token = _other(text, low, xml, unclosed)
            yield token
            at = token.high
            continue
        at = tag.end()
        name, empty = tag[2].lower(), text[at - 2] == "/"
        if tag[1]:
            yield Token(Sort.END, low, at, name)
        elif name not in _RAW:
            yield Token(Sort.START, low, at, name, tag.start(3), empty)
        elif not (empty and (xml or name in unclosed)):
            end = re.compile(rf"</{name}(?=[{_SPACE}/>])", re.IGNORECASE).search(text, at)
            if end is None:
                unclosed.add(name)
                if empty:
                    continue
            stop = end.start() if end else len(text)
            if name == "title":
                yield Token(Sort.START, low, at, name, tag.start(3))
                yield Token(Sort.TEXT, at, stop)
            at = stop
    if at < len(text):
        yield Token(Sort.TEXT, at, len(text))


def _other(text: str, low: int, xml: bool, unclosed: set[str]) -> Token:
    """What is no tag: a comment, a declaration, an instruction, a tag that the end of the file cut off."""
    if text.startswith("<!--", low):
        end = _COMMENT_END.search(text, low + 2)
        inner, stop = end.span() if end else (len(text), len(text))
        return Token(Sort.COMMENT, low, stop, inner=inner)
    if _CUT_OFF.match(text, low):
        return Token(Sort.NOTHING, low, len(text))
    if xml and text.startswith("<![CDATA[", low):
        stop = text.find("]]>", low)
        return Token(Sort.VERBATIM, low, len(text) if stop < 0 else stop + 3)
    if text.startswith(("<?php", "<?="), low) and "?>" not in unclosed:
        stop = text.find("?>", low)
        if stop >= 0:
            return Token(Sort.NOTHING, low, stop + 2)
        unclosed.add("?>")
    stop = text.find(">", low)
    return Token(Sort.NOTHING, low, len(text) if stop < 0 else stop + 1)


def attributes(text: str, token: Token) -> Attributes:
    """The attributes of a tag; of two with one name the first."""
    found: Attributes = {}
    for match in _ATTRIBUTE.finditer(text, token.inner, token.high - 1):
        low, high = match.span(match.lastindex or 1)
        found.setdefault(match[1].lower(), (low, high) if match.lastindex != 1 else (high, high))
    return found


def write(builder: StoryBuilder, text: str, low: int, high: int, at: int, escapes: Escapes = WRITTEN) -> None:
    """Give a builder the text of ``[low, high)``: character references are atoms; offsets from ``at``.

    Soft hyphens are left out: they say where a browser may break a word.
    """
    last = low
    index = text.find("&", low, high)
    while index >= 0:
        match = _REFERENCE.match(text, index, high)
        stands = _character(match) if match else None
        index += 1
        if stands is not None:
            meant, length = stands
            if last < index - 1:
                _flow(builder, text, last, index - 1, at, escapes)
            last = index - 1 + length
            if meant and meant in _SPACE:
                builder.space(at + index - 1, at + last, escapes)
            elif meant != _SOFT_HYPHEN:
                builder.atom(meant, at + index - 1, at + last, escapes)
            index = last
        index = text.find("&", index, high)
    if last < high:
        _flow(builder, text, last, high, at, escapes)


def _flow(builder: StoryBuilder, text: str, low: int, high: int, at: int, escapes: Escapes) -> None:
    while (hyphen := text.find(_SOFT_HYPHEN, low, high)) >= 0:
        if low < hyphen:
            builder.flow(text[low:hyphen], at + low, escapes)
        low = hyphen + 1
    if low < high:
        builder.flow(text[low:high], at + low, escapes)


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
