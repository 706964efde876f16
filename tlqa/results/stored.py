"""A story whose report was kept: its file's text is there, everything else is read when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.errors import InputError
from tlqa.model import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tlqa.model import Block, FileReport, Meta


class Stored(Document):
    """A document that knows what reports say of it; its blocks, and text without markup, cost another check.

    Of the outputs only HTML needs these. It is equal to no other document, and made with ``of``.
    """

    __slots__ = ("_again", "_file_text", "_plain", "_whole")

    if TYPE_CHECKING:
        _again: Callable[[], Document]
        _file_text: str
        _plain: bool
        _whole: Document | None

    @classmethod
    def of(
        cls,
        path: str,
        format_: str,
        language: str,
        story: str | None,
        encoding: str,
        file_text: str,
        plain: bool,
        meta: Meta,
        again: Callable[[], Document],
    ) -> Stored:
        """A story of a file.

        Args:
            path, format_, language, story, encoding: as of any document.
            file_text: of the file.
            plain: whether the story's text is the file's as it stands.
            meta: what the file says of the story.
            again: reads and checks the file anew, and gives the whole document.
        """
        made = cls.__new__(cls)
        put = object.__setattr__
        put(made, "path", path)
        put(made, "format", format_)
        put(made, "language", language)
        put(made, "story", story)
        put(made, "encoding", encoding)
        put(made, "meta", meta)
        put(made, "_file_text", file_text)
        put(made, "_plain", plain)
        put(made, "_again", again)
        put(made, "_whole", None)
        return made

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    @property
    def file_text(self) -> str:
        return self._file_text

    @property
    def is_plain(self) -> bool:
        return self._plain

    def with_blocks(self, blocks: tuple[Block, ...]) -> Document:
        return _whole(self).with_blocks(blocks)

    def __repr__(self) -> str:
        return f"<{self.name}, kept>"


def same(
    again: Callable[[], Sequence[FileReport]], count: int, path: str
) -> Callable[[], Sequence[FileReport]]:
    """The same stories, checked anew.

    Raises:
        InputError: there are more or fewer of them now.
    """

    def checked() -> Sequence[FileReport]:
        found = again()
        if len(found) != count:
            raise InputError("has changed while it was checked", path=path)
        return found

    return checked


def _whole(document: Stored) -> Document:
    found = document._whole
    if found is None:
        found = document._again()
        object.__setattr__(document, "_whole", found)
    return found


def _later(name: str) -> property:
    return property(lambda document: getattr(_whole(document), name))


for _name in (
    *("text", "blocks", "markup", "places", "opaque", "comments", "source", "units", "reference"),
    "unbounded",
):
    setattr(Stored, _name, _later(_name))
