"""What an input format is, and how the right one is found.

A module of this package that has a ``NAME`` is a format. It exposes

* ``NAME``: the word after ``--input-format``;
* ``DESCRIPTION``: one line for ``tlqa inputs``;
* ``SUFFIXES``: the endings of its files' names, lower case with the dot;
* ``sniff(data, path)``: how sure the format is of the bytes, from 0 (they are not mine) to 1; content first,
  the name decides between formats that content cannot tell apart. It is quick: it looks at a beginning;
* ``parse(raw)``: the stories of the file, one after the other, as ``Document``; for a story that cannot be
  read where others of the file can, an ``InputError`` in its place. Raises ``InputError`` where nothing can.

It may have ``edit(data, edits)`` where the bytes of the file are not its text, encoded (DOCX): the bytes with
each ``(start, end, replacement)`` made, in offsets of ``Document.file_text``.

It may have ``target(beginning)`` where files say which language they were translated into: its code, or "". A
search of directories passes over those in another language.

All formats are imported to find the one of a file, so a module imports only what sniffing needs, and the rest
within ``parse``. The package is scanned, so a new format is a new module here; third parties register modules
under the entry-point group ``tlqa.inputs``.
"""

from __future__ import annotations

from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING, Protocol, cast, runtime_checkable

from tlqa.errors import InputError
from tlqa.frozen import dataclass
from tlqa.registry import everything, find, own

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tlqa.model import Document
    from tlqa.text.language import Language

GROUP = "tlqa.inputs"
LARGEST = 128 * 1024 * 1024
"""Bytes of a file, and of what is packed in one, beyond which it is refused."""


@dataclass(frozen=True, slots=True)
class Raw:
    """A file as it was found, with what the caller knows about it.

    Attributes:
        data: its bytes.
        path: its name, for messages and for formats that the name tells apart.
        language: of its stories, where the file does not say.
        encoding: of its text, where the file does not say and it is not UTF-8.
        text_field: the column or key that holds a story, in files of many records; several with commas
            between, or a pattern (``mt_*``), for several translations of one source.
        id_field: the column or key that names a story there.
        source_field: the column or key that holds the text it was translated from.
    """

    data: bytes
    path: str
    language: Language
    encoding: str | None = None
    text_field: str | None = None
    id_field: str | None = None
    source_field: str | None = None


class Input(Protocol):
    """The shape of a module of this package."""

    NAME: str
    DESCRIPTION: str
    SUFFIXES: tuple[str, ...]

    def sniff(self, data: bytes, path: str) -> float: ...

    def parse(self, raw: Raw) -> Iterable[Document | InputError]: ...


@runtime_checkable
class Translated(Protocol):
    """A format whose files may say which language they were translated into."""

    def target(self, beginning: bytes) -> str: ...


def read(raw: Raw, format_: str | None = None) -> Iterator[Document | InputError]:
    """The stories of a file, by the format named or the one that is surest of the bytes.

    A story that cannot be read is an error in its place; so is a file that cannot.

    Raises:
        UsageError: there is no such format.
    """
    reader = find_input(format_) if format_ else surest(raw.data, raw.path)
    try:
        _refuse_large(len(raw.data), raw.path)
        yield from reader.parse(raw)
    except InputError as problem:
        yield problem


def read_file(path: Path | str) -> bytes:
    """The bytes of a file.

    Raises:
        InputError: it cannot be read, or is too large to be.
    """
    try:
        state = Path(path).stat()
        _refuse_large(state.st_size, str(path))
        if S_ISREG(state.st_mode):
            return Path(path).read_bytes()
        with Path(path).open("rb") as file:
            data = file.read(LARGEST + 1)  # a pipe or a device has no size, and may have no end
        _refuse_large(len(data), str(path))
        return data
    except OSError as problem:
        raise InputError(f"cannot be read: {problem.strerror or problem}", path=str(path)) from problem


def _refuse_large(size: int, path: str) -> None:
    if size > LARGEST:
        most = LARGEST // 2**20
        raise InputError(f"is too large: {size // 2**20} MB, where {most} MB are read at most", path=path)


def edited(data: bytes, document: Document, edits: Iterable[tuple[int, int, str]]) -> bytes:
    """The bytes of a file with each ``(start, end, replacement)`` made, every other byte as it was.

    Args:
        data: the file.
        document: a story of it.
        edits: in offsets of ``document.file_text``, written as the file writes text; none over another.

    Raises:
        InputError: the edits cannot be made in this file.
    """
    own = getattr(find_input(document.format), "edit", None)
    if own is not None:
        return cast("bytes", own(data, list(edits)))
    from tlqa.inputs._splice import spliced

    try:
        return spliced(data, document.file_text, document.encoding, edits)
    except InputError as problem:
        raise InputError(problem.message, path=document.path) from problem


def surest(data: bytes, path: str) -> Input:
    """The format that is surest of the bytes."""
    readers: Iterable[Input] = own(GROUP).values()
    return max(readers, key=lambda reader: reader.sniff(data, path))


def find_input(name: str) -> Input:
    """The format of that name.

    Raises:
        UsageError: there is none.
    """
    return cast("Input", find(GROUP, name, "input format"))


def inputs() -> Mapping[str, Input]:
    """Every format, ours and third parties', by name. Ours cannot be replaced."""
    return everything(GROUP)


def suffixes() -> frozenset[str]:
    """The endings of the names of stories, which a directory is searched for."""
    return frozenset(suffix for reader in own(GROUP).values() for suffix in reader.SUFFIXES)
