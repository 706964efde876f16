"""The root element of an XML file, from its first bytes: what tells its format."""

from __future__ import annotations

import re
from typing import NamedTuple

from tlqa.compiled import compiled

_HEAD = 16_384
_BEFORE = compiled(r"\s*+(?:<(?:\?[^?]*+(?:\?(?!>)[^?]*+)*\?|!--[^-]*+(?:-(?!->)[^-]*+)*--)>\s*+)*")
_DOCTYPE = compiled(r"<!DOCTYPE\s[^\[>]*+(?:\[[^\]]*+\]\s*+)?>\s*+", re.IGNORECASE)
_ROOT = compiled(r"<(?:[A-Za-z_][\w.-]*+:)?([A-Za-z_][\w.-]*+)((?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*)")


class Root(NamedTuple):
    """The name of a root element in lower case, without its prefix, and its attributes as they stand.

    ``xml`` says that the file declares itself to be XML, or its name does.
    """

    name: str = ""
    attributes: str = ""
    xml: bool = False


def root_of(data: bytes, path: str) -> Root:
    """The root element; with an empty name where the bytes do not begin as XML does."""
    head = data[:_HEAD]
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = head.decode("utf-16" if wide else "utf-8", "ignore").removeprefix("\ufeff")
    declared = text.lstrip().startswith("<?xml")
    xml = declared or (path.lower().endswith(".xml") and text.lstrip()[:1] == "<")
    at = _end(_BEFORE, text, 0)
    doctype = _DOCTYPE.match(text, at)
    if doctype:
        at = _end(_BEFORE, text, doctype.end())
    root = _ROOT.match(text, at)
    return Root(root[1].lower(), root[2], xml) if root else Root("", "", xml)


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at
