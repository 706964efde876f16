"""XML 1.0 out of any text: what may not stand in it, not even escaped, becomes a sign of itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Mapping

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

# https://www.w3.org/TR/xml/#charsets
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS = {"\r": "&#13;"}


def content(text: str) -> str:
    """Text as the content of an element; ``]]>`` cannot come about."""
    return escape(_legal(text), _BREAKS)


def tag(name: str, attributes: Mapping[str, object], *, empty: bool = False) -> str:
    """A start tag, or an empty element; attributes in their order."""
    told = "".join(f" {key}={quoteattr(_legal(str(value)), _BREAKS)}" for key, value in attributes.items())
    return f"<{name}{told}{'/' if empty else ''}>"


def _legal(text: str) -> str:
    return _FORBIDDEN.sub(lambda m: chr(0x2400 + ord(m[0])) if ord(m[0]) < 0x20 else "\ufffd", text)
