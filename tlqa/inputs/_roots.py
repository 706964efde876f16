"""The root element of XML, told from its beginning."""

from __future__ import annotations

import re
from functools import lru_cache

_BEGINNING = 8192
# What stands before the root ends at its first end mark; were it free to end at a later one, as many comments
# at the top of a page could be divided in as many ways as there are sums.
_ROOT = re.compile(
    rb"\s*+(?:<\?(?>.{0,500}?\?>)\s*+|<!--(?>.{0,4000}?-->)\s*+"
    rb"|<!DOCTYPE(?>[^>\[]{0,500}(?:\[[^\]]{0,4000}\]\s*)?>)\s*+)*+"
    rb"<(?:[\w.-]+:)?([\w.-]+)(?=[\s/>])",
    re.DOTALL,
)


def root_of(data: bytes) -> str:
    """The local name of the root element, in lower case; nothing where the text is no XML."""
    return _root(data[:_BEGINNING])


@lru_cache(maxsize=8)
def _root(beginning: bytes) -> str:
    if beginning.startswith((b"\xff\xfe", b"\xfe\xff")):
        beginning = beginning.decode("utf-16", "replace").encode("utf-8", "replace")
    match = _ROOT.match(beginning.removeprefix(b"\xef\xbb\xbf"))
    return match[1].decode("ascii", "replace").lower() if match else ""
