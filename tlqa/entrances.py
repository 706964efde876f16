"""The ways into a checker: a text, an example, a file, its bytes; all lead to ``check``, by documents."""

from __future__ import annotations

from abc import ABC, abstractmethod
from copy import copy
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, cast

from tlqa.errors import InputError
from tlqa.inputs import plain
from tlqa.inputs.base import Raw, read, read_file
from tlqa.origin import checked_code
from tlqa.sidecar import read_sidecar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import Self

    from tlqa.model import Document, Example, FileReport, Notice
    from tlqa.reading import Reader
    from tlqa.sidecar import Entry
    from tlqa.text.language import Language


class Entrances(ABC):
    """What a checker can be asked to check.

    Attributes:
        language: of the stories.
        source_language: that they were translated from, ISO 639-1, where that is known.
        reader: makes stories of files.
        suppress: whether comments and lists that take findings back are heeded.
    """

    language: Language
    source_language: str | None
    reader: Reader
    suppress: bool

    @abstractmethod
    def check(self, document: Document, accepted: Sequence[Entry] = ()) -> FileReport:
        """Check a document; ``accepted`` are findings that were answered for (see ``tlqa.sidecar``)."""

    def check_text(
        self,
        text: str,
        path: str = "<text>",
        *,
        source: str | None = None,
        source_language: str = "",
        reference: str | None = None,
    ) -> FileReport:
        """Check a story given as plain text; offsets in the report are code points of ``text``.

        ``source`` is the text that it was translated from, ``source_language`` the language of that, where
        it is known (ISO 639-1). ``reference`` is another translation to hold it against.
        """
        document = plain.document(text, path, self.language)
        if source is not None:
            document = replace(
                document,
                source=replace(plain.document(source, path, self.language), language=source_language),
            )
        if reference is not None:
            document = replace(document, reference=plain.document(reference, path, self.language))
        return self.check(document)

    def check_example(self, example: Example) -> FileReport:
        """Check the text of a rule's example, beside its source and its reference where it has them."""
        return self.check_text(
            example.text,
            source=example.source,
            source_language=example.language,
            reference=example.reference,
        )

    def check_file(self, path: Path | str) -> FileReport:
        """Check the one story of a file.

        Raises:
            InputError: it cannot be read, or holds many stories (see ``check_stories``).
        """
        return self.check_bytes(read_file(path), str(path), self.accepted(path))

    def check_bytes(self, data: bytes, path: str, accepted: Sequence[Entry] = ()) -> FileReport:
        """Check the one story of a file given as its bytes; ``path`` names it in the report.

        Raises:
            InputError: it cannot be read, or holds many stories (see ``check_stories``).
        """
        stories = list(islice(self.check_stories(data, path, accepted), 2))
        if stories and isinstance(stories[0], InputError):
            raise stories[0]
        if len(stories) != 1:
            raise InputError("holds no story" if not stories else "holds many stories", path=path)
        return cast("FileReport", stories[0])

    def check_stories(
        self, data: bytes, path: str, accepted: Sequence[Entry] = ()
    ) -> Iterator[FileReport | InputError]:
        """Check every story of a file given as its bytes; an error stands for one that cannot be read.

        ``accepted`` are findings that were answered for in a list beside the file (see ``tlqa.sidecar``).
        """
        return self._check_all(self.reader.stories(data, path), accepted)

    def check_raw(
        self, raw: Raw, format_: str | None, accepted: Sequence[Entry] = ()
    ) -> Iterator[FileReport | InputError]:
        """Check every story of a file that is to be read so; ``format_`` None: by the surest of its bytes."""
        return self._check_all(read(raw, format_), accepted)

    def _check_all(
        self, stories: Iterable[Document | InputError], accepted: Sequence[Entry]
    ) -> Iterator[FileReport | InputError]:
        told: set[Notice] = set()  # what concerns the file is told with its first story
        for story in stories:
            if isinstance(story, InputError):
                yield story
                continue
            report = self.check(story, accepted)
            fresh = tuple(notice for notice in report.notices if notice not in told)
            told.update(fresh)
            yield report if fresh == report.notices else replace(report, notices=fresh)

    def reading(
        self,
        input_format: str | None,
        encoding: str | None = None,
        source_language: str | None = None,
        source: str | None = None,
    ) -> Self:
        """The same checker for files that are read otherwise; None leaves what holds here.

        ``source`` is the text of the source of every story that brings none itself.

        Everything that was made ready is shared, so that this costs nothing.

        Raises:
            UsageError: there is no such format or language.
            InputError: the source is no text.
        """
        other = copy(self)
        other.reader = self.reader.otherwise(input_format, encoding, source)
        if source_language is not None:
            other.source_language = checked_code(source_language, self.language.code)
        return other

    def accepted(self, path: Path | str) -> tuple[Entry, ...]:
        """What the list beside a file takes back; nothing where the checker is not to suppress.

        Raises:
            InputError: with the line of the list that is wrong.
        """
        return read_sidecar(path) if self.suppress else ()
