"""How a checker's files become stories: their format, their encoding, and what lies beside them."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from tlqa.errors import InputError
from tlqa.frozen import dataclass
from tlqa.inputs import plain
from tlqa.inputs.base import Raw, find_input, read
from tlqa.inputs.pairing import paired, source_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.inputs.pairing import Pairing
    from tlqa.model import Document
    from tlqa.text.language import Language


@dataclass(frozen=True)
class Reader:
    """Reads files in one way.

    Attributes:
        language: of the stories, where a file does not say.
        encoding: of the files, where it is not UTF-8 and no byte-order mark says so.
        format: the name of theirs, where it is not to be told from each.
        fields: the columns or keys that hold a story, name it, and hold its source, in files of many records.
        pairing: where the sources of the stories lie.
        holding: where other translations of them lie, to hold the stories against.
        source: the source of every story that brings none itself.
    """

    language: Language
    encoding: str | None = None
    format: str | None = None
    fields: tuple[str | None, str | None, str | None] = (None, None, None)
    pairing: Pairing | None = None
    holding: Pairing | None = None
    source: Document | None = None

    def raw(self, data: bytes, path: str, encoding: str | None = None) -> Raw:
        """A file's bytes as the formats take them; ``encoding`` where more is known than of all files."""
        return Raw(data, path, self.language, encoding or self.encoding, *self.fields)

    def stories(self, data: bytes, path: str) -> Iterator[Document | InputError]:
        """The stories of a file given as its bytes; an error stands for one not to be read.

        Each has its source, where these are asked for; what is wrong with a source does not keep its story
        from being checked.
        """
        stories = read(self.raw(data, path), self.format)
        for each in (self.pairing, self.holding):
            stories = stories if each is None else self._paired(stories, path, each)
        return stories

    def _paired(
        self, stories: Iterator[Document | InputError], path: str, pairing: Pairing
    ) -> Iterator[Document | InputError]:
        try:
            source = pairing.path_of(path)
            if source is None:
                return stories
            data = source_bytes(path, source, pairing.what)
        except InputError as problem:
            return chain((problem,), stories)
        return paired(stories, data, source, self.language, pairing)

    def beside(self, path: str) -> tuple[tuple[str, bytes] | None, tuple[str, bytes] | None]:
        """The file with the source of a story, and its bytes; then those of its reference. None for what is
        not asked for.

        Raises:
            InputError: there is none, or it cannot be read.
        """
        return _beside(path, self.pairing), _beside(path, self.holding)

    def otherwise(self, format_: str | None, encoding: str | None, source: str | None) -> Reader:
        """One for files that are read otherwise; None leaves what holds here.

        Raises:
            UsageError: there is no such format.
            InputError: the source is no text.
        """
        return replace(
            self,
            format=self.format if format_ is None else find_input(format_).NAME,
            encoding=encoding or self.encoding,
            source=self.source if source is None else _told(source, self.language),
        )


def _told(source: str, language: Language) -> Document:
    (found,) = read(Raw(source.encode(), "source", language), plain.NAME)
    if isinstance(found, InputError):
        raise found
    return replace(found, language="")


def _beside(path: str, pairing: Pairing | None) -> tuple[str, bytes] | None:
    found = None if pairing is None else pairing.path_of(path)
    return None if pairing is None or found is None else (found, source_bytes(path, found, pairing.what))
