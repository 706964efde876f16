"""Text of a story as text of a page: nothing in it turns, hides or moves what stands around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup

# Marks that turn the direction of what follows (UAX 9): shown, and shut into an element of their own.
_TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_TURNS = re.compile(f"([{_TURNING}])")
_CONTROL = re.compile("\r\n|[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def visible(text: str) -> str:
    """Text whose control characters are signs of themselves; tabs and line ends stay."""
    return _CONTROL.sub(_sign, text)


def shown(text: str) -> Markup:
    """Any text as HTML that reads as that text and does nothing."""
    from markupsafe import Markup, escape

    parts = _TURNS.split(visible(text))
    if len(parts) == 1:
        return escape(parts[0])
    return Markup("").join(
        Markup('<span class="turn" title="U+{:04X}">{}</span>').format(ord(part), part)
        if place % 2
        else escape(part)
        for place, part in enumerate(parts)
    )


def plain(text: str) -> str:
    """Text on one line, for where no element can stand: a title, an attribute."""
    return _TURNS.sub("\ufffd", " ".join(visible(text).split()))


def edges(text: str) -> str:
    """A text that is to be seen whole: spaces at its edges, and line ends, are signs."""
    inner = text.strip(" \t\n\r\u00a0")
    if inner == text:
        return text
    at = text.index(inner) if inner else len(text)
    return _signs(text[:at]) + inner + _signs(text[at + len(inner) :])


def _signs(space: str) -> str:
    return space.translate({0x20: "␣", 0xA0: "⍽", 0x09: "⇥", 0x0A: "⏎", 0x0D: ""})


def _sign(match: re.Match[str]) -> str:
    char = match[0]
    if char == "\r\n":
        return "\n"
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "\ufffd"
