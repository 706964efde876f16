"""The documents that are open in the editor, as it says they are."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from tlqa.frozen import dataclass
from tlqa.lsp.positions import Positions, whole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tlqa.lsp.positions import Encoding, Place


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of the document, in the editor's places, that became ``text``; all of it with no start."""

    text: str
    start: Place | None = None
    end: Place = (0, 0)


@dataclass(slots=True)
class Story:
    """An open document. ``version`` is the editor's number of the text.

    Attributes:
        uri: the editor's name for it.
        language: the editor's ``languageId``.
    """

    uri: str
    language: str
    version: int
    text: str

    @property
    def path(self) -> str:
        """The file's path; for a document that is no file yet, the path of its URI."""
        return path_of(self.uri)

    @property
    def is_file(self) -> bool:
        return urlsplit(self.uri).scheme == "file"

    def change(self, changes: Iterable[Change], version: int, encoding: Encoding) -> None:
        """Follow what was typed: each change counts in the text that the one before it left."""
        for each in changes:
            if each.start is None:
                self.text = whole(each.text)
                continue
            positions = Positions(self.text, encoding)
            low, high = positions.offset(*each.start), positions.offset(*each.end)
            self.text = whole(self.text[:low] + each.text + self.text[max(low, high) :])
        self.version = version


def path_of(uri: str) -> str:
    """The path that a URI names."""
    parts = urlsplit(uri)
    return url2pathname(parts.path) if parts.scheme == "file" else unquote(parts.path) or uri
