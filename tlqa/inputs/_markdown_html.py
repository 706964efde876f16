"""The elements of HTML that are open where text of Markdown stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.inputs._html_elements import VOID, State, entered
from tlqa.inputs._html_tokens import Sort, Token, attributes, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEEP = 16  # elements that an end tag looks up through for its start
# those that stay open over blank lines, after which Markdown goes on; of others the end tag may be left out
_AROUND = frozenset("article aside blockquote del details div figcaption footer nav section template".split())


class Elements:
    """A stack of them; ``state`` is what they say of the text at hand."""

    def __init__(self, language: str) -> None:
        self.state = State()
        self._language = language
        self._open: list[tuple[str, State]] = []

    def read(self, markup: str) -> Iterator[tuple[Token, State | None]]:
        """Take tags: each token, and the state around the element that it begins or ends, if any."""
        for token in tokens(markup):
            outer: State | None = None
            if token.sort is Sort.START and not token.empty and token.name not in VOID:
                given = attributes(markup, token)
                values = {key: markup[low:high].strip().lower() for key, (low, high) in given.items()}
                outer = self.state
                self._open.append((token.name, outer))
                self.state = entered(token.name, values, outer, 1, self._language)
            elif token.sort is Sort.END and any(token.name == name for name, _ in self._open[-_DEEP:]):
                name = ""
                while name != token.name:
                    name, outer = self._open.pop()
                    self.state = outer
            yield token, outer

    def around(self, markup: str) -> None:
        """Take a block of HTML, of which some elements may stay open."""
        for _ in self.read(markup):
            pass
        while self._open and self._open[-1][0] not in _AROUND:
            _, self.state = self._open.pop()
