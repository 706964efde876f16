"""Between offsets in a text and positions in the protocol, whose columns count in what was agreed upon.

Lines and columns count from 0. A line ends at LF, CR LF or CR and nowhere else, so a form feed or U+2028 in a
story must not begin one (``str.splitlines`` would have it so).
See https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#position
"""

from __future__ import annotations

import re
from typing import Literal

from tlqa.text.positions import LineIndex

Encoding = Literal["utf-8", "utf-16", "utf-32"]
Place = tuple[int, int]
"""Line and column, from 0."""

_WIDTH = {"utf-8": 1, "utf-16": 2, "utf-32": 4}
_CODEC = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
_HALF = re.compile("[\ud800-\udfff]")


class Positions:
    """The positions of a text.

    Args:
        text: without lone surrogates (see ``whole``).
        encoding: whose units columns count in.
    """

    def __init__(self, text: str, encoding: Encoding) -> None:
        self._index = LineIndex(text)
        self._encoding = encoding

    def place(self, offset: int) -> Place:
        """Where a code-point offset stands. One between CR and LF stands at the end of its line."""
        line = self._index.line_of(offset)
        start, end = self._index.line_span(line)
        before = self._index.text[start : min(offset, end)]
        if before.isascii():
            return line - 1, len(before)
        return line - 1, len(before.encode(_CODEC[self._encoding])) // _WIDTH[self._encoding]

    def offset(self, line: int, column: int) -> int:
        """The offset of a place; the end of its line, or of the text, for one beyond.

        A place within a character, as no editor should say, is the place before it.
        """
        if line >= self._index.lines:
            return len(self._index.text)
        start, end = self._index.line_span(line + 1)
        content = self._index.text[start:end]
        if content.isascii() or self._encoding == "utf-32":
            return start + min(column, len(content))
        codec = _CODEC[self._encoding]
        before = content.encode(codec)[: column * _WIDTH[self._encoding]]
        return start + len(before.decode(codec, "ignore"))


def whole(text: str) -> str:
    """The text with halves of surrogate pairs joined, and U+FFFD for those that stand alone."""
    if _HALF.search(text) is None:
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
