"""Treebanks in CoNLL-U (``*.conllu``, ``*.conllu.xz``), as clean copy: only the comments are read.

``# newdoc id`` begins a story, ``# text`` is a sentence, ``# newpar`` begins a paragraph. In a document
without ``# newpar`` nothing says where paragraphs end, and every sentence is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tlqa.errors import CorpusError
from tlqa.evaluate.formats._files import numbered_lines
from tlqa.evaluate.paragraphs import join
from tlqa.evaluate.story import Story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tlqa.evaluate.formats import Wanted

NAME = "conllu"
DESCRIPTION = "a treebank as clean copy, *.conllu or *.conllu.xz"

_NEW_DOCUMENT, _NEW_PARAGRAPH, _TEXT = "# newdoc", "# newpar", "# text ="
_COLUMNS = 10


def accepts(path: Path) -> bool:
    return path.is_file() and path.name.endswith((".conllu", ".conllu.xz"))


def read(path: Path, wanted: Wanted) -> Iterator[Story | CorpusError]:
    """The documents in the order of the file; with ``wanted.documents`` those whose id holds it."""
    name, paragraphs, marked = "", [[]], False  # type: str, list[list[str]], bool
    try:
        for number, line in numbered_lines(path):
            if line.startswith(_NEW_DOCUMENT):
                yield from _story(path, name, paragraphs, marked, wanted)
                name, paragraphs, marked = line.partition("=")[2].strip(), [[]], False
            elif line.rstrip() == _NEW_PARAGRAPH or line.startswith(f"{_NEW_PARAGRAPH} "):
                marked = True
                paragraphs.append([])
            elif line.startswith(_TEXT):
                paragraphs[-1].append(" ".join(line[len(_TEXT) :].split()))
            elif line and line[0] != "#" and line.count("\t") != _COLUMNS - 1:
                yield CorpusError(f"is no line of {_COLUMNS} columns", path=str(path), line=number)
    except CorpusError as problem:
        yield problem
    yield from _story(path, name, paragraphs, marked, wanted)


def _story(
    path: Path, name: str, paragraphs: list[list[str]], marked: bool, wanted: Wanted
) -> Iterator[Story]:
    if wanted.documents is not None and not wanted.documents.search(name):
        return
    if marked:
        parts = [" ".join(sentences) for sentences in paragraphs if sentences]
        text, _ = join(parts, sentences=False)
    else:
        text, _ = join([each for sentences in paragraphs for each in sentences], sentences=True)
    if text:
        yield Story(name or path.name, path, None, text, None, ())
