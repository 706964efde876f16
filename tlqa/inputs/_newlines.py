"""Line ends of every kind as one, for readers of lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.sourcemap import Mapping

if TYPE_CHECKING:
    from tlqa.sourcemap import SourceMap


def unix(text: str) -> tuple[str, SourceMap | None]:
    """The text with ``\\n`` for each line end, and where it stands in ``text``; None: all offsets stay."""
    if "\r" not in text:
        return text, None
    if "\r\n" not in text:
        return text.replace("\r", "\n"), None
    made, at = Mapping(), 0
    for line in text.split("\r\n"):
        made.literal(len(line), at)
        at += len(line)
        if at < len(text):
            made.atom(1, at, at + 2)
        at += 2
    return text.replace("\r\n", "\n").replace("\r", "\n"), made.map()
