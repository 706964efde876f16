"""Which file has the source of a story, or its reference, and how a story gets it.

Either one file is named for all stories, or a pattern says what the source of each is called, or a directory
has the sources under the names of the stories. References are found in the same ways.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tlqa.errors import InputError, UsageError
from tlqa.frozen import dataclass
from tlqa.inputs.base import Raw, read, read_file
from tlqa.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tlqa.text.language import Language

SOURCE, REFERENCE = "source", "reference"

_PLACES = ("{name}", "{stem}", "{suffix}")


@dataclass(frozen=True, slots=True)
class Pairing:
    """How the sources of stories, or their references, are found.

    Attributes:
        source: a file; or a pattern with ``{name}`` (story.en.txt), ``{stem}`` (story) or ``{suffix}``
            (.txt), from the directory of the story.
        directory: where the sources lie under the names of the stories.
        encoding: of the sources, where it is not UTF-8 and no byte-order mark says so.
        what: ``source`` or ``reference``: the field of the story that they go to.
    """

    source: str | None = None
    directory: str | None = None
    encoding: str | None = None
    what: str = SOURCE

    def path_of(self, story: str) -> str | None:
        """The file with the source of a story; None where sources are not asked for.

        Raises:
            InputError: the directory has none of that name.
        """
        if self.source is not None:
            return self._named(story, self.source)
        return None if self.directory is None else self._within(story, self.directory, self.what)

    @staticmethod
    def _named(story: str, source: str) -> str:
        if not any(place in source for place in _PLACES):
            return source
        name = Path(story).name
        values = {"{name}": name, "{stem}": name.split(".")[0], "{suffix}": Path(story).suffix}
        for place, value in values.items():
            source = source.replace(place, value)
        return os.path.normpath(Path(story).parent / source)

    @staticmethod
    def _within(story: str, directory: str, what: str) -> str:
        """The longest end of the story's path that is a file in the directory."""
        parts = Path(os.path.normpath(story)).parts
        for begin in range(1 if Path(story).is_absolute() else 0, len(parts)):
            found = Path(directory, *parts[begin:])
            if ".." not in parts[begin:] and found.is_file():
                return str(found)
        raise InputError(f"has no {what}: {directory} holds no {Path(story).name}", path=story)

    def is_source(self, path: str) -> bool:
        """Whether a file is the source and not a story."""
        if self.source is None:
            return False
        named = self._named(path, self.source)
        return os.path.abspath(named) == os.path.abspath(path)  # noqa: PTH100


def pairing(
    source: str | None, directory: str | None, encoding: str | None, what: str = SOURCE
) -> Pairing | None:
    """The pairing that options ask for; None where they ask for none.

    Raises:
        UsageError: a file or pattern and a directory, or a directory that is none.
    """
    if source is None and directory is None:
        return None
    if source is not None and directory is not None:
        raise UsageError(f"--{what} and --{what}-dir do not go together")
    if directory is not None and not Path(directory).is_dir():
        raise UsageError(f"is no directory to look for {what}s in", path=directory)
    return Pairing(source, directory, encoding, what)


def source_bytes(story: str, path: str, what: str = SOURCE) -> bytes:
    """The bytes of the source, or the reference, of a story.

    Raises:
        InputError: they cannot be read.
    """
    try:
        return read_file(path)
    except InputError as problem:
        if os.path.exists(path):  # noqa: PTH110
            raise
        raise InputError(f"has no {what}: {path} is not there", path=story) from problem


def paired(
    stories: Iterable[Document | InputError], data: bytes, path: str, language: Language, pairing: Pairing
) -> Iterator[Document | InputError]:
    """The stories of a file, each with its source (or reference); what is wrong with one stands before its
    story.

    In files of many, a source is the one of the same name, or where no names agree, of the same place.

    Args:
        stories: of the file.
        data: the bytes of the file with the sources.
        path: its name.
        language: of the stories, whose rules tell the source's blocks apart.
        pairing: what they are, and their encoding.
    """
    what = pairing.what
    try:
        found = list(read(Raw(data, path, language, pairing.encoding)))
    except InputError as problem:
        found = [problem]
    sources = [each for each in found if isinstance(each, Document)]
    yield from (_of_source(each, what) for each in found if isinstance(each, InputError))
    texts = list(stories)
    if len([t for t in texts if isinstance(t, Document)]) == len(sources) == 1:
        named: dict[str | None, Document] = {}
    else:
        named = {each.story: each for each in sources if each.story is not None}
    if not any(isinstance(each, Document) and each.story in named for each in texts):
        named = {}
        if sources and len(sources) != len(texts):
            count = f"{len(sources)} {'story' if len(sources) == 1 else 'stories'}"
            yield InputError(f"has {count} where the translation has {len(texts)}", path=path)
            sources = []
    for place, each in enumerate(texts):
        own = _own(each, place, named, sources, what)
        yield each if own is None else own


def _of_source(problem: InputError, what: str) -> InputError:
    """The problem, with the option that mends it for sources."""
    said = problem.message.replace("--encoding", f"--{what}-encoding")
    return InputError(said, path=problem.path, line=problem.line)


def _own(
    story: Document | InputError,
    place: int,
    named: dict[str | None, Document],
    sources: list[Document],
    what: str,
) -> Document | None:
    if isinstance(story, InputError):
        return None
    source = named.get(story.story) if named else sources[place] if place < len(sources) else None
    if source is None:
        return None
    if what == REFERENCE:
        return replace(story, reference=source)
    return None if story.source is not None else replace(story, source=replace(source, language=""))
