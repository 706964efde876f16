"""Lines with their places, and the marks within them, for formats that are read line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from tlqa.inputs._story import StoryBuilder
    from tlqa.sourcemap import Escapes


class Line(NamedTuple):
    """A line without the white space around it, which stands at ``[low, high)``; ``indent`` in columns."""

    text: str
    low: int
    high: int
    indent: int


def lines_of(text: str) -> list[Line]:
    """The lines of a text whose lines end in ``\\n``."""
    found: list[Line] = []
    at = 0
    for line in text.split("\n"):
        bare = line.strip()
        low = at + (len(line) - len(line.lstrip()) if bare else 0)
        indent = len(line[: low - at].expandtabs(8))
        found.append(Line(bare, low, low + len(bare), indent))
        at += len(line) + 1
    return found


class Marked:
    """Writes text with marks in it.

    Args:
        builder: takes it.
        text: the file's.
        marks: what is a mark. Its named groups: ``text`` is text with marks in it, ``code`` is not to be
            judged, ``escape`` is a character that its mark makes plain, ``opening`` and ``closing`` are
            quotation marks; a match without any of them is dropped.
        escapes: how text is written there.
    """

    def __init__(self, builder: StoryBuilder, text: str, marks: re.Pattern[str], escapes: Escapes) -> None:
        self._builder, self._text, self._marks, self._escapes = builder, text, marks, escapes

    def write(self, low: int, high: int, depth: int = 0) -> None:
        """Give the builder ``[low, high)``."""
        builder, text, last = self._builder, self._text, low
        for found in self._marks.finditer(text, low, high) if depth < 8 else ():
            if found.start() > last:
                builder.flow(text[last : found.start()], last, self._escapes)
            last = found.end()
            given = {name: found.span(name) for name, value in found.groupdict().items() if value is not None}
            for name, (begin, end) in given.items():
                write = _WAYS.get(name.rstrip("_0123456789"))
                if write:
                    write(self, begin, end, depth, found.span())
        if last < high:
            builder.flow(text[last:high], last, self._escapes)

    def inner(self, low: int, high: int, depth: int, _: tuple[int, int]) -> None:
        self.write(low, high, depth + 1)

    def code(self, low: int, high: int, _: int, __: tuple[int, int]) -> None:
        self._builder.open_opaque()
        self._builder.flow(self._text[low:high], low)
        self._builder.close_opaque()

    def escape(self, low: int, high: int, _: int, whole: tuple[int, int]) -> None:
        if not self._text[low:high].isspace():
            self._builder.atom(self._text[low:high], *whole, self._escapes)

    def break_(self, _: int, __: int, ___: int, whole: tuple[int, int]) -> None:
        self._builder.line_break(*whole)

    def quote(self, low: int, high: int, _: int, __: tuple[int, int]) -> None:
        """A quotation mark written with a backquote: ``"`` and ```` ` ```` in either order."""
        written = self._text[low:high]
        pairs = {'"`': "“", '`"': "”", "'`": "‘", "`'": "’"}
        self._builder.atom(pairs[written], low, high)


_WAYS: dict[str, Callable[[Marked, int, int, int, tuple[int, int]], None]] = {
    "text": Marked.inner,
    "code": Marked.code,
    "escape": Marked.escape,
    "break": Marked.break_,
    "opening": Marked.quote,
    "closing": Marked.quote,
}
