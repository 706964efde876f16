"""Corpora to measure on: each path by the format that knows it, all of them one evaluation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tlqa.errors import CorpusError
from tlqa.evaluate.formats import Wanted, formats
from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tlqa.evaluate.story import Story


@dataclass(frozen=True, slots=True)
class Corpus:
    """The stories that could be read, and what is wrong with the others."""

    stories: tuple[Story, ...]
    errors: tuple[CorpusError, ...]


def read_corpora(paths: Iterable[Path], wanted: Wanted | None = None) -> Corpus:
    """Every story at the paths. What cannot be read is among the errors, and the rest goes on."""
    stories: list[Story] = []
    errors: list[CorpusError] = []
    names: set[str] = set()
    for path in dict.fromkeys(paths):
        source = _source(path, names)
        found = False
        for each in _read(path, wanted or Wanted()):
            found = True
            if isinstance(each, CorpusError):
                errors.append(each)
            else:
                stories.append(replace(each, source=source))
        if not found:
            errors.append(CorpusError("holds no story that is wanted", path=str(path)))
    return Corpus(tuple(stories), tuple(errors))


def read_corpus(root: Path) -> tuple[Story, ...]:
    """Every story of one corpus that has no mistake.

    Raises:
        CorpusError: no story there, or the first thing that is wrong.
    """
    corpus = read_corpora([root])
    for error in corpus.errors:
        raise error
    return corpus.stories


def _read(path: Path, wanted: Wanted) -> Iterator[Story | CorpusError]:
    if not path.exists():
        yield CorpusError("there is no such file or directory", path=str(path))
        return
    for form in formats().values():
        if form.accepts(path):
            yield from form.read(path, wanted)
            return
    known = "; ".join(form.DESCRIPTION for form in formats().values())
    what = "holds no annotated story" if path.is_dir() else "is no corpus"
    yield CorpusError(f"{what}; there is: {known}", path=str(path))


def _source(path: Path, taken: set[str]) -> str:
    """A short name for a path that no earlier one has."""
    parts = path.resolve().parts
    for length in range(1, len(parts) + 1):
        name = "/".join(parts[-length:]).removesuffix(".xz").removesuffix(".jsonl").removesuffix(".conllu")
        if name not in taken:
            break
    taken.add(name)
    return name
